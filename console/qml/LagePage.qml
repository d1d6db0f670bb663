// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

Item {
    id: page

    required property Desk desk
    readonly property MapView view: pane.view
    // An area or a drawing is on the desk, or something is measured: a click on the map sets its next corner.
    readonly property bool isDrawing: desk.areas.isOpen || desk.drawings.isOpen || desk.measure.isOpen || desk.forces.isPlacing
    // What the map was last fitted to; once the user has moved it, it is the user's.
    property rect fittedBox: Qt.rect(0, 0, 0, 0)
    property bool townFitted: false
    signal pageAsked(string page)

    // The town, then the flood as it grows, fills the free part of the map.
    function follow() {
        if (!visible || view.width <= 0 || view.loadState === MapView.Loading)
            return
        if (townFitted && !view.isFitted())
            return
        const box = desk.boxOf("")
        const inside = box.x >= fittedBox.x && box.y >= fittedBox.y && box.x + box.width <= fittedBox.x + fittedBox.width
                     && box.y + box.height <= fittedBox.y + fittedBox.height
        if (box.width <= 0) {
            if (townFitted)
                return
            view.fitTown()
        } else if (!inside) {
            view.fitTo(box)
            fittedBox = Qt.rect(box.x - box.width * 0.1, box.y - box.height * 0.1, box.width * 1.2, box.height * 1.2)
        } else {
            return
        }
        townFitted = view.isFitted()
    }
    function refit() {
        townFitted = false
        fittedBox = Qt.rect(0, 0, 0, 0)
        follow()
    }
    function settlePanels() { if (visible) legend.chooseAnew() }
    function carryOut(action, subject, mapSubject) {
        switch (action) {
        case 1: desk.warning.openProposal(subject); pageAsked("warning"); break
        case 2:
        case 3: desk.warning.openWarning(subject); pageAsked("warning"); break
        case 4: desk.selectedStation = subject; pageAsked("stations"); break
        case 5: showOnMap(mapSubject); break
        case 7: desk.boards.open(subject); pageAsked("boards"); break
        case 8: desk.messages.showAbout("", ""); desk.messages.closeDraft(); desk.messages.selected = subject; pageAsked("messages"); break
        case 9: desk.calls.put(); desk.calls.selected = subject; pageAsked("directory"); break
        case 20: desk.orders.selected = subject; pageAsked("orders"); break
        case 21: desk.forces.selected = subject; pageAsked("units"); break
        }
    }
    function showOnMap(subject) {
        const box = desk.boxOf(subject)
        if (box.width > 0)
            view.fitTo(box)
    }

    // What is measured ends by Return, loses its last point by Backspace, and goes by Escape, wherever the keys are; by
    // Escape the choosing of a place and the list of layers go, too.
    Keys.enabled: desk.measure.isOpen || desk.forces.isPlacing || layersPanel.visible
    Keys.onPressed: event => {
        if (desk.forces.isPlacing || !desk.measure.isOpen) {
            event.accepted = event.key === Qt.Key_Escape
            if (event.accepted && desk.forces.isPlacing)
                desk.forces.isPlacing = false
            else if (event.accepted)
                layersPanel.close()
            return
        }
        switch (event.key) {
        case Qt.Key_Return:
        case Qt.Key_Enter: desk.measure.end(); break
        case Qt.Key_Backspace: desk.measure.undo(); break
        case Qt.Key_Escape: desk.measure.cancel(); break
        default: return
        }
        event.accepted = true
    }

    Component.onCompleted: follow()
    onVisibleChanged: follow()
    Connections {
        target: page.desk
        function onRefreshed() { page.follow() }
    }
    Connections {
        target: page.view
        function onTapped() {
            if (page.desk.areas.isOpen)
                areaPanel.typeOn()
            else if (page.desk.drawings.isOpen)
                drawingPanel.typeOn()
        }
        function onPlaceChanged() { page.desk.measure.follow(page.view.pointedPlace) }
        function onDoubleTapped() { page.desk.measure.end() }
        function onLoadStateChanged() { page.refit() }
        function onWidthChanged() { page.refit() }
        function onHeightChanged() { page.refit() }
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            MapPane {
                id: pane
                Layout.fillWidth: true
                Layout.fillHeight: true
                desk: page.desk
                drawsAreas: true
                sourcesTop: Theme.scale > 1.4 ? tools.y + tools.height + Theme.unit * 2 : Theme.unit * 4
                freeRect: Qt.rect(legend.visible && legend.width < width / 3 ? legend.width + Theme.unit * 8 : 0, Theme.unit * 16,
                                  width - (legend.visible && legend.width < width / 3 ? legend.width + Theme.unit * 8 : 0), height - Theme.unit * 30)

                Flow {
                    id: tools
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.margins: Theme.unit * 4
                    layoutDirection: Qt.RightToLeft
                    width: parent.width * 0.6 - Theme.unit * 10
                    objectName: "mapTools"
                    spacing: Theme.unit * 2
                    ActionButton { text: qsTr("Ganzer Ort"); keyLetter: "G"; onClicked: pane.view.fitTown() }
                    ActionButton { objectName: "searchPlace"; text: qsTr("Suchen"); keyLetter: "C"; onClicked: page.desk.places.isOpen = !page.desk.places.isOpen }
                    ActionButton {
                        objectName: "drawArea"
                        visible: !page.isDrawing && !page.desk.header.isPast
                        text: qsTr("Gebiet einzeichnen")
                        keyLetter: "N"
                        onClicked: { page.desk.clearSelection(); page.desk.areas.begin() }
                    }
                    ActionButton {
                        objectName: "openDrawings"
                        visible: !page.isDrawing && !page.desk.drawingList.isOpen
                        text: page.desk.drawingList.hiddenCount > 0 ? qsTr("Zeichnungen (%1 ausgeblendet)").arg(page.desk.drawingList.hiddenCount)
                                                                    : qsTr("Zeichnungen")
                        keyLetter: "Z"
                        onClicked: { page.desk.layers.isOpen = false; page.desk.drawingList.isOpen = true }
                    }
                    ActionButton {
                        objectName: "measureMap"
                        visible: !page.isDrawing
                        text: qsTr("Messen")
                        keyLetter: "H"
                        onClicked: { page.desk.clearSelection(); page.desk.measure.begin(); page.desk.measure.follow(page.view.pointedPlace) }
                    }
                    ActionButton { text: qsTr("Zone zeigen"); keyLetter: "E"; visible: page.desk.hasZone; onClicked: pane.view.fitScene() }
                    // While something is drawn there is no room for the list, but what lies under the hand matters most.
                    GroundSwitch { desk: page.desk; view: pane.view; visible: pane.view.hasBasemap && page.isDrawing }
                    ActionButton {
                        objectName: "openLayers"
                        visible: !page.isDrawing && !layersPanel.visible && page.desk.layers.count > 0
                        text: page.desk.layers.hiddenCount > 0 ? qsTr("Ebenen (%1 ausgeblendet)").arg(page.desk.layers.hiddenCount) : qsTr("Ebenen")
                        keyLetter: "L"
                        onClicked: { page.desk.drawingList.isOpen = false; page.desk.layers.isOpen = true }
                    }
                    // In large type they would lie over labels; wheel, pinch and the keys + and − do the same.
                    ActionButton { text: "−"; visible: Theme.scale <= 1.4; Accessible.name: qsTr("Verkleinern"); implicitWidth: Theme.unit * 9; onClicked: pane.view.zoomBy(-1) }
                    ActionButton { text: "+"; visible: Theme.scale <= 1.4; Accessible.name: qsTr("Vergrößern"); implicitWidth: Theme.unit * 9; onClicked: pane.view.zoomBy(1) }
                }
                PlaceSearchBox {
                    objectName: "placeSearch"
                    z: 2
                    places: page.desk.places
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.top: parent.top
                    anchors.topMargin: Theme.unit * 16
                    width: Math.min(parent.width - Theme.unit * 8, Theme.unit * 120)
                    onFound: where => pane.view.fitTo(where)
                }
                ZoneLegend {
                    id: legend
                    desk: page.desk
                    // The corners it may stand in, the usual one first: below the source line, above the scale.
                    readonly property real westX: Theme.unit * 4
                    readonly property real eastX: pane.width - width - westX
                    readonly property var places: [Qt.point(westX, pane.height - height - Theme.unit * 4),
                                                   Qt.point(eastX, pane.height - height - Theme.unit * 15),
                                                   Qt.point(westX, Math.max(Theme.unit * 13, pane.sourcesRect.y + pane.sourcesRect.height + Theme.unit * 2)),
                                                   Qt.point(eastX, tools.y + tools.height + Theme.unit * 3)]
                    property int place: 0
                    x: places[place].x
                    y: places[place].y

                    // Never over the zone it describes while another corner is free; it stays where it is while it can.
                    function giveWay() {
                        const under = at => page.view.takenUnder(Qt.rect(at.x, at.y, width, height));
                        const here = visible ? under(places[place]) : 0;
                        if (here < 5)
                            return;
                        const taken = places.map(under);
                        const least = Math.min(...taken);
                        if (here >= least + 5)
                            place = taken.indexOf(least);
                    }
                    // Where it stands on a picture does not hang on what the screen showed before.
                    function chooseAnew() { place = 0; giveWay() }
                    onVisibleChanged: moved.restart()
                    onHeightChanged: moved.restart()
                    Connections {
                        target: page.view
                        function onViewChanged() { moved.restart() }
                    }
                    Connections {
                        target: page.desk
                        function onRefreshed() { if (!moved.running) moved.start() }
                    }
                    Timer {
                        id: moved
                        interval: 120
                        onTriggered: legend.giveWay()
                    }
                }
                UnitInHand { words: pane.view.heldUnit; at: pane.view.heldAt }
                Connections {
                    target: pane.view
                    function onUnitDropped(id, at) {
                        page.desk.forces.beginAt(id, at)
                        page.pageAsked("units")
                    }
                }
                // "Diese Stelle" takes what is under the pointer, or the middle for those who steer by keys; "Kartenmitte" the
                // middle alone.
                MapCross {
                    objectName: "placingCross"
                    visible: page.isDrawing && !(page.desk.measure.isOpen && page.desk.measure.isEnded)
                    view: pane.view
                    place: page.desk.forces.isPlacing ? pane.view.pointedPlace : pane.view.centre
                }
                PlacingBar {
                    forces: page.desk.forces
                    view: pane.view
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.unit * 16
                    width: Math.min(parent.width - Theme.unit * 12, Theme.unit * 130)
                    onDone: page.pageAsked("units")
                }
                Rectangle {
                    visible: page.desk.selectionTitle !== "" && !page.isDrawing
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.unit * 16
                    width: Math.min(parent.width - Theme.unit * 12, Theme.unit * 130)
                    implicitHeight: chosen.implicitHeight + Theme.unit * 5
                    radius: 5
                    color: Theme.panel
                    border.color: Theme.action
                    border.width: 2
                    GridLayout {
                        id: chosen
                        columns: page.desk.zoneSelected ? 1 : 2
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        anchors.margins: Theme.unit * 3
                        columnSpacing: Theme.unit * 3
                        rowSpacing: Theme.unit * 3
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: Theme.unit
                            Label { Layout.fillWidth: true; text: page.desk.selectionTitle; textFormat: Text.PlainText; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
                            Label { Layout.fillWidth: true; text: page.desk.selectionText; textFormat: Text.PlainText; color: Theme.second; wrapMode: Text.Wrap }
                        }
                        RowLayout {
                            spacing: Theme.unit * 2
                            ActionButton {
                                objectName: "editArea"
                                visible: page.desk.selectedArea !== "" && !page.desk.groundsOpen
                                text: qsTr("Ändern")
                                keyLetter: "D"
                                onClicked: page.desk.areas.edit(page.desk.selectedArea)
                            }
                            ActionButton {
                                objectName: "messagesAbout"
                                visible: page.desk.selectionMessages > 0 && !page.desk.groundsOpen
                                text: qsTr("Meldungen (%1)").arg(page.desk.selectionMessages)
                                keyLetter: "X"
                                onClicked: { page.desk.messages.showAbout(page.desk.selectionSubject, page.desk.selectionTitle); page.pageAsked("messages") }
                            }
                            ActionButton {
                                objectName: "editDrawing"
                                visible: page.desk.selectedDrawing !== "" && !page.desk.header.isPast
                                text: qsTr("Ändern")
                                keyLetter: "D"
                                onClicked: page.desk.drawings.edit(page.desk.selectedDrawing)
                            }
                            ActionButton { visible: page.desk.zoneSelected; text: qsTr("Woher?"); keyLetter: "W"; primary: true; onClicked: page.desk.openGrounds("") }
                            ActionButton { text: qsTr("Schließen"); keyLetter: page.desk.groundsOpen ? "" : "S"; onClicked: page.desk.clearSelection() }
                        }
                    }
                }
                ZoneGroundsSheet {
                    id: grounds
                    objectName: "groundsSheet"
                    visible: page.desk.groundsOpen
                    enabled: visible
                    anchors.fill: parent
                    anchors.margins: Theme.unit * 4
                    desk: page.desk
                    onCloseAsked: page.desk.closeGrounds()
                    onStationAsked: station => page.carryOut(4, station, station)
                    onObjectAsked: object => { page.desk.closeGrounds(); page.showOnMap(object) }
                }
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: Theme.unit * 29
                color: Theme.panel
                Rectangle { width: parent.width; height: 1; color: Theme.line }
                Label {
                    id: stripTitle
                    x: Theme.unit * 4
                    y: Theme.unit * 2
                    text: page.stripWords
                    font.pixelSize: Theme.small
                    color: Theme.second
                }
                CourseChart {
                    id: strip
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.top: stripTitle.bottom
                    anchors.bottom: parent.bottom
                    anchors.leftMargin: Theme.unit * 2
                    anchors.rightMargin: Theme.unit * 2
                    desk: page.desk
                    theme: Theme
                    compact: true
                    hours: 2
                    station: page.desk.mostImportantStation
                }
            }
        }
        AreaPanel {
            id: areaPanel
            objectName: "areaPanel"
            visible: page.desk.areas.isOpen && !page.desk.measure.isOpen
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(implicitWidth, page.width * 0.4)
            desk: page.desk
            view: pane.view
        }
        DrawingPanel {
            id: drawingPanel
            objectName: "drawingPanel"
            visible: page.desk.drawings.isOpen && !page.desk.areas.isOpen && !page.desk.measure.isOpen
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(implicitWidth, page.width * 0.4)
            desk: page.desk
            view: pane.view
        }
        MeasurePanel {
            objectName: "measurePanel"
            visible: page.desk.measure.isOpen
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(implicitWidth, page.width * 0.4)
            desk: page.desk
            view: pane.view
        }
        DrawingsPanel {
            objectName: "drawingsPanel"
            visible: page.desk.drawingList.isOpen && !page.isDrawing
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(implicitWidth, page.width * 0.4)
            desk: page.desk
            onShown: id => page.showOnMap(id)
        }
        LayersPanel {
            id: layersPanel
            objectName: "layersPanel"
            visible: page.desk.layers.isOpen && !page.isDrawing && !page.desk.drawingList.isOpen
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(implicitWidth, page.width * 0.4)
            desk: page.desk
            view: pane.view
        }
        TodoPanel {
            visible: !page.isDrawing && !page.desk.drawingList.isOpen && !page.desk.layers.isOpen
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(implicitWidth, page.width * 0.4)
            desk: page.desk
            onActed: (action, subject, mapSubject) => page.carryOut(action, subject, mapSubject)
        }
    }
    readonly property string stripWords: desk.mostImportantStation === "" ? qsTr("Verlauf: noch kein Pegel hat gemeldet")
                                                                         : qsTr("Wichtigster Pegel seit %1: %2").arg(strip.start).arg(desk.titleOf(desk.mostImportantStation))
}
