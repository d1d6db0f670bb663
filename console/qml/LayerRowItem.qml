// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lagewerk.Console

// A layer of the map as a switch: how it looks there, how many it has, whose it is and of what day.
T.Button {
    id: row

    required property string key
    required property string title
    required property string number
    required property string origin
    required property int digit
    required property bool isSwitch
    required property bool isShown
    required property MapView view
    readonly property bool isLarge: Theme.scale > 1.4
    readonly property bool isOwn: key.startsWith("own_")
    readonly property bool isUnreadable: Array.from(view.unreadableLayers).includes(key)

    text: title
    implicitHeight: content.implicitHeight + Theme.unit * 3
    padding: 0
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: title + (number === "" ? "" : ", " + number) + ", " + origin + (isUnreadable ? ", " + unreadable.text : "")
    Accessible.description: digit > 0 && Theme.singleKeys ? "" + digit : ""
    Accessible.checkable: true
    Accessible.checked: isShown
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    background: Rectangle {
        radius: 4
        color: row.hovered ? Theme.hover : "transparent"
        border.width: row.activeFocus ? 2 : 0
        border.color: Theme.action
    }
    contentItem: Item {
        RowLayout {
            id: content
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.unit * 2
            spacing: Theme.unit * 3
            Rectangle {
                Layout.alignment: Qt.AlignTop
                implicitWidth: Theme.unit * 5
                implicitHeight: Theme.unit * 5
                radius: 3
                color: row.isShown ? Theme.action : "transparent"
                border.width: 2
                border.color: row.isShown ? Theme.action : Theme.border
                Label { anchors.centerIn: parent; visible: row.isShown; text: "×"; color: Theme.actionInk; font.bold: true }
            }
            LayerSample {
                visible: row.isOwn && !row.isLarge
                Layout.alignment: Qt.AlignTop
                implicitWidth: Theme.unit * 12
                implicitHeight: Theme.unit * 6
                opacity: row.isShown ? 1 : 0.5
                view: row.view
                layerName: row.key
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                // In large type beside the words there would be no room for them.
                LayerSample {
                    visible: row.isOwn && row.isLarge
                    implicitWidth: Theme.unit * 12
                    implicitHeight: Theme.unit * 6
                    opacity: row.isShown ? 1 : 0.5
                    view: row.view
                    layerName: row.key
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    Label { Layout.fillWidth: true; text: row.title; font.weight: Font.DemiBold; wrapMode: Text.Wrap; maximumLineCount: 3; elide: Text.ElideRight; color: row.isShown ? Theme.text : Theme.second }
                    Figure { visible: row.number !== ""; text: row.number; color: Theme.second }
                }
                Label { Layout.fillWidth: true; text: row.origin; font.pixelSize: Theme.small; color: Theme.second; wrapMode: Text.Wrap; maximumLineCount: 8; elide: Text.ElideRight }
                Label { id: unreadable; visible: row.isUnreadable; Layout.fillWidth: true; text: qsTr("kann nicht gelesen werden und ist nicht auf der Karte"); font.pixelSize: Theme.small; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
                UtilityLegend { visible: row.key === "utilities" && row.isShown; Layout.fillWidth: true; Layout.topMargin: Theme.unit }
            }
            KeyHint { Layout.alignment: Qt.AlignTop; keys: row.digit > 0 && Theme.singleKeys ? "" + row.digit : "" }
        }
    }
}
