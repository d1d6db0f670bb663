// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// The very place of the map that a key takes.
Item {
    id: cross

    required property MapView view
    property point place: view.centre
    // Read, so that the binding follows the map as it is moved.
    readonly property point meant: view.placeUtmref !== "" ? view.toScreen(place) : Qt.point(0, 0)

    x: meant.x
    y: meant.y
    Repeater {
        model: [[34, 6, Theme.panel], [6, 34, Theme.panel], [30, 2, Theme.action], [2, 30, Theme.action]]
        Rectangle {
            required property var modelData
            x: -width / 2
            y: -height / 2
            width: modelData[0]
            height: modelData[1]
            color: modelData[2]
        }
    }
}
