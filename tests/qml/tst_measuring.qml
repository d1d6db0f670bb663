// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Ways and areas measured on the map: by mouse, by keys alone, in the past, and nothing of it is said.
PagesCase {
    id: test

    name: "Measuring"

    function stageWith(prepared) {
        const at = open(true)
        at.frame.page = "lage"
        waitForRendering(at.frame)
        const view = findByName(at.frame, "mainMap")
        return { stage: at.stage, frame: at.frame, desk: at.stage.desk, measure: at.stage.desk.measure, view: view }
    }
    function begin(at) {
        keyClick(Qt.Key_H, Qt.AltModifier)
        verify(at.measure.isOpen)
        return findByName(at.frame, "measurePanel")
    }
    function plain(text) { return text.replace(/\u00a0/g, " ") }

    function test_aWayIsMeasuredByKeysAlone() {
        const at = stageWith()
        const panel = begin(at)
        verify(panel.visible)
        verify(at.view.activeFocus, "the arrows move the map at once")
        verifyKeysAreUnique(at.frame)
        compare(at.measure.result, "–")
        keyClick(Qt.Key_K, Qt.AltModifier)
        const startX = at.view.centre.x
        keyClick(Qt.Key_Right)
        verify(at.view.centre.x > startX)
        const running = at.measure.result
        verify(running !== "–", "the middle of the map is where the next point would be")
        compare(at.measure.resultName, "Strecke bis zum Zeiger")
        keyClick(Qt.Key_K, Qt.AltModifier)
        compare(at.measure.result, running)
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_K, Qt.AltModifier)
        compare(at.measure.legs.length, 2)
        keyClick(Qt.Key_Backspace)
        compare(at.measure.legs.length, 2, "the end goes on with the map's middle")
        keyClick(Qt.Key_Return)
        verify(at.measure.isEnded)
        compare(at.measure.result, running)
        compare(at.measure.legs.length, 1)
        keyClick(Qt.Key_Escape)
        verify(!at.measure.isOpen)
        verify(!panel.visible)
    }
    function test_anAreaIsMeasuredByMouse() {
        const at = stageWith()
        const panel = begin(at)
        keyClick(Qt.Key_O, Qt.AltModifier)
        verify(at.measure.isArea)
        for (const [x, y] of [[300, 200], [500, 200], [500, 400]])
            mouseClick(at.view, x, y)
        verify(at.measure.mayEnd)
        const three = at.measure.result
        mouseMove(at.view, 300, 400)
        tryVerify(() => at.measure.result !== three, 5000, "the running total follows the pointer")
        compare(at.measure.resultName, "Fläche bis zum Zeiger")
        const four = at.measure.result
        mouseDoubleClickSequence(at.view, 300, 400)
        verify(at.measure.isEnded, "a double click sets its point and ends")
        compare(at.measure.result, four)
        compare(at.measure.legs.length, 4)
        const figure = findByName(panel, "measure-figure")
        compare(figure.figure, four)
        compare(findByName(panel, "measure-result").Accessible.name, at.measure.words)
        mouseClick(at.view, 350, 250)
        compare(at.desk.selectionTitle, "", "a click on the map chooses nothing while it is measured")
        compare(at.measure.legs.length, 4)
    }
    function test_theResultGoesIntoTheClipboard() {
        const at = stageWith()
        const panel = begin(at)
        for (const [x, y] of [[300, 200], [500, 200]])
            mouseClick(at.view, x, y)
        keyClick(Qt.Key_T, Qt.AltModifier)
        verify(at.measure.isEnded)
        keyClick(Qt.Key_P, Qt.AltModifier)
        const paste = createTemporaryQmlObject("import QtQuick; TextEdit {}", test)
        paste.paste()
        compare(plain(paste.text), plain(at.measure.words))
        verify(plain(paste.text).indexOf("32U ") > 0, paste.text)
        verify(has(panel, "Zwischenablage"))
        keyClick(Qt.Key_F, Qt.AltModifier)
        compare(at.measure.result, "–")
        verify(!has(panel, "Zwischenablage"))
    }
    function test_measuringHidesWhatElseTheMapOffersAndGivesItBack() {
        const at = stageWith()
        verify(findByName(at.frame, "drawArea").visible)
        begin(at)
        for (const name of ["drawArea", "openDrawings", "measureMap"])
            compare(findByName(at.frame, name), null)
        verify(at.view.placing)
        keyClick(Qt.Key_B, Qt.AltModifier)
        verify(!at.measure.isOpen)
        verify(findByName(at.frame, "drawArea").visible)
        verify(!at.view.placing)
    }
    function test_aPageThatIsLeftKeepsWhatIsMeasuredAndTakesNoKeys() {
        const at = stageWith()
        begin(at)
        mouseClick(at.view, 300, 200)
        mouseClick(at.view, 500, 200)
        keyClick(Qt.Key_F3)
        keyClick(Qt.Key_Backspace)
        keyClick(Qt.Key_Escape)
        verify(at.measure.isOpen)
        keyClick(Qt.Key_F1)
        verify(findByName(at.frame, "measurePanel").visible)
        compare(at.measure.mayUndo, true)
    }
    function test_itMeasuresInThePast() {
        const at = stageWith()
        keyClick(Qt.Key_F9)
        keyClick(Qt.Key_PageUp)
        tryVerify(() => !at.desk.travel.isFolding)
        verify(at.desk.header.isPast)
        compare(findByName(at.frame, "drawArea"), null)
        const panel = begin(at)
        verifyKeysAreUnique(at.frame)
        mouseClick(at.view, 300, 200)
        mouseClick(at.view, 500, 200)
        keyClick(Qt.Key_Return)
        verify(at.measure.isEnded)
        verify(at.measure.result !== "–")
        verify(panel.visible)
    }
    function test_inLargeTypeTheFigureAndTheKeysOfTheNextPointAreInTheWindow() {
        Theme.scale = 2
        const at = stageWith()
        const panel = begin(at)
        waitForRendering(at.frame)
        tryVerify(() => panel.height > 0)
        for (const name of ["measure-end", "measure-middle", "measure-undo", "measure-close", "measure-figure"]) {
            const item = findByName(panel, name)
            verify(item, name)
            verify(item.mapToItem(panel, 0, 0).y >= 0 && item.mapToItem(panel, 0, item.height).y <= panel.height, name + " ends at " + item.mapToItem(panel, 0, item.height).y + " of " + panel.height)
            verify(item.mapToItem(panel, item.width, 0).x <= panel.width, name)
        }
    }
}
