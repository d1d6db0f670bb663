// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Templates as T
import Lagewerk.Console

// Several lines; as high as its text. Tab leaves it.
T.TextArea {
    id: box

    implicitHeight: Math.max(Theme.unit * 16, contentHeight + topPadding + bottomPadding)
    padding: Theme.unit * 3
    wrapMode: TextEdit.Wrap
    color: readOnly ? Theme.second : Theme.text
    selectionColor: Theme.action
    selectedTextColor: Theme.actionInk
    font.family: Theme.words
    font.pixelSize: Theme.body
    selectByMouse: true
    textFormat: TextEdit.PlainText
    renderType: Text.QtRendering
    KeyNavigation.priority: KeyNavigation.BeforeItem
    KeyNavigation.tab: box.nextItemInFocusChain(true)
    KeyNavigation.backtab: box.nextItemInFocusChain(false)

    // The letter of a key is never text. AltGr comes as its own character, on some platforms as Ctrl+Alt.
    Keys.priority: Keys.BeforeItem
    Keys.onPressed: event => {
        const isKey = (event.modifiers & Qt.AltModifier) && !(event.modifiers & (Qt.ControlModifier | Qt.GroupSwitchModifier))
        if (isKey && event.text !== "") event.accepted = true
    }

    background: Rectangle {
        radius: 5
        color: box.readOnly ? Theme.ground : Theme.raised
        border.width: box.activeFocus ? 2 : 1
        border.color: box.activeFocus ? Theme.action : Theme.border
    }
}
