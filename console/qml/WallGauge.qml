// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A gauge for the wall, in one line, or two where its name is long: the urgent ones stand first, one that does not fit
// whole is not shown.
Item {
    id: row

    required property string title
    required property string value
    required property string trend
    required property string level
    required property int urgency
    required property int trust
    property real lowEdge: 0

    opacity: y + height <= lowEdge ? 1 : 0
    implicitHeight: line.implicitHeight + Theme.unit * 1.5
    RowLayout {
        id: line
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.unit * 3
        UrgencyMark { Layout.preferredWidth: Theme.unit * 7; urgency: Math.max(1, row.urgency); opacity: row.urgency > 0 ? 1 : 0 }
        Label { Layout.fillWidth: true; text: row.title; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight; lineHeight: 0.9 }
        Figure { text: row.value; font.bold: true; color: row.trust === 0 ? Theme.text : Theme.second }
        Figure { visible: text !== ""; text: row.trend; font.pixelSize: Theme.small; color: Theme.second }
        Label { Layout.preferredWidth: Theme.unit * 11; text: row.level; font.bold: true; horizontalAlignment: Text.AlignRight }
    }
}
