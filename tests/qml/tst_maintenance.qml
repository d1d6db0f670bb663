// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// A gauge that is worked at never reads like an all-clear, and is laid aside and taken back by hand.
PagesCase {
    id: test

    name: "Maintenance"

    readonly property string words: "in Wartung bis"

    function rowOf(list, station) {
        for (let i = 0; i < list.count; ++i) {
            list.positionViewAtIndex(i, ListView.Contain)
            const item = list.itemAtIndex(i)
            if (item && item.stationId === station)
                return item
        }
        return null
    }
    function stations(at) {
        at.frame.page = "stations"
        waitForRendering(at.frame)
        return findByName(at.frame, "stationList")
    }

    function test_itStandsInEveryListWithoutAValue_data() {
        return [{ tag: "said", worker: false }, { tag: "judged", worker: true }]
    }
    function test_itStandsInEveryListWithoutAValue(data) {
        const at = open(true)
        at.stage.tellMaintenance("AUE-ALTSTADT", 240, data.worker)
        const card = cardTitles(at.stage).findIndex(title => title.indexOf(words) > 0)
        verify(card >= 0, cardTitles(at.stage))
        verify(cardTitles(at.stage)[card].indexOf("kein Wert für die Lage") > 0)
        verify(cardDetails(at.stage)[card].indexOf("Sonde wird gereinigt") >= 0)
        verify(cardDetails(at.stage)[card].indexOf("Überflutungsfläche steht") > 0, cardDetails(at.stage)[card])
        verify(at.stage.desk.zones[0].line.indexOf("Pegel in Wartung") > 0, at.stage.desk.zones[0].line)
        compare(at.stage.desk.header.maintained, 1)
        at.stage.desk.select(1, "AUE-ALTSTADT")
        verify(at.stage.desk.selectionText.indexOf(words) >= 0, at.stage.desk.selectionText)
        const row = rowOf(stations(at), "AUE-ALTSTADT")
        compare(row.value, "?")
        compare(row.level, "?")
        compare(row.trend, "")
        compare(row.trust, 2)
        verify(row.quality.indexOf(words) === 0, row.quality)
        verify(has(at.frame, "Sonde wird gereinigt"))
    }
    function test_theLogSaysWhoSaidItAndWhoEndedIt() {
        const at = open(true)
        at.stage.tellMaintenance("AUE-WEHR", 240, true)
        at.frame.page = "log"
        waitForRendering(at.frame)
        verify(logLines(at.stage).some(line => line.indexOf("kein Wert für die Lage · Sonde wird gereinigt") > 0))
        at.stage.tellMaintenance("AUE-WEHR", 0, true)
        verify(logLines(at.stage).some(line => line.indexOf("Wartung beendet · Sonde wird gereinigt") > 0))
        compare(at.stage.desk.header.maintained, 0)
        const row = rowOf(stations(at), "AUE-WEHR")
        verify(row.quality.indexOf("nach der Wartung noch kein Wert") > 0, row.quality)
        compare(row.value, "?")
    }
    function test_aPersonBeginsItByKeys() {
        const at = open(true)
        at.stage.logIn()
        stations(at)
        at.stage.desk.selectedStation = "AUE-WEHR"
        keyClick(Qt.Key_W, Qt.AltModifier)
        const reason = findByName(at.frame, "maintenanceReason")
        tryCompare(reason, "activeFocus", true)
        const begin = findByName(at.frame, "beginMaintenance")
        verify(!begin.enabled, "not without a reason")
        for (const letter of ["k", "a", "p", "u", "t", "t"])
            keyClick(letter)
        findByName(at.frame, "maintenanceSpan").currentIndex = 1
        compare(at.stage.desk.noteMessage, "")
        keyClick(Qt.Key_Return)
        verify(at.stage.desk.noteMessage !== "", "it was said")
        verify(!reason.visible)
    }
    function test_aPersonEndsItByKey() {
        const at = open(true)
        at.stage.logIn()
        stations(at)
        at.stage.desk.selectedStation = "AUE-WEHR"
        at.stage.tellMaintenance("AUE-WEHR", 240, true)
        waitForRendering(at.frame)
        compare(findByName(at.frame, "askMaintenance").text, "Wartung verlängern")
        compare(at.stage.desk.noteMessage, "")
        keyClick(Qt.Key_B, Qt.AltModifier)
        verify(at.stage.desk.noteMessage !== "", "it was said")
    }
    function test_withoutALogInNothingIsSaid() {
        const at = open(true)
        stations(at)
        verify(!findByName(at.frame, "askMaintenance").enabled)
    }
}
