// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// What a panel that covers "Jetzt zu tun" tells of it.
Label {
    required property Desk desk

    visible: desk.todoCount > 0
    text: qsTr("Jetzt zu tun: %1").arg(desk.todoCount)
    Accessible.name: qsTr("Jetzt zu tun: %1 offen").arg(desk.todoCount)
    color: Theme.second
}
