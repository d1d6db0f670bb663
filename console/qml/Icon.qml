// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Shapes
import Lagewerk.Console

// Line drawings of one weight on a field of 24 by 24.
Shape {
    id: icon

    required property string name
    property color ink: Theme.text
    readonly property var paths: ({
        "map": "M3 6 L9 3.5 L15 6 L21 3.5 L21 18 L15 20.5 L9 18 L3 20.5 Z M9 3.5 L9 18 M15 6 L15 20.5",
        "log": "M4 5 L20 5 L20 16 L12 16 L8 20 L8 16 L4 16 Z",
        "incidents": "M4 4 L20 4 L20 15 L14 15 L12 19 L10 15 L4 15 Z M8 8 L16 8 M8 11 L13 11",
        "units": "M3 8 L21 8 L21 17 L3 17 Z M7 8 L7 5 M12 8 L12 5 M17 8 L17 5",
        "gauge": "M6 3 L6 21 M6 6 L10 6 M6 10 L9 10 M6 14 L10 14 M6 18 L9 18 M12 15 Q14 12.5 16 15 Q18 17.5 20 15",
        "warning": "M12 4 L21.5 20 L2.5 20 Z M12 10 L12 14.5 M12 17 L12 17.6",
        "orders": "M6 3 L18 3 L18 21 L6 21 Z M9 8 L15 8 M9 12 L15 12 M9 16 L11 18 L15.5 14",
        "paper": "M7 9 L7 3 L17 3 L17 9 M4 9 L20 9 L20 17 L17 17 M7 17 L4 17 L4 9 M7 14 L17 14 L17 21 L7 21 Z",
        "boards": "M3 20 L3 10 L9 5 L15 10 L15 20 Z M7 20 L7 15 L11 15 L11 20 M18 4 L18 11 M14.5 7.5 L21.5 7.5",
        "handover": "M3 8 L17 8 M13 4 L17 8 L13 12 M21 16 L7 16 M11 12 L7 16 L11 20",
        "directory": "M5 3 L19 3 L19 21 L5 21 Z M3 7 L6 7 M3 12 L6 12 M3 17 L6 17 M12 9.2 A2 2 0 1 0 12.1 9.2 M8.8 17 Q12 11 15.2 17",
        "operations": "M6 21 L6 3 L19 3 L15.5 7.5 L19 12 L6 12",
        "past": "M4 12 A8 8 0 1 0 7 5.8 M4 4 L4 8.5 L8.5 8.5 M12 8 L12 12.5 L15 14",
        "exercise": "M4 20 L4 4 L14 4 L14 7 L20 7 L20 15 L12 15 L12 12 L4 12 M8 8 L10 8",
        "system": "M4 4 L20 4 L20 10 L4 10 Z M4 14 L20 14 L20 20 L4 20 Z M7 7 L7.6 7 M7 17 L7.6 17"
    })

    width: 24
    height: 24
    ShapePath {
        strokeColor: icon.ink
        strokeWidth: 1.8
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        joinStyle: ShapePath.RoundJoin
        PathSvg { path: icon.paths[icon.name] ?? "" }
    }
}
