// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// What, since when, why, who is affected, and the one or two keys that deal with it.
Rectangle {
    id: card

    required property int urgency
    required property string kind
    required property string since
    required property string title
    required property string detail
    required property string people
    required property string peopleRange
    required property bool isByDay
    required property string objects
    required property string streets
    required property string subject
    required property string mapSubject
    required property int action
    required property int secondAction
    required property string actionText
    required property string secondText
    required property string actionKey
    required property string secondKey
    required property string key
    required property int phase      // AlarmPhase: 1 nobody has it, 2 for too long, 3 taken
    required property string attention
    required property AlarmDesk alarms
    signal acted(int action, string subject, string mapSubject)

    implicitHeight: column.implicitHeight + Theme.unit * 6
    radius: 5
    color: Theme.raised
    border.color: card.phase === 2 ? Theme.urgencyLine[4] : Theme.line
    border.width: card.phase === 2 ? 3 : 1

    Rectangle {
        width: Theme.unit * 1.25
        height: parent.height
        radius: 2
        color: Theme.urgency[card.urgency]
    }
    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: Theme.unit * 4.5
        anchors.rightMargin: Theme.unit * 3
        anchors.topMargin: Theme.unit * 3
        spacing: Theme.unit * 2

        RowLayout {
            spacing: Theme.unit * 2
            UrgencyMark { urgency: card.urgency }
            Label {
                Layout.fillWidth: true
                text: card.kind
                font.pixelSize: Theme.small
                color: Theme.second
                elide: Text.ElideRight
            }
            Label {
                text: card.since
                font.pixelSize: Theme.small
                color: Theme.second
            }
        }
        Label {
            Layout.fillWidth: true
            text: card.title
            font.pixelSize: Theme.title
            font.bold: true
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
        }
        Label {
            Layout.fillWidth: true
            visible: text !== ""
            text: card.detail
            color: Theme.second
            wrapMode: Text.Wrap
            maximumLineCount: 9
            elide: Text.ElideRight
        }
        GridLayout {
            Layout.fillWidth: true
            visible: card.people !== ""
            columns: Theme.scale > 1.4 ? 1 : 3
            columnSpacing: Theme.unit * 2
            rowSpacing: Theme.unit * 2
            FigureBox { Layout.fillWidth: true; Layout.fillHeight: true; figure: card.people; caption: card.isByDay ? qsTr("Menschen\ntags") : qsTr("Menschen\nnachts"); range: card.peopleRange }
            FigureBox { Layout.fillWidth: true; Layout.fillHeight: true; visible: card.objects !== ""; figure: card.objects; caption: qsTr("kritische\nObjekte") }
            FigureBox { Layout.fillWidth: true; Layout.fillHeight: true; visible: card.streets !== ""; figure: card.streets; caption: qsTr("Straßen\nbetroffen") }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: card.phase !== 0
            spacing: Theme.unit * 2
            AlarmMark { phase: card.phase }
            Label {
                objectName: "cardAttention"
                Layout.fillWidth: true
                text: card.attention
                font.bold: card.phase !== 3
                color: card.phase === 2 ? Theme.urgencyLine[4] : card.phase === 3 ? Theme.second : Theme.text
                wrapMode: Text.Wrap
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton {
                visible: card.action !== 0
                text: card.actionText
                keyLetter: card.actionKey
                primary: card.urgency === 4
                onClicked: card.acted(card.action, card.subject, card.mapSubject)
            }
            ActionButton {
                visible: card.secondAction !== 0
                text: card.secondText
                keyLetter: card.secondKey
                onClicked: card.acted(card.secondAction, card.subject, card.mapSubject)
            }
            ActionButton {
                objectName: "cardTake"
                visible: (card.phase === 1 || card.phase === 2) && card.alarms.mayTake
                text: qsTr("Übernehmen")
                onClicked: card.alarms.take(card.key)
            }
            ActionButton {
                objectName: "cardGiveBack"
                visible: card.phase === 3 && card.alarms.mayTake
                text: qsTr("Abgeben")
                onClicked: card.alarms.giveBack(card.key)
            }
            ActionButton {
                objectName: "cardHandUp"
                visible: (card.phase === 1 || card.phase === 3) && card.alarms.mayTake
                text: qsTr("An Leitung geben")
                onClicked: card.alarms.handUp(card.key)
            }
        }
    }
}
