// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The chosen message laid out like the Nachrichtenvordruck, what can be said about it, and what became of it.
Flickable {
    id: detail

    required property Desk desk
    readonly property MessageDesk messages: desk.messages
    readonly property var fields: messages.fields
    readonly property bool isOut: messages.direction === 2
    signal mapAsked(string subject)
    signal fileAsked(string hash)
    signal orderAsked

    function field(number: int) : var { return fields[number] ?? ({ name: "", value: "" }) }
    function sight() {
        messages.beginRouting()
        contentY = 0
    }

    contentHeight: column.implicitHeight + Theme.unit * 6
    contentWidth: width
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    Connections {
        target: detail.messages
        property string seen: ""
        function onChanged() {
            if (seen === detail.messages.selected)
                return
            seen = detail.messages.selected
            detail.contentY = 0
            noteField.clear()
            clockField.clear()
        }
    }

    ColumnLayout {
        id: column
        width: detail.width - Theme.unit * 4
        spacing: Theme.unit * 3

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit * 3
            UrgencyMark { Layout.alignment: Qt.AlignTop; Layout.topMargin: Theme.unit * 0.5; visible: detail.messages.urgency > 0; urgency: Math.max(1, detail.messages.urgency) }
            Figure { Layout.alignment: Qt.AlignTop; text: detail.messages.number; font.pixelSize: Theme.title * 1.3; font.bold: true }
            Label {
                objectName: "detailSubject"
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                text: detail.messages.subject
                font.pixelSize: Theme.title * 1.2
                font.bold: true
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
            }
        }
        Label {
            objectName: "detailState"
            Layout.fillWidth: true
            text: detail.messages.state
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            visible: !detail.messages.isRouting
            ActionButton {
                objectName: "sight"
                text: detail.messages.isSighted ? qsTr("Umverteilen") : qsTr("Sichten")
                keyLetter: "S"
                primary: !detail.messages.isSighted && !detail.isOut
                enabled: detail.messages.hint === ""
                onClicked: detail.sight()
            }
            ActionButton {
                objectName: "endMessage"
                visible: !detail.isOut
                text: detail.messages.function === "" ? qsTr("Erledigt") : qsTr("Erledigt (%1)").arg(detail.messages.function)
                keyLetter: "E"
                primary: detail.messages.mayEnd
                enabled: detail.messages.mayEnd
                onClicked: { detail.messages.end(noteField.text); noteField.clear() }
            }
            ActionButton {
                objectName: "receipt"
                text: qsTr("Gelesen")
                keyLetter: "C"
                enabled: detail.messages.mayReceipt
                onClicked: detail.messages.receipt()
            }
            ActionButton {
                objectName: "reply"
                text: qsTr("Antworten")
                keyLetter: "R"
                enabled: !detail.messages.isOwn && detail.desk.header.mayWrite && !detail.messages.hasDraft
                onClicked: detail.messages.reply()
            }
            ActionButton {
                objectName: "orderFromMessage"
                visible: !detail.isOut
                text: qsTr("Auftrag daraus")
                keyLetter: "U"
                enabled: !detail.messages.isOwn && detail.desk.header.mayWrite
                onClicked: { detail.desk.orders.beginFromReport(detail.messages.selected); detail.orderAsked() }
            }
            ActionButton {
                objectName: "editRefused"
                visible: detail.messages.isRefused
                text: qsTr("Wieder bearbeiten")
                keyLetter: "B"
                primary: true
                enabled: !detail.messages.hasDraft
                onClicked: detail.messages.editRefused()
            }
            ActionButton {
                objectName: "showOnMap"
                visible: detail.messages.links.length > 0
                text: qsTr("Auf Karte zeigen")
                keyLetter: "K"
                onClicked: detail.mapAsked(detail.messages.links[0].subject)
            }
            ActionButton {
                objectName: "printMessage"
                text: qsTr("Als PDF")
                keyLetter: "D"
                enabled: !detail.messages.isOwn && !detail.desk.papers.isWriting
                onClicked: detail.desk.printMessage()
            }
        }
        Label {
            objectName: "detailHint"
            visible: text !== "" && !detail.messages.isRouting
            Layout.fillWidth: true
            text: detail.messages.hint
            color: Theme.second
            wrapMode: Text.Wrap
        }
        Label {
            visible: text !== ""
            Layout.fillWidth: true
            text: detail.desk.papers.note
            color: detail.desk.papers.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
            wrapMode: Text.Wrap
        }
        MessageRouting {
            objectName: "routing"
            Layout.fillWidth: true
            visible: detail.messages.isRouting
            enabled: visible
            messages: detail.messages
        }
        // 4: how it went out
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            visible: detail.isOut && !detail.messages.isSent && !detail.messages.isOwn
            Choice { id: means; width: Theme.unit * 34; model: detail.messages.means; Accessible.name: qsTr("Beförderungsmittel") }
            TextField {
                id: clockField
                objectName: "sentClock"
                width: Theme.unit * 44
                maximumLength: 5
                placeholderText: qsTr("Quittung der Gegenstelle, hhmm")
                Accessible.name: qsTr("Wann die Gegenstelle quittierte, vier Ziffern")
                onAccepted: if (sentButton.enabled) sentButton.clicked()
            }
            ActionButton {
                id: sentButton
                objectName: "markSent"
                text: qsTr("Befördert")
                keyLetter: "B"
                primary: true
                enabled: detail.messages.hint === "" && clockField.text.trim() !== ""
                onClicked: badClock.visible = !detail.messages.markSent(means.currentIndex, clockField.text)
            }
            Label { id: badClock; visible: false; text: qsTr("Keine Uhrzeit: vier Ziffern, etwa 1805."); color: Theme.urgencyLine[4]; font.weight: Font.DemiBold }
        }

        // the form
        ColumnLayout {
            Layout.fillWidth: true
            spacing: -1
            RowLayout {
                Layout.fillWidth: true
                spacing: -1
                MessageBox { field: detail.field(5); strong: true; Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.34 }
                MessageBox { field: detail.field(1); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.33 }
                MessageBox { field: detail.field(9); strong: detail.messages.urgency > 0; Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.33 }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: -1
                MessageBox { field: detail.field(2); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.34 }
                MessageBox { field: detail.field(3); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.33 }
                MessageBox { field: detail.field(4); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.33 }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: -1
                MessageBox { field: detail.field(6); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.34 }
                MessageBox { field: detail.field(7); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.33 }
                MessageBox { field: detail.field(11); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.33 }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: -1
                MessageBox { field: detail.field(10); strong: true; Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.67 }
                MessageBox { field: detail.field(12); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.33 }
            }
            MessageBox { field: detail.field(13); strong: true; Layout.fillWidth: true }
            MessageBox { objectName: "detailText"; field: detail.field(14); Layout.fillWidth: true; Layout.minimumHeight: Theme.unit * 30 }
            RowLayout {
                Layout.fillWidth: true
                spacing: -1
                MessageBox { field: detail.field(15); strong: true; Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.34 }
                MessageBox { field: detail.field(16); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.33 }
                MessageBox { field: detail.field(17); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.33 }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: -1
                MessageBox { field: detail.field(18); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.34 }
                MessageBox { objectName: "detailRouting"; field: detail.field(19); Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: column.width * 0.66 }
            }
            MessageBox { objectName: "detailNotes"; field: detail.field(20); Layout.fillWidth: true }
        }

        // who has it, with marks
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            visible: detail.messages.recipients.length > 0
            Repeater {
                model: detail.messages.recipients.length
                Rectangle {
                    id: recipient
                    required property int index
                    readonly property var seat: detail.messages.recipients[index] ?? ({ function: "", isCopy: false, done: "", read: "", isMine: false })
                    width: Math.min(words.implicitWidth + Theme.unit * 5 + (again.visible ? again.implicitWidth + Theme.unit * 2 : 0), column.width)
                    height: Theme.unit * 10
                    radius: 5
                    color: Theme.raised
                    border.width: seat.isMine ? 2 : 1
                    border.color: seat.isMine ? Theme.action : Theme.border
                    Accessible.role: Accessible.StaticText
                    Accessible.name: words.text
                    Label {
                        id: words
                        x: Theme.unit * 2.5
                        anchors.verticalCenter: parent.verticalCenter
                        text: recipient.seat.function + " · " + (recipient.seat.done !== "" ? qsTr("erledigt %1").arg(recipient.seat.done)
                            : (recipient.seat.isCopy ? qsTr("Kopie") : qsTr("offen")) + (recipient.seat.read !== "" ? ", " + qsTr("gelesen %1").arg(recipient.seat.read) : ""))
                        font.weight: recipient.seat.done === "" && !recipient.seat.isCopy ? Font.Bold : Font.Normal
                    }
                    ActionButton {
                        id: again
                        visible: recipient.seat.done !== "" && recipient.seat.isMine
                        enabled: detail.messages.hint === ""
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.unit
                        anchors.verticalCenter: parent.verticalCenter
                        implicitHeight: Theme.unit * 8
                        text: qsTr("doch nicht")
                        onClicked: detail.messages.reopen(recipient.seat.function)
                    }
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            visible: detail.messages.attachments.length > 0
            spacing: Theme.unit * 2
            Repeater {
                model: detail.messages.attachments
                FileChip {
                    required property var modelData
                    files: detail.desk.files
                    file: modelData
                    onClicked: detail.fileAsked(modelData.hash)
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            visible: detail.messages.answersWords !== "" || detail.messages.links.length > 0
            spacing: Theme.unit * 2
            ActionButton {
                visible: detail.messages.answersWords !== ""
                text: qsTr("Antwort auf %1").arg(detail.messages.answersWords.length > 60 ? detail.messages.answersWords.slice(0, 60) + " …" : detail.messages.answersWords)
                onClicked: detail.messages.selected = detail.messages.answersKey
            }
            Repeater {
                model: detail.messages.links.length
                ActionButton {
                    required property int index
                    readonly property var link: detail.messages.links[index] ?? ({ subject: "", words: "" })
                    text: qsTr("Bezug: %1").arg(link.words)
                    onClicked: detail.mapAsked(link.subject)
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: !detail.messages.isOwn
            spacing: Theme.unit * 2
            TextField {
                id: noteField
                objectName: "messageNote"
                Layout.fillWidth: true
                maximumLength: 4000
                readOnly: detail.messages.hint !== ""
                placeholderText: qsTr("Vermerk dazu (bleibt, wird nie gelöscht)")
                Accessible.name: qsTr("Vermerk")
                onAccepted: if (noteButton.enabled) noteButton.clicked()
            }
            ActionButton {
                id: noteButton
                objectName: "addNote"
                text: qsTr("Vermerken")
                keyLetter: "V"
                enabled: detail.messages.hint === "" && noteField.text.trim() !== ""
                onClicked: { detail.messages.addNote(noteField.text); noteField.clear() }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: detail.messages.history.length > 0
            spacing: Theme.unit
            Label { text: qsTr("Was damit geschah"); font.weight: Font.DemiBold; color: Theme.second }
            Repeater {
                model: detail.messages.history.length
                RowLayout {
                    id: event
                    required property int index
                    readonly property var entry: detail.messages.history[index] ?? ({ clock: "", who: "", words: "" })
                    Layout.fillWidth: true
                    spacing: Theme.unit * 3
                    Figure { Layout.alignment: Qt.AlignTop; text: event.entry.clock }
                    Label { Layout.fillWidth: true; text: event.entry.words + " · " + event.entry.who; wrapMode: Text.Wrap; color: Theme.second }
                }
            }
        }
    }
}
