// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// One box of the Nachrichtenvordruck: its number and name, and what stands in it.
Rectangle {
    id: box

    // Of MessageDesk.fields: name, value.
    property var field: ({ name: "", value: "" })
    property bool strong: false

    implicitHeight: name.implicitHeight + value.implicitHeight + Theme.unit * 3
    implicitWidth: Theme.unit * 30
    color: "transparent"
    border.color: Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: name.text + ": " + (box.field && box.field.value !== "" ? box.field.value : qsTr("leer"))

    Label {
        id: name
        x: Theme.unit * 2
        y: Theme.unit
        width: parent.width - 2 * x
        text: box.field ? box.field.name : ""
        font.pixelSize: Theme.small
        color: Theme.second
        wrapMode: Text.Wrap
    }
    Label {
        id: value
        x: Theme.unit * 2
        anchors.top: name.bottom
        width: parent.width - 2 * x
        text: box.field ? box.field.value : ""
        font.weight: box.strong ? Font.Bold : Font.Normal
        wrapMode: Text.Wrap
    }
}
