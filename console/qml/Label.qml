// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

Text {
    color: Theme.text
    font.family: Theme.words
    font.pixelSize: Theme.body
    font.hintingPreference: Font.PreferNoHinting
    textFormat: Text.PlainText
    renderType: Text.QtRendering
}
