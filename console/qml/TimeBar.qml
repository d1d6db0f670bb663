// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Looking back: the slider, steps, play, and what happens now meanwhile. It stands under every page while it is open.
Rectangle {
    id: bar

    required property Desk desk
    readonly property TimeTravel travel: desk.travel
    readonly property ChangesDesk changes: desk.changes
    readonly property var last: {
        const before = travel.marks.filter(mark => mark.at <= travel.at)
        return before.length > 0 ? before[before.length - 1] : null
    }

    visible: travel.isOpen
    implicitHeight: column.implicitHeight + Theme.unit * 5
    color: Theme.panel
    onVisibleChanged: if (visible) slider.forceActiveFocus()

    Rectangle { width: parent.width; height: 1; color: Theme.line }
    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 5
        anchors.rightMargin: Theme.unit * 5
        spacing: Theme.unit * 2

        Label {
            Layout.fillWidth: true
            objectName: "pastProblem"
            visible: text !== ""
            text: bar.travel.problem
            wrapMode: Text.Wrap
        }
        RowLayout {
            Layout.fillWidth: true
            visible: bar.travel.problem === ""
            spacing: Theme.unit * 3
            Figure { text: bar.travel.fromText; color: Theme.second; font.pixelSize: Theme.small }
            TimeSlider {
                id: slider
                objectName: "pastSlider"
                Layout.fillWidth: true
                travel: bar.travel
            }
            Label { text: qsTr("jetzt"); color: Theme.second; font.pixelSize: Theme.small }
            Figure { text: bar.travel.untilText; color: Theme.second; font.pixelSize: Theme.small }
        }
        Flow {
            Layout.fillWidth: true
            visible: bar.travel.problem === ""
            spacing: Theme.unit * 2
            Figure {
                objectName: "pastAt"
                text: bar.travel.isPast || bar.travel.isFolding ? bar.travel.atText : qsTr("jetzt")
                font.pixelSize: Theme.title
                font.bold: true
                height: Theme.unit * 9
                verticalAlignment: Text.AlignVCenter
                rightPadding: Theme.unit * 2
            }
            TextField {
                id: clock
                objectName: "pastClock"
                property string fault: ""
                width: Theme.unit * 30
                implicitHeight: Theme.unit * 9
                maximumLength: 5
                placeholderText: qsTr("hhmm, dann ⏎")
                Accessible.name: qsTr("Zu einer Uhrzeit")
                Accessible.description: fault
                onTextEdited: fault = ""
                onAccepted: {
                    fault = bar.travel.goTo(text)
                    if (fault === "")
                        clear()
                }
                onVisibleChanged: { clear(); fault = "" }
            }
            ActionButton { text: "−10 min"; onClicked: bar.travel.step(-600) }
            ActionButton { text: "−1 min"; onClicked: bar.travel.step(-60) }
            ActionButton { text: "+1 min"; enabled: bar.travel.isPast; onClicked: bar.travel.step(60) }
            ActionButton { text: "+10 min"; enabled: bar.travel.isPast; onClicked: bar.travel.step(600) }
            ActionButton { text: qsTr("Voriges Geschehen"); Accessible.description: qsTr("Zur letzten Marke davor"); onClicked: bar.travel.toMark(-1) }
            ActionButton { text: qsTr("Nächstes"); Accessible.description: qsTr("Zur nächsten Marke danach"); enabled: bar.travel.isPast; onClicked: bar.travel.toMark(1) }
            ActionButton {
                objectName: "pastPlay"
                text: bar.travel.isPlaying ? qsTr("Anhalten") : qsTr("Abspielen")
                onClicked: bar.travel.isPlaying ? bar.travel.pause() : bar.travel.play()
            }
            Choice {
                objectName: "pastPace"
                implicitWidth: Theme.unit * 26
                implicitHeight: Theme.unit * 9
                Accessible.name: qsTr("Geschwindigkeit")
                model: ["10 ×", "60 ×", "600 ×"]
                currentIndex: bar.travel.pace <= 10 ? 0 : bar.travel.pace < 600 ? 1 : 2
                onActivated: index => bar.travel.pace = [10, 60, 600][index]
            }
            Choice {
                objectName: "pastKnowledge"
                implicitWidth: Theme.unit * 72
                implicitHeight: Theme.unit * 9
                Accessible.name: qsTr("Wissensstand")
                model: [qsTr("wie es damals bekannt war"), qsTr("nach allem, was heute bekannt ist")]
                currentIndex: bar.travel.withLater ? 1 : 0
                onActivated: index => bar.travel.withLater = index === 1
            }
            ActionButton {
                objectName: "pastCompare"
                text: bar.changes.keptText !== "" ? qsTr("Mit %1 vergleichen").arg(bar.changes.keptText) : qsTr("Mit jetzt vergleichen")
                enabled: bar.travel.isPast || bar.changes.keptText !== ""
                onClicked: bar.changes.compareShown()
            }
            ActionButton {
                objectName: "pastKeep"
                text: bar.changes.keptText !== "" ? qsTr("Vergessen") : qsTr("Zum Vergleich merken")
                onClicked: bar.changes.keptText !== "" ? bar.changes.forgetKept() : bar.changes.keepShown()
            }
            ActionButton {
                objectName: "pastEnd"
                text: qsTr("Zurück zu jetzt") + " · F9"
                primary: bar.travel.isPast
                onClicked: bar.travel.close()
            }
        }
        Label {
            Layout.fillWidth: true
            objectName: "pastClockFault"
            visible: text !== ""
            text: clock.fault
            color: Theme.urgencyLine[4]
            font.bold: true
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            objectName: "pastLast"
            visible: bar.travel.problem === "" && bar.last !== null
            text: bar.last ? qsTr("Davor zuletzt: %1").arg(bar.last.text) : ""
            color: Theme.second
            elide: Text.ElideRight
        }
        Rectangle {
            Layout.fillWidth: true
            objectName: "pastMeanwhile"
            visible: bar.travel.meanwhile !== ""
            implicitHeight: meanwhileText.implicitHeight + Theme.unit * 4
            radius: 4
            color: Theme.urgency[4]
            Label {
                id: meanwhileText
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: Theme.unit * 3
                text: bar.travel.meanwhile
                font.bold: true
                color: Theme.urgencyInk[4]
                wrapMode: Text.Wrap
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
}
