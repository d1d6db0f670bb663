// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// One cell of a table: words that may wrap to two lines.
Label {
    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
    verticalAlignment: Text.AlignVCenter
    wrapMode: Text.Wrap
    maximumLineCount: 3
    elide: Text.ElideRight
}
