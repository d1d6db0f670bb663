// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// What the blue on the map is, how it came about, and what it is not.
Rectangle {
    id: legend

    required property Desk desk

    visible: desk.hasZone
    implicitWidth: 270 * Math.min(Theme.scale, 1.5)
    implicitHeight: column.implicitHeight + Theme.unit * 6
    radius: 5
    color: Theme.panel
    border.color: Theme.line

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.unit * 3
        spacing: Theme.unit * 1.5
        Label {
            Layout.fillWidth: true
            text: legend.desk.zoneTitle
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Repeater {
            model: legend.desk.zoneBands
            RowLayout {
                id: band
                required property string modelData
                required property int index
                spacing: Theme.unit * 2
                Rectangle {
                    implicitWidth: Theme.unit * 5
                    implicitHeight: Theme.unit * 3
                    color: Theme.water
                    opacity: Math.max(0.3, 0.85 - 0.27 * band.index)
                    border.color: Theme.water
                }
                Label {
                    Layout.fillWidth: true
                    text: band.modelData
                    font.pixelSize: Theme.small
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
            }
        }
        Label {
            Layout.fillWidth: true
            text: legend.desk.zoneMethod
            font.pixelSize: Theme.small
            color: Theme.second
            wrapMode: Text.Wrap
            maximumLineCount: 8
            elide: Text.ElideRight
        }
    }
}
