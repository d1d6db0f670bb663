// SPDX-License-Identifier: EUPL-1.2
import QtQuick

// The keys of a sheet that lies over a page: while it is open none goes to what lies below. Escape closes it whatever
// in it has them, arrows go from row to row, page keys, Home and End scroll. To be forwarded to: Keys.forwardTo.
Item {
    id: keys

    required property Item sheet
    required property ListView list
    signal closeAsked

    readonly property Item holder: Window.activeFocusItem

    function isIn(item, root) : bool {
        for (; item; item = item.parent)
            if (item === root)
                return true
        return false
    }
    // Keys given to a dialog above it all, which lies in a place of its own in the window, are not taken back.
    function rootOf(item) : Item {
        while (item && item.parent && item.parent !== keys.Window.contentItem)
            item = item.parent
        return item
    }
    // To be called when the sheet is shown: from its beginning, with the keys.
    function begin() {
        list.currentIndex = 0
        list.positionViewAtBeginning()
        list.forceActiveFocus()
    }
    function scrollTo(y: real) {
        const most = list.originY + Math.max(0, list.contentHeight - list.height)
        list.contentY = Math.max(list.originY, Math.min(most, y))
        const row = list.indexAt(1, list.contentY + Math.min(list.height, list.contentHeight) / 2)
        if (row >= 0)
            list.currentIndex = row
    }

    // Whoever tabs out of it is brought back to its beginning. Not at once: the change of focus has to end first.
    function takeBack() {
        if (sheet.visible && holder && !isIn(holder, sheet) && rootOf(holder) === rootOf(sheet))
            list.forceActiveFocus()
    }
    onHolderChanged: later.restart()
    Timer {
        id: later
        interval: 0
        onTriggered: keys.takeBack()
    }
    Keys.onPressed: event => {
        event.accepted = true
        switch (event.key) {
        case Qt.Key_Escape: keys.closeAsked(); break
        // From its last control on to its first.
        case Qt.Key_Tab: {
            const first = sheet.nextItemInFocusChain(true)
            isIn(first, sheet) ? first.forceActiveFocus(Qt.TabFocusReason) : list.forceActiveFocus()
            break
        }
        case Qt.Key_PageDown: scrollTo(list.contentY + list.height * 0.9); break
        case Qt.Key_PageUp: scrollTo(list.contentY - list.height * 0.9); break
        case Qt.Key_Home: list.currentIndex = 0; list.positionViewAtBeginning(); break
        case Qt.Key_End: list.currentIndex = list.count - 1; list.positionViewAtEnd(); break
        default: event.accepted = false
        }
    }
}
