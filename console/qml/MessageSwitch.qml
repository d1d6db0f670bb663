// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Templates as T
import Lagewerk.Console

// The two halves of F2, side by side: messages and the incident log.
Row {
    id: tabs

    required property string page
    signal pageAsked(string page)

    spacing: Theme.unit
    Repeater {
        model: [
            { page: "messages", name: qsTr("Meldungen") },
            { page: "log", name: qsTr("Einsatztagebuch") }
        ]
        T.Button {
            id: tab
            required property var modelData
            readonly property bool current: tabs.page === modelData.page
            objectName: "tab-" + modelData.page
            text: modelData.name
            implicitHeight: Theme.unit * 10
            implicitWidth: words.implicitWidth + Theme.unit * 6
            focusPolicy: Qt.StrongFocus
            hoverEnabled: true
            Accessible.role: Accessible.PageTab
            Accessible.name: text
            Accessible.selected: current
            Accessible.description: "F2"
            onClicked: tabs.pageAsked(modelData.page)
            Keys.onReturnPressed: clicked()
            Keys.onEnterPressed: clicked()
            background: Rectangle {
                color: tab.hovered ? Theme.hover : "transparent"
                border.width: tab.visualFocus ? 2 : 0
                border.color: Theme.text
                Rectangle {
                    visible: tab.current
                    width: parent.width
                    height: 3
                    y: parent.height - height
                    color: Theme.action
                }
            }
            contentItem: Item {
                Row {
                    id: words
                    anchors.centerIn: parent
                    spacing: Theme.unit * 2
                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        text: tab.text
                        font.pixelSize: Theme.title * 1.15
                        font.bold: true
                        color: tab.current ? Theme.text : Theme.second
                    }
                    KeyHint { anchors.verticalCenter: parent.verticalCenter; keys: tab.current ? "" : "F2" }
                }
            }
        }
    }
}
