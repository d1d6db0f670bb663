// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// What is in the hand while a unit is dragged by its sign.
Rectangle {
    id: hand

    required property string words
    required property point at

    objectName: "draggedUnit"
    visible: words !== ""
    x: Math.max(0, Math.min(at.x + Theme.unit * 3, parent.width - width))
    y: at.y + Theme.unit * 3
    z: 3
    width: inHand.implicitWidth + Theme.unit * 6
    height: inHand.implicitHeight + Theme.unit * 3
    radius: 4
    color: Theme.raised
    border.color: Theme.action
    border.width: 2
    Accessible.ignored: true
    Label {
        id: inHand
        anchors.centerIn: parent
        text: hand.words
        textFormat: Text.PlainText
    }
}
