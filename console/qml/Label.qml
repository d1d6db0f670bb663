// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

Text {
    color: Theme.text
    font.family: Theme.words
    font.pixelSize: Theme.body
    font.hintingPreference: Font.PreferNoHinting
    textFormat: Text.PlainText
    // A name in Hebrew does not move to the other edge of its column.
    horizontalAlignment: Text.AlignLeft
    renderType: Text.QtRendering
}
