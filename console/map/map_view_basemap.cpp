// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "console/map/internal/map_view_inside.h"

namespace map {

void MapView::Inside::loadBasemap(const QString& file) {
    ++basemapRun;
    if (file.isEmpty()) {
        basemap = nullptr;
        resetPaint();
        return;
    }
    loaders.emplace_back([this, run = basemapRun, path = file.toStdString()] {
        auto result = Basemap::open(path);
        QMetaObject::invokeMethod(
            &view, [this, run, result = std::move(result)]() mutable { basemapLoaded(run, std::move(result)); },
            Qt::QueuedConnection);
    });
}

void MapView::Inside::basemapLoaded(std::uint64_t run, base::Outcome<std::shared_ptr<const Basemap>> result) {
    if (run != basemapRun) return;  // another one was asked for meanwhile
    // Without it the painted map is whole; what is wrong with the file the system page says.
    basemap = result ? std::move(result).value() : nullptr;
    resetPaint();
    emit view.basemapChanged();
    emit view.sourcesChanged();
}

QString MapView::basemap() const { return m->basemapFile; }
void MapView::setBasemap(const QString& file) {
    if (file == m->basemapFile) return;
    m->basemapFile = file;
    m->loadBasemap(file);
    emit basemapChanged();
    emit sourcesChanged();
}
bool MapView::hasBasemap() const { return m->basemap != nullptr; }
bool MapView::basemapShown() const { return m->basemapShown; }
void MapView::setBasemapShown(bool shown) {
    if (shown == m->basemapShown) return;
    m->basemapShown = shown;
    if (m->basemap) m->resetPaint();
    emit basemapChanged();
    emit sourcesChanged();
}

bool MapView::hasUtilities() const { return !m->content->all(Layer::Utilities).empty(); }
bool MapView::utilitiesShown() const { return m->utilitiesShown; }
void MapView::setUtilitiesShown(bool shown) {
    if (shown == m->utilitiesShown) return;
    m->utilitiesShown = shown;
    if (hasUtilities()) m->resetPaint();
    emit utilitiesShownChanged();
}

}  // namespace map
