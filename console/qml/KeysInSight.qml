// SPDX-License-Identifier: EUPL-1.2
import QtQuick
import Lagewerk.Console

// What has the keys is in sight: a form or page that is longer than its place follows whoever walks it by Tab.
Item {
    id: sight

    required property Flickable view
    required property Item within  // the part of the view that it holds for
    readonly property Item holder: Window.activeFocusItem

    Accessible.ignored: true
    onHolderChanged: {
        for (let one = holder; one && view.visible; one = one.parent)
            if (one === within) {
                const at = holder.mapToItem(within, 0, 0).y, margin = Theme.unit * 8
                if (at < view.contentY) view.contentY = Math.max(0, at - margin)
                else if (at + holder.height > view.contentY + view.height - margin)
                    view.contentY = Math.max(0, Math.min(view.contentHeight - view.height, at + holder.height + margin - view.height))
                return
            }
    }
}
