// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Directory and calls: who is reached how, who is called, who comes.
PagesCase {
    id: test

    name: "Directory"

    readonly property string call: "0000000000000000000000000000000d"
    function idOf(last) { return "00000000000000000000000000000" + last }
    function openDirectory(withCall) {
        const at = open(true)
        at.stage.tellDirectory()
        if (withCall)
            at.stage.tellCall()
        at.frame.page = "directory"
        waitForRendering(at.frame)
        return at
    }
    // What a label says that is not there when it has nothing to say.
    function said(at, name) {
        const label = findByName(at.frame, name)
        return label ? label.text : ""
    }
    function values(model, role) {
        const found = []
        for (let i = 0; i < model.rowCount(); ++i)
            found.push(model.data(model.index(i, 0), 257 + role))
        return found
    }

    function test_itsKeyOpensIt() {
        const at = open(true)
        keyClick(Qt.Key_F2, Qt.ShiftModifier)
        compare(at.frame.page, "directory")
        verify(has(at.frame, "Das Verzeichnis ist leer"))
    }
    function test_staffStandsFirstInItsOrderThenAllOthers() {
        const at = openDirectory(false)
        const functions = values(at.stage.desk.directory.list, 1)
        compare(functions.slice(0, 5), ["Leitung", "Leitung", "LdS", "S1", "S1"])
        compare(functions[functions.length - 1], "THW, Ortsbeauftragter")
        verify(has(at.frame, "1. Vertretung"))
        verify(has(at.frame, "12 Einträge · 1 in Rufbereitschaft"))
    }
    function test_searchAndOnCall() {
        const at = openDirectory(false)
        at.stage.desk.directory.search = "presse"
        compare(values(at.stage.desk.directory.list, 1), ["S5"])
        at.stage.desk.directory.search = ""
        at.stage.desk.directory.onCallOnly = true
        compare(values(at.stage.desk.directory.list, 1), ["S1"])
        at.stage.desk.directory.search = "gibt es nicht"
        waitForRendering(at.frame)
        verify(has(at.frame, "Kein Eintrag passt"))
    }
    function test_withoutALogInItIsReadOnlyAndSaysWhy() {
        const at = openDirectory(false)
        at.stage.desk.directory.selected = idOf("c04")
        waitForRendering(at.frame)
        verify(findByName(at.frame, "contact-name").readOnly)
        compare(findByName(at.frame, "contact-name").text, "C. Winter")
        verify(said(at, "contactWhyNot").indexOf("anmelden") > 0)
        verify(!findByName(at.frame, "contactSave").enabled)
    }
    function test_anEntryIsChangedAndComesBackAsSaid() {
        const at = openDirectory(false)
        at.stage.logIn()
        at.stage.desk.directory.selected = idOf("c05")
        waitForRendering(at.frame)
        findByName(at.frame, "contact-mail").text = "berg@auental"
        findByName(at.frame, "contact-until").text = "31.02. 18:00"
        findByName(at.frame, "contactSave").clicked()
        verify(said(at, "contactFault").indexOf("kein Zeitpunkt") > 0, said(at, "contactFault"))
        compare(findByName(at.frame, "contact-mail").text, "berg@auental", "what was typed stays")
        findByName(at.frame, "contact-until").text = "22.11. 06:00"
        findByName(at.frame, "contact-mail").text = "zwei@mal@falsch"
        findByName(at.frame, "contactSave").clicked()
        verify(said(at, "contactFault").indexOf("keine E-Mail-Adresse") > 0)
        findByName(at.frame, "contact-mail").text = "berg@auental.example"
        findByName(at.frame, "contact-function").text = "  "
        findByName(at.frame, "contactSave").clicked()
        verify(said(at, "contactFault").indexOf("Funktion fehlt") > 0)
        findByName(at.frame, "contact-function").text = "S1"
        findByName(at.frame, "contactSave").clicked()
        compare(said(at, "contactFault"), "")
        verify(at.stage.desk.noteOn("directory") !== "", "it was said")
    }
    function test_aTableIsLookedAtBeforeItIsTakenOver() {
        const at = openDirectory(false)
        const directory = at.stage.desk.directory
        verify(directory.lookAtTable("Funktion\tName\nS1\tX").indexOf("anmelden") > 0, "not without a log-in")
        verify(!directory.isTableGood())
        at.stage.logIn()
        verify(directory.lookAtTable("Name\nX").indexOf("Funktion") > 0)
        verify(!directory.isTableGood())
        compare(directory.lookAtTable("Funktion\tName\tMobil\nS1\tC. Winter\t0151 9\nS6\tN. Neu\t0151 10\n"), "Aus der Zwischenablage: 1 neue Einträge, 1 geänderte.")
        verify(directory.isTableGood())
        compare(at.stage.desk.noteOn("directory"), "", "nothing is said yet")
        directory.takeTable()
        verify(at.stage.desk.noteOn("directory") !== "")
        verify(!directory.isTableGood())
    }
    function test_twoEditsAtOnceStandSideBySide() {
        const at = openDirectory(false)
        at.stage.tellRivalContact(4, "X. Anders")
        waitForRendering(at.frame)
        verify(has(at.frame, "Gleichzeitig von S2"), "the overruled one")
    }
    function test_aCallIsTickedWrittenShownAndSignedByNoKey() {
        const at = openDirectory(false)
        at.stage.logIn()
        const list = findByName(at.frame, "directoryList")
        list.forceActiveFocus()
        list.currentIndex = 0
        keyClick(Qt.Key_Space)
        list.currentIndex = 4
        keyClick(Qt.Key_Space)
        compare(at.stage.desk.directory.ticked, 2)
        keyClick(Qt.Key_E, Qt.AltModifier)
        verify(at.stage.desk.calls.isWriting)
        verify(findByName(at.frame, "callSubject").activeFocus)
        keyClick(Qt.Key_P, Qt.AltModifier)
        verify(said(at, "callFault").indexOf("Text fehlt") > 0)
        findByName(at.frame, "callText").text = "Bitte <b>kommen</b>."
        at.stage.desk.calls.write("there", "25:00")
        keyClick(Qt.Key_P, Qt.AltModifier)
        verify(said(at, "callFault").indexOf("kein Zeitpunkt") > 0)
        at.stage.desk.calls.write("there", "20:30")
        keyClick(Qt.Key_P, Qt.AltModifier)
        verify(at.stage.desk.calls.isReviewing, said(at, "callFault"))
        waitForRendering(at.frame)
        verify(has(at.frame, "Bitte <b>kommen</b>."), "markup shows as text")
        verify(has(at.frame, "Leitung K. Adler: mobil, E-Mail"))
        verify(has(at.frame, "Bitte selbst anrufen (1)"), "who has a telephone alone is rung by hand")
        compare(findByName(at.frame, "callGive").keyLetter, "", "no key signs and sends")
        verify(findByName(at.frame, "callBack").activeFocus, "Return does not send either")
        at.stage.desk.calls.give()
        waitForRendering(at.frame)
        verify(findByName(at.frame, "callList"), "what was sent is looked at")
    }
    function test_whoMayNotCallSeesWhyBeforeHeSigns() {
        const at = openDirectory(false)
        at.stage.desk.directory.tick(idOf("c01"), true)
        at.stage.desk.calls.begin()
        at.stage.desk.calls.write("text", "Kommen.")
        at.stage.desk.calls.check()
        waitForRendering(at.frame)
        verify(said(at, "callWhyNot").indexOf("anmelden") > 0)
        verify(!findByName(at.frame, "callGive").enabled)
    }
    function test_whoComesAndWhoIsSilent() {
        const at = openDirectory(true)
        at.stage.desk.calls.selected = call
        waitForRendering(at.frame)
        compare(findByName(at.frame, "callCounts").text, "1 da · 2 kommen · 1 kommt nicht · 2 ohne Antwort (davon 1 nicht erreicht)")
        const titles = values(at.stage.desk.calls.called, 1)
        compare(titles[0], "THW, Ortsbeauftragter · G. Weber-Hohenstein", "who was not reached stands first")
        compare(titles.slice(2, 5), ["S1 · C. Winter", "Leitung · K. Adler", "LdS · B. Muster"])
        verify(has(at.frame, "kommt, etwa 18:25 · mit dem Rad"))
        verify(has(at.frame, "Nummer nicht vergeben"))
        const card = cardTitles(at.stage).findIndex(title => title.indexOf("2 ohne Antwort") > 0)
        verify(card >= 0, cardTitles(at.stage))
        at.stage.passMinutes(16)
        compare(at.stage.desk.calls.urgent, 1)
        waitForRendering(at.frame)
        at.frame.page = "lage"
        const cards = findByName(at.frame, "todoList")
        cards.positionViewAtIndex(cardTitles(at.stage).findIndex(title => title.indexOf("2 ohne Antwort") > 0), ListView.Center)
        waitForRendering(at.frame)
        keyClick(Qt.Key_L, Qt.AltModifier)
        compare(at.frame.page, "directory")
    }
    function test_anAnswerByMailSaysSo() {
        const at = openDirectory(true)
        at.stage.desk.calls.selected = call
        const people = values(at.stage.desk.calls.called, 0)
        const silent = people[1]
        verify(at.stage.tellMailAnswer(silent, 7, "E-Mail nicht verstanden, bitte lesen: „<b>mal sehen</b>“"))
        waitForRendering(at.frame)
        compare(values(at.stage.desk.calls.called, 0)[1], silent, "it is no answer")
        verify(has(at.frame, "noch keine Antwort · E-Mail nicht verstanden, bitte lesen: „<b>mal sehen</b>“"))
        verify(at.stage.desk.calls.notes[0].indexOf("S3 · E. Lang: E-Mail nicht verstanden") > 0, at.stage.desk.calls.notes[0])
        verify(at.stage.tellMailAnswer(silent, 4, "„1 komme“"))
        waitForRendering(at.frame)
        verify(has(at.frame, "kommt · „1 komme“ · per E-Mail"))
    }
    function test_anAnswerIsEnteredForTheChosenOne() {
        const at = openDirectory(true)
        at.stage.desk.calls.selected = call
        waitForRendering(at.frame)
        verify(!findByName(at.frame, "answerComing").enabled, "nobody is logged in")
        at.stage.logIn()
        at.stage.desk.calls.choosePerson(1)
        waitForRendering(at.frame)
        verify(findByName(at.frame, "answerOf").text.indexOf("S3 · E. Lang") > 0)
        findByName(at.frame, "answerArrival").text = "gleich"
        keyClick(Qt.Key_K, Qt.AltModifier)
        verify(said(at, "answerFault").indexOf("Uhrzeit") > 0)
        findByName(at.frame, "answerArrival").text = "20"
        keyClick(Qt.Key_K, Qt.AltModifier)
        compare(said(at, "answerFault"), "")
        compare(findByName(at.frame, "answerArrival").text, "")
        verify(at.stage.desk.noteOn("directory") !== "", "it was said")
    }
    function test_theSilentAreCalledAgain() {
        const at = openDirectory(true)
        at.stage.desk.calls.selected = call
        at.stage.desk.calls.beginAgain()
        compare(at.stage.desk.directory.ticked, 2)
        compare(at.stage.desk.calls.fields["meeting"], "Stabsraum, Rathaus, 1. Stock")
    }
    function test_theLogTellsOfCallsAndNeverOfNumbers() {
        const at = openDirectory(true)
        at.frame.page = "log"
        waitForRendering(at.frame)
        const model = at.stage.desk.log
        let words = ""
        for (let i = 0; i < model.rowCount(); ++i)
            for (let role = 257; role < 275; ++role)
                words += " " + model.data(model.index(i, 0), role)
        verify(words.indexOf("Einberufung „Einberufung des Krisenstabs“ an 6") > 0)
        verify(words.indexOf("S1 C. Winter kommt 18:25") > 0)
        verify(words.indexOf("Arbeitsplatz Stabsraum-2 besetzt") > 0)
        compare(words.indexOf("0151"), -1)
        compare(words.indexOf("@"), -1)
    }
    function test_whoSitsWhereStandsOnTheSystemPage() {
        const at = openDirectory(false)
        at.frame.page = "system"
        waitForRendering(at.frame)
        verify(has(at.frame, "Stabsraum-2"))
        verify(has(at.frame, "angemeldet seit"))
        verify(has(at.frame, "frei"))
    }
    function test_manyEntriesWithHostileNames() {
        const at = open(true)
        at.stage.tellManyContacts(2000, "<img src=x> Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtin")
        at.frame.page = "directory"
        waitForRendering(at.frame)
        compare(findByName(at.frame, "directoryList").count, 2000)
        verify(has(at.frame, "<img src=x>"))
        for (const label of textsOf(findByName(at.frame, "directoryList")))
            verify(label.width <= findByName(at.frame, "directoryList").width)
    }
    function test_whatWasTypedOutlivesALogOut() {
        const at = openDirectory(false)
        at.stage.logIn()
        at.stage.desk.calls.begin()
        at.stage.desk.calls.write("text", "Bitte kommen.")
        at.stage.desk.header.logOut()
        waitForRendering(at.frame)
        compare(at.stage.desk.calls.fields["text"], "Bitte kommen.")
        at.frame.page = "lage"
        at.frame.page = "directory"
        compare(findByName(at.frame, "callText").text, "Bitte kommen.")
    }
}
