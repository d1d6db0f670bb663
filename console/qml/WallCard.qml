// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A card of "Jetzt zu tun" as it is read from afar: mark, place, key figure. One that does not fit whole is not shown.
Rectangle {
    id: card

    required property int urgency
    required property string kind
    required property string since
    required property string title
    required property string people
    required property int phase
    required property string attention
    property real lowEdge: 0

    opacity: y + height <= lowEdge ? 1 : 0
    implicitHeight: column.implicitHeight + Theme.unit * 4
    radius: Theme.unit
    color: Theme.raised
    border.width: phase === 2 ? Theme.unit * 0.7 : 0
    border.color: Theme.urgencyLine[4]

    Rectangle { width: Theme.unit * 1.5; height: parent.height; color: Theme.urgency[card.urgency] }
    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 4
        anchors.rightMargin: Theme.unit * 3
        spacing: Theme.unit
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            UrgencyMark { urgency: card.urgency }
            Label { Layout.fillWidth: true; text: card.kind; font.pixelSize: Theme.small; color: Theme.second; elide: Text.ElideRight }
            Label { text: card.since; font.pixelSize: Theme.small; color: Theme.second }
        }
        Label { Layout.fillWidth: true; text: card.title; font.pixelSize: Theme.title; font.bold: true; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight }
        RowLayout {
            Layout.fillWidth: true
            visible: card.people !== "" || card.attention !== ""
            spacing: Theme.unit * 2
            Figure { visible: card.people !== ""; text: card.people; font.pixelSize: Theme.figure * 0.8; font.bold: true }
            Label { visible: card.people !== ""; text: qsTr("Menschen"); color: Theme.second }
            Label { Layout.fillWidth: true; text: card.attention; font.pixelSize: Theme.small; font.bold: card.phase === 2; color: card.phase === 2 ? Theme.urgencyLine[4] : Theme.second; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight; horizontalAlignment: Text.AlignRight }
        }
    }
}
