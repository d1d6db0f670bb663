// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The forces: who is where with which strength, at what, since when and until when; and who puts them there.
Rectangle {
    id: page

    required property Desk desk
    readonly property ForceDesk forces: desk.forces
    readonly property bool isSplit: forces.isWriting || forces.hasUnit
    // Of the list; asked of the page, for the list's own width comes from the layout that this decides on.
    readonly property real listWidth: width * (isSplit ? 0.66 : 1) - Theme.unit * 12
    // On a low screen or in large type the table has the room: its headings bear the sums of the sectors.
    readonly property bool hasFoot: forces.total !== "" && height > Theme.unit * 130
    readonly property bool compact: listWidth < Theme.unit * 260
    // Unit, organisation, status, strength, task, since, relief, contact, reported.
    // In large type what is left stands whole; the rest stands beside, of the chosen one.
    readonly property var columns: listWidth < Theme.unit * 150 ? [0.36, 0, 0.22, 0.16, 0, 0, 0.26, 0, 0]
                                 : compact ? [0.27, 0, 0.19, 0.13, 0.18, 0.08, 0.15, 0, 0]
                                           : [0.19, 0.08, 0.12, 0.08, 0.17, 0.06, 0.12, 0.11, 0.07]

    function assignKey() {
        if (forces.marked.length === 0 && !forces.hasUnit)
            return
        forces.begin()
        panel.begin()
    }

    // What is dragged, where, and the heading of the sector below it.
    readonly property var marked: forces.marked
    property string draggedUnit: ""
    property string targetSector: ""
    property point dragAt
    signal mapAsked()
    function dragOver(row, unit, x, y) {
        dragAt = row.mapToItem(page, x, y)
        const inList = row.mapToItem(list, x, y)
        draggedUnit = unit
        const below = inList.x < 0 || inList.y < 0 || inList.x > list.width || inList.y > list.height ? -1
                    : list.indexAt(inList.x, inList.y + list.contentY)
        targetSector = below < 0 ? "" : forces.sectorOfRow(below)
    }
    function endDrag(drops) {
        const unit = draggedUnit, sector = targetSector
        draggedUnit = ""
        targetSector = ""
        if (!drops || sector === "")
            return
        forces.beginFor(unit, sector)
        panel.begin()
    }

    color: Theme.panel
    onVisibleChanged: {
        forces.isShown = visible
        if (!visible) viewer.close()
        if (!visible || !forces.isWriting) return
        forces.isPlacing = false
        panel.beginPlaced()
    }
    Component.onCompleted: forces.isShown = visible

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            Layout.margins: Theme.unit * 6
            spacing: Theme.unit * 3

            RowLayout {
                spacing: Theme.unit * 2
                PageTitle { Layout.fillWidth: true; text: qsTr("Kräfte") }
                ActionButton {
                    objectName: "newUnit"
                    text: qsTr("Einheit aufnehmen")
                    keyLetter: "N"
                    enabled: page.forces.whyNot === "" && !page.forces.isWriting
                    onClicked: { page.forces.beginNew(); panel.begin() }
                }
                ActionButton {
                    objectName: "assignMarked"
                    text: page.forces.marked.length > 0 ? qsTr("%1 zuweisen").arg(page.forces.marked.length) : qsTr("Zuweisen")
                    keyLetter: "Z"
                    primary: page.forces.marked.length > 0
                    enabled: !page.forces.isWriting && page.forces.whyNot === "" && (page.forces.marked.length > 0 || page.forces.hasUnit)
                    onClicked: page.assignKey()
                }
            }
            Label {
                objectName: "forceTotal"
                Layout.fillWidth: true
                text: page.forces.total === "" ? (page.desk.header.hasRealm ? qsTr("Noch keine Einheit hat sich gemeldet.") : qsTr("Noch kein Lagebild."))
                    : page.forces.whyNot === "" ? qsTr("%1 · Leertaste markiert, Alt Z weist zu").arg(page.forces.total) : page.forces.total
                color: Theme.second
                wrapMode: Text.Wrap
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                visible: page.forces.total !== ""
                Repeater {
                    model: [qsTr("Alle"), qsTr("Ohne Abschnitt"), qsTr("Ablösung fällig")]
                    ActionButton {
                        required property int index
                        required property string modelData
                        objectName: "unitFilter" + index
                        text: modelData
                        keyLetter: ["A", "O", "F"][index]
                        primary: page.forces.filter === index
                        Accessible.checkable: true
                        Accessible.checked: primary
                        onClicked: page.forces.filter = index
                    }
                }
                Choice {
                    objectName: "unitSectors"
                    width: Theme.unit * 50
                    implicitHeight: Theme.unit * 9
                    model: page.forces.sectors
                    currentIndex: page.forces.sector
                    Accessible.name: qsTr("Nur dieser Abschnitt")
                    onActivated: index => page.forces.sector = index
                }
                TextField {
                    id: searchField
                    objectName: "unitSearch"
                    width: Theme.unit * 50
                    implicitHeight: Theme.unit * 9
                    maximumLength: 100
                    text: page.forces.search
                    placeholderText: qsTr("Rufname, Auftrag, Träger …")
                    Accessible.name: qsTr("Kräfte durchsuchen")
                    onTextEdited: page.forces.search = text
                    onAccepted: list.forceActiveFocus()
                    Keys.onEscapePressed: { page.forces.search = ""; list.forceActiveFocus() }
                }
                ActionButton { objectName: "searchUnits"; text: page.forces.search === "" ? qsTr("Suchen") : qsTr("Suche leeren"); keyLetter: "S"; onClicked: { page.forces.search = ""; searchField.forceActiveFocus() } }
                ActionButton { objectName: "unmarkUnits"; visible: page.forces.marked.length > 0; text: qsTr("Keine markieren"); onClicked: page.forces.unmarkAll() }
            }
            Row {
                id: head
                Layout.fillWidth: true
                Layout.leftMargin: Theme.unit * 2
                visible: list.count > 0
                Repeater {
                    model: [qsTr("Rufname, Einheit"), qsTr("Träger"), qsTr("Status"), qsTr("Stärke"), qsTr("Auftrag"), qsTr("seit"), qsTr("Ablösung"), qsTr("Erreichbar"), qsTr("gemeldet")]
                    TableHead {
                        required property string modelData
                        required property int index
                        visible: width > 0
                        width: (page.listWidth - Theme.unit * 4) * page.columns[index]
                        text: modelData
                    }
                }
            }
            Label {
                visible: list.count === 0 && page.forces.total !== ""
                Layout.fillWidth: true
                text: qsTr("Keine Einheit passt zu Filter und Suche.")
                color: Theme.second
                wrapMode: Text.Wrap
            }
            ListView {
                id: list
                objectName: "unitList"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                activeFocusOnTab: true
                model: page.forces.list
                onActiveFocusChanged: if (activeFocus && currentItem) currentItem.forceActiveFocus()
                onCurrentItemChanged: if (currentItem && activeFocus) currentItem.forceActiveFocus()
                keyNavigationEnabled: true
                delegate: UnitRowItem {
                    required property int index
                    width: ListView.view.width
                    columns: page.columns
                    desk: page.desk
                    chosen: !page.forces.isWriting && page.forces.selected === key
                    marked: page.forces.marked.includes(key)
                    onPicked: { list.currentIndex = index; page.forces.selected = key }
                    mayDrag: page.forces.whyNot === "" && !page.forces.isWriting
                    isTarget: page.draggedUnit !== "" && isSector && key === page.targetSector
                    onDragged: (x, y) => page.dragOver(this, key, x, y)
                    onDropped: (x, y) => { page.dragOver(this, key, x, y); page.endDrag(true) }
                    onDragLeft: page.endDrag(false)
                    onMarkAsked: { list.currentIndex = index; page.forces.mark(key) }
                    onFileAsked: hash => viewer.show(files, hash)
                    onActiveFocusChanged: if (activeFocus) list.currentIndex = index
                }
            }
            // The sums at the foot.
            Rectangle { visible: page.hasFoot; Layout.fillWidth: true; implicitHeight: 1; color: Theme.line }
            SumRow { visible: page.hasFoot; Layout.fillWidth: true; name: qsTr("Abschnitte"); sums: page.forces.sectorSums }
            SumRow { visible: page.hasFoot; Layout.fillWidth: true; name: qsTr("Träger"); sums: page.forces.organisationSums }
        }
        Rectangle { visible: page.isSplit; Layout.fillHeight: true; implicitWidth: 1; color: Theme.line }
        UnitDetail {
            id: panel
            objectName: "unitPanel"
            visible: page.isSplit
            Layout.fillHeight: true
            Layout.preferredWidth: page.width * 0.34
            Layout.maximumWidth: page.width * 0.34
            forces: page.forces
            note: page.desk.noteMessage !== "" ? page.desk.noteOn("units") : ""
            noteIsFailure: page.desk.noteIsFailure
            onCloseAsked: { page.forces.selected = ""; list.forceActiveFocus() }
            onMapAsked: page.mapAsked()
        }
    }
    UnitInHand {
        words: page.draggedUnit === "" ? "" : page.marked.includes(page.draggedUnit) && page.marked.length > 1 ? qsTr("%1 Einheiten").arg(page.marked.length) : page.draggedUnit
        at: page.dragAt
    }
    FileViewer {
        id: viewer
        parent: page
        width: page.width
        height: page.height
        files: page.desk.files
    }
}
