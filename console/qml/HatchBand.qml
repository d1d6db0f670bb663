// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Shapes

// The frame that says EXERCISE: a hatch in the one colour used for nothing else.
Rectangle {
    id: band

    required property color stripe

    implicitHeight: 14
    clip: true

    Shape {
        anchors.fill: parent
        ShapePath {
            strokeWidth: -1
            fillColor: band.stripe
            PathSvg {
                path: {
                    let path = ""
                    const h = band.height
                    for (let x = -h; x < band.width; x += h * 1.9)
                        path += "M" + x + " " + h + " L" + (x + h) + " 0 L" + (x + h * 1.95) + " 0 L" + (x + h * 0.95) + " " + h + " Z "
                    return path
                }
            }
        }
    }
}
