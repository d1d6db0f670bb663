// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Window
import Lagewerk.Console

Window {
    id: window

    required property Desk desk
    required property string firstPage
    readonly property bool mapSettled: frame.mapSettled
    function settlePanels() { frame.settlePanels() }

    title: desk.header.windowTitle
    color: Theme.ground
    visible: true

    Frame {
        id: frame
        anchors.fill: parent
        desk: window.desk
        page: window.firstPage
    }
}
