// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lagewerk.Console

T.Popup {
    id: dialog

    required property PictureHeader header

    modal: true
    focus: true
    padding: Theme.unit * 6
    implicitWidth: Theme.unit * 110
    implicitHeight: column.implicitHeight + 2 * padding
    closePolicy: T.Popup.CloseOnEscape
    onOpened: passphrase.forceActiveFocus()
    onClosed: passphrase.clear()

    function submit() {
        if (passphrase.text === "" || header.isOpeningKey)
            return
        header.logIn(person.currentIndex, passphrase.text)
        passphrase.clear()
    }
    Connections {
        target: dialog.header
        function onChanged() { if (dialog.opened && dialog.header.isLoggedIn) dialog.close() }
    }

    background: Rectangle {
        radius: 6
        color: Theme.panel
        border.color: Theme.border
        border.width: 2
    }
    T.Overlay.modal: Rectangle { color: Qt.rgba(0, 0, 0, 0.45) }
    contentItem: ColumnLayout {
        id: column
        spacing: Theme.unit * 3
        PageTitle { text: qsTr("Anmelden") }
        Choice { id: person; Layout.fillWidth: true; model: dialog.header.people; Accessible.name: qsTr("Person") }
        TextField {
            id: passphrase
            objectName: "loginPassphrase"
            Layout.fillWidth: true
            echoMode: TextInput.Password
            placeholderText: qsTr("Passphrase")
            onAccepted: dialog.submit()
        }
        Label {
            Layout.fillWidth: true
            visible: text !== ""
            text: dialog.header.isOpeningKey ? qsTr("Schlüssel wird geöffnet …") : dialog.header.loginFailure
            color: dialog.header.isOpeningKey ? Theme.second : Theme.urgencyLine[4]
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        RowLayout {
            spacing: Theme.unit * 2
            ActionButton { text: qsTr("Anmelden"); primary: true; enabled: passphrase.text !== "" && !dialog.header.isOpeningKey; onClicked: dialog.submit() }
            ActionButton { text: qsTr("Abbrechen"); onClicked: dialog.close() }
        }
    }
}
