// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// What the blue on the map is, how it came about, and what it is not.
Rectangle {
    id: legend

    required property Desk desk

    visible: desk.hasZone
    implicitWidth: 282 * Math.min(Theme.scale, 1.5)
    implicitHeight: column.implicitHeight + Theme.unit * 6
    radius: 5
    color: Theme.panel
    border.color: Theme.line

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.unit * 3
        spacing: Theme.unit * 2
        Repeater {
            model: legend.desk.zones
            ColumnLayout {
            id: entry
            required property var modelData
            required property int index
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            // Rain and the staff's own areas are no flood: each kind stands under its own heading.
            Label {
                objectName: ["legendFloodHead", "legendRainHead", "legendStaffHead"][entry.modelData.kind]
                visible: entry.index === 0 || legend.desk.zones[entry.index - 1].kind !== entry.modelData.kind
                Layout.fillWidth: true
                text: [qsTr("Überflutung, geschätzt"), qsTr("Starkregen, geschätzt"), qsTr("Gebiete des Stabes")][entry.modelData.kind]
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            RowLayout {
                id: zone
                readonly property var modelData: entry.modelData
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                activeFocusOnTab: true
                Accessible.role: Accessible.Button
                Accessible.name: qsTr("Woher die Zahlen kommen: %1").arg(modelData.name)
                Accessible.onPressAction: legend.desk.openGrounds(modelData.id)
                Keys.onReturnPressed: legend.desk.openGrounds(modelData.id)
                Keys.onSpacePressed: legend.desk.openGrounds(modelData.id)
                TapHandler { onTapped: legend.desk.openGrounds(zone.modelData.id) }
                HoverHandler { cursorShape: Qt.PointingHandCursor }
                Rectangle {
                    Layout.alignment: Qt.AlignTop
                    implicitWidth: Math.max(Theme.unit * 10, chip.implicitWidth + Theme.unit * 2)
                    implicitHeight: Theme.unit * 5.5
                    radius: 3
                    color: zone.modelData.level !== "" ? Theme.urgency[zone.modelData.urgency] : zone.modelData.isStaff ? Theme.raised : "transparent"
                    border.width: zone.modelData.level === "" || zone.modelData.urgency === 2 && !Theme.night ? 1 : 0
                    border.color: Theme.border
                    Figure {
                        id: chip
                        anchors.centerIn: parent
                        text: zone.modelData.level !== "" ? zone.modelData.level : zone.modelData.isStaff ? "!" : "–"
                        font.bold: true
                        font.pixelSize: Theme.small
                        color: zone.modelData.level !== "" ? Theme.urgencyInk[zone.modelData.urgency] : Theme.second
                    }
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    Label {
                        Layout.fillWidth: true
                        text: zone.modelData.name
                        font.weight: zone.modelData.chosen ? Font.Bold : Font.Medium
                        font.underline: zone.activeFocus
                        wrapMode: Text.Wrap
                    }
                    Figure {
                        Layout.fillWidth: true
                        text: zone.modelData.line
                        font.pixelSize: Theme.small
                        color: Theme.second
                        wrapMode: Text.Wrap
                    }
                }
            }
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            Repeater {
                model: legend.desk.zoneBands
                Row {
                    id: band
                    required property var modelData
                    spacing: Theme.unit
                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Theme.unit * 4
                        height: Theme.unit * 3
                        color: Theme.water
                        opacity: Math.max(0.3, 0.85 - 0.27 * (2 - band.modelData.depthClass))
                    }
                    Label {
                        text: band.modelData.words
                        font.pixelSize: Theme.small
                        color: Theme.second
                    }
                }
            }
        }
        Label {
            Layout.fillWidth: true
            text: Theme.scale > 1.5 ? qsTr("Keine amtliche Karte.")
                                    : qsTr("Woher die Zahlen kommen: Namen anklicken. Keine amtliche Karte.")
            font.pixelSize: Theme.small
            color: Theme.second
            wrapMode: Text.Wrap
        }
    }
}
