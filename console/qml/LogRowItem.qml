// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// One line of the incident log, with its files below its words.
Rectangle {
    id: row

    required property int index
    required property string number
    required property string clock
    required property string kind
    required property string line
    required property string who
    required property int urgency
    required property bool automatic
    required property var files
    required property FileDesk fileDesk
    property bool isChosen: false
    property bool isFocused: false
    signal fileAsked(string hash)
    signal chosen()

    implicitHeight: Math.max(Theme.unit * 10, words.implicitHeight + Theme.unit * 4, who.implicitHeight + Theme.unit * 4)
                    + (chips.visible ? chips.implicitHeight + Theme.unit * 3 : 0)
    color: isChosen ? Theme.hover : index % 2 ? Theme.panel : Theme.raised
    Accessible.role: Accessible.ListItem
    Accessible.name: (number === "" ? "" : number + ", ") + clock + ", " + kind + ", " + line + ", " + who
    Accessible.selected: isChosen

    MouseArea {
        anchors.fill: parent
        onClicked: row.chosen()
    }
    RowLayout {
        id: cells
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.unit * 2
        anchors.rightMargin: Theme.unit * 2
        height: parent.height - (chips.visible ? chips.implicitHeight + Theme.unit * 3 : 0)
        spacing: Theme.unit * 3
        Figure { Layout.preferredWidth: Theme.unit * 11; text: row.number; color: Theme.muted }
        Figure { Layout.preferredWidth: Theme.unit * 19; text: row.clock }
        Item {
            Layout.preferredWidth: Theme.unit * 6
            Layout.preferredHeight: Theme.unit * 5
            UrgencyMark { visible: row.urgency > 0; anchors.fill: parent; urgency: row.urgency }
        }
        Label { Layout.preferredWidth: Theme.unit * 34; text: row.kind; color: Theme.second; elide: Text.ElideRight }
        Label {
            id: words
            Layout.fillWidth: true
            text: row.line
            wrapMode: Text.Wrap
            font.weight: row.automatic ? Font.Normal : Font.DemiBold
        }
        Label {
            id: who
            objectName: "logWho"
            Layout.preferredWidth: Theme.unit * 56
            Layout.maximumWidth: Theme.unit * 56
            text: row.who
            color: Theme.second
            horizontalAlignment: Text.AlignRight
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }
    Flow {
        id: chips
        objectName: "logFiles"
        visible: row.files.length > 0
        x: words.x + cells.x
        y: cells.height
        width: row.width - x - Theme.unit * 2
        spacing: Theme.unit * 2
        Repeater {
            model: row.files
            delegate: FileChip {
                required property var modelData
                files: row.fileDesk
                file: modelData
                onClicked: row.fileAsked(modelData.hash)
            }
        }
    }
    Rectangle {
        visible: row.isFocused
        anchors.fill: parent
        color: "transparent"
        border.width: 2
        border.color: Theme.text
    }
}
