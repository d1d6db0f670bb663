// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// The whole screen: frame, header, rail, pages. In a window of its own so that tests can load it anywhere.
Rectangle {
    id: frame

    required property Desk desk
    property string page: "lage"
    readonly property PictureHeader header: desk.header
    readonly property bool mapSettled: lage.visible ? lage.view.settled : incidents.visible ? incidents.view.settled : warnings.visible ? warnings.view.settled : true

    readonly property bool isCovered: desk.decisions.isOpen || desk.operations.isOpen || desk.papers.isOpen || desk.changes.isOpen
    // Which half of F2 was looked at last.
    property string written: "messages"

    /// Before a picture is taken.
    function settlePanels() { lage.settlePanels() }
    function showGrounds(subject) { frame.page = frame.desk.openGroundsOf(subject) }
    // What was typed on a sheet stays with it.
    function uncover() {
        desk.decisions.close()
        desk.operations.isOpen = false
        desk.papers.isOpen = false
        desk.changes.close()
    }
    // One at a time: two over each other would share the keys.
    function toggleSheet(name) {
        const wasOpen = name === "papers" ? desk.papers.isOpen : name === "operations" ? desk.operations.isOpen : desk.changes.isShift
        uncover()
        if (wasOpen)
            return
        switch (name) {
        case "papers": desk.papers.isOpen = true; break
        case "operations": desk.operations.isOpen = true; break
        case "shift": desk.changes.openShift(); break
        }
    }
    // Whoever asks for a page wants to see it: what lies over it goes. F2 again shows its other half.
    function ask(page) {
        uncover()
        frame.pageWasChosen = true
        if (page === "f2")
            page = frame.page === "messages" ? "log" : frame.page === "log" ? "messages" : written
        if (page === "messages" || page === "log")
            written = page
        frame.page = page
    }
    function showOnMap(subject) {
        const box = frame.desk.showSubject(subject)
        if (box.width <= 0)
            return
        frame.page = "lage"
        lage.view.fitTo(box)
    }

    // Who logs in before anybody has chosen a page begins on that of his function.
    property bool pageWasChosen: false
    readonly property string startPage: desk.startPage
    onStartPageChanged: {
        if (startPage !== "" && page === "lage" && !pageWasChosen && !isCovered)
            page = startPage
    }

    color: Theme.ground
    // A field on the page that was left must not keep the keys; the next Tab goes to the first control of the new one.
    onPageChanged: { pages.forceActiveFocus(); frame.desk.dropNote(); frame.desk.papers.dropNote() }
    onIsCoveredChanged: if (!isCovered) { pages.forceActiveFocus(); frame.desk.papers.dropNote() }
    // Wherever the keys are, also on the rail.
    Keys.enabled: isCovered
    Keys.onEscapePressed: uncover()
    Binding { target: frame.desk; property: "page"; value: frame.page }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        HatchBand {
            Layout.fillWidth: true
            visible: frame.header.isExercise
            color: Theme.exerciseGround
            stripe: Theme.exercise
        }
        PastBand {
            Layout.fillWidth: true
            objectName: "pastBand"
            header: frame.header
        }
        HeaderBar {
            Layout.fillWidth: true
            desk: frame.desk
            onLoginAsked: login.open()
        }
        Rectangle {
            Layout.fillWidth: true
            objectName: "lostBand"
            visible: frame.header.isLost
            implicitHeight: lostWords.implicitHeight + Theme.unit * 5
            color: Theme.lost
            Label {
                id: lostWords
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: Theme.unit * 5
                anchors.rightMargin: Theme.unit * 5
                text: frame.header.lostText
                font.bold: true
                color: Theme.lostInk
                wrapMode: Text.Wrap
            }
        }
        Rectangle {
            Layout.fillWidth: true
            objectName: "troubleBand"
            visible: !frame.header.isLost && frame.header.troubleText !== ""
            implicitHeight: troubleWords.implicitHeight + Theme.unit * 5
            color: Theme.lost
            Label {
                id: troubleWords
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: Theme.unit * 5
                anchors.rightMargin: Theme.unit * 5
                text: frame.header.troubleText
                font.bold: true
                color: Theme.lostInk
                wrapMode: Text.Wrap
            }
        }
        AlarmBand {
            Layout.fillWidth: true
            objectName: "alarmBand"
            desk: frame.desk
            onShowAsked: frame.ask("lage")
        }
        Rectangle {
            Layout.fillWidth: true
            objectName: "noticeBand"
            visible: !frame.header.isLost && frame.header.noticeText !== ""
            implicitHeight: noticeWords.implicitHeight + Theme.unit * 3
            color: Theme.panel
            Label {
                id: noticeWords
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: Theme.unit * 5
                anchors.rightMargin: Theme.unit * 5
                text: frame.header.noticeText
                color: Theme.second
                wrapMode: Text.Wrap
            }
        }
        Rectangle {
            Layout.fillWidth: true
            objectName: "awayBand"
            visible: frame.desk.changes.awayText !== ""
            implicitHeight: awayRow.implicitHeight + Theme.unit * 3
            color: Theme.raised
            border.color: Theme.action
            RowLayout {
                id: awayRow
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.leftMargin: Theme.unit * 5
                anchors.rightMargin: Theme.unit * 5
                spacing: Theme.unit * 3
                Label { Layout.fillWidth: true; text: frame.desk.changes.awayText; font.bold: true; wrapMode: Text.Wrap; Accessible.role: Accessible.AlertMessage }
                ActionButton { objectName: "awayOpen"; text: qsTr("Ansehen"); keyLetter: "Y"; primary: true; onClicked: frame.desk.changes.openAway() }
                ActionButton { objectName: "awayDismiss"; text: qsTr("Nicht nötig"); onClicked: frame.desk.changes.dismissAway() }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0
            Rail {
                Layout.fillHeight: true
                desk: frame.desk
                page: frame.page
                onPageAsked: page => frame.ask(page)
                onSheetAsked: name => frame.toggleSheet(name)
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                // What lies over a page takes its keys.
                Item {
                    id: pages
                    objectName: "pages"
                    // Qt lets the tabulator begin at the window's first control where what has the keys is none.
                    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                    anchors.fill: parent
                    enabled: !frame.isCovered
                    LagePage { id: lage; anchors.fill: parent; visible: frame.page === "lage"; desk: frame.desk; onPageAsked: page => frame.ask(page) }
                    MessagesPage { anchors.fill: parent; visible: frame.page === "messages"; desk: frame.desk; onPageAsked: page => frame.ask(page); onMapAsked: subject => frame.showOnMap(subject) }
                    LogPage { anchors.fill: parent; visible: frame.page === "log"; desk: frame.desk; onPageAsked: page => frame.ask(page) }
                    UnitsPage { anchors.fill: parent; visible: frame.page === "units"; desk: frame.desk; onMapAsked: frame.ask("lage") }
                    IncidentsPage { id: incidents; anchors.fill: parent; visible: frame.page === "incidents"; desk: frame.desk }
                    StationsPage { anchors.fill: parent; visible: frame.page === "stations"; desk: frame.desk }
                    WarningPage { id: warnings; anchors.fill: parent; visible: frame.page === "warning"; desk: frame.desk; onGroundsAsked: subject => frame.showGrounds(subject) }
                    OrdersPage { anchors.fill: parent; visible: frame.page === "orders"; desk: frame.desk; onMapAsked: box => { frame.page = "lage"; lage.view.fitTo(box) } }
                    SystemPage { anchors.fill: parent; visible: frame.page === "system"; desk: frame.desk }
                    ExercisePage { anchors.fill: parent; visible: frame.page === "exercise"; desk: frame.desk }
                    BoardPage { anchors.fill: parent; visible: frame.page === "boards"; desk: frame.desk; onMapAsked: subject => { frame.page = "lage"; lage.showOnMap(subject) } }
                    DirectoryPage { anchors.fill: parent; visible: frame.page === "directory"; desk: frame.desk }
                }
                PaperSheet { anchors.fill: parent; objectName: "paperSheet"; desk: frame.desk }
                DecisionSheet { anchors.fill: parent; objectName: "decisionSheet"; desk: frame.desk }
                OperationSheet { anchors.fill: parent; objectName: "operationSheet"; desk: frame.desk }
                ChangesSheet { anchors.fill: parent; objectName: "changesSheet"; desk: frame.desk }
            }
        }
        TimeBar {
            Layout.fillWidth: true
            objectName: "timeBar"
            desk: frame.desk
        }
        PastBand {
            Layout.fillWidth: true
            objectName: "pastBandBelow"
            header: frame.header
        }
        HatchBand {
            Layout.fillWidth: true
            visible: frame.header.isExercise
            color: Theme.exerciseGround
            stripe: Theme.exercise
        }
    }
    LoginDialog {
        id: login
        anchors.centerIn: parent
        header: frame.header
    }
}
