// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Something that a decision may rest on, to be chosen.
Rectangle {
    id: row

    required property string key
    required property string section
    required property string name
    required property string words
    required property int urgency
    required property bool isChosen
    property bool focused: false
    property bool mayChoose: true
    signal toggled(bool on)

    implicitHeight: content.implicitHeight + Theme.unit * 3
    color: focused ? Theme.hover : Theme.panel
    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: isChosen
    Accessible.name: section + ", " + name + ": " + words

    TapHandler { enabled: row.mayChoose; onTapped: row.toggled(!row.isChosen) }
    RowLayout {
        id: content
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.unit * 3
        Rectangle {
            implicitWidth: Theme.unit * 5
            implicitHeight: Theme.unit * 5
            radius: 3
            color: row.isChosen ? Theme.action : "transparent"
            border.width: 2
            border.color: row.isChosen ? Theme.action : Theme.border
            Label { anchors.centerIn: parent; visible: row.isChosen; text: "×"; color: Theme.actionInk; font.bold: true }
        }
        UrgencyMark { Layout.preferredWidth: Theme.unit * 7; urgency: Math.max(1, row.urgency); opacity: row.urgency > 1 ? 1 : 0 }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            Label { Layout.fillWidth: true; text: row.name; font.weight: Font.DemiBold; wrapMode: Text.Wrap }
            Label { Layout.fillWidth: true; text: row.words; color: Theme.second; wrapMode: Text.Wrap }
        }
    }
}
