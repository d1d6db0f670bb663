// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Which realm, how good the picture is, what time it is, who works here: always in the same place.
Rectangle {
    id: bar

    required property Desk desk
    readonly property PictureHeader header: desk.header
    // Narrow, or large type: the less needed figures go, nothing is cut.
    readonly property bool narrow: width < 1400 * Theme.scale
    readonly property bool veryNarrow: width < 1100 * Theme.scale
    signal loginAsked()

    implicitHeight: Math.max(Theme.unit * 15.5, row.implicitHeight + Theme.unit * 2)
    color: Theme.panel

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.unit * 5
        anchors.rightMargin: Theme.unit * 4
        spacing: bar.narrow ? Theme.unit * 3 : Theme.unit * 5

        Label {
            visible: !bar.veryNarrow
            text: "Lagewerk"
            font.pixelSize: Theme.title * 1.15
            font.bold: true
        }
        Rectangle {
            visible: bar.header.isExercise
            implicitWidth: chip.implicitWidth + Theme.unit * 6
            implicitHeight: Theme.unit * 7.5
            radius: 4
            color: Theme.exercise
            Label {
                id: chip
                anchors.centerIn: parent
                text: qsTr("ÜBUNG")
                font.bold: true
                font.letterSpacing: 1
                color: Theme.exerciseInk
            }
        }
        // That not all is shown must not be forgotten.
        Rectangle {
            visible: bar.desk.operations.isFiltered
            implicitWidth: Math.min(filterWords.implicitWidth + Theme.unit * 5, Theme.unit * 70)
            implicitHeight: Theme.unit * 7.5
            radius: 4
            color: "transparent"
            border.width: 2
            border.color: Theme.action
            Label {
                id: filterWords
                objectName: "filterWords"
                anchors.centerIn: parent
                width: Math.min(implicitWidth, parent.width - Theme.unit * 3)
                elide: Text.ElideRight
                text: qsTr("Nur %1").arg(bar.desk.operations.shown)
                font.bold: true
                color: Theme.action
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.minimumWidth: Theme.unit * 16
            Layout.preferredWidth: Theme.unit * 60
            spacing: 0
            Label {
                Layout.fillWidth: true
                text: bar.header.title
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
                elide: Text.ElideRight
            }
            Label {
                Layout.fillWidth: true
                visible: text !== ""
                text: bar.header.subtitle
                color: Theme.second
                elide: Text.ElideRight
                font.pixelSize: Theme.small
            }
        }
        ColumnLayout {
            spacing: Theme.unit * 0.5
            Row {
                Layout.alignment: Qt.AlignRight
                visible: !bar.header.isPast
                spacing: Theme.unit * 1.5
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.unit * 2.5
                    height: width
                    radius: bar.header.isOld ? 0 : width / 2
                    color: bar.header.isOld ? Theme.urgencyLine[4] : Theme.text
                }
                Label { text: bar.header.isConnecting ? qsTr("Verbindung wird aufgebaut") : qsTr("Lagebild"); color: Theme.second }
                Figure {
                    visible: !bar.header.isConnecting
                    text: bar.header.age
                    font.bold: true
                    color: bar.header.isOld ? Theme.urgencyLine[4] : Theme.text
                }
                Label { visible: !bar.header.isConnecting && !bar.narrow; text: qsTr("alt · p99"); color: Theme.second }
                Figure { visible: !bar.header.isConnecting && !bar.narrow; text: bar.header.ageP99; font.bold: true }
            }
            Row {
                Layout.alignment: Qt.AlignRight
                spacing: Theme.unit * 1.5
                Label { text: bar.header.sources; color: Theme.second }
                Label { text: "·"; color: Theme.second }
                Label {
                    text: bar.header.silent === 0 ? qsTr("keine stumm") : qsTr("%1 stumm").arg(bar.header.silent)
                    font.weight: bar.header.silent > 0 ? Font.Bold : Font.Normal
                    color: bar.header.silent > 0 ? Theme.urgencyLine[3] : Theme.second
                }
                Label { visible: bar.header.maintained > 0; text: "·"; color: Theme.second }
                Label {
                    visible: bar.header.maintained > 0
                    text: qsTr("%1 in Wartung").arg(bar.header.maintained)
                    font.weight: Font.Bold
                    color: Theme.urgencyLine[2]
                }
            }
        }
        ColumnLayout {
            spacing: 0
            Figure {
                Layout.alignment: Qt.AlignRight
                text: bar.header.clock
                font.pixelSize: Theme.figure * 0.93
                font.bold: true
            }
            Figure {
                Layout.alignment: Qt.AlignRight
                visible: !bar.veryNarrow
                text: bar.header.date
                font.pixelSize: Theme.small
                color: Theme.second
            }
        }
        Rectangle {
            implicitWidth: 1
            Layout.fillHeight: true
            Layout.topMargin: Theme.unit * 3
            Layout.bottomMargin: Theme.unit * 3
            color: Theme.line
        }
        ColumnLayout {
            spacing: Theme.unit * 0.5
            Layout.fillWidth: true
            Layout.minimumWidth: bar.veryNarrow ? Theme.unit * 14 : Theme.unit * 24
            Layout.preferredWidth: Theme.unit * 40
            Layout.maximumWidth: Theme.unit * 56
            Label {
                Layout.fillWidth: true
                text: bar.header.post
                font.weight: Font.DemiBold
                elide: Text.ElideRight
                color: bar.header.isLoggedIn ? Theme.text : Theme.second
            }
            Label {
                Layout.fillWidth: true
                visible: text !== ""
                text: bar.header.isLoggedIn ? bar.header.person : bar.header.lockedText
                color: Theme.second
                elide: Text.ElideRight
                font.pixelSize: Theme.small
            }
        }
        ActionButton {
            text: bar.header.isLoggedIn ? qsTr("Abmelden") : qsTr("Anmelden")
            keyLetter: "M"
            visible: bar.header.isLoggedIn || bar.header.people.length > 0
            onClicked: bar.header.isLoggedIn ? bar.header.logOut() : bar.loginAsked()
        }
    }
}
