// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A way or an area while it is measured on the map. It stays on this screen: nothing of it is said to anybody.
Rectangle {
    id: panel

    required property Desk desk
    // Whose middle stands for a click, for those who use no mouse: its arrow keys move it.
    required property MapView view
    readonly property MeasureDesk measure: desk.measure
    property bool isCopied: false

    implicitWidth: 400 * Math.min(Theme.scale, 1.4)
    color: Theme.panel
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    onVisibleChanged: if (visible) view.forceActiveFocus()
    Connections {
        target: panel.measure
        function onMoved() { panel.isCopied = false }
    }

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
            PageTitle { id: title; Layout.fillWidth: true; text: qsTr("Messen") }
            OpenCount { desk: panel.desk }
        }
        // In large type all but the keys of the next point scrolls: they must stay in the window.
        Flickable {
            id: rest
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentHeight: restColumn.implicitHeight

            Column {
                id: restColumn
                width: rest.width
                spacing: Theme.unit * 2
                Item {
                    id: figures
                    objectName: "measure-result"
                    width: parent.width
                    implicitHeight: figureColumn.implicitHeight
                    // One stop for those who listen: the whole result as words.
                    activeFocusOnTab: true
                    Accessible.role: Accessible.StaticText
                    Accessible.name: panel.measure.words
                    onActiveFocusChanged: if (activeFocus) rest.contentY = 0
                    Column {
                        id: figureColumn
                        width: parent.width
                        spacing: Theme.unit * 2
                        FigureBox { width: parent.width; compact: Theme.scale > 1.4; objectName: "measure-figure"; figure: panel.measure.result; caption: panel.measure.resultName }
                        FigureBox { width: parent.width; compact: Theme.scale > 1.4; objectName: "measure-beside"; figure: panel.measure.beside; caption: panel.measure.besideName }
                    }
                    Rectangle {
                        visible: figures.activeFocus
                        anchors.fill: parent
                        color: "transparent"
                        border.width: 3
                        border.color: Theme.text
                    }
                }
                Flow {
                    width: parent.width
                    spacing: Theme.unit * 2
                    ActionButton {
                        objectName: "measure-way"
                        text: qsTr("Strecke")
                        keyLetter: "A"
                        primary: !panel.measure.isArea
                        Accessible.checkable: true
                        Accessible.checked: primary
                        onClicked: panel.measure.isArea = false
                        onActiveFocusChanged: if (activeFocus) rest.contentY = 0
                    }
                    ActionButton {
                        objectName: "measure-area"
                        text: qsTr("Fläche")
                        keyLetter: "O"
                        primary: panel.measure.isArea
                        Accessible.checkable: true
                        Accessible.checked: primary
                        onClicked: panel.measure.isArea = true
                    }
                }
                Label {
                    objectName: "measure-hint"
                    width: parent.width
                    text: panel.isCopied ? qsTr("Das Ergebnis liegt als Text in der Zwischenablage.") : panel.measure.hint
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
                Label {
                    visible: panel.measure.legs.length > 0
                    text: qsTr("Stücke: Länge und Richtung")
                    font.pixelSize: Theme.small
                    color: Theme.second
                }
                Repeater {
                    model: panel.measure.legs
                    Row {
                        id: leg
                        required property int index
                        required property string modelData
                        spacing: Theme.unit * 3
                        Figure { width: Theme.unit * 8; text: leg.index + 1; color: Theme.second; horizontalAlignment: Text.AlignRight }
                        Figure { text: leg.modelData }
                    }
                }
                Flow {
                    width: parent.width
                    topPadding: Theme.unit * 2
                    spacing: Theme.unit * 2
                    ActionButton {
                        objectName: "measure-copy"
                        text: qsTr("Als Text kopieren")
                        keyLetter: "P"
                        enabled: panel.measure.legs.length > 0
                        onClicked: { panel.desk.copyMeasured(); panel.isCopied = true }
                        onActiveFocusChanged: if (activeFocus) rest.contentY = Math.max(0, rest.contentHeight - rest.height)
                    }
                    ActionButton {
                        objectName: "measure-clear"
                        text: qsTr("Neu messen")
                        keyLetter: "F"
                        enabled: panel.measure.mayUndo
                        onClicked: { panel.measure.clear(); panel.view.forceActiveFocus() }
                        onActiveFocusChanged: if (activeFocus) rest.contentY = Math.max(0, rest.contentHeight - rest.height)
                    }
                }
                Label {
                    width: parent.width
                    text: qsTr("Nur auf diesem Bildschirm. Gemessen wird auf dem Erdellipsoid, ohne Höhen.")
                    font.pixelSize: Theme.small
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton { objectName: "measure-end"; text: qsTr("Fertig"); keyLetter: "T"; primary: true; enabled: panel.measure.mayEnd; onClicked: panel.measure.end() }
            ActionButton {
                objectName: "measure-middle"
                text: qsTr("Kartenmitte")
                keyLetter: "K"
                enabled: !panel.measure.isEnded
                onClicked: panel.measure.place(panel.view.centre)
            }
            ActionButton { objectName: "measure-undo"; text: qsTr("Letztes zurück"); keyLetter: "U"; enabled: panel.measure.mayUndo; onClicked: panel.measure.undo() }
            ActionButton { objectName: "measure-close"; text: qsTr("Schließen"); keyLetter: "B"; onClicked: panel.measure.cancel() }
        }
    }
}
