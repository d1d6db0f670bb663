// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Messages: by keys alone from taking one down to done; drafts that nobody loses; words of strangers as text.
PagesCase {
    id: test

    name: "Messages"

    function opened(logIn, tell) {
        const at = open(true)
        at.stage.echoMessages()
        at.keys = tell === false ? [] : at.stage.tellMessages()
        if (logIn) {
            at.stage.logIn()
            tryVerify(() => at.stage.desk.header.isLoggedIn, 10000)
        }
        at.frame.page = "messages"
        waitForRendering(at.frame)
        at.messages = at.stage.desk.messages
        at.list = findByName(at.frame, "messageList")
        verify(at.list)
        return at
    }
    function type(words) {
        for (const letter of words)
            keyClick(letter)
    }
    function focused(at, name) {
        const item = at.frame.Window.activeFocusItem
        return item && item.objectName === name
    }

    function test_theMostUrgentUnsightedStandsFirst() {
        const at = opened(false)
        compare(at.messages.filter, 2, "open ones at first")
        const subjects = []
        for (let i = 0; i < at.list.count; ++i)
            subjects.push(at.messages.list.data(at.messages.list.index(i, 0), 268))
        compare(subjects[0], "Deich am Wehr undicht")
        compare(subjects.length, 5, subjects.join("; "))
        const row = at.list.itemAtIndex(0)
        verify(findByName(row, "messageUrgency"), "the mark of a Blitz")
        verify(has(row, "Blitz"))
        compare(findByName(row, "messageState").text, "ungesichtet")
        verify(row.Accessible.name.indexOf("Blitz, Eingang") === 0, row.Accessible.name)
    }
    function test_f2ShowsBothHalvesAndKeepsTheChoice() {
        const at = opened(false)
        keyClick(Qt.Key_F2)
        compare(at.frame.page, "log")
        keyClick(Qt.Key_F3)
        keyClick(Qt.Key_F2)
        compare(at.frame.page, "log", "the half that was looked at last")
        keyClick(Qt.Key_F2)
        compare(at.frame.page, "messages")
        mouseClick(findByName(at.frame, "tab-log"))
        compare(at.frame.page, "log")
    }
    function test_nobodyLoggedInIsSaidAndNothingCanBeDone() {
        const at = opened(false)
        at.messages.selected = at.keys[6]
        wait(0)
        verify(!findByName(at.frame, "sight").enabled)
        verify(findByName(at.frame, "detailHint").text.indexOf("anmelden") > 0)
        verify(!findByName(at.frame, "newIncoming").enabled)
    }

    // A new incoming message, sighted and done, without a mouse.
    function test_byKeysAloneFromTakingDownToDone() {
        const at = opened(true, false)
        keyClick(Qt.Key_N, Qt.AltModifier)
        verify(at.messages.isWriting)
        tryVerify(() => focused(at, "draft-callName"))
        type("Florian 1")
        keyClick(Qt.Key_Tab)
        keyClick(Qt.Key_Tab)
        verify(focused(at, "draft-to"), at.frame.Window.activeFocusItem.objectName)
        type("S2")
        keyClick(Qt.Key_Tab)
        type("Deich bricht")
        keyClick(Qt.Key_Tab)
        verify(focused(at, "draft-text"), at.frame.Window.activeFocusItem.objectName)
        type("Am Wehr")
        keyClick(Qt.Key_Tab)
        type("Florian 1")
        keyClick(Qt.Key_T, Qt.AltModifier)
        verify(at.messages.isWriting, "time and sign are missing")
        verify(findByName(at.frame, "fault-writtenBy").text.indexOf("fehlen") > 0)
        verify(findByName(at.frame, "fault-clock").text.indexOf("1805") > 0)
        keyClick(Qt.Key_J, Qt.AltModifier)
        compare(at.messages.texts.clock, "1805")
        findByName(at.frame, "draft-writtenBy").forceActiveFocus()
        type("Meier")
        keyClick(Qt.Key_T, Qt.AltModifier)
        verify(!at.messages.isWriting, at.messages.message)
        compare(at.messages.total, 1)
        compare(at.messages.unsighted, 1)
        keyClick(Qt.Key_Z, Qt.AltModifier)
        verify(at.messages.isRouting)
        compare(at.messages.number.replace(/\u00a0/g, " "), "E 1")
        tryVerify(() => focused(at, "routingKeys"))
        verify(findByName(at.frame, "routeHint").text.indexOf("Mindestens eine Funktion") === 0)
        keyClick(Qt.Key_Return)
        verify(at.messages.isRouting, "to nobody it is not routed")
        keyClick(Qt.Key_2)
        keyClick(Qt.Key_3)
        keyClick(Qt.Key_3)
        keyClick(Qt.Key_Return)
        verify(!at.messages.isRouting)
        compare(at.messages.state, "wartet auf S2")
        compare(at.messages.unsighted, 0)
        keyClick(Qt.Key_C, Qt.AltModifier)
        compare(at.messages.recipients[0].read, "18:05")
        keyClick(Qt.Key_E, Qt.AltModifier)
        compare(at.messages.state, "erledigt")
        compare(at.messages.recipients[0].done, "18:05")
        verify(at.messages.history.length >= 4)
        verify(at.messages.history[0].who.indexOf("A. Beispiel") > 0)
        keyClick(Qt.Key_F2)
        verify(logLines(at.stage).some(line => line.indexOf("Deich bricht: gesichtet für S2 · Kopie S3") > 0), logLines(at.stage).slice(0, 4).join("; "))
    }
    function test_listAndDetailByKeys() {
        const at = opened(true)
        at.list.forceActiveFocus()
        compare(at.list.currentIndex, 0)
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Return)
        compare(at.messages.selected, at.messages.keyAt(1))
        keyClick(Qt.Key_F, Qt.AltModifier)
        verify(focused(at, "messageSearch"))
        type("sandsaecke")
        compare(at.messages.shown, 2)
        at.messages.filter = 4
        at.messages.query = "bauhof"
        compare(at.messages.shown, 1, "also in the notes")
    }

    function test_anOutgoingOneWaitsUntilItWasSent() {
        const at = opened(true)
        at.messages.selected = at.keys[3]
        waitForRendering(at.frame)
        compare(at.messages.state, "wartet auf Beförderung")
        const field = findByName(at.frame, "sentClock"), button = findByName(at.frame, "markSent")
        verify(field && !button.enabled)
        field.forceActiveFocus()
        type("1859x".slice(0, 4))
        keyClick(Qt.Key_B, Qt.AltModifier)
        compare(at.messages.state, "befördert 18:59, Funk")
        verify(findByName(at.frame, "sentClock") === null)
    }
    function test_anAnswerNamesWhatItAnswers() {
        const at = opened(true)
        at.messages.selected = at.keys[6]
        wait(0)
        keyClick(Qt.Key_R, Qt.AltModifier)
        verify(at.messages.isWriting)
        compare(at.messages.draftDirection, 2)
        compare(at.messages.texts.to, "Florian Auental 1/44-1")
        compare(at.messages.texts.subject, "AW: Deich am Wehr undicht")
        compare(at.messages.draftPriority, 3)
        at.messages.write("text", "Fachberater kommt um 18:30.")
        at.messages.writeNow("clock")
        verify(at.messages.send(), at.messages.message)
        compare(at.messages.filter, 2)
        at.messages.selected = at.messages.keyAt(at.messages.shown - 1)
        for (let i = 0; i < at.messages.shown; ++i) {
            at.messages.selected = at.messages.keyAt(i)
            if (at.messages.subject === "AW: Deich am Wehr undicht")
                break
        }
        compare(at.messages.answersKey, at.keys[6])
    }
    function test_rerouting() {
        const at = opened(true)
        at.messages.selected = at.keys[1]
        wait(0)
        compare(findByName(at.frame, "sight").text, "Umverteilen")
        keyClick(Qt.Key_S, Qt.AltModifier)
        compare(at.messages.targets.filter(one => one.state > 0).map(one => one.name + one.state).join(), "S2" + 2 + ",S31,S41")
        keyClick(Qt.Key_Escape)
        verify(!at.messages.isRouting)
        compare(at.messages.state, "wartet auf S3", "nothing was said")
    }

    // ---- what nobody loses
    function test_aDraftOutlivesThePageTheLogOutAndTheBroker() {
        failOnWarning(/TypeError|ReferenceError|Unable to assign/)
        const at = opened(true)
        keyClick(Qt.Key_N, Qt.AltModifier)
        at.messages.write("subject", "Halb fertig")
        at.messages.write("text", "Wasser steigt")
        at.stage.logOut()
        wait(0)
        verify(at.messages.isWriting)
        compare(at.messages.texts.subject, "Halb fertig")
        verify(!findByName(at.frame, "sendMessage").enabled)
        verify(findByName(at.frame, "draftMessage").text.indexOf("anmelden") > 0)
        at.frame.page = "lage"
        at.frame.page = "messages"
        at.stage.lose()
        wait(0)
        compare(at.messages.texts.text, "Wasser steigt")
        at.stage.logIn()
        tryVerify(() => at.stage.desk.header.isLoggedIn, 10000)
        verify(findByName(at.frame, "sendMessage").enabled, "the outbox takes it without a broker")
        at.messages.closeDraft()
        wait(0)
        const again = findByName(at.frame, "draftAgain")
        verify(again)
        mouseClick(again)
        compare(findByName(at.frame, "draft-subject").text, "Halb fertig")
    }
    function test_whatWasNotTakenStaysAndCanBeMended() {
        const at = open(true)
        at.stage.logIn()
        tryVerify(() => at.stage.desk.header.isLoggedIn, 10000)
        at.frame.page = "messages"
        const messages = at.stage.desk.messages
        messages.begin(3)
        messages.write("to", "S3")
        messages.write("subject", "Anruf")
        messages.write("text", "Netz schaltet ab")
        messages.writeNow("clock")
        verify(messages.send(), messages.message)
        compare(messages.shown, 1, "no link: it stands in the list as not taken")
        messages.selected = messages.keyAt(0)
        wait(0)
        verify(messages.isRefused)
        verify(messages.state.indexOf("nicht angenommen") === 0, messages.state)
        keyClick(Qt.Key_B, Qt.AltModifier)
        verify(messages.isWriting)
        compare(messages.texts.subject, "Anruf")
        compare(messages.shown, 0)
    }
    function test_discardingAsksOnce() {
        const at = opened(true)
        at.messages.begin(1)
        at.messages.write("text", "x")
        wait(0)
        const button = findByName(at.frame, "discardDraft")
        button.forceActiveFocus()
        keyClick(Qt.Key_Return)
        verify(at.messages.isWriting)
        compare(button.text, "Wirklich verwerfen")
        keyClick(Qt.Key_Return)
        verify(!at.messages.isWriting)
        verify(!at.messages.hasDraft)
    }
    function test_anOddTimeIsFlaggedNotRefused() {
        const at = opened(true)
        at.messages.begin(1)
        at.messages.write("clock", "2300")
        wait(0)
        verify(findByName(at.frame, "fault-clock").text.indexOf("Zukunft") > 0)
    }

    // ---- words of strangers, sizes
    function test_markupIsText() {
        const at = opened(true)
        at.stage.tellMessage("<b>fett</b><img src=x>", "<a href='http://x'>hier</a> & <script>alert(1)</script>")
        at.messages.filter = 4
        at.messages.query = "fett"
        compare(at.messages.shown, 1)
        at.messages.selected = at.messages.keyAt(0)
        waitForRendering(at.frame)
        compare(findByName(at.frame, "detailSubject").text, "<b>fett</b><img src=x>")
        for (const item of textsOf(at.frame))
            verify(item.textFormat === undefined || item.textFormat === Text.PlainText, item.text)
        verify(has(findByName(at.frame, "detailText"), "<script>"))
    }
    function test_longWordsStayInside_data() {
        return [ { tag: "1280", width: 1280, height: 800, scale: 1 }, { tag: "200 %", width: 1920, height: 1080, scale: 2 } ]
    }
    function test_longWordsStayInside(row) {
        const at = opened(true)
        const word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversorgungskasse"
        at.stage.tellMessage(word + word, Array(30).fill(word).join(" "))
        Theme.scale = row.scale
        at.frame.width = row.width
        at.frame.height = row.height
        at.messages.selected = at.messages.keyAt(1)
        waitForRendering(at.frame)
        for (const mode of ["detail", "routing", "form", "list"]) {
            if (mode === "routing") at.messages.beginRouting()
            if (mode === "form") at.messages.begin(1)
            if (mode === "list") { at.messages.closeDraft(); at.messages.selected = "" }
            waitForRendering(at.frame, 500)
            for (const action of actionsOf(at.frame)) {
                const place = action.mapToItem(at.frame, 0, 0)
                verify(place.x >= -1 && place.x + action.width <= at.frame.width + 1, mode + ": '" + action.text + "' reaches from " + place.x + " to " + (place.x + action.width))
            }
        }
    }
    function test_everyKeyIsUniqueInEveryState_data() {
        return ["list", "detail", "outgoing", "routing", "form"].map(state => ({ tag: state }))
    }
    function test_everyKeyIsUniqueInEveryState(row) {
        const at = opened(true)
        at.stage.desk.select(2, "Florian Auental 1/44-1")
        if (row.tag !== "list")
            at.messages.selected = at.keys[row.tag === "outgoing" ? 3 : 6]
        if (row.tag === "routing") at.messages.beginRouting()
        if (row.tag === "form") at.messages.begin(1)
        wait(0)
        const seen = {}
        for (const action of actionsOf(at.frame)) {
            if (action.keyLetter === "")
                continue
            verify(!(action.keyLetter in seen), "Alt+" + action.keyLetter + " is on '" + action.text + "' and '" + seen[action.keyLetter] + "'")
            seen[action.keyLetter] = action.text
        }
    }
    function test_tenThousandAreSearchedAndScrolled() {
        const at = opened(true)
        at.stage.tellManyMessages(10000)
        at.messages.filter = 4
        compare(at.messages.total, 10007)
        compare(at.list.count, 10007)
        verify(at.list.contentItem.children.length < 100, "only what is seen is made: " + at.list.contentItem.children.length)
        at.list.positionViewAtEnd()
        waitForRendering(at.frame)
        at.messages.query = "klaeranlage"
        compare(at.messages.shown, 1)
        at.messages.query = ""
        compare(at.messages.shown, 10007)
    }
    function test_anEmptyPageSaysWhatComesHere() {
        failOnWarning(/TypeError|ReferenceError|Unable to assign/)
        const at = open(false)
        at.frame.page = "messages"
        wait(0)
        verify(findByName(at.frame, "messagesEmpty").text.indexOf("Noch kein Lagebild") === 0)
        at.stage.tellAll()
        wait(0)
        verify(findByName(at.frame, "messagesEmpty").text.indexOf("Noch keine Meldung") === 0)
    }
    function test_theBrokerVanishesAndTheJournalGoesWhileThePageIsOpen() {
        failOnWarning(/TypeError|ReferenceError|Unable to assign/)
        const at = opened(true)
        at.messages.selected = at.keys[6]
        wait(0)
        at.stage.lose()
        wait(0)
        compare(at.messages.subject, "Deich am Wehr undicht", "the last picture stays")
        at.stage.forget()
        wait(0)
        verify(!at.messages.hasMessage)
        compare(at.messages.total, 0)
    }
    function test_thePastIsShownAndNothingCanBeSaid() {
        const at = opened(true)
        at.messages.selected = at.keys[6]
        at.stage.lookBack(3600)
        wait(0)
        compare(at.messages.total, 0, "an hour before nothing was there")
        at.stage.lookBack(0)
        wait(0)
        compare(at.messages.total, 7)
        at.stage.lookBack(1)
        at.messages.selected = at.keys[6]
        wait(0)
        verify(at.messages.hint.indexOf("Rückblick") > 0 || !at.messages.hasMessage)
        verify(!findByName(at.frame, "newIncoming").enabled)
    }

    // ---- elsewhere
    function test_aCardLeadsToItsMessage() {
        const at = opened(true)
        at.frame.page = "lage"
        wait(0)
        verify(cardTitles(at.stage).some(title => title.indexOf("Deich am Wehr undicht") > 0), cardTitles(at.stage).join("; "))
        keyClick(Qt.Key_B, Qt.AltModifier)
        compare(at.frame.page, "messages")
        compare(at.messages.selected, at.keys[6])
    }
    function test_fromTheMapAndToTheMap() {
        const at = opened(true)
        at.frame.page = "lage"
        at.stage.desk.select(2, "Florian Auental 1/44-1")
        wait(0)
        compare(at.stage.desk.selectionMessages, 1)
        keyClick(Qt.Key_X, Qt.AltModifier)
        compare(at.frame.page, "messages")
        compare(at.messages.shown, 1)
        verify(has(at.frame, "Nur zu: Florian Auental 1/44-1"))
        at.messages.selected = at.messages.keyAt(0)
        wait(0)
        keyClick(Qt.Key_K, Qt.AltModifier)
        compare(at.frame.page, "lage")
        compare(at.stage.desk.selectionTitle, "Florian Auental 1/44-1")
    }
    function test_anOrderBeginsFromAMessageByKeysAlone() {
        const at = opened(true)
        at.list.forceActiveFocus()
        at.messages.selected = at.messages.list.data(at.messages.list.index(0, 0), 257)
        waitForRendering(at.frame)
        verify(findByName(at.frame, "orderFromMessage").enabled)
        keyClick(Qt.Key_U, Qt.AltModifier)
        compare(at.frame.page, "orders")
        verify(at.stage.desk.orders.isWriting)
        compare(at.stage.desk.orders.texts.subject, "Deich am Wehr undicht")
    }
    function test_aMessageOnPaper() {
        const at = opened(true)
        at.messages.selected = at.keys[6]
        wait(0)
        keyClick(Qt.Key_D, Qt.AltModifier)
        tryVerify(() => at.stage.writtenFiles().some(file => file.endsWith("meldung-E-7.pdf")), 20000, at.stage.writtenFiles().join())
    }
}
