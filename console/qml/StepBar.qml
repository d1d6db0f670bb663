// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Templates as T
import Lagewerk.Console

// 1 Anlass 2 Gebiet 3 Text 4 Freigeben 5 Zustellung
Row {
    id: bar

    required property WarningDesk warning
    readonly property var names: [qsTr("Anlass"), qsTr("Gebiet"), qsTr("Text"), qsTr("Freigeben"), qsTr("Zustellung")]

    spacing: Theme.unit * 2
    Repeater {
        model: bar.names
        T.Button {
            id: step
            required property string modelData
            required property int index
            width: (bar.width - 4 * bar.spacing) / 5
            implicitHeight: Theme.unit * 10
            text: (index + 1) + " " + modelData
            enabled: index + 1 <= bar.warning.stepMax
            focusPolicy: Qt.StrongFocus
            onClicked: bar.warning.step = index + 1
            Keys.onReturnPressed: clicked()
            Shortcut {
                sequence: "Alt+" + (step.index + 1)
                enabled: {
                    const item = step.Window.activeFocusItem
                    return step.visible && step.enabled && !((item instanceof TextInput || item instanceof TextEdit) && item.visible)
                }
                onActivated: step.clicked()
            }
            background: Rectangle {
                color: "transparent"
                border.width: step.visualFocus ? 2 : 0
                border.color: Theme.text
                Rectangle {
                    width: parent.width
                    height: Theme.unit
                    color: step.index + 1 <= bar.warning.step ? Theme.action : Theme.border
                }
            }
            contentItem: Label {
                text: step.text
                verticalAlignment: Text.AlignBottom
                elide: Text.ElideRight
                font.pixelSize: Theme.small * 1.08
                font.weight: step.index + 1 === bar.warning.step ? Font.Bold : Font.Normal
                color: step.enabled ? Theme.text : Theme.muted
            }
        }
    }
}
