// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// A station's course: hours or a week, what of it is not sure, and all of it within reach in large type.
PagesCase {
    name: "Stations"

    function chartOf(item) {
        if (item instanceof CourseChart && item.visible && !item.compact)
            return item
        for (let i = 0; i < item.children.length; ++i) {
            const found = chartOf(item.children[i])
            if (found) return found
        }
        return null
    }
    function test_theWeekIsChosenByAKey() {
        const at = open(true)
        at.frame.page = "stations"
        waitForRendering(at.frame)
        const chart = chartOf(at.frame)
        compare(chart.hours, 2)
        keyClick(Qt.Key_7, Qt.AltModifier)
        compare(chart.hours, 168)
        compare(chart.measure, "cm")
        at.stage.desk.selectedStation = "RG-RATHAUS"
        compare(chart.measure, "mm je Stunde")
        keyClick(Qt.Key_4, Qt.AltModifier)
        compare(chart.measure, "mm je Meldung")
    }
    function test_whatIsNotSureStandsInWordsToo() {
        const at = open(true)
        at.frame.page = "stations"
        at.stage.desk.selectedStation = "AUE-ALTSTADT"
        waitForRendering(at.frame)
        verify(!findByName(at.frame, "courseTrust"))
        at.stage.tellMaintenance("AUE-ALTSTADT", 60, true)
        at.stage.passTime(600)
        tryVerify(() => findByName(at.frame, "courseTrust"))
        verify(/^Nicht sicher: Wartung seit \d\d:\d\d$/.test(findByName(at.frame, "courseTrust").text), findByName(at.frame, "courseTrust").text)
    }
    function test_inLargeTypeTheCourseIsReachedByScrolling() {
        Theme.scale = 2
        const at = open(true)
        at.frame.page = "stations"
        waitForRendering(at.frame)
        const scroll = findByName(at.frame, "stationsScroll"), chart = chartOf(at.frame)
        verify(scroll.contentHeight > scroll.height)
        verify(chart.height >= Theme.unit * 44)
        scroll.contentY = scroll.contentHeight - scroll.height
        const bottom = chart.mapToItem(scroll, 0, chart.height).y
        verify(bottom <= scroll.height, "all of it: " + bottom + " of " + scroll.height)
    }
}
