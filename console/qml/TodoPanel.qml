// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

Rectangle {
    id: panel

    required property Desk desk
    signal acted(int action, string subject, string mapSubject)

    implicitWidth: 400 * Math.min(Theme.scale, 1.4)
    color: Theme.panel

    Rectangle {
        width: 1
        height: parent.height
        color: Theme.line
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 4
        anchors.bottomMargin: 0
        spacing: Theme.unit * 3

        RowLayout {
            Label {
                Layout.fillWidth: true
                text: qsTr("Jetzt zu tun")
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
            }
            Label {
                text: panel.desk.todoCount === 0 ? "" : panel.desk.alarms.taken === 0 ? qsTr("%1 offen").arg(panel.desk.todoCount)
                    : qsTr("%1 offen, %2 übernommen").arg(panel.desk.todoCount).arg(panel.desk.alarms.taken)
                color: Theme.second
            }
        }
        Label {
            visible: panel.desk.todoCount === 0
            Layout.fillWidth: true
            text: panel.desk.header.hasRealm
                ? qsTr("Nichts offen. Hier erscheinen Warnvorschläge, stumme Stationen, gestörte Messungen, fehlende Freigaben und gescheiterte Zustellungen.")
                : qsTr("Noch kein Lagebild. Was zu tun ist, erscheint hier, sobald der Broker antwortet.")
            color: Theme.second
            wrapMode: Text.Wrap
        }
        ListView {
            id: list
            objectName: "todoList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.unit * 3
            boundsBehavior: Flickable.StopAtBounds
            model: panel.desk.todo
            delegate: TodoCard {
                width: ListView.view.width
                alarms: panel.desk.alarms
                onActed: (action, subject, mapSubject) => panel.acted(action, subject, mapSubject)
            }
            footer: Item { implicitHeight: Theme.unit * 4 }
        }
        ActionButton {
            objectName: "decide"
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.unit * 3
            text: qsTr("Entschluss festhalten")
            keyLetter: "J"
            onClicked: panel.desk.decisions.open()
        }
    }
}
