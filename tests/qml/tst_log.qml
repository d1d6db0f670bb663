// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// A long incident log: every line is there, search and choice look at all of them, and nobody loses their place.
PagesCase {
    id: test

    name: "Log"

    function openLog(lines) {
        const at = open(true)
        at.stage.tellEntries(0, lines)
        at.frame.page = "log"
        at.list = findByName(at.frame, "logList")
        verify(at.list)
        // Rows have their places once they are laid out.
        tryVerify(() => !at.stage.desk.log.isLooking)
        waitForRendering(at.frame)
        return at
    }
    function lineAt(at, y) {
        const row = at.list.indexAt(10, at.list.contentY + y)
        return row < 0 ? "" : at.stage.desk.log.data(at.stage.desk.log.index(row, 0), 260)
    }
    function typeInto(field, words) {
        field.forceActiveFocus()
        field.selectAll()
        for (const letter of words)
            keyClick(letter)
    }

    function test_everyLineCanBeReached() {
        const at = openLog(2500)
        verify(at.list.count > 2500)
        at.list.positionViewAtEnd()
        tryVerify(() => at.list.itemAtIndex(at.list.count - 1) !== null)
        verify(has(findByName(at.frame, "logStanding"), "Zeilen"))
        verify(findByName(at.frame, "scrollMark") !== null)
    }
    function test_whatIsLookedAtStaysWhileLinesCome() {
        const at = openLog(300)
        at.list.positionViewAtIndex(150, ListView.Beginning)
        waitForRendering(at.frame)
        const seen = lineAt(at, 40)
        verify(seen.indexOf("Zeile") === 0, seen)
        at.stage.tellEntries(300, 5)
        waitForRendering(at.frame)
        compare(lineAt(at, 40), seen)
        at.stage.tellEntries(305, 40)
        waitForRendering(at.frame)
        compare(lineAt(at, 40), seen)
        // Who looks at the newest line sees the next one come.
        at.list.positionViewAtBeginning()
        at.stage.tellEntries(400, 1)
        waitForRendering(at.frame)
        verify(lineAt(at, 5).indexOf("Zeile 400:") === 0, lineAt(at, 5))
    }
    function test_theChosenLineStaysChosen() {
        const at = openLog(300)
        at.list.forceActiveFocus()
        compare(at.list.currentIndex, 0)
        for (let i = 0; i < 100; ++i)
            keyClick(Qt.Key_Down)
        compare(at.list.currentIndex, 100)
        const chosen = at.list.chosenKey
        verify(at.list.itemAtIndex(100).isChosen && at.list.itemAtIndex(100).isFocused)
        at.stage.tellEntries(300, 3)
        tryCompare(at.list, "currentIndex", 103)
        compare(at.stage.desk.log.keyAt(103), chosen)
        // Through a choice that has it not and back.
        at.stage.desk.log.query = "gibt es nicht"
        tryCompare(at.list, "count", 0)
        verify(has(at.frame, "Keine Zeile in dieser Auswahl."))
        compare(at.list.chosenKey, chosen)
        at.stage.desk.log.query = ""
        tryCompare(at.list, "currentIndex", 103)
        tryVerify(() => at.list.itemAtIndex(103) !== null && at.list.itemAtIndex(103).isChosen)
        keyClick(Qt.Key_End)
        compare(at.list.currentIndex, at.list.count - 1)
        keyClick(Qt.Key_Home)
        compare(at.list.currentIndex, 0)
        keyClick(Qt.Key_PageDown)
        verify(at.list.currentIndex > 3)
    }
    function test_searchAndChoiceLookAtAllLines() {
        const at = openLog(2500)
        keyClick(Qt.Key_U, Qt.AltModifier)
        const search = findByName(at.frame, "logSearch")
        verify(search.activeFocus)
        typeInto(search, "muehle sandsaecke")
        tryCompare(at.list, "count", 25)
        verify(has(findByName(at.frame, "logStanding"), "25 von"))
        keyClick(Qt.Key_Escape)
        tryVerify(() => at.list.count > 2500)
        const group = findByName(at.frame, "logGroup")
        group.activated(3)
        compare(at.stage.desk.log.group, 3)
        tryVerify(() => at.list.count > 0 && at.list.count < 100)
        for (const line of logLines(at.stage))
            verify(line.indexOf("Zeile") !== 0, line)
        group.activated(0)
        tryVerify(() => at.list.count > 2500)
    }
    function test_whatPeopleSaidStandsAloneByOneKeyAndAgainWithTheRest() {
        const at = openLog(40)
        const all = at.list.count
        verify(logLines(at.stage).some(line => line.indexOf("Zeile") !== 0), "there are other lines, too")
        keyClick(Qt.Key_N, Qt.AltModifier)
        verify(at.stage.desk.logPeopleOnly)
        tryVerify(() => !at.stage.desk.log.isLooking && at.list.count < all)
        verify(at.list.count >= 40, at.list.count)
        verify(has(at.frame, "Alle Zeilen zeigen"), "the key says what it does next")
        keyClick(Qt.Key_N, Qt.AltModifier)
        tryCompare(at.list, "count", all)
        verify(has(at.frame, "Nur von Menschen"))
    }
    function test_markupInASearchIsText() {
        const at = openLog(3)
        const search = findByName(at.frame, "logSearch")
        typeInto(search, "<b>")
        tryCompare(at.list, "count", 0)
        compare(at.stage.desk.log.query, "<b>")
    }
    function test_clickChooses() {
        const at = openLog(50)
        const row = at.list.itemAtIndex(2)
        mouseClick(row, row.width / 2, 10)
        compare(at.list.currentIndex, 2)
        compare(at.list.chosenKey, at.stage.desk.log.keyAt(2))
    }
    function test_lookingBackShowsThePast() {
        const at = openLog(30)
        const before = at.list.count
        at.stage.passTime(60)
        at.stage.tellEntries(30, 10)
        verify(at.list.count > before)
        at.stage.lookBack(10)
        tryVerify(() => at.list.count < before + 10)
    }
}
