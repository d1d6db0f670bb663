// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// A key figure with what it counts.
Rectangle {
    id: box

    required property string figure
    required property string caption
    property string range: ""

    implicitWidth: column.implicitWidth + Theme.unit * 5
    implicitHeight: column.implicitHeight + Theme.unit * 4
    radius: 4
    color: Theme.panel
    border.color: Theme.line

    Column {
        id: column
        anchors.left: parent.left
        anchors.leftMargin: Theme.unit * 2.5
        anchors.top: parent.top
        anchors.topMargin: Theme.unit * 2
        spacing: Theme.unit * 0.5
        Figure {
            text: box.figure
            font.pixelSize: Theme.figure
            font.bold: true
        }
        Label {
            text: box.caption
            font.pixelSize: Theme.small
            color: Theme.second
        }
        Figure {
            visible: text !== ""
            text: box.range
            font.pixelSize: Theme.small
            color: Theme.second
        }
    }
}
