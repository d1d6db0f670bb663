// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Orders: what is late or cannot be done stands first; the chosen one, or the one that is being written, beside it.
Rectangle {
    id: page

    required property Desk desk
    readonly property OrderDesk orders: desk.orders
    readonly property bool isSplit: orders.isWriting || orders.hasOrder
    readonly property string note: desk.noteMessage !== "" ? desk.noteOn("orders") : ""
    // State, to whom and what, deadline, given, receipt, last step.
    readonly property var wideColumns: [0.13, 0.29, 0.13, 0.11, 0.08, 0.18]
    readonly property var narrowColumns: [0.22, 0.46, 0.22, 0, 0, 0]
    // Of the list; asked of the page, for the list's own width comes from the layout that this decides on.
    readonly property real listWidth: width * (isSplit ? 0.58 : 1) - Theme.unit * 12
    readonly property bool compact: listWidth < Theme.unit * 240
    readonly property var columns: compact ? narrowColumns : wideColumns
    signal mapAsked(rect box)

    function choose(key) {
        orders.put()
        orders.selected = key
    }

    color: Theme.panel
    onVisibleChanged: if (!visible) orders.cancelStep()

    Timer { id: begins; interval: 0; onTriggered: form.begin() }
    Connections {
        target: page.orders
        property bool wrote: false
        function onDraftChanged() {
            if (page.visible && page.orders.isWriting && !wrote)
                begins.start()
            wrote = page.orders.isWriting
        }
    }

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
                PageTitle { Layout.fillWidth: true; text: qsTr("Aufträge") }
                ActionButton {
                    objectName: "newOrder"
                    text: page.orders.hasDraft && !page.orders.isWriting ? qsTr("Entwurf weiterschreiben") : qsTr("Auftrag erteilen")
                    keyLetter: "N"
                    primary: !page.orders.isWriting
                    enabled: !page.desk.header.isPast
                    onClicked: { page.orders.begin(); form.begin() }
                }
            }
            Label { objectName: "orderSummary"; Layout.fillWidth: true; text: page.orders.summary; color: Theme.second; wrapMode: Text.Wrap }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                Repeater {
                    model: [qsTr("Alle %1").arg(page.orders.allCount), qsTr("An mich %1").arg(page.orders.mineCount), qsTr("Offen %1").arg(page.orders.openCount), qsTr("Überfällig %1").arg(page.orders.overdueCount)]
                    ActionButton {
                        required property int index
                        required property string modelData
                        objectName: "orderFilter" + index
                        text: modelData
                        keyLetter: ["A", "C", "O", "F"][index]
                        primary: page.orders.filter === index
                        Accessible.checkable: true
                        Accessible.checked: primary
                        onClicked: page.orders.filter = index
                    }
                }
                Choice {
                    objectName: "orderPlaces"
                    width: Theme.unit * 50
                    implicitHeight: Theme.unit * 9
                    model: page.orders.places
                    currentIndex: page.orders.place
                    Accessible.name: qsTr("Nur an diesen Abschnitt oder diese Einheit")
                    onActivated: index => page.orders.place = index
                }
                TextField {
                    id: searchField
                    objectName: "orderSearch"
                    width: Theme.unit * 50
                    implicitHeight: Theme.unit * 9
                    maximumLength: 100
                    text: page.orders.search
                    placeholderText: qsTr("Suchen im Text")
                    Accessible.name: qsTr("Aufträge durchsuchen")
                    onTextEdited: page.orders.search = text
                    Keys.onEscapePressed: { page.orders.search = ""; list.forceActiveFocus() }
                    onAccepted: list.forceActiveFocus()
                }
                ActionButton { objectName: "searchOrders"; text: page.orders.search === "" ? qsTr("Suchen") : qsTr("Suche leeren"); keyLetter: "S"; onClicked: { page.orders.search = ""; searchField.forceActiveFocus() } }
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.leftMargin: Theme.unit * 3
                Layout.rightMargin: Theme.unit * 3
                visible: list.count > 0
                spacing: Theme.unit * 3
                Repeater {
                    model: [qsTr("Stand"), qsTr("An, Betreff"), qsTr("Frist"), qsTr("Erteilt"), qsTr("Quittung"), qsTr("Zuletzt")]
                    TableHead {
                        required property string modelData
                        required property int index
                        visible: page.columns[index] > 0
                        Layout.fillWidth: index === 1
                        Layout.preferredWidth: page.listWidth * page.columns[index]
                        Layout.maximumWidth: index === 1 ? -1 : page.listWidth * page.columns[index]
                        text: modelData
                    }
                }
            }
            Label {
                objectName: "orderNothing"
                visible: list.count === 0 && page.orders.allCount > 0
                Layout.fillWidth: true
                text: qsTr("Kein Auftrag passt zu Filter und Suche.")
                color: Theme.second
                wrapMode: Text.Wrap
            }
            ListView {
                id: list
                objectName: "orderList"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                spacing: Theme.unit * 1.5
                boundsBehavior: Flickable.StopAtBounds
                model: page.orders.list
                activeFocusOnTab: true
                // The list itself takes the keys first, then its rows.
                onActiveFocusChanged: if (activeFocus && currentItem) currentItem.forceActiveFocus()
                onCurrentItemChanged: if (currentItem && activeFocus) currentItem.forceActiveFocus()
                keyNavigationEnabled: true
                delegate: OrderRowItem {
                    required property int index
                    width: ListView.view.width
                    columns: page.columns
                    compact: page.compact
                    chosen: !page.orders.isWriting && page.orders.selected === key
                    onPicked: { list.currentIndex = index; page.choose(key) }
                    onActiveFocusChanged: if (activeFocus) list.currentIndex = index
                }
            }
        }
        Rectangle { visible: page.isSplit; Layout.fillHeight: true; implicitWidth: 1; color: Theme.line }
        Item {
            visible: page.isSplit
            Layout.fillHeight: true
            Layout.preferredWidth: page.width * 0.42
            Layout.maximumWidth: page.width * 0.42
            OrderDetail {
                objectName: "orderDetail"
                anchors.fill: parent
                visible: !page.orders.isWriting
                orders: page.orders
                note: page.note
                noteIsFailure: page.desk.noteIsFailure
                onMapAsked: box => page.mapAsked(box)
                onCloseAsked: { page.orders.selected = ""; list.forceActiveFocus() }
            }
            OrderForm {
                id: form
                objectName: "orderForm"
                anchors.fill: parent
                visible: page.orders.isWriting
                orders: page.orders
                hasMapPlace: page.desk.selectionTitle !== ""
                note: page.note
                noteIsFailure: page.desk.noteIsFailure
            }
        }
    }
}
