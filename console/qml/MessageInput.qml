// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A field of the form that is written in: its number and name above, what is wrong or odd with it below.
ColumnLayout {
    id: input

    required property MessageDesk messages
    required property string field
    required property string label
    property bool needed: false
    property int most: 120
    property int lines: 1
    property string placeholder: ""
    readonly property string fault: messages.faults[field] ?? ""
    readonly property string doubt: messages.doubts[field] ?? ""
    signal accepted()

    function take() {
        if (lines > 1)
            (box.item as Item).forceActiveFocus()
        else
            line.forceActiveFocus()
    }

    spacing: Theme.unit * 0.5
    Layout.alignment: Qt.AlignTop
    Label {
        Layout.fillWidth: true
        text: input.needed ? qsTr("%1 (nötig)").arg(input.label) : input.label
        font.pixelSize: Theme.small
        color: Theme.second
        elide: Text.ElideRight
    }
    TextField {
        id: line
        objectName: input.lines > 1 ? "" : "draft-" + input.field
        visible: input.lines <= 1
        Layout.fillWidth: true
        implicitWidth: Theme.unit * 20
        maximumLength: input.most
        text: input.messages.texts[input.field] ?? ""
        placeholderText: input.placeholder
        readOnly: !input.messages.isWriting
        Accessible.name: input.label
        Accessible.description: input.fault !== "" ? input.fault : input.doubt
        onTextEdited: input.messages.write(input.field, text)
        onAccepted: input.accepted()
        onActiveFocusChanged: if (activeFocus) selectAll()
    }
    Loader {
        id: box
        active: input.lines > 1
        visible: active
        Layout.fillWidth: true
        sourceComponent: TextBox {
            objectName: "draft-" + input.field
            lines: input.lines
            text: input.messages.texts[input.field] ?? ""
            Accessible.name: input.label
            Accessible.description: input.fault !== "" ? input.fault : input.doubt
            onTextChanged: if (activeFocus) input.messages.write(input.field, text)
        }
    }
    Label {
        objectName: "fault-" + input.field
        visible: text !== ""
        Layout.fillWidth: true
        text: input.fault !== "" ? input.fault : input.doubt
        color: input.fault !== "" ? Theme.urgencyLine[4] : Theme.urgencyLine[3]
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
}
