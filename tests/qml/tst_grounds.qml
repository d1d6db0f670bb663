// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Where numbers come from, and what the town's own rules ask for.
PagesCase {
    id: test

    name: "Grounds"

    function opened() {
        const at = open(true)
        at.frame.page = "lage"
        at.stage.desk.openGrounds("flood:Aue")
        waitForRendering(at.frame)
        const list = findByName(at.frame, "grounds")
        verify(list)
        verify(list.count > 10)
        return { stage: at.stage, frame: at.frame, list: list }
    }
    function rowOf(list, matches) {
        for (let i = 0; i < list.count; ++i) {
            list.positionViewAtIndex(i, ListView.Contain)
            const item = list.itemAtIndex(i)
            if (item && matches(item))
                return item
        }
        return null
    }

    function test_everyNumberHasItsGround() {
        const at = opened()
        const people = rowOf(at.list, row => row.name === "Menschen nachts")
        verify(people.value.indexOf("200") > 0 && people.value.indexOf("100") > 0, people.value)
        verify(people.note !== "")
        verify(rowOf(at.list, row => row.name === "Menschen tags").value.indexOf("900") > 0)
        compare(rowOf(at.list, row => row.name === "Freileitung").value, "1,2 km")
        compare(rowOf(at.list, row => row.name === "Bahngleise").value, "310 m")
        const gauge = rowOf(at.list, row => row.station === "AUE-ALTSTADT")
        verify(gauge.value.indexOf("318") === 0, gauge.value)
        verify(/^gemessen \d\d:\d\d:\d\d, Satz \d+ /.test(gauge.note), "down to the journal's record: " + gauge.note)
        verify(rowOf(at.list, row => row.mapObject === "o1").value.indexOf("0,6") === 0)
        verify(rowOf(at.list, row => row.name === "Ortspaket"))
        verify(rowOf(at.list, row => row.name === "Regeln"))
    }
    function test_aGaugeLeadsToItsCourseAndAnObjectToTheMap() {
        const at = opened()
        const gauge = rowOf(at.list, row => row.station === "AUE-WEHR")
        mouseClick(gauge)
        compare(at.frame.page, "stations")
        compare(at.stage.desk.selectedStation, "AUE-WEHR")
        at.frame.page = "lage"
        verify(at.stage.desk.groundsOpen, "the way back leads to where one was")
        const object = rowOf(at.list, row => row.mapObject === "o2")
        object.forceActiveFocus()
        keyClick(Qt.Key_Return)
        verify(!at.stage.desk.groundsOpen)
    }
    function test_closesByKeyAndTellsWhenTheZoneIsGone() {
        const at = opened()
        keyClick(Qt.Key_S, Qt.AltModifier)
        verify(!at.stage.desk.groundsOpen)
        at.stage.desk.openGrounds("flood:Aue")
        findByName(at.frame, "groundsSheet").forceActiveFocus()
        keyClick(Qt.Key_Escape)
        verify(!at.stage.desk.groundsOpen)
        at.stage.desk.openGrounds("flood:Aue")
        at.stage.endZone("flood:Aue")
        compare(at.list.count, 0)
        tryVerify(() => has(findByName(at.frame, "groundsSheet"), "gibt es nicht mehr"))
    }
    function test_theSheetKeepsTheKeysAndScrollsByThem() {
        const at = opened()
        at.frame.height = 560
        waitForRendering(at.frame)
        const sheet = findByName(at.frame, "groundsSheet")
        const isIn = item => { for (; item; item = item.parent) if (item === sheet) return true; return false }
        verify(at.list.activeFocus)
        for (let i = 0; i < 40; ++i) {
            keyClick(Qt.Key_Tab)
            tryVerify(() => isIn(at.frame.Window.activeFocusItem), 5000, "Tab " + i)
        }
        at.list.forceActiveFocus()
        compare(at.list.atYBeginning, true)
        verify(findByName(sheet, "scrollMark"), "there is more")
        keyClick(Qt.Key_PageDown)
        verify(at.list.contentY > at.list.originY)
        keyClick(Qt.Key_PageUp)
        keyClick(Qt.Key_End)
        compare(at.list.currentIndex, at.list.count - 1)
        verify(at.list.atYEnd)
        keyClick(Qt.Key_Home)
        verify(at.list.atYBeginning)
        keyClick(Qt.Key_Down)
        compare(at.list.currentIndex, 1, "a row that leads nowhere is reached, too")
        verify(at.list.currentItem.activeFocus)
        keyClick(Qt.Key_End)
        at.stage.desk.closeGrounds()
        at.stage.desk.openGrounds("flood:Aue")
        waitForRendering(at.frame)
        verify(at.list.atYBeginning, "from its beginning again")
        const object = rowOf(at.list, row => row.mapObject === "o2")
        object.forceActiveFocus()
        keyClick(Qt.Key_Escape)
        verify(!at.stage.desk.groundsOpen, "whatever inside has the keys")
    }
    function test_everyKeyIsUniqueWhileItIsOpen() {
        const at = opened()
        at.stage.desk.select(4, "flood:Aue")
        waitForRendering(at.frame)
        const seen = {}
        for (const action of actionsOf(at.frame)) {
            if (action.keyLetter === "")
                continue
            verify(!(action.keyLetter in seen), "Alt+" + action.keyLetter + " twice: " + action.text)
            seen[action.keyLetter] = action.text
        }
        verify("S" in seen)
    }
    function test_theAlarmPlanStandsInTheListWithItsFigures() {
        const at = open(true)
        at.stage.tellRules(false)
        const titles = cardTitles(at.stage), details = cardDetails(at.stage), kinds = cardKinds(at.stage)
        const alarm = titles.indexOf("Unterführung am Bahnhof läuft voll")
        verify(alarm >= 0, titles)
        verify(kinds[alarm].indexOf("Alarmplan · S3") > 0, kinds[alarm])
        verify(details[alarm].indexOf("beidseitig sperren") > 0)
        verify(details[alarm].indexOf("27,4") > 0 && details[alarm].indexOf("30 min") > 0, details[alarm])
        const resting = titles.indexOf("Steg am Wehr")
        verify(resting > alarm, "what rests is less urgent")
        verify(details[resting].indexOf("zu oft") > 0, details[resting])
    }
    function test_aBrokenRuleFileIsTold() {
        const at = open(true)
        at.stage.tellRules(true)
        const problem = cardTitles(at.stage).indexOf("Die Regeldatei ist fehlerhaft")
        verify(problem >= 0)
        verify(cardDetails(at.stage)[problem].indexOf("rules.toml, Zeile 14: unbekanntes Wort „levle“; gemeint: „level“?") > 0, cardDetails(at.stage)[problem])
        at.stage.tellRules(false)
        compare(cardTitles(at.stage).indexOf("Die Regeldatei ist fehlerhaft"), -1)
    }
    function test_anotherTownsPackageIsTold() {
        const at = open(true)
        at.stage.tellTownProblem("the new file is the package of Lauf (lauf 2)")
        const card = cardTitles(at.stage).indexOf("Das Ortspaket passt nicht zu den Stationen")
        verify(card >= 0)
        verify(cardDetails(at.stage)[card].indexOf("Lauf (lauf 2)") > 0)
        compare(cardTitles(at.stage).indexOf("Die Regeldatei ist fehlerhaft"), -1, "the rules are well")
        at.frame.page = "system"
        waitForRendering(at.frame)
        tryVerify(() => has(at.frame, "passt nicht"))
        at.stage.tellRules(false)
        compare(cardTitles(at.stage).indexOf("Das Ortspaket passt nicht zu den Stationen"), -1)
    }
    function test_rainAndOutlookStandInTheTable() {
        const at = open(true)
        at.stage.tellRules(false)
        at.frame.page = "stations"
        waitForRendering(at.frame)
        verify(has(at.frame, "27,4"))
        verify(has(at.frame, "33,1") && !has(at.frame, "in 12 h"), "the same sum of a longer window says nothing new")
        verify(has(at.frame, "DWD 3"))
        verify(has(at.frame, "IW2 in etwa"))
        verify(has(at.frame, "Starkregenindex 5"))
    }
}
