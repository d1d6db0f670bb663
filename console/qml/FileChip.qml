// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import QtQuick.Templates as T
import Lagewerk.Console

// One file of an entry: a photo as a small picture, anything else as a sheet with its name. Fetched when it is seen.
T.AbstractButton {
    id: chip

    required property FileDesk files
    // models/file_rows.h
    required property var file
    property bool isCompact: false
    readonly property string state: files.words(file.hash, files.revision)
    readonly property bool isGone: files.isGone(file.hash, files.revision)
    readonly property double share: files.share(file.hash, files.revision)
    readonly property bool showsPicture: file.isPicture && picture.isReady && !isGone

    implicitWidth: isCompact ? Theme.unit * 16 : (file.isPicture ? Theme.unit * 36 : Theme.unit * 60)
    implicitHeight: isCompact ? Theme.unit * 12 : (file.isPicture ? Theme.unit * 36 : Theme.unit * 16)
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: file.label + ": " + file.alternative
    Accessible.description: [file.typeWords, file.size, state].filter(part => part !== "").join(", ")

    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    // Photos are fetched when somebody can see them, documents when somebody asks for them.
    function look() { if (visible && file.isPicture) files.want(file.hash) }
    Component.onCompleted: look()
    onVisibleChanged: look()

    background: Rectangle {
        radius: 5
        color: chip.hovered ? Theme.hover : Theme.ground
        border.width: chip.visualFocus ? 3 : 1
        border.color: chip.visualFocus ? Theme.text : Theme.border
    }
    contentItem: Item {
        clip: true
        PictureView {
            id: picture
            anchors.fill: parent
            anchors.margins: 3
            anchors.bottomMargin: chip.isCompact ? 3 : caption.height
            visible: chip.visible && chip.file.isPicture && !chip.isGone
            files: chip.files
            hash: chip.file.hash
            type: chip.file.type
            isCut: true
        }
        FileSheet {
            visible: !chip.showsPicture
            x: chip.file.isPicture || chip.isCompact ? (parent.width - width) / 2 : Theme.unit * 3
            y: chip.file.isPicture && !chip.isCompact ? Theme.unit * 3 : (parent.height - height) / 2
            height: chip.isCompact ? Theme.unit * 8 : Theme.unit * 10
            isPicture: chip.file.isPicture
            isGone: chip.isGone
        }
        // How much of it is there: a bar beside the words, for who reads from far away.
        Rectangle {
            visible: chip.share >= 0
            x: 3
            y: picture.y + picture.height - height
            width: (parent.width - 6) * Math.max(0, chip.share)
            height: Theme.unit * 1.5
            color: Theme.action
        }
        Column {
            id: caption
            visible: !chip.isCompact
            x: chip.file.isPicture ? Theme.unit * 2 : Theme.unit * 14
            width: parent.width - x - Theme.unit * 2
            anchors.bottom: chip.file.isPicture ? parent.bottom : undefined
            anchors.verticalCenter: chip.file.isPicture ? undefined : parent.verticalCenter
            bottomPadding: chip.file.isPicture ? Theme.unit : 0
            topPadding: chip.file.isPicture ? Theme.unit : 0
            Label {
                width: parent.width
                text: chip.file.name
                font.pixelSize: Theme.small
                font.weight: Font.DemiBold
                elide: Text.ElideMiddle
            }
            Label {
                objectName: "fileState"
                width: parent.width
                text: chip.state === "" ? [chip.file.isPicture ? "" : chip.file.typeWords, chip.file.size].filter(part => part !== "").join(" · ")
                                        : chip.state
                font.pixelSize: Theme.small
                color: chip.isGone ? Theme.urgencyLine[3] : Theme.second
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
            }
        }
    }
}
