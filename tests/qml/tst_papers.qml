// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// INV-QML-13: papers are written by keys alone and by themselves; what could not be written is said.
PagesCase {
    name: "Papers"

    function test_theWholeSetIsWrittenByKeysAlone() {
        const at = open(true)
        at.frame.forceActiveFocus()
        keyClick(Qt.Key_F10)
        verify(findByName(at.frame, "paperSheet"))
        verify(findByName(at.frame, "paperAll").activeFocus)
        keyClick(Qt.Key_Return)
        tryVerify(() => !at.stage.desk.papers.isWriting, 30000)
        verify(has(findByName(at.frame, "paperNote"), "Geschrieben, Papiere: 14."), at.stage.desk.papers.note)
        const files = at.stage.writtenFiles().filter(name => name.startsWith("Papiere-20261121-180530/"))
        compare(files.map(name => name.split("/")[1]), ["auftragsuebersicht.pdf", "einsatztagebuch.pdf", "entschluesse.pdf", "kraefte.pdf", "lagebericht.pdf", "lagekarte.pdf", "lagevortrag.pdf", "meldungen.pdf", "objekte-stellen.pdf", "verzeichnis.pdf", "vordruck-einsatztagebuch.pdf", "vordruck-kraefte.pdf", "vordruck-lagebericht.pdf", "vordruck-nachricht.pdf"])
        // A second one does not take the first one's place.
        at.stage.desk.papers.write(3)
        tryVerify(() => !at.stage.desk.papers.isWriting, 30000)
        verify(at.stage.writtenFiles().indexOf("Papiere-20261121-180530-2/kraefte.pdf") >= 0, at.stage.writtenFiles().join())
        keyClick(Qt.Key_Escape)
        verify(!findByName(at.frame, "paperSheet"))
    }
    function test_theSetIsWrittenByItselfAndNeverOfThePast() {
        const at = open(true)
        const travel = at.stage.desk.travel
        travel.open()
        travel.step(-600)
        tryVerify(() => !travel.isFolding)
        const folder = at.stage.writePapersByThemselves(true)
        wait(50)
        compare(at.stage.filesIn(folder).length, 0, "it waits")
        travel.close()
        tryVerify(() => at.stage.filesIn(folder).length === 14, 30000)
        tryVerify(() => !at.stage.desk.papers.isWriting)
        verify(at.stage.filesIn(folder)[0].startsWith("set-20261121-1805"), at.stage.filesIn(folder).join())
        verify(at.stage.desk.papers.byItself.indexOf("zuletzt 18:05") > 0, at.stage.desk.papers.byItself)
        compare(at.stage.desk.papers.trouble, "")
    }
    function test_aSetThatCannotBeWrittenIsSaidOnTheRail() {
        const at = open(true)
        at.stage.writePapersByThemselves(false)
        tryVerify(() => at.stage.desk.papers.trouble !== "", 30000)
        compare(findByName(at.frame, "paperKey").badge, 1)
        at.stage.desk.papers.isOpen = true
        verify(has(findByName(at.frame, "paperTrouble"), "Papiersatz nicht geschrieben"))
    }
}
