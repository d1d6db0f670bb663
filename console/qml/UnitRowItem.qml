// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// A unit in the table of the forces, or the heading of a sector with the sum of those below it.
Rectangle {
    id: row

    required property string key
    required property string title
    required property string unitType
    required property string organisation
    required property string status
    required property string since
    required property string place
    required property string age
    required property string strength
    required property string task
    required property string from
    required property string relief
    required property string reliefWords
    required property string contact
    required property int urgency
    required property int reliefUrgency
    required property bool aged
    required property bool isSector
    required property bool isSilent
    required property bool hasRival
    required property var files
    required property Desk desk
    // Shares of the width: unit, organisation, status, strength, task, since, relief, contact, reported.
    required property var columns
    property bool chosen: false
    property bool marked: false
    signal picked()
    signal markAsked()
    signal fileAsked(string hash)
    // The sign is what a unit is dragged by, onto a sector; by keys the same is Alt+Z and a choice.
    property bool mayDrag: false
    property bool isTarget: false
    signal dragged(real x, real y)
    signal dropped(real x, real y)
    signal dragLeft()

    function joined(parts: list<string>, by: string) : string {
        let out = ""
        for (let i = 0; i < parts.length; ++i)
            if (parts[i] !== "" && parts[i] !== "–")
                out += (out === "" ? "" : by) + parts[i]
        return out
    }
    function share(index: int) : real { return (width - Theme.unit * 4) * columns[index] }

    implicitHeight: (isSector ? Theme.unit * 9 : Math.max(Theme.unit * 11, cells.implicitHeight + Theme.unit * 3))
                    + (chips.visible ? chips.implicitHeight + Theme.unit * 2 : 0)
    color: isTarget ? Theme.hover : isSector ? Theme.ground : chosen ? Theme.hover : Theme.raised
    border.width: activeFocus || chosen ? 2 : 0
    border.color: Theme.action
    activeFocusOnTab: !isSector
    Accessible.role: isSector ? Accessible.Heading : Accessible.ListItem
    Accessible.selected: marked
    Accessible.name: isSector ? joined([title, status, strength, task], ", ")
        : joined([marked ? qsTr("markiert") : "", title, unitType, organisation, status, strength, task,
                  from === "" ? "" : qsTr("im Einsatz seit %1").arg(from), reliefWords, hasRival ? qsTr("gleichzeitig geändert") : "", contact], ", ")
    Keys.onReturnPressed: if (!isSector) picked()
    Keys.onEnterPressed: if (!isSector) picked()
    Keys.onSpacePressed: if (!isSector) markAsked()
    TapHandler { acceptedModifiers: Qt.NoModifier; onTapped: if (!row.isSector) row.picked() }
    TapHandler { acceptedModifiers: Qt.ControlModifier; onTapped: if (!row.isSector) row.markAsked() }

    Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: Theme.line }

    // ---- a sector
    RowLayout {
        visible: row.isSector
        anchors.fill: parent
        anchors.leftMargin: Theme.unit * 2
        anchors.rightMargin: Theme.unit * 2
        spacing: Theme.unit * 4
        Label { Layout.fillWidth: true; text: row.title; font.bold: true; elide: Text.ElideRight }
        Label { visible: text !== ""; Layout.maximumWidth: row.width * 0.35; text: row.joined([row.task, row.contact], " · "); color: Theme.second; elide: Text.ElideRight }
        Label { text: row.status; color: Theme.second }
        Figure { text: row.strength; font.bold: true }
    }

    // ---- a unit
    Row {
        id: cells
        visible: !row.isSector
        x: Theme.unit * 2
        y: (row.height - height - (chips.visible ? chips.implicitHeight + Theme.unit * 2 : 0)) / 2
        width: row.width - Theme.unit * 4
        Row {
            width: row.share(0)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.unit * 2
            Rectangle {
                id: box
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.unit * 4
                height: width
                radius: 3
                color: row.marked ? Theme.action : "transparent"
                border.color: Theme.border
                Rectangle { visible: row.marked; anchors.centerIn: parent; width: parent.width / 2; height: width; color: Theme.actionInk }
                TapHandler { onTapped: row.markAsked() }
            }
            SignView {
                id: sign
                objectName: "unitSign"
                anchors.verticalCenter: parent.verticalCenter
                visible: parent.width > Theme.unit * 40
                width: Theme.unit * 12
                height: Theme.unit * 10
                desk: row.isSector ? null : row.desk
                unit: row.key
                night: Theme.night
                MouseArea {
                    objectName: "unitGrip"
                    property point from
                    property bool isDragging: false
                    anchors.fill: parent
                    preventStealing: row.mayDrag
                    cursorShape: row.mayDrag ? (isDragging ? Qt.ClosedHandCursor : Qt.OpenHandCursor) : Qt.ArrowCursor
                    Accessible.ignored: true
                    onPressed: mouse => { from = Qt.point(mouse.x, mouse.y); isDragging = false }
                    onPositionChanged: mouse => {
                        if (!row.mayDrag) return
                        isDragging = isDragging || Math.abs(mouse.x - from.x) + Math.abs(mouse.y - from.y) > Theme.unit * 3
                        if (isDragging) row.dragged(mapToItem(row, mouse.x, mouse.y).x, mapToItem(row, mouse.x, mouse.y).y)
                    }
                    onReleased: mouse => {
                        if (isDragging) row.dropped(mapToItem(row, mouse.x, mouse.y).x, mapToItem(row, mouse.x, mouse.y).y)
                        else row.picked()
                        isDragging = false
                    }
                    onCanceled: { isDragging = false; row.dragLeft() }
                }
            }
            Column {
                width: parent.width - box.width - (sign.visible ? sign.width + Theme.unit * 2 : 0) - Theme.unit * 3
                anchors.verticalCenter: parent.verticalCenter
                Label { width: parent.width; text: row.title; font.weight: Font.DemiBold; wrapMode: Text.Wrap; maximumLineCount: 2; elide: Text.ElideRight }
                Label { visible: text !== ""; width: parent.width; text: row.hasRival ? qsTr("gleichzeitig geändert") : row.unitType; font.pixelSize: Theme.small; color: row.hasRival ? Theme.urgencyLine[3] : Theme.second; elide: Text.ElideRight }
            }
        }
        Cell { visible: width > 0; width: row.share(1); text: row.organisation; rightPadding: Theme.unit }
        Column {
            width: row.share(2)
            anchors.verticalCenter: parent.verticalCenter
            Label {
                width: parent.width - Theme.unit
                text: row.status
                font.weight: row.urgency > 1 ? Font.Bold : Font.Normal
                color: row.urgency > 1 ? Theme.urgencyLine[row.urgency] : row.isSilent ? Theme.second : Theme.text
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            Label { visible: row.since !== ""; width: parent.width - Theme.unit; text: qsTr("seit %1").arg(row.since); font.pixelSize: Theme.small; color: Theme.second; elide: Text.ElideRight }
        }
        Figure { anchors.verticalCenter: parent.verticalCenter; width: row.share(3); text: row.strength; wrapMode: Text.Wrap }
        Cell { visible: width > 0; width: row.share(4); text: row.task; rightPadding: Theme.unit; color: row.task === "–" ? Theme.muted : Theme.text }
        Figure { visible: width > 0; anchors.verticalCenter: parent.verticalCenter; width: row.share(5); text: row.from === "" ? "–" : row.from; wrapMode: Text.Wrap; color: row.from === "" ? Theme.muted : Theme.text }
        Row {
            width: row.share(6)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.unit
            UrgencyMark { id: reliefMark; objectName: "reliefMark"; visible: row.reliefUrgency > 0; urgency: row.reliefUrgency; anchors.verticalCenter: parent.verticalCenter }
            Column {
                width: parent.width - (reliefMark.visible ? reliefMark.width + Theme.unit : 0) - Theme.unit
                anchors.verticalCenter: parent.verticalCenter
                Figure { width: parent.width; text: row.relief === "" ? "–" : row.relief; color: row.relief === "" ? Theme.muted : Theme.text; wrapMode: Text.Wrap }
                Label {
                    visible: text !== ""
                    width: parent.width
                    text: row.reliefWords
                    font.pixelSize: Theme.small
                    font.weight: row.reliefUrgency > 1 ? Font.Bold : Font.Normal
                    color: row.reliefUrgency > 1 ? Theme.urgencyLine[row.reliefUrgency] : Theme.second
                    wrapMode: Text.Wrap
                }
            }
        }
        Cell { visible: width > 0; width: row.share(7); text: row.contact === "" ? "–" : row.contact; rightPadding: Theme.unit; color: row.contact === "" ? Theme.muted : Theme.text }
        Cell {
            visible: width > 0
            width: row.share(8)
            text: row.aged ? qsTr("%1 · veraltet").arg(row.age) : row.age === "" ? "–" : row.age
            color: row.aged ? Theme.urgencyLine[3] : Theme.second
        }
    }
    Flow {
        id: chips
        objectName: "unitFiles"
        visible: row.files.length > 0
        x: Theme.unit * 2
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.unit * 2
        width: parent.width - 2 * x
        spacing: Theme.unit * 2
        Repeater {
            model: row.files
            delegate: FileChip {
                required property var modelData
                files: row.desk.files
                file: modelData
                onClicked: row.fileAsked(modelData.hash)
            }
        }
    }
}
