// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A named field of a directory entry.
ColumnLayout {
    id: one

    required property string name
    required property string label
    required property string hint
    property bool readOnly: false
    property alias field: input
    signal accepted()

    Layout.fillWidth: true
    spacing: Theme.unit * 0.5

    FieldName { text: one.label }
    TextField {
        id: input
        objectName: "contact-" + one.name
        Layout.fillWidth: true
        maximumLength: one.name === "note" ? 1000 : 120
        readOnly: one.readOnly
        placeholderText: one.hint
        Accessible.name: one.label
        onAccepted: one.accepted()
    }
}
