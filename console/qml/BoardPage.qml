// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Objekte und Stellen: one board for anything that has a state. Boards on the left, entries in the middle, the chosen
// one on the right.
Rectangle {
    id: page

    required property Desk desk
    readonly property BoardDesk board: desk.boards
    readonly property bool mayWrite: desk.header.mayWrite
    // What the fields on the right are of; they are filled when another entry is chosen, not while one is typed in.
    property string filled: ""
    property string fault: ""
    property bool asksOff: false
    property string pressed: ""
    signal mapAsked(string subject)

    function fill() {
        if (filled === board.selected)
            return
        filled = board.selected
        fault = ""
        asksOff = false
        nameField.text = board.name
        untilField.text = board.until
        sourceField.text = board.source
        noteField.text = board.note
        figureFields.model = board.figures
    }
    function save() {
        const typed = {}
        for (let i = 0; i < figureFields.count; ++i) {
            const field = figureFields.itemAt(i)
            typed[field.figureId] = field.typed
        }
        page.fault = board.save(nameField.text, typed, untilField.text, sourceField.text, noteField.text)
    }

    color: Theme.panel

    Connections {
        target: page.board
        function onChanged() {
            // An entry that is new here comes back from the broker with what was said of it.
            if (page.filled === page.board.selected && page.board.name !== "" && nameField.text === "")
                page.filled = ""
            page.fill()
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.preferredWidth: Theme.unit * 68
            Layout.maximumWidth: Theme.unit * 76
            Layout.fillHeight: true
            Layout.margins: Theme.unit * 5
            spacing: Theme.unit * 2
            PageTitle { Layout.fillWidth: true; text: qsTr("Objekte und Stellen") }
            Repeater {
                model: page.board.boards
                ActionButton {
                    required property int index
                    required property var modelData
                    objectName: "board" + modelData.number
                    Layout.fillWidth: true
                    text: modelData.count > 0 ? qsTr("%1 (%2)").arg(modelData.title).arg(modelData.count) : modelData.title
                    keyLetter: String(index + 1)
                    primary: page.board.board === modelData.number
                    onClicked: page.board.board = modelData.number
                    UrgencyMark {
                        anchors.left: parent.left
                        anchors.leftMargin: Theme.unit * 2
                        anchors.verticalCenter: parent.verticalCenter
                        visible: parent.modelData.urgency > 1
                        urgency: Math.max(1, parent.modelData.urgency)
                    }
                }
            }
            Item { Layout.fillHeight: true }
            ActionButton {
                Layout.fillWidth: true
                text: page.board.showsOver ? qsTr("Nur laufende") : qsTr("Auch abgeschlossene")
                keyLetter: "B"
                onClicked: page.board.showsOver = !page.board.showsOver
            }
        }
        Rectangle { Layout.fillHeight: true; implicitWidth: 1; color: Theme.line }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.unit * 5
            spacing: Theme.unit * 3
            Label { Layout.fillWidth: true; text: page.board.title; font.pixelSize: Theme.title; font.bold: true }
            Flow {
                Layout.fillWidth: true
                visible: !page.desk.header.isPast
                spacing: Theme.unit * 2
                TextField {
                    id: newName
                    objectName: "boardNew"
                    width: Math.min(Theme.unit * 70, parent.width)
                    implicitHeight: Theme.unit * 9
                    maximumLength: 100
                    readOnly: !page.mayWrite
                    placeholderText: page.mayWrite ? qsTr("Neuer Eintrag: Name") : qsTr("Zum Anlegen anmelden (Alt M)")
                    Accessible.name: qsTr("Name des neuen Eintrags")
                    onAccepted: if (addButton.enabled) addButton.clicked()
                }
                ActionButton {
                    id: addButton
                    objectName: "boardAdd"
                    text: qsTr("Anlegen")
                    keyLetter: "N"
                    enabled: page.mayWrite
                    onClicked: {
                        if (newName.text.trim() === "") {
                            newName.forceActiveFocus()
                            return
                        }
                        page.filled = ""
                        page.board.add(newName.text)
                        newName.clear()
                    }
                }
                Choice {
                    id: offers
                    objectName: "boardOffers"
                    visible: page.board.offerNames.length > 0 && page.mayWrite
                    width: Theme.unit * 60
                    model: page.board.offerNames
                    Accessible.name: qsTr("Objekte des Ortspakets")
                }
                ActionButton {
                    objectName: "boardOffer"
                    visible: offers.visible
                    text: qsTr("Übernehmen")
                    keyLetter: "P"
                    enabled: offers.currentIndex >= 0
                    onClicked: { page.filled = ""; page.board.addOffer(offers.currentIndex) }
                }
            }
            Label {
                Layout.fillWidth: true
                objectName: "boardNote"
                visible: text !== ""
                text: page.desk.noteMessage === "" ? "" : page.desk.noteOn("boards")
                color: page.desk.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            Label {
                Layout.fillWidth: true
                visible: list.count === 0
                text: page.board.emptyWords
                color: Theme.second
                wrapMode: Text.Wrap
            }
            ListView {
                id: list
                objectName: "boardList"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                spacing: Theme.unit * 2
                boundsBehavior: Flickable.StopAtBounds
                model: page.board.list
                activeFocusOnTab: true
                keyNavigationEnabled: true
                onCurrentIndexChanged: if (activeFocus) page.board.choose(currentIndex)
                // A single entry is never moved to: who comes to the list has chosen.
                onActiveFocusChanged: if (activeFocus && page.board.name === "" && currentIndex >= 0) page.board.choose(currentIndex)
                Keys.onReturnPressed: { page.board.choose(currentIndex); nameField.forceActiveFocus() }
                delegate: BoardRowItem {
                    width: ListView.view.width
                    chosen: page.board.selected === key
                    focused: ListView.isCurrentItem && list.activeFocus
                    onPicked: { list.currentIndex = index; page.board.selected = key }
                }
            }
        }
        Rectangle { Layout.fillHeight: true; implicitWidth: 1; color: Theme.line }
        Flickable {
            id: detail
            Layout.preferredWidth: Math.min(Theme.unit * 110, page.width * 0.38)
            Layout.fillHeight: true
            contentHeight: fields.implicitHeight + Theme.unit * 10
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            ColumnLayout {
                id: fields
                x: Theme.unit * 5
                y: Theme.unit * 5
                width: detail.width - Theme.unit * 10
                spacing: Theme.unit * 3
                Label {
                    Layout.fillWidth: true
                    visible: page.board.name === ""
                    text: list.count === 0 ? "" : qsTr("Eintrag wählen, um seinen Stand zu ändern.")
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    visible: page.board.name !== ""
                    spacing: Theme.unit * 3
                    Label { Layout.fillWidth: true; objectName: "boardName"; text: page.board.name; font.pixelSize: Theme.title; font.bold: true; wrapMode: Text.Wrap }
                    Label { Layout.fillWidth: true; text: page.board.state + " · " + page.board.facts; color: Theme.second; wrapMode: Text.Wrap }
                    Rectangle {
                        Layout.fillWidth: true
                        visible: page.board.rival !== ""
                        implicitHeight: rivalWords.implicitHeight + Theme.unit * 4
                        color: Theme.raised
                        border.width: 2
                        border.color: Theme.urgencyLine[3]
                        radius: 5
                        Label {
                            id: rivalWords
                            objectName: "boardRival"
                            anchors.left: parent.left
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            anchors.margins: Theme.unit * 3
                            text: page.board.rival + "\n" + qsTr("Prüfen und neu sichern; dann gilt, was hier steht.")
                            wrapMode: Text.Wrap
                        }
                    }
                    Label { text: qsTr("Stand setzen"); color: Theme.second }
                    Flow {
                        Layout.fillWidth: true
                        spacing: Theme.unit * 2
                        Repeater {
                            model: page.board.states
                            ActionButton {
                                required property var modelData
                                objectName: "state-" + modelData.id
                                text: modelData.words
                                primary: modelData.current
                                enabled: page.mayWrite
                                Accessible.checkable: true
                                Accessible.checked: modelData.current
                                onClicked: {
                                    page.pressed = modelData.id
                                    if (!modelData.current) page.board.setState(modelData.id)
                                }
                                // The buttons are made anew with the state: the keys stay where they were.
                                Component.onCompleted: if (page.pressed === modelData.id) { forceActiveFocus(); page.pressed = "" }
                            }
                        }
                    }
                    Label { text: qsTr("Name"); color: Theme.second }
                    TextField { id: nameField; objectName: "boardNameField"; Layout.fillWidth: true; readOnly: !page.mayWrite; maximumLength: 100; Accessible.name: qsTr("Name") }
                    Repeater {
                        id: figureFields
                        ColumnLayout {
                            id: figure
                            required property var modelData
                            readonly property string figureId: modelData.id
                            readonly property string typed: number.text
                            Layout.fillWidth: true
                            spacing: Theme.unit
                            Label { text: figure.modelData.words; color: Theme.second }
                            TextField {
                                id: number
                                objectName: "figure-" + figure.modelData.id
                                Layout.fillWidth: true
                                text: figure.modelData.value
                                placeholderText: qsTr("unbekannt")
                                readOnly: !page.mayWrite
                                inputMethodHints: Qt.ImhDigitsOnly
                                maximumLength: 9
                                Accessible.name: figure.modelData.words
                                onAccepted: saveButton.clicked()
                            }
                        }
                    }
                    Label { visible: page.board.hasUntil; text: page.board.board === 6 ? qsTr("Zugesagt für (Uhrzeit)") : qsTr("Strom bis (Uhrzeit)"); color: Theme.second }
                    TextField { id: untilField; objectName: "boardUntil"; visible: page.board.hasUntil; Layout.fillWidth: true; readOnly: !page.mayWrite; maximumLength: 5; placeholderText: "20:30"; Accessible.name: qsTr("Uhrzeit") }
                    Label { text: qsTr("Quelle der Angaben"); color: Theme.second }
                    TextField { id: sourceField; objectName: "boardSource"; Layout.fillWidth: true; readOnly: !page.mayWrite; maximumLength: 100; placeholderText: qsTr("wer hat es gesagt, wann"); Accessible.name: qsTr("Quelle") }
                    Label { text: qsTr("Vermerk (keine Namen von Betroffenen)"); color: Theme.second }
                    TextField { id: noteField; objectName: "boardNoteField"; Layout.fillWidth: true; readOnly: !page.mayWrite; maximumLength: 1000; Accessible.name: qsTr("Vermerk"); onAccepted: saveButton.clicked() }
                    Label {
                        Layout.fillWidth: true
                        objectName: "boardFault"
                        visible: text !== ""
                        text: page.fault
                        color: Theme.urgencyLine[4]
                        font.bold: true
                        wrapMode: Text.Wrap
                    }
                    Flow {
                        Layout.fillWidth: true
                        spacing: Theme.unit * 2
                        ActionButton { id: saveButton; objectName: "boardSave"; text: qsTr("Sichern"); keyLetter: "T"; primary: true; enabled: page.mayWrite; onClicked: page.save() }
                        ActionButton { visible: page.board.mapSubject !== ""; text: qsTr("Auf der Karte"); keyLetter: "K"; onClicked: page.mapAsked(page.board.mapSubject) }
                        ActionButton {
                            objectName: "boardOff"
                            text: page.asksOff ? qsTr("Wirklich von der Tafel nehmen") : qsTr("Von der Tafel nehmen")
                            enabled: page.mayWrite
                            onClicked: {
                                if (page.asksOff)
                                    page.board.takeOff()
                                page.asksOff = !page.asksOff
                            }
                            onActiveFocusChanged: if (!activeFocus) page.asksOff = false
                        }
                    }
                }
            }
        }
    }
}
