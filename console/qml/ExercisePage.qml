// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The running exercise as its participants may see it, and its rules.
Item {
    id: page

    required property Desk desk
    readonly property ExerciseDesk exercise: desk.exercise
    // Facts beside the rules where there is room; else one column that scrolls.
    readonly property bool isNarrow: width < Theme.unit * 300

    Label {
        objectName: "noExercise"
        visible: !page.exercise.isExercise
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.unit * 12, Theme.unit * 150)
        horizontalAlignment: Text.AlignHCenter
        text: page.desk.header.hasRealm ? qsTr("Kein Übungsbetrieb. Diese Seite zeigt eine laufende Übung; hier ist die echte Lage.")
                                        : qsTr("Kein Übungsbetrieb. Diese Seite zeigt eine laufende Übung.")
        font.pixelSize: Theme.title
        wrapMode: Text.Wrap
    }

    component Fact: ColumnLayout {
        id: fact
        required property string caption
        required property string words
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        spacing: Theme.unit * 0.5
        Label { text: fact.caption; font.pixelSize: Theme.small; color: Theme.second }
        Label { Layout.fillWidth: true; text: fact.words; textFormat: Text.PlainText; wrapMode: Text.Wrap }
    }
    component ClockBox: FigureBox {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
    }
    component Rules: Rectangle {
        id: box
        objectName: "exerciseRules"
        implicitHeight: ruleColumn.implicitHeight + Theme.unit * 8
        radius: 5
        color: Theme.panel
        border.color: Theme.exercise
        border.width: 2
        Column {
            id: ruleColumn
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.unit * 4
            spacing: Theme.unit * 3
            Label { text: qsTr("Regeln dieser Übung"); font.weight: Font.DemiBold; font.pixelSize: Theme.title }
            Repeater {
                model: page.exercise.rules
                Row {
                    id: rule
                    required property int index
                    required property string modelData
                    width: ruleColumn.width
                    spacing: Theme.unit * 2
                    Figure { id: ruleNumber; text: rule.index + 1; font.bold: true }
                    Label { width: parent.width - ruleNumber.width - parent.spacing; text: rule.modelData; textFormat: Text.PlainText; wrapMode: Text.Wrap }
                }
            }
        }
    }

    ListView {
        id: list
        objectName: "injectList"
        visible: page.exercise.isExercise
        anchors.left: parent.left
        anchors.right: page.isNarrow ? parent.right : side.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.margins: Theme.unit * 5
        clip: true
        spacing: Theme.unit
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: page.exercise.injects
        Accessible.role: Accessible.List
        Accessible.name: played.text
        // What comes in or grows above does not push the beginning out of sight, unless somebody reads farther down.
        property bool isReadBelow: false
        onMovementStarted: isReadBelow = true
        onCurrentIndexChanged: if (currentIndex > 0) isReadBelow = true
        function keepBeginning() { if (!isReadBelow) positionViewAtBeginning() }
        onCountChanged: later.restart()
        Timer { id: later; interval: 0; onTriggered: list.keepBeginning() }
        header: ColumnLayout {
            width: list.width
            onHeightChanged: later.restart()
            spacing: Theme.unit * 4
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.unit * 3
                PageTitle { Layout.fillWidth: true; text: page.exercise.title; textFormat: Text.PlainText; wrapMode: Text.Wrap }
                Rectangle {
                    objectName: "exercisePhase"
                    implicitWidth: phaseWords.implicitWidth + Theme.unit * 6
                    implicitHeight: phaseWords.implicitHeight + Theme.unit * 3
                    radius: 4
                    color: page.exercise.urgency > 0 ? Theme.urgency[page.exercise.urgency] : Theme.exercise
                    Label {
                        id: phaseWords
                        anchors.centerIn: parent
                        text: page.exercise.phase
                        font.bold: true
                        color: page.exercise.urgency > 0 ? Theme.urgencyInk[page.exercise.urgency] : Theme.exerciseGround
                    }
                }
                Label { text: page.exercise.since; color: Theme.second }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: page.width < Theme.unit * 150 ? 1 : 3
                columnSpacing: Theme.unit * 3
                rowSpacing: Theme.unit * 2
                ClockBox { objectName: "exerciseClock"; figure: page.exercise.clock; caption: qsTr("Übungszeit"); range: page.exercise.date }
                ClockBox { figure: page.exercise.wallClock; caption: qsTr("Echte Zeit"); range: page.exercise.wallDate }
                ClockBox { objectName: "exerciseSpeed"; figure: page.exercise.speed; caption: qsTr("Übungsuhr gegen echte Uhr") }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.unit * 5
                Fact { caption: qsTr("Es übt"); words: page.exercise.staff }
                Fact { caption: qsTr("Übungsbereich"); words: page.exercise.realm }
            }
            Label {
                objectName: "exerciseControl"
                visible: text !== ""
                Layout.fillWidth: true
                text: page.exercise.control
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            Loader {
                active: page.isNarrow
                visible: active
                Layout.fillWidth: true
                sourceComponent: Rules {}
            }
            Label {
                Layout.topMargin: Theme.unit * 2
                text: page.exercise.count === 0 ? played.text : qsTr("%1: %2").arg(played.text).arg(page.exercise.count)
                font.weight: Font.DemiBold
                font.pixelSize: Theme.title
            }
            Label {
                visible: page.exercise.count === 0
                Layout.fillWidth: true
                text: qsTr("Noch keine. Eine Einlage steht hier, sobald sie eingespielt ist; was noch kommt, weiß nur die Übungsleitung.")
                color: Theme.second
                wrapMode: Text.Wrap
            }
            Item { implicitHeight: Theme.unit }
        }
        delegate: Rectangle {
            id: inject
            required property int index
            required property string number
            required property string time
            required property string from
            required property string to
            required property string text
            required property string spoken
            width: ListView.view.width
            implicitHeight: injectRow.implicitHeight + Theme.unit * 4
            color: Theme.panel
            border.color: ListView.isCurrentItem && ListView.view.activeFocus ? Theme.text : Theme.line
            border.width: ListView.isCurrentItem && ListView.view.activeFocus ? 3 : 1
            radius: 4
            Accessible.role: Accessible.ListItem
            Accessible.name: spoken
            RowLayout {
                id: injectRow
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: Theme.unit * 3
                anchors.rightMargin: Theme.unit * 3
                spacing: Theme.unit * 4
                Figure { Layout.alignment: Qt.AlignTop; Layout.preferredWidth: Theme.unit * 9; text: inject.number; font.bold: true; elide: Text.ElideRight }
                Figure { Layout.alignment: Qt.AlignTop; text: inject.time }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 0.5
                    Label {
                        Layout.fillWidth: true
                        text: inject.to === "" ? inject.from : qsTr("%1 an %2").arg(inject.from).arg(inject.to)
                        textFormat: Text.PlainText
                        font.pixelSize: Theme.small
                        color: Theme.second
                        wrapMode: Text.Wrap
                    }
                    Label { Layout.fillWidth: true; text: inject.text; textFormat: Text.PlainText; wrapMode: Text.Wrap }
                }
            }
        }
        footer: Item { implicitHeight: Theme.unit * 4 }
    }
    Label { id: played; visible: false; text: qsTr("Eingespielte Einlagen") }
    Loader {
        id: side
        active: !page.isNarrow && page.exercise.isExercise
        visible: active
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.unit * 5
        width: Math.min(Theme.unit * 110, page.width * 0.36)
        sourceComponent: Rules {}
    }
}
