// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Lagewerk.Console

// One file over the whole window: zoom, turn, move, the next and the one before, save. Everything by keys, too.
T.Popup {
    id: viewer

    required property FileDesk files
    property var list: []
    property int index: 0
    readonly property var file: index >= 0 && index < list.length ? list[index] : null
    readonly property string state: file ? files.words(file.hash, files.revision) : ""
    readonly property bool isGone: file ? files.isGone(file.hash, files.revision) : false
    readonly property bool isHere: file ? files.isHere(file.hash, files.revision) : false

    modal: true
    focus: true
    padding: 0
    closePolicy: T.Popup.CloseOnEscape

    function show(shown, hash) {
        list = shown
        index = Math.max(0, shown.findIndex(one => one.hash === hash))
        look()
        open()
    }
    function look() {
        picture.zoom = 1
        picture.turn = 0
        picture.middle = Qt.point(0.5, 0.5)
        if (file && file.isPicture)
            files.wantAgain(file.hash)
    }
    function step(by) {
        if (index + by < 0 || index + by >= list.length)
            return
        index += by
        look()
    }
    function zoomBy(factor) {
        picture.zoom *= factor
        picture.middle = picture.middle  // stays inside of the picture
    }
    function move(right, down) {
        picture.middle = Qt.point(picture.middle.x + right / picture.zoom, picture.middle.y + down / picture.zoom)
    }

    // The frame around the page says EXERCISE or that the broker is gone: it stays in sight.
    dim: false
    background: Rectangle { color: Theme.ground }
    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Pane
        Accessible.name: viewer.file ? viewer.file.label + ": " + viewer.file.alternative : ""
        Keys.onPressed: event => {
            const isMoving = picture.zoom > 1
            event.accepted = true
            if (event.key === Qt.Key_PageDown || (event.key === Qt.Key_Right && !isMoving)) viewer.step(1)
            else if (event.key === Qt.Key_PageUp || (event.key === Qt.Key_Left && !isMoving)) viewer.step(-1)
            else if (event.key === Qt.Key_Right) viewer.move(0.1, 0)
            else if (event.key === Qt.Key_Left) viewer.move(-0.1, 0)
            else if (event.key === Qt.Key_Down) viewer.move(0, 0.1)
            else if (event.key === Qt.Key_Up) viewer.move(0, -0.1)
            else if (!Theme.singleKeys && event.text !== "" && event.key !== Qt.Key_Escape) event.accepted = false
            else if (event.key === Qt.Key_Plus || event.key === Qt.Key_Equal) viewer.zoomBy(1.25)
            else if (event.key === Qt.Key_Minus) viewer.zoomBy(0.8)
            else if (event.key === Qt.Key_0) viewer.look()
            else if (event.key === Qt.Key_Home) { viewer.index = 0; viewer.look() }
            else if (event.key === Qt.Key_End) { viewer.index = viewer.list.length - 1; viewer.look() }
            else event.accepted = false
        }
        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Theme.unit * 4
            spacing: Theme.unit * 3

            Flow {
                Layout.fillWidth: true
                spacing: Theme.unit * 2
                ActionButton { text: qsTr("Zurück"); keyLetter: "Z"; onClicked: viewer.close() }
                ActionButton { text: qsTr("Vorige"); keyLetter: "V"; enabled: viewer.index > 0; onClicked: viewer.step(-1) }
                ActionButton { objectName: "viewerNext"; text: qsTr("Nächste"); keyLetter: "N"; enabled: viewer.index + 1 < viewer.list.length; onClicked: viewer.step(1) }
                ActionButton { text: qsTr("Größer"); keyLetter: "G"; enabled: picture.isReady; onClicked: viewer.zoomBy(1.5) }
                ActionButton { text: qsTr("Kleiner"); keyLetter: "K"; enabled: picture.zoom > 1; onClicked: viewer.zoomBy(1 / 1.5) }
                ActionButton { objectName: "viewerTurn"; text: qsTr("Drehen"); keyLetter: "D"; enabled: picture.isReady; onClicked: picture.turn += 1 }
                ActionButton {
                    objectName: "viewerSave"
                    text: qsTr("Sichern")
                    keyLetter: "S"
                    enabled: viewer.file !== null && !viewer.isGone
                    onClicked: viewer.files.save(viewer.file.hash, viewer.file.name, viewer.file.type, false)
                }
                ActionButton {
                    text: qsTr("Sichern und öffnen")
                    keyLetter: "F"
                    enabled: viewer.file !== null && !viewer.isGone
                    onClicked: viewer.files.save(viewer.file.hash, viewer.file.name, viewer.file.type, true)
                }
            }
            Label {
                Layout.fillWidth: true
                visible: text !== ""
                text: viewer.files.note
                color: viewer.files.noteIsFailure ? Theme.urgencyLine[4] : Theme.second
                font.weight: Font.DemiBold
                wrapMode: Text.WrapAnywhere
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                clip: true
                PictureView {
                    id: picture
                    objectName: "viewerPicture"
                    anchors.fill: parent
                    visible: viewer.visible && viewer.file !== null && viewer.file.isPicture && !viewer.isGone
                    files: viewer.files
                    hash: viewer.file ? viewer.file.hash : ""
                    type: viewer.file ? viewer.file.type : ""
                    isLarge: true
                    Accessible.role: Accessible.Graphic
                    Accessible.name: viewer.file ? viewer.file.alternative : ""
                }
                Column {
                    anchors.centerIn: parent
                    width: parent.width * 0.7
                    spacing: Theme.unit * 4
                    visible: !picture.visible || !picture.isReady
                    FileSheet {
                        anchors.horizontalCenter: parent.horizontalCenter
                        height: Theme.unit * 30
                        isPicture: viewer.file !== null && viewer.file.isPicture
                        isGone: viewer.isGone
                    }
                    Label {
                        objectName: "viewerState"
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        font.pixelSize: Theme.title
                        text: viewer.file === null ? ""
                            : viewer.state !== "" ? viewer.state
                            : viewer.file.isPicture ? qsTr("Bild wird geladen …")
                            : qsTr("Diese Konsole zeigt Dokumente nicht selbst. „Sichern und öffnen“ gibt sie dem Programm des Systems.")
                        color: viewer.isGone ? Theme.urgencyLine[3] : Theme.second
                        wrapMode: Text.Wrap
                    }
                }
                WheelHandler {
                    acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
                    onWheel: event => viewer.zoomBy(event.angleDelta.y > 0 ? 1.25 : 0.8)
                }
                DragHandler {
                    id: drag
                    target: null
                    property point last
                    onActiveChanged: last = Qt.point(0, 0)
                    onTranslationChanged: {
                        viewer.move((last.x - translation.x) / picture.width, (last.y - translation.y) / picture.height)
                        last = Qt.point(translation.x, translation.y)
                    }
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.unit * 4
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.unit
                    Label {
                        Layout.fillWidth: true
                        text: viewer.file ? viewer.file.label + " · " + viewer.file.name : ""
                        font.weight: Font.DemiBold
                        font.pixelSize: Theme.title
                        elide: Text.ElideMiddle
                    }
                    Label {
                        Layout.fillWidth: true
                        text: viewer.file ? viewer.file.entryText : ""
                        color: Theme.second
                        wrapMode: Text.Wrap
                        maximumLineCount: 2
                        elide: Text.ElideRight
                    }
                }
                Figure {
                    Layout.maximumWidth: viewer.width * 0.3
                    horizontalAlignment: Text.AlignRight
                    wrapMode: Text.Wrap
                    color: Theme.second
                    text: viewer.file ? qsTr("%1 von %2").arg(viewer.index + 1).arg(viewer.list.length) + "\n"
                                        + [viewer.file.typeWords, viewer.file.size, picture.zoom > 1 ? Math.round(picture.zoom * 100) + " %" : ""].filter(part => part !== "").join(" · ") : ""
                }
            }
        }
    }
}
