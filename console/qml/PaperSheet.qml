// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Which paper: as PDF into the folder where papers go. It lies over whatever page is shown.
Rectangle {
    id: sheet

    required property Desk desk
    readonly property PaperSet papers: desk.papers

    visible: papers.isOpen
    color: Theme.panel
    border.color: Theme.action
    border.width: 2
    Keys.onEscapePressed: sheet.papers.isOpen = false
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Auf Papier")
    onVisibleChanged: if (visible) first.forceActiveFocus()
    MouseArea { anchors.fill: parent; acceptedButtons: Qt.AllButtons; onWheel: wheel => wheel.accepted = true }

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.unit * 5
        spacing: Theme.unit * 3
        RowLayout {
            Layout.fillWidth: true
            PageTitle { Layout.fillWidth: true; text: qsTr("Auf Papier") }
            ActionButton { text: qsTr("Schließen") + " · Esc"; onClicked: sheet.papers.isOpen = false }
        }
        Label {
            Layout.fillWidth: true
            text: sheet.desk.header.isPast ? qsTr("Als PDF, mit dem Stand, der gerade zu sehen ist: %1").arg(sheet.desk.header.pastText) : qsTr("Als PDF, mit dem Stand von jetzt. Gedruckt wird aus dem Programm, das PDF öffnet.")
            color: Theme.second
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 3
            ActionButton { id: first; objectName: "paperAll"; primary: true; text: qsTr("Alles zusammen"); onClicked: sheet.papers.write(-1) }
            Repeater {
                model: sheet.papers.titles
                ActionButton {
                    required property int index
                    required property string modelData
                    text: modelData
                    onClicked: sheet.papers.write(index)
                }
            }
        }
        Label {
            Layout.fillWidth: true
            objectName: "paperNote"
            visible: text !== ""
            text: sheet.papers.note
            color: sheet.papers.noteIsFailure ? Theme.urgencyLine[4] : Theme.text
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            text: sheet.papers.byItself !== "" ? sheet.papers.byItself : qsTr("Kein Papiersatz entsteht von selbst. Er beginnt mit lagewerk-console --papers ORDNER, am besten auf einer zweiten Platte.")
            color: Theme.second
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            objectName: "paperTrouble"
            visible: text !== ""
            text: sheet.papers.trouble
            color: Theme.urgencyLine[4]
            font.bold: true
            wrapMode: Text.Wrap
        }
    }
}
