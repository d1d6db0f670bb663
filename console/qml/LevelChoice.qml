// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lagewerk.Console

// Durchsage / Mitteilung / Information: named, never bare digits.
RowLayout {
    id: row

    required property WarningDesk warning
    readonly property var levels: [
        { level: 3, urgency: 4, name: qsTr("Durchsage"), what: qsTr("Gefahr für Leben") },
        { level: 2, urgency: 3, name: qsTr("Mitteilung"), what: qsTr("Gesundheit, Sachwerte") },
        { level: 1, urgency: 2, name: qsTr("Information"), what: qsTr("Alltag gestört") }
    ]

    spacing: Theme.unit * 2
    Repeater {
        model: row.levels
        T.Button {
            id: choice
            required property var modelData
            readonly property bool chosen: row.warning.level === modelData.level
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            implicitHeight: column.implicitHeight + Theme.unit * 5
            text: modelData.name
            enabled: row.warning.editable
            focusPolicy: Qt.StrongFocus
            onClicked: row.warning.level = modelData.level
            Keys.onReturnPressed: clicked()
            Accessible.checkable: true
            Accessible.checked: chosen
            background: Rectangle {
                radius: 5
                color: choice.chosen ? Theme.raised : Theme.panel
                border.width: choice.chosen ? 2 : choice.visualFocus ? 2 : 1
                border.color: choice.visualFocus ? Theme.text : choice.chosen ? Theme.urgencyLine[choice.modelData.urgency] : Theme.border
            }
            contentItem: Item {
                ColumnLayout {
                    id: column
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.leftMargin: Theme.unit * 3
                    anchors.rightMargin: Theme.unit * 2
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.unit * 0.5
                    RowLayout {
                        Layout.fillWidth: true
                        Label { Layout.fillWidth: true; text: choice.modelData.name; font.bold: true; color: choice.chosen || choice.enabled ? Theme.text : Theme.muted; fontSizeMode: Text.HorizontalFit; minimumPixelSize: Theme.small; elide: Text.ElideRight }
                        UrgencyMark { visible: choice.chosen; urgency: choice.modelData.urgency }
                    }
                    Label { Layout.fillWidth: true; text: choice.modelData.what; font.pixelSize: Theme.small; color: Theme.second; wrapMode: Text.Wrap }
                }
            }
        }
    }
}
