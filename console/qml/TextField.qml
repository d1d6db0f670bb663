// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Templates as T
import Lagewerk.Console

T.TextField {
    id: field

    // What is longer than may be is never cut in silence. Of times and short numbers everybody sees that they are full.
    readonly property bool isFull: maximumLength > 20 && text.length >= maximumLength

    implicitWidth: Theme.unit * 50
    implicitHeight: Theme.unit * 10
    leftPadding: Theme.unit * 3
    rightPadding: Theme.unit * 3 + (isFull ? full.implicitWidth + Theme.unit * 2 : 0)
    Accessible.description: isFull ? full.text : ""
    verticalAlignment: TextInput.AlignVCenter
    color: readOnly ? Theme.second : Theme.text
    selectionColor: Theme.action
    selectedTextColor: Theme.actionInk
    placeholderTextColor: Theme.muted
    font.family: Theme.words
    font.pixelSize: Theme.body
    selectByMouse: true
    renderType: Text.QtRendering

    // A long one that nobody is editing is read from its beginning.
    function showBeginning() {
        if (activeFocus)
            return
        cursorPosition = 0
        ensureVisible(0)
    }
    onTextChanged: showBeginning()
    onWidthChanged: showBeginning()
    onVisibleChanged: showBeginning()

    // The letter of a key is never text. AltGr comes as its own character, on some platforms as Ctrl+Alt.
    Keys.priority: Keys.BeforeItem
    Keys.onPressed: event => {
        const isKey = (event.modifiers & Qt.AltModifier) && !(event.modifiers & (Qt.ControlModifier | Qt.GroupSwitchModifier))
        if (isKey && event.text !== "") event.accepted = true
    }

    background: Rectangle {
        radius: 5
        color: field.readOnly ? Theme.ground : Theme.raised
        border.width: field.activeFocus ? 2 : 1
        border.color: field.activeFocus ? Theme.action : Theme.border
        Label {
            visible: field.text === "" && field.placeholderText !== ""
            x: field.leftPadding
            width: parent.width - 2 * x
            elide: Text.ElideRight
            anchors.verticalCenter: parent.verticalCenter
            text: field.placeholderText
            color: Theme.muted
        }
        Label {
            id: full
            visible: field.isFull
            anchors.right: parent.right
            anchors.rightMargin: Theme.unit * 3
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("voll: höchstens %1 Zeichen").arg(field.maximumLength)
            color: Theme.urgencyLine[3]
            font.pixelSize: Theme.small
            font.bold: true
        }
    }
}
