// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// The key of an action, on its button.
Rectangle {
    id: hint

    required property string keys
    property color ink: Theme.second

    visible: keys !== ""
    implicitWidth: visible ? words.implicitWidth + Theme.unit * 3 : 0
    implicitHeight: words.implicitHeight + Theme.unit
    radius: 3
    color: "transparent"
    border.color: ink
    border.width: 1

    Figure {
        id: words
        anchors.centerIn: parent
        text: hint.keys
        font.pixelSize: Theme.small * 0.92
        color: hint.ink
    }
}
