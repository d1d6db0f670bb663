// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// The switch between painted ground and the base map's tiles.
PagesCase {
    id: test

    name: "Ground"

    function openWithBasemap() {
        const at = open(true, stage => stage.giveBasemap())
        at.frame.page = "lage"
        at.view = findByName(at.frame, "mainMap")
        tryVerify(() => at.view.hasBasemap)
        return at
    }

    // On the page "Lage" it is the first of the list of layers; on "Warnung" a button.
    function switchOnLage() {
        keyClick(Qt.Key_L, Qt.AltModifier)
        keyClick(Qt.Key_1)
        keyClick(Qt.Key_Escape)
    }

    function test_withoutABaseMapThereIsNoSwitch() {
        const at = open(true)
        at.frame.page = "lage"
        wait(0)
        verify(!findByName(at.frame, "groundSwitch"))
        keyClick(Qt.Key_R, Qt.AltModifier)
        verify(at.stage.desk.basemapShown, "a key that is not shown does nothing")
    }
    function test_theSwitchSaysWhatIsShownAndWhoseItIs() {
        const at = openWithBasemap()
        verify(at.view.basemapShown)
        verify(findByName(at.frame, "mapSources").text.startsWith("Grundkarte Vermessungsamt Probe (dl-de/by-2-0) · Stand 01.11.2026"))
        switchOnLage()
        verify(!at.view.basemapShown)
        verify(!has(at.frame, "Vermessungsamt Probe"), "what is not shown is not named")
        switchOnLage()
        verify(at.view.basemapShown)
    }
    function test_theSwitchMovesNothingElse() {
        const at = openWithBasemap()
        at.view.showPlace(530500, 5528500)
        const scale = at.view.metresPerPixel
        at.stage.desk.basemapShown = false
        wait(0)
        compare(at.view.centre, Qt.point(530500, 5528500))
        compare(at.view.metresPerPixel, scale)
    }
    function test_bothMapsFollowItAndNameTheOwner() {
        const at = openWithBasemap()
        switchOnLage()
        at.stage.desk.warning.openWarning(at.stage.tellDraft())
        at.frame.page = "warning"
        wait(0)
        const other = findByName(at.frame, "warningMap")
        tryVerify(() => other.hasBasemap)
        verify(!other.basemapShown)
        compare(findByName(at.frame, "groundSwitch").text, "Grundkarte: gezeichnet")
        keyClick(Qt.Key_R, Qt.AltModifier)
        verify(other.basemapShown)
        verify(has(at.frame, "Vermessungsamt Probe"))
    }
    function test_noKeyIsOnTwoActions() {
        const at = openWithBasemap()
        for (const page of ["lage", "warning"]) {
            if (page === "warning")
                at.stage.desk.warning.openProposal("flood:Aue")
            at.frame.page = page
            wait(0)
            const keys = actionsOf(at.frame).map(action => action.keyLetter).filter(key => key !== "")
            compare(keys.length, new Set(keys).size, page + ": " + keys)
            verify(keys.indexOf(page === "lage" ? "L" : "R") >= 0, page)
        }
    }
    function test_whoseMapItIsIsReadWholeAndNothingLiesOverIt_data() {
        return [{ tag: "1280x800", scale: 1, width: 1280, height: 800 }, { tag: "200 %", scale: 2, width: 1920, height: 1080 }]
    }
    function test_whoseMapItIsIsReadWholeAndNothingLiesOverIt(row) {
        const at = openWithBasemap()
        Theme.scale = row.scale
        at.frame.width = row.width
        at.frame.height = row.height
        at.stage.desk.warning.openWarning(at.stage.tellDraft())
        for (const page of [["lage", "mainMap", ["mapTools"]], ["warning", "warningMap", ["areaTools", "warningTools"]]]) {
            at.frame.page = page[0]
            waitForRendering(at.frame)
            let shown = null
            walk(at.frame, item => { if (item.objectName === "mapSources") shown = item })
            verify(shown, page[0])
            verify(!shown.truncated && shown.contentWidth <= shown.width + 1 && shown.contentHeight <= shown.height + 1, page[0] + ": cut off")
            const map = findByName(at.frame, page[1])
            const box = shown.mapToItem(map, 0, 0, shown.width, shown.height)
            verify(box.x >= 0 && box.y >= 0 && box.x + box.width <= map.width && box.y + box.height <= map.height, page[0] + ": beside the map " + box + " in " + map.width + "x" + map.height)
            for (const name of page[2]) {
                const tools = findByName(at.frame, name)
                if (!tools)
                    continue  // the border is not to be changed by whoever is logged in
                for (let i = 0; i < tools.children.length; ++i) {
                    const button = tools.children[i]
                    if (!button.visible)
                        continue
                    const over = button.mapToItem(map, 0, 0, button.width, button.height)
                    verify(over.x >= box.x + box.width || over.x + over.width <= box.x || over.y >= box.y + box.height || over.y + over.height <= box.y,
                           page[0] + ": " + button.text + " lies over it")
                }
            }
        }
    }
    function test_theSystemPageNamesIt() {
        const at = openWithBasemap()
        at.frame.page = "system"
        wait(0)
        tryVerify(() => has(at.frame, "Grundkarte aus Kacheln"))
    }
}
