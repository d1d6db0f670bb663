// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// The map with its source line, scale and place.
Item {
    id: pane

    required property Desk desk
    property bool forWarning: false
    // Areas of the staff are drawn on this one.
    property bool drawsAreas: false
    property bool showTools: true
    // Where the source line stands while there are tools; below them where both have no room side by side.
    property real sourcesTop: Theme.unit * 4
    readonly property bool sourcesBelow: sourcesTop > Theme.unit * 4
    readonly property MapView view: mapView
    // The source line's place; empty where there is none.
    readonly property rect sourcesRect: sourceBox.visible ? Qt.rect(sourceBox.x, sourceBox.y, sourceBox.width, sourceBox.height) : Qt.rect(0, 0, 0, 0)
    property alias freeRect: mapView.freeRect

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }
    MapView {
        id: mapView
        objectName: pane.forWarning ? "warningMap" : "mainMap"
        anchors.fill: parent
        clip: true
        theme: pane.desk.header.isPast ? Theme.night ? "grey-night" : "grey" : Theme.mapTheme
        textScale: Theme.scale
        singleKeys: Theme.singleKeys
        basemapShown: pane.desk.basemapShown
        utilitiesShown: pane.desk.utilitiesShown
        hiddenLayers: pane.desk.hiddenLayers
        editing: pane.forWarning ? pane.desk.warning.editable && pane.desk.warning.step === 2 : pane.drawsAreas && (pane.desk.areas.isEditable || pane.desk.drawings.isEditable)
        Component.onCompleted: pane.desk.attachMap(mapView, pane.forWarning)
        placing: pane.drawsAreas && (pane.desk.areas.isOpen || pane.desk.drawings.isOpen || pane.desk.measure.isOpen || pane.desk.forces.isPlacing)
        unitsMovable: pane.drawsAreas && pane.desk.forces.whyNot === "" && !pane.desk.forces.isWriting
        onClicked: (kind, id, at) => pane.drawsAreas ? pane.desk.clickMap(kind, id, at) : pane.desk.select(kind, id)
    }
    Rectangle {
        id: sourceBox
        readonly property bool tiles: mapView.hasBasemap && mapView.basemapShown
        visible: mapView.sourcesText !== "" && (pane.showTools || tiles)
        anchors.left: parent.left
        y: pane.showTools ? Math.max(0, Math.min(pane.sourcesTop, pane.height - height)) : pane.height - height - Theme.unit * 15
        anchors.leftMargin: Theme.unit * 4
        // Whose data it is must be read whole: it wraps, and what else lies on the map keeps off.
        width: Math.min(sources.implicitWidth + Theme.unit * 6, pane.showTools && !pane.sourcesBelow ? pane.width * 0.4 : pane.width - Theme.unit * 8)
        height: Math.max(Theme.unit * 7, sources.contentHeight + Theme.unit * 2)
        radius: 4
        color: Theme.panel
        Label {
            id: sources
            objectName: "mapSources"
            anchors.fill: parent
            anchors.leftMargin: Theme.unit * 3
            anchors.rightMargin: Theme.unit * 3
            verticalAlignment: Text.AlignVCenter
            text: mapView.sourcesText
            font.pixelSize: Theme.small
            color: Theme.second
            wrapMode: Text.Wrap
        }
    }
    Rectangle {
        visible: mapView.loadState === MapView.NoPackage || mapView.loadState === MapView.Failed
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: Theme.unit * 4
        anchors.topMargin: Theme.unit * 14
        width: problem.width + Theme.unit * 8
        height: problem.contentHeight + Theme.unit * 6
        radius: 5
        color: Theme.panel
        border.color: Theme.border
        Label {
            id: problem
            anchors.centerIn: parent
            width: pane.width * 0.4
            wrapMode: Text.Wrap
            text: mapView.loadState === MapView.Failed ? mapView.loadProblem
                : qsTr("Keine Karte: Es ist kein Ortspaket geladen. Zeichen und Zonen werden trotzdem gezeigt.")
        }
    }
    Rectangle {
        visible: mapView.scaleBarText !== ""
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.unit * 4
        implicitWidth: scaleRow.implicitWidth + Theme.unit * 6
        implicitHeight: Theme.unit * 9
        radius: 4
        color: Theme.panel
        Row {
            id: scaleRow
            anchors.centerIn: parent
            spacing: Theme.unit * 3
            Figure { anchors.verticalCenter: parent.verticalCenter; text: mapView.placeUtmref; font.pixelSize: Theme.small }
            Item {
                anchors.verticalCenter: parent.verticalCenter
                width: mapView.scaleBarPx
                height: Theme.unit * 2
                Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 2; color: Theme.text }
                Rectangle { width: 2; height: parent.height; color: Theme.text }
                Rectangle { anchors.right: parent.right; width: 2; height: parent.height; color: Theme.text }
            }
            Figure { anchors.verticalCenter: parent.verticalCenter; text: mapView.scaleBarText; font.pixelSize: Theme.small }
        }
    }
}
