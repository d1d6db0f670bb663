// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Somebody who was called: what the answer is, how the call got there, how to ring.
Rectangle {
    id: row

    required property int index
    required property string key
    required property string title
    required property string answer
    required property string delivery
    required property string reach
    required property string spoken
    required property int answerState
    required property int urgency
    property bool chosen: false
    property bool focused: false
    signal picked()

    implicitHeight: content.implicitHeight + Theme.unit * 3
    radius: 5
    color: chosen ? Theme.hover : Theme.raised
    border.width: focused ? 3 : chosen ? 2 : 1
    border.color: focused ? Theme.text : chosen ? Theme.action : Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken

    TapHandler { onTapped: row.picked() }
    RowLayout {
        id: content
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 3
        anchors.rightMargin: Theme.unit * 3
        spacing: Theme.unit * 3
        UrgencyMark { visible: row.urgency > 1; urgency: Math.max(1, row.urgency) }
        // A sign besides the words: a tick for who comes, a full mark for who is there, a cross for who does not.
        Figure {
            visible: row.urgency <= 1
            Layout.preferredWidth: Theme.unit * 5
            horizontalAlignment: Text.AlignHCenter
            text: ["?", "!", "\u2713", "\u25CF", "\u2715"][row.answerState]
            font.bold: true
            color: row.answerState === 4 ? Theme.second : Theme.text
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.unit * 0.5
            Label { Layout.fillWidth: true; text: row.title; font.weight: Font.DemiBold; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight }
            Label { Layout.fillWidth: true; text: row.answer; font.bold: row.answerState === 2 || row.answerState === 3; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; visible: text !== "" && row.answerState < 2; text: row.delivery; color: Theme.second; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; visible: text !== "" && row.answerState < 3; text: row.reach; color: Theme.second; font.pixelSize: Theme.small; wrapMode: Text.Wrap }
        }
    }
}
