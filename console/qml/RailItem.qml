// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Templates as T
import Lagewerk.Console

T.Button {
    id: item

    required property string drawing
    required property string functionKey
    property int badge: 0
    property bool current: false
    // Scrolled out at the top: drawings are not clipped where there is no GPU.
    property bool isAbove: false
    // "Shift+F1" as the keyboard has it.
    readonly property string keyWords: functionKey.replace("Shift+", qsTr("Umsch") + " ")
    signal revealAsked(Item item)
    onVisualFocusChanged: if (visualFocus) revealAsked(item)
    // On a low screen the key stands beside the drawing, not below the word.
    readonly property bool isLow: height < Theme.unit * 15.5

    implicitHeight: Theme.unit * 21
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: text
    Accessible.description: keyWords

    Shortcut {
        sequence: item.functionKey
        enabled: item.enabled && item.visible
        onActivated: item.clicked()
    }
    Keys.onReturnPressed: clicked()

    background: Rectangle {
        color: item.current ? Theme.hover : item.hovered ? Theme.raised : "transparent"
        border.width: item.visualFocus ? 3 : 0
        border.color: Theme.text
        Rectangle {
            visible: item.current
            width: 4
            height: parent.height
            color: Theme.action
        }
    }
    contentItem: Item {
        // At the right edge: nothing else stands there, neither the key nor the word of the item above.
        Rectangle {
            visible: item.badge > 0 && !item.isAbove
            anchors.right: parent.right
            anchors.rightMargin: Theme.unit
            anchors.top: parent.top
            anchors.topMargin: item.isLow ? Theme.unit * 0.5 : Theme.unit * 1.5
            implicitWidth: Math.max(height, badgeText.implicitWidth + Theme.unit * 2)
            implicitHeight: Theme.unit * 5
            radius: height / 2
            color: Theme.urgency[3]
            Figure {
                id: badgeText
                anchors.centerIn: parent
                text: item.badge > 99 ? "99+" : item.badge
                font.pixelSize: Theme.small
                font.bold: true
                color: Theme.urgencyInk[3]
            }
        }
        Column {
            anchors.centerIn: parent
            spacing: item.isLow || item.height < Theme.unit * 17.5 ? Theme.unit * 0.5 : Theme.unit
            Item {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.horizontalCenterOffset: item.isLow ? -Theme.unit * (item.badge > 0 ? 6 : 4) : 0
                width: 24 * Theme.scale
                height: 24 * Theme.scale
                Icon {
                    anchors.centerIn: parent
                    name: item.drawing
                    visible: !item.isAbove
                    scale: Theme.scale
                    ink: item.current ? Theme.text : Theme.second
                }
                Figure {
                    visible: item.isLow
                    anchors.left: parent.right
                    anchors.leftMargin: Theme.unit * 1.5
                    anchors.bottom: parent.bottom
                    // The key's own sign, where its word has no room.
                    text: item.functionKey.replace("Shift+", "\u21E7")
                    font.pixelSize: Theme.small * 0.92
                    color: Theme.muted
                }
            }
            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                text: item.text
                font.pixelSize: Theme.small
                font.weight: Font.DemiBold
                color: item.current ? Theme.text : Theme.second
            }
            Figure {
                visible: !item.isLow
                anchors.horizontalCenter: parent.horizontalCenter
                text: item.keyWords
                font.pixelSize: Theme.small * 0.92
                color: Theme.muted
            }
        }
    }
}
