// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Templates as T
import Lagewerk.Console

// One of a few words, from a list that opens.
T.ComboBox {
    id: choice

    // For each entry why it cannot be chosen; empty, or shorter than the list: it can.
    property var reasons: []

    implicitWidth: Theme.unit * 50
    implicitHeight: Theme.unit * 10
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true

    delegate: T.ItemDelegate {
        id: entry
        required property int index
        required property string modelData
        readonly property string reason: index < choice.reasons.length ? choice.reasons[index] : ""
        enabled: reason === ""
        width: ListView.view ? ListView.view.width : 0
        implicitHeight: Theme.unit * 10
        highlighted: choice.highlightedIndex === index
        contentItem: Label {
            leftPadding: Theme.unit * 3
            text: entry.reason === "" ? entry.modelData : entry.modelData + " (" + entry.reason + ")"
            color: entry.enabled ? Theme.text : Theme.muted
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
        }
        background: Rectangle { color: entry.highlighted ? Theme.hover : Theme.panel }
    }
    contentItem: Label {
        leftPadding: Theme.unit * 3
        rightPadding: Theme.unit * 8
        text: choice.displayText
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
    }
    indicator: Figure {
        x: choice.width - width - Theme.unit * 3
        anchors.verticalCenter: parent.verticalCenter
        text: "\u2193"
        color: Theme.second
    }
    background: Rectangle {
        radius: 5
        color: choice.hovered ? Theme.hover : Theme.raised
        border.width: choice.activeFocus ? 2 : 1
        border.color: choice.activeFocus ? Theme.action : Theme.border
    }
    popup: T.Popup {
        y: choice.height
        width: choice.width
        implicitHeight: Math.min(contentItem.implicitHeight + 2, Theme.unit * 100)
        padding: 1
        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: choice.delegateModel
            currentIndex: choice.highlightedIndex
        }
        background: Rectangle {
            color: Theme.panel
            border.color: Theme.border
        }
    }
}
