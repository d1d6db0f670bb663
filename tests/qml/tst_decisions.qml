// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// A decision freezes what it rests on, is signed in two steps, and shows later what has become of its grounds.
PagesCase {
    id: test

    name: "Decisions"

    function openSheet(login) {
        const at = open(true)
        if (login)
            at.stage.logIn()
        waitForRendering(at.frame)
        keyClick(Qt.Key_J, Qt.AltModifier)
        waitForRendering(at.frame)
        verify(findByName(at.frame, "decisionSheet"))
        return at
    }
    function fill(at, subject, words) {
        findByName(at.frame, "decisionSubject").text = subject
        findByName(at.frame, "decisionWords").text = words
    }

    function test_nobodyLoggedInDecidesNothing() {
        const at = openSheet(false)
        verify(findByName(at.frame, "decisionWhyNot").text.indexOf("anmelden") > 0)
        verify(!findByName(at.frame, "decisionReview").enabled)
    }
    function test_whatIsUrgentIsChosenAndFrozen() {
        const at = openSheet(true)
        verify(at.stage.desk.decisions.chosen > 0)
        const model = at.stage.desk.decisions.grounds
        let gauge = -1
        for (let i = 0; i < model.rowCount(); ++i)
            if (model.data(model.index(i, 0), 257) === "station:AUE-ALTSTADT")
                gauge = i
        verify(gauge >= 0)
        verify(model.data(model.index(gauge, 0), 260).indexOf("IW3") > 0)
        compare(model.data(model.index(gauge, 0), 263), true)
    }
    function test_nothingIsSignedWithOneKeyOrWithoutWords() {
        const at = openSheet(true)
        keyClick(Qt.Key_P, Qt.AltModifier)
        verify(findByName(at.frame, "decisionFault").text.indexOf("Gegenstand fehlt") > 0)
        fill(at, "Räumung Mühlenviertel", "")
        keyClick(Qt.Key_P, Qt.AltModifier)
        verify(findByName(at.frame, "decisionFault").text.indexOf("Der Entschluss fehlt") === 0)
        compare(findByName(at.frame, "decisionSign"), null)
        fill(at, "Räumung Mühlenviertel", "Räumung ab 18:30 durch EA Altstadt.")
        keyClick(Qt.Key_P, Qt.AltModifier)
        waitForRendering(at.frame)
        const sign = findByName(at.frame, "decisionSign")
        verify(sign, "the second step")
        compare(sign.keyLetter, "")
        compare(at.stage.desk.noteOn("decisions"), "", "not yet")
        sign.clicked()
        verify(at.stage.desk.noteOn("decisions") !== "", "handed on")
        compare(findByName(at.frame, "decisionSubject").text, "")
    }
    function test_whatIsTypedStaysWhenItIsClosedOrNobodyIsThere() {
        const at = openSheet(true)
        fill(at, "Räumung", "Ab 18:30.")
        keyClick(Qt.Key_Escape)
        at.stage.logOut()
        keyClick(Qt.Key_J, Qt.AltModifier)
        waitForRendering(at.frame)
        compare(findByName(at.frame, "decisionSubject").text, "Räumung")
        compare(findByName(at.frame, "decisionWords").text, "Ab 18:30.")
    }
    function test_laterItShowsWhatBecameOfItsGrounds() {
        const at = openSheet(true)
        at.stage.tellDecision("Räumung Mühlenviertel", "Räumung ab 18:30.")
        at.stage.riseTo("AUE-ALTSTADT", 352)
        at.stage.desk.decisions.showAt(0)
        waitForRendering(at.frame)
        verify(findByName(at.frame, "shownText").text.indexOf("Räumung ab 18:30.") === 0)
        verify(has(at.frame, "318"), "as it was")
        verify(textsOf(at.frame).some(item => item.text.indexOf("heute:") === 0 && item.text.indexOf("352") > 0), "as it is")
        at.frame.page = "log"
        verify(logLines(at.stage).some(line => line.indexOf("Räumung Mühlenviertel: Räumung ab 18:30.") >= 0))
    }
    function test_markupIsText() {
        const at = openSheet(true)
        at.stage.tellDecision("<b>fett</b>", "<img src=x>")
        waitForRendering(at.frame)
        verify(has(at.frame, "<b>fett</b>"))
    }
    // Whoever asks for a page sees it; what was typed waits, and Escape closes wherever the keys are.
    function test_aPageKeyPutsTheSheetAwayAndItsWordsWait() {
        const at = openSheet(true)
        fill(at, "Räumung Mühlenviertel", "Räumung ab 18:30.")
        keyClick(Qt.Key_F11)
        compare(at.frame.page, "boards")
        verify(!at.stage.desk.decisions.isOpen)
        verify(findByName(at.frame, "pages").enabled)
        keyClick(Qt.Key_F1)
        keyClick(Qt.Key_J, Qt.AltModifier)
        waitForRendering(at.frame)
        compare(findByName(at.frame, "decisionSubject").text, "Räumung Mühlenviertel")
        findByName(at.frame, "paperKey").forceActiveFocus()
        keyClick(Qt.Key_Escape)
        verify(!at.stage.desk.decisions.isOpen)
        // One sheet at a time.
        keyClick(Qt.Key_F12)
        verify(at.stage.desk.operations.isOpen)
        keyClick(Qt.Key_F10)
        verify(at.stage.desk.papers.isOpen)
        verify(!at.stage.desk.operations.isOpen)
        keyClick(Qt.Key_F10)
        verify(!at.stage.desk.papers.isOpen)
    }
}
