// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// The layers of the map: switched by keys and mouse, with whose they are and of what day.
PagesCase {
    id: test

    name: "Layers"

    // kind: 0 nothing to switch, 1 four layers of the town's own, 2 many with odd names
    function openTown(kind, tiles) {
        const at = open(true, stage => { stage.giveTown(kind); if (tiles) stage.giveBasemap() })
        at.frame.page = "lage"
        at.view = findByName(at.frame, "mainMap")
        tryCompare(at.view, "loadState", MapView.Ready)
        at.layers = at.stage.desk.layers
        return at
    }
    function openPanel(at) {
        keyClick(Qt.Key_L, Qt.AltModifier)
        const panel = findByName(at.frame, "layersPanel")
        verify(panel, "the list is shown")
        waitForRendering(at.frame)
        return panel
    }
    function rowsOf(panel) {
        const rows = []
        walk(panel, item => { if (item.objectName.startsWith("layer-")) rows.push(item) })
        return rows
    }

    function test_withoutAPackageThereIsNothingToOpen() {
        const at = open(true)
        at.frame.page = "lage"
        wait(0)
        verify(!findByName(at.frame, "openLayers"))
        keyClick(Qt.Key_L, Qt.AltModifier)
        verify(!findByName(at.frame, "layersPanel"))
    }
    function test_aPackageWithoutAnythingToSwitchSaysSoAndNamesItsSources() {
        const at = openTown(0)
        const panel = openPanel(at)
        compare(rowsOf(panel).length, 0)
        verify(has(panel, "Nichts zu schalten"))
        verify(has(panel, "Immer gezeichnet"))
        verify(has(panel, "Straßen, Gebäude"))
        verify(has(panel, "© OpenStreetMap-Mitwirkende · ODbL · Stand 15.08.2026 (3 Monate alt)"))
        verify(findByName(panel, "closeLayers").activeFocus)
        keyClick(Qt.Key_Escape)
        verify(!findByName(at.frame, "layersPanel"))
    }
    function test_eachLayerSaysHowManyWhoseAndHowOld() {
        const at = openTown(1, true)
        const rows = rowsOf(openPanel(at))
        compare(rows.map(row => row.title), ["Hintergrundkarte", "Leitungen", "Evakuierungswege", "Hydranten", "Sandsackplaetze", "Sirenen"])
        compare(rows.map(row => row.number), ["", "1", "2", "400", "2", "6"])
        compare(rows.map(row => row.digit), [1, 2, 3, 4, 5, 6])
        compare(rows[2].origin, "Ordnungsamt Auental · dl-de/by-2-0 · Stand 01.03.2025 (20 Monate alt)")
        compare(rows[3].origin, "Stadtwerke Auental · Stand 05.10.2026")
        compare(rows[4].origin, "Bauhof · Stand unbekannt")
        compare(rows[5].origin, "Feuerwehr Auental · nur für den Dienstgebrauch · Stand 30.06.2024 (2 Jahre alt)")
        verify(has(at.frame, "Feuerwehr Auental"), "on the map, too")
    }
    function test_digitsSwitchAndTheMapFollows() {
        const at = openTown(1, true)
        openPanel(at)
        keyClick(Qt.Key_6)
        compare(at.view.hiddenLayers, ["own_sirenen"])
        keyClick(Qt.Key_4)
        compare(at.view.hiddenLayers, ["own_hydranten", "own_sirenen"])
        keyClick(Qt.Key_1)
        verify(!at.view.basemapShown)
        keyClick(Qt.Key_2)
        verify(!at.view.utilitiesShown)
        keyClick(Qt.Key_9)
        compare(at.layers.hiddenCount, 4)
        keyClick(Qt.Key_Escape)
        verify(!findByName(at.frame, "layersPanel"))
        compare(findByName(at.frame, "openLayers").text, "Ebenen (4 ausgeblendet)")
        verify(at.view.activeFocus)
        keyClick(Qt.Key_6)
        compare(at.layers.hiddenCount, 4, "a digit means nothing outside the list")
        openPanel(at)
        for (const key of [Qt.Key_1, Qt.Key_2, Qt.Key_4, Qt.Key_6])
            keyClick(key)
        compare(at.layers.hiddenCount, 0)
        compare(at.view.hiddenLayers, [])
    }
    function test_tabAndSpaceSwitchWhereDigitsAreOff() {
        const at = openTown(1)
        Theme.singleKeys = false
        const rows = rowsOf(openPanel(at))
        verify(rows[0].activeFocus, "the first switch has the keys")
        keyClick(Qt.Key_4)
        compare(at.layers.hiddenCount, 0)
        keyClick(Qt.Key_Tab)
        verify(rows[1].activeFocus)
        keyClick(Qt.Key_Space)
        compare(at.view.hiddenLayers, ["own_evakuierungswege"])
        verify(!rows[1].isShown && rows[1].activeFocus, "the keys stay where they are")
        keyClick(Qt.Key_Return)
        compare(at.view.hiddenLayers, [])
        keyClick(Qt.Key_Escape)
        verify(!at.layers.isOpen, "Escape closes all the same")
        Theme.singleKeys = true
    }
    function test_theMouseSwitches() {
        const at = openTown(1)
        const rows = rowsOf(openPanel(at))
        mouseClick(rows[4])
        compare(at.view.hiddenLayers, ["own_sirenen"])
        mouseClick(rows[4])
        compare(at.view.hiddenLayers, [])
    }
    function test_whatIsSwitchedOffIsNotPainted() {
        const at = openTown(1)
        at.view.showPlace(500900, 5699580)
        at.view.metresPerPixel = 1
        tryVerify(() => at.view.settled)
        const middle = at.view.mapToItem(at.frame, Math.round(at.view.width / 2), Math.round(at.view.height / 2))
        const isSeen = () => {
            const image = grabImage(at.frame)
            let least = 255
            for (let x = -9; x <= 9; ++x)
                least = Math.min(least, image.red(middle.x + x, middle.y))
            return least < 160
        }
        tryVerify(isSeen)
        at.layers.setShown("own_sirenen", false)
        tryVerify(() => !isSeen())
        at.layers.setShown("own_sirenen", true)
        tryVerify(isSeen)
    }
    function test_oneListAtATime() {
        const at = openTown(1)
        openPanel(at)
        keyClick(Qt.Key_Z, Qt.AltModifier)
        verify(findByName(at.frame, "drawingsPanel") && !findByName(at.frame, "layersPanel"))
        keyClick(Qt.Key_L, Qt.AltModifier)
        verify(!findByName(at.frame, "drawingsPanel") && findByName(at.frame, "layersPanel"))
        verifyKeysAreUnique(at.frame)
        keyClick(Qt.Key_L, Qt.AltModifier)
        verify(!findByName(at.frame, "layersPanel"))
        verifyKeysAreUnique(at.frame)
    }
    function test_oddNamesAreWordsAndManyLayersScroll_data() {
        return [{ tag: "100 %", scale: 1 }, { tag: "200 %", scale: 2 }]
    }
    function test_oddNamesAreWordsAndManyLayersScroll(row) {
        const at = openTown(2)
        Theme.scale = row.scale
        const panel = openPanel(at)
        waitForRendering(at.frame)
        const rows = rowsOf(panel)
        compare(rows.length, 18)
        compare(rows.filter(one => one.digit > 0).length, 9)
        verify(has(panel, "<b>Amt</b><img src='http://example.invalid/x'> · <i>frei</i> · Stand irgendwann"), "markup is words")
        for (const text of textsOf(panel)) {
            verify(text.textFormat === Text.PlainText, text.text)
            verify(text.contentWidth <= text.width + 1, "cut off: " + text.text.substring(0, 40))
        }
        for (const one of rows)
            verify(one.width <= panel.width && one.height < panel.height, one.title.substring(0, 40))
        const rest = findByName(panel, "layerRest")
        verify(rest.contentHeight > rest.height)
        for (let i = 1; i < rows.length; ++i)
            keyClick(Qt.Key_Tab)
        verify(rows[17].activeFocus)
        const box = rows[17].mapToItem(rest, 0, 0)
        verify(box.y >= -1 && box.y + Math.min(rows[17].height, rest.height) <= rest.height + 1, "what has the keys is seen: " + box.y)
        keyClick(Qt.Key_Space)
        compare(at.view.hiddenLayers.length, 1)
    }
    function test_whileSomethingIsDrawnTheBackgroundCanStillBeSwitched() {
        const at = openTown(1, true)
        openPanel(at)
        keyClick(Qt.Key_H, Qt.AltModifier)
        verify(at.stage.desk.measure.isOpen)
        verify(!findByName(at.frame, "layersPanel") && !findByName(at.frame, "openLayers"))
        keyClick(Qt.Key_R, Qt.AltModifier)
        verify(!at.view.basemapShown)
        keyClick(Qt.Key_Escape)
        verify(!at.stage.desk.measure.isOpen)
        verify(findByName(at.frame, "layersPanel"), "the list is there again")
    }
}
