// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// What the thin lines on the map are: the dashes tell them apart, as map_style draws them.
Rectangle {
    id: legend

    // Pieces of a line in pixels: drawn, left free, drawn, left free ...
    readonly property var entries: [{ words: qsTr("Freileitung"), px: [12, 2.5, 1.5, 2.5, 12], thick: 1.5 },
                                    { words: qsTr("Stromkabel"), px: [1.5, 3.5, 1.5, 3.5, 1.5, 3.5, 1.5, 3.5, 1.5], thick: 1.5 },
                                    { words: qsTr("Rohrleitung"), px: [8, 5, 8, 5, 8], thick: 2 }]

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight
    color: "transparent"
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Linien auf der Karte: Freileitung, Stromkabel, Rohrleitung")

    Flow {
        id: row
        width: parent.width
        spacing: Theme.unit * 2
        Repeater {
            model: legend.entries
            Row {
                id: entry
                required property var modelData
                spacing: Theme.unit * 1.5
                Row {
                    anchors.verticalCenter: parent.verticalCenter
                    Repeater {
                        model: entry.modelData.px
                        Rectangle {
                            required property real modelData
                            required property int index
                            width: modelData
                            height: entry.modelData.thick
                            color: index % 2 === 0 ? Theme.second : "transparent"
                        }
                    }
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: entry.modelData.words
                    font.pixelSize: Theme.small
                    color: Theme.second
                }
            }
        }
    }
}
