// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Window
import Lagewerk.Console

Window {
    id: window

    required property Desk desk
    required property string firstPage  // a wall has one
    readonly property bool mapSettled: wall.mapSettled

    title: desk.header.windowTitle
    color: Theme.ground
    visible: true

    WallFrame {
        id: wall
        anchors.fill: parent
        desk: window.desk
    }
}
