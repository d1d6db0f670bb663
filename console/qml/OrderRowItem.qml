// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// One order in the list: how it stands, to whom, what, by when, and what was said of it last.
Rectangle {
    id: row

    required property string key
    required property string state
    required property string priority
    required property string to
    required property string subject
    required property string deadline
    required property string remaining
    required property string given
    required property string receipt
    required property string step
    required property int urgency
    required property bool isOpen
    required property bool isOverdue
    required property bool hasRival
    required property var columns
    property bool compact: false
    property bool chosen: false
    signal picked()

    function joined(parts: list<string>, by: string) : string {
        let out = ""
        for (let i = 0; i < parts.length; ++i)
            if (parts[i] !== "")
                out += (out === "" ? "" : by) + parts[i]
        return out
    }

    implicitHeight: Math.max(Theme.unit * 13, cells.implicitHeight + Theme.unit * 4)
    radius: 4
    color: chosen ? Theme.hover : Theme.raised
    border.width: activeFocus || chosen ? 2 : 1
    border.color: activeFocus || chosen ? Theme.action : Theme.line
    activeFocusOnTab: true
    Accessible.role: Accessible.ListItem
    Accessible.selected: chosen
    Accessible.name: joined([state, priority, qsTr("an %1").arg(to), subject, deadline === "" ? "" : qsTr("Frist %1").arg(deadline), remaining,
                             hasRival ? qsTr("gleichzeitig geändert") : "", step], ", ")
    Keys.onReturnPressed: picked()
    Keys.onEnterPressed: picked()
    TapHandler { onTapped: row.picked() }

    Rectangle { width: Theme.unit; height: parent.height; radius: 2; color: row.urgency > 1 ? Theme.urgency[row.urgency] : row.chosen ? Theme.action : "transparent" }
    RowLayout {
        id: cells
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 3
        anchors.rightMargin: Theme.unit * 3
        spacing: Theme.unit * 3

        ColumnLayout {
            Layout.preferredWidth: row.width * row.columns[0]
            Layout.maximumWidth: row.width * row.columns[0]
            spacing: Theme.unit
            RowLayout {
                spacing: Theme.unit * 2
                UrgencyMark { objectName: "orderUrgency"; visible: row.urgency > 1; urgency: row.urgency }
                Label {
                    Layout.fillWidth: true
                    text: row.state
                    font.weight: row.isOpen ? Font.DemiBold : Font.Normal
                    color: row.isOpen ? Theme.text : Theme.second
                    wrapMode: Text.Wrap
                }
            }
            Label {
                visible: row.priority !== ""
                Layout.fillWidth: true
                text: row.priority
                font.bold: true
                color: Theme.urgencyLine[3]
                elide: Text.ElideRight
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: row.width * row.columns[1]
            spacing: Theme.unit
            Label {
                Layout.fillWidth: true
                text: row.to
                font.bold: true
                color: row.isOpen ? Theme.text : Theme.second
                elide: Text.ElideRight
            }
            Label {
                Layout.fillWidth: true
                text: row.subject
                color: row.isOpen ? Theme.text : Theme.second
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            Label {
                visible: row.hasRival
                Layout.fillWidth: true
                text: qsTr("gleichzeitig geändert")
                font.weight: Font.DemiBold
                color: Theme.urgencyLine[3]
                elide: Text.ElideRight
            }
            Label {
                visible: row.compact && text !== ""
                Layout.fillWidth: true
                text: row.step !== "" ? row.step : row.receipt === "" ? row.given : row.given + " · " + qsTr("Quittung %1").arg(row.receipt)
                font.pixelSize: Theme.small
                color: Theme.second
                elide: Text.ElideRight
            }
        }
        ColumnLayout {
            Layout.preferredWidth: row.width * row.columns[2]
            Layout.maximumWidth: row.width * row.columns[2]
            spacing: 0
            Figure {
                Layout.fillWidth: true
                text: row.deadline === "" ? "–" : row.deadline
                font.pixelSize: Theme.title
                font.bold: row.isOverdue
                color: row.isOpen ? Theme.text : Theme.second
                wrapMode: Text.Wrap
            }
            Label {
                visible: text !== ""
                Layout.fillWidth: true
                text: row.remaining
                font.pixelSize: Theme.small
                font.weight: row.isOverdue ? Font.Bold : Font.Normal
                color: row.isOverdue ? Theme.urgencyLine[Math.max(2, row.urgency)] : Theme.second
                wrapMode: Text.Wrap
            }
        }
        Label {
            visible: !row.compact
            Layout.preferredWidth: row.width * row.columns[3]
            Layout.maximumWidth: row.width * row.columns[3]
            text: row.given
            color: Theme.second
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Label {
            visible: !row.compact
            Layout.preferredWidth: row.width * row.columns[4]
            Layout.maximumWidth: row.width * row.columns[4]
            text: row.receipt === "" ? "–" : row.receipt
            color: Theme.second
            wrapMode: Text.Wrap
        }
        Label {
            visible: !row.compact
            Layout.preferredWidth: row.width * row.columns[5]
            Layout.maximumWidth: row.width * row.columns[5]
            text: row.step === "" ? "–" : row.step
            color: Theme.second
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }
}
