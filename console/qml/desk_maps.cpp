// SPDX-License-Identifier: EUPL-1.2

// The maps that the desk keeps up to date.
#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>

#include "console/qml/desk.h"
#include "console/qml/overlay_source.h"

namespace console {

void Desk::attachMap(map::MapView* view, bool forWarning) {
    if (!view) return;
    std::erase_if(m_maps, [view](const Attached& known) { return !known.view || known.view == view; });
    m_maps.push_back({view, forWarning});
    // `package` is a reserved word in QML: the map learns its package here.
    view->setPackage(QString::fromStdString(m_store.packageFile().string()));
    view->setSigns(m_signs);
    view->setBasemap(QString::fromStdString(m_store.basemapFile().string()));
    if (forWarning) {
        connect(view, &map::MapView::areaEdited, this, [this, view] { m_warning.setArea(view->editedArea()); });
    } else {
        const auto take = [this, view](bool isInHand) {
            if (m_drawings.isOpen()) return m_drawings.setOutline(view->editedArea(), isInHand);
            m_areas.setOutline(view->editedArea(), isInHand);
        };
        connect(view, &map::MapView::areaMoved, this, [take] { take(true); });
        connect(view, &map::MapView::areaEdited, this, [take] { take(false); });
    }
    // One that nobody sees is renewed when it is turned to. Later, for items turn visible while a window is taken down,
    // too, and then there is nothing left to draw into.
    connect(
        view, &QQuickItem::visibleChanged, this,
        [this, view = QPointer(view)] {
            const auto known =
                std::find_if(m_maps.begin(), m_maps.end(), [&](const Attached& one) { return one.view == view; });
            if (view && view->isVisible() && known != m_maps.end()) renewMap(*known);
        },
        Qt::QueuedConnection);
    renewMap(m_maps.back());
    renewMeasured();
}

void Desk::renewMaps() {
    for (const Attached& attached : m_maps)
        if (attached.view && attached.view->isVisible()) renewMap(attached);
}

void Desk::renewMap(const Attached& attached) {
    if (!attached.view) return;
    OverlayWish wish;
    wish.selection = m_selection;
    wish.areas = &m_areas;
    if (attached.forWarning) wish.warning = &m_warning;
    if (!attached.forWarning && m_areas.isOpen()) wish.drawing = &m_areas;
    wish.drawings = &m_drawingList;
    if (!attached.forWarning && m_drawings.isOpen()) wish.drawn = &m_drawings;
    attached.view->setScene(overlayOf(m_store, m_format, wish));
}

void Desk::renewMeasured() {
    std::optional<map::MeasureMark> mark;
    if (m_measure.isOpen() && !m_measure.corners().empty())
        mark = map::MeasureMark{m_measure.corners(), m_measure.freeEnd(), m_measure.isArea(), m_measure.legLabels(),
                                m_measure.result()};
    for (const Attached& attached : m_maps)
        if (attached.view && !attached.forWarning) attached.view->setMeasure(mark);
}

void Desk::copyMeasured() { QGuiApplication::clipboard()->setText(m_measure.words()); }

}  // namespace console
