// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

Label {
    font.pixelSize: Theme.small
    font.weight: Font.DemiBold
    color: Theme.second
    elide: Text.ElideRight
}
