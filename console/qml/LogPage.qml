// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Lagewerk.Console

Rectangle {
    id: page

    required property Desk desk
    readonly property FileDesk files: desk.files
    signal pageAsked(string page)

    color: Theme.panel

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 6
        spacing: Theme.unit * 3

        // In large type the buttons stand below the switch.
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            MessageSwitch { page: "log"; onPageAsked: other => page.pageAsked(other) }
            ActionButton {
                objectName: "printLog"
                text: qsTr("Als PDF")
                keyLetter: "D"
                enabled: list.count > 0 && !page.files.isWriting
                onClicked: page.files.printLog()
            }
            ActionButton {
                objectName: "exportLog"
                text: qsTr("Ausgeben mit Anlagen")
                keyLetter: "X"
                enabled: list.count > 0 && !page.files.isWriting
                onClicked: page.files.exportLog()
            }
            ActionButton {
                text: page.desk.logPeopleOnly ? qsTr("Alle Zeilen zeigen") : qsTr("Nur von Menschen")
                keyLetter: "N"
                onClicked: page.desk.logPeopleOnly = !page.desk.logPeopleOnly
            }
        }
        Label {
            Layout.fillWidth: true
            text: page.desk.operation === "" ? qsTr("Kein Einsatz eröffnet. Einträge werden trotzdem gesichert und nummeriert.")
                                             : qsTr("Einsatz %1").arg(page.desk.operation)
            color: Theme.second
            wrapMode: Text.Wrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            TextField {
                id: entry
                objectName: "logEntry"
                width: Math.max(Theme.unit * 60, parent.width - writeButton.width - attachButton.width - operationButton.width - Theme.unit * 8)
                maximumLength: 16000
                placeholderText: page.desk.header.isPast ? qsTr("Im Rückblick wird nichts eingegeben. Zurück zu jetzt: F9.") : page.desk.header.isLoggedIn ? qsTr("Eintrag schreiben, mit der Eingabetaste sichern")
                                                             : qsTr("Zum Schreiben bitte anmelden (Alt M)")
                readOnly: !page.desk.header.mayWrite
                onAccepted: if (writeButton.enabled) writeButton.clicked()
            }
            ActionButton {
                id: attachButton
                objectName: "attach"
                text: qsTr("Anlage")
                keyLetter: "A"
                enabled: page.desk.header.mayWrite
                onClicked: {
                    ask.source = ""
                    ask.setSource("FileAsk.qml", { files: page.files, parentWindow: page.Window.window })
                }
            }
            ActionButton {
                id: writeButton
                objectName: "writeLog"
                text: page.files.pendingCount > 0 ? qsTr("Eintragen mit Anlagen") : qsTr("Eintragen")
                keyLetter: "T"
                primary: true
                enabled: page.desk.header.mayWrite && !page.files.isPreparing && !page.files.hasRefused
                // With nothing written the key leads to where it is written.
                onClicked: {
                    if (entry.text.trim() === "") {
                        entry.forceActiveFocus()
                        return
                    }
                    if (page.desk.writeLog(entry.text))
                        entry.clear()
                }
            }
            ActionButton {
                id: operationButton
                objectName: "operationsOfLog"
                text: page.desk.operation === "" ? qsTr("Einsatz eröffnen") : qsTr("Einsätze")
                keyLetter: "O"
                onClicked: page.desk.operations.isOpen = true
            }
        }
        PendingFiles {
            objectName: "pendingFiles"
            Layout.fillWidth: true
            files: page.files
        }
        Label {
            visible: page.files.pendingCount > 0 && entry.text.trim() === ""
            Layout.fillWidth: true
            text: qsTr("Noch ein Satz dazu, dann eintragen: Was ist zu sehen, wo, seit wann?")
            color: Theme.second
        }
        Label {
            visible: text !== ""
            Layout.fillWidth: true
            text: page.desk.noteMessage !== "" ? page.desk.noteOn("log") : ""
            color: page.desk.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Label {
            objectName: "sendingFiles"
            visible: text !== ""
            Layout.fillWidth: true
            text: page.files.sending
            color: Theme.second
            wrapMode: Text.Wrap
        }
        RowLayout {
            visible: page.files.waitingFor > 0
            spacing: Theme.unit * 2
            Label {
                Layout.fillWidth: true
                text: qsTr("Anlagen, die noch geholt werden: %1").arg(page.files.waitingFor)
                color: Theme.second
                wrapMode: Text.Wrap
            }
            ActionButton { objectName: "writeNow"; text: qsTr("Ohne diese schreiben"); keyLetter: "J"; onClicked: page.files.writeNow() }
            ActionButton { text: qsTr("Abbrechen"); onClicked: page.files.cancelWriting() }
        }
        RowLayout {
            visible: page.files.note !== ""
            spacing: Theme.unit * 2
            Label {
                objectName: "fileNote"
                Layout.fillWidth: true
                text: page.files.note
                color: page.files.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            ActionButton {
                visible: page.files.written !== ""
                text: qsTr("Öffnen")
                keyLetter: "F"
                onClicked: page.files.openWritten()
            }
        }
        // While files wait for their sentence, the room is theirs.
        Flow {
            visible: page.files.pendingCount === 0 || page.desk.log.isChosen
            Layout.fillWidth: true
            spacing: Theme.unit * 2
            TextField {
                id: search
                objectName: "logSearch"
                width: Math.min(parent.width, Theme.unit * 80)
                maximumLength: 200
                placeholderText: qsTr("Im ganzen Tagebuch suchen")
                Accessible.name: placeholderText
                onTextEdited: page.desk.log.query = text
                Keys.onDownPressed: list.forceActiveFocus()
                Keys.onEscapePressed: { clear(); page.desk.log.query = "" }
            }
            ActionButton { objectName: "searchLog"; text: qsTr("Suchen"); keyLetter: "U"; onClicked: { search.forceActiveFocus(); search.selectAll() } }
            Choice {
                objectName: "logGroup"
                width: Math.min(parent.width, Theme.unit * 62)
                model: page.desk.log.groups
                currentIndex: page.desk.log.group
                onActivated: index => page.desk.log.group = index
                Accessible.name: qsTr("Welche Zeilen")
            }
            Label {
                objectName: "logStanding"
                height: Theme.unit * 10
                width: Math.min(implicitWidth, parent.width)
                text: page.desk.log.standing
                color: Theme.second
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.Wrap
            }
        }
        Label {
            objectName: "logEmpty"
            visible: list.count === 0 && !page.desk.log.isLooking
            Layout.fillWidth: true
            text: !page.desk.header.hasRealm ? qsTr("Noch kein Lagebild.") : page.desk.log.isChosen ? qsTr("Keine Zeile in dieser Auswahl.") : qsTr("Noch keine Zeile.")
            color: Theme.second
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            ListView {
                id: list
                objectName: "logList"
                // The line that a person has chosen; it stays chosen while others come and the choice of lines changes.
                property string chosenKey: ""
                function choose(row: int) {
                    currentIndex = row
                    chosenKey = page.desk.log.keyAt(row)
                }
                function moveBy(rows: int) {
                    choose(Math.min(count - 1, Math.max(0, currentIndex + rows)))
                    positionViewAtIndex(currentIndex, ListView.Contain)
                }
                readonly property int pageRows: Math.max(1, Math.floor(height / (Theme.unit * 10)) - 1)
                anchors.fill: parent
                anchors.rightMargin: mark.visible ? mark.width + Theme.unit : 0
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                activeFocusOnTab: true
                highlightMoveDuration: 0
                currentIndex: -1
                reuseItems: true
                model: page.desk.log
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Einsatztagebuch")
                onActiveFocusChanged: if (activeFocus && currentIndex < 0 && count > 0) choose(Math.max(0, indexAt(0, contentY + 1)))
                Keys.onUpPressed: moveBy(-1)
                Keys.onDownPressed: moveBy(1)
                Keys.onPressed: event => {
                    const way = { [Qt.Key_PageUp]: -pageRows, [Qt.Key_PageDown]: pageRows, [Qt.Key_Home]: -count, [Qt.Key_End]: count }[event.key]
                    if (way === undefined)
                        return
                    moveBy(way)
                    event.accepted = true
                }
                Connections {
                    target: page.desk.log
                    function onModelReset() { list.currentIndex = -1 }
                    // Found again, it is brought back to where it can be seen.
                    function onLooked() {
                        if (list.chosenKey === "" || list.currentIndex >= 0)
                            return
                        list.currentIndex = page.desk.log.rowOf(list.chosenKey)
                        if (list.currentIndex >= 0)
                            list.positionViewAtIndex(list.currentIndex, ListView.Contain)
                    }
                }
                delegate: LogRowItem {
                    width: ListView.view.width
                    fileDesk: page.files
                    isChosen: ListView.isCurrentItem
                    isFocused: ListView.isCurrentItem && list.activeFocus
                    onChosen: { list.choose(index); list.forceActiveFocus() }
                    onFileAsked: hash => viewer.show(page.files.shownFiles(), hash)
                }
            }
            ScrollMark {
                id: mark
                anchors.right: parent.right
                height: parent.height
                list: list
            }
        }
    }
    DropArea {
        id: drop
        anchors.fill: parent
        enabled: page.desk.header.mayWrite
        onDropped: event => {
            if (event.hasUrls)
                page.files.addFiles(event.urls)
        }
        Rectangle {
            visible: drop.containsDrag
            anchors.fill: parent
            anchors.margins: Theme.unit * 2
            color: "transparent"
            radius: 6
            border.color: Theme.action
            border.width: 4
            Rectangle {
                anchors.centerIn: parent
                width: dropWords.implicitWidth + Theme.unit * 12
                height: dropWords.implicitHeight + Theme.unit * 8
                radius: 6
                color: Theme.action
                Label { id: dropWords; anchors.centerIn: parent; text: qsTr("Hier ablegen: Anlage zum Eintrag"); color: Theme.actionInk; font.pixelSize: Theme.title; font.bold: true }
            }
        }
    }
    Loader { id: ask; objectName: "fileAsk" }
    onVisibleChanged: if (!visible) viewer.close()
    FileViewer {
        id: viewer
        objectName: "fileViewer"
        parent: page
        width: page.width
        height: page.height
        files: page.files
    }
}
