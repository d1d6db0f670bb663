// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Who takes this workplace over. The picture, the page and what is being written stay; the one who goes signs an entry
// of the log, the one who comes opens the own key.
ColumnLayout {
    id: form

    required property Desk desk
    readonly property PictureHeader header: desk.header
    readonly property string whyNot: desk.changes.whyNoHandover
    property bool isTrying: false
    property string done: ""

    function submit() {
        if (passphrase.text === "" || header.isOpeningKey)
            return
        isTrying = true
        done = ""
        desk.handOver(person.currentIndex, passphrase.text, note.text)
        passphrase.clear()
    }

    spacing: Theme.unit * 2
    // A passphrase does not outlive the sheet.
    onVisibleChanged: { passphrase.clear(); isTrying = false; done = "" }
    Timer { interval: 30000; running: passphrase.text !== ""; onTriggered: passphrase.clear() }

    Connections {
        target: form.desk
        function onHandedOver(entry) {
            form.isTrying = false
            form.done = entry
            note.clear()
        }
    }

    Label {
        objectName: "handoverWho"
        Layout.fillWidth: true
        text: form.whyNot !== "" ? form.whyNot : qsTr("%1, %2 übergibt diesen Arbeitsplatz an:").arg(form.header.post).arg(form.header.person)
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
    Flow {
        Layout.fillWidth: true
        visible: form.whyNot === ""
        spacing: Theme.unit * 2
        Choice {
            id: person
            objectName: "handoverPerson"
            width: Theme.unit * 70
            implicitHeight: Theme.unit * 9
            model: form.header.people
            // Not to oneself: the first other person, until somebody else is chosen.
            currentIndex: {
                const people = form.header.people
                let place = 0
                while (place < people.length && people[place].startsWith(form.header.person + " · "))
                    ++place
                return place < people.length ? place : 0
            }
            Accessible.name: qsTr("Wer übernimmt")
        }
        TextField {
            id: passphrase
            objectName: "handoverPassphrase"
            width: Theme.unit * 76
            implicitHeight: Theme.unit * 9
            echoMode: TextInput.Password
            placeholderText: qsTr("Passphrase dessen, der übernimmt")
            Accessible.name: placeholderText
            onAccepted: form.submit()
        }
        TextField {
            id: note
            objectName: "handoverNote"
            width: Math.max(Theme.unit * 60, parent.width - Theme.unit * 216)
            implicitHeight: Theme.unit * 9
            maximumLength: 500
            placeholderText: qsTr("Worauf zu achten ist (kommt ins Einsatztagebuch)")
            Accessible.name: placeholderText
        }
        ActionButton {
            objectName: "handoverDo"
            text: qsTr("Übergeben")
            primary: true
            enabled: passphrase.text !== "" && !form.header.isOpeningKey
            onClicked: form.submit()
        }
    }
    Label {
        objectName: "handoverDone"
        Layout.fillWidth: true
        visible: text !== ""
        text: form.done === "" ? "" : qsTr("Im Einsatztagebuch: %1").arg(form.done)
        wrapMode: Text.Wrap
        Accessible.role: Accessible.AlertMessage
    }
    Label {
        objectName: "handoverFailure"
        Layout.fillWidth: true
        visible: text !== ""
        text: form.header.isOpeningKey ? qsTr("Schlüssel wird geöffnet …") : form.isTrying ? form.header.loginFailure : ""
        color: form.header.isOpeningKey ? Theme.second : Theme.urgencyLine[4]
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
}
