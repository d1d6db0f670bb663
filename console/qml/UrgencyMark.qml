// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Shapes
import Lagewerk.Console

// Drawn, not typed: ▲▲ very high, ▲ high, ◆ medium, ● note.
Rectangle {
    id: mark

    required property int urgency
    readonly property color ink: Theme.urgencyInk[urgency]

    implicitWidth: Theme.unit * 6
    implicitHeight: Theme.unit * 5
    radius: 4
    color: Theme.urgency[urgency]
    border.width: urgency === 2 && !Theme.night ? 1 : 0
    border.color: Theme.text

    Shape {
        anchors.centerIn: parent
        width: 24
        height: 20
        scale: Theme.scale
        visible: mark.urgency >= 2
        ShapePath {
            strokeWidth: -1
            fillColor: mark.ink
            PathSvg {
                path: mark.urgency === 4 ? "M2 15 L7.5 5 L13 15 Z M11 15 L16.5 5 L22 15 Z"
                    : mark.urgency === 3 ? "M6 15.5 L12 4.5 L18 15.5 Z"
                    : "M12 4 L18 10 L12 16 L6 10 Z"
            }
        }
    }
    Rectangle {
        visible: mark.urgency <= 1
        anchors.centerIn: parent
        width: Theme.unit * 2
        height: width
        radius: width / 2
        color: mark.ink
    }
}
