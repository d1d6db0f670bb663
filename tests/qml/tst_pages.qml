// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

PagesCase {
    id: test

    name: "Pages"

    readonly property var pages: ["lage", "messages", "log", "units", "incidents", "stations", "warning", "orders", "system"]

    // ---- INV-QML-01, INV-QML-02
    function test_everyKeyIsUniqueOnItsPage_data() {
        const rows = pages.map(page => ({ tag: page, page: page, draft: false, propose: false }))
        rows.push({ tag: "warning with a draft", page: "warning", draft: true, propose: false })
        rows.push({ tag: "incidents, chosen", page: "incidents", draft: false, propose: false, incidents: true })
        rows.push({ tag: "warning being written", page: "warning", draft: false, propose: true })
        return rows
    }
    function test_everyKeyIsUniqueOnItsPage(row) {
        const at = open(true)
        if (row.draft)
            at.stage.desk.warning.openWarning(at.stage.tellDraft())
        if (row.propose) {
            at.stage.desk.warning.openProposal("flood:Aue")
            at.stage.desk.warning.step = 2
        }
        if (row.incidents) {
            at.stage.tellIncidents()
            at.stage.desk.incidents.selected = "incident:00112233445566aa"
            at.stage.desk.incidents.partner = "incident:00112233445566bb"
        }
        at.frame.page = row.page
        wait(0)
        const seen = {}
        for (const action of actionsOf(at.frame)) {
            verify(action.text !== "", "an action without words")
            if (action.keyLetter === "")
                continue
            verify(!(action.keyLetter in seen), "Alt+" + action.keyLetter + " is on '" + action.text + "' and '" + seen[action.keyLetter] + "'")
            seen[action.keyLetter] = action.text
        }
        verify("M" in seen, "the log-in is reachable on every page")
    }
    function test_nothingThatSignsHasAKey() {
        const at = open(true)
        at.stage.desk.warning.openWarning(at.stage.tellDraft())
        at.frame.page = "warning"
        wait(0)
        const button = findByName(at.frame, "signSecond")
        verify(button)
        compare(button.keyLetter, "")
        verify(!button.enabled, "passphrase and word are missing")
    }
    function test_aKeyWorksWhileTextIsEditedUnlessItWouldLoseTheText() {
        const at = open(true)
        at.stage.desk.warning.openProposal("flood:Aue")
        at.frame.page = "warning"
        wait(0)
        const headline = findByName(at.frame, "headline")
        headline.forceActiveFocus()
        keyClick(Qt.Key_H, Qt.AltModifier)
        compare(at.stage.desk.warning.language, "en")
        keyClick("w")
        verify(at.stage.desk.warning.wasEdited)
        keyClick(Qt.Key_L, Qt.AltModifier)
        verify(at.stage.desk.warning.isOpen, "Alt+L would have thrown the edit away")
        at.frame.forceActiveFocus()
        keyClick(Qt.Key_L, Qt.AltModifier)
        verify(!at.stage.desk.warning.isOpen)
    }
    function test_theKeyOfAnEntryWorksFromItsField() {
        const at = open(true)
        at.stage.logIn()
        at.frame.page = "log"
        wait(0)
        const entry = findByName(at.frame, "logEntry")
        entry.forceActiveFocus()
        entry.text = "Deich gesichtet"
        keyClick(Qt.Key_T, Qt.AltModifier)
        compare(entry.text, "")
        verify(at.stage.desk.noteMessage !== "")
    }
    function test_onALowScreenTheWarningsMapKeepsHalfOfTheHeight() {
        const at = open(true)
        at.frame.width = 1280
        at.frame.height = 800
        at.stage.desk.warning.openProposal("flood:Aue")
        at.frame.page = "warning"
        waitForRendering(at.frame)
        const map = findByName(at.frame, "warningMap"), figures = findByName(at.frame, "warningFigures"), tools = findByName(at.frame, "warningTools")
        const taken = tools.mapToItem(map, 0, tools.height).y
        verify(figures.height > 0 && taken <= map.height / 2, taken + " of " + map.height)
    }
    function test_tabGoesFromFieldToField() {
        const at = open(true)
        at.stage.desk.warning.openProposal("flood:Aue")
        at.frame.page = "warning"
        wait(0)
        const fields = ["headline", "description", "instruction", "place"].map(name => findByName(at.frame, name))
        fields[0].forceActiveFocus()
        for (let i = 1; i < fields.length; ++i) {
            keyClick(Qt.Key_Tab)
            verify(fields[i].activeFocus, fields[i].objectName)
        }
        keyClick(Qt.Key_Tab, Qt.ShiftModifier)
        verify(fields[2].activeFocus)
    }
    function test_aLongHeadlineIsSeenWhole() {
        const at = open(true)
        const warning = at.stage.desk.warning
        warning.openProposal("flood:Aue")
        warning.language = "de"
        at.frame.page = "warning"
        warning.headline = "ÜBUNG: Lebensgefahr durch Hochwasser an der Aue in Auental, Altstadt und Wehrviertel: sofort nach oben"
        waitForRendering(at.frame)
        const headline = findByName(at.frame, "headline")
        verify(headline.lineCount > 1)
        verify(headline.contentHeight <= headline.height && headline.contentWidth <= headline.width)
        headline.forceActiveFocus()
        keyClick(Qt.Key_Return)
        verify(!warning.headline.includes("\n"))
    }
    function test_functionKeysOpenThePages() {
        const at = open(true)
        const keys = [[Qt.Key_F2, "messages"], [Qt.Key_F2, "log"], [Qt.Key_F3, "units"], [Qt.Key_F4, "incidents"], [Qt.Key_F5, "stations"], [Qt.Key_F6, "warning"], [Qt.Key_F7, "orders"], [Qt.Key_F8, "system"], [Qt.Key_F1, "lage"]]
        for (const [key, page] of keys) {
            keyClick(key)
            compare(at.frame.page, page)
        }
    }

    // ---- INV-QML-03
    function test_theBrokerGoesAwayWhileThePageIsOpen_data() { return pages.map(page => ({ tag: page, page: page })) }
    function test_theBrokerGoesAwayWhileThePageIsOpen(row) {
        const at = open(true)
        at.frame.page = row.page
        wait(0)
        at.stage.lose()
        wait(0)
        const band = findByName(at.frame, "lostBand")
        verify(band && band.visible, "the loss is said on every page")
        verify(has(band, "18:05:30"), "and since when")
        at.stage.restore()
        wait(0)
        verify(!findByName(at.frame, "lostBand"))
    }
    function test_aBrokerThatCannotSecureAnythingIsSaidOnEveryPageUntilItCan_data() { return pages.map(page => ({ tag: page, page: page })) }
    function test_aBrokerThatCannotSecureAnythingIsSaidOnEveryPageUntilItCan(row) {
        const at = open(true)
        at.frame.page = row.page
        at.stage.fillDisk(true)
        wait(0)
        const band = findByName(at.frame, "troubleBand")
        verify(band && band.visible)
        verify(has(band, "Meldungen werden zurzeit nicht gesichert: Platte voll"))
        verify(has(band, "17"), "how many are put off")
        at.stage.fillDisk(false)
        wait(0)
        verify(!findByName(at.frame, "troubleBand"))
    }
    function test_aRewoundHistoryIsSaid() {
        const at = open(true)
        at.stage.rewind()
        wait(0)
        const band = findByName(at.frame, "troubleBand")
        verify(band && band.visible)
        verify(has(band, "aus einer Sicherung wiederhergestellt"))
    }
    function test_anEmptyListIsNoAllClearWithoutTheWorker() {
        const at = open(true)
        const isTold = () => cardKinds(at.stage).some(kind => kind.indexOf("Keine Auswertung") > 0)
        at.stage.tickOn(50)
        verify(!isTold())
        at.stage.tickOn(50)
        verify(isTold(), "it has not spoken yet")
        at.stage.hearFusion()
        verify(!isTold())
        at.stage.tickOn(100)
        verify(isTold(), "it has gone silent")
    }
    function test_aJournalThatContradictsACheckpointIsSaidOnEveryPage_data() { return pages.map(page => ({ tag: page, page: page })) }
    function test_aJournalThatContradictsACheckpointIsSaidOnEveryPage(row) {
        const at = open(true)
        at.frame.page = row.page
        at.stage.witness(1234, false)
        wait(0)
        verify(!findByName(at.frame, "troubleBand"))
        at.stage.witness(1234, true)
        wait(0)
        const band = findByName(at.frame, "troubleBand")
        verify(band && band.visible)
        verify(has(band, "widerspricht einem Prüfpunkt"))
    }
    function test_thePictureVanishesWhileThePageIsOpen_data() { return pages.map(page => ({ tag: page, page: page })) }
    function test_thePictureVanishesWhileThePageIsOpen(row) {
        failOnWarning(/TypeError|ReferenceError|Unable to assign/)
        const at = open(true)
        at.frame.page = row.page
        at.stage.desk.warning.openWarning(at.stage.tellDraft())
        wait(0)
        at.stage.forget()
        wait(0)
        verify(at.frame.visible)
    }
    function test_anEmptyConsoleSaysSoAndClaimsNoRealm() {
        failOnWarning(/TypeError|ReferenceError|Unable to assign/)
        const at = open(false)
        for (const page of pages) {
            at.frame.page = page
            wait(0)
        }
        at.frame.page = "lage"
        verify(!at.stage.desk.header.isExercise)
        verify(has(at.frame, "Noch kein Lagebild"))
        verify(!has(at.frame, "ÜBUNG"))
    }

    function test_anExerciseSaysSoOnEveryPage() {
        const at = open(true)
        verify(at.stage.desk.header.windowTitle.startsWith("ÜBUNG - "))
        for (const page of pages) {
            at.frame.page = page
            wait(0)
            verify(has(at.frame, "ÜBUNG"), page)
        }
    }
    function test_whatIsSilentIsUnknownAndSaid() {
        const at = open(true)
        at.frame.page = "stations"
        wait(0)
        verify(has(at.frame, "stumm"))
        verify(has(at.frame, "Wert steht still"))
        at.stage.lose()
        wait(0)
        verify(!textsOf(findByName(at.frame, "stationList")).some(item => item.text.replace(/\u00a0/g, " ") === "318 cm"),
               "fourteen minutes later no value is shown as current")
    }

    function test_theMostUrgentStandsFirst() {
        const at = open(true)
        wait(0)
        const list = findByName(at.frame, "todoList")
        verify(list.count >= 3)
        const first = list.itemAtIndex(0)
        compare(first.urgency, 4)
        compare(first.actionKey, "P")
        verify(first.isByDay, "it is five past six in the evening")
        compare(first.people.replace(/\u00a0/g, " "), "≈ 1 900")
        compare(first.peopleRange.replace(/\u00a0/g, " "), "1 600–2 300")
        const model = at.stage.desk.todo
        let last = 4
        const role = 258  // second column: urgency
        for (let i = 0; i < list.count; ++i) {
            const urgency = model.data(model.index(i, 0), role)
            verify(urgency <= last, "row " + i)
            last = urgency
        }
    }
    function test_aCardLeadsToItsPage() {
        const at = open(true)
        wait(0)
        keyClick(Qt.Key_P, Qt.AltModifier)
        compare(at.frame.page, "warning")
        verify(at.stage.desk.warning.isOpen)
    }

    // ---- nothing cut
    function test_nothingLeavesTheWindow_data() {
        const rows = []
        for (const page of pages) {
            rows.push({ tag: page + " 100", page: page, scale: 1.0 })
            rows.push({ tag: page + " 200", page: page, scale: 2.0 })
        }
        return rows
    }
    function test_nothingLeavesTheWindow(row) {
        const at = open(true)
        at.stage.tellLongTexts()
        Theme.scale = row.scale
        at.frame.width = 1920
        at.frame.height = 1080
        at.frame.page = row.page
        waitForRendering(at.frame)
        for (const action of actionsOf(at.frame)) {
            const place = action.mapToItem(at.frame, 0, 0)
            verify(place.x >= -1 && place.x + action.width <= at.frame.width + 1, "'" + action.text + "' reaches from " + place.x + " to " + (place.x + action.width))
            verify(action.implicitWidth <= action.width + 1 || action.width >= action.implicitWidth * 0.98, "'" + action.text + "' is narrower than its words")
        }
    }

    // ---- signing
    function test_aWrongPassphraseIsSaidInWords() {
        const at = open(true)
        at.stage.desk.warning.openProposal("flood:Aue")
        verify(at.stage.desk.warning.canSignFirst, at.stage.desk.warning.whyNot)
        at.stage.desk.warning.signFirst(0, "falsch")
        tryVerify(() => !at.stage.desk.warning.busy, 20000)
        verify(at.stage.desk.warning.messageIsFailure)
        compare(at.stage.desk.warning.message, "Nicht freigegeben: Die Passphrase ist falsch.")
    }
    function test_whoMayNotDraftIsTold() {
        const at = open(true)
        at.stage.desk.warning.openProposal("flood:Aue")
        at.stage.desk.warning.signFirst(1, "geheim")
        tryVerify(() => !at.stage.desk.warning.busy, 20000)
        compare(at.stage.desk.warning.message, "Nicht freigegeben: Diese Person hat dafür keine Berechtigung. (304)")
    }
    function test_theWordIsAskedForBeforeTheKey() {
        const at = open(true)
        at.stage.desk.warning.openWarning(at.stage.tellDraft())
        verify(at.stage.desk.warning.canSignSecond, at.stage.desk.warning.whyNot)
        at.stage.desk.warning.signSecond(1, "geheim", "ja")
        compare(at.stage.desk.warning.message, "Zum Auslösen bitte das Wort ÜBUNG eintippen.")
    }
    function test_theSamePersonCannotSignTwice() {
        const at = open(true)
        at.stage.desk.warning.openWarning(at.stage.tellDraft())
        at.stage.desk.warning.signSecond(0, "geheim", "ÜBUNG")
        tryVerify(() => !at.stage.desk.warning.busy, 20000)
        verify(at.stage.desk.warning.messageIsFailure)
        verify(at.stage.desk.warning.message.startsWith("Nicht ausgelöst: "), at.stage.desk.warning.message)
    }
    function test_withoutABrokerNobodyCanSign() {
        const at = open(true)
        at.stage.desk.warning.openProposal("flood:Aue")
        at.stage.lose()
        verify(!at.stage.desk.warning.canSignFirst)
        verify(at.stage.desk.warning.whyNot.indexOf("Keine Verbindung") === 0)
    }
    function test_anEditEmptiesTheFirstSignature() {
        const at = open(true)
        const warning = at.stage.desk.warning
        warning.openWarning(at.stage.tellDraft())
        verify(warning.firstSigner !== "")
        warning.editAgain()
        warning.headline = warning.headline + " jetzt"
        verify(warning.wasEdited)
        compare(warning.firstSigner, "")
        verify(!warning.canSignSecond)
        verify(warning.canSignFirst, warning.whyNot)
    }
    function test_twoLanguagesAreEditedApart() {
        const at = open(true)
        const warning = at.stage.desk.warning
        warning.openProposal("flood:Aue")
        warning.language = "de"
        const german = warning.headline
        warning.language = "en"
        verify(warning.headline !== german && warning.headline !== "")
        warning.headline = "EXERCISE: changed"
        warning.language = "de"
        compare(warning.headline, german)
    }

    // ---- a situation that rises
    function test_aRiseAfterTheDraftIsSaidAndBecomesANewRevision() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellLevel(2)
        warning.openWarning(at.stage.tellDraft())
        compare(warning.riseWarning, "")
        verify(!cardTitles(at.stage).some(title => title.startsWith("Lage gestiegen")))
        at.stage.tellLevel(3)
        verify(cardTitles(at.stage).some(title => title.startsWith("Lage gestiegen: ")), cardTitles(at.stage).join(" | "))
        compare(warning.riseWarning, "Die Lage ist seit diesem Entwurf auf Informationswert 3 gestiegen. Prüfen, ob der Text noch stimmt.")
        at.frame.page = "warning"
        wait(0)
        verify(findByName(at.frame, "riseWarning"))
        warning.takeRise()
        compare(warning.level, 3)
        compare(warning.riseWarning, "")
        compare(at.stage.actOnDesk(), "1")
        verify(!warning.canSignSecond, "the first signature was over the older text")
        verify(warning.canSignFirst, warning.whyNot)
        warning.discardEdits()
        compare(warning.level, 2)
    }
    function test_aRiseAfterIssueBecomesAnUpdate() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellLevel(2)
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        verify(!cardTitles(at.stage).some(title => title.startsWith("Lage gestiegen")))
        at.stage.tellLevel(3)
        verify(cardTitles(at.stage).some(title => title.startsWith("Lage gestiegen: ")), cardTitles(at.stage).join(" | "))
        warning.openProposal("flood:Aue")
        compare(at.stage.actOnDesk(), "2 " + alert)
        compare(warning.level, 3)
        verify(warning.canSignFirst, warning.whyNot)
    }
    function test_aRiseAfterTheProposalWasWithdrawnUpdatesTheWarningInForce() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellLevel(2)
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        at.stage.tellWithdrawn()
        at.stage.tellLevel(2)
        warning.openProposal("flood:Aue")
        compare(at.stage.actOnDesk(), "2 " + alert)
        verify(warning.canSignFirst, warning.whyNot)
    }

    // ---- the all-clear
    function test_theAllClearIsDueWhenTheGroundOfAWarningIsGone() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellLevel(3)
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        const due = () => cardKinds(at.stage).some(kind => kind.endsWith("Entwarnung prüfen"))
        verify(!due())
        at.stage.tellWithdrawn()
        verify(due(), cardKinds(at.stage).join(" | "))
        warning.openWarning(alert)
        verify(warning.mayAllClear)
        warning.openAllClear()
        compare(at.stage.actOnDesk(), "3 " + alert)
        warning.language = "de"
        verify(warning.headline.includes("Entwarnung"), warning.headline)
        verify(warning.canSignFirst, warning.whyNot)
        verify(!warning.mayAllClear, "an all-clear has none of its own")
    }
    function test_anAllClearAgainstTheGaugesIsDoubtedAloud() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellLevel(3)
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        warning.openWarning(alert)
        warning.openAllClear()
        const lines = findingLines(warning)
        verify(lines.some(line => line.startsWith("Entwarnung, obwohl")), lines.join(" | "))
        verify(lines.some(line => line.includes("noch ein Warnvorschlag")), lines.join(" | "))
        verify(warning.canSignFirst, "persons decide")
    }
    function test_nothingIsSignedAfterTheEndOfAnExercise() {
        const at = open(true)
        const warning = at.stage.desk.warning
        warning.openProposal("flood:Aue")
        verify(warning.canSignFirst, warning.whyNot)
        at.stage.tellEnded()
        verify(!warning.canSignFirst)
        verify(warning.whyNot.includes("beendet"), warning.whyNot)
    }
    function test_aDraftHasNoAllClear() {
        const at = open(true)
        const warning = at.stage.desk.warning
        warning.openWarning(at.stage.tellDraft())
        verify(!warning.mayAllClear)
        warning.openAllClear()
        compare(at.stage.actOnDesk(), "1")
    }
    function test_theStepsFollowTheWarning() {
        const at = open(true)
        const warning = at.stage.desk.warning
        const alert = at.stage.tellDraft()
        warning.openWarning(alert)
        warning.step = 3
        at.stage.tellIssued(alert)
        compare(warning.step, 5)
        verify(warning.isDecided)
        warning.step = 4
        at.stage.tellLevel(3)
        compare(warning.step, 4)
    }

    // ---- keys and fields
    function test_theLetterOfAKeyIsNeverTyped() {
        const at = open(true)
        at.stage.desk.warning.openProposal("flood:Aue")
        at.frame.page = "warning"
        wait(0)
        const headline = findByName(at.frame, "headline")
        const before = headline.text
        headline.forceActiveFocus()
        keyClick("w", Qt.AltModifier)
        compare(headline.text, before)
        keyClick("w")
        verify(headline.text !== before, "and without Alt it is")
    }
    function test_aPageThatIsLeftKeepsNoKeys() {
        const at = open(true)
        at.stage.desk.warning.openProposal("flood:Aue")
        at.frame.page = "warning"
        wait(0)
        findByName(at.frame, "headline").forceActiveFocus()
        keyClick(Qt.Key_F1)
        compare(at.frame.page, "lage")
        at.stage.desk.warning.close()
        keyClick(Qt.Key_P, Qt.AltModifier)
        compare(at.frame.page, "warning")
        verify(at.stage.desk.warning.isOpen)
    }
}
