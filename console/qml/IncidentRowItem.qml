// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// One incident on the board: what, where, how many said so, since when, and how old the newest word is.
Rectangle {
    id: row

    required property string key
    required property string title
    required property string kind
    required property string place
    required property string counts
    required property string number
    required property string since
    required property string age
    required property string state
    required property bool isOpen
    required property int urgency
    property bool chosen: false
    property bool partner: false
    signal picked()
    signal paired()

    implicitHeight: words.implicitHeight + Theme.unit * 5
    radius: 5
    color: chosen ? Theme.hover : Theme.raised
    border.width: activeFocus || chosen || partner ? 2 : 1
    border.color: activeFocus || chosen || partner ? Theme.action : Theme.line
    activeFocusOnTab: true
    Accessible.role: Accessible.ListItem
    Accessible.selected: chosen
    // Those that say something.
    function joined(parts: list<string>, by: string) : string {
        let out = ""
        for (let i = 0; i < parts.length; ++i)
            if (parts[i] !== "")
                out += (out === "" ? "" : by) + parts[i]
        return out
    }
    Accessible.name: joined([urgency > 1 ? qsTr("dringend") : "", title, place, counts, qsTr("seit %1").arg(since), age, state], ", ")
    Keys.onReturnPressed: picked()
    Keys.onEnterPressed: picked()
    Keys.onSpacePressed: paired()
    TapHandler {
        acceptedModifiers: Qt.NoModifier
        onTapped: row.picked()
    }
    TapHandler {
        acceptedModifiers: Qt.ControlModifier
        onTapped: row.paired()
    }

    Rectangle { visible: row.chosen; width: 4; height: parent.height; radius: 2; color: Theme.action }
    RowLayout {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 4
        anchors.rightMargin: Theme.unit * 3
        spacing: Theme.unit * 4

        Figure {
            Layout.preferredWidth: Theme.unit * 16
            horizontalAlignment: Text.AlignRight
            text: row.number
            font.pixelSize: Theme.title * 1.4
            font.bold: true
            color: row.isOpen ? Theme.text : Theme.muted
        }
        UrgencyMark { objectName: "incidentUrgency"; visible: row.urgency > 1; urgency: row.urgency }
        ColumnLayout {
            id: words
            Layout.fillWidth: true
            spacing: Theme.unit
            Label {
                Layout.fillWidth: true
                text: row.title
                font.pixelSize: Theme.title
                font.bold: true
                color: row.isOpen ? Theme.text : Theme.second
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            Label {
                Layout.fillWidth: true
                text: row.joined([row.kind, row.place, row.counts], " · ")
                color: Theme.second
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
            }
            Label {
                visible: row.state !== "" || row.partner
                Layout.fillWidth: true
                text: row.partner ? qsTr("zum Zusammenführen dazugenommen") : row.state
                font.weight: Font.DemiBold
                color: row.partner ? Theme.text : Theme.second
                wrapMode: Text.Wrap
            }
        }
        ColumnLayout {
            spacing: Theme.unit
            Figure { Layout.alignment: Qt.AlignRight; text: qsTr("seit %1").arg(row.since) }
            Label { Layout.alignment: Qt.AlignRight; text: row.age; font.pixelSize: Theme.small; color: Theme.second }
        }
    }
}
