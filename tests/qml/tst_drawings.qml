// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Sectors and own drawings: drawn by keys and mouse, changed, taken back, two at once, as a list, and signs composed.
PagesCase {
    id: test

    name: "Drawings"

    readonly property string north: "00000000000000000000000000000001"

    function stageWith(loggedIn, told) {
        const at = open(true)
        if (loggedIn)
            at.stage.logIn()
        if (told)
            at.stage.drawn.tellAll()
        at.frame.page = "lage"
        waitForRendering(at.frame)
        return { stage: at.stage, frame: at.frame, desk: at.stage.desk, drawings: at.stage.desk.drawings, list: at.stage.desk.drawingList, drawn: at.stage.drawn }
    }
    function begin(at) {
        keyClick(Qt.Key_Z, Qt.AltModifier)
        verify(at.list.isOpen)
        keyClick(Qt.Key_F, Qt.AltModifier)
        verify(at.drawings.isOpen)
        return findByName(at.frame, "drawingPanel")
    }
    function type(words) {
        for (const letter of words)
            keyClick(letter)
    }
    function click(at, eastM, northM) {
        at.desk.clickMap(0, "", at.stage.place(eastM, northM))
    }

    function test_aSectorIsDrawnByKeysAlone() {
        const at = stageWith(true, false)
        const panel = begin(at)
        verify(panel.visible)
        verify(findByName(panel, "drawing-name").activeFocus, "typing begins with the name")
        type("EA Ost")
        compare(at.drawings.texts.name, "EA Ost")
        verify(!at.drawings.maySet)
        const view = findByName(at.frame, "mainMap")
        // The middle of the map is a corner; its arrow keys carry it on.
        keyClick(Qt.Key_K, Qt.AltModifier)
        for (const way of [Qt.Key_Right, Qt.Key_Down]) {
            view.forceActiveFocus()
            keyClick(way)
            keyClick(Qt.Key_K, Qt.AltModifier)
        }
        compare(at.drawn.corners(), 3)
        verify(at.drawings.maySet, at.drawings.hint)
        findByName(panel, "drawing-leader").forceActiveFocus()
        type("BM Wolf")
        keyClick(Qt.Key_T, Qt.AltModifier)
        compare(at.drawn.said(), "EA Ost|3|sector|3|0||0")
        compare(at.drawn.leader(), "BM Wolf")
        verify(!at.drawings.isOpen)
    }
    function test_cornersAreTakenBackOneByOne() {
        const at = stageWith(true, false)
        begin(at)
        for (const corner of [[0, 0], [300, 0], [300, 300], [0, 300]])
            click(at, corner[0], corner[1])
        compare(at.drawn.corners(), 4)
        verify(at.drawings.size !== "")
        keyClick(Qt.Key_U, Qt.AltModifier)
        compare(at.drawn.corners(), 3)
        keyClick(Qt.Key_U, Qt.AltModifier)
        keyClick(Qt.Key_U, Qt.AltModifier)
        keyClick(Qt.Key_U, Qt.AltModifier)
        compare(at.drawn.corners(), 0)
        verify(!at.drawings.mayUndo)
    }
    function test_aBorderThatCrossesItselfAndANamelessSectorAreNotSet() {
        const at = stageWith(true, false)
        begin(at)
        for (const corner of [[0, 0], [300, 0], [300, 300]])
            click(at, corner[0], corner[1])
        compare(at.drawings.hint, "Der Abschnitt braucht einen Namen.")
        at.drawings.write("name", "EA")
        verify(at.drawings.maySet)
        click(at, 150, -200)
        verify(at.drawings.hint.indexOf("kreuzt sich selbst") >= 0, at.drawings.hint)
        at.drawings.undo()
        at.drawings.write("hours", "viele")
        compare(at.drawings.hint, "Angaben prüfen.")
        at.drawings.write("hours", "4,5")
        verify(at.drawings.maySet)
        at.drawings.write("name", "Ä".repeat(61))
        compare(at.drawings.faults.name, "zu lang")
    }
    function test_aLineIsAWayOfTwoPointsAndAText_is_words() {
        const at = stageWith(true, false)
        begin(at)
        at.drawings.use = 3
        compare(at.drawings.shape, 1, "a way is a line")
        click(at, 0, 0)
        verify(!at.drawings.maySet)
        click(at, 500, 100)
        verify(at.drawings.maySet, at.drawings.hint)
        at.drawings.set()
        compare(at.drawn.said(), "|2|route|2|0||0")
        at.drawings.begin()
        at.drawings.use = 6
        at.drawings.shape = 3
        click(at, 0, 0)
        compare(at.drawings.hint, "Es fehlt der Text.")
        at.drawings.write("name", "Sammelpunkt")
        at.drawings.set()
        compare(at.drawn.said(), "Sammelpunkt|4|other|1|0||0")
    }
    function test_nobodyWhoIsNotLoggedInDraws() {
        const at = stageWith(false, false)
        begin(at)
        for (const corner of [[0, 0], [300, 0], [300, 300]])
            click(at, corner[0], corner[1])
        at.drawings.write("name", "EA")
        verify(!at.drawings.maySet)
        verify(at.drawings.hint.indexOf("anmelden") >= 0, at.drawings.hint)
        at.drawings.set()
        compare(at.drawn.said(), "")
    }
    function test_whoLogsOutInMidDrawingLosesNothing() {
        const at = stageWith(true, false)
        begin(at)
        for (const corner of [[0, 0], [300, 0], [300, 300]])
            click(at, corner[0], corner[1])
        at.drawings.write("name", "EA Mitte")
        verify(at.drawings.maySet)
        at.stage.logOut()
        verify(at.drawings.isOpen)
        verify(!at.drawings.maySet)
        compare(at.drawn.corners(), 3)
        compare(at.drawings.texts.name, "EA Mitte")
        at.stage.logIn()
        verify(at.drawings.maySet, at.drawings.hint)
    }
    function test_theListAndTheMapChooseTheSame() {
        const at = stageWith(true, true)
        keyClick(Qt.Key_Z, Qt.AltModifier)
        const list = findByName(at.frame, "drawingList")
        verify(list.visible)
        compare(list.count, 10)
        list.forceActiveFocus()
        list.currentIndex = 0
        keyClick(Qt.Key_Return)
        compare(at.desk.selectedDrawing, north)
        verify(at.desk.selectionTitle.indexOf("EA Nord") === 0, at.desk.selectionTitle)
        verify(at.desk.selectionText.indexOf("BM Huber") >= 0)
        at.desk.select(MapView.DrawingKind, "00000000000000000000000000000004")
        verify(at.desk.selectionTitle.indexOf("TEL Marktplatz") === 0)
        tryVerify(() => { let chosen = ""; walk(list, item => { if (item.isChosen === true) chosen = item.title }); return chosen === "TEL Marktplatz" })
    }
    function test_layersAreSwitchedOnTheMapAndStayInTheList() {
        const at = stageWith(true, true)
        keyClick(Qt.Key_Z, Qt.AltModifier)
        compare(at.list.layers.length, 7)
        at.list.setUseShown(0, false)
        compare(at.list.hiddenCount, 3)
        compare(at.list.count, 10)
        verify(has(at.frame, "auf der Karte ausgeblendet"))
        at.list.setUseShown(0, true)
        compare(at.list.hiddenCount, 0)
    }
    function test_aSectorIsChangedAndTakenBack() {
        const at = stageWith(true, true)
        at.desk.select(MapView.DrawingKind, north)
        keyClick(Qt.Key_D, Qt.AltModifier)
        verify(at.drawings.isOpen && !at.drawings.isNew)
        compare(at.drawings.texts.leader, "BM Huber")
        compare(at.drawn.corners(), 6)
        at.drawings.write("leader", "BI Sommer")
        at.drawings.set()
        compare(at.drawn.said(), "EA Nord|3|sector|6|0||1")
        compare(at.drawn.leader(), "BI Sommer")
        at.drawn.accept()
        verify(at.desk.selectionText.indexOf("BI Sommer") >= 0, at.desk.selectionText)
        at.drawings.edit(north)
        at.drawings.end("")
        compare(at.drawn.said().split("|")[4], "1")
        verify(!at.drawings.isOpen)
        at.drawn.accept()
        compare(at.drawn.standing(), 9)
    }
    function test_aSectorIsPartOfAnotherButNeverOfItself() {
        const at = stageWith(true, true)
        at.drawings.edit("00000000000000000000000000000002")
        compare(at.drawings.parents, ["keinem anderen", "EA Nord"], "not itself, not its part")
        at.drawings.edit("00000000000000000000000000000003")
        compare(at.drawings.parent, 2)
        at.drawings.parent = 1
        at.drawings.set()
        compare(at.drawn.parent(), north)
    }
    function test_whatSomebodyElseChangesMeanwhileIsSaid() {
        const at = stageWith(true, true)
        at.drawings.edit(north)
        compare(at.drawings.news, "")
        at.drawn.rename("EA Nordwest", false)
        verify(at.drawings.news.indexOf("Inzwischen geändert") === 0, at.drawings.news)
        compare(at.drawings.texts.name, "EA Nord", "what is being edited stays")
    }
    function test_twoAtOnceStandSideBySideUntilOneIsChosen() {
        const at = stageWith(true, true)
        at.drawn.rename("EA Nord 1", false)
        at.drawn.rename("EA Nord 2", true)
        keyClick(Qt.Key_Z, Qt.AltModifier)
        verify(has(at.frame, "gleichzeitig geändert von"))
        verify(findByName(at.frame, "takeRival"))
        at.drawings.settle(north, true)
        compare(at.drawn.said().split("|")[6], "1")
        at.drawn.accept()
        verify(!has(at.frame, "gleichzeitig geändert von"))
    }
    function test_aUnitTellsTheSectorItStandsIn() {
        const at = stageWith(true, true)
        at.drawings.edit("00000000000000000000000000000002")
        at.drawings.cancel()
        const units = at.desk.forces.list
        let found = 0
        for (let i = 0; i < units.rowCount(); ++i) {
            at.desk.select(MapView.UnitKind, units.data(units.index(i, 0), 257))
            if (at.desk.selectionText.indexOf("steht in EA") >= 0 || at.desk.selectionText.indexOf("steht in UEA") >= 0)
                ++found
        }
        verify(found > 0, at.desk.selectionText)
    }
    function test_aSignIsComposedOfWhatItsBaseTakes() {
        const at = stageWith(true, false)
        const panel = begin(at)
        at.drawings.use = 1
        compare(at.drawings.shape, 2, "a command post is a sign")
        const composer = at.drawings.composer
        tryVerify(() => composer.words.indexOf("Befehlsstelle") >= 0)
        verify(findByName(panel, "sign-base").visible)
        const bases = composer.lists.base
        composer.choose("base", bases.indexOf("Taktische Formation"))
        verify(composer.lists.size.length > 1, "a unit has a size")
        composer.choose("size", composer.lists.size.indexOf("Zug"))
        composer.choose("organisation", composer.lists.organisation.indexOf("THW"))
        verify(composer.words.indexOf("Zug") > 0)
        composer.choose("base", bases.indexOf("Stelle, Einrichtung"))
        compare(composer.lists.size.length, 0, "a post has none")
        verify(composer.words.indexOf("Zug") < 0, "and none is kept unseen")
        click(at, 0, 0)
        at.drawings.set()
        compare(at.drawn.said(), "|1|command|1|0|stelle|0")
    }
    function test_hostileNamesAreWords() {
        const at = stageWith(true, true)
        for (const name of ["<b>EA</b> & <img src='file:///etc/passwd'>", "\u202EdroN AE", "E".repeat(110)]) {
            at.drawn.rename(name, false)
            at.desk.select(MapView.DrawingKind, north)
            at.list.isOpen = true
            waitForRendering(at.frame)
            // What would turn the words beside it, too, is shown as one unreadable character.
            const shown = name.replace("\u202E", "\uFFFD")
            verify(at.desk.selectionTitle.indexOf(shown) === 0)
            verify(has(at.frame, shown), "shown as it is written")
        }
    }
    function test_nothingIsDrawnInThePast() {
        const at = stageWith(true, true)
        at.drawings.edit(north)
        verify(at.drawings.maySet, at.drawings.hint)
        at.drawings.cancel()
        at.stage.lookBack(5)
        keyClick(Qt.Key_Z, Qt.AltModifier)
        verify(!findByName(at.frame, "drawNew"))
        verify(!at.drawings.mayChange)
    }
    function test_theBrokerMayGoWhileSomebodyDraws() {
        const at = stageWith(true, true)
        begin(at)
        for (const corner of [[0, 0], [300, 0], [300, 300]])
            click(at, corner[0], corner[1])
        at.drawings.write("name", "EA")
        at.stage.lose()
        verify(at.drawings.isOpen)
        compare(at.drawn.corners(), 3)
        verify(at.drawings.maySet, "it waits on this machine until the broker is back")
    }
    function test_everyKeyIsUniqueWithTheListAndWithThePanel() {
        const at = stageWith(true, true)
        at.desk.select(MapView.DrawingKind, north)
        const check = what => {
            wait(0)
            const seen = {}
            for (const action of actionsOf(at.frame)) {
                if (action.keyLetter === "")
                    continue
                verify(!(action.keyLetter in seen), what + ": Alt+" + action.keyLetter + " is on '" + action.text + "' and '" + seen[action.keyLetter] + "'")
                seen[action.keyLetter] = action.text
            }
        }
        check("map")
        at.list.isOpen = true
        check("list")
        at.drawings.edit(north)
        check("panel")
    }
    function test_theLogSaysWhatWasDrawnChangedAndTakenBack() {
        const at = stageWith(true, true)
        at.drawn.rename("EA Nordwest", false)
        at.drawings.edit(north)
        at.drawings.end("")
        at.drawn.accept()
        const log = at.desk.log
        const lines = []
        for (let i = 0; i < log.rowCount(); ++i)
            for (let role = 257; role < 262; ++role)
                lines.push(String(log.data(log.index(i, 0), role)))
        for (const words of ["Einsatzabschnitt „EA Nord“ eingezeichnet, Leitung BM Huber", "Einsatzabschnitt „EA Nordwest“ geändert, Leitung BM Huber", "Einsatzabschnitt „EA Nordwest“ aufgehoben"])
            verify(lines.indexOf(words) >= 0, words)
    }
}
