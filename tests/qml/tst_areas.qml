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

    function drawing(loggedIn, withTiles) {
        const at = open(true, withTiles ? stage => stage.giveBasemap() : null)
        if (loggedIn)
            at.stage.logIn()
        at.frame.page = "lage"
        waitForRendering(at.frame)
        keyClick(Qt.Key_N, Qt.AltModifier)
        verify(at.stage.desk.areas.isOpen)
        if (withTiles)
            tryVerify(() => findByName(at.frame, "groundSwitch"))
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
        verify(has(at.panel, "Ort auf der Karte anklicken, mit Tasten: Karte schieben, Alt+K."))
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
    function test_blocksAreTakenWholeAndCountedBesideTheScreen() {
        const at = drawing(true)
        at.areas.method = 6
        verify(findByName(at.panel, "area-method-words").text.indexOf("Häuserblöcke um einen Ort") === 0)
        verify(!at.areas.maySet)
        at.areas.write("radius", "60")
        click(at, 120, 100)
        verify(at.areas.isWorking, "on its way, and the screen goes on")
        compare(at.areas.hint, "Wird gerechnet …")
        tryVerify(() => at.areas.maySet, 20000, at.areas.hint)
        // One block of 250 by 200 m.
        compare(at.areas.size, "0,05 km²")
        verify(at.areas.people.indexOf("60") >= 0, at.areas.people)
        at.areas.upTo = 4
        tryVerify(() => at.areas.maySet, 20000)
        const radius = findByName(at.panel, "area-radius")
        verify(radius.visible)
        at.areas.write("radius", "-1")
        compare(at.areas.faults.radius, "1 bis 50000 m")
        at.areas.write("radius", "60")
        tryVerify(() => at.areas.maySet, 20000)
        at.areas.set()
        compare(at.stage.saidArea(), "Räumung|6|60|0|0")
    }
    function test_aSubstationIsTakenFromTheListOrTheMap() {
        const at = drawing(true)
        at.areas.method = 7
        compare(at.areas.hint, "Station wählen, in der Liste oder auf der Karte.")
        const list = findByName(at.panel, "area-substation")
        verify(list.visible)
        compare(at.areas.substations, ["Umspannwerk Süd", "Umspannwerk Wehr"])
        list.forceActiveFocus()
        keyClick(Qt.Key_Down)
        compare(at.areas.substation, 0)
        tryVerify(() => at.areas.maySet, 20000, at.areas.hint)
        const south = at.areas.people
        click(at, -1200, 250)
        compare(at.areas.substation, 1, "the nearest to the click")
        tryVerify(() => at.areas.maySet && at.areas.people !== south, 20000)
        verify(at.areas.doubts.some(words => words.indexOf("Annahme") === 0), "what it is, is said")
        at.areas.set()
        compare(at.stage.saidArea(), "Stromausfall|7|0|0|0")
    }
    function test_aStageIsAnEstimateOfWhatLiesLower() {
        const at = drawing(true)
        at.areas.method = 8
        compare(at.areas.hint, "Ort am Bach auf der Karte anklicken, mit Tasten: Karte schieben, Alt+K.")
        compare(at.areas.hazards[at.areas.hazard], "Hochwasser")
        for (const wrong of ["0", "-2", "hoch", "1001"]) {
            at.areas.write("stage", wrong)
            compare(at.areas.faults.stage, "Meter über der Bachsohle, 0,01 bis 1000")
        }
        at.areas.write("stage", "1,5")
        click(at, 1500, 10)
        tryVerify(() => at.areas.maySet, 20000, at.areas.hint)
        const low = at.areas.size
        verify(at.areas.doubts.some(words => words.indexOf("gut in Tälern") === 0))
        at.areas.write("stage", "3")
        tryVerify(() => at.areas.maySet && at.areas.size !== low, 20000)
        at.areas.write("stage", "30")
        tryVerify(() => at.areas.doubts.some(words => words.indexOf("über 20 m") === 0), 20000)
        click(at, 9000, 10)
        tryVerify(() => !at.areas.isWorking, 20000)
        verify(!at.areas.maySet, "outside of the town")
        verify(at.areas.hint.indexOf("außerhalb des Ortspakets") > 0, at.areas.hint)
    }
    function test_sinksAreThoseOfTheWholeTownOrAroundAPlace() {
        const at = drawing(true)
        at.areas.method = 9
        tryVerify(() => at.areas.maySet, 20000, at.areas.hint)
        verify(!findByName(at.panel, "area-radius"), "of the whole town")
        verify(at.areas.size !== "–")
        at.areas.write("rain", "-5")
        compare(at.areas.faults.rain, "Millimeter, 0,1 bis 10000")
        at.areas.write("rain", "40")
        click(at, 2000, -600)
        verify(findByName(at.panel, "area-radius"))
        tryVerify(() => !at.areas.isWorking, 20000)
        verify(!at.areas.maySet, "no hollow there")
        at.areas.removeLast()
        tryVerify(() => at.areas.maySet, 20000)
        at.areas.write("name", "Unterführungen")
        at.areas.set()
        compare(at.stage.saidArea(), "Unterführungen|9|0|0|0")
    }
    function test_everyFieldOfEachFormIsReachedByTheTabulator() {
        const at = drawing(true)
        for (const [method, fields] of [[6, ["area-radius", "area-upTo"]], [7, ["area-substation"]],
                                        [8, ["area-stage", "area-along", "area-stream"]], [9, ["area-rain", "area-least"]]]) {
            at.areas.method = method
            const wanted = new Set(fields)
            findByName(at.panel, "area-name").forceActiveFocus()
            for (let i = 0; i < 14 && wanted.size > 0; ++i) {
                keyClick(Qt.Key_Tab)
                for (let item = at.frame.Window.activeFocusItem; item; item = item.parent)
                    wanted.delete(item.objectName)
            }
            compare([...wanted], [], "form " + method)
        }
    }
    function test_withoutAMouseThePlaceIsTheMiddleOfTheMap() {
        const at = drawing(true)
        at.areas.method = 6
        verify(!at.areas.maySet)
        const map = findByName(at.frame, "mainMap")
        map.centre = at.stage.place(120, 100)
        keyClick(Qt.Key_K, Qt.AltModifier)
        tryVerify(() => at.areas.maySet, 20000, at.areas.hint)
        verify(at.areas.people !== "–")
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
    function test_whatIsTypedAfterTheClickIsTheNameAndMovesNothing() {
        const at = drawing(true)
        const map = findByName(at.frame, "mainMap")
        const name = findByName(at.panel, "area-name")
        verify(name.activeFocus)
        mouseClick(map, 500, 300)
        verify(at.areas.maySet, at.areas.hint)
        verify(at.stage.drawnAt() !== "")
        const place = at.stage.drawnAt()
        verify(name.activeFocus, "the keys stay where they were")
        for (const letter of "Bombe am See")
            keyClick(letter)
        compare(at.areas.texts.name, "Bombe am See")
        compare(at.stage.drawnAt(), place)
        const note = findByName(at.panel, "area-note")
        note.forceActiveFocus()
        mouseClick(map, 520, 320)
        verify(note.activeFocus, "back to the field that had them")
        const moved = at.stage.drawnAt()
        verify(moved !== place)
        map.forceActiveFocus()
        keyClick(Qt.Key_Space)
        keyClick(Qt.Key_Space)
        compare(at.stage.drawnAt(), moved, "Space goes from mark to mark and sets nothing")
        keyClick(Qt.Key_Return)
        verify(at.stage.drawnAt() !== moved, "Enter sets it at the mark")
    }
    function test_theLegendHoldsWaterAndTheStaffsAreasApart() {
        const at = open(true)
        at.frame.page = "lage"
        waitForRendering(at.frame)
        verify(!findByName(at.frame, "legendStaffHead"))
        at.stage.tellArea(true)
        waitForRendering(at.frame)
        const zones = at.stage.desk.zones
        verify(zones.length > 1 && !zones[0].isStaff && zones[zones.length - 1].isStaff, "water first")
        const head = findByName(at.frame, "legendStaffHead")
        verify(head)
        compare(head.text, "Gebiete des Stabes")
    }
    function test_everyKeyIsUniqueWhileItIsDrawn_data() {
        return [{ tag: "painted ground", tiles: false }, { tag: "tiles", tiles: true }]
    }
    function test_everyKeyIsUniqueWhileItIsDrawn(row) {
        const at = drawing(true, row.tiles)
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
