// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// A key figure with what it counts.
Rectangle {
    id: box

    required property string figure
    required property string caption
    property string range: ""
    // In a narrow place: figure, range and what it counts on one line.
    property bool compact: false

    implicitWidth: compact ? oneLine.implicitWidth : column.implicitWidth + Theme.unit * 5
    implicitHeight: compact ? oneLine.implicitHeight : column.implicitHeight + Theme.unit * 4
    radius: 4
    color: Theme.panel
    border.color: Theme.line

    Row {
        id: oneLine
        visible: box.compact
        width: box.width
        spacing: Theme.unit * 1.5
        Figure { id: compactFigure; text: box.figure; font.pixelSize: Theme.title; font.bold: true }
        Label {
            anchors.baseline: compactFigure.baseline
            width: Math.max(0, box.width - compactFigure.width - parent.spacing)
            text: box.caption.replace("\n", " ") + (box.range === "" ? "" : " (" + box.range + ")")
            font.pixelSize: Theme.small
            color: Theme.second
            wrapMode: Text.Wrap
        }
    }
    Column {
        id: column
        visible: !box.compact
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
