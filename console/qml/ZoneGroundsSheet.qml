// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Where a zone's numbers come from: each row leads on, to a gauge's course or to a place on the map.
Rectangle {
    id: sheet

    required property Desk desk
    signal stationAsked(string station)
    signal objectAsked(string object)
    signal closeAsked

    color: Theme.panel
    radius: 5
    border.color: Theme.action
    border.width: 2
    onVisibleChanged: if (visible) keys.begin()
    Keys.forwardTo: [keys]
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    SheetKeys {
        id: keys
        sheet: sheet
        list: list
        onCloseAsked: sheet.closeAsked()
    }
    // What lies below is not meant.
    MouseArea { anchors.fill: parent; acceptedButtons: Qt.AllButtons; onWheel: wheel => wheel.accepted = true }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 4
        spacing: Theme.unit * 2
        RowLayout {
            Layout.fillWidth: true
            PageTitle { id: title; Layout.fillWidth: true; text: qsTr("Woher die Zahlen kommen: %1").arg(sheet.desk.groundsTitle); wrapMode: Text.Wrap }
            ActionButton { Layout.alignment: Qt.AlignTop; text: qsTr("Schließen"); keyLetter: "S"; onClicked: sheet.closeAsked() }
        }
        Label {
            visible: list.count === 0
            Layout.fillWidth: true
            text: qsTr("Diese Fläche gibt es nicht mehr: Das Wasser ist zurück in seinem Bett.")
            color: Theme.second
            wrapMode: Text.Wrap
        }
        ListView {
            id: list
            objectName: "grounds"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            focus: true
            keyNavigationEnabled: true
            boundsBehavior: Flickable.StopAtBounds
            model: sheet.desk.grounds
            ScrollMark {
                parent: list
                anchors.right: list.right
                anchors.top: list.top
                anchors.bottom: list.bottom
                list: list
            }
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
                    wrapMode: Text.Wrap
                }
                Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: Theme.line }
            }
            delegate: Rectangle {
                id: row
                required property string name
                required property string value
                required property string note
                required property int urgency
                required property string station
                required property string mapObject
                readonly property bool leadsOn: station !== "" || mapObject !== ""
                function leadOn() {
                    if (station !== "")
                        sheet.stationAsked(station)
                    else if (mapObject !== "")
                        sheet.objectAsked(mapObject)
                }
                width: ListView.view.width - Theme.unit * 5
                implicitHeight: Math.max(Theme.unit * 8, cells.implicitHeight + Theme.unit * 2)
                color: hover.hovered && leadsOn ? Theme.hover : Theme.panel
                border.width: activeFocus ? 2 : 0
                border.color: Theme.action
                activeFocusOnTab: leadsOn
                Accessible.role: leadsOn ? Accessible.Button : Accessible.ListItem
                Accessible.name: name + ", " + value + ", " + note
                Accessible.onPressAction: leadOn()
                Keys.onReturnPressed: leadOn()
                Keys.onSpacePressed: leadOn()
                HoverHandler { id: hover; cursorShape: row.leadsOn ? Qt.PointingHandCursor : Qt.ArrowCursor }
                TapHandler { onTapped: row.leadOn() }
                RowLayout {
                    id: cells
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.unit * 3
                    Label { Layout.preferredWidth: list.width * 0.24; text: row.name; color: Theme.second; wrapMode: Text.Wrap }
                    Label { Layout.preferredWidth: list.width * 0.26; text: row.value; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
                    UrgencyMark { visible: row.urgency > 1; urgency: row.urgency }
                    Label { Layout.fillWidth: true; text: row.note; color: Theme.second; wrapMode: Text.Wrap }
                    Label { visible: row.leadsOn; text: row.station !== "" ? qsTr("Verlauf ›") : qsTr("Karte ›"); color: Theme.action; rightPadding: Theme.unit }
                }
            }
        }
    }
}
