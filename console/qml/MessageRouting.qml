// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lagewerk.Console

// Who acts on a message and who is told. By keys alone: a digit makes its seat act, again a copy, again nothing;
// Return routes, Escape leaves it.
FocusScope {
    id: panel

    required property MessageDesk messages
    readonly property var targets: messages.targets

    implicitHeight: column.implicitHeight + Theme.unit * 6
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Verteiler")
    onVisibleChanged: if (visible) { note.clear(); keys.forceActiveFocus() }

    function route() {
        if (messages.routeHint === "")
            messages.route(note.text)
    }

    Rectangle {
        anchors.fill: parent
        radius: 5
        color: Theme.raised
        border.color: Theme.action
        border.width: 2
    }
    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.unit * 3
        spacing: Theme.unit * 2

        Item {
            id: keys
            objectName: "routingKeys"
            Layout.fillWidth: true
            implicitHeight: how.implicitHeight
            focus: true
            activeFocusOnTab: true
            Accessible.role: Accessible.StaticText
            Accessible.name: how.text
            Keys.onPressed: event => {
                const place = event.key - Qt.Key_0
                const target = !Theme.singleKeys || event.modifiers & ~Qt.KeypadModifier ? undefined : panel.targets.find(one => one.digit > 0 && one.digit === place)
                if (target) {
                    panel.messages.cycle(target.name)
                    event.accepted = true
                }
            }
            Keys.onReturnPressed: panel.route()
            Keys.onEnterPressed: panel.route()
            Label {
                id: how
                width: parent.width
                text: Theme.singleKeys ? qsTr("Ziffer: handelt, noch einmal: Kopie, noch einmal: nichts. Eingabetaste: verteilen. Esc: lassen.")
                                       : qsTr("Tabulator und Leertaste: handelt, noch einmal: Kopie, noch einmal: nichts. Eingabetaste: verteilen. Esc: lassen.")
                color: Theme.second
                wrapMode: Text.Wrap
            }
            Rectangle { visible: keys.activeFocus; anchors.bottom: parent.bottom; anchors.bottomMargin: -2; width: parent.width; height: 2; color: Theme.action }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            Repeater {
                model: panel.targets.length
                T.Button {
                    id: target
                    required property int index
                    readonly property var seat: panel.targets[index] ?? ({ name: "", digit: 0, state: 0, group: "" })
                    objectName: "target-" + seat.name
                    text: seat.name
                    implicitWidth: Math.min(words.implicitWidth + Theme.unit * 6, column.width)
                    implicitHeight: Theme.unit * 10
                    focusPolicy: Qt.StrongFocus
                    hoverEnabled: true
                    onClicked: panel.messages.cycle(seat.name)
                    Keys.onReturnPressed: panel.route()
                    Keys.onEnterPressed: panel.route()
                    Accessible.checkable: true
                    Accessible.checked: seat.state > 0
                    Accessible.name: seat.name + ", " + (seat.state === 1 ? qsTr("handelt") : seat.state === 2 ? qsTr("Kopie") : qsTr("nicht"))
                    Accessible.description: seat.group
                    background: Rectangle {
                        radius: 5
                        color: target.seat.state === 1 ? Theme.action : target.hovered ? Theme.hover : Theme.panel
                        border.width: target.visualFocus ? 3 : target.seat.state === 2 ? 2 : 1
                        border.color: target.visualFocus ? Theme.text : target.seat.state > 0 ? Theme.action : Theme.border
                    }
                    contentItem: Item {
                        Row {
                            id: words
                            anchors.centerIn: parent
                            spacing: Theme.unit * 2
                            KeyHint {
                                anchors.verticalCenter: parent.verticalCenter
                                keys: target.seat.digit > 0 ? target.seat.digit : ""
                                ink: target.seat.state === 1 ? Theme.actionInk : Theme.second
                            }
                            Label {
                                anchors.verticalCenter: parent.verticalCenter
                                text: target.seat.state === 2 ? qsTr("%1: Kopie").arg(target.seat.name) : target.seat.state === 1 ? qsTr("%1: handelt").arg(target.seat.name) : target.seat.name
                                font.weight: target.seat.state > 0 ? Font.Bold : Font.Normal
                                color: target.seat.state === 1 ? Theme.actionInk : Theme.text
                            }
                        }
                    }
                }
            }
        }
        TextField {
            id: note
            objectName: "routingNote"
            Layout.fillWidth: true
            maximumLength: 2000
            placeholderText: qsTr("Vermerk des Sichters (nicht nötig)")
            Accessible.name: qsTr("Vermerk des Sichters")
            onAccepted: panel.route()
        }
        Label {
            objectName: "routeHint"
            visible: text !== ""
            Layout.fillWidth: true
            text: panel.messages.routeHint
            color: Theme.second
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton {
                objectName: "route"
                text: qsTr("Verteilen")
                keyLetter: "T"
                primary: true
                enabled: panel.messages.routeHint === ""
                onClicked: panel.route()
            }
            ActionButton { text: qsTr("Lassen") + " · Esc"; onClicked: panel.messages.cancelRouting() }
        }
    }
    Keys.onEscapePressed: messages.cancelRouting()
}
