// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The wall screen of a staff room, read from five metres: the map, what is urgent, the gauges that matter, forces and
// the clock. Nothing on it can be pressed. Types follow its width: on 3840 px a body text of 52 px is 25 mm high on a
// screen two metres wide.
Rectangle {
    id: wall

    required property Desk desk
    readonly property PictureHeader header: desk.header
    readonly property bool mapSettled: pane.view.settled
    property bool fitted: false

    function follow() {
        const box = desk.boxOf("")
        if (pane.view.width <= 0 || pane.view.loadState === MapView.Loading)
            return
        if (box.width > 0)
            pane.view.fitTo(box)
        else
            pane.view.fitTown()
    }

    color: Theme.ground
    Component.onCompleted: Theme.scale = Math.max(1, Math.min(4, width / 1100))
    onWidthChanged: Theme.scale = Math.max(1, Math.min(4, width / 1100))
    Connections {
        target: wall.desk
        function onRefreshed() { moved.start() }
    }
    Connections {
        target: pane.view
        function onLoadStateChanged() { wall.follow() }
        function onWidthChanged() { wall.follow() }
        function onHeightChanged() { wall.follow() }
    }
    // The picture moves on, the map follows it calmly.
    Timer { id: moved; interval: 3000; onTriggered: wall.follow() }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        HatchBand { Layout.fillWidth: true; visible: wall.header.isExercise; color: Theme.exerciseGround; stripe: Theme.exercise }
        PastBand { Layout.fillWidth: true; header: wall.header }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: head.implicitHeight + Theme.unit * 3
            color: Theme.panel
            RowLayout {
                id: head
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: Theme.unit * 5
                anchors.rightMargin: Theme.unit * 5
                spacing: Theme.unit * 5
                Rectangle {
                    visible: wall.header.isExercise
                    implicitWidth: chip.implicitWidth + Theme.unit * 6
                    implicitHeight: chip.implicitHeight + Theme.unit * 2
                    radius: Theme.unit
                    color: Theme.exercise
                    Label { id: chip; anchors.centerIn: parent; text: qsTr("ÜBUNG"); font.bold: true; color: Theme.exerciseInk }
                }
                Label { Layout.fillWidth: true; text: wall.header.title; font.pixelSize: Theme.title; font.bold: true; elide: Text.ElideRight }
                Label {
                    visible: !wall.header.isPast
                    text: wall.header.isConnecting ? qsTr("Verbindung wird aufgebaut") : qsTr("Lagebild %1 alt").arg(wall.header.age)
                    font.bold: wall.header.isOld
                    color: wall.header.isOld ? Theme.urgencyLine[4] : Theme.second
                }
                Label {
                    visible: wall.header.silent > 0
                    text: qsTr("%1 stumm").arg(wall.header.silent)
                    font.bold: true
                    color: Theme.urgencyLine[3]
                }
                Figure { objectName: "wallClock"; text: wall.header.clock; font.pixelSize: Theme.figure; font.bold: true }
            }
        }
        Rectangle {
            Layout.fillWidth: true
            objectName: "wallLost"
            visible: wall.header.isLost
            implicitHeight: lost.implicitHeight + Theme.unit * 3
            color: Theme.lost
            Label { id: lost; anchors.left: parent.left; anchors.right: parent.right; anchors.margins: Theme.unit * 5; anchors.verticalCenter: parent.verticalCenter; text: wall.header.lostText; font.bold: true; color: Theme.lostInk; wrapMode: Text.Wrap }
        }
        Rectangle {
            Layout.fillWidth: true
            objectName: "wallAlarm"
            visible: wall.desk.alarms.waiting > 0
            implicitHeight: alarm.implicitHeight + Theme.unit * 3
            color: wall.desk.alarms.escalated > 0 ? Theme.urgency[4] : Theme.raised
            Label {
                id: alarm
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.unit * 5
                anchors.verticalCenter: parent.verticalCenter
                text: wall.desk.alarms.headline + " · " + wall.desk.alarms.detail
                font.bold: true
                color: wall.desk.alarms.escalated > 0 ? Theme.urgencyInk[4] : Theme.text
                elide: Text.ElideRight
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            MapPane {
                id: pane
                Layout.fillWidth: true
                Layout.fillHeight: true
                desk: wall.desk
                showTools: false
                enabled: false
            }
            Rectangle { Layout.fillHeight: true; implicitWidth: Theme.unit * 0.5; color: Theme.line }
            Rectangle {
                Layout.preferredWidth: wall.width * 0.36
                Layout.fillHeight: true
                color: Theme.panel
                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Theme.unit * 4
                    spacing: Theme.unit * 2
                    Label { text: wall.desk.todoCount === 0 ? qsTr("Nichts offen") : qsTr("Jetzt zu tun: %1").arg(wall.desk.todoCount); font.pixelSize: Theme.title; font.bold: true }
                    ListView {
                        id: cards
                        objectName: "wallCards"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        clip: true
                        interactive: false
                        spacing: Theme.unit * 2
                        model: wall.desk.todo
                        delegate: WallCard { width: ListView.view.width; lowEdge: cards.height }
                    }
                    Rectangle { Layout.fillWidth: true; implicitHeight: Theme.unit * 0.5; color: Theme.line }
                    ListView {
                        id: gauges
                        objectName: "wallGauges"
                        Layout.fillWidth: true
                        Layout.preferredHeight: Math.min(contentHeight, wall.height * 0.3)
                        clip: true
                        interactive: false
                        model: wall.desk.stations
                        delegate: WallGauge { width: ListView.view.width; lowEdge: gauges.height }
                    }
                    Rectangle { Layout.fillWidth: true; implicitHeight: Theme.unit * 0.5; color: Theme.line }
                    Label { Layout.fillWidth: true; text: wall.desk.unitTotal === "" ? qsTr("Keine Kräfte gemeldet") : qsTr("Kräfte: %1").arg(wall.desk.unitTotal); elide: Text.ElideRight }
                    Label { Layout.fillWidth: true; visible: text !== ""; text: wall.desk.operation === "" ? "" : qsTr("Einsatz %1").arg(wall.desk.operation); color: Theme.second; elide: Text.ElideRight }
                }
            }
        }
        PastBand { Layout.fillWidth: true; header: wall.header }
        HatchBand { Layout.fillWidth: true; visible: wall.header.isExercise; color: Theme.exerciseGround; stripe: Theme.exercise }
    }
}
