// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lagewerk.Console

// Meldungen: on the left what there is and who it waits for, on the right the chosen one or the one being written.
Rectangle {
    id: page

    required property Desk desk
    readonly property MessageDesk messages: desk.messages
    // On a narrow page or in large type the list and the message take turns.
    readonly property bool isNarrow: width < Theme.unit * 250
    readonly property bool showsMessage: messages.isWriting || messages.hasMessage
    signal pageAsked(string page)
    signal mapAsked(string subject)

    function choose(row) {
        const key = messages.keyAt(row)
        if (key !== "")
            messages.selected = key
    }
    function begin(direction) {
        messages.begin(direction)
        form.begin()
    }
    function next() {
        messages.closeDraft()
        if (messages.chooseUnsighted())
            detail.sight()
    }
    function back() {
        messages.closeDraft()
        messages.selected = ""
        list.forceActiveFocus()
    }

    // Once the list has its rows.
    Timer { id: first; interval: 0; onTriggered: page.chooseFirst() }
    // Where list and message stand side by side there is one to read at once.
    function chooseFirst() {
        if (visible && !isNarrow && !showsMessage)
            choose(0)
    }

    color: Theme.panel
    onIsNarrowChanged: first.restart()
    onVisibleChanged: {
        if (!visible)
            viewer.close()
        first.restart()
    }

    Connections {
        target: page.messages
        property bool wasWriting: false
        property bool wasRouting: false
        // The keys go back to the list when a form or the panel closes.
        function onChanged() {
            const ends = wasWriting && !page.messages.isWriting || wasRouting && !page.messages.isRouting
            wasWriting = page.messages.isWriting
            wasRouting = page.messages.isRouting
            if (ends && page.visible)
                list.forceActiveFocus()
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 6
        anchors.topMargin: Theme.unit * 4
        spacing: Theme.unit * 3

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            MessageSwitch { page: "messages"; onPageAsked: other => page.pageAsked(other) }
            Item { Layout.fillWidth: true }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            ActionButton {
                objectName: "backToList"
                visible: page.isNarrow && page.showsMessage
                text: qsTr("Zurück zur Liste")
                keyLetter: "L"
                onClicked: page.back()
            }
            ActionButton { visible: !page.isNarrow || !page.showsMessage; objectName: "newIncoming"; text: qsTr("Neuer Eingang"); keyLetter: "N"; enabled: page.desk.header.mayWrite; onClicked: page.begin(1) }
            ActionButton { visible: !page.isNarrow || !page.showsMessage; objectName: "newOutgoing"; text: qsTr("Neuer Ausgang"); keyLetter: "A"; enabled: page.desk.header.mayWrite; onClicked: page.begin(2) }
            ActionButton { visible: !page.isNarrow || !page.showsMessage; objectName: "newTalk"; text: qsTr("Gesprächsnotiz"); keyLetter: "G"; enabled: page.desk.header.mayWrite; onClicked: page.begin(3) }
            ActionButton {
                objectName: "draftAgain"
                visible: page.messages.hasDraft && !page.messages.isWriting
                text: qsTr("Entwurf weiterschreiben")
                keyLetter: "W"
                primary: true
                onClicked: page.begin(1)
            }
            ActionButton {
                objectName: "nextUnsighted"
                text: qsTr("Nächste sichten")
                keyLetter: "Z"
                primary: page.messages.unsighted > 0
                enabled: page.messages.unsighted > 0
                onClicked: page.next()
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.unit * 5

            ColumnLayout {
                visible: !page.isNarrow || !page.showsMessage
                Layout.fillHeight: true
                Layout.fillWidth: page.isNarrow
                Layout.preferredWidth: page.isNarrow ? -1 : page.width * 0.42
                Layout.maximumWidth: page.isNarrow ? -1 : page.width * 0.42
                spacing: Theme.unit * 2

                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.unit
                    Repeater {
                        model: page.messages.filters.length
                        T.Button {
                            id: chip
                            required property int index
                            readonly property bool chosen: page.messages.filter === index
                            objectName: "filter-" + index
                            text: page.messages.filters[index] ?? ""
                            implicitHeight: Theme.unit * 9
                            implicitWidth: chipWords.implicitWidth + Theme.unit * 5
                            focusPolicy: Qt.StrongFocus
                            hoverEnabled: true
                            onClicked: page.messages.filter = index
                            Keys.onReturnPressed: clicked()
                            Keys.onEnterPressed: clicked()
                            Accessible.checkable: true
                            Accessible.checked: chosen
                            background: Rectangle {
                                radius: height / 2
                                color: chip.chosen ? Theme.hover : chip.hovered ? Theme.raised : Theme.panel
                                border.width: chip.visualFocus ? 3 : chip.chosen ? 2 : 1
                                border.color: chip.visualFocus ? Theme.text : chip.chosen ? Theme.action : Theme.border
                            }
                            contentItem: Item {
                                Label { id: chipWords; anchors.centerIn: parent; text: chip.text; font.pixelSize: Theme.small; font.weight: chip.chosen ? Font.Bold : Font.Normal }
                            }
                        }
                    }
                    Choice {
                        objectName: "filterFunction"
                        visible: page.messages.filter === 1
                        width: Theme.unit * 36
                        implicitHeight: Theme.unit * 9
                        model: page.messages.filterFunctions
                        currentIndex: page.messages.filterFunction
                        onActivated: index => page.messages.filterFunction = index
                        Accessible.name: qsTr("Für welche Funktion")
                    }
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    TextField {
                        id: search
                        objectName: "messageSearch"
                        Layout.fillWidth: true
                        maximumLength: 200
                        placeholderText: qsTr("Suchen in allen Feldern")
                        Accessible.name: qsTr("Suchen in allen Feldern")
                        onTextEdited: page.messages.query = text
                        Keys.onDownPressed: list.forceActiveFocus()
                        Keys.onEscapePressed: { clear(); page.messages.query = "" }
                    }
                    ActionButton { objectName: "searchKey"; text: qsTr("Suchen"); keyLetter: "F"; onClicked: { search.forceActiveFocus(); search.selectAll() } }
                }
                RowLayout {
                    visible: page.messages.aboutTitle !== ""
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    Label { Layout.fillWidth: true; text: qsTr("Nur zu: %1").arg(page.messages.aboutTitle); font.weight: Font.DemiBold; elide: Text.ElideRight }
                    ActionButton { objectName: "aboutAll"; text: qsTr("Alle wieder"); onClicked: page.messages.showAbout("", "") }
                }
                Label {
                    objectName: "messagesEmpty"
                    visible: list.count === 0
                    Layout.fillWidth: true
                    text: !page.desk.header.hasRealm ? qsTr("Noch kein Lagebild.")
                        : page.messages.total === 0 ? qsTr("Noch keine Meldung. Eingang, Ausgang und Gesprächsnotiz werden hier aufgenommen, gesichtet und verteilt.")
                        : page.messages.query !== "" ? qsTr("Nichts gefunden.") : qsTr("Nichts in dieser Auswahl.")
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
                ListView {
                    id: list
                    objectName: "messageList"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    activeFocusOnTab: true
                    keyNavigationEnabled: true
                    highlightMoveDuration: 0
                    cacheBuffer: 400
                    model: page.messages.list
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Meldungen")
                    onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) currentIndex = 0
                    onCountChanged: first.restart()
                    Keys.onReturnPressed: page.choose(currentIndex)
                    Keys.onEnterPressed: page.choose(currentIndex)
                    Keys.onSpacePressed: page.choose(currentIndex)
                    delegate: MessageRowItem {
                        id: line
                        required property int index
                        width: ListView.view.width
                        chosen: page.messages.selected === key
                        onPicked: { list.currentIndex = index; page.messages.selected = key; list.forceActiveFocus() }
                        Rectangle {
                            visible: list.activeFocus && line.ListView.isCurrentItem
                            anchors.fill: parent
                            color: "transparent"
                            border.width: 2
                            border.color: Theme.text
                        }
                    }
                }
            }
            ColumnLayout {
                visible: !page.isNarrow || page.showsMessage
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Theme.unit * 2
                Item {
                    visible: page.showsMessage
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    MessageForm {
                        id: form
                        objectName: "messageForm"
                        visible: page.messages.isWriting
                        enabled: visible
                        anchors.fill: parent
                        desk: page.desk
                    }
                    MessageDetail {
                        id: detail
                        objectName: "messageDetail"
                        visible: !page.messages.isWriting && page.messages.hasMessage
                        enabled: visible
                        anchors.fill: parent
                        desk: page.desk
                        onMapAsked: subject => page.mapAsked(subject)
                        onFileAsked: hash => viewer.show(page.messages.attachments, hash)
                        onOrderAsked: page.pageAsked("orders")
                    }
                    ScrollMark {
                        anchors.right: parent.right
                        height: parent.height
                        list: form.visible ? form.view : detail
                    }
                }
                Label {
                    visible: !page.showsMessage
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    text: qsTr("Keine Meldung gewählt. Pfeiltasten und Eingabetaste wählen eine aus.")
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
            }
        }
        Label {
            objectName: "messagesNote"
            visible: text !== ""
            Layout.fillWidth: true
            text: page.desk.noteMessage !== "" ? page.desk.noteOn("messages") : ""
            color: page.desk.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
    }
    FileViewer {
        id: viewer
        objectName: "messageFileViewer"
        parent: page
        width: page.width
        height: page.height
        files: page.desk.files
    }
}
