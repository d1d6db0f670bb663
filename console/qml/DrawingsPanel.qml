// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// What is drawn on the map, as a list: sectors first; which uses the map shows; two sayings at once side by side.
Rectangle {
    id: panel

    required property Desk desk
    readonly property DrawingDesk drawings: desk.drawings
    readonly property DrawingList drawn: desk.drawingList
    readonly property bool isPast: desk.header.isPast
    signal shown(string id)

    implicitWidth: 400 * Math.min(Theme.scale, 1.4)
    color: Theme.panel
    Accessible.role: Accessible.Pane
    Accessible.name: title.text
    onVisibleChanged: if (visible) list.forceActiveFocus()

    Rectangle {
        width: 1
        height: parent.height
        color: Theme.line
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 4
        spacing: Theme.unit * 3

        RowLayout {
            PageTitle { id: title; Layout.fillWidth: true; text: qsTr("Abschnitte und Zeichnungen") }
            OpenCount { desk: panel.desk }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton {
                objectName: "drawNew"
                visible: !panel.isPast
                text: qsTr("Neu einzeichnen")
                keyLetter: "F"
                primary: true
                onClicked: { panel.desk.clearSelection(); panel.drawings.begin() }
            }
            ActionButton { objectName: "closeDrawings"; text: qsTr("Liste schließen"); keyLetter: "Z"; onClicked: panel.drawn.isOpen = false }
        }
        Label {
            visible: panel.drawn.count === 0
            Layout.fillWidth: true
            text: panel.isPast ? qsTr("Damals war nichts eingezeichnet.")
                               : qsTr("Noch nichts eingezeichnet. „Neu einzeichnen“ beginnt mit einem Einsatzabschnitt; Befehlsstellen, Wege, Sperren und Deiche gehen ebenso.")
            color: Theme.second
            wrapMode: Text.Wrap
        }
        ListView {
            id: list
            objectName: "drawingList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.unit
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            keyNavigationEnabled: true
            model: panel.drawn
            Accessible.role: Accessible.List
            Accessible.name: title.text
            // In large type the switches would leave no room for the list: they scroll with it.
            header: ColumnLayout {
                width: list.width
                height: visible ? implicitHeight : 0
                visible: panel.drawn.layers.length > 0
                spacing: Theme.unit * 2
                Label {
                    text: qsTr("Auf der Karte")
                    font.pixelSize: Theme.small
                    color: Theme.second
                }
                Flow {
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.unit * 2
                    spacing: Theme.unit * 2
                    Repeater {
                        model: panel.drawn.layers
                        ActionButton {
                            id: layer
                            required property var modelData
                            objectName: "layer-" + modelData.use
                            text: modelData.shown ? qsTr("%1: an").arg(modelData.words) : qsTr("%1: aus").arg(modelData.words)
                            Accessible.checkable: true
                            Accessible.checked: modelData.shown
                            onClicked: panel.drawn.setUseShown(modelData.use, !modelData.shown)
                        }
                    }
                }
            }
            section.property: "section"
            section.delegate: Label {
                required property string section
                topPadding: Theme.unit * 2
                bottomPadding: Theme.unit
                text: section
                font.pixelSize: Theme.small
                font.weight: Font.DemiBold
                color: Theme.second
            }
            readonly property DrawingRowItem current: currentItem as DrawingRowItem
            Keys.onReturnPressed: if (current) current.choose()
            Keys.onEnterPressed: if (current) current.choose()
            Keys.onSpacePressed: if (current) current.choose()
            delegate: DrawingRowItem {
                id: entry
                width: ListView.view.width
                desk: panel.desk
                isCurrent: ListView.isCurrentItem && ListView.view.activeFocus
                onChosen: id => { list.currentIndex = entry.index; panel.desk.select(MapView.DrawingKind, id); panel.shown(id) }
            }
            footer: Item { implicitHeight: Theme.unit * 4 }
        }
        Label {
            objectName: "drawingsNote"
            visible: text !== ""
            Layout.fillWidth: true
            text: panel.desk.noteMessage === "" ? "" : panel.desk.noteOn("lage")
            wrapMode: Text.Wrap
        }
    }
}
