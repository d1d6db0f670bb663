// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Objekte und Stellen: states, figures with their source, what runs out, and two people at once.
PagesCase {
    id: test

    name: "Boards"

    readonly property int block: 1
    readonly property int shelter: 2
    readonly property int infoPoint: 3
    readonly property int road: 5
    readonly property int request: 6
    readonly property string hall: "00000000000000000000000000000004"

    function openBoard(board, prepare) {
        const at = open(true)
        at.stage.tellBoards()
        at.frame.page = "boards"
        at.stage.desk.boards.board = board
        waitForRendering(at.frame)
        return at
    }
    function names(at) {
        const model = at.stage.desk.boards.list
        const found = []
        for (let i = 0; i < model.rowCount(); ++i)
            found.push(model.data(model.index(i, 0), 258))
        return found
    }

    function test_emptyItSaysWhatItIsFor() {
        const at = open(true)
        at.frame.page = "boards"
        waitForRendering(at.frame)
        verify(has(at.frame, "informiert, geräumt, geprüft, frei"))
    }
    function test_aShelterShowsPlacesSourceAndWhoSaidIt() {
        const at = openBoard(shelter)
        verify(has(at.frame, "84 von 250 belegt"))
        verify(has(at.frame, "Quelle: DRK, 17:58"))
        compare(names(at)[0], "Gemeindehaus", "what is full stands first")
    }
    function test_whatIsNotKnownIsAQuestionMark() {
        const at = openBoard(block)
        verify(has(at.frame, "? von 61 draußen"))
    }
    function test_powerThatHasRunOutIsACardAndAnAlarm() {
        const at = openBoard(infoPoint)
        const card = cardTitles(at.stage).findIndex(title => title.indexOf("Notfall-Infopunkt 1") > 0)
        verify(card >= 0, cardTitles(at.stage))
        verify(cardDetails(at.stage)[card].indexOf("die Zeit ist um") > 0)
        verify(at.stage.desk.boards.urgent > 0)
    }
    function test_twoAtOnceStandSideBySide() {
        const at = openBoard(shelter)
        at.stage.desk.boards.selected = hall
        at.stage.tellRivalOnBoard()
        waitForRendering(at.frame)
        const rival = findByName(at.frame, "boardRival")
        verify(rival && rival.visible)
        verify(rival.text.indexOf("geöffnet") > 0, rival.text)
        compare(at.stage.desk.boards.state, "geschlossen")
    }
    function test_nobodyLoggedInChangesNothing() {
        const at = openBoard(shelter)
        at.stage.desk.boards.selected = hall
        waitForRendering(at.frame)
        verify(!findByName(at.frame, "boardSave").enabled)
        verify(!findByName(at.frame, "state-full").enabled)
    }
    function test_stateIsSaidAndWrongFiguresAreNot() {
        const at = openBoard(shelter)
        at.stage.logIn()
        at.stage.desk.boards.selected = hall
        waitForRendering(at.frame)
        const occupied = findByName(at.frame, "figure-occupied")
        compare(occupied.text, "84")
        occupied.text = "viele"
        keyClick(Qt.Key_T, Qt.AltModifier)
        verify(findByName(at.frame, "boardFault").text.indexOf("keine Anzahl") > 0)
        compare(at.stage.desk.noteOn("boards"), "")
        occupied.text = "90"
        findByName(at.frame, "boardUntil").text = "25:30"
        keyClick(Qt.Key_T, Qt.AltModifier)
        verify(findByName(at.frame, "boardFault").text.indexOf("keine Uhrzeit") > 0)
        findByName(at.frame, "boardUntil").text = "20:30"
        keyClick(Qt.Key_T, Qt.AltModifier)
        compare(findByName(at.frame, "boardFault"), null)
        verify(at.stage.desk.noteOn("boards") !== "", "it was said")
    }
    function test_whatIsTypedStaysWhileThePictureIsRenewed() {
        const at = openBoard(shelter)
        at.stage.logIn()
        at.stage.desk.boards.selected = hall
        waitForRendering(at.frame)
        const note = findByName(at.frame, "boardNoteField")
        note.text = "Feldbetten sind da"
        at.stage.passMinutes(2)
        at.stage.logOut()
        compare(note.text, "Feldbetten sind da")
        compare(findByName(at.frame, "figure-occupied").text, "84")
    }
    function test_boardsByKeysAlone() {
        const at = open(true)
        at.stage.tellBoards()
        keyClick(Qt.Key_F11)
        compare(at.frame.page, "boards")
        keyClick(Qt.Key_2, Qt.AltModifier)
        compare(at.stage.desk.boards.board, shelter)
        findByName(at.frame, "boardList").forceActiveFocus()
        keyClick(Qt.Key_Down)
        verify(at.stage.desk.boards.name !== "")
    }
    function test_objectsOfTheTownAreOfferedOnce() {
        const at = openBoard(infoPoint)
        verify(at.stage.desk.boards.offerNames.indexOf("Rathaus") < 0, "it is on the board")
        at.stage.desk.boards.board = shelter
        verify(at.stage.desk.boards.offerNames.indexOf("Grundschule Altstadt") < 0, "o2 is on the board")
        at.stage.desk.boards.board = 4
        compare(at.stage.desk.boards.offerNames.length, 0)
    }
    function test_theLogTellsEachStep() {
        const at = openBoard(shelter)
        const line = logLines(at.stage).find(one => one.indexOf("Turnhalle Süd") >= 0)
        verify(line.indexOf("geöffnet · 84 von 250 belegt") > 0, line)
    }
    function test_hostileNamesAreText() {
        const at = open(true)
        at.stage.tellManyRoads(1, "<b>Haupt</b><img src=x>")
        at.frame.page = "boards"
        at.stage.desk.boards.board = road
        waitForRendering(at.frame)
        verify(has(at.frame, "<b>Haupt</b>"))
    }
    function test_manyEntriesStayQuick() {
        const at = open(true)
        at.stage.tellManyRoads(2000, "Donaudampfschifffahrtsgesellschaftsstraße")
        at.frame.page = "boards"
        at.stage.desk.boards.board = road
        waitForRendering(at.frame)
        compare(findByName(at.frame, "boardList").count, 2000)
    }
    function test_keysAreUniqueAndNothingIsCut_data() {
        return [{ tag: "usual", scale: 1 }, { tag: "large", scale: 2 }]
    }
    function test_keysAreUniqueAndNothingIsCut(data) {
        const at = openBoard(shelter)
        at.stage.logIn()
        at.stage.desk.boards.selected = hall
        Theme.scale = data.scale
        waitForRendering(at.frame)
        const seen = {}
        for (const action of actionsOf(at.frame)) {
            if (action.keyLetter === "")
                continue
            verify(!(action.keyLetter in seen), "Alt+" + action.keyLetter + " twice: " + action.text)
            seen[action.keyLetter] = action.text
        }
    }
}
