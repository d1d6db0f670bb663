// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtTest
import Lagewerk.Console
import Lagewerk.Stage

// INV-QML-15: the tabulator goes into the page that was asked for, and no bare key does anything where that is not wished.
PagesCase {
    name: "PageKeys"

    function test_keysWithoutAltAreSwitchedOff() {
        const at = open(true)
        at.frame.ask("system")
        verify(Theme.singleKeys)
        keyClick(Qt.Key_T, Qt.AltModifier)
        verify(!Theme.singleKeys)
        at.frame.ask("lage")
        const view = findByName(at.frame, "mainMap")
        view.forceActiveFocus()
        const before = view.metresPerPixel
        keyClick(Qt.Key_Plus)
        compare(view.metresPerPixel, before, "off")
        at.frame.ask("system")
        keyClick(Qt.Key_T, Qt.AltModifier)
        at.frame.ask("lage")
        view.forceActiveFocus()
        keyClick(Qt.Key_Plus)
        verify(view.metresPerPixel < before)
    }
    function test_theFirstTabOfAPageGoesIntoIt() {
        const at = open(true)
        for (const page of ["orders", "units", "stations", "directory"]) {
            at.frame.ask(page)
            keyClick(Qt.Key_Tab)
            let item = at.frame.Window.activeFocusItem
            while (item && item.objectName !== "pages")
                item = item.parent
            verify(item, page)
            verify(at.frame.Window.activeFocusItem !== item, page + ": a control has the keys")
        }
    }
}
