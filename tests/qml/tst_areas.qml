// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Areas that the staff sets: drawn, counted while they are drawn, set, changed, taken back.
PagesCase {
    id: test

    name: "Areas"

    readonly property string zone: "area:0123456789abcdef0123456789abcdef"

    function drawing(loggedIn) {
        const at = open(true)
        if (loggedIn)
            at.stage.logIn()
        at.frame.page = "lage"
        waitForRendering(at.frame)
        keyClick(Qt.Key_N, Qt.AltModifier)
        verify(at.stage.desk.areas.isOpen)
        const panel = findByName(at.frame, "areaPanel")
        verify(panel && panel.visible)
        return { stage: at.stage, frame: at.frame, areas: at.stage.desk.areas, panel: panel }
    }
    function click(at, eastM, northM) {
        at.stage.desk.clickMap(0, "", at.stage.place(eastM, northM))
    }

    function test_aCircleIsCountedAndSet() {
        const at = drawing(true)
        verify(!at.areas.maySet)
        verify(has(at.panel, "Ort auf der Karte anklicken."))
        click(at, 0, 0)
        compare(at.areas.faults.radius, undefined)
        verify(at.areas.maySet, at.areas.hint)
        const radius = findByName(at.panel, "area-radius")
        radius.forceActiveFocus()
        radius.selectAll()
        for (const digit of "300")
            keyClick(digit)
        compare(at.areas.texts.radius, "300")
        // 28.3 hectares of 12 people.
        verify(at.areas.people.indexOf("340") >= 0, at.areas.people)
        compare(at.areas.objects, "2")
        keyClick(Qt.Key_T, Qt.AltModifier)
        compare(at.stage.saidArea(), "Rauch, Brand|2|300|0|0")
        verify(!at.areas.isOpen)
    }
    function test_aBorderIsDrawnByClicksAndCountedWhileItIsDragged() {
        const at = drawing(true)
        at.areas.method = 1
        click(at, -300, -200)
        click(at, 300, -200)
        verify(!at.areas.maySet, "two corners are no area")
        compare(at.areas.people, "–")
        click(at, 300, 200)
        verify(at.areas.isEditable)
        const before = at.areas.people
        verify(before !== "–")
        click(at, -300, 200)
        verify(at.areas.people !== before, before)
        at.areas.removeLast()
        compare(at.areas.people, before)
        click(at, 0, -400)
        verify(!at.areas.maySet, "it crosses itself")
        verify(has(at.panel, "kreuzt sich selbst"))
    }
    function test_whatIsTypedWronglyIsNamedAtItsField() {
        const at = drawing(true)
        click(at, 0, 0)
        for (const wrong of ["0", "-5", "viel", "60000", ""]) {
            at.areas.write("radius", wrong)
            verify(!at.areas.maySet, wrong)
            compare(at.areas.faults.radius, "1 bis 50000 m")
        }
        at.areas.write("radius", "99,5")
        verify(at.areas.maySet)
        at.areas.method = 3
        verify(!at.areas.maySet, "without a wind there is no wedge")
        at.areas.write("wind", "225")
        at.areas.write("speed", "4,5")
        verify(at.areas.maySet)
        at.areas.write("speed", "1")
        verify(at.areas.doubts.length > 0 && at.areas.doubts[0].indexOf("Wind zu schwach") === 0)
    }
    function test_nobodySetsAnAreaWithoutAName() {
        const at = drawing(false)
        click(at, 0, 0)
        verify(!at.areas.maySet)
        verify(at.areas.hint.indexOf("anmelden") > 0, at.areas.hint)
        compare(at.stage.saidArea(), "")
    }
    function test_whatStandsIsShownChangedAndTakenBack() {
        const at = open(true)
        at.stage.logIn()
        at.frame.page = "lage"
        at.stage.tellArea(true)
        at.stage.desk.select(3, zone)
        waitForRendering(at.frame)
        verify(at.stage.desk.zoneSelected, "its name stands for it")
        compare(at.stage.desk.selectedArea, zone)
        verify(at.stage.desk.selectionTitle.indexOf("Rauch Umspannwerk Süd") === 0, at.stage.desk.selectionTitle)
        verify(at.stage.desk.selectionText.indexOf("Wind aus SW") > 0, at.stage.desk.selectionText)
        mouseClick(findByName(at.frame, "editArea"))
        verify(at.stage.desk.areas.isOpen && !at.stage.desk.areas.isNew)
        at.stage.desk.areas.write("radius", "200")
        at.stage.desk.areas.set()
        compare(at.stage.saidArea(), "Rauch Umspannwerk Süd|3|200|0|0")
        at.stage.desk.areas.edit(zone)
        at.stage.desk.clearSelection()
        mouseClick(findByName(at.frame, "area-end"))
        verify(!at.stage.desk.areas.isOpen)
        compare(at.stage.saidArea(), "Rauch Umspannwerk Süd|3|100|0|1")
    }
    function test_whatNobodyHasCountedYetIsShownAllTheSame() {
        const at = open(true)
        at.frame.page = "lage"
        const map = findByName(at.frame, "mainMap")
        const before = map.description
        at.stage.tellArea(false)
        verify(map.description !== before, "one zone more: " + before)
        at.stage.tellArea(true)
        at.stage.desk.openGrounds(zone)
        waitForRendering(at.frame)
        verify(has(findByName(at.frame, "groundsSheet"), "vom Stab gesetzt"))
        verify(has(findByName(at.frame, "groundsSheet"), "S2 Lage, A. Beispiel"))
    }
    function test_everyKeyIsUniqueWhileItIsDrawn() {
        const at = drawing(true)
        const seen = {}
        for (const action of actionsOf(at.frame)) {
            if (action.keyLetter === "")
                continue
            verify(!(action.keyLetter in seen), "Alt+" + action.keyLetter + " twice: " + action.text)
            seen[action.keyLetter] = action.text
        }
        verify("T" in seen)
    }
}
