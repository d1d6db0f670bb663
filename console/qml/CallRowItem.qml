// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A call in the list of calls.
Rectangle {
    id: row

    required property int index
    required property string key
    required property string subject
    required property string facts
    required property string counts
    required property int urgency
    required property bool isOpen
    property bool chosen: false
    property bool focused: false
    signal picked()

    implicitHeight: content.implicitHeight + Theme.unit * 4
    radius: 5
    color: chosen ? Theme.hover : Theme.raised
    border.width: focused ? 3 : chosen ? 2 : 1
    border.color: focused ? Theme.text : chosen ? Theme.action : Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: row.subject + ", " + row.counts + ", " + row.facts

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
            Label { Layout.fillWidth: true; text: row.subject; font.weight: Font.DemiBold; color: row.isOpen ? Theme.text : Theme.second; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight }
            Label { Layout.fillWidth: true; visible: text !== ""; text: row.counts; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; text: row.facts; color: Theme.second; font.pixelSize: Theme.small; wrapMode: Text.Wrap }
        }
        Label { Layout.alignment: Qt.AlignTop; text: row.isOpen ? qsTr("läuft") : qsTr("beendet"); font.weight: row.isOpen ? Font.Bold : Font.Normal; color: row.isOpen ? Theme.text : Theme.second }
    }
}
