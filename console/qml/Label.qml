// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

Text {
    color: Theme.text
    font.family: Theme.words
    font.pixelSize: Theme.body
    textFormat: Text.PlainText
    renderType: Text.QtRendering
}
