// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// Rows of what it is and what it says. A positioner, no layout: its rows come and go with the picture.
Column {
    id: list

    required property var rows

    spacing: Theme.unit * 2

    Repeater {
        model: list.rows
        Row {
            id: row
            required property var modelData
            width: list.width
            spacing: Theme.unit * 3
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.label + ": " + modelData.words
            Label {
                id: name
                width: Math.min(Theme.unit * 26, row.width * 0.4)
                text: row.modelData.label
                color: Theme.second
                wrapMode: Text.Wrap
            }
            Label { width: row.width - name.width - row.spacing; text: row.modelData.words; wrapMode: Text.Wrap }
        }
    }
}
