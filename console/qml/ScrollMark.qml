// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// Beside a list that is longer than its place: where one is in it and that there is more. Drag it or click beside it.
Item {
    id: mark

    required property Flickable list
    readonly property bool isNeeded: list.visible && list.visibleArea.heightRatio < 1
    // How far down the list may go.
    readonly property real downMost: list.originY + Math.max(0, list.contentHeight - list.height)

    objectName: "scrollMark"
    visible: isNeeded
    implicitWidth: Theme.unit * 3
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: Theme.line
        opacity: 0.5
    }
    Rectangle {
        readonly property real least: Theme.unit * 8
        width: parent.width
        radius: width / 2
        height: Math.max(least, mark.height * mark.list.visibleArea.heightRatio)
        y: (mark.height - height) * Math.min(1, Math.max(0, mark.list.visibleArea.yPosition / Math.max(0.001, 1 - mark.list.visibleArea.heightRatio)))
        color: grip.pressed ? Theme.text : Theme.second
    }
    MouseArea {
        id: grip
        anchors.fill: parent
        function goTo(y: real) {
            const share = Math.min(1, Math.max(0, y / height))
            mark.list.contentY = mark.list.originY + share * (mark.downMost - mark.list.originY)
        }
        onPressed: mouse => goTo(mouse.y)
        onPositionChanged: mouse => goTo(mouse.y)
    }
}
