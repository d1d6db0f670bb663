// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Two sayings of one thing that were made at the same time, side by side, until somebody says which one counts.
Rectangle {
    id: box

    required property var rows
    required property string by
    required property string over
    required property bool mayAct
    signal settled(bool keepsOurs)

    visible: rows.length > 0
    implicitHeight: column.implicitHeight + Theme.unit * 6
    radius: 5
    color: Theme.raised
    border.color: Theme.urgencyLine[3]
    border.width: 2

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.unit * 3
        spacing: Theme.unit * 2
        RowLayout {
            spacing: Theme.unit * 2
            UrgencyMark { urgency: 3 }
            Label { Layout.fillWidth: true; text: qsTr("Gleichzeitig geändert von %1").arg(box.by); font.bold: true; wrapMode: Text.Wrap }
        }
        Column {
            id: pairs
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            readonly property real labelWidth: Math.min(Theme.unit * 26, width * 0.3)
            readonly property real wordsWidth: (width - labelWidth - Theme.unit * 6) / 2
            Row {
                spacing: Theme.unit * 3
                Item { width: pairs.labelWidth; height: 1 }
                TableHead { width: pairs.wordsWidth; text: qsTr("gilt: %1").arg(box.over); wrapMode: Text.Wrap }
                TableHead { width: pairs.wordsWidth; text: qsTr("daneben: %1").arg(box.by); wrapMode: Text.Wrap }
            }
            Repeater {
                model: box.rows
                Row {
                    id: pair
                    required property var modelData
                    spacing: Theme.unit * 3
                    Label { width: pairs.labelWidth; text: pair.modelData.label; color: Theme.second; wrapMode: Text.Wrap }
                    Label { width: pairs.wordsWidth; text: pair.modelData.ours; wrapMode: Text.Wrap }
                    Label { width: pairs.wordsWidth; text: pair.modelData.theirs; wrapMode: Text.Wrap }
                }
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton { objectName: "keepOurs"; text: qsTr("Die geltende behalten"); keyLetter: "G"; enabled: box.mayAct; onClicked: box.settled(true) }
            ActionButton { objectName: "takeTheirs"; text: qsTr("Die andere nehmen"); keyLetter: "H"; enabled: box.mayAct; onClicked: box.settled(false) }
        }
    }
}
