// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Verzeichnis: who is reached for what, and who is called up. The list on the left; on the right the chosen entry, the
// call that is being written, or who has answered.
Rectangle {
    id: page

    required property Desk desk
    readonly property DirectoryDesk directory: desk.directory
    readonly property CallDesk calls: desk.calls
    // The calls are looked at, not the entries.
    property bool looksAtCalls: false
    readonly property string note: desk.noteMessage === "" ? "" : desk.noteOn("directory")

    // What a table in the clipboard would do; empty: none was looked at.
    property string tableWords: ""
    // First what it would do, then, pressed again, it is done.
    function paste() {
        if (tableWords !== "" && directory.isTableGood()) {
            directory.takeTable()
            tableWords = ""
            return
        }
        clip.clear()
        clip.paste()
        tableWords = directory.lookAtTable(clip.text)
    }
    // Once the list has its rows.
    Timer { id: first; interval: 0; onTriggered: page.chooseFirst() }
    // There is one to read at once.
    function chooseFirst() {
        if (visible && !looksAtCalls && !calls.isWriting && directory.selected === "" && list.count > 0)
            directory.choose(0)
    }
    onVisibleChanged: {
        if (!visible)
            tableWords = ""
        first.restart()
    }

    TextEdit { id: clip; visible: false; textFormat: TextEdit.PlainText }

    function startCall() {
        looksAtCalls = false
        calls.begin()
        callForm.begin()
    }

    color: Theme.panel

    Connections {
        target: page.calls
        property string shown: ""
        property bool wrote: false
        function onChanged() {
            // What was just sent, or opened from a card, is looked at.
            if (page.calls.selected !== shown && page.calls.selected !== "" && !page.calls.isWriting)
                page.looksAtCalls = true
            if (!page.calls.isWriting)
                shown = page.calls.selected
            // Who is called again is ticked in the directory.
            if (page.calls.isWriting && !wrote)
                page.looksAtCalls = false
            wrote = page.calls.isWriting
        }
    }

    RowLayout {
        anchors.fill: parent
        spacing: 0

        // In large type the list keeps room, and all of it scrolls.
        Flickable {
            id: left
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            contentHeight: Math.max(height, column.implicitHeight + Theme.unit * 12)
            clip: true
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds

            ColumnLayout {
                id: column
                x: Theme.unit * 6
                y: Theme.unit * 6
                width: left.width - Theme.unit * 12
                height: left.contentHeight - Theme.unit * 12
                spacing: Theme.unit * 3

                PageTitle { Layout.fillWidth: true; text: qsTr("Verzeichnis") }
                Label { objectName: "directorySummary"; Layout.fillWidth: true; text: page.directory.summary; color: Theme.second; wrapMode: Text.Wrap }
                Flow {
                    Layout.fillWidth: true
                    spacing: Theme.unit * 2
                    ActionButton { objectName: "showEntries"; text: qsTr("Einträge"); keyLetter: "A"; primary: !page.looksAtCalls; Accessible.checkable: true; Accessible.checked: primary; onClicked: page.looksAtCalls = false }
                    ActionButton { objectName: "showCalls"; text: page.calls.open > 0 ? qsTr("Einberufungen (%1 offen)").arg(page.calls.open) : qsTr("Einberufungen"); keyLetter: "L"; primary: page.looksAtCalls; Accessible.checkable: true; Accessible.checked: primary; onClicked: { page.calls.put(); page.looksAtCalls = true } }
                    ActionButton { objectName: "startCall"; text: page.directory.ticked > 0 ? qsTr("Einberufen (%1)").arg(page.directory.ticked) : qsTr("Einberufen"); keyLetter: "E"; enabled: !page.desk.header.isPast; onClicked: page.startCall() }
                }
                Flow {
                    Layout.fillWidth: true
                    visible: !page.looksAtCalls
                    spacing: Theme.unit * 2
                    TextField {
                        id: searchField
                        objectName: "directorySearch"
                        width: Math.min(Theme.unit * 60, parent.width)
                        implicitHeight: Theme.unit * 9
                        maximumLength: 100
                        text: page.directory.search
                        placeholderText: qsTr("Name, Funktion, Nummer")
                        Accessible.name: qsTr("Verzeichnis durchsuchen")
                        onTextEdited: page.directory.search = text
                        Keys.onEscapePressed: { page.directory.search = ""; list.forceActiveFocus() }
                        onAccepted: list.forceActiveFocus()
                    }
                    ActionButton { objectName: "searchDirectory"; text: page.directory.search === "" ? qsTr("Suchen") : qsTr("Suche leeren"); keyLetter: "S"; onClicked: { page.directory.search = ""; searchField.forceActiveFocus() } }
                    ActionButton { objectName: "onCallOnly"; text: qsTr("Nur Rufbereitschaft"); keyLetter: "B"; primary: page.directory.onCallOnly; Accessible.checkable: true; Accessible.checked: primary; onClicked: page.directory.onCallOnly = !page.directory.onCallOnly }
                    ActionButton { objectName: "tickAll"; text: qsTr("Alle ankreuzen"); keyLetter: "O"; enabled: list.count > 0; onClicked: page.directory.tickAll() }
                    ActionButton { objectName: "newContact"; text: qsTr("Neuer Eintrag"); keyLetter: "N"; enabled: page.directory.whyNot === ""; onClicked: { page.calls.put(); page.directory.begin(); contactForm.begin() } }
                    ActionButton {
                        objectName: "pasteTable"
                        text: page.directory.isTableGood() && page.tableWords !== "" ? qsTr("So übernehmen") : qsTr("Tabelle einfügen")
                        keyLetter: "V"
                        enabled: page.directory.whyNot === ""
                        onClicked: page.paste()
                    }
                }
                Label {
                    Layout.fillWidth: true
                    objectName: "tableWords"
                    visible: text !== "" && !page.looksAtCalls
                    text: page.tableWords
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
                Label {
                    Layout.fillWidth: true
                    objectName: "directoryNote"
                    visible: text !== ""
                    text: page.note
                    color: page.desk.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
                    font.weight: Font.DemiBold
                    wrapMode: Text.Wrap
                }
                Label {
                    Layout.fillWidth: true
                    objectName: "directoryNothing"
                    visible: page.looksAtCalls ? callList.count === 0 : list.count === 0
                    text: page.looksAtCalls ? qsTr("Noch niemand wurde einberufen. Einträge ankreuzen (Leertaste) und einberufen (Alt E).")
                        : page.directory.total === 0 ? qsTr("Das Verzeichnis ist leer. Hier steht, wer für welche Funktion auf welchem Weg erreicht wird, wer vertritt und wer Rufbereitschaft hat.")
                        : qsTr("Kein Eintrag passt zu Suche und Filter.")
                    color: Theme.second
                    wrapMode: Text.Wrap
                }
                ListView {
                    id: list
                    objectName: "directoryList"
                    visible: !page.looksAtCalls
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Math.min(contentHeight, Theme.unit * 70)
                    clip: true
                    spacing: Theme.unit * 1.5
                    boundsBehavior: Flickable.StopAtBounds
                    model: page.directory.list
                    onCountChanged: first.restart()
                    activeFocusOnTab: true
                    keyNavigationEnabled: true
                    onCurrentIndexChanged: if (activeFocus && !page.calls.isWriting) page.directory.choose(currentIndex)
                    Keys.onSpacePressed: {
                        const row = currentItem as ContactRowItem
                        if (row) page.directory.tick(row.key, !row.isTicked)
                    }
                    Keys.onReturnPressed: if (!page.calls.isWriting) { page.directory.choose(currentIndex); contactForm.begin() }
                    delegate: ContactRowItem {
                        width: ListView.view.width
                        chosen: !page.calls.isWriting && page.directory.selected === key
                        focused: ListView.isCurrentItem && list.activeFocus
                        onPicked: { list.currentIndex = index; list.forceActiveFocus(); page.directory.selected = key }
                        onTickAsked: page.directory.tick(key, !isTicked)
                    }
                }
                ListView {
                    id: callList
                    objectName: "callList"
                    visible: page.looksAtCalls
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: Math.min(contentHeight, Theme.unit * 70)
                    clip: true
                    spacing: Theme.unit * 1.5
                    boundsBehavior: Flickable.StopAtBounds
                    model: page.calls.list
                    activeFocusOnTab: true
                    keyNavigationEnabled: true
                    onActiveFocusChanged: if (activeFocus && currentIndex >= 0 && page.calls.selected === "") page.calls.choose(currentIndex)
                    onCurrentIndexChanged: if (activeFocus) page.calls.choose(currentIndex)
                    delegate: CallRowItem {
                        width: ListView.view.width
                        chosen: page.calls.selected === key
                        focused: ListView.isCurrentItem && callList.activeFocus
                        onPicked: { callList.currentIndex = index; page.calls.selected = key }
                    }
                }
            }
        }
        Rectangle { Layout.fillHeight: true; implicitWidth: 1; color: Theme.line }
        Item {
            Layout.fillHeight: true
            Layout.preferredWidth: page.width * 0.42
            Layout.maximumWidth: page.width * 0.42
            ContactForm { id: contactForm; objectName: "contactForm"; anchors.fill: parent; visible: !page.looksAtCalls && !page.calls.isWriting; desk: page.desk }
            CallForm { id: callForm; objectName: "callForm"; anchors.fill: parent; visible: page.calls.isWriting; desk: page.desk }
            CallDetail { objectName: "callDetail"; anchors.fill: parent; visible: page.looksAtCalls && !page.calls.isWriting; desk: page.desk }
        }
    }
}
