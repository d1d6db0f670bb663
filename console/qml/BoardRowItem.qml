// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// One entry of a board: what, how it stands, since when, who said so.
Rectangle {
    id: row

    required property int index
    required property string key
    required property string name
    required property string state_
    required property string since
    required property string note
    required property string by
    required property string rival
    required property int urgency
    required property bool isOver
    required property string facts   // figures, until, source: what there is of them
    required property string spoken  // for a screen reader
    property bool chosen: false
    property bool focused: false
    signal picked()

    implicitHeight: content.implicitHeight + Theme.unit * 4
    radius: 5
    color: chosen ? Theme.hover : Theme.raised
    border.width: focused ? 3 : chosen ? 2 : 1
    border.color: focused ? Theme.text : chosen ? Theme.action : Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: row.spoken

    TapHandler { onTapped: row.picked() }
    RowLayout {
        id: content
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 3
        anchors.rightMargin: Theme.unit * 3
        spacing: Theme.unit * 3
        UrgencyMark { visible: row.urgency > 0; urgency: Math.max(1, row.urgency) }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.unit * 0.5
            Label { Layout.fillWidth: true; text: row.name; font.weight: Font.DemiBold; color: row.isOver ? Theme.second : Theme.text; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight }
            Label { Layout.fillWidth: true; visible: text !== ""; text: row.facts; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; visible: text !== ""; text: row.note; color: Theme.second; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight }
            Label { Layout.fillWidth: true; visible: text !== ""; text: row.rival; color: Theme.urgencyLine[3]; font.bold: true; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; text: row.by; color: Theme.second; font.pixelSize: Theme.small; elide: Text.ElideRight }
        }
        ColumnLayout {
            Layout.alignment: Qt.AlignTop
            spacing: Theme.unit * 0.5
            Label { Layout.alignment: Qt.AlignRight; text: row.state_; font.bold: true; color: row.isOver ? Theme.second : Theme.text }
            Label { Layout.alignment: Qt.AlignRight; text: row.since; color: Theme.second; font.pixelSize: Theme.small }
        }
    }
}
