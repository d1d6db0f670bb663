// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// What became of something that was said stands where it was said, and nowhere else.
PagesCase {
    name: "Notes"

    function test_aNoteBelongsToItsPageAndASuccessGoes() {
        const at = open(true)
        at.stage.logIn()
        at.frame.page = "log"
        at.stage.desk.writeLog("Deich gesichtet")
        const failed = at.stage.desk.noteMessage
        verify(at.stage.desk.noteIsFailure && failed !== "", "no link to a broker")
        verify(has(at.frame, failed))
        at.frame.page = "stations"
        wait(0)
        verify(!has(at.frame, failed), "not under the buttons of another page")
        at.frame.page = "log"
        wait(0)
        verify(has(at.frame, failed), "what failed stays where it was said")
        at.stage.tellSafe(0)
        verify(!at.stage.desk.noteIsFailure)
        const safe = at.stage.desk.noteMessage
        verify(safe !== "" && has(at.frame, safe))
        at.stage.tellSafe(21)
        compare(at.stage.desk.noteMessage, "", "after 20 s")
        at.stage.desk.writeLog("Deich gesichtet")
        at.stage.tellSafe(0)
        verify(at.stage.desk.noteMessage !== "")
        at.frame.page = "lage"
        compare(at.stage.desk.noteMessage, "", "with the page")
    }
}
