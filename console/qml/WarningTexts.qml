// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

ColumnLayout {
    id: texts

    required property WarningDesk warning

    spacing: Theme.unit * 1.5

    component FieldTitle: RowLayout {
        id: title
        required property string words
        required property int field
        readonly property string doubt: texts.warning.fieldDoubts[field] ?? ""
        Layout.fillWidth: true
        spacing: Theme.unit * 2
        Label { text: title.words; font.weight: Font.DemiBold; font.pixelSize: Theme.small * 1.08 }
        Label {
            objectName: "fieldDoubt" + title.field
            Layout.fillWidth: true
            text: title.doubt === "" ? "" : "! " + title.doubt
            color: Theme.urgencyLine[3]
            font.weight: Font.DemiBold
            font.pixelSize: Theme.small * 1.08
            elide: Text.ElideRight
        }
    }
    // A pasted line break is a blank.
    function inOneLine(words) { return words.replace(/\s*[\r\n]+\s*/g, " ") }

    RowLayout {
        FieldTitle { words: qsTr("Überschrift"); field: 0 }
        Figure { text: qsTr("%1 von 160").arg(headline.text.length); font.pixelSize: Theme.small; color: headline.text.length > 160 ? Theme.urgencyLine[4] : Theme.second }
    }
    TextBox {
        id: headline
        objectName: "headline"
        Layout.fillWidth: true
        lines: 2
        oneSentence: true
        readOnly: !texts.warning.editable
        text: texts.warning.headline
        onTextChanged: if (activeFocus) texts.warning.headline = texts.inOneLine(text)
        Accessible.name: qsTr("Überschrift")
    }
    FieldTitle { words: qsTr("Gefahr und Folge"); field: 1 }
    TextBox {
        id: description
        objectName: "description"
        Layout.fillWidth: true
        readOnly: !texts.warning.editable
        text: texts.warning.description
        onTextChanged: if (activeFocus) texts.warning.description = text
        Accessible.name: qsTr("Gefahr und Folge")
    }
    FieldTitle { words: qsTr("Was jetzt zu tun ist"); field: 2 }
    TextBox {
        id: instruction
        objectName: "instruction"
        Layout.fillWidth: true
        readOnly: !texts.warning.editable
        text: texts.warning.instruction
        onTextChanged: if (activeFocus) texts.warning.instruction = text
        Accessible.name: qsTr("Was jetzt zu tun ist")
    }
    Connections {
        target: texts.warning
        // An edited field has lost its binding; a new language or revision is shown all the same.
        function onChanged() {
            if (headline.text !== texts.warning.headline) headline.text = texts.warning.headline
            if (description.text !== texts.warning.description) description.text = texts.warning.description
            if (instruction.text !== texts.warning.instruction) instruction.text = texts.warning.instruction
            if (place.text !== texts.warning.areaName) place.text = texts.warning.areaName
        }
    }
    FieldTitle { words: qsTr("Ort im Text"); field: 3 }
    TextBox {
        id: place
        objectName: "place"
        Layout.fillWidth: true
        lines: 2
        oneSentence: true
        readOnly: !texts.warning.editable
        text: texts.warning.areaName
        onTextChanged: if (activeFocus) texts.warning.areaName = texts.inOneLine(text)
        Accessible.name: qsTr("Ort im Text")
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.unit * 4
        Column {
            spacing: Theme.unit
            Label { text: qsTr("Gilt bis"); font.weight: Font.DemiBold; font.pixelSize: Theme.small * 1.08 }
            Row {
                spacing: Theme.unit * 2
                Figure { height: Theme.unit * 9; verticalAlignment: Text.AlignVCenter; text: texts.warning.expires }
                ActionButton { visible: texts.warning.editable; text: "−1 h"; Accessible.name: qsTr("Eine Stunde früher"); onClicked: texts.warning.shiftExpiry(-60) }
                ActionButton { visible: texts.warning.editable; text: "+1 h"; Accessible.name: qsTr("Eine Stunde später"); onClicked: texts.warning.shiftExpiry(60) }
            }
        }
        Column {
            spacing: Theme.unit
            Label { text: qsTr("Nächste Information"); font.weight: Font.DemiBold; font.pixelSize: Theme.small * 1.08 }
            Figure { height: Theme.unit * 9; verticalAlignment: Text.AlignVCenter; text: texts.warning.nextInformation }
        }
    }
}
