// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// What a person should know before signing; what stops is named as such.
ColumnLayout {
    id: findings

    required property WarningDesk warning

    spacing: Theme.unit * 2
    Row {
        visible: repeater.count === 0
        spacing: Theme.unit * 3
        Label { text: "✓"; font.bold: true }
        Label { text: qsTr("Texte, Längen und Gebiet geprüft: nichts zu beanstanden") }
    }
    Repeater {
        id: repeater
        model: findings.warning.findings
        RowLayout {
            id: row
            required property string line
            required property bool stops
            Layout.fillWidth: true
            spacing: Theme.unit * 3
            Label {
                Layout.alignment: Qt.AlignTop
                text: row.stops ? "✕" : "!"
                font.bold: true
                color: Theme.urgencyLine[row.stops ? 4 : 3]
            }
            Label { Layout.fillWidth: true; text: row.line; wrapMode: Text.Wrap; font.weight: row.stops ? Font.DemiBold : Font.Normal }
        }
    }
}
