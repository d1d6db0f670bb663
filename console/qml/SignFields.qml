// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The parts of a tactical sign, with the sign as it comes out. A part that the base sign does not take is not there.
ColumnLayout {
    id: fields

    required property Desk desk
    readonly property SignComposer composer: desk.drawings.composer
    readonly property var parts: [{ part: "base", words: qsTr("Grundzeichen") },
                                  { part: "organisation", words: qsTr("Organisation") },
                                  { part: "task", words: qsTr("Fachaufgabe") },
                                  { part: "symbol", words: qsTr("Symbol") },
                                  { part: "size", words: qsTr("Größe der Einheit") },
                                  { part: "level", words: qsTr("Verwaltungsstufe") },
                                  { part: "function", words: qsTr("Funktion") }]

    spacing: Theme.unit * 2

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.unit * 32
        radius: 4
        color: Theme.ground
        border.color: Theme.line
        SignView {
            objectName: "composedSign"
            anchors.fill: parent
            anchors.margins: Theme.unit * 2
            desk: fields.desk
            composed: true
            night: Theme.night
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Taktisches Zeichen: %1").arg(fields.composer.words)
        }
    }
    Label {
        objectName: "composedWords"
        Layout.fillWidth: true
        text: fields.composer.words
        font.pixelSize: Theme.small
        color: Theme.second
        wrapMode: Text.Wrap
    }
    Label {
        objectName: "composerLack"
        visible: text !== ""
        Layout.fillWidth: true
        text: fields.composer.lack
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.scale > 1.4 ? 1 : 2
        columnSpacing: Theme.unit * 3
        rowSpacing: Theme.unit * 2
        Repeater {
            model: fields.parts
            ColumnLayout {
                id: part
                required property var modelData
                readonly property var list: fields.composer.lists[modelData.part] ?? []
                visible: list.length > 0
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                spacing: Theme.unit * 0.5
                Label { text: part.modelData.words; font.pixelSize: Theme.small; color: Theme.second }
                Choice {
                    objectName: "sign-" + part.modelData.part
                    Layout.fillWidth: true
                    implicitWidth: Theme.unit * 20
                    model: part.list
                    currentIndex: fields.composer.chosen[part.modelData.part] ?? -1
                    Accessible.name: part.modelData.words
                    onActivated: index => fields.composer.choose(part.modelData.part, index)
                    // A new list begins at its first entry; what is chosen stays chosen.
                    onModelChanged: currentIndex = Qt.binding(() => fields.composer.chosen[part.modelData.part] ?? -1)
                }
            }
        }
        Repeater {
            model: [{ field: "text", words: qsTr("Text im Zeichen") }, { field: "type", words: qsTr("Typ, unten links") }, { field: "name", words: qsTr("Name, oben links") }]
            ColumnLayout {
                id: word
                required property var modelData
                visible: fields.composer.takes[modelData.field] ?? false
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                spacing: Theme.unit * 0.5
                Label { text: word.modelData.words; font.pixelSize: Theme.small; color: Theme.second }
                TextField {
                    objectName: "sign-" + word.modelData.field
                    Layout.fillWidth: true
                    text: fields.composer.texts[word.modelData.field] ?? ""
                    maximumLength: 24
                    Accessible.name: word.modelData.words
                    onTextEdited: fields.composer.write(word.modelData.field, text)
                }
            }
        }
    }
}
