// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

Rectangle {
    id: page

    required property Desk desk
    readonly property MapView view: pane.view
    readonly property WarningDesk warning: desk.warning
    // What is on the desk is of now: who looks back finds it again afterwards.
    readonly property bool showsDesk: warning.isOpen && !desk.header.isPast

    signal groundsAsked(string subject)

    color: Theme.panel

    // Nothing on the desk: what there is.
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 6
        visible: !page.showsDesk
        spacing: Theme.unit * 3

        PageTitle { text: qsTr("Warnungen und Vorschläge") }
        Label {
            Layout.fillWidth: true
            visible: list.count === 0
            text: qsTr("Kein Warnvorschlag und keine Warnung. Ein Vorschlag entsteht, sobald an einem Gewässer Informationswert 2 erreicht und bestätigt ist, ein Regenmesser Unwetter misst (DWD-Stufe 3) oder der Stab ein Gebiet mit einer Gefahr setzt. Ab Informationswert 1 zeigt die Lage die Überflutung.")
            color: Theme.second
            wrapMode: Text.Wrap
        }
        ListView {
            id: list
            objectName: "warningList"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            spacing: Theme.unit * 2
            boundsBehavior: Flickable.StopAtBounds
            model: page.desk.warnings
            delegate: Rectangle {
                id: row
                required property int index
                required property string subject
                required property bool isProposal
                required property string title
                required property string level
                required property string phase
                required property string clock
                required property int urgency
                width: ListView.view.width
                implicitHeight: Math.max(Theme.unit * 14, line.implicitHeight + Theme.unit * 4)
                radius: 5
                color: Theme.raised
                border.color: Theme.line
                RowLayout {
                    id: line
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.margins: Theme.unit * 3
                    spacing: Theme.unit * 4
                    UrgencyMark { urgency: row.urgency }
                    Figure { text: row.clock; color: Theme.second }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: Theme.unit * 0.5
                        Label { Layout.fillWidth: true; text: row.title; font.weight: Font.DemiBold; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight }
                        Label { Layout.fillWidth: true; text: row.phase + " · " + row.level; color: Theme.second; elide: Text.ElideRight }
                    }
                    ActionButton {
                        text: row.isProposal ? qsTr("Prüfen") : qsTr("Öffnen")
                        keyLetter: row.index === 0 ? "P" : ""
                        primary: row.isProposal
                        visible: !page.desk.header.isPast
                        onClicked: row.isProposal ? page.warning.openProposal(row.subject) : page.warning.openWarning(row.subject)
                    }
                }
            }
        }
    }

    RowLayout {
        anchors.fill: parent
        visible: page.showsDesk
        spacing: 0
        WarningForm {
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(516 * Theme.scale, page.width * 0.42)
            desk: page.desk
            onGroundsAsked: subject => page.groundsAsked(subject)
        }
        Rectangle { Layout.fillHeight: true; implicitWidth: 1; color: Theme.line }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumWidth: Theme.unit * 40
            MapPane {
                id: pane
                anchors.fill: parent
                desk: page.desk
                forWarning: true
                showTools: false
                freeRect: Qt.rect(0, figures.height + Theme.unit * 8, width, height - figures.height - Theme.unit * 24)
            }
            Rectangle {
                id: figures
                objectName: "warningFigures"
                readonly property bool isNarrow: parent.width < 480 * Theme.scale
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Theme.unit * 4
                height: numbers.implicitHeight + Theme.unit * 4
                radius: 5
                color: Theme.panel
                border.color: Theme.line
                Flow {
                    id: numbers
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.margins: Theme.unit * 2
                    spacing: figures.isNarrow ? Theme.unit : Theme.unit * 3
                    FigureBox { figure: page.warning.people; caption: page.warning.isAllClear ? qsTr("Menschen bei der Warnung") : page.warning.figuresAreOlder ? qsTr("Menschen; galt für das\nvorgeschlagene Gebiet") : qsTr("Menschen nachts"); range: page.warning.peopleRange; border.width: 0; compact: figures.isNarrow; width: compact ? numbers.width : implicitWidth }
                    FigureBox { figure: page.warning.objects; caption: page.warning.isAllClear ? qsTr("kritische Objekte bei der Warnung") : page.warning.figuresAreOlder ? qsTr("kritische Objekte; galt für\ndas vorgeschlagene Gebiet") : qsTr("kritische Objekte"); border.width: 0; compact: figures.isNarrow; width: compact ? numbers.width : implicitWidth }
                    FigureBox { figure: page.warning.areaSize; caption: qsTr("Gebiet"); border.width: 0; compact: figures.isNarrow; width: compact ? numbers.width : implicitWidth }
                }
            }
            Flow {
                anchors.left: parent.left
                anchors.right: parent.right
                layoutDirection: Qt.RightToLeft
                anchors.top: figures.bottom
                objectName: "warningTools"
                anchors.margins: Theme.unit * 4
                spacing: Theme.unit * 2
                ActionButton { visible: !figures.isNarrow; text: "+"; Accessible.name: qsTr("Vergrößern"); implicitWidth: Theme.unit * 9; onClicked: pane.view.zoomBy(1) }
                ActionButton { visible: !figures.isNarrow; text: "−"; Accessible.name: qsTr("Verkleinern"); implicitWidth: Theme.unit * 9; onClicked: pane.view.zoomBy(-1) }
                GroundSwitch { desk: page.desk; view: pane.view }
                ActionButton { text: qsTr("Gebiet zeigen"); keyLetter: "G"; onClicked: { page.fittedTitle = ""; page.fitArea() } }
            }
            Flow {
                anchors.left: parent.left
                anchors.bottom: parent.bottom
                anchors.margins: Theme.unit * 4
                objectName: "areaTools"
                anchors.bottomMargin: pane.sourcesRect.height > 0 ? pane.height - pane.sourcesRect.y + Theme.unit * 2 : Theme.unit * 15
                width: parent.width - Theme.unit * 8
                spacing: Theme.unit * 2
                visible: page.warning.editable
                ActionButton {
                    text: page.warning.step === 2 ? qsTr("Gebiet fertig") : qsTr("Gebiet ändern")
                    keyLetter: "E"
                    onClicked: page.warning.step = page.warning.step === 2 ? 3 : 2
                }
                ActionButton { visible: page.warning.step === 2; text: qsTr("Vorschlag wiederherstellen"); keyLetter: "V"; onClicked: page.warning.resetArea() }
                Rectangle {
                    visible: page.warning.step === 2
                    width: hint.implicitWidth + Theme.unit * 6
                    height: Theme.unit * 9
                    radius: 4
                    color: Theme.panel
                    Label { id: hint; anchors.centerIn: parent; text: qsTr("Punkt ziehen · Entf löscht den Punkt"); font.pixelSize: Theme.small }
                }
            }
        }
        Rectangle { Layout.fillHeight: true; implicitWidth: 1; color: Theme.line }
        SignPanel {
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(400 * Theme.scale, page.width * 0.34)
            desk: page.desk
        }
    }

    Connections {
        target: page.warning
        function onAreaChanged() { page.fitArea() }
    }
    onVisibleChanged: fitArea()
    property string fittedTitle: ""
    function fitArea() {
        if (!visible || !warning.isOpen) {
            fittedTitle = ""
            return
        }
        if (fittedTitle === warning.title || pane.view.width <= 0)
            return
        fittedTitle = warning.title
        const box = warning.areaBox()
        if (box.width > 0)
            pane.view.fitTo(box)
        else
            pane.view.fitScene()
    }
    Connections {
        target: pane.view
        function onLoadStateChanged() { page.fittedTitle = ""; page.fitArea() }
        function onWidthChanged() { page.fittedTitle = ""; page.fitArea() }
    }
}
