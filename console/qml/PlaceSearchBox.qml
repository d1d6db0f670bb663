// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// Finding a place: type, arrow keys, Enter. It lies over the map while it is open.
Rectangle {
    id: box

    required property PlaceSearch places
    signal found(rect where)

    function choose(index) {
        const where = box.places.choose(index)
        if (where.width > 0)
            box.found(where)
    }

    visible: places.isOpen
    implicitHeight: column.implicitHeight + Theme.unit * 4
    radius: 5
    color: Theme.panel
    border.width: 2
    border.color: Theme.action
    onVisibleChanged: {
        field.text = places.query
        if (visible)
            field.forceActiveFocus()
    }
    Keys.onEscapePressed: box.places.isOpen = false

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.unit * 2
        spacing: Theme.unit
        TextField {
            id: field
            objectName: "placeField"
            Layout.fillWidth: true
            placeholderText: qsTr("Straße, Objekt, Einheit, Meldungsnummer, UTMREF …")
            Accessible.name: qsTr("Ort suchen")
            onTextChanged: box.places.query = text
            onAccepted: box.choose(Math.max(0, list.currentIndex))
            Keys.onDownPressed: list.incrementCurrentIndex()
            Keys.onUpPressed: list.decrementCurrentIndex()
        }
        Label {
            Layout.fillWidth: true
            objectName: "placeNothing"
            visible: field.text.trim() !== "" && box.places.count === 0
            text: qsTr("Nichts gefunden. Gesucht wird in Straßen, Stadtteilen, Objekten, Stationen, Kräften, Ereignissen, Gebieten, Zeichnungen und Meldungen mit Ort.")
            color: Theme.second
            wrapMode: Text.Wrap
        }
        ListView {
            id: list
            objectName: "placeList"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(contentHeight, Theme.unit * 90)
            visible: count > 0
            clip: true
            currentIndex: 0
            boundsBehavior: Flickable.StopAtBounds
            model: box.places
            delegate: Rectangle {
                id: row
                required property int index
                required property string title
                required property string kind
                width: ListView.view.width
                implicitHeight: words.implicitHeight + Theme.unit * 2
                color: ListView.isCurrentItem ? Theme.hover : Theme.panel
                Accessible.role: Accessible.ListItem
                Accessible.name: title + ", " + kind
                TapHandler { onTapped: box.choose(row.index) }
                ColumnLayout {
                    id: words
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.leftMargin: Theme.unit * 2
                    spacing: 0
                    Label { Layout.fillWidth: true; text: row.title; font.weight: Font.DemiBold; elide: Text.ElideRight }
                    Label { Layout.fillWidth: true; text: row.kind; color: Theme.second; font.pixelSize: Theme.small; elide: Text.ElideRight }
                }
            }
        }
    }
}
