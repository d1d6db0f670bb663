// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// Strength in sum: of each sector, or of each organisation.
Flow {
    id: row

    required property string name
    required property var sums

    spacing: Theme.unit * 4

    Label { width: Theme.unit * 24; text: row.name; color: Theme.second; font.weight: Font.DemiBold }
    Repeater {
        model: row.sums
        Row {
            id: sum
            required property var modelData
            spacing: Theme.unit * 1.5
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.name + ", " + modelData.units + ", " + modelData.strength
            Label { text: sum.modelData.name }
            Figure { text: sum.modelData.strength; font.bold: true }
        }
    }
}
