// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Who may sign, what an edit leaves behind, what is over.
PagesCase {
    id: test

    name: "Signing"

    function test_theSecondPersonIsAnotherAndKeepsThePassphraseOverAMistypedWord() {
        const at = open(true)
        at.stage.desk.warning.openWarning(at.stage.tellDraft())
        at.frame.page = "warning"
        wait(0)
        const person = findByName(at.frame, "secondPerson")
        compare(person.currentIndex, 1)
        compare(person.reasons, ["hat schon freigegeben", ""])
        const passphrase = findByName(at.frame, "secondPassphrase")
        passphrase.forceActiveFocus()
        passphrase.text = "geheim"
        keyClick(Qt.Key_Return)
        compare(at.stage.desk.warning.message, "", "Return does nothing while the word is missing")
        const word = findByName(at.frame, "confirmationWord")
        word.text = "ja"
        word.forceActiveFocus()
        keyClick(Qt.Key_Return)
        compare(at.stage.desk.warning.message, "Zum Auslösen bitte das Wort ÜBUNG eintippen.")
        compare(passphrase.text, "geheim")
        compare(word.text, "")
        word.text = "ÜBUNG"
        person.currentIndex = 0
        verify(!findByName(at.frame, "signSecond").enabled, "the first cannot be the second")
    }
    // A person's passphrase that stays in its field signs for whoever comes next.
    function test_aPassphraseWaitsForNobody_data() {
        return [
            { tag: "page", leave: at => { at.frame.page = "lage" } },
            { tag: "logout", leave: at => at.stage.logOut() },
            { tag: "other words", leave: at => { at.stage.desk.warning.headline += " jetzt" } },
            { tag: "other warning", leave: at => at.stage.desk.warning.close() },
            { tag: "time", leave: at => { boxOf(at).waitsMs = 1 } },
        ]
    }
    function boxOf(at) {
        let one = findByName(at.frame, "firstPassphrase")
        while (one && one.waitsMs === undefined)
            one = one.parent
        return one
    }
    function test_aPassphraseWaitsForNobody(row) {
        const at = open(true)
        at.stage.logIn()
        at.stage.desk.warning.openProposal("flood:Aue")
        at.frame.page = "warning"
        at.stage.desk.warning.step = 4
        waitForRendering(at.frame)
        const passphrase = findByName(at.frame, "firstPassphrase")
        passphrase.text = "geheim"
        row.leave(at)
        if (row.tag === "time")
            passphrase.text = "geheim "
        tryCompare(passphrase, "text", "")
    }
    function test_theStepToSignLeadsToThePassphrase() {
        const at = open(true)
        at.stage.desk.warning.openProposal("flood:Aue")
        at.frame.page = "warning"
        at.stage.desk.warning.step = 3
        waitForRendering(at.frame)
        keyClick(Qt.Key_W, Qt.AltModifier)
        compare(at.stage.desk.warning.step, 4)
        tryVerify(() => findByName(at.frame, "firstPassphrase").activeFocus)
    }
    function test_whoMayNotWriteIsNotOfferedAsAuthor() {
        const at = open(true)
        at.stage.desk.warning.openProposal("flood:Aue")
        at.frame.page = "warning"
        wait(0)
        const person = findByName(at.frame, "firstPerson")
        compare(person.reasons, ["", "darf nicht verfassen"])
        compare(person.currentIndex, 0)
        findByName(at.frame, "firstPassphrase").text = "geheim"
        verify(findByName(at.frame, "signFirst").enabled)
        person.currentIndex = 1
        verify(!findByName(at.frame, "signFirst").enabled)
    }

    // ---- two languages
    function test_theOtherLanguageIsSaidToLagUntilItIsEditedOrLeftSo() {
        const at = open(true)
        const warning = at.stage.desk.warning
        warning.openProposal("flood:Aue")
        warning.language = "de"
        compare(warning.laggingLanguage, "")
        warning.headline += " jetzt"
        compare(warning.laggingLanguage, "en")
        verify(findingLines(warning).some(line => line.startsWith("Englisch: noch der Text")), findingLines(warning).join(" | "))
        at.frame.page = "warning"
        wait(0)
        verify(has(at.frame, "Englisch: noch der Text"))
        verify(findByName(at.frame, "keepTexts"))
        warning.language = "en"
        compare(warning.laggingLanguage, "en", "looking at it mends nothing")
        warning.headline += " now"
        warning.headline += " really"
        compare(warning.laggingLanguage, "", "both were edited")
        warning.language = "de"
        warning.headline += " wirklich"
        compare(warning.laggingLanguage, "en")
        verify(!findByName(at.frame, "keepTexts").enabled, "nobody is logged in to answer for it")
        warning.keepTexts()
        verify(warning.keepHint !== "")
        at.stage.logIn()
        warning.keepTexts()
        compare(warning.keepHint, "")
        verify(findingLines(warning).some(line => line.includes("Belassen von A. Beispiel")), findingLines(warning).join(" | "))
    }
    function test_nothingMovesUnderThePointerWhileSomebodyEditsAndTheWaterRises() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellLevel(2)
        warning.openWarning(at.stage.tellDraft())
        warning.editAgain()
        at.frame.page = "warning"
        waitForRendering(at.frame)
        const places = () => ["headline", "firstPassphrase"].map(name => {
            const item = findByName(at.frame, name)
            return item ? Math.round(item.mapToItem(at.frame, 0, 0).y) : -1
        })
        const before = places()
        warning.headline += " jetzt"
        waitForRendering(at.frame)
        compare(places()[0], before[0])
        const edited = places()
        at.stage.tellLevel(3)
        waitForRendering(at.frame)
        compare(places(), edited)
        const take = findByName(at.frame, "takeRise")
        verify(take, "still reachable with edits on the desk")
        take.clicked()
        compare(warning.level, 2, "it asks before it overwrites")
        take.clicked()
        compare(warning.level, 3)
    }

    // ---- what is over
    function test_anUpdatedWarningLeavesTheListOfWhatIsInForce() {
        const at = open(true)
        at.stage.tellLevel(2)
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        verify(cardKinds(at.stage).some(kind => kind.endsWith("Warnung 0007 ausgelöst")), cardKinds(at.stage).join(" | "))
        at.stage.tellFollowing(alert, 2)
        verify(!cardKinds(at.stage).some(kind => kind.endsWith("Warnung 0007 ausgelöst")), cardKinds(at.stage).join(" | "))
        at.frame.page = "warning"
        wait(0)
        verify(has(at.frame, "abgelöst durch Warnung 0008"))
        at.stage.desk.warning.openWarning(alert)
        verify(!at.stage.desk.warning.mayAllClear, "its update is what can be ended")
    }
    function test_anAllClearIsCalmAndShowsWhatTheWarningWas() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellLevel(3)
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        warning.openWarning(alert)
        const people = warning.people
        warning.openAllClear()
        compare(warning.people, people)
        verify(warning.ends.startsWith("Warnung 0007 von "), warning.ends)
        at.frame.page = "warning"
        wait(0)
        verify(findByName(at.frame, "allClearPanel"))
        verify(!has(at.frame, "Gefahr für Leben"))
        at.stage.tellFollowing(alert, 3)
        verify(cardKinds(at.stage).some(kind => kind.endsWith("Entwarnung 0008 ausgelöst")), cardKinds(at.stage).join(" | "))
        verify(!cardKinds(at.stage).some(kind => kind.endsWith("Warnung 0007 ausgelöst")))
    }
    function test_aFalseAlarmIsCorrectedInOneStep() {
        const at = open(true)
        const warning = at.stage.desk.warning
        at.stage.tellLevel(3)
        const alert = at.stage.tellDraft()
        at.stage.tellIssued(alert)
        warning.openWarning(alert)
        at.frame.page = "warning"
        wait(0)
        keyClick(Qt.Key_F, Qt.AltModifier)
        warning.language = "de"
        verify(warning.headline.startsWith("ÜBUNG: Fehlalarm: "), warning.headline)
        verify(warning.description.indexOf("Es besteht keine Gefahr.") > 0, warning.description)
        verify(warning.isAllClear && warning.step === 3)
        verify(has(at.frame, "Fehlalarm: Hochwasser"), "it stands ready to be signed by two")
    }
}
