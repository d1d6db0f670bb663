// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

Rectangle {
    id: page

    required property Desk desk
    readonly property var columns: [0.16, 0.07, 0.08, 0.16, 0.06, 0.20, 0.11, 0.07, 0.09]

    color: Theme.panel

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 6
        spacing: Theme.unit * 3

        PageTitle { text: qsTr("Kräfte") }
        Label {
            Layout.fillWidth: true
            text: page.desk.unitTotal === "" ? qsTr("Noch keine Einheit hat sich gemeldet.") : page.desk.unitTotal
            color: Theme.second
            wrapMode: Text.Wrap
        }
        Row {
            id: head
            Layout.fillWidth: true
            visible: list.count > 0
            Repeater {
                model: [qsTr("Rufname"), qsTr("Typ"), qsTr("Träger"), qsTr("Status"), qsTr("seit"), qsTr("Auftrag"), qsTr("Ort (UTMREF)"), qsTr("Stärke"), qsTr("gemeldet")]
                TableHead {
                    required property string modelData
                    required property int index
                    width: list.width * page.columns[index]
                    leftPadding: index === 0 ? Theme.unit * 2 : 0
                    text: modelData
                }
            }
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.desk.units
            delegate: Rectangle {
                id: row
                required property int index
                required property string callSign
                required property string unitType
                required property string organisation
                required property string status
                required property string since
                required property string place
                required property string age
                required property string strength
                required property string task
                required property int urgency
                required property bool aged
                required property var files
                width: ListView.view.width
                implicitHeight: Math.max(Theme.unit * 11, cells.implicitHeight + Theme.unit * 3)
                                + (chips.visible ? chips.implicitHeight + Theme.unit * 2 : 0)
                color: index % 2 ? Theme.panel : Theme.raised
                Flow {
                    id: chips
                    objectName: "unitFiles"
                    visible: row.files.length > 0
                    x: Theme.unit * 2
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.unit * 2
                    width: parent.width - 2 * x
                    spacing: Theme.unit * 2
                    Repeater {
                        model: row.files
                        delegate: FileChip {
                            required property var modelData
                            files: page.desk.files
                            file: modelData
                            onClicked: viewer.show(row.files, modelData.hash)
                        }
                    }
                }
                Row {
                    id: cells
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.verticalCenterOffset: chips.visible ? -(chips.implicitHeight + Theme.unit * 2) / 2 : 0
                    width: parent.width
                    Cell { width: list.width * page.columns[0]; text: row.callSign; font.weight: Font.DemiBold; leftPadding: Theme.unit * 2 }
                    Cell { width: list.width * page.columns[1]; text: row.unitType }
                    Cell { width: list.width * page.columns[2]; text: row.organisation; rightPadding: Theme.unit }
                    Cell {
                        width: list.width * page.columns[3]
                        text: row.status
                        rightPadding: Theme.unit
                        font.weight: row.urgency > 1 ? Font.Bold : Font.Normal
                        color: row.urgency > 1 ? Theme.urgencyLine[row.urgency] : Theme.text
                    }
                    Figure { anchors.verticalCenter: parent.verticalCenter; width: list.width * page.columns[4]; text: row.since }
                    Cell { width: list.width * page.columns[5]; text: row.task === "" ? "–" : row.task; rightPadding: Theme.unit; color: row.task === "" ? Theme.muted : Theme.text }
                    Figure { anchors.verticalCenter: parent.verticalCenter; width: list.width * page.columns[6]; text: row.place; font.pixelSize: Theme.small; wrapMode: Text.Wrap }
                    Figure { anchors.verticalCenter: parent.verticalCenter; width: list.width * page.columns[7]; text: row.strength }
                    Cell {
                        width: list.width * page.columns[8]
                        text: row.aged ? qsTr("%1 · veraltet").arg(row.age) : row.age
                        color: row.aged ? Theme.urgencyLine[3] : Theme.second
                    }
                }
            }
        }
    }
    onVisibleChanged: if (!visible) viewer.close()
    FileViewer {
        id: viewer
        parent: page
        width: page.width
        height: page.height
        files: page.desk.files
    }
}
