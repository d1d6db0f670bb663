// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

Rectangle {
    id: page

    required property Desk desk
    property double hours: 2
    readonly property var columns: [0.21, 0.08, 0.09, 0.15, 0.09, 0.21, 0.17]

    color: Theme.panel

    // In large type table and course do not fit one above the other: the page scrolls then.
    Flickable {
        id: scroll
        objectName: "stationsScroll"
        anchors.fill: parent
        contentHeight: Math.max(height, column.implicitHeight + Theme.unit * 12)
        interactive: contentHeight > height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        KeysInSight { view: scroll; within: column }

        ColumnLayout {
            id: column
            x: Theme.unit * 6
            y: Theme.unit * 6
            width: scroll.width - Theme.unit * 12
            height: scroll.contentHeight - Theme.unit * 12
            spacing: Theme.unit * 3

            PageTitle { text: qsTr("Pegel und Regen") }
            Label {
                visible: list.count === 0
                Layout.fillWidth: true
                text: qsTr("Keine Stationen: Das Ortspaket nennt keine, oder es ist keines geladen.")
                color: Theme.second
                wrapMode: Text.Wrap
            }
            Row {
                visible: list.count > 0
                Repeater {
                    model: [qsTr("Station"), qsTr("Stufe"), qsTr("Wert"), qsTr("Trend und Ausblick"), qsTr("gemessen"), qsTr("Güte und Grund"), qsTr("Informationswerte, Regensummen")]
                    TableHead {
                        required property string modelData
                        required property int index
                        width: list.width * page.columns[index]
                        leftPadding: index === 0 ? Theme.unit * 3 : 0
                        text: modelData
                    }
                }
            }
            ListView {
                id: list
                objectName: "stationList"
                ScrollMark {
                    parent: list
                    anchors.right: list.right
                    anchors.top: list.top
                    anchors.bottom: list.bottom
                    list: list
                }
                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(contentHeight, page.height * 0.5)
                Layout.minimumHeight: Math.min(contentHeight, Theme.unit * 30)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: page.desk.stations
                delegate: Rectangle {
                    id: row
                    required property int index
                    required property string stationId
                    required property string title
                    required property string value
                    required property string trend
                    required property string outlook
                    required property string level
                    required property string age
                    required property string quality
                    required property string thresholds
                    required property int urgency
                    required property int trust
                    readonly property bool chosen: page.desk.selectedStation === stationId
                    width: ListView.view.width
                    implicitHeight: Math.max(Theme.unit * 11, cells.implicitHeight + Theme.unit * 3)
                    color: chosen ? Theme.hover : index % 2 ? Theme.panel : Theme.raised
                    border.width: activeFocus ? 2 : 0
                    border.color: Theme.action
                    activeFocusOnTab: true
                    Accessible.role: Accessible.ListItem
                    Accessible.name: title + ", " + value + (outlook ? ", " + outlook : "")
                    Keys.onReturnPressed: page.desk.selectedStation = stationId
                    Keys.onSpacePressed: page.desk.selectedStation = stationId
                    TapHandler { onTapped: page.desk.selectedStation = row.stationId }
                    Rectangle { visible: row.chosen; width: 4; height: parent.height; color: Theme.action }
                    Row {
                        id: cells
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width
                        Cell { width: list.width * page.columns[0]; text: row.title; font.weight: Font.DemiBold; leftPadding: Theme.unit * 3; rightPadding: Theme.unit }
                        Item {
                            anchors.verticalCenter: parent.verticalCenter
                            width: list.width * page.columns[1]
                            height: Theme.unit * 7
                            Rectangle {
                                visible: row.level !== "–"
                                anchors.verticalCenter: parent.verticalCenter
                                width: badge.implicitWidth + Theme.unit * 4
                                height: Theme.unit * 7
                                radius: 3
                                color: row.trust === 2 ? "transparent" : Theme.urgency[row.urgency]
                                border.width: row.trust === 2 ? 2 : 0
                                border.color: Theme.border
                                Figure {
                                    id: badge
                                    anchors.centerIn: parent
                                    text: row.level
                                    font.bold: true
                                    color: row.trust === 2 ? Theme.text : Theme.urgencyInk[row.urgency]
                                }
                            }
                            Figure { visible: row.level === "–"; anchors.verticalCenter: parent.verticalCenter; text: "–"; color: Theme.muted }
                        }
                        Figure { anchors.verticalCenter: parent.verticalCenter; width: list.width * page.columns[2]; text: row.value; font.bold: true; font.pixelSize: Theme.title; color: row.trust === 0 ? Theme.text : Theme.second }
                        Column {
                            anchors.verticalCenter: parent.verticalCenter
                            width: list.width * page.columns[3]
                            Figure { width: parent.width; text: row.trend; wrapMode: Text.Wrap; rightPadding: Theme.unit }
                            Label { visible: row.outlook !== ""; width: parent.width; text: row.outlook; font.pixelSize: Theme.small; color: Theme.text; wrapMode: Text.Wrap; rightPadding: Theme.unit }
                        }
                        Cell { width: list.width * page.columns[4]; text: row.age; color: row.trust === 0 ? Theme.second : Theme.urgencyLine[3] }
                        Cell { width: list.width * page.columns[5]; text: row.quality; rightPadding: Theme.unit * 2; color: row.trust === 0 ? Theme.second : Theme.text }
                        Figure { anchors.verticalCenter: parent.verticalCenter; width: list.width * page.columns[6]; text: row.thresholds; font.pixelSize: Theme.small; color: Theme.second; wrapMode: Text.Wrap; rightPadding: Theme.unit * 4 }
                    }
                }
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                Label {
                    height: Theme.unit * 9
                    verticalAlignment: Text.AlignVCenter
                    text: qsTr("Verlauf: %1").arg(page.desk.titleOf(page.desk.selectedStation)) + (chart.measure === "" ? "" : " · " + chart.measure)
                    font.weight: Font.DemiBold
                    rightPadding: Theme.unit * 4
                }
                ActionButton { text: qsTr("2 Stunden"); keyLetter: "2"; primary: page.hours === 2; onClicked: page.hours = 2 }
                ActionButton { text: qsTr("6 Stunden"); keyLetter: "6"; primary: page.hours === 6; onClicked: page.hours = 6 }
                ActionButton { text: qsTr("24 Stunden"); keyLetter: "4"; primary: page.hours === 24; onClicked: page.hours = 24 }
                ActionButton { text: qsTr("7 Tage"); keyLetter: "7"; primary: page.hours === 168; onClicked: page.hours = 168 }
            }
            StationMaintenance {
                Layout.fillWidth: true
                desk: page.desk
            }
            Label {
                objectName: "courseTrust"
                Layout.fillWidth: true
                visible: chart.trust !== ""
                text: qsTr("Nicht sicher: %1").arg(chart.trust)
                color: Theme.second
                wrapMode: Text.Wrap
            }
            CourseChart {
                id: chart
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.unit * 44
                desk: page.desk
                theme: Theme
                hours: page.hours
                station: page.desk.selectedStation
            }
        }
    }
    ScrollMark { anchors.right: parent.right; anchors.top: parent.top; anchors.bottom: parent.bottom; list: scroll }
}
