// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Forces: who is where, how strong, since when and until when; assigned by keys alone, several at once.
PagesCase {
    id: test

    name: "Forces"

    readonly property string fire: "Florian Auental 1/44-1"
    readonly property string second: "Florian Auental 2/44-1"
    readonly property string pumps: "Heros Auental 24/58"
    readonly property string kitchen: "Rotkreuz Auental 45-1"
    readonly property string staff: "Leitung Auental 1"

    function opened(logIn) {
        const at = open(true)
        at.stage.work.tellOrders(false)
        if (logIn) {
            at.stage.logIn()
            tryVerify(() => at.stage.desk.header.isLoggedIn, 10000)
        }
        at.frame.page = "units"
        waitForRendering(at.frame)
        const list = findByName(at.frame, "unitList")
        verify(list)
        return { stage: at.stage, frame: at.frame, forces: at.stage.desk.forces, list: list, work: at.stage.work }
    }
    function rows(at) {
        const out = []
        for (let i = 0; i < at.forces.list.rowCount(); ++i)
            out.push(at.forces.list.data(at.forces.list.index(i, 0), 258))
        return out
    }
    function rowOf(at, title) {
        at.list.forceLayout()
        for (let i = 0; i < at.list.count; ++i) {
            const item = at.list.itemAtIndex(i)
            if (item && item.title === title)
                return item
        }
        return null
    }
    function type(text) { for (const letter of text) keyClick(letter) }

    function test_unitsStandUnderTheirSectorsWithSums() {
        const at = opened(false)
        compare(rows(at), ["EA Nord", fire, pumps, "EA Süd", kitchen, "ohne Abschnitt", second, staff])
        const north = rowOf(at, "EA Nord")
        verify(north.isSector)
        compare(north.strength, "0/3/15/18")
        compare(north.task, "EAL Nord, M. Beispiel")
        compare(rowOf(at, "EA Süd").strength, "–", "nobody said how many")
        compare(at.forces.total, "5 Einheiten · Stärke 0/4/23/27 (2 ohne Angabe)")
        const sums = at.forces.organisationSums.map(sum => sum.name + " " + sum.strength)
        compare(sums, ["DRK –", "Feuerwehr 0/2/16/18", "Stab –", "THW 0/2/7/9"], "whose it is stands in its call sign")
    }
    function test_whoNeverReportedSaysSo() {
        const at = opened(false)
        const row = rowOf(at, kitchen)
        compare(row.status, "ohne Funkstatus")
        compare(row.task, "Verpflegung Turnhalle")
        compare(row.strength, "–")
    }
    function test_reliefIsSaidInTime() {
        const at = opened(false)
        compare(rowOf(at, kitchen).reliefWords, "Ablösung in 40\u00a0min")
        compare(rowOf(at, kitchen).reliefUrgency, 1)
        compare(rowOf(at, fire).reliefUrgency, 1, "eight hours at work, to be planned")
        compare(rowOf(at, pumps).reliefWords, "Ablösung überfällig seit 25\u00a0min")
        compare(rowOf(at, pumps).reliefUrgency, 3, "over twelve hours")
        verify(findByName(rowOf(at, pumps), "reliefMark"), "by a mark, not by colour alone")
        const kinds = cardKinds(at.stage)
        verify(kinds.includes("Dringend · Ablösung überfällig"), kinds)
        verify(cardTitles(at.stage).includes(pumps + " ist abzulösen"))
        at.stage.passMinutes(45)
        verify(cardTitles(at.stage).includes("2 Einheiten sind abzulösen"), cardTitles(at.stage))
        compare(rowOf(at, kitchen).reliefUrgency, 2)
        at.forces.filter = 2
        compare(rows(at), ["EA Nord", fire, pumps, "EA Süd", kitchen])
    }
    function test_filtersAndWords() {
        const at = opened(false)
        at.forces.filter = 1
        compare(rows(at), ["ohne Abschnitt", second, staff])
        at.forces.filter = 0
        at.forces.search = "unterführung pump"
        compare(rows(at), ["EA Nord", pumps])
        at.forces.search = ""
        at.forces.sector = at.forces.sectors.indexOf("EA Süd")
        compare(rows(at), ["EA Süd", kitchen])
        at.forces.search = "nirgends"
        tryVerify(() => has(at.frame, "Keine Einheit passt"))
    }
    function test_oneIsAssignedByKeysAlone() {
        const at = opened(true)
        at.work.setEchoes(true)
        rowOf(at, second).forceActiveFocus()
        keyClick(Qt.Key_Return)
        compare(at.forces.selected, second)
        keyClick(Qt.Key_Z, Qt.AltModifier)
        const sector = findByName(at.frame, "assignSector")
        verify(sector.activeFocus)
        keyClick(Qt.Key_Down)
        compare(sector.displayText, "EA Nord")
        keyClick(Qt.Key_Return)
        verify(findByName(at.frame, "assignTask").activeFocus)
        type("Deichwache")
        compare(findByName(at.frame, "assignFrom").text, "18:05", "at the scene since then")
        keyClick(Qt.Key_Return)
        compare(at.work.saidWork(), [second + "|EA Nord|Deichwache|18:05|-|0"])
        tryVerify(() => rows(at).indexOf(second) === 2)
        compare(rowOf(at, second).from, "18:05")
        verify(logLines(at.stage).some(line => line.indexOf(second + ": EA Nord · Deichwache") === 0), logLines(at.stage)[0])
    }
    function test_severalAreAssignedAtOnce() {
        const at = opened(true)
        at.work.setEchoes(true)
        rowOf(at, second).forceActiveFocus()
        keyClick(Qt.Key_Space)
        rowOf(at, fire).forceActiveFocus()
        keyClick(Qt.Key_Space)
        compare(at.forces.marked, [second, fire])
        compare(findByName(at.frame, "assignMarked").text, "2 zuweisen")
        keyClick(Qt.Key_Z, Qt.AltModifier)
        compare(findByName(at.frame, "unitTitle").text, "2 Einheiten zuweisen")
        at.forces.choice = at.forces.choices.indexOf("EA Süd")
        at.forces.write("relief", "2300")
        keyClick(Qt.Key_T, Qt.AltModifier)
        compare(at.work.saidWork(), [second + "|EA Süd||18:05|23:00|0", fire + "|EA Süd|Sandsackwall Am Wehr|09:45|23:00|0"],
                "what was not typed stays as it was")
        compare(at.forces.marked, [])
        tryVerify(() => rowOf(at, "EA Süd").status === "3 Einheiten")
    }
    function test_anEditKeepsWhatNobodyTouched() {
        const at = opened(true)
        at.forces.selected = pumps
        at.forces.begin()
        compare(at.forces.texts.from, "05:40")
        at.forces.write("contact", "TMO 500")
        verify(at.forces.assign())
        compare(at.work.saidWork(), [pumps + "|EA Nord|Pumpen Unterführung|05:40|-|0"])
    }
    function test_wrongTimesAreNamed() {
        const at = opened(true)
        at.forces.selected = second
        at.forces.begin()
        at.forces.write("relief", "abc")
        verify(at.forces.hint.indexOf("Ablösung: Uhrzeit") === 0, at.forces.hint)
        verify(!at.forces.assign())
        at.forces.write("relief", "0200")
        compare(at.forces.hint, "")
        verify(at.forces.reliefSays.replace(/\u00a0/g, " ").indexOf("So 22.11.2026, 02:00") === 0, at.forces.reliefSays)
        at.forces.write("relief", "")
        verify(at.forces.reliefSays.indexOf("nach 12 h") === 0, at.forces.reliefSays)
    }
    function test_aUnitWithoutRadioIsTakenIn() {
        const at = opened(true)
        at.work.setEchoes(true)
        at.frame.forceActiveFocus()
        keyClick(Qt.Key_N, Qt.AltModifier)
        const unit = findByName(at.frame, "assignUnit")
        verify(unit.activeFocus)
        verify(has(at.frame, "ohne Funkstatus"))
        compare(at.forces.hint, "Rufname fehlt.")
        type(fire)
        compare(at.forces.hint, "Diese Einheit steht schon in der Tabelle.")
        unit.selectAll()
        type("Bauhof 3")
        at.forces.write("task", "Absperrmaterial")
        keyClick(Qt.Key_T, Qt.AltModifier)
        compare(at.work.saidWork(), ["Bauhof 3||Absperrmaterial|18:05|-|0"])
        tryVerify(() => rows(at).includes("Bauhof 3"))
        compare(rowOf(at, "Bauhof 3").status, "ohne Funkstatus")
    }
    function test_leavingIsAskedTwice() {
        const at = opened(true)
        at.work.setEchoes(true)
        at.forces.selected = kitchen
        at.forces.begin()
        waitForRendering(at.frame)
        const button = findByName(at.frame, "releaseUnits")
        mouseClick(button)
        compare(at.work.saidWork().length, 0)
        mouseClick(button)
        compare(at.work.saidWork(), [kitchen + "|EA Süd|Verpflegung Turnhalle|16:05|18:45|1"])
        tryVerify(() => !rows(at).includes(kitchen))
        verify(logLines(at.stage).includes(kitchen + ": aus dem Einsatz entlassen"))
    }
    function test_theCourseOfAUnitIsRead() {
        const at = opened(false)
        at.stage.tellUnitFiles()
        at.forces.selected = fire
        const words = at.forces.history.map(entry => entry.words)
        verify(words[0].indexOf("Status 4 · am Einsatzort · Steg sichern") === 0, words[0])
        verify(words.some(line => line.indexOf("EA Nord · Sandsackwall Am Wehr") === 0), words.join("\n"))
        compare(words.length, 3)
    }
    function test_aUnitIsDraggedOntoASector() {
        const at = opened(true)
        const from = rowOf(at, fire), to = rowOf(at, "EA Süd"), grip = findByName(from, "unitGrip")
        const ghost = () => findByName(at.frame, "draggedUnit")
        const start = grip.mapToItem(at.frame, grip.width / 2, grip.height / 2), end = to.mapToItem(at.frame, 200, to.height / 2)
        mousePress(at.frame, start.x, start.y)
        mouseMove(at.frame, start.x + 4, start.y + 40)
        mouseMove(at.frame, end.x, end.y)
        verify(ghost(), "what is in the hand is seen")
        verify(to.isTarget)
        verify(!rowOf(at, "EA Nord").isTarget)
        mouseRelease(at.frame, end.x, end.y)
        verify(!ghost())
        verify(at.forces.isWriting, "nothing is said before it is looked at")
        compare(at.forces.assigned.length, 1)
        compare(at.forces.choices[at.forces.choice], "EA Süd")
        compare(at.work.saidWork().length, 0)
        at.forces.cancel()
        // Dropped beside the list it stays where it was; a click on the sign chooses the unit.
        mousePress(at.frame, start.x, start.y)
        mouseMove(at.frame, start.x, start.y - 40)
        mouseMove(at.frame, start.x, 30)
        mouseRelease(at.frame, start.x, 30)
        verify(!at.forces.isWriting)
        mouseClick(at.frame, start.x, start.y)
        compare(at.forces.selected, fire)
    }
    // ---- where it stands, as the staff puts it on the map
    function factOf(at, label) {
        for (const row of at.forces.facts)
            if (row.label === label)
                return row.words
        return ""
    }
    function test_aPlaceIsTypedAndStandsUntilTheUnitSaysANewerOne() {
        const at = opened(true)
        at.work.setEchoes(true)
        at.forces.selected = kitchen
        compare(factOf(at, "Ort (UTMREF)"), "?", "it never reported")
        keyClick(Qt.Key_Z, Qt.AltModifier)
        const field = findByName(at.frame, "assignPlace")
        field.forceActiveFocus()
        type("49,9103 9,45")
        compare(at.forces.hint, "")
        verify(at.forces.placeSays.startsWith("32U NA "), at.forces.placeSays)
        keyClick(Qt.Key_Return)
        compare(at.work.saidPlaces().length, 1)
        verify(/^Rotkreuz Auental 45-1\|32U NA \d{4} \d{4}\|\d\d:\d\d$/.test(at.work.saidPlaces()[0]), at.work.saidPlaces()[0])
        tryVerify(() => factOf(at, "Ort (UTMREF)").includes(" · von Hand, "))
        verify(at.stage.desk.boxOf(kitchen).width > 0, "it is on the map now")
        // What nobody touches stays, with its time; emptied it is taken back.
        at.stage.passMinutes(5)
        const before = at.work.saidPlaces()[0]
        at.forces.begin()
        at.forces.write("task", "Verpflegung Schule")
        verify(at.forces.assign())
        compare(at.work.saidPlaces()[1], before)
        at.forces.begin()
        at.forces.write("place", "")
        verify(at.forces.assign())
        compare(at.work.saidPlaces()[2], kitchen + "|-|-")
    }
    // Most units have no radio that talks to us: S1 writes down what they say, and what does not add up is asked again.
    function test_statusAndStrengthAreWrittenDownAsToldByRadio() {
        const at = opened(true)
        at.work.setEchoes(true)
        at.forces.selected = kitchen
        const before = at.forces.total
        keyClick(Qt.Key_Z, Qt.AltModifier)
        const strength = findByName(at.frame, "assignStrength"), status = findByName(at.frame, "assignStatus")
        strength.forceActiveFocus()
        type("1/2/3/9")
        verify(at.forces.hint.indexOf("1 + 2 + 3 sind 6, nicht 9") > 0, at.forces.hint)
        verify(!at.forces.assign(), "nothing is said of it")
        strength.selectAll()
        type("0/1/2")
        compare(at.forces.hint, "")
        status.forceActiveFocus()
        for (let i = 0; i < 5; ++i)
            keyClick(Qt.Key_Down)
        compare(at.forces.statusChoice, 5)
        verify(at.forces.assign())
        tryVerify(() => factOf(at, "Stärke") === "0/1/2/3 · von Hand")
        verify(factOf(at, "Status").startsWith("4 · am Einsatzort"), factOf(at, "Status"))
        verify(at.forces.total !== before, "the sums have it")
        verify(at.forces.history[0].words.indexOf("Status 4") >= 0 && at.forces.history[0].words.indexOf("Stärke 0/1/2/3") >= 0, at.forces.history[0].words)
        // What nobody touches stays.
        at.forces.begin()
        at.forces.write("task", "Verpflegung Schule")
        verify(at.forces.assign())
        tryVerify(() => factOf(at, "Auftrag") === "Verpflegung Schule")
        compare(factOf(at, "Stärke"), "0/1/2/3 · von Hand")
        verify(factOf(at, "Status").startsWith("4"))
    }
    function test_aPlaceThatIsNoneIsNamed() {
        const at = opened(true)
        at.forces.selected = fire
        at.forces.begin()
        for (const wrong of ["am Wehr", "49,9103", "9,45 49,9103", "PV 6504 871"]) {
            at.forces.write("place", wrong)
            verify(at.forces.hint.startsWith("Ort: UTMREF"), wrong)
            verify(!at.forces.assign())
        }
        compare(at.work.saidWork(), [])
    }
    function test_aPlaceIsChosenOnTheMapByClickOrKeys() {
        const at = opened(true)
        at.forces.selected = kitchen
        keyClick(Qt.Key_Z, Qt.AltModifier)
        findByName(at.frame, "assignTask").text = ""
        at.forces.write("task", "Verpflegung")
        keyClick(Qt.Key_K, Qt.AltModifier)
        compare(at.frame.page, "lage")
        const bar = findByName(at.frame, "placingBar")
        verify(bar && bar.visible)
        const view = findByName(at.frame, "mainMap")
        mouseClick(view, view.width / 2, view.height / 2)
        tryCompare(at.frame, "page", "units")
        verify(!at.forces.isPlacing)
        compare(at.forces.texts.task, "Verpflegung", "what was typed is still there")
        const clicked = at.forces.texts.place
        verify(/^32U [A-Z]{2} \d{5} \d{5}$/.test(clicked), clicked)
        verify(findByName(at.frame, "assignPlace").activeFocus)
        compare(at.work.saidWork(), [], "nothing is said before it is looked at")
        // The same by keys: the middle is pushed there.
        keyClick(Qt.Key_K, Qt.AltModifier)
        compare(at.frame.page, "lage")
        verify(view.activeFocus)
        keyClick(Qt.Key_Right)
        keyClick(Qt.Key_P, Qt.AltModifier)
        tryCompare(at.frame, "page", "units")
        verify(at.forces.texts.place !== clicked)
        // Escape leaves it as it is.
        const kept = at.forces.texts.place
        keyClick(Qt.Key_K, Qt.AltModifier)
        keyClick(Qt.Key_Escape)
        tryCompare(at.frame, "page", "units")
        compare(at.forces.texts.place, kept)
        // Whoever goes back by the page's key has left the choosing, too.
        keyClick(Qt.Key_K, Qt.AltModifier)
        at.frame.page = "units"
        verify(!at.forces.isPlacing)
    }
    function dragOnMap(at, unit, dx, dy) {
        const view = findByName(at.frame, "mainMap")
        const box = at.stage.desk.boxOf(unit)
        view.fitTo(box)
        waitForRendering(at.frame)
        const from = view.toScreen(Qt.point(box.x + box.width / 2, box.y + box.height / 2))
        mousePress(view, from.x, from.y)
        mouseMove(view, from.x + dx / 2, from.y + dy / 2)
        mouseMove(view, from.x + dx, from.y + dy)
        return { view: view, x: from.x + dx, y: from.y + dy }
    }
    function test_aUnitIsDraggedOnTheMap() {
        const at = opened(true)
        at.frame.page = "lage"
        waitForRendering(at.frame)
        let hand = dragOnMap(at, fire, 60, 40)
        compare(hand.view.heldUnit, fire)
        verify(findByName(at.frame, "draggedUnit").visible, "what is in the hand is seen")
        mouseRelease(hand.view, hand.x, hand.y)
        compare(hand.view.heldUnit, "")
        compare(at.frame.page, "units")
        verify(at.forces.isWriting)
        compare(at.forces.assigned[0], fire)
        verify(at.forces.placeSays.startsWith("32U MB ") && at.forces.placeSays.endsWith(" · EA Nord"), at.forces.placeSays)
        compare(at.forces.choices[at.forces.choice], "EA Nord", "the sector that lies there")
        compare(at.work.saidWork(), [], "nothing is said before it is looked at")
        at.forces.cancel()
        // Escape, or beside the map: it stays where it was.
        at.frame.page = "lage"
        waitForRendering(at.frame)
        hand = dragOnMap(at, fire, 60, 40)
        keyClick(Qt.Key_Escape)
        compare(hand.view.heldUnit, "")
        mouseRelease(hand.view, hand.x, hand.y)
        verify(!at.forces.isWriting)
        compare(at.frame.page, "lage")
    }
    function test_nobodyMovesAUnitWithoutLogIn() {
        const at = opened(false)
        at.frame.page = "lage"
        waitForRendering(at.frame)
        const hand = dragOnMap(at, fire, 60, 40)
        compare(hand.view.heldUnit, "", "the map is panned")
        mouseRelease(hand.view, hand.x, hand.y)
        verify(!at.forces.isWriting)
        compare(at.frame.page, "lage")
    }
    function test_nobodyAssignsWithoutLogIn() {
        const at = opened(false)
        at.forces.selected = fire
        wait(0)
        verify(!findByName(at.frame, "assignMarked").enabled)
        verify(has(at.frame, "Bitte anmelden (Alt M)."))
    }
    function test_aFormSurvivesLogOutAndBroker() {
        const at = opened(true)
        at.forces.selected = second
        at.forces.begin()
        at.forces.write("task", "Deichwache")
        at.stage.logOut()
        wait(0)
        verify(!findByName(at.frame, "assignUnits").enabled)
        at.frame.page = "lage"
        wait(0)
        at.stage.lose()
        at.frame.page = "units"
        wait(0)
        compare(findByName(at.frame, "assignTask").text, "Deichwache")
        at.stage.restore()
        at.stage.logIn()
        tryVerify(() => at.stage.desk.header.isLoggedIn, 10000)
        verify(at.forces.assign())
        compare(at.work.saidWork().length, 1)
    }
    function test_anEmptyPageSaysSo() {
        failOnWarning(/TypeError|ReferenceError|Unable to assign/)
        const at = open(false)
        at.frame.page = "units"
        wait(0)
        verify(has(at.frame, "Noch kein Lagebild."))
        at.stage.tellAll()
        wait(0)
        at.stage.forget()
        wait(0)
        verify(has(at.frame, "Noch kein Lagebild."))
    }
}
