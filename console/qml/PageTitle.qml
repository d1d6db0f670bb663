// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

Label {
    font.pixelSize: Theme.title * 1.3
    font.bold: true
    wrapMode: Text.Wrap
}
