// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// What happened when, and who said what of it.
Column {
    id: list

    required property var rows

    spacing: Theme.unit * 3

    Repeater {
        model: list.rows
        Row {
            id: row
            required property var modelData
            width: list.width
            spacing: Theme.unit * 3
            Figure { id: clock; width: Math.min(Theme.unit * 24, row.width * 0.4); text: row.modelData.clock; color: Theme.second; wrapMode: Text.Wrap }
            Column {
                width: row.width - clock.width - row.spacing
                Label { width: parent.width; text: row.modelData.words + (row.modelData.who ? " · " + row.modelData.who : ""); wrapMode: Text.Wrap }
                Label { visible: text !== ""; width: parent.width; text: row.modelData.note ?? ""; color: Theme.second; wrapMode: Text.Wrap }
            }
        }
    }
}
