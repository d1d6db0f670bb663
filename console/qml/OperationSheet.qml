// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Which operation is looked at, and opening, naming, closing and archiving one. It lies over whatever page is shown.
Rectangle {
    id: sheet

    required property Desk desk
    readonly property OperationDesk operations: desk.operations
    // What is asked twice: "close:ID", "archive:ID"; empty: nothing.
    property string asked: ""
    property string renamed: ""

    function finish() {
        sheet.operations.isOpen = false
    }

    visible: operations.isOpen
    color: Theme.panel
    border.color: Theme.action
    border.width: 2
    Keys.onEscapePressed: sheet.finish()
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Einsätze")
    onVisibleChanged: {
        asked = ""
        renamed = ""
        if (visible)
            list.forceActiveFocus()
    }
    MouseArea { anchors.fill: parent; acceptedButtons: Qt.AllButtons; onWheel: wheel => wheel.accepted = true }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 5
        spacing: Theme.unit * 3
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            PageTitle { Layout.fillWidth: true; text: qsTr("Einsätze") }
            // At the top: in the middle of a title that wrapped for a moment it would lie over the row below.
            ActionButton { Layout.alignment: Qt.AlignTop; text: qsTr("Schließen") + " · Esc"; onClicked: sheet.finish() }
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("Gezeigt: %1. Was keinem Einsatz zugeordnet ist, bleibt immer sichtbar; Pegel, Zonen, Warnungen und Kräfte gelten für den ganzen Ort.").arg(sheet.operations.shown)
            color: Theme.second
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: false
            spacing: Theme.unit * 3
            visible: !sheet.desk.header.isPast
            TextField {
                id: name
                objectName: "operationName"
                Layout.fillWidth: true
                placeholderText: qsTr("Name des neuen Einsatzes, z. B. Hochwasser Aue")
                onAccepted: if (begin.enabled) begin.clicked()
            }
            ActionButton {
                id: begin
                objectName: "operationBegin"
                text: qsTr("Einsatz eröffnen")
                primary: true
                enabled: sheet.desk.header.mayWrite && name.text.trim() !== ""
                onClicked: { sheet.operations.begin(name.text); name.text = "" }
            }
        }
        Label {
            Layout.fillWidth: true
            visible: !sheet.desk.header.mayWrite && !sheet.desk.header.isPast
            text: qsTr("Zum Eröffnen und Schließen anmelden.")
            color: Theme.second
        }
        Label {
            Layout.fillWidth: true
            objectName: "operationNote"
            visible: text !== ""
            text: sheet.desk.noteMessage === "" ? "" : sheet.desk.noteOn("operations")
            color: sheet.desk.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
            wrapMode: Text.Wrap
        }
        ListView {
            id: list
            objectName: "operationList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.unit * 2
            boundsBehavior: Flickable.StopAtBounds
            model: sheet.operations
            activeFocusOnTab: true
            keyNavigationEnabled: true
            Keys.onReturnPressed: { sheet.operations.showAt(currentIndex); sheet.finish() }
            delegate: Rectangle {
                id: row

                required property int index
                required property string key
                required property string title
                required property string state
                required property string since
                required property string work
                required property int step
                required property bool isShown
                required property bool mayClose
                required property bool mayArchive

                function choose() {
                    sheet.operations.show(key)
                    sheet.finish()
                }
                function twice(what) {
                    if (sheet.asked !== what) {
                        sheet.asked = what
                        return false
                    }
                    sheet.asked = ""
                    return true
                }

                width: ListView.view.width
                implicitHeight: content.implicitHeight + Theme.unit * 4
                radius: 5
                color: isShown ? Theme.hover : Theme.raised
                border.width: ListView.isCurrentItem && list.activeFocus ? 3 : isShown ? 2 : 1
                border.color: ListView.isCurrentItem && list.activeFocus ? Theme.text : isShown ? Theme.action : Theme.line
                Accessible.role: Accessible.ListItem
                Accessible.name: title + ", " + state + (isShown ? ", " + qsTr("gezeigt") : "")
                TapHandler { onTapped: row.choose() }
                RowLayout {
                    id: content
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.margins: Theme.unit * 4
                    spacing: Theme.unit * 3
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: Theme.unit
                        Label { Layout.fillWidth: true; text: row.title; font.pixelSize: Theme.title; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
                        Label {
                            Layout.fillWidth: true
                            visible: text !== ""
                            text: row.step === 0 ? row.state : row.state + " · " + row.since + " · " + row.work
                            color: Theme.second
                            wrapMode: Text.Wrap
                        }
                        TextField {
                            id: newName
                            Layout.fillWidth: true
                            visible: sheet.renamed === row.key && row.step !== 0
                            placeholderText: qsTr("Neuer Name, Eingabetaste übernimmt")
                            onVisibleChanged: if (visible) forceActiveFocus()
                            onAccepted: { sheet.operations.rename(row.key, text); sheet.renamed = ""; text = "" }
                        }
                    }
                    Label { visible: row.isShown; text: qsTr("gezeigt"); font.bold: true; color: Theme.action }
                    ActionButton { visible: !row.isShown; text: qsTr("Zeigen"); onClicked: row.choose() }
                    ActionButton {
                        visible: row.step > 0 && row.step < 4 && sheet.desk.header.mayWrite
                        text: qsTr("Umbenennen")
                        onClicked: sheet.renamed = sheet.renamed === row.key ? "" : row.key
                    }
                    ActionButton {
                        visible: row.mayClose && sheet.desk.header.mayWrite
                        text: sheet.asked === "close:" + row.key ? qsTr("Wirklich schließen") : qsTr("Einsatz schließen")
                        onClicked: if (row.twice("close:" + row.key)) sheet.operations.close(row.key)
                    }
                    ActionButton {
                        visible: row.mayArchive && sheet.desk.header.mayWrite
                        text: sheet.asked === "archive:" + row.key ? qsTr("Wirklich archivieren") : qsTr("Archivieren")
                        onClicked: if (row.twice("archive:" + row.key)) sheet.operations.archive(row.key)
                    }
                }
            }
        }
    }
}
