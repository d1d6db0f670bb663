// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

Rectangle {
    id: page

    required property Desk desk

    color: Theme.panel

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 6
        spacing: Theme.unit * 3

        PageTitle { text: qsTr("System") }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton { text: Theme.night ? qsTr("Tagansicht") : qsTr("Nachtansicht"); keyLetter: "D"; onClicked: Theme.night = !Theme.night }
            ActionButton { text: qsTr("Größer"); keyLetter: "G"; enabled: Theme.scale < 2; onClicked: Theme.scale += 0.25 }
            ActionButton { text: qsTr("Kleiner"); keyLetter: "K"; enabled: Theme.scale > 1; onClicked: Theme.scale -= 0.25 }
            ActionButton {
                objectName: "singleKeys"
                text: Theme.singleKeys ? qsTr("Tasten ohne Alt ausschalten") : qsTr("Tasten ohne Alt einschalten")
                keyLetter: "T"
                Accessible.description: qsTr("Plus, Minus und Ziffern auf der Karte, im Bild und beim Sichten")
                onClicked: Theme.singleKeys = !Theme.singleKeys
            }
            Label {
                height: Theme.unit * 9
                verticalAlignment: Text.AlignVCenter
                text: qsTr("Anzeige %1 %").arg(Math.round(Theme.scale * 100))
                color: Theme.second
            }
        }
        ListView {
            id: list
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.desk.system
            section.property: "section"
            section.delegate: Item {
                id: head
                required property string section
                width: ListView.view.width
                implicitHeight: Theme.unit * 13
                Label {
                    anchors.left: parent.left
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.unit * 1.5
                    text: head.section
                    font.pixelSize: Theme.title
                    font.weight: Font.DemiBold
                }
                Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: Theme.line }
            }
            delegate: RowLayout {
                id: row
                required property string name
                required property string value
                required property string note
                required property int urgency
                width: ListView.view.width
                height: Math.max(implicitHeight + Theme.unit * 2, Theme.unit * 8)
                spacing: Theme.unit * 3
                Label { Layout.preferredWidth: Theme.unit * 52; text: row.name; color: Theme.second; elide: Text.ElideRight }
                Item {
                    Layout.preferredWidth: Theme.unit * 6
                    Layout.preferredHeight: Theme.unit * 5
                    UrgencyMark { visible: row.urgency > 1; anchors.fill: parent; urgency: row.urgency }
                }
                Label { Layout.preferredWidth: Math.min(Theme.unit * 84, row.width * 0.3); Layout.maximumWidth: Layout.preferredWidth; text: row.value; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
                Label { Layout.fillWidth: true; text: row.note; color: Theme.second; wrapMode: Text.Wrap }
            }
        }
    }
}
