// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import Lagewerk.Console

// What the map consists of: layers that can be switched, and what is always drawn, with source and day.
Rectangle {
    id: panel

    required property Desk desk
    required property MapView view
    readonly property LayerList layers: desk.layers

    function close() {
        layers.isOpen = false
        view.forceActiveFocus()
    }
    function reveal(item: Item) {
        const top = item.mapToItem(column, 0, 0).y
        if (top < rest.contentY)
            rest.contentY = Math.max(0, top - Theme.unit * 2)
        else if (top + item.height > rest.contentY + rest.height)
            rest.contentY = Math.min(top, top + item.height - rest.height + Theme.unit * 2)
    }

    implicitWidth: 400 * Math.min(Theme.scale, 1.4)
    color: Theme.panel
    Accessible.role: Accessible.Pane
    Accessible.name: title.text
    onVisibleChanged: {
        if (!visible)
            return
        const first = layers.switchCount > 0 ? switches.itemAt(0) as LayerRowItem : null
        if (first)
            first.forceActiveFocus()
        else
            closer.forceActiveFocus()
    }
    Keys.onPressed: event => {
        const digit = event.key - Qt.Key_0
        if (event.key === Qt.Key_Escape)
            close()
        else if (Theme.singleKeys && !(event.modifiers & ~Qt.KeypadModifier) && digit >= 1 && digit <= 9)
            layers.toggleDigit(digit)
        else
            return
        event.accepted = true
    }

    Rectangle {
        width: 1
        height: parent.height
        color: Theme.line
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 4
        spacing: Theme.unit * 3

        RowLayout {
            PageTitle { id: title; Layout.fillWidth: true; text: qsTr("Ebenen der Karte") }
            OpenCount { desk: panel.desk }
        }
        ActionButton { id: closer; objectName: "closeLayers"; text: qsTr("Liste schließen"); keyLetter: "L"; onClicked: panel.close() }
        RowLayout {
            spacing: Theme.unit * 2
            Flickable {
                id: rest
                objectName: "layerRest"
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                contentHeight: column.implicitHeight

                Column {
                    id: column
                    width: rest.width
                    spacing: Theme.unit
                    Label {
                        visible: panel.layers.switchCount === 0
                        width: parent.width
                        text: qsTr("Nichts zu schalten: Dieses Ortspaket hat keine Hintergrundkarte, keine Leitungen und keine eigenen Ebenen. Eigene, etwa Sirenen oder Hydranten, nimmt „lagewerk-geo update --layer“ auf.")
                        color: Theme.second
                        wrapMode: Text.Wrap
                    }
                    Label {
                        visible: panel.layers.switchCount > 0
                        width: parent.width
                        bottomPadding: Theme.unit
                        text: Theme.singleKeys ? qsTr("Auf der Karte; Ziffer oder Leertaste schaltet, Esc schließt") : qsTr("Auf der Karte; Leertaste schaltet, Esc schließt")
                        font.pixelSize: Theme.small
                        color: Theme.second
                        wrapMode: Text.Wrap
                    }
                    Repeater {
                        id: switches
                        model: panel.layers
                        LayerRowItem {
                            objectName: "layer-" + key
                            width: column.width
                            visible: isSwitch
                            view: panel.view
                            onClicked: panel.layers.setShown(key, !isShown)
                            onActiveFocusChanged: if (activeFocus) panel.reveal(this)
                        }
                    }
                    Label {
                        visible: panel.layers.count > panel.layers.switchCount
                        topPadding: Theme.unit * 4
                        text: qsTr("Immer gezeichnet")
                        font.pixelSize: Theme.small
                        font.weight: Font.DemiBold
                        color: Theme.second
                    }
                    Repeater {
                        model: panel.layers
                        Column {
                            id: fact
                            required property string title
                            required property string origin
                            required property bool isSwitch
                            visible: !isSwitch
                            width: column.width
                            bottomPadding: Theme.unit * 2
                            Label { width: parent.width; text: fact.title; wrapMode: Text.Wrap }
                            Label { width: parent.width; text: fact.origin; font.pixelSize: Theme.small; color: Theme.second; wrapMode: Text.Wrap }
                        }
                    }
                }
            }
            ScrollMark { list: rest; Layout.fillHeight: true }
        }
    }
}
