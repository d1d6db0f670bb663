// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

Rectangle {
    id: rail

    required property Desk desk
    required property string page
    signal pageAsked(string page)
    signal sheetAsked(string name)

    // On a low screen the items stand closer before the last ones leave it.
    readonly property real itemHeight: Math.max(Theme.unit * 11.5, Math.min(Theme.unit * 21, (height - Theme.unit * 3) / items.visibleChildren.length))
    // What is current is in sight: in large type not all of them are.
    function reveal(item) {
        if (item.y < flick.contentY)
            flick.contentY = item.y
        else if (item.y + item.height > flick.contentY + flick.height)
            flick.contentY = Math.ceil((item.y + item.height - flick.height) / itemHeight) * itemHeight  // no half ones at the top
    }
    function revealCurrent() {
        for (let i = 0; i < items.children.length; ++i)
            if (items.children[i].visible && items.children[i].current === true)
                reveal(items.children[i])
    }
    onPageChanged: later.restart()
    // Once the items know which one is current.
    Timer { id: later; interval: 0; onTriggered: rail.revealCurrent() }
    implicitWidth: 92 * Theme.scale
    color: Theme.panel

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
    Flickable {
        id: flick
        anchors.fill: parent
        anchors.rightMargin: 1
        anchors.topMargin: Theme.unit * 2
        contentHeight: items.implicitHeight
        onHeightChanged: later.restart()
        onContentHeightChanged: later.restart()
        clip: true
        interactive: contentHeight > height

        Column {
            id: items
            width: parent.width

            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); text: qsTr("Lage"); drawing: "map"; functionKey: "F1"; current: rail.page === "lage"; onClicked: rail.pageAsked("lage") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); objectName: "messagesKey"; text: qsTr("Meldungen"); drawing: "log"; functionKey: "F2"; badge: rail.desk.messages.waiting; current: rail.page === "log" || rail.page === "messages"; onClicked: rail.pageAsked("f2") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); text: qsTr("Kräfte"); drawing: "units"; functionKey: "F3"; current: rail.page === "units"; onClicked: rail.pageAsked("units") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); text: qsTr("Ereignisse"); drawing: "incidents"; functionKey: "F4"; current: rail.page === "incidents"; onClicked: rail.pageAsked("incidents") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); text: qsTr("Pegel"); drawing: "gauge"; functionKey: "F5"; badge: rail.desk.todoStations; current: rail.page === "stations"; onClicked: rail.pageAsked("stations") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); text: qsTr("Warnung"); drawing: "warning"; functionKey: "F6"; badge: rail.desk.todoWarnings; current: rail.page === "warning"; onClicked: rail.pageAsked("warning") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); text: qsTr("Aufträge"); drawing: "orders"; functionKey: "F7"; badge: rail.desk.todoOrders; current: rail.page === "orders"; onClicked: rail.pageAsked("orders") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); text: qsTr("System"); drawing: "system"; functionKey: "F8"; badge: rail.desk.systemTroubles; current: rail.page === "system"; onClicked: rail.pageAsked("system") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); objectName: "pastKey"; text: qsTr("Rückblick"); drawing: "past"; functionKey: "F9"; current: rail.desk.travel.isOpen; onClicked: rail.desk.travel.isOpen ? rail.desk.travel.close() : rail.desk.travel.open() }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); objectName: "paperKey"; text: qsTr("Papier"); drawing: "paper"; functionKey: "F10"; badge: rail.desk.papers.trouble !== "" ? 1 : 0; current: rail.desk.papers.isOpen; onClicked: rail.sheetAsked("papers") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); text: qsTr("Stellen"); drawing: "boards"; functionKey: "F11"; badge: rail.desk.boards.urgent; current: rail.page === "boards"; onClicked: rail.pageAsked("boards") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); objectName: "operationsKey"; text: qsTr("Einsätze"); drawing: "operations"; functionKey: "F12"; current: rail.desk.operations.isOpen; onClicked: rail.sheetAsked("operations") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); objectName: "handoverKey"; text: qsTr("Übergabe"); drawing: "handover"; functionKey: "Shift+F3"; current: rail.desk.changes.isShift; onClicked: rail.sheetAsked("shift") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); objectName: "exerciseKey"; visible: rail.desk.header.isExercise; text: qsTr("Übung"); drawing: "exercise"; functionKey: "Shift+F1"; current: rail.page === "exercise"; onClicked: rail.pageAsked("exercise") }
            RailItem { width: parent.width; height: rail.itemHeight; isAbove: y < flick.contentY - 1; onRevealAsked: item => rail.reveal(item); objectName: "directoryKey"; text: qsTr("Verzeichnis"); drawing: "directory"; functionKey: "Shift+F2"; badge: rail.desk.calls.urgent; current: rail.page === "directory"; onClicked: rail.pageAsked("directory") }
        }
    }
}
