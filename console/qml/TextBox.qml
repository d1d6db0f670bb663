// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Templates as T
import Lagewerk.Console

// Several lines; as high as its text. Tab leaves it. `lines`: how high it is at least.
T.TextArea {
    id: box

    property int lines: 0
    // One sentence that may wrap: Return makes no new line.
    property bool oneSentence: false

    implicitHeight: Math.max(lines > 0 ? lines * metrics.lineSpacing + topPadding + bottomPadding : Theme.unit * 16,
                             contentHeight + topPadding + bottomPadding)
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
    FontMetrics { id: metrics; font: box.font }

    // The letter of a key is never text. AltGr comes as its own character, on some platforms as Ctrl+Alt.
    Keys.priority: Keys.BeforeItem
    Keys.onPressed: event => {
        // The next field is looked up now: when this one is made, those after it are not there yet.
        if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab) {
            const onwards = event.key === Qt.Key_Tab && !(event.modifiers & Qt.ShiftModifier)
            box.nextItemInFocusChain(onwards).forceActiveFocus(onwards ? Qt.TabFocusReason : Qt.BacktabFocusReason)
            event.accepted = true
            return
        }
        if (box.oneSentence && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)) {
            event.accepted = true
            return
        }
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
