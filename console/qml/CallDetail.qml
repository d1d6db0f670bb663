// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A call that went out: who comes and when, who does not, who is silent; and what is entered of it.
Item {
    id: detail

    required property Desk desk
    readonly property CallDesk calls: desk.calls
    readonly property bool mayEnter: calls.whyNoAnswer === ""
    property string fault: ""
    property bool asksClose: false

    function enter(move) {
        fault = calls.enter(move, arrivalField.text, noteField.text)
        if (fault !== "")
            return
        arrivalField.clear()
        noteField.clear()
    }

    // In large type the list keeps room, and all of it scrolls.
    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: Math.max(height, column.implicitHeight + Theme.unit * 10)
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds

        KeysInSight { view: flick; within: column }

        ColumnLayout {
            id: column
            x: Theme.unit * 5
            y: Theme.unit * 5
            width: flick.width - Theme.unit * 10
            height: flick.contentHeight - Theme.unit * 10
            spacing: Theme.unit * 2

            Label {
                Layout.fillWidth: true
                visible: detail.calls.title === ""
                text: qsTr("Einberufung wählen, um zu sehen, wer kommt.")
                color: Theme.second
                wrapMode: Text.Wrap
            }
            Label { Layout.fillWidth: true; objectName: "callTitle"; visible: text !== ""; text: detail.calls.title; font.pixelSize: Theme.title; font.bold: true; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; visible: text !== ""; text: detail.calls.facts; color: Theme.second; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; visible: text !== ""; text: detail.calls.words; wrapMode: Text.Wrap; maximumLineCount: 6; elide: Text.ElideRight }
            Label { Layout.fillWidth: true; objectName: "callCounts"; visible: text !== ""; text: detail.calls.counts; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
            ListView {
                id: list
                objectName: "calledList"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Math.min(contentHeight, Theme.unit * 60)
                clip: true
                spacing: Theme.unit * 1.5
                boundsBehavior: Flickable.StopAtBounds
                model: detail.calls.called
                activeFocusOnTab: true
                keyNavigationEnabled: true
                onActiveFocusChanged: if (activeFocus && currentIndex >= 0) detail.calls.choosePerson(currentIndex)
                onCurrentIndexChanged: if (activeFocus) detail.calls.choosePerson(currentIndex)
                delegate: CalledRowItem {
                    width: ListView.view.width
                    chosen: detail.calls.person === key
                    focused: ListView.isCurrentItem && list.activeFocus
                    onPicked: { list.currentIndex = index; detail.calls.person = key }
                }
            }
            Label { Layout.fillWidth: true; objectName: "answerOf"; visible: detail.calls.title !== ""; text: detail.calls.whyNoAnswer !== "" ? detail.calls.whyNoAnswer : qsTr("Antwort von %1").arg(detail.calls.personTitle); font.weight: Font.DemiBold; color: detail.mayEnter ? Theme.text : Theme.second; wrapMode: Text.Wrap }
            Flow {
                Layout.fillWidth: true
                visible: detail.calls.title !== ""
                spacing: Theme.unit * 2
                TextField { id: arrivalField; objectName: "answerArrival"; width: Math.min(Theme.unit * 52, parent.width); implicitHeight: Theme.unit * 9; maximumLength: 5; enabled: detail.mayEnter; placeholderText: qsTr("Ankunft: 18:40 oder 20"); Accessible.name: qsTr("Ankunft, Uhrzeit oder Minuten"); onAccepted: detail.enter(4) }
                TextField { id: noteField; objectName: "answerNote"; width: Math.min(Theme.unit * 60, parent.width); implicitHeight: Theme.unit * 9; maximumLength: 300; enabled: detail.mayEnter || detail.calls.isOpen; placeholderText: qsTr("Vermerk"); Accessible.name: qsTr("Vermerk zur Antwort") }
            }
            Flow {
                Layout.fillWidth: true
                visible: detail.calls.title !== ""
                spacing: Theme.unit * 2
                ActionButton { objectName: "answerComing"; text: qsTr("Kommt"); keyLetter: "K"; enabled: detail.mayEnter; onClicked: detail.enter(4) }
                ActionButton { objectName: "answerDeclined"; text: qsTr("Kommt nicht"); keyLetter: "U"; enabled: detail.mayEnter; onClicked: detail.enter(5) }
                ActionButton { objectName: "answerArrived"; text: qsTr("Ist da"); keyLetter: "D"; enabled: detail.mayEnter; onClicked: detail.enter(6) }
                ActionButton { objectName: "answerNoted"; text: qsTr("Vermerken"); keyLetter: "V"; enabled: detail.mayEnter; onClicked: detail.enter(7) }
                ActionButton { objectName: "callAgain"; text: qsTr("Säumige erneut einberufen"); keyLetter: "W"; enabled: detail.calls.isOpen; onClicked: detail.calls.beginAgain() }
                ActionButton {
                    objectName: "callClose"
                    text: detail.asksClose ? qsTr("Wirklich beenden") : qsTr("Einberufung beenden")
                    enabled: detail.calls.isOpen && detail.desk.header.mayWrite
                    onClicked: {
                        if (detail.asksClose) {
                            detail.fault = detail.calls.close(noteField.text)
                            noteField.clear()
                        }
                        detail.asksClose = !detail.asksClose
                    }
                    onActiveFocusChanged: if (!activeFocus) detail.asksClose = false
                }
            }
            Label { Layout.fillWidth: true; objectName: "answerFault"; visible: text !== ""; text: detail.fault; color: Theme.urgencyLine[4]; font.bold: true; wrapMode: Text.Wrap }
            Repeater {
                model: detail.calls.notes
                Label {
                    required property string modelData
                    required property int index
                    Layout.fillWidth: true
                    visible: index < 5
                    text: modelData
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
