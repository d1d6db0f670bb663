// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Shapes
import Lagewerk.Console

// What stands for a file that is not shown: a sheet with lines, a landscape for a photo, crossed out when it is gone.
Shape {
    id: sheet

    property bool isPicture: false
    property bool isGone: false
    readonly property double step: height / 24

    width: height
    ShapePath {
        strokeColor: sheet.isGone ? Theme.urgencyLine[3] : Theme.second
        strokeWidth: 1.8 * Math.max(1, sheet.step * 0.8)
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        scale: Qt.size(sheet.step, sheet.step)
        PathSvg {
            path: (sheet.isPicture ? "M2 5 L22 5 L22 20 L2 20 Z M4 18 L9 11 L13 16 L16 13 L20 18"
                                   : "M5 2 L15 2 L20 7 L20 22 L5 22 Z M15 2 L15 7 L20 7 M8 12 L17 12 M8 15 L17 15 M8 18 L13 18")
                  + (sheet.isGone ? " M2 2 L22 22" : "")
        }
    }
}
