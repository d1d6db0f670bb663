// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A call is written, then shown as it would go out, then signed: two steps, and no key does the second.
Flickable {
    id: form

    required property Desk desk
    readonly property CallDesk calls: desk.calls
    readonly property bool writes: !calls.isReviewing
    readonly property var texts: calls.fields
    property string pressed: ""

    function begin() {
        if (writes)
            subjectField.forceActiveFocus()
        else
            backButton.forceActiveFocus()
    }

    // What is wrong is in sight.
    Timer { id: toEnd; interval: 0; onTriggered: form.contentY = Math.max(0, form.contentHeight - form.height) }

    contentHeight: column.implicitHeight + Theme.unit * 10
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    KeysInSight { view: form; within: column }

    ColumnLayout {
        id: column
        x: Theme.unit * 5
        y: Theme.unit * 5
        width: form.width - Theme.unit * 10
        spacing: Theme.unit * 2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            Label { Layout.fillWidth: true; objectName: "callFormTitle"; text: form.writes ? qsTr("Einberufen") : qsTr("So wird einberufen"); font.pixelSize: Theme.title * 1.2; font.bold: true; wrapMode: Text.Wrap }
            ActionButton { objectName: "callPut"; Layout.alignment: Qt.AlignTop; text: qsTr("Weglegen"); onClicked: form.calls.put() }
        }
        Label {
            Layout.fillWidth: true
            visible: form.desk.header.isExercise
            text: qsTr("Übung: Echte Wege gibt es nur, wenn die Übungsleitung sie eingerichtet hat. Ihr Text beginnt und endet dann mit „ÜBUNG“.")
            color: Theme.second
            wrapMode: Text.Wrap
        }

        // ---- as it would go out
        LabelledRows { objectName: "callReview"; visible: !form.writes; Layout.fillWidth: true; rows: form.calls.review }
        Label {
            Layout.fillWidth: true
            visible: !form.writes
            objectName: "callWhyNot"
            text: form.calls.whyNot !== "" ? form.calls.whyNot : qsTr("Unterschrieben wird mit Ihrem Schlüssel. Die Antwortfrist läuft ab dem Absenden.")
            color: form.calls.whyNot !== "" ? Theme.urgencyLine[3] : Theme.second
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            visible: !form.writes
            spacing: Theme.unit * 2
            ActionButton { id: backButton; objectName: "callBack"; text: qsTr("Zurück zum Text"); keyLetter: "X"; onClicked: { form.calls.backToForm(); subjectField.forceActiveFocus() } }
            // No key: it signs and sends.
            ActionButton { objectName: "callGive"; text: qsTr("Unterschreiben und einberufen"); primary: true; enabled: form.calls.whyNot === ""; onClicked: form.calls.give() }
        }

        // ---- as it is written
        Label {
            Layout.fillWidth: true
            visible: form.writes
            objectName: "callWho"
            text: form.desk.directory.ticked === 0 ? qsTr("Niemand ist angekreuzt: links mit der Leertaste ankreuzen.") : qsTr("Angekreuzt: %1. Wege dorthin:").arg(form.desk.directory.ticked)
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            visible: form.writes
            spacing: Theme.unit * 2
            Repeater {
                model: form.calls.ways
                ActionButton {
                    required property var modelData
                    objectName: "way-" + modelData.id
                    text: (modelData.isUsed ? "\u2713 " : "") + qsTr("%1 (%2)").arg(modelData.words).arg(modelData.count)
                    primary: modelData.isUsed
                    Accessible.checkable: true
                    Accessible.checked: modelData.isUsed
                    onClicked: { form.pressed = modelData.id; form.calls.useWay(modelData.id, !modelData.isUsed) }
                    // The buttons are made anew with the choice: the keys stay where they were.
                    Component.onCompleted: if (form.pressed === modelData.id) { forceActiveFocus(); form.pressed = "" }
                }
            }
        }
        FieldName { visible: form.writes; text: qsTr("Betreff") }
        TextField { id: subjectField; objectName: "callSubject"; visible: form.writes; Layout.fillWidth: true; maximumLength: 100; text: form.texts["subject"]; Accessible.name: qsTr("Betreff"); onTextEdited: form.calls.write("subject", text); onAccepted: textField.forceActiveFocus() }
        FieldName { visible: form.writes; text: qsTr("Text: was ist los, was ist zu tun") }
        TextBox { id: textField; objectName: "callText"; visible: form.writes; Layout.fillWidth: true; lines: 4; text: form.texts["text"]; Accessible.name: qsTr("Text"); onTextChanged: form.calls.write("text", text) }
        FieldName { visible: form.writes; text: qsTr("Wohin (leer: nur antworten)") }
        TextField { objectName: "callMeeting"; visible: form.writes; Layout.fillWidth: true; maximumLength: 100; text: form.texts["meeting"]; placeholderText: qsTr("Stabsraum, Rathaus, 1. Stock"); Accessible.name: qsTr("Wohin"); onTextEdited: form.calls.write("meeting", text) }
        FieldName { visible: form.writes; text: qsTr("Da sein bis (Uhrzeit)") }
        TextField { objectName: "callThere"; visible: form.writes; Layout.fillWidth: true; maximumLength: 16; text: form.texts["there"]; placeholderText: "20:30"; Accessible.name: qsTr("Da sein bis"); onTextEdited: form.calls.write("there", text) }
        FieldName { visible: form.writes; text: qsTr("Antwort binnen (Minuten)") }
        TextField { objectName: "callMinutes"; visible: form.writes; Layout.fillWidth: true; maximumLength: 4; inputMethodHints: Qt.ImhDigitsOnly; text: form.texts["minutes"]; Accessible.name: qsTr("Antwort binnen Minuten"); onTextEdited: form.calls.write("minutes", text); onAccepted: checkButton.clicked() }
        Label { Layout.fillWidth: true; objectName: "callFault"; visible: text !== ""; text: form.calls.fault; color: Theme.urgencyLine[4]; font.bold: true; wrapMode: Text.Wrap }
        ActionButton { id: checkButton; objectName: "callCheck"; visible: form.writes; text: qsTr("Prüfen"); keyLetter: "P"; primary: true; onClicked: { form.calls.check(); if (form.calls.isReviewing) backButton.forceActiveFocus(); else toEnd.restart() } }
    }
}
