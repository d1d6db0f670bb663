// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// One of the two persons: who signed, or the place to sign. Signing takes a person, a passphrase and, to let the
// warning go, a word: never one key.
Rectangle {
    id: box

    required property WarningDesk warning
    required property var people
    required property bool second
    readonly property string signer: second ? warning.secondSigner : warning.firstSigner
    readonly property bool done: signer !== ""
    // Why somebody cannot sign here; empty: can.
    readonly property var reasons: second ? warning.secondReasons : warning.firstReasons
    readonly property bool mayTry: open && !warning.busy && passphrase.text !== "" && person.currentIndex >= 0
        && reasons[person.currentIndex] === "" && (!second || word.text !== "")
    readonly property bool open: second ? warning.canSignSecond : warning.canSignFirst

    implicitHeight: column.implicitHeight + Theme.unit * 6
    radius: 5
    color: Theme.raised
    border.width: open ? 2 : 1
    border.color: open ? Theme.action : Theme.border

    // Who is logged in at this workplace; empty: nobody.
    property string sitting: ""
    // How long a passphrase waits in its field.
    property int waitsMs: 30000
    readonly property string subject: warning.title + warning.contentHash

    // It is a person's key that lies there: it goes with the page, with what was to be signed, with who is logged in,
    // and after a while, so that nobody else finds it.
    function forget() {
        passphrase.clear()
        word.clear()
    }
    onVisibleChanged: if (!visible) forget()
    onSubjectChanged: forget()
    onSittingChanged: forget()
    onOpenChanged: forget()
    Timer { id: forgetter; interval: box.waitsMs; onTriggered: box.forget() }

    function begin() { passphrase.forceActiveFocus() }
    function sign() {
        if (!mayTry)
            return
        // A mistyped word is said at once and costs nobody the passphrase.
        const wordIsWrong = second && !warning.isConfirmedBy(word.text)
        if (second) warning.signSecond(person.currentIndex, passphrase.text, word.text)
        else warning.signFirst(person.currentIndex, passphrase.text)
        word.clear()
        if (wordIsWrong)
            word.forceActiveFocus()
        else
            passphrase.clear()
    }

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.unit * 3
        spacing: Theme.unit * 2

        RowLayout {
            spacing: Theme.unit * 3
            Rectangle {
                implicitWidth: Theme.unit * 7
                implicitHeight: Theme.unit * 7
                radius: width / 2
                color: box.done ? Theme.second : box.open ? Theme.action : Theme.muted
                Label {
                    anchors.centerIn: parent
                    text: box.done ? "✓" : box.second ? "2" : "1"
                    font.bold: true
                    color: box.done ? Theme.panel : box.open ? Theme.actionInk : Theme.panel
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                Label {
                    Layout.fillWidth: true
                    text: box.done ? box.signer : box.second ? qsTr("Zweite Person") : qsTr("Verfasser")
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
                Label {
                    Layout.fillWidth: true
                    text: box.done ? (box.second ? box.warning.isAllClear ? qsTr("freigegeben, Entwarnung ausgelöst, %1").arg(box.warning.secondSignedAt) : qsTr("freigegeben und ausgelöst, %1").arg(box.warning.secondSignedAt) : qsTr("als Verfasser freigegeben, %1").arg(box.warning.firstSignedAt))
                        : box.open ? (box.second ? box.warning.isAllClear ? qsTr("prüft und entwarnt") : qsTr("prüft und löst aus") : box.warning.isAllClear ? qsTr("gibt die Entwarnung frei") : qsTr("gibt Text, Gebiet und Stufe frei"))
                        : qsTr("noch nicht an der Reihe")
                    color: Theme.second
                    font.pixelSize: Theme.small
                    wrapMode: Text.Wrap
                }
            }
            Figure {
                visible: text !== "" && (box.done || box.second)
                text: box.warning.contentHash
                font.pixelSize: Theme.small
                color: Theme.second
                Accessible.name: qsTr("Prüfsumme des Inhalts %1").arg(text)
            }
        }
        Choice {
            id: person
            objectName: box.second ? "secondPerson" : "firstPerson"
            Layout.fillWidth: true
            visible: box.open
            model: box.people
            reasons: box.reasons
            // Chosen anew whenever the box opens; until then a person's own choice stands.
            readonly property int proposed: visible ? (box.second ? box.warning.secondPlace : box.warning.authorPlace) : -1
            currentIndex: proposed
            onProposedChanged: currentIndex = proposed
            onCountChanged: currentIndex = proposed
            Accessible.name: qsTr("Person")
        }
        Label {
            Layout.fillWidth: true
            visible: box.open && person.currentIndex < 0
            text: box.second ? qsTr("An dieser Konsole ist niemand, der auslösen darf und nicht schon freigegeben hat.")
                             : qsTr("An dieser Konsole ist niemand, der Warnungen verfassen darf.")
            color: Theme.urgencyLine[4]
            wrapMode: Text.Wrap
        }
        TextField {
            id: passphrase
            objectName: box.second ? "secondPassphrase" : "firstPassphrase"
            Layout.fillWidth: true
            visible: box.open
            placeholderText: qsTr("Passphrase dieser Person")
            echoMode: TextInput.Password
            inputMethodHints: Qt.ImhHiddenText | Qt.ImhSensitiveData
            onTextChanged: text === "" ? forgetter.stop() : forgetter.restart()
            onAccepted: box.sign()
        }
        TextField {
            id: word
            objectName: "confirmationWord"
            Layout.fillWidth: true
            visible: box.open && box.second
            placeholderText: qsTr("Zum Auslösen %1 eintippen").arg(box.warning.confirmationWord)
            onAccepted: box.sign()
        }
        ActionButton {
            objectName: box.second ? "signSecond" : "signFirst"
            Layout.fillWidth: true
            visible: box.open
            primary: true
            enabled: box.mayTry
            text: box.second ? (box.warning.isAllClear ? qsTr("Freigeben und entwarnen") : qsTr("Freigeben und auslösen")) : qsTr("Als Verfasser freigeben")
            onClicked: box.sign()
        }
    }
}
