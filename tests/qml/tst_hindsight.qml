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

    function openBar() {
        const at = open(true)
        const travel = at.stage.desk.travel
        at.frame.forceActiveFocus()
        verify(!findByName(at.frame, "timeBar"))
        keyClick(Qt.Key_F9)
        verify(findByName(at.frame, "timeBar"))
        return { stage: at.stage, frame: at.frame, travel: travel }
    }
    function settled(travel) {
        tryVerify(() => !travel.isFolding)
        wait(0)
    }
    // "What did we know at 17:41?" is asked with a clock time.
    function test_aMomentIsTyped() {
        const at = openBar()
        const clock = findByName(at.frame, "pastClock")
        clock.forceActiveFocus()
        for (const digit of "1741")
            keyClick(digit)
        keyClick(Qt.Key_Return)
        settled(at.travel)
        verify(at.travel.isPast)
        compare(at.stage.desk.header.clock, "17:41:00")
        compare(clock.text, "")
        for (const digit of "9999")
            keyClick(digit)
        keyClick(Qt.Key_Return)
        verify(findByName(at.frame, "pastClockFault").text.indexOf("„9999“ ist keine Uhrzeit") === 0)
        compare(at.stage.desk.header.clock, "17:41:00", "nothing else has changed")
        clock.text = "0300"
        clock.accepted()
        verify(findByName(at.frame, "pastClockFault").text.indexOf("gab es hier noch nichts") > 0, findByName(at.frame, "pastClockFault").text)
    }
    function test_theTimeIsGoneThroughByKeysAlone() {
        const at = openBar()
        verify(!at.travel.isPast, "opening it shows now")
        verify(findByName(at.frame, "pastSlider").activeFocus)
        keyClick(Qt.Key_PageUp)
        settled(at.travel)
        verify(at.travel.isPast)
        compare(at.stage.desk.header.clock, "17:55:30")
        keyClick(Qt.Key_Left)
        settled(at.travel)
        compare(at.stage.desk.header.clock, "17:54:30")
        keyClick(Qt.Key_Right)
        keyClick(Qt.Key_Right)
        settled(at.travel)
        compare(at.stage.desk.header.clock, "17:56:30")
        keyClick(Qt.Key_Home)
        settled(at.travel)
        compare(at.travel.at, at.travel.from)
        keyClick(Qt.Key_End)
        settled(at.travel)
        verify(!at.travel.isPast)
        verify(findByName(at.frame, "timeBar"), "the bar stays until it is closed")
        keyClick(Qt.Key_PageUp)
        settled(at.travel)
        keyClick(Qt.Key_F9)
        settled(at.travel)
        verify(!at.travel.isPast)
        verify(!findByName(at.frame, "timeBar"))
    }
    function test_marksAreGoneToAndTold() {
        const at = openBar()
        verify(at.travel.marks.length > 1)
        for (let i = 1; i < at.travel.marks.length; ++i)
            verify(at.travel.marks[i - 1].at <= at.travel.marks[i].at)
        at.travel.toMark(-1)
        settled(at.travel)
        const mark = at.travel.marks.filter(one => one.at < at.travel.until).pop()
        compare(at.travel.at, mark.at)
        verify(has(findByName(at.frame, "pastLast"), mark.text))
    }
    // INV-QML-11
    function test_whatHappensNowIsSaidToWhomeverLooksBack() {
        const at = openBar()
        at.travel.step(-600)
        settled(at.travel)
        compare(at.travel.meanwhile, "")
        at.stage.tellUrgentReport()
        at.travel.refresh()
        const band = findByName(at.frame, "pastMeanwhile")
        verify(band && band.visible)
        verify(has(band, "Inzwischen: dringende Meldung"))
        compare(at.stage.desk.header.clock, "17:55:30", "and the moment stays")
        at.travel.moveTo(at.travel.until)
        settled(at.travel)
        verify(!findByName(at.frame, "pastMeanwhile"))
    }
    function test_aWarningOnTheDeskWaitsUntilNow() {
        const at = openBar()
        at.frame.page = "warning"
        at.stage.desk.warning.openProposal("flood:Aue")
        const headline = at.stage.desk.warning.headline
        verify(headline !== "")
        at.travel.step(-3 * 3600)
        settled(at.travel)
        compare(findByName(at.frame, "warningList").count, 0, "there was none then")
        compare(at.stage.desk.warning.headline, headline)
        at.travel.close()
        settled(at.travel)
        verify(!findByName(at.frame, "warningList"), "it is on the desk again")
        compare(at.stage.desk.warning.headline, headline)
    }
    function test_nothingIsSaidFromThePast() {
        const at = open(true)
        at.stage.logIn()
        at.stage.desk.travel.open()
        at.stage.desk.travel.step(-600)
        settled(at.stage.desk.travel)
        at.stage.desk.writeLog("aus dem Rückblick")
        verify(at.stage.desk.noteIsFailure)
        verify(at.stage.desk.noteMessage.indexOf("Rückblick") >= 0, at.stage.desk.noteMessage)
    }
    function test_withoutAnyRecordThereIsNothingToLookBackAt() {
        const at = open(false)
        at.frame.forceActiveFocus()
        keyClick(Qt.Key_F9)
        verify(has(findByName(at.frame, "pastProblem"), "Es gibt noch nichts zurückzublicken."))
    }
    function test_playGoesOnToNowAndStops() {
        const at = openBar()
        at.travel.pace = 600
        at.travel.step(-1200)
        settled(at.travel)
        at.travel.play()
        verify(at.travel.isPlaying)
        tryVerify(() => !at.travel.isPast, 60000)
        verify(!at.travel.isPlaying)
    }
}
