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
}
