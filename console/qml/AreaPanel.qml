// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// An area of the staff's while it is drawn: what it is, how it comes about, who is in it.
Rectangle {
    id: panel

    required property Desk desk
    // Whose middle stands for a click, for those who use no mouse: its arrow keys move it.
    required property MapView view
    readonly property AreaDesk areas: desk.areas
    // How it comes about: 1 drawn, 2 circle, 3 wedge, 4 plume, 5 districts, 6 blocks, 7 substation, 8 stage, 9 sinks.
    readonly property bool needsWind: areas.method === 3 || areas.method === 4

    function typed(field: string) : string {
        return panel.areas.texts[field] ?? ""
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
    }
    // A figure with its unit; what is wrong with it stands below.
    component NumberField: ColumnLayout {
        id: number
        required property string field
        required property string caption
        required property string unit
        readonly property string fault: panel.areas.faults[field] ?? ""
        spacing: Theme.unit * 0.5
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Caption { text: number.caption + ", " + number.unit; wrapMode: Text.Wrap }
        TextField {
            objectName: "area-" + number.field
            Layout.fillWidth: true
            text: panel.typed(number.field)
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            Accessible.name: number.caption + ", " + number.unit
            Accessible.description: number.fault
            onTextEdited: panel.areas.write(number.field, text)
        }
        Label {
            visible: number.fault !== ""
            Layout.fillWidth: true
            text: number.fault
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
            PageTitle { id: title; Layout.fillWidth: true; text: panel.areas.isNew ? qsTr("Gebiet einzeichnen") : qsTr("Gebiet ändern") }
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

                Caption { text: qsTr("Name, wie ihn alle lesen") }
                TextField {
                    id: nameField
                    objectName: "area-name"
                    Layout.fillWidth: true
                    text: panel.typed("name")
                    placeholderText: panel.areas.hazards[panel.areas.hazard]
                    Accessible.name: qsTr("Name des Gebiets")
                    onTextEdited: panel.areas.write("name", text)
                }
                RowLayout {
                    spacing: Theme.unit * 3
                    ColumnLayout {
                        Layout.preferredWidth: 1
                        Layout.fillWidth: true
                        spacing: Theme.unit * 0.5
                        Caption { text: qsTr("Gefahr") }
                        Choice {
                            objectName: "area-hazard"
                            Layout.fillWidth: true
                            model: panel.areas.hazards
                            currentIndex: panel.areas.hazard
                            Accessible.name: qsTr("Gefahr")
                            onActivated: index => panel.areas.hazard = index
                        }
                    }
                    ColumnLayout {
                        Layout.preferredWidth: 1
                        Layout.fillWidth: true
                        spacing: Theme.unit * 0.5
                        Caption { text: qsTr("Form") }
                        Choice {
                            objectName: "area-method"
                            Layout.fillWidth: true
                            model: panel.areas.methods
                            currentIndex: panel.areas.method - 1
                            Accessible.name: qsTr("Form")
                            onActivated: index => panel.areas.method = index + 1
                        }
                    }
                }
                Caption {
                    objectName: "area-method-words"
                    visible: text !== ""
                    text: panel.areas.methodWords
                    wrapMode: Text.Wrap
                }
                ColumnLayout {
                    visible: panel.areas.method === 7
                    spacing: Theme.unit * 0.5
                    Caption { text: qsTr("Station") }
                    Choice {
                        objectName: "area-substation"
                        Layout.fillWidth: true
                        model: panel.areas.substations
                        currentIndex: panel.areas.substation
                        Accessible.name: qsTr("Station")
                        onActivated: index => panel.areas.substation = index
                    }
                }
                RowLayout {
                    visible: panel.areas.method === 8
                    spacing: Theme.unit * 3
                    NumberField { field: "stage"; caption: qsTr("Wasser über der Sohle"); unit: "m" }
                    NumberField { field: "along"; caption: qsTr("Bachauf und bachab"); unit: "m" }
                }
                RowLayout {
                    visible: panel.areas.method === 8
                    spacing: Theme.unit * 3
                    NumberField { field: "stream"; caption: qsTr("Bach ab Einzugsgebiet"); unit: "km²" }
                    Caption { Layout.preferredWidth: 1; text: qsTr("Kleiner: auch kleinere Bäche."); wrapMode: Text.Wrap }
                }
                RowLayout {
                    visible: panel.areas.method === 9
                    spacing: Theme.unit * 3
                    NumberField { field: "rain"; caption: qsTr("Regen"); unit: "mm" }
                    NumberField { field: "least"; caption: qsTr("Senken ab"); unit: "m³" }
                }
                RowLayout {
                    visible: panel.areas.method === 2 || panel.areas.method === 3 || panel.areas.method === 6 || panel.areas.method === 9 && panel.areas.isAroundPlace
                    spacing: Theme.unit * 3
                    NumberField { field: "radius"; caption: qsTr("Radius"); unit: "m" }
                    NumberField { visible: panel.areas.method === 3; field: "reach"; caption: qsTr("Keil, Länge"); unit: "m" }
                    ColumnLayout {
                        visible: panel.areas.method === 6
                        Layout.preferredWidth: 1
                        Layout.fillWidth: true
                        spacing: Theme.unit * 0.5
                        Caption { text: qsTr("Blöcke zwischen") }
                        Choice {
                            objectName: "area-upTo"
                            Layout.fillWidth: true
                            model: panel.areas.ranks
                            currentIndex: panel.areas.upTo
                            Accessible.name: qsTr("Blöcke zwischen")
                            onActivated: index => panel.areas.upTo = index
                        }
                    }
                }
                RowLayout {
                    visible: panel.areas.method === 4
                    spacing: Theme.unit * 3
                    NumberField { field: "rate"; caption: qsTr("Freisetzung"); unit: "kg/s" }
                    NumberField { field: "limit"; caption: qsTr("Grenzwert"); unit: "mg/m³" }
                }
                RowLayout {
                    visible: panel.needsWind
                    spacing: Theme.unit * 3
                    NumberField { field: "wind"; caption: qsTr("Wind aus"); unit: "°" }
                    NumberField { field: "speed"; caption: qsTr("Wind"); unit: "m/s" }
                }
                RowLayout {
                    visible: panel.needsWind
                    spacing: Theme.unit * 3
                    ColumnLayout {
                        visible: panel.areas.winds.length > 1
                        Layout.preferredWidth: 1
                        Layout.fillWidth: true
                        spacing: Theme.unit * 0.5
                        Caption { text: qsTr("Dreht mit der Messung von") }
                        Choice {
                            objectName: "area-windBy"
                            Layout.fillWidth: true
                            model: panel.areas.winds
                            currentIndex: panel.areas.windFrom
                            Accessible.name: qsTr("Dreht mit der Messung von")
                            onActivated: index => panel.areas.windFrom = index
                        }
                    }
                    ColumnLayout {
                        visible: panel.areas.method === 4
                        Layout.preferredWidth: 1
                        Layout.fillWidth: true
                        spacing: Theme.unit * 0.5
                        Caption { text: qsTr("Ausbreitungsklasse") }
                        Choice {
                            objectName: "area-stability"
                            Layout.fillWidth: true
                            model: panel.areas.stabilities
                            currentIndex: panel.areas.stability
                            Accessible.name: qsTr("Ausbreitungsklasse")
                            onActivated: index => panel.areas.stability = index
                        }
                    }
                }
                RowLayout {
                    spacing: Theme.unit * 3
                    NumberField { field: "hours"; caption: qsTr("Gilt für"); unit: qsTr("Stunden") }
                    Caption { Layout.preferredWidth: 1; text: qsTr("Leer: bis es jemand aufhebt."); wrapMode: Text.Wrap }
                }
                Caption { text: qsTr("Bemerkung") }
                TextBox {
                    objectName: "area-note"
                    Layout.fillWidth: true
                    lines: 2
                    text: panel.typed("note")
                    Accessible.name: qsTr("Bemerkung")
                    onTextChanged: if (activeFocus) panel.areas.write("note", text)
                }
                GridLayout {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.unit
                    columns: 2
                    columnSpacing: Theme.unit * 2
                    rowSpacing: Theme.unit * 2
                    FigureBox { Layout.fillWidth: true; Layout.preferredWidth: 1; objectName: "area-people"; figure: panel.areas.people; caption: qsTr("Menschen, nachts"); range: panel.areas.peopleRange }
                    FigureBox { Layout.fillWidth: true; Layout.preferredWidth: 1; figure: panel.areas.objects; caption: qsTr("kritische Objekte") }
                    FigureBox { Layout.fillWidth: true; Layout.preferredWidth: 1; figure: panel.areas.streets; caption: qsTr("Straßen darin") }
                    FigureBox { Layout.fillWidth: true; Layout.preferredWidth: 1; figure: panel.areas.size; caption: qsTr("Größe") }
                }
                Repeater {
                    model: panel.areas.doubts
                    Label {
                        required property string modelData
                        Layout.fillWidth: true
                        text: "• " + modelData
                        font.pixelSize: Theme.small
                        wrapMode: Text.Wrap
                    }
                }
                Label {
                    Layout.fillWidth: true
                    text: qsTr("Überschlag, keine Messung und keine amtliche Karte.")
                    font.pixelSize: Theme.small
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
            }
        }
        Label {
            objectName: "area-hint"
            visible: text !== ""
            Layout.fillWidth: true
            text: panel.areas.hint
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton { objectName: "area-set"; text: qsTr("Setzen"); keyLetter: "T"; primary: true; enabled: panel.areas.maySet; onClicked: panel.areas.set() }
            ActionButton {
                objectName: "area-middle"
                text: qsTr("Kartenmitte")
                keyLetter: "K"
                // Corners: the arrow keys then move the map to the next. One place: on with what is typed.
                onClicked: {
                    panel.areas.place(panel.view.centre)
                    if (panel.areas.method === 1 || panel.areas.method === 5) panel.view.forceActiveFocus()
                    else panel.typeOn()
                }
            }
            ActionButton { text: qsTr("Letztes zurück"); keyLetter: "U"; onClicked: panel.areas.removeLast() }
            ActionButton {
                objectName: "area-end"
                visible: !panel.areas.isNew
                text: qsTr("Aufheben")
                keyLetter: "H"
                keyWhileTyping: false
                onClicked: panel.areas.end("")
            }
            ActionButton { text: qsTr("Abbrechen"); keyLetter: "B"; keyWhileTyping: false; onClicked: panel.areas.cancel() }
        }
    }
}
