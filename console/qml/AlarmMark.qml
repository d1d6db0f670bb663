// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// How an alarm stands, in shape: an open bell nobody has taken, a filled one that waits too long, a tick when somebody
// has it.
Canvas {
    id: mark

    required property int phase
    readonly property color ink: phase === 2 ? Theme.urgencyLine[4] : phase === 3 ? Theme.second : Theme.text

    implicitWidth: Theme.unit * 5
    implicitHeight: Theme.unit * 5
    onPhaseChanged: requestPaint()
    onInkChanged: requestPaint()
    onPaint: {
        const c = getContext("2d")
        const s = Math.min(width, height)
        c.reset()
        c.strokeStyle = mark.ink
        c.fillStyle = mark.ink
        c.lineWidth = Math.max(1.5, s * 0.1)
        c.lineJoin = "round"
        c.beginPath()
        if (mark.phase === 3) {
            c.moveTo(s * 0.12, s * 0.55)
            c.lineTo(s * 0.4, s * 0.82)
            c.lineTo(s * 0.88, s * 0.2)
            c.stroke()
            return
        }
        c.moveTo(s * 0.12, s * 0.76)
        c.quadraticCurveTo(s * 0.26, s * 0.62, s * 0.26, s * 0.42)
        c.quadraticCurveTo(s * 0.26, s * 0.12, s * 0.5, s * 0.12)
        c.quadraticCurveTo(s * 0.74, s * 0.12, s * 0.74, s * 0.42)
        c.quadraticCurveTo(s * 0.74, s * 0.62, s * 0.88, s * 0.76)
        c.closePath()
        if (mark.phase === 2)
            c.fill()
        c.stroke()
        c.beginPath()
        c.moveTo(s * 0.42, s * 0.9)
        c.lineTo(s * 0.58, s * 0.9)
        c.stroke()
    }
}
