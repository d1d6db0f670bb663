// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Templates as T
import Lagewerk.Console

// The time that has passed, from the first tick to now, with what happened in it. Left and right: a minute; page keys:
// ten; Home: the beginning; End: now.
T.Slider {
    id: slider

    required property TimeTravel travel

    from: travel.from
    to: Math.max(travel.from + 1, travel.until)
    live: true
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    implicitHeight: Theme.unit * 9
    Accessible.name: qsTr("Zeitpunkt")
    Accessible.description: travel.atText

    onMoved: travel.moveTo(value)
    Keys.onPressed: event => {
        const steps = { [Qt.Key_Left]: -60, [Qt.Key_Right]: 60, [Qt.Key_PageDown]: 600, [Qt.Key_PageUp]: -600 }
        if (steps[event.key] !== undefined)
            travel.step(steps[event.key])
        else if (event.key === Qt.Key_Home)
            travel.moveTo(travel.from)
        else if (event.key === Qt.Key_End)
            travel.moveTo(travel.until)
        else
            return
        event.accepted = true
    }
    // While it is dragged the hand decides; else the moment that is shown.
    Binding {
        target: slider
        property: "value"
        value: slider.travel.at
        when: !slider.pressed
    }

    background: Item {
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: Theme.unit
            radius: height / 2
            color: Theme.border
        }
        Repeater {
            model: slider.travel.marks
            Rectangle {
                required property var modelData
                x: (modelData.at - slider.from) / (slider.to - slider.from) * (slider.width - slider.handle.width) + slider.handle.width / 2 - width / 2
                anchors.verticalCenter: parent.verticalCenter
                width: modelData.urgency >= 3 ? 3 : 2
                height: Theme.unit * (modelData.urgency >= 4 ? 7 : modelData.urgency >= 3 ? 5 : 3)
                color: Theme.urgencyLine[modelData.urgency]
            }
        }
    }
    handle: Rectangle {
        x: slider.visualPosition * (slider.width - width)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.unit * 4
        height: Theme.unit * 8
        radius: 4
        color: slider.travel.isPast ? Theme.text : Theme.action
        border.width: slider.visualFocus ? 3 : 1
        border.color: slider.visualFocus ? Theme.action : Theme.panel
    }
}
