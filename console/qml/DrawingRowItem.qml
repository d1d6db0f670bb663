// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// One drawing in the list: its sign or line, its name, who leads it and who drew it.
Rectangle {
    id: row

    required property Desk desk
    required property int index
    required property string key
    required property string title
    required property string kind
    required property string line
    required property string rivalLine
    required property string otherVersion
    required property string signWords
    required property int use
    required property bool isShown
    required property bool hasSign
    property bool isCurrent: false
    readonly property bool isChosen: desk.selectedDrawing === key
    signal chosen(string id)

    function choose() { chosen(key) }

    implicitHeight: content.implicitHeight + Theme.unit * 3
    radius: 4
    function spoken(words) { return words === "" ? "" : ", " + words }

    color: isChosen ? Theme.raised : hover.hovered ? Theme.hover : "transparent"
    border.width: isCurrent || isChosen ? 2 : 0
    border.color: isCurrent ? Theme.action : Theme.border
    Accessible.role: Accessible.ListItem
    Accessible.name: title + spoken(kind) + spoken(signWords) + spoken(line) + spoken(rivalLine) + spoken(otherVersion)
    Accessible.onPressAction: choose()
    HoverHandler { id: hover; cursorShape: Qt.PointingHandCursor }
    TapHandler { onTapped: row.choose() }

    RowLayout {
        id: content
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Theme.unit * 2
        spacing: Theme.unit * 3
        Item {
            Layout.alignment: Qt.AlignTop
            implicitWidth: Theme.unit * 14
            implicitHeight: row.hasSign ? Theme.unit * 11 : Theme.unit * 6
            opacity: row.isShown ? 1 : 0.4
            SignView {
                visible: row.hasSign
                anchors.fill: parent
                desk: row.desk
                drawing: row.key
                night: Theme.night
            }
            LineSample {
                visible: !row.hasSign
                anchors.fill: parent
                use: row.use
                ink: Theme.text
                ground: Theme.panel
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            Label { Layout.fillWidth: true; text: row.title; textFormat: Text.PlainText; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; text: row.line; textFormat: Text.PlainText; font.pixelSize: Theme.small; color: Theme.second; wrapMode: Text.Wrap }
            Label {
                visible: text !== ""
                Layout.fillWidth: true
                text: row.otherVersion
                textFormat: Text.PlainText
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
            Label { visible: !row.isShown; text: qsTr("auf der Karte ausgeblendet"); font.pixelSize: Theme.small; color: Theme.second }
            ColumnLayout {
                visible: row.rivalLine !== ""
                Layout.fillWidth: true
                spacing: Theme.unit
                Label { Layout.fillWidth: true; text: row.rivalLine; textFormat: Text.PlainText; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
                Flow {
                    Layout.fillWidth: true
                    visible: !row.desk.header.isPast
                    spacing: Theme.unit * 2
                    ActionButton { objectName: "keepThis"; text: qsTr("Oben gilt"); enabled: row.desk.drawings.mayChange; onClicked: row.desk.drawings.settle(row.key, false) }
                    ActionButton { objectName: "takeRival"; text: qsTr("Die andere gilt"); enabled: row.desk.drawings.mayChange; onClicked: row.desk.drawings.settle(row.key, true) }
                }
            }
        }
    }
}
