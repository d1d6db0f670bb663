// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// One message in the list: how urgent, which, from whom to whom, what about, who it waits for, how old.
Rectangle {
    id: row

    required property string key
    required property string number
    required property int direction
    required property string directionName
    required property int priority
    required property string priorityName
    required property int urgency
    required property string written
    required property string taken
    required property string from
    required property string to
    required property string subject
    required property string state
    required property string waits
    required property string age
    required property int files
    required property bool isOpen
    required property bool isMine
    required property bool isUnsighted
    required property bool isOwn
    property bool chosen: false
    signal picked()

    implicitHeight: Math.max(words.implicitHeight, side.implicitHeight) + Theme.unit * 4
    color: chosen ? Theme.hover : isOpen ? Theme.raised : Theme.panel
    border.width: chosen ? 2 : 0
    border.color: Theme.action
    Accessible.role: Accessible.ListItem
    Accessible.selected: chosen
    Accessible.name: (priority > 1 ? priorityName + ", " : "") + directionName + spoken(number) + spoken(subject) + spoken(qsTr("von %1 an %2").arg(from).arg(to)) + spoken(state) + spoken(age)
    function spoken(words) { return words === "" ? "" : ", " + words }
    TapHandler { onTapped: row.picked() }

    Rectangle { width: parent.width; height: 1; anchors.bottom: parent.bottom; color: Theme.line }
    Rectangle {
        width: Theme.unit * 1.25
        height: parent.height
        visible: row.isMine || row.isUnsighted || row.isOwn
        color: row.urgency > 0 ? Theme.urgency[row.urgency] : Theme.action
    }
    RowLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 3
        anchors.rightMargin: Theme.unit * 3
        spacing: Theme.unit * 3

        ColumnLayout {
            Layout.preferredWidth: Theme.unit * 25
            Layout.minimumWidth: Theme.unit * 25
            Layout.maximumWidth: Theme.unit * 25
            Layout.alignment: Qt.AlignTop
            spacing: Theme.unit
            Figure { text: row.number; font.bold: true; font.pixelSize: Theme.title; color: row.isOpen ? Theme.text : Theme.second }
            RowLayout {
                visible: row.urgency > 0
                spacing: Theme.unit
                UrgencyMark { objectName: "messageUrgency"; urgency: Math.max(1, row.urgency) }
                Label { text: row.priorityName; font.bold: true; font.pixelSize: Theme.small; color: Theme.urgencyLine[row.urgency] }
            }
        }
        ColumnLayout {
            id: words
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.unit * 0.5
            Label {
                objectName: "messageSubject"
                Layout.fillWidth: true
                text: row.subject
                font.weight: row.isOpen ? Font.Bold : Font.Normal
                color: row.isOpen ? Theme.text : Theme.second
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            Label {
                Layout.fillWidth: true
                text: row.from + " → " + row.to
                color: Theme.second
                elide: Text.ElideRight
            }
            Label {
                objectName: "messageState"
                Layout.fillWidth: true
                text: row.files > 0 ? qsTr("%1 · Anlagen: %2").arg(row.state).arg(row.files) : row.state
                font.weight: row.isOpen ? Font.DemiBold : Font.Normal
                font.pixelSize: Theme.small
                color: row.isUnsighted || row.isMine || row.isOwn ? Theme.text : Theme.second
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
        ColumnLayout {
            id: side
            Layout.alignment: Qt.AlignTop
            spacing: Theme.unit * 0.5
            Figure { Layout.alignment: Qt.AlignRight; text: row.written }
            Label { Layout.alignment: Qt.AlignRight; text: row.direction === 2 ? "" : qsTr("aufg. %1").arg(row.taken); font.pixelSize: Theme.small; color: Theme.second; visible: text !== "" }
            Label { Layout.alignment: Qt.AlignRight; text: row.age; font.pixelSize: Theme.small; color: Theme.second }
        }
    }
}
