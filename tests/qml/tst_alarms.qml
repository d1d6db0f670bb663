// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// An alarm nobody can overlook: on every page until someone takes it over, back again when it is not dealt with.
PagesCase {
    id: test

    name: "Alarms"

    function phases(at) {
        const found = []
        const model = at.stage.desk.todo
        for (let i = 0; i < model.rowCount(); ++i)
            found.push(model.data(model.index(i, 0), 275))  // nineteenth column: phase
        return found
    }
    function takeAll(at, minutes) {
        for (let i = 0; i < phases(at).length; ++i)
            if (phases(at)[i] === 1 || phases(at)[i] === 2)
                at.stage.tellAlarmAct(i, 1, minutes)
    }

    function test_itStandsOnEveryPage() {
        const at = open(true)
        verify(at.stage.desk.alarms.waiting > 0)
        for (const page of ["lage", "log", "units", "incidents", "stations", "warning", "system"]) {
            at.frame.page = page
            waitForRendering(at.frame)
            const band = findByName(at.frame, "alarmBand")
            verify(band && band.visible, page)
            verify(findByName(at.frame, "alarmHeadline").text.indexOf("Alarm") > 0)
        }
    }
    function test_nobodyLoggedInTakesNothing() {
        const at = open(true)
        compare(findByName(at.frame, "alarmTake"), null)
        verify(has(at.frame, "Zum Übernehmen anmelden"))
    }
    function test_takenByKeyItIsSaid() {
        const at = open(true)
        at.stage.logIn()
        waitForRendering(at.frame)
        at.frame.page = "units"
        keyClick(Qt.Key_Q, Qt.AltModifier)
        verify(at.stage.desk.noteOn("alarms") !== "", "it was said")
    }
    function test_whatIsTakenIsQuietAndNamesWho() {
        const at = open(true)
        const waiting = at.stage.desk.alarms.waiting
        takeAll(at, 30)
        compare(at.stage.desk.alarms.waiting, 0)
        compare(at.stage.desk.alarms.taken, waiting)
        compare(at.stage.alarmSound(), 0)
        compare(findByName(at.frame, "alarmBand"), null)
        verify(has(at.frame, "übernommen von S2"))
        at.frame.page = "log"
        waitForRendering(at.frame)
        verify(logLines(at.stage).some(line => line.indexOf("übernommen von S2 bis") > 0), logLines(at.stage)[0])
    }
    function test_itComesBackWhenItIsNotDealtWithInTime() {
        const at = open(true)
        takeAll(at, 3)
        compare(at.stage.alarmSound(), 0)
        at.stage.passMinutes(4)
        verify(at.stage.desk.alarms.escalated > 0)
        compare(at.stage.alarmSound(), 2)
        verify(findByName(at.frame, "alarmHeadline").text.indexOf("überfällig") > 0)
    }
    function test_aPauseSilencesWhatIsThereAndNothingElse() {
        const at = open(true)
        at.stage.passMinutes(20)
        compare(at.stage.alarmSound(), 2)
        waitForRendering(at.frame)
        keyClick(Qt.Key_I, Qt.AltModifier)
        compare(at.stage.alarmSound(), 0)
        verify(findByName(at.frame, "alarmHeadline").text.indexOf("Ton aus bis") > 0)
        verify(at.stage.desk.alarms.waiting > 0, "still shown")
        at.stage.tellPeopleInDanger()
        at.stage.tellRules(false)
        compare(at.stage.alarmSound(), 2, "a new one sounds")
    }
    function test_thePauseEnds() {
        const at = open(true)
        at.stage.passMinutes(20)
        at.stage.desk.alarms.pauseSound()
        compare(at.stage.alarmSound(), 0)
        at.stage.passMinutes(11)
        compare(at.stage.alarmSound(), 2)
    }
    function test_whereNothingCanBeHeardItSaysSo() {
        const at = open(true)
        verify(!has(at.frame, "Kein Ton"))
        at.stage.tellSoundProblem("kein Tonausgang gefunden")
        waitForRendering(at.frame)
        verify(has(at.frame, "Kein Ton: kein Tonausgang gefunden"))
    }
    function test_bandFitsInLargeType() {
        const at = open(true)
        Theme.scale = 2
        waitForRendering(at.frame)
        const band = findByName(at.frame, "alarmBand")
        for (const item of textsOf(band))
            verify(!item.truncated || item.objectName === "alarmDetail", item.text)
    }
}
