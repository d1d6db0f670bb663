// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "console/map/internal/map_view_inside.h"
#include "console/map/own_marks.h"

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

OwnHidden MapView::Inside::hiddenOwn() const {
    OwnHidden hidden;
    for (const OwnLayer& layer : content->own())
        hidden.push_back(hiddenLayers.contains(QString::fromStdString(layer.name)));
    return hidden;
}
QStringList MapView::hiddenLayers() const { return m->hiddenLayers; }
void MapView::setHiddenLayers(const QStringList& names) {
    if (names == m->hiddenLayers) return;
    m->hiddenLayers = names;
    if (!m->content->own().empty()) m->resetPaint();
    emit hiddenLayersChanged();
}
void MapView::paintOwnSample(QPainter& painter, const QRectF& box, const QString& layer) const {
    const Palette& p = palette(m->theme);
    for (const OwnLayer& own : m->content->own()) {
        if (layer != QString::fromStdString(own.name)) continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(p.land);
        painter.drawRoundedRect(box, 3, 3);
        drawOwnSample(painter, box, {own.form, own.hasPoints, own.hasLines, own.hasPolygons}, {p.own, p.groundHalo});
    }
}
QStringList MapView::unreadableLayers() const {
    QStringList names;
    for (const std::string& name : m->content->unreadable()) names << QString::fromStdString(name);
    return names;
}

}  // namespace map
