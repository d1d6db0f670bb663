// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The chosen order in the scheme unit, task, means, aim, way; its steps; and what can be said of it.
Item {
    id: view

    required property OrderDesk orders
    required property string note
    required property bool noteIsFailure
    readonly property var facts: orders.detail
    readonly property bool mayStep: orders.whyNoStep === "" && orders.hasOrder
    readonly property bool isEnded: orders.hasOrder && !orders.isOpenOrder
    signal mapAsked(rect box)
    signal closeAsked()

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: column.implicitHeight + Theme.unit * 6
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        // What has the keys is in sight.
        function reveal(item: Item) {
            if (!item || !view.visible)
                return
            for (let one = item; one; one = one.parent)
                if (one === column) {
                    const at = item.mapToItem(column, 0, 0).y
                    if (at < contentY) contentY = Math.max(0, at - Theme.unit * 4)
                    else if (at + item.height > contentY + height) contentY = Math.min(contentHeight - height, at + item.height + Theme.unit * 4 - height)
                    return
                }
        }
        readonly property Item holder: Window.activeFocusItem
        onHolderChanged: reveal(holder)

        ColumnLayout {
            id: column
            x: Theme.unit * 5
            y: Theme.unit * 5
            width: parent.width - Theme.unit * 10
            spacing: Theme.unit * 3

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                UrgencyMark { Layout.alignment: Qt.AlignTop; visible: (view.facts.urgency ?? 0) > 1; urgency: view.facts.urgency ?? 0 }
                Label {
                    objectName: "orderTitle"
                    Layout.fillWidth: true
                    text: view.facts.subject ?? ""
                    font.pixelSize: Theme.title * 1.2
                    font.bold: true
                    wrapMode: Text.Wrap
                }
                ActionButton { objectName: "closeOrder"; Layout.alignment: Qt.AlignTop; text: qsTr("Schließen"); onClicked: view.closeAsked() }
            }
            Label {
                objectName: "orderState"
                Layout.fillWidth: true
                text: view.facts.state === undefined ? "" : qsTr("%1 seit %2 · Vorrang %3").arg(view.facts.state).arg(view.facts.stateSince).arg(view.facts.priority)
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            RowLayout {
                Layout.fillWidth: true
                visible: (view.facts.deadline ?? "") !== ""
                spacing: Theme.unit * 3
                Figure { Layout.alignment: Qt.AlignTop; text: view.facts.deadline ?? ""; font.pixelSize: Theme.figure; font.bold: true }
                Label {
                    objectName: "orderLeft"
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    text: view.facts.left ?? ""
                    font.pixelSize: Theme.title
                    font.bold: (view.facts.urgency ?? 0) > 1
                    color: (view.facts.urgency ?? 0) > 1 ? Theme.urgencyLine[view.facts.urgency] : Theme.second
                    wrapMode: Text.Wrap
                }
            }
            RivalBox {
                objectName: "orderRival"
                Layout.fillWidth: true
                rows: view.orders.rival
                by: view.orders.rivalBy
                over: view.orders.rivalOver
                mayAct: view.orders.whyNot === ""
                onSettled: keepsOurs => view.orders.settle(keepsOurs)
            }
            LabelledRows { objectName: "orderScheme"; Layout.fillWidth: true; rows: view.orders.scheme }
            Label { visible: text !== ""; Layout.fillWidth: true; text: view.facts.given ?? ""; color: Theme.second; wrapMode: Text.Wrap }
            Label { visible: (view.facts.report ?? "") !== ""; Layout.fillWidth: true; text: qsTr("Aus Meldung %1").arg(view.facts.report ?? ""); color: Theme.second; wrapMode: Text.Wrap }
            RowLayout {
                visible: (view.facts.place ?? "") !== ""
                spacing: Theme.unit * 3
                Label { text: qsTr("Ort"); color: Theme.second }
                Figure { Layout.fillWidth: true; text: view.facts.place ?? ""; wrapMode: Text.Wrap }
                ActionButton { objectName: "orderOnMap"; text: qsTr("Auf der Karte"); keyLetter: "K"; onClicked: view.mapAsked(view.orders.placeBox()) }
            }
            Flow {
                Layout.fillWidth: true
                visible: view.orders.hasOrder && view.orders.move === 0
                spacing: Theme.unit * 2
                ActionButton { objectName: "orderReceipt"; visible: !view.isEnded; text: qsTr("Quittung eintragen"); keyLetter: "T"; primary: view.orders.state === 1; enabled: view.mayStep; onClicked: view.orders.beginStep(1) }
                ActionButton { objectName: "orderBegun"; visible: !view.isEnded; text: qsTr("Begonnen"); keyLetter: "B"; enabled: view.mayStep && view.orders.state !== 3; onClicked: view.orders.beginStep(2) }
                ActionButton { objectName: "orderDone"; visible: !view.isEnded; text: qsTr("Erledigt"); keyLetter: "E"; primary: view.orders.state === 2 || view.orders.state === 3; enabled: view.mayStep; onClicked: view.orders.beginStep(3) }
                ActionButton { objectName: "orderImpossible"; visible: !view.isEnded; text: qsTr("Nicht möglich"); keyLetter: "U"; enabled: view.mayStep && view.orders.state !== 5; onClicked: view.orders.beginStep(4) }
                ActionButton { objectName: "orderNote"; text: qsTr("Vermerk"); keyLetter: "V"; enabled: view.mayStep; onClicked: view.orders.beginStep(6) }
                ActionButton { objectName: "orderChange"; visible: !view.isEnded; text: qsTr("Ändern"); keyLetter: "D"; enabled: view.orders.whyNot === ""; onClicked: view.orders.change() }
                ActionButton { objectName: "orderWithdraw"; visible: !view.isEnded; text: qsTr("Zurückziehen"); keyLetter: "Z"; enabled: view.mayStep; onClicked: view.orders.beginStep(5) }
                ActionButton { objectName: "orderReopen"; visible: view.isEnded || view.orders.state === 5; text: qsTr("Wieder öffnen"); keyLetter: "W"; enabled: view.mayStep; onClicked: view.orders.beginStep(7) }
            }
            Label {
                objectName: "orderWhyNot"
                visible: text !== ""
                Layout.fillWidth: true
                text: view.orders.whyNoStep !== "" ? view.orders.whyNoStep : view.orders.whyNot
                color: Theme.second
                wrapMode: Text.Wrap
            }
            Rectangle {
                objectName: "stepBox"
                visible: view.orders.move !== 0
                Layout.fillWidth: true
                implicitHeight: stepColumn.implicitHeight + Theme.unit * 6
                radius: 5
                color: Theme.raised
                border.color: Theme.action
                border.width: 2
                onVisibleChanged: if (visible) stepNote.forceActiveFocus()
                ColumnLayout {
                    id: stepColumn
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.top: parent.top
                    anchors.margins: Theme.unit * 3
                    spacing: Theme.unit * 2
                    Label { text: qsTr("Eintragen: %1").arg(view.orders.moveWords); font.bold: true }
                    Label { text: qsTr("Wer sagt das?"); color: Theme.second; font.pixelSize: Theme.small }
                    TextField {
                        objectName: "stepBy"
                        Layout.fillWidth: true
                        maximumLength: 120
                        text: view.orders.stepBy
                        Accessible.name: qsTr("Wer sagt das?")
                        onTextEdited: view.orders.stepBy = text
                        Keys.onEscapePressed: view.orders.cancelStep()
                        onAccepted: stepNote.forceActiveFocus()
                    }
                    Label { text: view.orders.move === 4 ? qsTr("Grund") : qsTr("Vermerk (leer: keiner)"); color: Theme.second; font.pixelSize: Theme.small }
                    TextField {
                        id: stepNote
                        objectName: "stepNote"
                        Layout.fillWidth: true
                        maximumLength: 2000
                        text: view.orders.stepNote
                        Accessible.name: view.orders.move === 4 ? qsTr("Grund") : qsTr("Vermerk")
                        onTextEdited: view.orders.stepNote = text
                        Keys.onEscapePressed: view.orders.cancelStep()
                        onAccepted: if (sayButton.enabled) sayButton.clicked()
                    }
                    Label { objectName: "stepFault"; visible: text !== ""; Layout.fillWidth: true; text: view.orders.whyNoStep !== "" ? view.orders.whyNoStep : view.orders.stepFault; color: Theme.urgencyLine[3]; wrapMode: Text.Wrap }
                    Flow {
                        Layout.fillWidth: true
                        spacing: Theme.unit * 2
                        ActionButton { id: sayButton; objectName: "sayStep"; text: qsTr("Eintragen"); primary: true; enabled: view.mayStep && view.orders.stepFault === ""; onClicked: view.orders.sayStep() }
                        ActionButton { text: qsTr("Abbrechen"); onClicked: view.orders.cancelStep() }
                    }
                }
            }
            Label {
                objectName: "orderNoteLine"
                visible: text !== ""
                Layout.fillWidth: true
                text: view.note
                color: view.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            Label { visible: view.orders.steps.length > 0; text: qsTr("Verlauf, das Neueste zuerst"); font.weight: Font.DemiBold }
            CourseRows { objectName: "orderSteps"; Layout.fillWidth: true; rows: view.orders.steps }
        }
    }
}
