// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Templates as T
import Lagewerk.Console

// A button with its key on it. The key works while a text is being edited, too: a letter with Alt is never text.
T.Button {
    id: button

    // Letter for Alt+letter; empty: none. Unique on a page.
    property string keyLetter: ""
    property bool primary: false
    // Off where a slip of the hand while typing would lose what was typed.
    property bool keyWhileTyping: true
    readonly property bool isAction: true
    readonly property bool textEdited: {
        const item = Window.activeFocusItem
        return (item instanceof TextInput || item instanceof TextEdit) && item.visible
    }

    implicitWidth: Math.max(Theme.unit * 14, row.implicitWidth + Theme.unit * 6)
    implicitHeight: Theme.unit * 9
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: text
    Accessible.description: keyLetter === "" ? "" : "Alt+" + keyLetter

    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    Shortcut {
        sequence: button.keyLetter === "" ? "" : "Alt+" + button.keyLetter
        enabled: button.visible && button.enabled && button.keyLetter !== "" && (button.keyWhileTyping || !button.textEdited)
        onActivated: button.clicked()
    }

    background: Rectangle {
        radius: 5
        color: button.primary && button.enabled ? Theme.action : button.hovered ? Theme.hover : Theme.panel
        border.width: button.visualFocus ? 3 : 1
        border.color: button.visualFocus ? Theme.text : button.primary && button.enabled ? Theme.action : Theme.border
        opacity: button.enabled ? 1 : 0.6
    }
    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.unit * 2
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: button.text
                font.weight: Font.DemiBold
                color: !button.enabled ? Theme.muted : button.primary ? Theme.actionInk : Theme.text
            }
            KeyHint {
                anchors.verticalCenter: parent.verticalCenter
                keys: button.keyLetter === "" ? "" : "Alt " + button.keyLetter
                ink: !button.enabled ? Theme.muted : button.primary ? Theme.actionInk : Theme.second
            }
        }
    }
}
