// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// One entry of the directory: whether it is ticked for a call, for what, who, by which ways.
Rectangle {
    id: row

    required property int index
    required property string key
    required property string function_
    required property string name
    required property string rank
    required property string organisation
    required property string reach
    required property string onCall
    required property string note
    required property string rival
    required property string spoken
    required property bool isOnCall
    required property bool isTicked
    property bool chosen: false
    property bool focused: false
    signal picked()
    signal tickAsked()

    implicitHeight: content.implicitHeight + Theme.unit * 3
    radius: 5
    color: chosen ? Theme.hover : Theme.raised
    border.width: focused ? 3 : chosen ? 2 : 1
    border.color: focused ? Theme.text : chosen ? Theme.action : Theme.line
    Accessible.role: Accessible.ListItem
    Accessible.name: spoken
    Accessible.checkable: true
    Accessible.checked: isTicked

    TapHandler { onTapped: row.picked() }
    RowLayout {
        id: content
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 3
        anchors.rightMargin: Theme.unit * 3
        spacing: Theme.unit * 3

        Rectangle {
            implicitWidth: Theme.unit * 6
            implicitHeight: Theme.unit * 6
            radius: 3
            color: row.isTicked ? Theme.action : Theme.panel
            border.width: 2
            border.color: row.isTicked ? Theme.action : Theme.border
            Figure { anchors.centerIn: parent; visible: row.isTicked; text: "\u2713"; font.bold: true; color: Theme.actionInk }
            TapHandler { gesturePolicy: TapHandler.WithinBounds; onTapped: row.tickAsked() }
        }
        ColumnLayout {
            Layout.fillWidth: false
            Layout.fillHeight: false
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: Math.min(Theme.unit * 44, row.width * 0.28)
            Layout.maximumWidth: Layout.preferredWidth
            spacing: 0
            Label { Layout.fillWidth: true; text: row.function_; font.bold: true; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight }
            Label { Layout.fillWidth: true; visible: text !== ""; text: row.rank; font.pixelSize: Theme.small; color: Theme.second; elide: Text.ElideRight }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.alignment: Qt.AlignTop
            spacing: Theme.unit * 0.5
            Label {
                Layout.fillWidth: true
                visible: text !== ""
                text: row.organisation === "" ? row.name : qsTr("%1 · %2").arg(row.name).arg(row.organisation)
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            Label { Layout.fillWidth: true; text: row.reach; wrapMode: Text.Wrap; maximumLineCount: 3; elide: Text.ElideRight }
            Label { Layout.fillWidth: true; visible: text !== ""; text: row.onCall; font.weight: row.isOnCall ? Font.Bold : Font.Normal; color: row.isOnCall ? Theme.text : Theme.second; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; visible: text !== ""; text: row.note; color: Theme.second; font.pixelSize: Theme.small; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight }
            Label { Layout.fillWidth: true; visible: text !== ""; text: row.rival; color: Theme.urgencyLine[3]; font.bold: true; wrapMode: Text.Wrap }
        }
    }
}
