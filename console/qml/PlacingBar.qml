// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A place on the map is being chosen for the units of the form on the page of the forces.
Rectangle {
    id: bar

    required property ForceDesk forces
    required property MapView view
    signal done()

    readonly property bool isOn: forces.isPlacing
    // However it ended: by a click, a key, or because nobody may place any more.
    onIsOnChanged: if (!isOn && parent.visible) done()

    objectName: "placingBar"
    visible: forces.isPlacing
    implicitHeight: row.implicitHeight + Theme.unit * 5
    radius: 5
    color: Theme.panel
    border.color: Theme.action
    border.width: 2
    Accessible.role: Accessible.Dialog
    Accessible.name: words.text
    onVisibleChanged: if (visible) view.forceActiveFocus()

    ColumnLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Theme.unit * 3
        spacing: Theme.unit * 2
        Label {
            id: words
            Layout.fillWidth: true
            text: bar.forces.assigned.length === 1 ? qsTr("Wo steht %1? Auf die Karte klicken, oder mit den Pfeiltasten die Mitte dorthin schieben.").arg(bar.forces.assigned[0])
                : bar.forces.isNew ? qsTr("Wo steht die neue Einheit? Auf die Karte klicken, oder mit den Pfeiltasten die Mitte dorthin schieben.")
                                   : qsTr("Wo stehen die %1 Einheiten? Auf die Karte klicken, oder mit den Pfeiltasten die Mitte dorthin schieben.").arg(bar.forces.assigned.length)
            textFormat: Text.PlainText
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton { objectName: "placeHere"; text: qsTr("Diese Stelle (%1)").arg(bar.view.placeUtmref); keyLetter: "P"; primary: true; onClicked: bar.forces.place(bar.view.pointedPlace) }
            ActionButton { objectName: "placeCancel"; text: qsTr("Abbrechen"); onClicked: bar.forces.isPlacing = false }
        }
    }
}
