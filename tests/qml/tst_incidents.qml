// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// The board of incidents: by mouse and by keys alone, read aloud, acts only by whoever is logged in.
PagesCase {
    id: test

    name: "Incidents"

    readonly property string water: "incident:00112233445566aa"
    readonly property string fire: "incident:00112233445566bb"
    readonly property string closed: "incident:00112233445566cc"

    SignalSpy { id: said; signalName: "said" }

    function opened(logIn) {
        const at = open(true)
        at.stage.tellIncidents()
        if (logIn) {
            at.stage.logIn()
            tryVerify(() => at.stage.desk.header.isLoggedIn, 10000)
        }
        at.frame.page = "incidents"
        waitForRendering(at.frame)
        const list = findByName(at.frame, "incidentList"), records = findByName(at.frame, "incidentRecords")
        verify(list && records)
        said.target = at.stage.desk.incidents
        said.clear()
        return { stage: at.stage, frame: at.frame, board: at.stage.desk.incidents, list: list, records: records }
    }
    function rowOf(at, key) {
        at.list.forceLayout()
        for (let i = 0; i < at.list.count; ++i) {
            const item = at.list.itemAtIndex(i)
            if (item && item.key === key)
                return item
        }
        return null
    }
    function act(at, name) {
        const button = findByName(at.frame, name)
        verify(button, name)
        tryVerify(() => button.enabled, 10000, name)
        waitForRendering(at.frame, 500)  // what its neighbours say may just have moved it
        mouseClick(button)
    }

    function test_whatBelongsTogetherIsOneLine() {
        const at = opened(false)
        compare(at.list.count, 2)
        compare(at.board.openCount, 2)
        compare(at.list.itemAtIndex(0).key, fire, "the newest first")
        const row = rowOf(at, water)
        compare(row.title, "Überflutung, Bachstraße")
        compare(row.number, "7")
        compare(row.counts, "5 Meldungen · 1 Pegel über Schwelle · 1 Einheit vor Ort")
        compare(row.since, "17:05")
        verify(row.Accessible.name.indexOf("Überflutung, Bachstraße, Altstadt, 5 Meldungen") === 0, row.Accessible.name)
    }
    function test_aClickShowsItsReportsAndItsMark() {
        const at = opened(false)
        mouseClick(rowOf(at, water))
        compare(at.board.selected, water)
        compare(at.records.count, 5)
        at.records.forceLayout()
        at.records.positionViewAtIndex(2, ListView.Contain)
        compare(at.records.itemAtIndex(2).line, "Wasser im Keller, Bachstraße 12a")
        compare(at.stage.desk.selectionTitle, "Überflutung, Bachstraße")
        verify(at.stage.desk.boxOf(water).width > 400)
        verify(findByName(at.frame, "incidentFacts").text.indexOf("Beginn 17:05") > 0)
        verify(!findByName(at.frame, "closeIncident").enabled, "nobody is logged in")
        verify(has(at.frame, "anmelden"))
    }
    function test_peopleInDangerBearTheMark() {
        const at = opened(false)
        compare(findByName(rowOf(at, water), "incidentUrgency"), null)
        at.stage.tellPeopleInDanger()
        waitForRendering(at.frame)
        const row = rowOf(at, "incident:00112233445566dd")
        verify(findByName(row, "incidentUrgency"))
        compare(row.urgency, 4)
        verify(row.Accessible.name.indexOf("dringend") === 0, row.Accessible.name)
    }
    function test_twoAreMergedByKeysAlone() {
        const at = opened(true)
        rowOf(at, water).forceActiveFocus()
        keyClick(Qt.Key_Return)
        compare(at.board.selected, water)
        rowOf(at, fire).forceActiveFocus()
        keyClick(Qt.Key_Space)
        compare(at.board.partner, fire)
        compare(at.board.selected, water)
        verify(findByName(at.frame, "mergeIncidents").text.indexOf("Brand, Bergstraße") > 0)
        keyClick(Qt.Key_Z, Qt.AltModifier)
        compare(said.count, 1)
        compare(said.signalArguments[0][0], 1)
        compare(said.signalArguments[0][1], fire, "the second goes into the chosen one")
        at.stage.mergeIncidents()
        compare(at.list.count, 1)
        compare(at.board.partner, "")
        compare(rowOf(at, water).number, "8")
        verify(logLines(at.stage).includes("Ereignisse zusammengeführt: „Brand, Bergstraße“ in „Überflutung, Bachstraße“"))
    }
    function test_aMergeIsTakenBack() {
        const at = opened(true)
        at.stage.mergeIncidents()
        act(at, "showEnded")
        const row = rowOf(at, fire)
        verify(row.state.indexOf("gehört zu „Überflutung") === 0, row.state)
        mouseClick(row)
        compare(findByName(at.frame, "closeIncident").text, "Wieder trennen")
        keyClick(Qt.Key_C, Qt.AltModifier)
        compare(said.signalArguments[0][0], 7)
        compare(said.signalArguments[0][1], fire)
    }
    function test_aReportIsTakenOutAndOthersBecomeOneOfTheirOwn() {
        const at = opened(true)
        mouseClick(rowOf(at, water))
        at.records.forceLayout()
        verify(!findByName(at.frame, "takeOut").enabled, "nothing is marked")
        const first = at.records.itemAtIndex(0)
        first.forceActiveFocus()
        keyClick(Qt.Key_Space)
        verify(first.isMarked)
        verify(first.Accessible.name.indexOf("Leitstelle → S2, Wasser im Keller, Bachstraße 1") > 0, first.Accessible.name)
        act(at, "takeOut")
        compare(said.signalArguments[0][0], 3)
        compare(said.signalArguments[0][2], 1)
        verify(!first.isMarked)
        mouseClick(at.records.itemAtIndex(1))
        mouseClick(at.records.itemAtIndex(2))
        act(at, "splitIncident")
        compare(said.signalArguments[1][0], 2)
        compare(said.signalArguments[1][2], 2)
        for (let i = 0; i < at.records.count; ++i) {
            at.records.positionViewAtIndex(i, ListView.Contain)
            mouseClick(at.records.itemAtIndex(i))
        }
        verify(!findByName(at.frame, "splitIncident").enabled, "all of it would be no split")
    }
    function test_aReportWithoutIncidentIsPutIn() {
        const at = opened(true)
        mouseClick(rowOf(at, water))
        act(at, "showLoose")
        compare(at.records.count, 1)
        at.records.forceLayout()
        mouseClick(at.records.itemAtIndex(0))
        act(at, "putIn")
        compare(said.signalArguments[0][0], 4)
        compare(said.signalArguments[0][1], water)
    }
    function test_oneIsNamedAndClosed() {
        const at = opened(true)
        mouseClick(rowOf(at, fire))
        const name = findByName(at.frame, "incidentName")
        name.forceActiveFocus()
        name.text = "Dachstuhl Bergstraße"
        keyClick(Qt.Key_Return)
        compare(said.signalArguments[0][0], 5)
        act(at, "closeIncident")
        compare(said.signalArguments[1][0], 6)
        act(at, "showEnded")
        compare(at.list.count, 3)
        mouseClick(rowOf(at, closed))
        compare(findByName(at.frame, "incidentTitle").text, "Pappel am Wehr")
        compare(findByName(at.frame, "closeIncident").text, "Wieder öffnen")
        compare(name.text, "Pappel am Wehr")
    }
    function test_anEmptyBoardSaysWhatItIsFor() {
        const at = open(false)
        at.frame.page = "incidents"
        wait(0)
        verify(has(at.frame, "Noch kein Lagebild."))
        verify(has(at.frame, "Kein Ereignis gewählt"))
    }
}
