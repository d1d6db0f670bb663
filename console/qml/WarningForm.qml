// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Left column of the warning page: steps, level, texts, times, findings.
Flickable {
    id: form

    required property Desk desk
    readonly property WarningDesk warning: desk.warning
    signal groundsAsked(string subject)

    contentHeight: column.implicitHeight + Theme.unit * 8
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    ColumnLayout {
        id: column
        x: Theme.unit * 5
        y: Theme.unit * 4
        width: form.width - Theme.unit * 10
        spacing: Theme.unit * 3

        StepBar { Layout.fillWidth: true; warning: form.warning }
        PageTitle { Layout.fillWidth: true; text: form.warning.title }
        Label { Layout.fillWidth: true; text: form.warning.origin; color: Theme.second; wrapMode: Text.Wrap }
        Label { objectName: "grounds"; Layout.fillWidth: true; visible: text !== "" && form.warning.step === 1; text: form.warning.grounds; wrapMode: Text.Wrap }
        Label { Layout.fillWidth: true; text: form.warning.phase; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton { text: qsTr("Zur Liste"); keyLetter: "L"; keyWhileTyping: !form.warning.wasEdited; onClicked: form.warning.close() }
            ActionButton { objectName: "grounds-of"; visible: form.warning.groundSubject !== "" && form.warning.step === 1; text: qsTr("Woher?"); keyLetter: "O"; onClicked: form.groundsAsked(form.warning.groundSubject) }
            ActionButton { visible: form.warning.mayReopen; text: qsTr("Bearbeiten (neue Fassung)"); keyLetter: "B"; onClicked: form.warning.editAgain() }
            ActionButton { objectName: "allClear"; visible: form.warning.mayAllClear; text: qsTr("Entwarnung vorbereiten"); keyLetter: "N"; onClicked: form.warning.openAllClear() }
            ActionButton { objectName: "falseAlarm"; visible: form.warning.mayAllClear; text: qsTr("Fehlalarm berichtigen"); keyLetter: "F"; onClicked: form.warning.openFalseAlarm() }
            // There from the beginning: what comes and goes while somebody types moves the fields under the pointer.
            ActionButton { visible: form.warning.editable; enabled: form.warning.wasEdited; text: qsTr("Änderungen verwerfen"); onClicked: form.warning.discardEdits() }
            ActionButton {
                visible: form.warning.step < Math.min(4, form.warning.stepMax)
                text: qsTr("Weiter")
                keyLetter: "W"
                primary: true
                onClicked: form.warning.step = form.warning.step + 1
            }
        }

        LevelChoice { Layout.fillWidth: true; visible: form.warning.step !== 5 && !form.warning.isAllClear; warning: form.warning }
        Rectangle {
            objectName: "allClearPanel"
            Layout.fillWidth: true
            visible: form.warning.isAllClear
            implicitHeight: ended.implicitHeight + Theme.unit * 6
            radius: 5
            color: Theme.raised
            border.width: 2
            border.color: Theme.allClear
            ColumnLayout {
                id: ended
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: Theme.unit * 3
                anchors.rightMargin: Theme.unit * 3
                spacing: Theme.unit * 0.5
                Label { Layout.fillWidth: true; text: qsTr("Entwarnung: beendet"); font.bold: true; color: Theme.allClear }
                Label { Layout.fillWidth: true; text: form.warning.ends; wrapMode: Text.Wrap }
            }
        }
        Flow {
            Layout.fillWidth: true
            visible: form.warning.step !== 5
            spacing: Theme.unit * 2
            ActionButton { text: "Deutsch"; keyLetter: "U"; primary: form.warning.language === "de"; onClicked: form.warning.language = "de" }
            ActionButton { text: "English"; keyLetter: "H"; primary: form.warning.language === "en"; onClicked: form.warning.language = "en" }
        }
        // Always as high as its button, so that its coming moves nothing.
        RowLayout {
            id: hints
            readonly property bool doubts: form.warning.keepHint !== ""
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.unit * 9
            visible: form.warning.step !== 5 && (form.warning.editable || doubts)
            spacing: Theme.unit * 2
            UrgencyMark { visible: hints.doubts; urgency: 3 }
            Label {
                objectName: "keepHint"
                Layout.fillWidth: true
                text: hints.doubts ? form.warning.keepHint : qsTr("Deutsch und Englisch werden getrennt bearbeitet.")
                color: hints.doubts ? Theme.text : Theme.second
                font.weight: hints.doubts ? Font.DemiBold : Font.Normal
                font.pixelSize: Theme.small * 1.08
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            ActionButton {
                objectName: "keepTexts"
                visible: hints.doubts && form.warning.editable
                enabled: form.warning.mayKeep
                text: form.warning.mayKeep ? qsTr("Bleibt so") : qsTr("Bleibt so (anmelden)")
                onClicked: form.warning.keepTexts()
            }
        }
        WarningTexts {
            Layout.fillWidth: true
            visible: form.warning.step !== 5
            warning: form.warning
        }
        Rectangle { Layout.fillWidth: true; implicitHeight: 1; color: Theme.line }
        Findings { Layout.fillWidth: true; visible: form.warning.step !== 5; warning: form.warning }
        Delivery { Layout.fillWidth: true; visible: form.warning.step === 5; warning: form.warning }
    }
}
