// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Right column of the warning page: how it arrives, and the two persons.
Flickable {
    id: panel

    required property Desk desk
    readonly property WarningDesk warning: desk.warning

    // The step to sign, reached by keys, leads to the passphrase: what is typed next must not fall beside it.
    readonly property int step: warning.step
    property int stepBefore: 0
    onStepChanged: {
        if (stepBefore === 3 && step === 4)
            toField.restart()
        stepBefore = step
    }
    Timer {
        id: toField
        interval: 0
        onTriggered: {
            const box = first.open ? first : second.open ? second : null
            if (box && panel.visible && panel.step === 4)
                box.begin()
        }
    }

    contentHeight: column.implicitHeight + Theme.unit * 8
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    ColumnLayout {
        id: column
        x: Theme.unit * 4
        y: Theme.unit * 4
        width: panel.width - Theme.unit * 8
        spacing: Theme.unit * 2.5

        Rectangle {
            objectName: "channelHint"
            Layout.fillWidth: true
            visible: panel.warning.channelHint !== ""
            implicitHeight: channelWords.implicitHeight + Theme.unit * 6
            radius: 5
            color: Theme.raised
            border.width: 2
            border.color: Theme.urgencyLine[4]
            Label {
                id: channelWords
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: Theme.unit * 3
                text: panel.warning.channelHint
                color: Theme.urgencyLine[4]
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
        }
        Label { text: qsTr("Zwei Personen"); font.pixelSize: Theme.title; font.weight: Font.DemiBold }
        Label {
            Layout.fillWidth: true
            visible: text !== ""
            text: panel.warning.whyNot
            color: panel.warning.isDecided ? Theme.second : Theme.urgencyLine[4]
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        SignBox { id: first; Layout.fillWidth: true; warning: panel.warning; people: panel.desk.header.people; sitting: panel.desk.header.person; second: false }
        SignBox { id: second; Layout.fillWidth: true; warning: panel.warning; people: panel.desk.header.people; sitting: panel.desk.header.person; second: true }
        // Below the boxes: when the water rises, no field moves away under a hand.
        Rectangle {
            id: rise
            Layout.fillWidth: true
            visible: panel.warning.riseWarning !== ""
            implicitHeight: riseColumn.implicitHeight + Theme.unit * 6
            radius: 5
            color: Theme.raised
            border.width: 2
            border.color: Theme.urgencyLine[4]
            property bool confirm: false
            onVisibleChanged: confirm = false
            ColumnLayout {
                id: riseColumn
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Theme.unit * 3
                spacing: Theme.unit * 2
                Label {
                    objectName: "riseWarning"
                    Layout.fillWidth: true
                    text: panel.warning.riseWarning
                    color: Theme.urgencyLine[4]
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
                Label {
                    Layout.fillWidth: true
                    text: panel.warning.wasEdited ? qsTr("Übernehmen ersetzt Texte, Gebiet und Stufe durch den neuen Vorschlag. Ihre Änderungen gehen verloren.")
                                                  : qsTr("Übernehmen ersetzt Texte, Gebiet und Stufe durch den neuen Vorschlag.")
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
                ActionButton {
                    objectName: "takeRise"
                    Layout.fillWidth: true
                    text: rise.confirm ? qsTr("Änderungen wirklich ersetzen") : qsTr("Neue Lage übernehmen")
                    onClicked: {
                        if (panel.warning.wasEdited && !rise.confirm) {
                            rise.confirm = true
                            return
                        }
                        rise.confirm = false
                        panel.warning.takeRise()
                    }
                    onActiveFocusChanged: if (!activeFocus) rise.confirm = false
                }
            }
        }
        Label {
            Layout.fillWidth: true
            visible: text !== ""
            text: panel.warning.message
            color: panel.warning.messageIsFailure ? Theme.urgencyLine[4] : Theme.text
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            visible: panel.warning.canSignFirst || panel.warning.canSignSecond
            text: panel.warning.releaseHint
            color: Theme.second
            wrapMode: Text.Wrap
        }
        Label { Layout.topMargin: Theme.unit * 3; text: panel.warning.channelHint === "" ? qsTr("So kommt es an") : qsTr("So käme es an"); font.pixelSize: Theme.title; font.weight: Font.DemiBold }
        Repeater {
            model: panel.warning.channels
            Rectangle {
                id: channel
                required property string channel
                required property string length
                required property string body
                required property bool tooLong
                required property bool isConnected
                Layout.fillWidth: true
                implicitHeight: words.implicitHeight + Theme.unit * 5
                radius: 4
                color: Theme.raised
                border.color: tooLong ? Theme.urgencyLine[4] : Theme.line
                ColumnLayout {
                    id: words
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.margins: Theme.unit * 2.5
                    spacing: Theme.unit * 1.5
                    RowLayout {
                        Layout.fillWidth: true
                        Label { Layout.fillWidth: true; text: channel.channel; font.weight: Font.DemiBold; font.pixelSize: Theme.small * 1.08; elide: Text.ElideRight }
                        Figure { text: channel.length; font.pixelSize: Theme.small; color: channel.tooLong ? Theme.urgencyLine[4] : Theme.second }
                    }
                    Label {
                        Layout.fillWidth: true
                        visible: !channel.isConnected
                        text: qsTr("nicht angeschlossen: geht nicht hinaus")
                        font.pixelSize: Theme.small * 1.08
                        font.weight: Font.DemiBold
                        color: Theme.urgencyLine[4]
                        wrapMode: Text.Wrap
                    }
                    Label {
                        Layout.fillWidth: true
                        text: channel.body
                        font.pixelSize: Theme.small * 1.08
                        color: channel.isConnected ? Theme.text : Theme.second
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
