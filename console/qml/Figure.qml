// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// Figures that change, codes and keys.
Text {
    color: Theme.text
    font.family: Theme.figures
    font.pixelSize: Theme.body
    font.hintingPreference: Font.PreferNoHinting
    textFormat: Text.PlainText
    renderType: Text.QtRendering
}
