// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// INV-QML-09: nobody takes a moment that is looked back at for now.
PagesCase {
    name: "Hindsight"

    readonly property var pages: ["lage", "log", "units", "incidents", "stations", "warning", "system"]

    function test_whoLooksBackReadsSoAtTopAndBottomOfEveryPage_data() { return pages.map(page => ({ tag: page, page: page })) }
    function test_whoLooksBackReadsSoAtTopAndBottomOfEveryPage(row) {
        const at = open(true)
        at.frame.page = row.page
        verify(!findByName(at.frame, "pastBand"))
        at.stage.lookBack(600)
        wait(0)
        const bands = [findByName(at.frame, "pastBand"), findByName(at.frame, "pastBandBelow")]
        for (const band of bands) {
            verify(band && band.visible)
            verify(has(band, "RÜCKBLICK, nicht jetzt"))
            verify(has(band, "17:55"), "and which moment")
        }
        compare(at.stage.desk.header.clock, "17:55:00")
        walk(at.frame, item => { if (item.objectName === "mainMap" || item.objectName === "warningMap") compare(item.theme, "grey") })
        at.stage.lookBack(0)
        wait(0)
        verify(!findByName(at.frame, "pastBand"))
    }
}
