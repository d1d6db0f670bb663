// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// The page of the exercise: what participants may see of it, and that it is not there in a live realm.
PagesCase {
    id: test

    name: "Exercise"

    function stageWith() {
        const at = open(true)
        at.frame.forceActiveFocus()
        keyClick(Qt.Key_F1, Qt.ShiftModifier)
        compare(at.frame.page, "exercise")
        waitForRendering(at.frame)
        return { stage: at.stage, frame: at.frame, desk: at.stage.desk, exercise: at.stage.desk.exercise, list: findByName(at.frame, "injectList") }
    }
    function shownTexts(at) { return textsOf(at.frame).map(item => item.text).join(" | ") }

    function test_itSaysWhichExerciseRunsSinceWhenAndItsRules() {
        const at = stageWith()
        compare(at.exercise.title, "Starkregen Auental")
        compare(at.exercise.phase, "läuft")
        verify(at.exercise.since.startsWith("seit "), at.exercise.since)
        verify(at.exercise.staff.indexOf("Kreis Beispiel") >= 0, at.exercise.staff)
        verify(at.exercise.realm.startsWith("exercise:"), at.exercise.realm)
        compare(at.exercise.clock, "18:05:30")
        const rules = findByName(at.frame, "exerciseRules")
        for (const words of ["beginnt und endet mit „Übung“", "Tatsache", "Es leitet, wen der Übungsbefehl nennt", "Nichts davon verlässt die Übung"])
            verify(has(rules, words), words)
        verifyKeysAreUnique(at.frame)
        at.stage.tellDirector(false)
        verify(has(rules, "Es leitet: Petra Beispiel."))
        verify(at.exercise.staff.indexOf("Übungsleitung") < 0, "who directs does not exercise")
    }
    function test_whatWasPlayedInStandsThereTheNewestFirstAndNothingElse() {
        const at = stageWith()
        compare(at.exercise.count, 0)
        verify(has(at.frame, "was noch kommt, weiß nur die Übungsleitung"))
        at.stage.tellInject("1", "Wetterdienst an Leitstelle: Starkregen, 40 l/m² in der Stunde.")
        at.stage.tellInject("2", "Das Telefonnetz fällt aus. <b>Ganz</b>: überall %1")
        compare(at.list.count, 2)
        tryVerify(() => has(at.frame, "Wetterdienst an Leitstelle"))
        verify(has(at.frame, "Starkregen, 40 l/m² in der Stunde."))
        tryVerify(() => has(at.frame, "Übungsleitung, Drehbuch"), 5000, "without a sender it is the control's own word")
        verify(has(at.frame, "<b>Ganz</b>: überall %1"), "markup is text")
        const texts = shownTexts(at)
        const injects = at.exercise.injects
        compare(injects.data(injects.index(0, 0), 258), "2", "the newest first")
        verify(texts.indexOf("GEHEIME") < 0, "what is expected of them is not for participants")
        at.list.forceActiveFocus()
        keyClick(Qt.Key_Down)
        compare(at.list.currentIndex, 1)
        at.stage.tellInject("3", "Anruf: noch einer.")
        compare(at.list.count, 3)
    }
    function test_aPauseAndTheEndAreSaid() {
        const at = stageWith()
        at.stage.tellPhase(3)
        compare(at.exercise.phase, "angehalten")
        compare(at.exercise.speed, "steht")
        verify(at.exercise.urgency > 0)
        at.stage.tellPhase(4)
        compare(at.exercise.phase, "beendet")
        verify(has(findByName(at.frame, "exercisePhase"), "beendet"))
    }
    function test_theSpeedIsMeasured() {
        const at = stageWith()
        for (let i = 0; i < 6; ++i)
            at.stage.passBoth(2, 24)
        compare(at.exercise.speed, "12-fach")
        for (let i = 0; i < 40; ++i)
            at.stage.passBoth(2, 2)
        compare(at.exercise.speed, "1,0-fach", "what was measured a minute ago does not count")
    }
    function test_whoDirectsIsToldThatNothingCanBeSteeredHere() {
        const at = stageWith()
        compare(findByName(at.frame, "exerciseControl"), null)
        at.stage.logIn()
        compare(findByName(at.frame, "exerciseControl"), null, "S2 directs nothing")
        at.stage.tellDirector(true)
        tryVerify(() => findByName(at.frame, "exerciseControl") !== null)
        verify(has(at.frame, "lassen sich hier noch nicht steuern"))
        at.stage.logOut()
        compare(findByName(at.frame, "exerciseControl"), null)
    }
    function test_thePastShowsWhatWasPlayedInByThen() {
        const at = stageWith()
        at.stage.tellInject("1", "Anruf: Keller läuft voll.")
        at.stage.lookBack(10)
        wait(0)
        compare(at.list.count, 0)
        compare(at.exercise.speed, "steht")
        at.stage.lookBack(0)
        wait(0)
        compare(at.list.count, 1)
    }
    function test_inALiveRealmThereIsNoKeyAndThePageSaysSo() {
        const at = open(false)
        at.stage.tellLive()
        waitForRendering(at.frame)
        compare(findByName(at.frame, "exerciseKey"), null)
        at.frame.forceActiveFocus()
        keyClick(Qt.Key_F1, Qt.ShiftModifier)
        compare(at.frame.page, "lage")
        at.frame.page = "exercise"
        verify(has(findByName(at.frame, "noExercise").parent, "Kein Übungsbetrieb"))
        verify(!findByName(at.frame, "injectList"))
    }
    function test_itSurvivesTheBrokerAndThePicture() {
        const at = open(false)
        at.frame.page = "exercise"
        waitForRendering(at.frame)
        verify(findByName(at.frame, "noExercise"), "nothing is known yet")
        at.stage.tellAll()
        verify(findByName(at.frame, "injectList"))
    }
    function test_onALowScreenTheRailHasThemAllAndInLargeTypeItShowsTheCurrentOne_data() {
        return [{ tag: "low", width: 1280, height: 800, scale: 1 }, { tag: "large", width: 1600, height: 900, scale: 2 }]
    }
    function test_onALowScreenTheRailHasThemAllAndInLargeTypeItShowsTheCurrentOne(row) {
        Theme.scale = row.scale
        const at = open(true)
        at.frame.width = row.width
        at.frame.height = row.height
        waitForRendering(at.frame)
        const key = findByName(at.frame, "exerciseKey")
        const sight = () => { const y = key.mapToItem(at.frame, 0, 0).y; return y > 0 && y + key.height <= at.frame.height }
        if (row.scale === 1)
            verify(sight(), "it is in sight without scrolling")
        at.frame.page = "exercise"
        tryVerify(sight, 5000)
        at.frame.page = "lage"
        tryVerify(() => !key.current)
        if (row.scale === 2)
            tryVerify(() => !sight(), 5000, "the rail goes back to the first")
    }
}
