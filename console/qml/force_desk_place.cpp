// SPDX-License-Identifier: EUPL-1.2
// Where a unit stands, as the staff puts it on the map: by a click, by dragging its sign, or typed.

#include "console/models/drawing_words.h"
#include "console/models/unit_place.h"
#include "console/qml/force_desk.h"
#include "gis/geometry/geo.h"

namespace console {

using models::Words;

void ForceDesk::setPlacing(bool on) {
    const bool may = on && m_isWriting && whyNot().isEmpty();
    if (may == m_isPlacing) return;
    m_isPlacing = may;
    emit draftChanged();
}

void ForceDesk::place(QPointF eastNorth) {
    if (!m_isWriting) return;
    m_isPlacing = false;
    write(QStringLiteral("place"), models::placeText(geometry::MapPoint{eastNorth.x(), eastNorth.y()}));
    emit draftChanged();
}

void ForceDesk::beginAt(const QString& unit, QPointF eastNorth) {
    if (!whyNot().isEmpty()) return;
    const situation::DrawingView* sector =
        models::sectorAt(m_store.picture(), geometry::MapPoint{eastNorth.x(), eastNorth.y()});
    open({unit});
    if (sector != nullptr)
        for (std::size_t i = 0; i < m_choices.size(); ++i)
            if (m_choices[i].sector == sector->drawing.drawing) m_choice = static_cast<int>(i) + 1;
    setSelected(unit);
    place(eastNorth);
}

QString ForceDesk::placeSays() const {
    if (!m_isWriting) return {};
    const auto typed = m_texts.find(QStringLiteral("place"));
    if (typed == m_texts.end() || typed->second.trimmed().isEmpty())
        return m_units.size() > 1 ? Words::tr("leer: bleibt, wie er ist")
                                  : Words::tr("leer: wie die Einheit selbst meldet");
    const auto place = models::placeTyped(typed->second, m_store.town());
    if (!place) return {};
    const situation::DrawingView* sector = models::sectorAt(m_store.picture(), place->at);
    const QString square = models::text(geometry::utmref(place->at));
    return sector == nullptr ? square : square + QStringLiteral(" · ") + models::drawingTitle(sector->drawing);
}

}  // namespace console
