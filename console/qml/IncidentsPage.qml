// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The board of incidents: what happens where, on the left; the chosen one on the map and its reports, on the right.
Rectangle {
    id: page

    required property Desk desk
    readonly property MapView view: pane.view
    readonly property IncidentDesk board: desk.incidents
    readonly property bool mayAct: desk.header.mayWrite && board.title !== ""
    // Keys of the records that an act is for.
    property var marked: []

    function choose(id) {
        desk.select(MapView.IncidentKind, id)
        showOnMap()
    }
    function showOnMap() {
        const box = desk.boxOf(board.selected)
        if (board.selected !== "" && box.width > 0)
            pane.view.fitTo(box)
    }
    function mark(key) {
        marked = marked.includes(key) ? marked.filter(one => one !== key) : marked.concat([key])
    }

    // Once the list has its rows.
    Timer { id: first; interval: 0; onTriggered: page.chooseFirst() }
    // There is one to read at once.
    function chooseFirst() {
        if (!visible || board.selected !== "" || board.showsLoose || list.count === 0)
            return
        list.currentIndex = 0
        const row = list.currentItem as IncidentRowItem
        if (row)
            choose(row.key)
    }

    color: Theme.panel
    onVisibleChanged: first.restart()

    Connections {
        target: page.board
        property string seen: ""
        property bool seenLoose: false
        function onSaid() { page.marked = [] }
        function onChanged() {
            if (seen === page.board.selected && seenLoose === page.board.showsLoose)
                return
            seen = page.board.selected
            seenLoose = page.board.showsLoose
            page.marked = []
            nameField.text = page.board.name
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.preferredWidth: page.width * 0.44
            Layout.maximumWidth: page.width * 0.44
            Layout.fillHeight: true
            Layout.margins: Theme.unit * 6
            spacing: Theme.unit * 3

            RowLayout {
                spacing: Theme.unit * 2
                PageTitle { Layout.fillWidth: true; text: qsTr("Ereignisse") }
                ActionButton {
                    objectName: "showEnded"
                    text: page.board.showsEnded ? qsTr("Nur offene") : qsTr("Auch beendete")
                    keyLetter: "B"
                    onClicked: page.board.showsEnded = !page.board.showsEnded
                }
            }
            Label {
                Layout.fillWidth: true
                text: !page.desk.header.hasRealm ? qsTr("Noch kein Lagebild.")
                    : page.board.openCount === 0 ? qsTr("Kein offenes Ereignis. Meldungen mit Ort und bekannter Art erscheinen hier, was zusammengehört als eines.")
                    : qsTr("%1 offen. Leertaste nimmt ein zweites zum Zusammenführen dazu.").arg(page.board.openCount)
                color: Theme.second
                wrapMode: Text.Wrap
            }
            ListView {
                id: list
                objectName: "incidentList"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                spacing: Theme.unit * 2
                boundsBehavior: Flickable.StopAtBounds
                model: page.board.list
                onCountChanged: first.restart()
                delegate: IncidentRowItem {
                    width: ListView.view.width
                    chosen: page.board.selected === key
                    partner: page.board.partner === key
                    onPicked: page.choose(key)
                    onPaired: page.board.selected === "" || page.board.selected === key ? page.choose(key) : page.board.partner = key
                }
            }
        }
        Rectangle { Layout.fillHeight: true; implicitWidth: 1; color: Theme.line }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            MapPane {
                id: pane
                Layout.fillWidth: true
                Layout.preferredHeight: page.height * 0.42
                desk: page.desk
                showTools: false
                onVisibleChanged: if (visible) page.showOnMap()
            }
            Rectangle { Layout.fillWidth: true; implicitHeight: 1; color: Theme.line }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.margins: Theme.unit * 4
                spacing: Theme.unit * 2

                Label {
                    objectName: "incidentTitle"
                    Layout.fillWidth: true
                    text: page.board.title !== "" ? page.board.title : qsTr("Kein Ereignis gewählt")
                    font.pixelSize: Theme.title
                    font.bold: true
                    wrapMode: Text.Wrap
                }
                Label {
                    objectName: "incidentFacts"
                    visible: text !== ""
                    Layout.fillWidth: true
                    text: page.board.facts
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    visible: page.board.title !== ""
                    TextField {
                        id: nameField
                        objectName: "incidentName"
                        width: Theme.unit * 60
                        implicitHeight: Theme.unit * 9
                        maximumLength: 60
                        readOnly: !page.mayAct
                        placeholderText: qsTr("Eigener Name")
                        Accessible.name: qsTr("Name des Ereignisses")
                        onAccepted: if (renameButton.enabled) renameButton.clicked()
                    }
                    ActionButton {
                        id: renameButton
                        objectName: "renameIncident"
                        text: qsTr("Benennen")
                        keyLetter: "N"
                        enabled: page.mayAct && nameField.text.trim() !== page.board.name
                        onClicked: page.board.rename(nameField.text)
                    }
                    ActionButton {
                        objectName: "closeIncident"
                        text: page.board.isOpen ? qsTr("Ereignis schließen") : page.board.isMerged ? qsTr("Wieder trennen") : qsTr("Wieder öffnen")
                        keyLetter: "C"
                        enabled: page.mayAct
                        onClicked: page.board.isOpen ? page.board.close() : page.board.reopen()
                    }
                    ActionButton {
                        objectName: "mergeIncidents"
                        visible: page.board.partner !== ""
                        text: qsTr("„%1“ hier einfügen").arg(page.board.partnerTitle)
                        keyLetter: "Z"
                        primary: true
                        enabled: page.mayAct && !page.board.isMerged
                        onClicked: page.board.merge()
                    }
                }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    visible: page.board.title !== ""
                    ActionButton {
                        objectName: "splitIncident"
                        visible: !page.board.showsLoose
                        text: page.marked.length === 0 ? qsTr("Als eigenes Ereignis") : qsTr("%1 als eigenes Ereignis").arg(page.marked.length)
                        keyLetter: "E"
                        enabled: page.mayAct && page.marked.length > 0 && page.marked.length < records.count
                        onClicked: page.board.split(page.marked)
                    }
                    ActionButton {
                        objectName: "takeOut"
                        visible: !page.board.showsLoose
                        text: qsTr("Gehört nicht hierher")
                        keyLetter: "H"
                        enabled: page.mayAct && page.marked.length > 0
                        onClicked: page.board.takeOut(page.marked)
                    }
                    ActionButton {
                        objectName: "putIn"
                        visible: page.board.showsLoose
                        text: qsTr("Diesem Ereignis zuordnen")
                        keyLetter: "D"
                        primary: true
                        enabled: page.mayAct && page.marked.length > 0
                        onClicked: page.board.putIn(page.marked)
                    }
                    ActionButton {
                        objectName: "showLoose"
                        text: page.board.showsLoose ? qsTr("Meldungen des Ereignisses") : qsTr("Meldungen ohne Ereignis")
                        keyLetter: "O"
                        onClicked: page.board.showsLoose = !page.board.showsLoose
                    }
                }
                Label {
                    objectName: "incidentNote"
                    visible: text !== ""
                    Layout.fillWidth: true
                    text: page.board.title !== "" && !page.desk.header.isLoggedIn ? qsTr("Zum Ändern bitte anmelden (Alt M).") : (page.desk.noteMessage !== "" ? page.desk.noteOn("incidents") : "")
                    color: page.desk.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
                ListView {
                    id: records
                    objectName: "incidentRecords"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    model: page.board.records
                    delegate: Rectangle {
                        id: record
                        required property int index
                        required property string key
                        required property string clock
                        required property string source
                        required property string line
                        readonly property bool isMarked: page.marked.includes(key)
                        width: ListView.view.width
                        implicitHeight: Math.max(Theme.unit * 9, words.implicitHeight + Theme.unit * 3)
                        color: isMarked ? Theme.hover : index % 2 ? Theme.panel : Theme.raised
                        border.width: activeFocus ? 2 : 0
                        border.color: Theme.action
                        activeFocusOnTab: true
                        Accessible.role: Accessible.CheckBox
                        Accessible.checkable: true
                        Accessible.checked: isMarked
                        Accessible.name: clock + ", " + source + ", " + line
                        Keys.onSpacePressed: page.mark(key)
                        Keys.onReturnPressed: page.mark(key)
                        TapHandler { onTapped: page.mark(record.key) }
                        RowLayout {
                            anchors.fill: parent
                            anchors.leftMargin: Theme.unit * 2
                            anchors.rightMargin: Theme.unit * 2
                            spacing: Theme.unit * 3
                            Rectangle {
                                implicitWidth: Theme.unit * 4.5
                                implicitHeight: Theme.unit * 4.5
                                radius: 3
                                color: record.isMarked ? Theme.action : "transparent"
                                border.width: 2
                                border.color: record.isMarked ? Theme.action : Theme.border
                            }
                            Figure { Layout.preferredWidth: Theme.unit * 19; text: record.clock }
                            Label {
                                id: words
                                Layout.fillWidth: true
                                text: record.source === "" ? record.line : record.source + " · " + record.line
                                wrapMode: Text.Wrap
                                maximumLineCount: 4
                                elide: Text.ElideRight
                            }
                        }
                    }
                }
            }
        }
    }
}
