// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A decision: what, why, what else, and on what it rests, frozen as it stood. Below, what was decided before, and what has
// become of its grounds. It lies over whatever page is shown; what was typed stays when it is closed.
Rectangle {
    id: sheet

    required property Desk desk
    readonly property DecisionDesk decisions: desk.decisions

    visible: decisions.isOpen
    color: Theme.panel
    border.color: Theme.action
    border.width: 2
    Keys.onEscapePressed: sheet.decisions.isReviewed ? sheet.decisions.backToWords() : sheet.decisions.close()
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Entschluss")
    onVisibleChanged: if (visible) subject.forceActiveFocus()
    MouseArea { anchors.fill: parent; acceptedButtons: Qt.AllButtons; onWheel: wheel => wheel.accepted = true }
    Connections {
        target: sheet.decisions
        function onSignedNow() {
            subject.text = ""
            words.text = ""
            reasons.text = ""
            options.text = ""
        }
    }

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 5
        spacing: Theme.unit * 5

        Flickable {
            id: left
            Layout.preferredWidth: parent.width * 0.46
            Layout.fillHeight: true
            contentHeight: form.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            ColumnLayout {
                id: form
                width: left.width - Theme.unit
                spacing: Theme.unit * 2
                RowLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: false
                    PageTitle { Layout.fillWidth: true; text: qsTr("Entschluss") }
                    ActionButton { objectName: "decisionClose"; text: qsTr("Schließen") + " · Esc"; onClicked: sheet.decisions.close() }
                }
                Label {
                    Layout.fillWidth: true
                    objectName: "decisionWhyNot"
                    visible: text !== ""
                    text: sheet.decisions.whyNot
                    font.bold: true
                    wrapMode: Text.Wrap
                }
                Label { text: qsTr("Gegenstand"); color: Theme.second }
                TextField { id: subject; objectName: "decisionSubject"; Layout.fillWidth: true; maximumLength: 100; placeholderText: qsTr("z. B. Räumung Mühlenviertel"); readOnly: sheet.decisions.isReviewed; Accessible.name: qsTr("Gegenstand") }
                Label { text: qsTr("Entschluss: was wird getan, von wem, bis wann"); color: Theme.second }
                TextBox { id: words; objectName: "decisionWords"; Layout.fillWidth: true; Layout.preferredHeight: Theme.unit * 26; readOnly: sheet.decisions.isReviewed; Accessible.name: qsTr("Entschluss") }
                Label { text: qsTr("Begründung"); color: Theme.second }
                TextBox { id: reasons; objectName: "decisionReasons"; Layout.fillWidth: true; Layout.preferredHeight: Theme.unit * 18; readOnly: sheet.decisions.isReviewed; Accessible.name: qsTr("Begründung") }
                Label { text: qsTr("Erwogene Möglichkeiten, eine je Zeile"); color: Theme.second }
                TextBox { id: options; objectName: "decisionOptions"; Layout.fillWidth: true; Layout.preferredHeight: Theme.unit * 18; readOnly: sheet.decisions.isReviewed; Accessible.name: qsTr("Erwogene Möglichkeiten") }
                Label {
                    Layout.fillWidth: true
                    objectName: "decisionFault"
                    visible: text !== ""
                    text: sheet.decisions.fault
                    color: Theme.urgencyLine[4]
                    font.bold: true
                    wrapMode: Text.Wrap
                }
                Label {
                    Layout.fillWidth: true
                    objectName: "decisionNote"
                    visible: text !== ""
                    text: sheet.desk.noteMessage === "" ? "" : sheet.desk.noteOn("decisions")
                    color: sheet.desk.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
                Label {
                    Layout.fillWidth: true
                    visible: sheet.decisions.isReviewed
                    text: qsTr("Noch einmal lesen. Unterschrieben wird mit %1 Grundlagen, Stand %2.").arg(sheet.decisions.chosen).arg(sheet.decisions.frozenAt)
                    font.bold: true
                    wrapMode: Text.Wrap
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    ActionButton {
                        objectName: "decisionReview"
                        visible: !sheet.decisions.isReviewed
                        text: qsTr("Prüfen")
                        keyLetter: "P"
                        primary: true
                        enabled: sheet.decisions.whyNot === ""
                        onClicked: sheet.decisions.review(subject.text, words.text, reasons.text, options.text)
                    }
                    ActionButton {
                        objectName: "decisionSign"
                        visible: sheet.decisions.isReviewed
                        text: qsTr("Unterschreiben und festhalten")
                        primary: true
                        onClicked: sheet.decisions.sign()
                    }
                    ActionButton {
                        visible: sheet.decisions.isReviewed
                        text: qsTr("Zurück")
                        onClicked: sheet.decisions.backToWords()
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.unit * 2
            RowLayout {
                Layout.fillWidth: true
                Layout.fillHeight: false
                visible: sheet.decisions.shown === ""
                Label {
                    Layout.fillWidth: true
                    text: qsTr("Worauf er beruht: %1 gewählt, Stand %2").arg(sheet.decisions.chosen).arg(sheet.decisions.frozenAt)
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
                ActionButton { objectName: "decisionFreeze"; text: qsTr("Stand von jetzt"); keyLetter: "T"; enabled: !sheet.decisions.isReviewed; onClicked: sheet.decisions.freezeAnew() }
            }
            ListView {
                id: grounds
                objectName: "decisionGrounds"
                visible: sheet.decisions.shown === ""
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: sheet.decisions.grounds
                activeFocusOnTab: true
                keyNavigationEnabled: true
                Accessible.role: Accessible.List
                delegate: GroundRowItem {
                    width: ListView.view.width
                    focused: ListView.isCurrentItem && grounds.activeFocus
                    mayChoose: !sheet.decisions.isReviewed
                    onToggled: on => sheet.decisions.choose(key, on)
                }
                Keys.onSpacePressed: if (!sheet.decisions.isReviewed) sheet.decisions.toggleAt(currentIndex)
            }
            Rectangle { Layout.fillWidth: true; visible: sheet.decisions.shown === ""; implicitHeight: 1; color: Theme.line }
            Label { text: takenList.count === 0 ? qsTr("Noch kein Entschluss festgehalten.") : qsTr("Bisherige Entschlüsse"); font.weight: Font.DemiBold }
            ListView {
                id: takenList
                objectName: "decisionsTaken"
                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(contentHeight, sheet.height * 0.3)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: sheet.decisions.taken
                activeFocusOnTab: true
                keyNavigationEnabled: true
                Keys.onReturnPressed: sheet.decisions.showAt(currentIndex)
                delegate: Rectangle {
                    id: row
                    required property string key
                    required property string subject
                    required property string said
                    required property string who
                    required property string clock
                    required property bool isReplaced
                    width: ListView.view.width
                    implicitHeight: rowWords.implicitHeight + Theme.unit * 3
                    color: sheet.decisions.shown === key || (ListView.isCurrentItem && takenList.activeFocus) ? Theme.hover : Theme.panel
                    Accessible.role: Accessible.ListItem
                    Accessible.name: clock + ", " + subject + ": " + said
                    TapHandler { onTapped: sheet.decisions.shown = sheet.decisions.shown === row.key ? "" : row.key }
                    Label {
                        id: rowWords
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: row.clock + " · " + row.subject + ": " + row.said + (row.isReplaced ? " · " + qsTr("ersetzt") : "")
                        color: row.isReplaced ? Theme.second : Theme.text
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        elide: Text.ElideRight
                    }
                }
            }
            Flickable {
                id: shown
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: sheet.decisions.shown !== ""
                contentHeight: shownColumn.implicitHeight
                clip: true
                ColumnLayout {
                    id: shownColumn
                    width: shown.width
                    spacing: Theme.unit * 2
                    Label { Layout.fillWidth: true; objectName: "shownText"; text: sheet.decisions.shownText; wrapMode: Text.Wrap }
                    Label { Layout.fillWidth: true; text: sheet.decisions.shownFacts; color: Theme.second; wrapMode: Text.Wrap }
                    Repeater {
                        model: sheet.decisions.shownGrounds
                        ColumnLayout {
                            id: ground
                            required property string name
                            required property string words
                            required property string now
                            Layout.fillWidth: true
                            spacing: 0
                            Label { Layout.fillWidth: true; text: "· " + ground.name + (ground.words === "" ? "" : " (" + ground.words + ")"); wrapMode: Text.Wrap }
                            Label { Layout.fillWidth: true; Layout.leftMargin: Theme.unit * 4; visible: text !== ""; text: ground.now === "" ? "" : qsTr("heute: %1").arg(ground.now); font.bold: true; wrapMode: Text.Wrap }
                        }
                    }
                }
            }
        }
    }
}
