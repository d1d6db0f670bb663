// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A sector or another drawing while it is on the desk: what it is, who leads it, until when; of a sign its parts.
Rectangle {
    id: panel

    required property Desk desk
    // Whose middle stands for a click, for those who use no mouse: its arrow keys move it.
    required property MapView view
    readonly property DrawingDesk drawings: desk.drawings

    function faultOf(field) { return panel.drawings.faults[field] ?? "" }
    function typed(field: string) : string {
        return panel.drawings.texts[field] ?? ""
    }

    // What is typed after a click on the map goes on where it was typed before, never to the map.
    property Item lastField: null
    readonly property Item keysHolder: Window.activeFocusItem
    onKeysHolderChanged: {
        for (let item = keysHolder; item; item = item.parent)
            if (item === fields) { lastField = keysHolder; return }
    }
    function typeOn() {
        const field = lastField && lastField.visible ? lastField : nameField
        field.forceActiveFocus(Qt.OtherFocusReason)
    }

    implicitWidth: 400 * Math.min(Theme.scale, 1.4)
    color: Theme.panel
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    onVisibleChanged: if (visible) { lastField = nameField; nameField.forceActiveFocus() }

    component Caption: Label {
        Layout.fillWidth: true
        font.pixelSize: Theme.small
        color: Theme.second
        wrapMode: Text.Wrap
    }
    component WordField: ColumnLayout {
        id: word
        required property string field
        required property string caption
        readonly property string fault: panel.drawings.faults[field] ?? ""
        spacing: Theme.unit * 0.5
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Caption { text: word.caption }
        TextField {
            objectName: "drawing-" + word.field
            Layout.fillWidth: true
            text: panel.typed(word.field)
            Accessible.name: word.caption
            Accessible.description: word.fault
            onTextEdited: panel.drawings.write(word.field, text)
        }
        Label {
            visible: word.fault !== ""
            Layout.fillWidth: true
            text: word.fault
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
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
            PageTitle { id: title; Layout.fillWidth: true; text: panel.drawings.isNew ? qsTr("Einzeichnen") : qsTr("Zeichnung ändern") }
            OpenCount { desk: panel.desk }
        }
        Flickable {
            id: form
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentHeight: fields.implicitHeight
            ColumnLayout {
                id: fields
                width: form.width
                spacing: Theme.unit * 2

                Caption { text: panel.drawings.shape === 3 ? qsTr("Text auf der Karte") : qsTr("Name, wie ihn alle lesen") }
                TextField {
                    id: nameField
                    objectName: "drawing-name"
                    Layout.fillWidth: true
                    text: panel.typed("name")
                    placeholderText: panel.drawings.isSector ? qsTr("EA Nord") : panel.drawings.uses[panel.drawings.use]
                    Accessible.name: panel.drawings.shape === 3 ? qsTr("Text auf der Karte") : qsTr("Name der Zeichnung")
                    Accessible.description: panel.faultOf("name")
                    onTextEdited: panel.drawings.write("name", text)
                }
                Label {
                    visible: text !== ""
                    Layout.fillWidth: true
                    text: panel.faultOf("name")
                    font.pixelSize: Theme.small
                    wrapMode: Text.Wrap
                }
                RowLayout {
                    spacing: Theme.unit * 3
                    ColumnLayout {
                        Layout.preferredWidth: 1
                        Layout.fillWidth: true
                        spacing: Theme.unit * 0.5
                        Caption { text: qsTr("Wozu") }
                        Choice {
                            objectName: "drawing-use"
                            Layout.fillWidth: true
                            model: panel.drawings.uses
                            currentIndex: panel.drawings.use
                            Accessible.name: qsTr("Wozu")
                            onActivated: index => panel.drawings.use = index
                        }
                    }
                    ColumnLayout {
                        Layout.preferredWidth: 1
                        Layout.fillWidth: true
                        spacing: Theme.unit * 0.5
                        Caption { text: qsTr("Form") }
                        Choice {
                            objectName: "drawing-shape"
                            Layout.fillWidth: true
                            model: panel.drawings.shapes
                            currentIndex: panel.drawings.shape
                            Accessible.name: qsTr("Form")
                            onActivated: index => panel.drawings.shape = index
                        }
                    }
                }
                RowLayout {
                    visible: panel.drawings.isSector
                    spacing: Theme.unit * 3
                    WordField { field: "leader"; caption: qsTr("Abschnittsleitung") }
                    WordField { field: "contact"; caption: qsTr("Erreichbar, Kanal") }
                }
                ColumnLayout {
                    visible: panel.drawings.isSector && panel.drawings.parents.length > 1
                    spacing: Theme.unit * 0.5
                    Caption { text: qsTr("Teil von") }
                    Choice {
                        objectName: "drawing-parent"
                        Layout.fillWidth: true
                        model: panel.drawings.parents
                        currentIndex: panel.drawings.parent
                        Accessible.name: qsTr("Teil von")
                        onActivated: index => panel.drawings.parent = index
                        onModelChanged: currentIndex = Qt.binding(() => panel.drawings.parent)
                    }
                }
                SignFields {
                    visible: panel.drawings.isPoint
                    Layout.fillWidth: true
                    desk: panel.desk
                }
                RowLayout {
                    spacing: Theme.unit * 3
                    WordField { field: "hours"; caption: qsTr("Gilt für, Stunden") }
                    Caption { Layout.preferredWidth: 1; text: qsTr("Leer: bis es jemand aufhebt.") }
                }
                Caption { text: qsTr("Bemerkung") }
                TextBox {
                    objectName: "drawing-note"
                    Layout.fillWidth: true
                    lines: 2
                    text: panel.typed("note")
                    Accessible.name: qsTr("Bemerkung")
                    onTextChanged: if (activeFocus) panel.drawings.write("note", text)
                }
                Caption {
                    objectName: "drawing-size"
                    visible: panel.drawings.size !== ""
                    text: qsTr("Größe: %1").arg(panel.drawings.size)
                }
            }
        }
        Label {
            objectName: "drawing-news"
            visible: text !== ""
            Layout.fillWidth: true
            text: panel.drawings.news
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Label {
            objectName: "drawing-hint"
            visible: text !== ""
            Layout.fillWidth: true
            text: panel.drawings.hint
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton { objectName: "drawing-set"; text: qsTr("Setzen"); keyLetter: "T"; primary: true; enabled: panel.drawings.maySet; onClicked: panel.drawings.set() }
            ActionButton {
                objectName: "drawing-middle"
                text: qsTr("Kartenmitte")
                keyLetter: "K"
                // The arrow keys then move the map to the next corner.
                onClicked: { panel.drawings.place(panel.view.centre); panel.view.forceActiveFocus() }
            }
            ActionButton { objectName: "drawing-undo"; text: qsTr("Letztes zurück"); keyLetter: "U"; enabled: panel.drawings.mayUndo; onClicked: panel.drawings.undo() }
            ActionButton {
                objectName: "drawing-end"
                visible: !panel.drawings.isNew
                enabled: panel.drawings.mayChange
                text: qsTr("Aufheben")
                keyLetter: "H"
                keyWhileTyping: false
                onClicked: panel.drawings.end("")
            }
            ActionButton { objectName: "drawing-cancel"; text: qsTr("Abbrechen"); keyLetter: "B"; keyWhileTyping: false; onClicked: panel.drawings.cancel() }
        }
    }
}
