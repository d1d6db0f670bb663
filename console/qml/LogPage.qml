// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

Rectangle {
    id: page

    required property Desk desk

    color: Theme.panel

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 6
        spacing: Theme.unit * 3

        RowLayout {
            spacing: Theme.unit * 3
            PageTitle { Layout.fillWidth: true; text: qsTr("Einsatztagebuch") }
            ActionButton {
                text: page.desk.logPeopleOnly ? qsTr("Alle Zeilen zeigen") : qsTr("Nur von Menschen")
                keyLetter: "N"
                onClicked: page.desk.logPeopleOnly = !page.desk.logPeopleOnly
            }
        }
        Label {
            Layout.fillWidth: true
            text: page.desk.operation === "" ? qsTr("Kein Einsatz eröffnet. Einträge werden trotzdem gesichert und nummeriert.")
                                             : qsTr("Einsatz %1").arg(page.desk.operation)
            color: Theme.second
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            TextField {
                id: entry
                objectName: "logEntry"
                width: Math.max(Theme.unit * 60, parent.width - writeButton.width - operationButton.width - Theme.unit * 6)
                maximumLength: 4000
                placeholderText: page.desk.header.isLoggedIn ? qsTr("Eintrag schreiben, mit der Eingabetaste sichern")
                                                             : qsTr("Zum Schreiben bitte anmelden (Alt M)")
                readOnly: !page.desk.header.isLoggedIn
                onAccepted: if (writeButton.enabled) writeButton.clicked()
            }
            ActionButton {
                id: writeButton
                text: qsTr("Eintragen")
                keyLetter: "T"
                primary: true
                enabled: page.desk.header.isLoggedIn && entry.text.trim() !== ""
                onClicked: {
                    page.desk.writeLog(entry.text)
                    entry.clear()
                }
            }
            ActionButton {
                id: operationButton
                text: page.desk.operation === "" ? qsTr("Einsatz mit diesem Namen eröffnen") : qsTr("Einsatz schließen")
                keyLetter: page.desk.operation === "" ? "O" : ""
                enabled: page.desk.header.isLoggedIn && (page.desk.operation !== "" || entry.text.trim() !== "")
                onClicked: {
                    if (page.desk.operation === "") {
                        page.desk.openOperation(entry.text)
                        entry.clear()
                    } else if (confirmClose) {
                        page.desk.closeOperation()
                    }
                    confirmClose = page.desk.operation !== "" && !confirmClose
                }
                property bool confirmClose: false
                onActiveFocusChanged: if (!activeFocus) confirmClose = false
            }
        }
        Label {
            visible: text !== ""
            Layout.fillWidth: true
            text: operationButton.confirmClose ? qsTr("Zum Schließen des Einsatzes noch einmal drücken.") : page.desk.noteMessage
            color: page.desk.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Label {
            visible: list.count === 0
            Layout.fillWidth: true
            text: page.desk.header.hasRealm ? qsTr("Noch keine Zeile.") : qsTr("Noch kein Lagebild.")
            color: Theme.second
        }
        ListView {
            id: list
            objectName: "logList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.desk.log
            delegate: Rectangle {
                id: row
                required property int index
                required property string number
                required property string clock
                required property string kind
                required property string line
                required property string who
                required property int urgency
                required property bool automatic
                width: ListView.view.width
                implicitHeight: Math.max(Theme.unit * 10, words.implicitHeight + Theme.unit * 4, who.implicitHeight + Theme.unit * 4)
                color: index % 2 ? Theme.panel : Theme.raised
                RowLayout {
                    anchors.fill: parent
                    anchors.leftMargin: Theme.unit * 2
                    anchors.rightMargin: Theme.unit * 2
                    spacing: Theme.unit * 3
                    Figure { Layout.preferredWidth: Theme.unit * 11; text: row.number; color: Theme.muted }
                    Figure { Layout.preferredWidth: Theme.unit * 19; text: row.clock }
                    Item {
                        Layout.preferredWidth: Theme.unit * 6
                        Layout.preferredHeight: Theme.unit * 5
                        UrgencyMark { visible: row.urgency > 0; anchors.fill: parent; urgency: row.urgency }
                    }
                    Label { Layout.preferredWidth: Theme.unit * 34; text: row.kind; color: Theme.second; elide: Text.ElideRight }
                    Label {
                        id: words
                        Layout.fillWidth: true
                        text: row.line
                        wrapMode: Text.Wrap
                        font.weight: row.automatic ? Font.Normal : Font.DemiBold
                    }
                    Label {
                        id: who
                        objectName: "logWho"
                        Layout.preferredWidth: Theme.unit * 56
                        Layout.maximumWidth: Theme.unit * 56
                        text: row.who
                        color: Theme.second
                        horizontalAlignment: Text.AlignRight
                        wrapMode: Text.Wrap
                        maximumLineCount: 3
                        elide: Text.ElideRight
                    }
                }
            }
        }
    }
}
