// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// Finding a place on the map by keys alone.
PagesCase {
    id: test

    name: "Places"

    function titles(at) {
        const model = at.stage.desk.places
        const found = []
        for (let i = 0; i < model.rowCount(); ++i)
            found.push(model.data(model.index(i, 0), 258))  // second column: title
        return found
    }
    function ask(at, words) {
        at.stage.desk.places.query = words
        return titles(at)
    }

    function test_whatIsFound_data() {
        return [
            { tag: "object", words: "umspann", title: "Umspannwerk Süd" },
            { tag: "object, ae", words: "seniorenheim auenb", title: "Seniorenheim Auenblick" },
            { tag: "umlaut", words: "muehle", title: "Mühlbach · Mühle" },
            { tag: "station", words: "altstadt aue", title: "Aue · Altstadt" },
            { tag: "unit", words: "1/44-1", title: "Florian Auental 1/44-1" },
            { tag: "district", words: "wehrviertel", title: "Wehrviertel" }
        ]
    }
    function test_whatIsFound(data) {
        const at = open(true)
        verify(ask(at, data.words).indexOf(data.title) >= 0, titles(at))
    }
    function test_coordinatesAsTheMapSaysThem() {
        const at = open(true)
        compare(ask(at, "32U NB 0001 0001").length, 1)
        compare(ask(at, "51,4501 9,0012").length, 1)
        compare(ask(at, "9.0012, 51.4501").length, 0, "swapped it is no place")
    }
    function test_noneSaysWhereItLooked() {
        const at = open(true)
        at.stage.desk.places.isOpen = true
        findByName(at.frame, "placeField").text = "xyzzy"
        waitForRendering(at.frame)
        verify(findByName(at.frame, "placeNothing").visible)
    }
    function test_byKeysAlone() {
        const at = open(true)
        waitForRendering(at.frame)
        keyClick(Qt.Key_C, Qt.AltModifier)
        tryCompare(findByName(at.frame, "placeField"), "activeFocus", true)
        for (const letter of ["r", "a", "t", "h"])
            keyClick(letter)
        verify(at.stage.desk.places.count > 0)
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Return)
        verify(!at.stage.desk.places.isOpen)
        verify(at.stage.desk.selectionTitle !== "", "what was found is chosen")
    }
    function test_escapeCloses() {
        const at = open(true)
        waitForRendering(at.frame)
        keyClick(Qt.Key_C, Qt.AltModifier)
        tryCompare(findByName(at.frame, "placeField"), "activeFocus", true)
        keyClick(Qt.Key_Escape)
        compare(findByName(at.frame, "placeSearch"), null)
    }
}
