// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// The frame that says "not now", at top and bottom, with the moment that is shown: grey, as the map then is.
Rectangle {
    id: band

    required property PictureHeader header

    visible: header.isPast
    implicitHeight: words.implicitHeight + Theme.unit * 3
    color: Theme.muted

    Label {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 5
        anchors.rightMargin: Theme.unit * 5
        text: band.header.pastText
        font.bold: true
        color: Theme.panel
        wrapMode: Text.Wrap
    }
}
