// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// INV-QML-12: who comes back sees what is otherwise, and any two moments can be held against each other.
PagesCase {
    name: "Changes"

    function rowsOf(frame) {
        const list = findByName(frame, "changesList")
        const rows = []
        for (let i = 0; i < list.count; ++i)
            rows.push(list.itemAtIndex(i) ? list.itemAtIndex(i).name + "|" + list.itemAtIndex(i).before + "|" + list.itemAtIndex(i).after : "")
        return rows
    }
    function type(words) {
        for (const letter of words)
            keyClick(letter)
    }
    function folded(changes) {
        tryVerify(() => !changes.isFolding)
        wait(0)
    }
    function test_whoComesBackIsToldWhatIsOtherwise() {
        const at = open(true)
        const changes = at.stage.desk.changes
        at.stage.logIn()
        compare(changes.awayText, "", "nobody was away yet")
        at.stage.desk.header.logOut()
        at.stage.passTime(600)
        at.stage.tellUrgentReport()
        at.stage.logIn()
        const band = findByName(at.frame, "awayBand")
        verify(band && band.visible)
        verify(has(band, "Seit Sie weg waren"))
        at.frame.forceActiveFocus()
        keyClick(Qt.Key_Y, Qt.AltModifier)
        folded(changes)
        verify(findByName(at.frame, "changesSheet"))
        tryVerify(() => has(findByName(at.frame, "changesSheet"), "Deich am Wehr bricht"))
        verify(changes.summary.indexOf("1 Meldung oder Eintrag") >= 0, changes.summary)
        verify(!findByName(at.frame, "awayBand"), "said once")
        keyClick(Qt.Key_Escape)
        verify(!findByName(at.frame, "changesSheet"))
    }
    function test_whoWasAwayForAMomentOrIsNewIsToldNothing() {
        const at = open(true)
        at.stage.logIn()
        at.stage.desk.header.logOut()
        at.stage.passTime(60)
        at.stage.logIn()
        compare(at.stage.desk.changes.awayText, "")
    }
    function test_twoMomentsAreComparedAndOneWithNow() {
        const at = open(true)
        const travel = at.stage.desk.travel, changes = at.stage.desk.changes
        travel.open()
        travel.step(-3 * 3600 + 60)
        tryVerify(() => !travel.isFolding)
        changes.compareShown()
        folded(changes)
        verify(changes.title.indexOf("Seit") === 0, changes.title)
        const toNow = rowsOf(at.frame)
        verify(toNow.length > 3, toNow.join("\n"))
        changes.close()
        changes.keepShown()
        travel.step(60)
        tryVerify(() => !travel.isFolding)
        verify(has(findByName(at.frame, "timeBar"), "Mit " + changes.keptText + " vergleichen"))
        changes.compareShown()
        folded(changes)
        verify(changes.title.indexOf("Von") === 0, changes.title)
        compare(changes.summary, "Nichts ist anders.", rowsOf(at.frame).join("\n"))
        changes.close()
        travel.close()
        changes.compareShown()
        folded(changes)
        compare(rowsOf(at.frame).length, toNow.length, "the kept moment against now")
    }
    // INV-QML-14: a workplace changes hands without anything being closed, and the log says so in the name of the one who goes.
    function test_aWorkplaceIsHandedOverByKeysAlone() {
        const at = open(true)
        const desk = at.stage.desk, header = desk.header
        at.stage.logIn()
        const first = header.person
        at.stage.passTime(1200)
        at.stage.tellUrgentReport()
        at.frame.ask("messages")
        desk.messages.begin(1)
        keyClick(Qt.Key_F3, Qt.ShiftModifier)
        const sheet = findByName(at.frame, "changesSheet")
        verify(sheet)
        folded(desk.changes)
        tryVerify(() => rowsOf(at.frame).length > 0)
        verify(desk.changes.title.indexOf("Übergabe") === 0, desk.changes.title)
        verify(has(sheet, "Jetzt zu tun"))
        verify(has(sheet, "Deich am Wehr bricht"), "what came in this shift")
        const person = findByName(at.frame, "handoverPerson"), passphrase = findByName(at.frame, "handoverPassphrase")
        const note = findByName(at.frame, "handoverNote")
        // By the tabulator alone from the list to the form, and to somebody else than oneself.
        tryVerify(() => findByName(at.frame, "changesList").activeFocus)
        for (let i = 0; i < 6 && !person.activeFocus; ++i)
            keyClick(Qt.Key_Tab)
        verify(person.activeFocus)
        compare(person.currentText.indexOf(header.person), -1, person.currentText)
        // Nobody hands over to himself, and a wrong word changes nothing.
        keyClick(Qt.Key_Up)
        keyClick(Qt.Key_Tab)
        verify(passphrase.activeFocus)
        type("geheim")
        keyClick(Qt.Key_Return)
        tryVerify(() => has(sheet, "Diese Person ist hier schon angemeldet."))
        compare(passphrase.text, "", "no passphrase stays")
        person.forceActiveFocus()
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Tab)
        type("falsch")
        keyClick(Qt.Key_Return)
        tryVerify(() => has(sheet, "Die Passphrase ist falsch."))
        compare(header.person, first)
        verify(!findByName(sheet, "handoverDone"))
        note.forceActiveFocus()
        note.text = "Deich am Wehr im Blick behalten"
        passphrase.forceActiveFocus()
        type("geheim")
        keyClick(Qt.Key_Return)
        tryVerify(() => header.person !== first)
        verify(header.isLoggedIn)
        const line = findByName(sheet, "handoverDone").text
        verify(line.indexOf("Im Einsatztagebuch: Arbeitsplatz übergeben: ") === 0, line)
        verify(line.indexOf(first) > 0 && line.indexOf(first) < line.indexOf(header.person), line)
        verify(line.indexOf("Deich am Wehr im Blick behalten") > 0, line)
        compare(note.text, "", "the next note is another one's")
        keyClick(Qt.Key_Escape)
        verify(!findByName(at.frame, "changesSheet"))
        compare(at.frame.page, "messages")
        verify(desk.messages.isWriting, "what was being written stays")
    }
    function test_whoMaySignNoEntryHandsNothingOverAndIsTold() {
        const at = open(true)
        at.stage.logIn()
        keyClick(Qt.Key_F3, Qt.ShiftModifier)
        folded(at.stage.desk.changes)
        const sheet = findByName(at.frame, "changesSheet")
        verify(findByName(sheet, "handoverDo"))
        at.stage.tellObserver()
        tryVerify(() => has(sheet, "darf keine Einträge unterschreiben"))
        verify(!findByName(sheet, "handoverDo"))
        const here = at.stage.desk.header.person
        at.stage.desk.handOver(1, "geheim", "")
        wait(50)
        compare(at.stage.desk.header.person, here)
    }
    function test_aHandoverSpeaksOfNowAndWaitsWhileAPastPictureIsShown() {
        const at = open(true)
        const desk = at.stage.desk
        at.stage.logIn()
        at.stage.passTime(1200)
        at.stage.tellUrgentReport()
        keyClick(Qt.Key_F3, Qt.ShiftModifier)
        folded(desk.changes)
        const sheet = findByName(at.frame, "changesSheet")
        tryVerify(() => has(sheet, "Deich am Wehr bricht"))
        const open_ = rowsOf(at.frame).length
        at.stage.lookBack(600)
        tryVerify(() => has(sheet, "Im Rückblick wird nicht übergeben"))
        verify(!findByName(sheet, "handoverDo"))
        verify(!findByName(sheet, "handoverPrint"))
        compare(rowsOf(at.frame).length, open_, "what is to be done then is not what is handed over")
        desk.changes.close()
        desk.changes.openShift()
        folded(desk.changes)
        compare(rowsOf(at.frame).length, 0)
        compare(desk.changes.summary, "")
        at.stage.lookBack(-1)
        tryVerify(() => has(sheet, "Deich am Wehr bricht"))
        verify(findByName(sheet, "handoverDo"))
    }
    function test_whereNobodyIsLoggedInNothingIsHandedOver() {
        const at = open(true)
        keyClick(Qt.Key_F3, Qt.ShiftModifier)
        folded(at.stage.desk.changes)
        const sheet = findByName(at.frame, "changesSheet")
        verify(has(sheet, "Niemand ist angemeldet"))
        verify(!findByName(sheet, "handoverDo"))
        keyClick(Qt.Key_F3, Qt.ShiftModifier)
        verify(!at.stage.desk.changes.isOpen, "the key closes it, too")
    }
}
