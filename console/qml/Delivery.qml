// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Whom the warning reached, failures first.
ColumnLayout {
    id: delivery

    required property WarningDesk warning

    spacing: Theme.unit * 2
    Label {
        objectName: "receiptSummary"
        Layout.fillWidth: true
        text: delivery.warning.receiptSummary
        color: delivery.warning.channelHint === "" ? Theme.text : Theme.urgencyLine[4]
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
    Repeater {
        model: delivery.warning.receipts
        Rectangle {
            id: row
            required property string channel
            required property string recipient
            required property string status
            required property string clock
            required property string detail
            required property int urgency
            required property string key
            required property bool isOpen
            required property bool hasKeys
            Layout.fillWidth: true
            implicitHeight: cells.implicitHeight + Theme.unit * 4
            radius: 4
            color: Theme.raised
            border.color: row.urgency >= 3 ? Theme.urgencyLine[row.urgency] : Theme.line
            ColumnLayout {
                id: cells
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: Theme.unit * 3
                anchors.rightMargin: Theme.unit * 3
                spacing: Theme.unit * 0.5
                RowLayout {
                    spacing: Theme.unit * 2
                    UrgencyMark { visible: row.urgency >= 2; urgency: row.urgency }
                    Label { Layout.fillWidth: true; text: row.channel + " · " + row.recipient; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
                    Label { text: row.status; font.weight: Font.DemiBold; color: row.urgency >= 2 ? Theme.urgencyLine[row.urgency] : Theme.text }
                    Figure { text: row.clock; font.pixelSize: Theme.small; color: Theme.second }
                }
                Label { Layout.fillWidth: true; visible: text !== ""; text: row.detail; color: Theme.second; wrapMode: Text.Wrap; font.pixelSize: Theme.small }
                // The keys are those of the first that is open.
                Flow {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.unit
                    visible: row.isOpen && delivery.warning.mayDecideDelivery
                    spacing: Theme.unit * 2
                    ActionButton { objectName: "sendAgain"; text: qsTr("Noch einmal senden"); keyLetter: row.hasKeys ? "S" : ""; onClicked: delivery.warning.sendAgain(row.key) }
                    ActionButton { objectName: "confirmArrival"; text: qsTr("Ist angekommen"); keyLetter: row.hasKeys ? "D" : ""; onClicked: delivery.warning.confirmArrival(row.key) }
                }
            }
        }
    }
}
