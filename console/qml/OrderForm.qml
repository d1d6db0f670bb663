// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// An order is written, then shown as it would be given, then given: two steps, and no key does the second.
Item {
    id: form

    required property OrderDesk orders
    required property bool hasMapPlace
    required property string note
    required property bool noteIsFailure
    readonly property var texts: orders.texts
    readonly property var faults: orders.faults
    readonly property bool writes: !orders.isReviewing

    function begin() {
        if (writes)
            toField.forceActiveFocus()
        else
            backButton.forceActiveFocus()
    }
    function review() {
        if (orders.reviewDraft())
            backButton.forceActiveFocus()
        else
            (faults.to ? toField : faults.subject ? subjectField : faults.text ? textField : deadlineField).forceActiveFocus()
    }

    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: column.implicitHeight + Theme.unit * 6
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        // What has the keys is in sight.
        function reveal(item: Item) {
            for (let one = item; one && form.visible; one = one.parent)
                if (one === column) {
                    const at = item.mapToItem(column, 0, 0).y
                    if (at < contentY) contentY = Math.max(0, at - Theme.unit * 8)
                    else if (at + item.height > contentY + height) contentY = Math.max(0, Math.min(contentHeight - height, at + item.height + Theme.unit * 4 - height))
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
            spacing: Theme.unit * 2

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                Label {
                    objectName: "formTitle"
                    Layout.fillWidth: true
                    text: form.orders.isReviewing ? qsTr("So wird der Auftrag erteilt") : form.orders.isChange ? qsTr("Auftrag ändern") : qsTr("Auftrag erteilen")
                    font.pixelSize: Theme.title * 1.2
                    font.bold: true
                    wrapMode: Text.Wrap
                }
                ActionButton { objectName: "putForm"; Layout.alignment: Qt.AlignTop; text: qsTr("Weglegen"); onClicked: form.orders.put() }
            }
            Label {
                objectName: "changedMeanwhile"
                visible: form.orders.changedMeanwhile
                Layout.fillWidth: true
                text: qsTr("Dieser Auftrag wurde inzwischen anderswo geändert. Wird er so erteilt, stehen beide Fassungen nebeneinander.")
                color: Theme.urgencyLine[3]
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }

            // ---- as it would be given
            LabelledRows { objectName: "orderReview"; visible: form.orders.isReviewing; Layout.fillWidth: true; rows: form.orders.review }
            Label {
                visible: form.orders.isReviewing
                Layout.fillWidth: true
                Layout.topMargin: Theme.unit * 2
                text: form.orders.whyNot !== "" ? form.orders.whyNot : qsTr("Unterschrieben wird mit Ihrem Schlüssel. Danach steht der Auftrag im Einsatztagebuch.")
                color: form.orders.whyNot !== "" ? Theme.urgencyLine[3] : Theme.second
                wrapMode: Text.Wrap
            }
            Flow {
                visible: form.orders.isReviewing
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                ActionButton { id: backButton; objectName: "backToForm"; text: qsTr("Zurück zum Text"); keyLetter: "X"; onClicked: { form.orders.backToForm(); subjectField.forceActiveFocus() } }
                // No key: it signs and sends.
                ActionButton { objectName: "giveOrder"; text: form.orders.isChange ? qsTr("Geändert erteilen") : qsTr("Erteilen"); primary: true; enabled: form.orders.whyNot === ""; onClicked: form.orders.give() }
            }

            // ---- as it is written
            FieldName { visible: form.writes; text: qsTr("Einheit: an wen"); fault: form.faults.to ?? ""; say: form.orders.addresseeKind }
            TextField {
                id: toField
                objectName: "orderTo"
                visible: form.writes
                Layout.fillWidth: true
                maximumLength: 120
                text: form.texts.to
                placeholderText: qsTr("Funktion, Abschnitt oder Einheit: tippen und wählen")
                Accessible.name: qsTr("Empfänger des Auftrags")
                onTextEdited: form.orders.write("to", text)
                onAccepted: {
                    if (offers.isOffering && offers.count > 0) form.orders.chooseAddressee(0)
                    subjectField.forceActiveFocus()
                }
                Keys.onDownPressed: if (offers.isOffering && offers.count > 0) offers.itemAt(0).forceActiveFocus()
            }
            Column {
                id: offerColumn
                visible: offers.isOffering
                Layout.fillWidth: true
                spacing: Theme.unit
                Repeater {
                    id: offers
                    objectName: "orderOffers"
                    // Only while somebody looks for one.
                    readonly property bool isOffering: form.writes && form.orders.isFreeAddressee
                    model: isOffering ? form.orders.addressees : []
                    Rectangle {
                        id: offer
                        required property var modelData
                        required property int index
                        width: offerColumn.width
                        height: Theme.unit * 9
                        radius: 4
                        color: activeFocus ? Theme.hover : Theme.raised
                        border.width: activeFocus ? 2 : 1
                        border.color: activeFocus ? Theme.action : Theme.line
                        activeFocusOnTab: true
                        Accessible.role: Accessible.ListItem
                        Accessible.name: modelData.label + ", " + modelData.kind
                        function pick() { subjectField.forceActiveFocus(); form.orders.chooseAddressee(index) }
                        Keys.onReturnPressed: pick()
                        Keys.onEnterPressed: pick()
                        Keys.onDownPressed: if (index + 1 < offers.count) offers.itemAt(index + 1).forceActiveFocus()
                        Keys.onUpPressed: index > 0 ? offers.itemAt(index - 1).forceActiveFocus() : toField.forceActiveFocus()
                        TapHandler { onTapped: offer.pick() }
                        RowLayout {
                            anchors.fill: parent
                            anchors.leftMargin: Theme.unit * 3
                            anchors.rightMargin: Theme.unit * 3
                            Label { Layout.fillWidth: true; text: offer.modelData.label; elide: Text.ElideRight }
                            Label { text: offer.modelData.kind; color: Theme.second; font.pixelSize: Theme.small }
                        }
                    }
                }
            }
            FieldName { visible: form.writes; text: qsTr("Betreff"); fault: form.faults.subject ?? "" }
            TextField {
                id: subjectField
                objectName: "orderSubject"
                visible: form.writes
                Layout.fillWidth: true
                maximumLength: 120
                text: form.texts.subject
                Accessible.name: qsTr("Betreff des Auftrags")
                onTextEdited: form.orders.write("subject", text)
                onAccepted: textField.forceActiveFocus()
            }
            FieldName { visible: form.writes; text: qsTr("Auftrag: was ist zu tun"); fault: form.faults.text ?? "" }
            TextBox {
                id: textField
                objectName: "orderText"
                visible: form.writes
                Layout.fillWidth: true
                lines: 3
                text: form.texts.text
                Accessible.name: qsTr("Auftrag")
                onTextChanged: form.orders.write("text", text)
            }
            GridLayout {
                visible: form.writes
                Layout.fillWidth: true
                columns: 2
                columnSpacing: Theme.unit * 3
                rowSpacing: Theme.unit * 2
                FieldName { Layout.fillWidth: false; text: qsTr("Mittel"); fault: form.faults.means ?? "" }
                TextField { objectName: "orderMeans"; Layout.fillWidth: true; text: form.texts.means; Accessible.name: qsTr("Mittel"); onTextEdited: form.orders.write("means", text) }
                FieldName { Layout.fillWidth: false; text: qsTr("Ziel"); fault: form.faults.aim ?? "" }
                TextField { objectName: "orderAim"; Layout.fillWidth: true; text: form.texts.aim; Accessible.name: qsTr("Ziel"); onTextEdited: form.orders.write("aim", text) }
                FieldName { Layout.fillWidth: false; text: qsTr("Weg"); fault: form.faults.way ?? "" }
                TextField { objectName: "orderWay"; Layout.fillWidth: true; text: form.texts.way; Accessible.name: qsTr("Weg"); onTextEdited: form.orders.write("way", text) }
            }
            FieldName { visible: form.writes; text: qsTr("Frist"); fault: form.faults.deadline ?? ""; say: form.orders.deadlineSays }
            Flow {
                visible: form.writes
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                TextField {
                    id: deadlineField
                    objectName: "orderDeadline"
                    width: Theme.unit * 34
                    implicitHeight: Theme.unit * 9
                    maximumLength: 24
                    text: form.texts.deadline
                    placeholderText: qsTr("hhmm")
                    Accessible.name: qsTr("Frist, Uhrzeit")
                    onTextEdited: form.orders.write("deadline", text)
                }
                Repeater {
                    model: [15, 30, 60, 120]
                    ActionButton {
                        required property int modelData
                        objectName: "deadlineIn" + modelData
                        text: modelData < 60 ? qsTr("+%1 min").arg(modelData) : qsTr("+%1 h").arg(modelData / 60)
                        onClicked: form.orders.setDeadlineIn(modelData)
                    }
                }
            }
            FieldName { visible: form.writes; text: qsTr("Vorrang") }
            Flow {
                visible: form.writes
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                Repeater {
                    model: [qsTr("Einfach"), qsTr("Sofort"), qsTr("Blitz")]
                    ActionButton {
                        required property int index
                        required property string modelData
                        objectName: "orderPriority" + (index + 1)
                        text: modelData
                        primary: form.orders.priority === index + 1
                        Accessible.checkable: true
                        Accessible.checked: primary
                        onClicked: form.orders.priority = index + 1
                    }
                }
            }
            FieldName { visible: form.writes; text: qsTr("Ort"); say: form.orders.placeWords }
            Flow {
                visible: form.writes
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                ActionButton { objectName: "takePlace"; text: qsTr("Ort der Auswahl auf der Karte"); keyLetter: "K"; enabled: form.hasMapPlace; onClicked: form.orders.takePlace() }
                ActionButton { visible: form.orders.placeWords !== ""; text: qsTr("Ohne Ort"); onClicked: form.orders.dropPlace() }
                Label {
                    visible: !form.hasMapPlace && form.orders.placeWords === ""
                    width: Math.min(implicitWidth, parent.width)
                    text: qsTr("Auf der Lagekarte (F1) etwas auswählen, dann hier übernehmen.")
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
            }
            FieldName { visible: form.writes; text: qsTr("Aus Meldung"); say: form.orders.reportWords }
            Choice {
                objectName: "orderReport"
                visible: form.writes
                Layout.fillWidth: true
                model: form.orders.reports
                Accessible.name: qsTr("Meldung, aus der der Auftrag folgt")
                onActivated: index => form.orders.chooseReport(index)
            }
            Label {
                objectName: "orderHint"
                visible: form.writes && text !== ""
                Layout.fillWidth: true
                text: form.orders.hint
                color: Theme.second
                wrapMode: Text.Wrap
            }
            Flow {
                visible: form.writes
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                ActionButton { objectName: "reviewOrder"; text: qsTr("Prüfen"); keyLetter: "P"; primary: true; onClicked: form.review() }
                ActionButton {
                    id: dropButton
                    objectName: "dropOrder"
                    property bool isAsked: false
                    visible: form.orders.hasDraft
                    text: isAsked ? qsTr("Wirklich verwerfen") : qsTr("Verwerfen")
                    onClicked: { if (isAsked) form.orders.discard(); isAsked = !isAsked }
                    onActiveFocusChanged: if (!activeFocus) isAsked = false
                }
            }
            Label {
                visible: text !== ""
                Layout.fillWidth: true
                text: form.note
                color: form.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
        }
    }
}
