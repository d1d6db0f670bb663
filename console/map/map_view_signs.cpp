// SPDX-License-Identifier: EUPL-1.2

// Where the map's tactical signs come from, and what the map shows in words.
#include <QCoreApplication>

#include "console/map/internal/map_view_inside.h"
#include "console/map/internal/overlay_item.h"

namespace map {

void MapView::setSigns(std::shared_ptr<signs::SignBook> book) {
    if (m->signs) disconnect(m->signs.get(), nullptr, this, nullptr);
    m->signs = std::move(book);
    m->pictures.setSigns(m->signs);
    if (m->signs)
        connect(m->signs.get(), &signs::SignBook::changed, this, [this] {
            m->sceneChanged();
            update();  // what waits for the signs to be drawn looks again
        });
    m->sceneChanged();
}

bool MapView::Inside::signsAreDrawn() {
    if (!signs) return true;
    ensureLayout();
    return !signs->isBusy();
}

QString MapView::description() const {
    const OverlayScene& scene = m->scene;
    int silent = 0;
    for (const StationMark& station : scene.stations) silent += station.freshness == Freshness::Fresh ? 0 : 1;
    QString text = m->content->name().isEmpty()
                       ? QCoreApplication::translate("map", "Lagekarte")
                       : QCoreApplication::translate("map", "Lagekarte %1").arg(m->content->name());
    text += QCoreApplication::translate(
                "map",
                ": %1 Messstellen, davon %2 ohne frischen Wert; %3 Kräfte; %4 Objekte; %5 Zonen; %6 Warngebiete; "
                "%7 Zeichnungen")
                .arg(scene.stations.size())
                .arg(silent)
                .arg(scene.units.size())
                .arg(scene.objects.size())
                .arg(scene.zones.size())
                .arg(scene.areas.size())
                .arg(scene.drawings.size());
    return text;
}

}  // namespace map
