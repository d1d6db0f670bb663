// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Which operation is looked at: what belongs to another one goes from the pages, what belongs to none stays.
PagesCase {
    id: test

    name: "Operations"

    function titles(at) {
        const model = at.stage.desk.operations
        const found = []
        for (let i = 0; i < model.rowCount(); ++i)
            found.push(model.data(model.index(i, 0), 258))  // second column: title
        return found
    }
    function twoOperations() {
        const at = open(true)
        at.stage.tellOperation("2026-0007", "Hochwasser Aue", 1)
        at.stage.tellOperation("2026-0008", "Bombe Neustadt", 1)
        at.stage.tellEntryIn("2026-0007", "Deich bei km 3 weich")
        at.stage.tellEntryIn("2026-0008", "Zünder freigelegt")
        at.stage.tellEntryIn("", "Bürgertelefon besetzt")
        return at
    }

    function test_theNewestRunningStandsFirstAndGrundlageLast() {
        const at = twoOperations()
        compare(titles(at)[0], "Alle Einsätze")
        compare(titles(at)[1], "2026-0008 · Bombe Neustadt")
        verify(titles(at)[titles(at).length - 1].indexOf("Grundlage") === 0)
    }
    function test_theLogShowsOneOperationAndWhatBelongsToNone() {
        const at = twoOperations()
        const says = words => logLines(at.stage).some(line => line.indexOf(words) >= 0)
        verify(says("Deich") && says("Zünder") && says("Bürgertelefon"))
        at.stage.desk.operations.show("2026-0007")
        verify(says("Deich") && !says("Zünder") && says("Bürgertelefon"))
        waitForRendering(at.frame)
        verify(findByName(at.frame, "filterWords").text.indexOf("2026-0007") > 0, "that not all is shown stands above")
        at.stage.desk.operations.show("")
        verify(!says("Deich") && !says("Zünder") && says("Bürgertelefon"))
        at.stage.desk.operations.show("*")
        verify(says("Deich") && says("Zünder"))
        compare(findByName(at.frame, "filterWords"), null)
    }
    function test_whatIsSaidBelongsToWhatIsLookedAt() {
        const at = twoOperations()
        verify(at.stage.desk.operation.indexOf("2026-0008") === 0, "the newest")
        at.stage.desk.operations.show("2026-0007")
        verify(at.stage.desk.operation.indexOf("2026-0007") === 0)
        at.stage.tellOperation("2026-0007", "Hochwasser Aue", 3)
        verify(at.stage.desk.operation.indexOf("2026-0008") === 0, "into a closed one nothing is said")
        at.stage.desk.operations.show("")
        compare(at.stage.desk.operation, "")
    }
    function test_openedByKeysAlone() {
        const at = open(true)
        at.stage.logIn()
        keyClick(Qt.Key_F12)
        const name = findByName(at.frame, "operationName")
        verify(name)
        name.forceActiveFocus()
        for (const letter of ["B", "r", "a", "n", "d"])
            keyClick(letter)
        keyClick(Qt.Key_Return)
        verify(at.stage.desk.noteOn("operations") !== "", "it was said")
        keyClick(Qt.Key_Escape)
        compare(findByName(at.frame, "operationSheet"), null)
    }
    function test_closingIsAskedTwice() {
        const at = twoOperations()
        at.stage.logIn()
        keyClick(Qt.Key_F12)
        waitForRendering(at.frame)
        const sheet = findByName(at.frame, "operationSheet")
        const close = actionsOf(sheet).find(action => action.text === "Einsatz schließen")
        close.clicked()
        compare(at.stage.desk.noteOn("operations"), "")
        compare(close.text, "Wirklich schließen")
        close.clicked()
        verify(at.stage.desk.noteOn("operations") !== "")
    }
    function test_chosenByKeysAlone() {
        const at = twoOperations()
        keyClick(Qt.Key_F12)
        waitForRendering(at.frame)
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Return)
        verify(at.stage.desk.operations.shown.indexOf("2026-0008") === 0, at.stage.desk.operations.shown)
    }
    function test_namesAreShownAsText() {
        const at = open(true)
        at.stage.tellOperation("2026-0009", "<b>fett</b><img src='x'>", 1)
        at.stage.desk.operations.isOpen = true
        waitForRendering(at.frame)
        verify(has(at.frame, "<b>fett</b>"))
    }
}
