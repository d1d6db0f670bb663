// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// What goes out with the entry that is being written, and what was taken out of it before anybody sees it.
Column {
    id: pane

    required property FileDesk files

    visible: files.pendingCount > 0
    spacing: Theme.unit * 2

    Repeater {
        model: pane.files.pending
        delegate: Rectangle {
            id: row
            required property int index
            required property string name
            required property string size
            required property string typeWords
            required property string removed
            required property string problem
            required property bool isReady
            required property bool isPicture
            width: pane.width
            implicitHeight: Math.max(words.height, away.implicitHeight) + Theme.unit * 4
            radius: 5
            color: Theme.raised
            border.color: problem !== "" ? Theme.urgencyLine[4] : Theme.border
            border.width: 1
            Accessible.role: Accessible.ListItem
            Accessible.name: name + ". " + removedWords.text
            FileSheet {
                id: sheet
                x: Theme.unit * 3
                anchors.verticalCenter: parent.verticalCenter
                height: Theme.unit * 8
                isPicture: row.isPicture
                isGone: row.problem !== ""
            }
            Column {
                id: words
                anchors.left: sheet.right
                anchors.leftMargin: Theme.unit * 3
                anchors.right: away.left
                anchors.rightMargin: Theme.unit * 3
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.unit * 0.5
                Label {
                    width: parent.width
                    text: row.isReady ? row.name + " · " + row.typeWords + " · " + row.size : row.name
                    font.weight: Font.DemiBold
                    elide: Text.ElideMiddle
                }
                Label {
                    id: removedWords
                    objectName: "pendingWords"
                    width: parent.width
                    text: row.problem !== "" ? qsTr("Wird nicht angehängt. %1").arg(row.problem)
                        : !row.isReady ? qsTr("wird geprüft …")
                        : row.removed !== "" ? qsTr("Entfernt: %1. Was auf dem Bild oder im Text zu sehen ist, bleibt.").arg(row.removed)
                        : qsTr("Keine versteckten Angaben gefunden. Was auf dem Bild oder im Text zu sehen ist, bleibt.")
                    color: row.problem !== "" ? Theme.urgencyLine[4] : Theme.second
                    wrapMode: Text.Wrap
                }
            }
            ActionButton {
                id: away
                anchors.right: parent.right
                anchors.rightMargin: Theme.unit * 2
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Weglassen")
                Accessible.name: qsTr("Weglassen: %1").arg(row.name)
                onClicked: pane.files.removePending(row.index)
            }
        }
    }
}
