// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import QtQuick.Window
import Lagewerk.Console

// A message that is being written: the fields of the Nachrichtenvordruck that people fill in.
Item {
    id: form

    required property Desk desk
    readonly property MessageDesk messages: desk.messages
    function orNone(means) {
        const all = [qsTr("keine Angabe")]
        for (let i = 0; i < means.length; ++i)
            all.push(means[i])
        return all
    }

    readonly property bool isOut: messages.draftDirection === 2
    readonly property bool isIn: messages.draftDirection === 1
    readonly property bool isWide: width > Theme.unit * 110
    property alias view: view
    property bool asksDiscard: false
    // The field that is typed in stays in sight.
    readonly property Item holder: Window.activeFocusItem

    function begin() {
        view.contentY = 0
        asksDiscard = false
        if (isIn) callName.take()
        else to.take()
    }
    // The uppermost field that is missing or wrong.
    function firstWrong(item) {
        for (const child of item.children) {
            const found = child instanceof MessageInput ? (child.visible && child.fault !== "" ? child : null) : firstWrong(child)
            if (found)
                return found
        }
        return null
    }
    function send() {
        if (messages.send())
            return
        view.contentY = 0
        const wrong = firstWrong(column)
        if (wrong)
            wrong.take()
    }
    onHolderChanged: {
        if (!visible || !holder || !(holder instanceof TextInput || holder instanceof TextEdit))
            return
        const place = holder.mapToItem(column, 0, 0)
        if (place.y < 0 || place.y > column.height)
            return
        if (place.y < view.contentY)
            view.contentY = Math.max(0, place.y - Theme.unit * 8)
        else if (place.y + Math.min(holder.height, view.height) > view.contentY + view.height)
            view.contentY = Math.max(0, Math.min(view.contentHeight - view.height, place.y + Math.min(holder.height, view.height * 0.8) - view.height + Theme.unit * 8))
    }

    Flickable {
        id: view
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: bar.top
        anchors.bottomMargin: Theme.unit * 2
        contentHeight: column.implicitHeight + Theme.unit * 2
        contentWidth: width
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        ColumnLayout {
            id: column
            width: form.width - Theme.unit * 4
            spacing: Theme.unit * 3

            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                Repeater {
                    model: [ { direction: 1, name: qsTr("Eingang") }, { direction: 2, name: qsTr("Ausgang") }, { direction: 3, name: qsTr("Gesprächsnotiz") } ]
                    ActionButton {
                        required property var modelData
                        objectName: "direction-" + modelData.direction
                        text: modelData.name
                        primary: form.messages.draftDirection === modelData.direction
                        Accessible.checkable: true
                        Accessible.checked: primary
                        onClicked: form.messages.draftDirection = modelData.direction
                    }
                }
            }
            Label {
                visible: text !== ""
                Layout.fillWidth: true
                text: form.messages.draftAnswers === "" ? "" : qsTr("Antwort auf %1").arg(form.messages.draftAnswers)
                color: Theme.second
                wrapMode: Text.Wrap
            }
            // 9
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                Label { text: qsTr("9 Vorrang"); font.pixelSize: Theme.small; color: Theme.second }
                Repeater {
                    model: [ { priority: 1, urgency: 0, name: qsTr("Einfach") }, { priority: 2, urgency: 3, name: qsTr("Sofort") }, { priority: 3, urgency: 4, name: qsTr("Blitz") } ]
                    T.Button {
                        id: choice
                        required property var modelData
                        readonly property bool chosen: form.messages.draftPriority === modelData.priority
                        objectName: "priority-" + modelData.priority
                        text: modelData.name
                        implicitHeight: Theme.unit * 10
                        implicitWidth: words.implicitWidth + Theme.unit * 6
                        focusPolicy: Qt.StrongFocus
                        hoverEnabled: true
                        onClicked: form.messages.draftPriority = modelData.priority
                        Keys.onReturnPressed: clicked()
                        Accessible.checkable: true
                        Accessible.checked: chosen
                        background: Rectangle {
                            radius: 5
                            color: choice.hovered ? Theme.hover : Theme.panel
                            border.width: choice.visualFocus ? 3 : choice.chosen ? 2 : 1
                            border.color: choice.visualFocus ? Theme.text : choice.chosen ? Theme.action : Theme.border
                        }
                        contentItem: Item {
                            Row {
                                id: words
                                anchors.centerIn: parent
                                spacing: Theme.unit * 2
                                UrgencyMark { anchors.verticalCenter: parent.verticalCenter; visible: choice.modelData.urgency > 0; urgency: Math.max(1, choice.modelData.urgency) }
                                Label { anchors.verticalCenter: parent.verticalCenter; text: choice.text; font.weight: choice.chosen ? Font.Bold : Font.Normal }
                            }
                        }
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: form.isWide ? 3 : 1
                columnSpacing: Theme.unit * 3
                rowSpacing: Theme.unit * 3
                ColumnLayout {
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    spacing: Theme.unit * 0.5
                    Label { text: form.isOut ? qsTr("7 Gewünschtes Mittel") : qsTr("1 Beförderungsmittel"); font.pixelSize: Theme.small; color: Theme.second }
                    Choice {
                        Layout.fillWidth: true
                        model: form.orNone(form.messages.means)
                        readonly property string field: form.isOut ? "meansWished" : "means"
                        currentIndex: { form.messages.texts; return form.messages.meansIndex(field) }
                        onActivated: index => form.messages.writeMeans(field, index)
                        Accessible.name: qsTr("Mittel")
                    }
                }
                MessageInput { id: callName; Layout.fillWidth: true; Layout.preferredWidth: 1; messages: form.messages; field: "callName"; label: qsTr("6 Rufname der Gegenstelle") }
                MessageInput { Layout.fillWidth: true; Layout.preferredWidth: 1; messages: form.messages; field: "phone"; label: qsTr("11 Telefon") }
            }
            MessageInput { id: to; Layout.fillWidth: true; messages: form.messages; field: "to"; label: qsTr("10 Anschrift"); needed: true }
            MessageInput { Layout.fillWidth: true; messages: form.messages; field: "subject"; label: qsTr("13 Betreff"); needed: true; most: 200 }
            MessageInput { Layout.fillWidth: true; messages: form.messages; field: "text"; label: qsTr("14 Inhalt"); needed: true; lines: 5 }
            GridLayout {
                Layout.fillWidth: true
                columns: form.isWide ? 2 : 1
                columnSpacing: Theme.unit * 3
                rowSpacing: Theme.unit * 3
                MessageInput { Layout.fillWidth: true; Layout.preferredWidth: 1; messages: form.messages; field: "from"; label: qsTr("15 Absender"); needed: true }
                MessageInput { Layout.fillWidth: true; Layout.preferredWidth: 1; messages: form.messages; field: "writtenBy"; label: qsTr("17 Zeichen, Funktion"); needed: true }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.unit * 3
                MessageInput { Layout.fillWidth: true; Layout.preferredWidth: 2; messages: form.messages; field: "clock"; label: qsTr("16 Abfassungszeit"); needed: true; most: 5; placeholder: qsTr("hhmm") }
                ActionButton { objectName: "draftNow"; Layout.alignment: Qt.AlignTop; Layout.topMargin: Theme.small * 1.4; text: qsTr("jetzt"); keyLetter: "J"; onClicked: form.messages.writeNow("clock") }
                MessageInput { Layout.fillWidth: true; Layout.preferredWidth: 2; messages: form.messages; field: "date"; label: qsTr("Datum"); most: 10; placeholder: qsTr("TT.MM.JJJJ") }
                MessageInput { visible: form.isIn; Layout.fillWidth: true; Layout.preferredWidth: 2; messages: form.messages; field: "takenClock"; label: qsTr("2 Aufgenommen um"); most: 5; placeholder: qsTr("hhmm") }
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                ActionButton {
                    objectName: "linkSelection"
                    visible: form.desk.selectionSubject !== ""
                    text: qsTr("Bezug: %1").arg(form.desk.selectionTitle)
                    keyLetter: "K"
                    onClicked: form.messages.link(form.desk.selectionSubject)
                }
                Repeater {
                    model: form.messages.draftLinks.length
                    ActionButton {
                        required property int index
                        readonly property var link: form.messages.draftLinks[index] ?? ({ subject: "", words: "" })
                        text: qsTr("ohne Bezug %1").arg(link.words)
                        onClicked: form.messages.unlink(link.subject)
                    }
                }
            }
            PendingFiles {
                objectName: "messageFiles"
                Layout.fillWidth: true
                files: form.messages.files
            }
        }
    }
    ColumnLayout {
        id: bar
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.rightMargin: Theme.unit * 4
        spacing: Theme.unit * 2

        Label {
            objectName: "draftMessage"
            visible: text !== ""
            Layout.fillWidth: true
            text: form.messages.message !== "" ? form.messages.message : form.messages.sendHint
            color: form.messages.message !== "" ? Theme.urgencyLine[4] : Theme.second
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton {
                objectName: "sendMessage"
                text: form.isOut ? qsTr("Zum Senden geben") : form.isIn ? qsTr("Aufnehmen") : qsTr("Eintragen")
                keyLetter: "T"
                primary: true
                enabled: form.messages.sendHint === ""
                onClicked: form.send()
            }
            ActionButton {
                objectName: "messageAttach"
                text: qsTr("Anlage")
                keyLetter: "H"
                enabled: form.desk.header.mayWrite
                onClicked: {
                    ask.source = ""
                    ask.setSource("FileAsk.qml", { files: form.messages.files, parentWindow: form.Window.window })
                }
            }
            ActionButton { objectName: "closeDraft"; text: qsTr("Später weiter") + " · Esc"; onClicked: form.messages.closeDraft() }
            ActionButton {
                objectName: "discardDraft"
                text: form.asksDiscard ? qsTr("Wirklich verwerfen") : qsTr("Verwerfen")
                onClicked: {
                    if (form.asksDiscard || !form.messages.hasDraft) form.messages.discardDraft()
                    else form.asksDiscard = true
                }
                onActiveFocusChanged: if (!activeFocus) form.asksDiscard = false
            }
        }
    }
    Keys.onEscapePressed: messages.closeDraft()
    Loader { id: ask; objectName: "messageFileAsk" }
}
