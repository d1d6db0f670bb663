// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The chosen station is worked at, or is to be: for how long and why. A gauge in maintenance warns of nothing, so this
// is signed and stands in the log.
ColumnLayout {
    id: maintenance

    required property Desk desk
    readonly property bool isOn: desk.maintenance !== ""
    property bool isAsking: false
    readonly property var minutes: [60, 240, 720, 1440, 10080, 43200]

    spacing: Theme.unit * 2

    Connections {
        target: maintenance.desk
        function onSelectionChanged() { maintenance.isAsking = false }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.unit * 2
        Label {
            objectName: "maintenanceWords"
            visible: maintenance.isOn
            width: Math.min(implicitWidth, parent.width)
            height: Math.max(Theme.unit * 9, implicitHeight)
            verticalAlignment: Text.AlignVCenter
            text: maintenance.desk.maintenance + (maintenance.desk.maintenanceReason === "" ? "" : " · " + maintenance.desk.maintenanceReason)
            font.weight: Font.DemiBold
            color: Theme.urgencyLine[2]
            wrapMode: Text.Wrap
            rightPadding: Theme.unit * 2
        }
        ActionButton {
            id: askButton
            objectName: "askMaintenance"
            visible: !maintenance.isAsking
            text: maintenance.isOn ? qsTr("Wartung verlängern") : qsTr("In Wartung nehmen")
            keyLetter: "W"
            enabled: maintenance.desk.header.mayWrite && maintenance.desk.selectedStation !== ""
            onClicked: {
                maintenance.isAsking = true
                reason.forceActiveFocus()
            }
        }
        ActionButton {
            objectName: "endMaintenance"
            visible: maintenance.isOn && !maintenance.isAsking
            text: qsTr("Wartung beenden")
            keyLetter: "B"
            enabled: maintenance.desk.header.mayWrite
            onClicked: maintenance.desk.endMaintenance()
        }
        Label {
            visible: !maintenance.isAsking && !maintenance.desk.header.isLoggedIn
            height: Theme.unit * 9
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Für Wartung bitte anmelden (Alt M)")
            color: Theme.second
        }
        TextField {
            id: reason
            objectName: "maintenanceReason"
            visible: maintenance.isAsking
            width: Math.max(Theme.unit * 60, parent.width - span.width - beginButton.width - cancelButton.width - Theme.unit * 8)
            maximumLength: 200
            placeholderText: qsTr("Grund, steht im Einsatztagebuch: etwa „Sonde wird gereinigt“")
            Accessible.name: qsTr("Grund der Wartung")
            onAccepted: if (beginButton.enabled) beginButton.clicked()
            Keys.onEscapePressed: maintenance.isAsking = false
        }
        Choice {
            id: span
            objectName: "maintenanceSpan"
            visible: maintenance.isAsking
            model: [qsTr("für 1 Stunde"), qsTr("für 4 Stunden"), qsTr("für 12 Stunden"), qsTr("für 1 Tag"), qsTr("für 7 Tage"), qsTr("für 30 Tage")]
            Accessible.name: qsTr("Dauer der Wartung")
        }
        ActionButton {
            id: beginButton
            objectName: "beginMaintenance"
            visible: maintenance.isAsking
            text: qsTr("Eintragen")
            keyLetter: "T"
            primary: true
            enabled: reason.text.trim() !== ""
            onClicked: {
                maintenance.desk.beginMaintenance(maintenance.minutes[span.currentIndex], reason.text)
                reason.clear()
                maintenance.isAsking = false
            }
        }
        ActionButton {
            id: cancelButton
            visible: maintenance.isAsking
            text: qsTr("Abbrechen")
            onClicked: maintenance.isAsking = false
        }
    }
    Label {
        visible: maintenance.isAsking
        Layout.fillWidth: true
        text: qsTr("Bis dahin warnt diese Station vor nichts: keine Stufe, keine Regensumme, kein Ausfallalarm. Eine Überflutungsfläche, die auf ihr ruht, bleibt stehen.")
        color: Theme.second
        wrapMode: Text.Wrap
    }
    Label {
        objectName: "maintenanceNote"
        visible: text !== ""
        Layout.fillWidth: true
        text: (maintenance.desk.noteMessage !== "" ? maintenance.desk.noteOn("stations") : "")
        color: maintenance.desk.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
}
