// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Alarms that nobody has taken over: on every page, in the same place, until someone does. It does not blink.
Rectangle {
    id: band

    required property Desk desk
    readonly property AlarmDesk alarms: desk.alarms
    readonly property bool pressing: alarms.escalated > 0
    readonly property string note: desk.noteMessage === "" ? "" : desk.noteOn("alarms")
    signal showAsked()

    visible: alarms.waiting > 0 || (note !== "" && desk.noteIsFailure)
    implicitHeight: row.implicitHeight + Theme.unit * 3
    color: pressing ? Theme.urgency[4] : Theme.raised
    border.width: pressing ? 0 : 2
    border.color: Theme.urgencyLine[Math.max(1, alarms.urgency)]

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 5
        anchors.rightMargin: Theme.unit * 4
        spacing: Theme.unit * 3

        UrgencyMark { urgency: Math.max(1, band.alarms.urgency); visible: band.alarms.waiting > 0 && !band.pressing }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            Label {
                objectName: "alarmHeadline"
                Layout.fillWidth: true
                visible: text !== ""
                text: band.alarms.headline + (band.alarms.isPaused ? " · " + band.alarms.pausedText : "")
                font.bold: true
                font.pixelSize: Theme.title
                color: band.pressing ? Theme.urgencyInk[4] : Theme.text
                wrapMode: Text.Wrap
                Accessible.role: Accessible.AlertMessage
            }
            Label {
                objectName: "alarmDetail"
                Layout.fillWidth: true
                visible: text !== ""
                text: band.alarms.detail
                color: band.pressing ? Theme.urgencyInk[4] : Theme.second
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            Label {
                objectName: "alarmNote"
                Layout.fillWidth: true
                visible: text !== ""
                // That it went well the band itself shows: the words would stand under the next alarm.
                text: band.desk.noteIsFailure ? band.note : ""
                font.bold: true
                color: band.pressing ? Theme.urgencyInk[4] : Theme.text
                wrapMode: Text.Wrap
            }
        }
        ActionButton {
            objectName: "alarmTake"
            visible: band.alarms.waiting > 0 && band.alarms.mayTake
            text: qsTr("Übernehmen")
            keyLetter: "Q"
            onClicked: band.alarms.takeFirst()
        }
        Label {
            visible: band.alarms.waiting > 0 && !band.alarms.mayTake && !band.desk.header.isPast
            text: qsTr("Zum Übernehmen anmelden")
            color: band.pressing ? Theme.urgencyInk[4] : Theme.second
        }
        ActionButton {
            objectName: "alarmShow"
            visible: band.alarms.waiting > 0
            text: qsTr("Zeigen")
            onClicked: band.showAsked()
        }
        Label {
            objectName: "alarmSoundProblem"
            visible: text !== "" && band.alarms.waiting > 0 && !band.desk.header.isPast
            text: band.alarms.soundProblem === "" ? "" : qsTr("Kein Ton: %1").arg(band.alarms.soundProblem)
            font.bold: true
            color: band.pressing ? Theme.urgencyInk[4] : Theme.text
        }
        ActionButton {
            objectName: "alarmPause"
            visible: band.alarms.waiting > 0 && !band.desk.header.isPast && band.alarms.soundProblem === ""
            text: band.alarms.isPaused ? qsTr("Ton an") : qsTr("Ton 10 min aus")
            keyLetter: "I"
            onClicked: band.alarms.pauseSound()
        }
    }
}
