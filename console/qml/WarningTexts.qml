// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

ColumnLayout {
    id: texts

    required property WarningDesk warning

    spacing: Theme.unit * 1.5

    RowLayout {
        Label { Layout.fillWidth: true; text: qsTr("Überschrift"); font.weight: Font.DemiBold; font.pixelSize: Theme.small * 1.08 }
        Figure { text: qsTr("%1 von 160").arg(headline.text.length); font.pixelSize: Theme.small; color: headline.text.length > 160 ? Theme.urgencyLine[4] : Theme.second }
    }
    TextField {
        id: headline
        objectName: "headline"
        Layout.fillWidth: true
        readOnly: !texts.warning.editable
        text: texts.warning.headline
        onTextEdited: texts.warning.headline = text
        Accessible.name: qsTr("Überschrift")
    }
    Label { text: qsTr("Gefahr und Folge"); font.weight: Font.DemiBold; font.pixelSize: Theme.small * 1.08 }
    TextBox {
        id: description
        Layout.fillWidth: true
        readOnly: !texts.warning.editable
        text: texts.warning.description
        onTextChanged: if (activeFocus) texts.warning.description = text
        Accessible.name: qsTr("Gefahr und Folge")
    }
    Label { text: qsTr("Was jetzt zu tun ist"); font.weight: Font.DemiBold; font.pixelSize: Theme.small * 1.08 }
    TextBox {
        id: instruction
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
    Label { text: qsTr("Ort im Text"); font.weight: Font.DemiBold; font.pixelSize: Theme.small * 1.08 }
    TextField {
        id: place
        Layout.fillWidth: true
        readOnly: !texts.warning.editable
        text: texts.warning.areaName
        onTextEdited: texts.warning.areaName = text
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
