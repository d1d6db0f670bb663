// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// The painted ground or the base map's tiles, for all maps at once; there only where there are tiles.
ActionButton {
    id: button

    required property Desk desk
    required property MapView view

    objectName: "groundSwitch"
    visible: view.hasBasemap
    text: desk.basemapShown ? qsTr("Grundkarte: Kacheln") : qsTr("Grundkarte: gezeichnet")
    keyLetter: "R"
    onClicked: desk.basemapShown = !desk.basemapShown
}
