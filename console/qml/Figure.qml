// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// Figures that change, codes and keys.
Text {
    color: Theme.text
    font.family: Theme.figures
    font.pixelSize: Theme.body
    font.hintingPreference: Font.PreferNoHinting
    font.kerning: false  // B612 kerns the colon of a time away from its figures
    textFormat: Text.PlainText
    renderType: Text.QtRendering
}
