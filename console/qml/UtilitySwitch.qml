// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// Power lines and pipelines on all maps at once; there only where the town package has some.
ActionButton {
    id: button

    required property Desk desk
    required property MapView view

    objectName: "utilitySwitch"
    visible: view.hasUtilities
    text: desk.utilitiesShown ? qsTr("Leitungen: an") : qsTr("Leitungen: aus")
    keyLetter: "L"
    onClicked: desk.utilitiesShown = !desk.utilitiesShown
}
