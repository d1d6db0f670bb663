// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// The wall screen: what is urgent in type that is read from five metres, and nothing to press.
PagesCase {
    id: test

    name: "Wall"
    width: 1920
    height: 1080

    Component {
        id: wallComponent
        WallFrame {
            width: 1920
            height: 1080
        }
    }

    function openWall(tell) {
        const stage = createTemporaryObject(stageComponentOfWall, test)
        if (tell)
            stage.tellAll()
        const wall = createTemporaryObject(wallComponent, test, { desk: stage.desk })
        verify(wall)
        waitForRendering(wall)
        return { stage: stage, wall: wall }
    }
    Component {
        id: stageComponentOfWall
        Stage {}
    }

    function test_nothingCanBePressed() {
        const at = openWall(true)
        compare(actionsOf(at.wall).length, 0)
    }
    function test_typesFollowItsWidth() {
        openWall(true)
        verify(Theme.scale > 1.7, Theme.scale)
    }
    function test_whatIsUrgentStandsThereAndNoLineIsHalf() {
        const at = openWall(true)
        verify(findByName(at.wall, "wallAlarm").visible)
        verify(has(at.wall, "Lebensgefahr durch Hochwasser"))
        for (const name of ["wallCards", "wallGauges"]) {
            const list = findByName(at.wall, name)
            for (let i = 0; i < list.count; ++i) {
                const item = list.itemAtIndex(i)
                if (item && item.opacity > 0)
                    verify(item.y + item.height <= list.height, name + " " + i)
            }
        }
    }
    function test_emptyAndLostSaySo() {
        const at = openWall(false)
        verify(has(at.wall, "Nichts offen"))
        const full = openWall(true)
        full.stage.lose()
        waitForRendering(full.wall)
        verify(findByName(full.wall, "wallLost").visible)
    }
    function test_hostileNamesAreText() {
        const at = openWall(true)
        at.stage.tellOperation("2026-0009", "<b>fett</b>", 1)
        verify(has(at.wall, "<b>fett</b>"))
    }
}
