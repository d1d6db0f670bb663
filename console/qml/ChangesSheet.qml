// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// What is otherwise than it was: object by object, then what people said. It lies over whatever page is shown.
Rectangle {
    id: sheet

    required property Desk desk
    readonly property ChangesDesk changes: desk.changes

    visible: changes.isOpen
    color: Theme.panel
    border.color: Theme.action
    border.width: 2
    Keys.forwardTo: [keys]
    Accessible.role: Accessible.Dialog
    Accessible.name: sheet.changes.title
    onVisibleChanged: if (visible) keys.begin()
    SheetKeys {
        id: keys
        sheet: sheet
        list: list
        onCloseAsked: sheet.changes.close()
    }
    MouseArea { anchors.fill: parent; acceptedButtons: Qt.AllButtons; onWheel: wheel => wheel.accepted = true }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 5
        spacing: Theme.unit * 2
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit * 3
            PageTitle { Layout.fillWidth: true; text: sheet.changes.title; wrapMode: Text.Wrap }
            ActionButton {
                Layout.alignment: Qt.AlignTop
                objectName: "handoverPrint"
                visible: sheet.changes.isShift && !sheet.changes.isFolding && !sheet.desk.header.isPast
                text: qsTr("Als PDF")
                onClicked: sheet.desk.printHandover()
            }
            ActionButton { Layout.alignment: Qt.AlignTop; objectName: "changesClose"; text: qsTr("Schließen") + " · Esc"; onClicked: sheet.changes.close() }
        }
        Label {
            Layout.fillWidth: true
            objectName: "changesSummary"
            text: sheet.changes.isFolding ? qsTr("Der frühere Stand wird aufgebaut …") : sheet.changes.summary
            color: Theme.second
            wrapMode: Text.Wrap
        }
        HandoverForm {
            objectName: "handoverForm"
            Layout.fillWidth: true
            visible: sheet.changes.isShift && sheet.desk.header.people.length > 0
            desk: sheet.desk
        }
        ListView {
            id: list
            objectName: "changesList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            focus: true
            keyNavigationEnabled: true
            boundsBehavior: Flickable.StopAtBounds
            model: sheet.changes.rows
            Accessible.role: Accessible.List
            section.property: "section"
            section.delegate: Item {
                id: head
                required property string section
                width: ListView.view.width
                implicitHeight: sectionName.implicitHeight + Theme.unit * 5
                Label {
                    id: sectionName
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.unit
                    text: head.section
                    font.pixelSize: Theme.title
                    font.weight: Font.DemiBold
                }
                Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: Theme.line }
            }
            delegate: Rectangle {
                id: row
                required property string name
                required property string before
                required property string after
                required property string clock
                required property int urgency
                required property bool isWord
                width: ListView.view.width
                implicitHeight: Math.max(Theme.unit * 8, cells.implicitHeight + Theme.unit * 2)
                color: ListView.isCurrentItem && list.activeFocus ? Theme.hover : Theme.panel
                Accessible.role: Accessible.ListItem
                Accessible.name: isWord ? name + ", " + before + ": " + after : qsTr("%1: vorher %2, jetzt %3").arg(name).arg(before).arg(after)
                RowLayout {
                    id: cells
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.unit * 3
                    UrgencyMark { Layout.preferredWidth: Theme.unit * 7; urgency: row.urgency; opacity: row.urgency > 1 ? 1 : 0 }
                    Figure { Layout.preferredWidth: Theme.unit * 24; Layout.minimumWidth: Theme.unit * 24; text: row.clock; color: Theme.second; font.pixelSize: Theme.small }
                    Label { Layout.preferredWidth: list.width * 0.26; text: row.name; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
                    Label { Layout.preferredWidth: list.width * 0.22; text: row.before; color: Theme.second; wrapMode: Text.Wrap }
                    Label { text: row.isWord ? "" : "→"; font.family: Theme.figures; color: Theme.second; Layout.preferredWidth: Theme.unit * 5; Accessible.ignored: true }
                    Label { Layout.fillWidth: true; text: row.after; wrapMode: Text.Wrap }
                }
            }
        }
    }
}
