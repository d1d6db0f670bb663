// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The chosen unit with its course, or the assignment that is being entered for it or for all that are marked.
Item {
    id: view

    required property ForceDesk forces
    required property string note
    required property bool noteIsFailure
    readonly property var texts: forces.texts
    signal closeAsked()
    signal mapAsked()

    function begin() {
        if (forces.isNew)
            unitField.forceActiveFocus()
        else
            sectorChoice.forceActiveFocus()
    }
    // Back from the map: the place has just been put in.
    function beginPlaced() {
        placeField.forceActiveFocus()
    }
    function listed(names) {
        let out = ""
        for (let i = 0; i < names.length; ++i)
            out += (i > 0 ? ", " : "") + names[i]
        return out
    }

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: column.implicitHeight + Theme.unit * 8
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        // What has the keys is in sight.
        function reveal(item: Item) {
            for (let one = item; one && view.visible; one = one.parent)
                if (one === column) {
                    const at = item.mapToItem(column, 0, 0).y
                    if (at < contentY) contentY = Math.max(0, at - Theme.unit * 8)
                    else if (at + item.height > contentY + height) contentY = Math.max(0, Math.min(contentHeight - height, at + item.height + Theme.unit * 4 - height))
                    return
                }
        }
        readonly property Item holder: Window.activeFocusItem
        onHolderChanged: reveal(holder)

        ColumnLayout {
            id: column
            x: Theme.unit * 5
            y: Theme.unit * 5
            width: parent.width - Theme.unit * 10
            spacing: Theme.unit * 3

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                Label {
                    objectName: "unitTitle"
                    Layout.fillWidth: true
                    text: !view.forces.isWriting ? view.forces.selected : view.forces.isNew ? qsTr("Einheit aufnehmen")
                        : view.forces.assigned.length === 1 ? qsTr("%1 zuweisen").arg(view.forces.assigned[0]) : qsTr("%1 Einheiten zuweisen").arg(view.forces.assigned.length)
                    font.pixelSize: Theme.title * 1.2
                    font.bold: true
                    wrapMode: Text.Wrap
                }
                ActionButton { visible: !view.forces.isWriting; objectName: "closeUnit"; Layout.alignment: Qt.AlignTop; text: qsTr("Schließen"); onClicked: view.closeAsked() }
            }
            Label {
                visible: view.forces.isWriting && view.forces.assigned.length > 1
                Layout.fillWidth: true
                text: view.listed(view.forces.assigned)
                color: Theme.second
                wrapMode: Text.Wrap
                maximumLineCount: 4
                elide: Text.ElideRight
            }

            // ---- the assignment
            ColumnLayout {
                visible: view.forces.isWriting
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                FieldName { visible: view.forces.isNew; text: qsTr("Rufname") }
                TextField {
                    id: unitField
                    objectName: "assignUnit"
                    visible: view.forces.isNew
                    Layout.fillWidth: true
                    maximumLength: 120
                    text: view.texts.unit
                    Accessible.name: qsTr("Rufname der Einheit")
                    onTextEdited: view.forces.write("unit", text)
                    onAccepted: sectorChoice.forceActiveFocus()
                    Keys.onEscapePressed: view.forces.cancel()
                }
                FieldName { text: qsTr("Abschnitt"); say: view.forces.choices.length < 2 ? qsTr("Noch keiner eingezeichnet (Lage, F1).") : "" }
                Choice {
                    id: sectorChoice
                    objectName: "assignSector"
                    Layout.fillWidth: true
                    model: view.forces.choices
                    currentIndex: view.forces.choice
                    Accessible.name: qsTr("Abschnitt")
                    onActivated: index => view.forces.choice = index
                    Keys.onReturnPressed: taskField.forceActiveFocus()
                    Keys.onEscapePressed: view.forces.cancel()
                }
                FieldName { text: qsTr("Auftrag"); say: view.forces.assigned.length > 1 ? qsTr("leer: bleibt, wie er ist") : "" }
                TextField {
                    id: taskField
                    objectName: "assignTask"
                    Layout.fillWidth: true
                    maximumLength: 2000
                    text: view.texts.task
                    Accessible.name: qsTr("Auftrag der Einheit")
                    onTextEdited: view.forces.write("task", text)
                    onAccepted: if (assignButton.enabled) assignButton.clicked()
                    Keys.onEscapePressed: view.forces.cancel()
                }
                FieldName { text: qsTr("Status und Stärke, wie über Funk gesagt"); say: qsTr("meldet die Einheit selbst Neueres, gilt das") }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    Choice {
                        objectName: "assignStatus"
                        width: Theme.unit * 62
                        implicitHeight: Theme.unit * 9
                        model: view.forces.statusChoices
                        currentIndex: view.forces.statusChoice
                        Accessible.name: qsTr("Funkstatus")
                        onActivated: index => view.forces.statusChoice = index
                        Keys.onEscapePressed: view.forces.cancel()
                    }
                    TextField {
                        objectName: "assignStrength"
                        width: Theme.unit * 34
                        implicitHeight: Theme.unit * 9
                        maximumLength: 20
                        text: view.texts.strength
                        placeholderText: "0/1/8/9"
                        Accessible.name: qsTr("Stärke: Führer, Unterführer, Mannschaft, zusammen")
                        onTextEdited: view.forces.write("strength", text)
                        onAccepted: if (assignButton.enabled) assignButton.clicked()
                        Keys.onEscapePressed: view.forces.cancel()
                    }
                }
                FieldName { text: qsTr("Ort"); say: view.forces.placeSays }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    TextField {
                        id: placeField
                        objectName: "assignPlace"
                        width: Theme.unit * 62
                        implicitHeight: Theme.unit * 9
                        maximumLength: 60
                        text: view.texts.place
                        placeholderText: qsTr("UTMREF oder Breite, Länge")
                        Accessible.name: qsTr("Ort, an dem die Einheit steht")
                        onTextEdited: view.forces.write("place", text)
                        onAccepted: if (assignButton.enabled) assignButton.clicked()
                        Keys.onEscapePressed: view.forces.cancel()
                    }
                    ActionButton { objectName: "placeOnMap"; text: qsTr("Auf der Karte wählen"); keyLetter: "K"; enabled: view.forces.whyNot === ""; onClicked: { view.forces.isPlacing = true; view.mapAsked() } }
                }
                FieldName { text: qsTr("im Einsatz seit"); say: view.forces.assigned.length > 1 ? qsTr("leer: bleibt; wo nichts steht, ab jetzt") : "" }
                TextField {
                    objectName: "assignFrom"
                    Layout.fillWidth: true
                    maximumLength: 24
                    text: view.texts.from
                    placeholderText: qsTr("hhmm")
                    Accessible.name: qsTr("im Einsatz seit, Uhrzeit")
                    onTextEdited: view.forces.write("from", text)
                    onAccepted: if (assignButton.enabled) assignButton.clicked()
                    Keys.onEscapePressed: view.forces.cancel()
                }
                FieldName { text: qsTr("Ablösung"); say: view.forces.reliefSays }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    TextField {
                        objectName: "assignRelief"
                        width: Theme.unit * 34
                        implicitHeight: Theme.unit * 9
                        maximumLength: 24
                        text: view.texts.relief
                        placeholderText: qsTr("hhmm")
                        Accessible.name: qsTr("Ablösung, Uhrzeit")
                        onTextEdited: view.forces.write("relief", text)
                        onAccepted: if (assignButton.enabled) assignButton.clicked()
                        Keys.onEscapePressed: view.forces.cancel()
                    }
                    ActionButton { objectName: "reliefIn8"; text: qsTr("nach 8 h"); onClicked: view.forces.setReliefIn(8) }
                    ActionButton { text: qsTr("nach 12 h"); onClicked: view.forces.setReliefIn(12) }
                }
                FieldName { text: qsTr("Erreichbar"); say: view.forces.assigned.length > 1 ? qsTr("leer: bleibt, wie es ist") : "" }
                TextField {
                    objectName: "assignContact"
                    Layout.fillWidth: true
                    maximumLength: 120
                    text: view.texts.contact
                    placeholderText: qsTr("Kanal, Rufgruppe, Telefon")
                    Accessible.name: qsTr("Erreichbar über")
                    onTextEdited: view.forces.write("contact", text)
                    onAccepted: if (assignButton.enabled) assignButton.clicked()
                    Keys.onEscapePressed: view.forces.cancel()
                }
                Label { objectName: "assignHint"; visible: text !== ""; Layout.fillWidth: true; text: view.forces.hint; color: Theme.urgencyLine[3]; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    ActionButton { id: assignButton; objectName: "assignUnits"; text: qsTr("Zuweisung eintragen"); keyLetter: "T"; primary: true; enabled: view.forces.hint === ""; onClicked: view.forces.assign() }
                    ActionButton {
                        objectName: "releaseUnits"
                        property bool isAsked: false
                        visible: !view.forces.isNew
                        text: isAsked ? qsTr("Wirklich entlassen") : qsTr("Aus dem Einsatz entlassen")
                        enabled: view.forces.whyNot === ""
                        onClicked: { if (isAsked) view.forces.release(); isAsked = !isAsked }
                        onActiveFocusChanged: if (!activeFocus) isAsked = false
                        onVisibleChanged: isAsked = false
                    }
                    ActionButton { objectName: "cancelAssign"; text: qsTr("Abbrechen"); onClicked: view.forces.cancel() }
                }
            }

            // ---- the unit
            RivalBox {
                objectName: "unitRival"
                visible: !view.forces.isWriting && rows.length > 0
                Layout.fillWidth: true
                rows: view.forces.rival
                by: view.forces.rivalBy
                over: view.forces.rivalOver
                mayAct: view.forces.whyNot === ""
                onSettled: keepsOurs => view.forces.settle(keepsOurs)
            }
            LabelledRows { objectName: "unitFacts"; visible: !view.forces.isWriting; Layout.fillWidth: true; rows: view.forces.facts }
            Label {
                objectName: "unitWhyNot"
                visible: !view.forces.isWriting && text !== ""
                Layout.fillWidth: true
                text: view.forces.whyNot
                color: Theme.second
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "unitNote"
                visible: text !== ""
                Layout.fillWidth: true
                text: view.note
                color: view.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            Label { visible: !view.forces.isWriting && view.forces.history.length > 0; text: qsTr("Verlauf, das Neueste zuerst"); font.weight: Font.DemiBold }
            CourseRows { objectName: "unitHistory"; visible: !view.forces.isWriting; Layout.fillWidth: true; rows: view.forces.history }
        }
    }
}
