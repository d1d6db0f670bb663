// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// What a field is for, what the console makes of what stands in it, and what is wrong with it.
RowLayout {
    id: name

    required property string text
    property string fault: ""
    property string say: ""

    Layout.fillWidth: true
    Layout.topMargin: Theme.unit
    spacing: Theme.unit * 3

    Label { Layout.alignment: Qt.AlignTop; text: name.text; font.pixelSize: Theme.small; font.weight: Font.DemiBold; color: Theme.second }
    Label {
        visible: name.Layout.fillWidth
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        horizontalAlignment: Text.AlignRight
        text: name.fault !== "" ? name.fault : name.say
        font.pixelSize: Theme.small
        font.weight: name.fault !== "" ? Font.Bold : Font.Normal
        color: name.fault !== "" ? Theme.urgencyLine[4] : Theme.second
        wrapMode: Text.Wrap
    }
}
