// SPDX-License-Identifier: EUPL-1.2
#include "console/map/map_view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QAccessible>
#include <QCoreApplication>
#include <QPainter>
#include <QQmlContext>
#include <QQmlProperty>
#include <QQuickWindow>
#include <QUrl>

#include "console/map/internal/map_view_inside.h"
#include "console/map/internal/overlay_item.h"
#include "console/map/internal/tile_nodes.h"
#include "console/map/label_plan.h"
#include "console/map/place_text.h"
#include "console/map/tile_painter.h"
#include "console/map/view_fit.h"

namespace map {
namespace {

constexpr int kPaintWorkers = 2;
constexpr std::size_t kTileBytesMax = 192u << 20;
constexpr double kScaleBarPxMax = 120;

QString localFile(const QString& file) {
    const QUrl url(file);
    return url.isLocalFile() ? url.toLocalFile() : file;
}

/// One more ring of tiles around the visible ones, so that a pan meets painted ground.
std::vector<TileKey> withRing(const std::vector<TileKey>& visible) {
    std::vector<TileKey> all = visible;
    if (visible.empty()) return all;
    auto [west, east] =
        std::minmax_element(visible.begin(), visible.end(), [](auto& a, auto& b) { return a.column < b.column; });
    auto [north, south] =
        std::minmax_element(visible.begin(), visible.end(), [](auto& a, auto& b) { return a.row < b.row; });
    for (int row = north->row - 1; row <= south->row + 1; ++row) {
        for (int column = west->column - 1; column <= east->column + 1; ++column) {
            const bool inner =
                row >= north->row && row <= south->row && column >= west->column && column <= east->column;
            if (!inner) all.push_back({visible.front().level, column, row});
        }
    }
    return all;
}

}  // namespace

MapView::Inside::Inside(MapView& owner) : view(owner) {
    viewport.setCentre({650000, 5480000});  // somewhere in zone 32, until there is something to show
    store = std::make_unique<TileStore>(kPaintWorkers, kTileBytesMax, [this] {
        if (wakePosted.exchange(true)) return;
        QMetaObject::invokeMethod(
            &view,
            [this] {
                wakePosted = false;
                noteNames();
                view.update();
            },
            Qt::QueuedConnection);
    });
}

void MapView::Inside::viewMoved(bool byHand) {
    if (byHand) {
        fitWish.reset();
        viewChosen = true;
    }
    if (!content->empty()) {
        viewport.setCentre(heldCentre(viewport.centre(), viewport.size() * viewport.scale(), content->extent()));
    }
    if (layout.metresPerPixel() != viewport.scale()) layoutStale = true;
    noteNames();
    wantTiles();
    view.update();
    overlay->update();
    emit view.viewChanged();
    emit view.placeChanged();
}

geometry::MapBox MapView::Inside::townBox() const {
    // Packages reach far into the fields; the town is where it has names, and where its gauges are.
    constexpr double kAroundM = 500;
    const geometry::MapBox all = content->extent();
    geometry::MapRing points;
    const auto take = [&](geometry::MapPoint p) {
        if (p.eastM >= all.westM && p.eastM <= all.eastM && p.northM >= all.southM && p.northM <= all.northM)
            points.push_back(p);
    };
    for (const Ground& place : content->all(Layer::Places)) take({place.box.westM, place.box.southM});
    if (points.size() < 3) return all;
    for (const StationMark& station : scene.stations) take(station.at);
    const geometry::MapBox box = geometry::boxOf(points);
    return {std::max(all.westM, box.westM - kAroundM), std::max(all.southM, box.southM - kAroundM),
            std::min(all.eastM, box.eastM + kAroundM), std::min(all.northM, box.northM + kAroundM)};
}

void MapView::Inside::fit(const geometry::MapBox& box) {
    fitWish = box;
    viewChosen = true;
    if (viewport.size().isEmpty()) return;
    FitWish wish{box, viewport.size(), freeRect, std::nullopt};
    if (!content->empty()) wish.town = content->extent();
    const FittedView fitted = fittedView(wish);
    viewport.setLevel(fitted.level);
    viewport.setCentre(fitted.centre);
    viewMoved(false);
}

void MapView::Inside::load(const QString& file) {
    ++loadRun;
    problem.clear();
    state = file.isEmpty() ? MapView::NoPackage : MapView::Loading;
    setSettled(false);
    if (file.isEmpty()) {
        content = std::make_shared<const MapContent>();
        resetPaint();
    } else {
        loaders.emplace_back([this, run = loadRun, path = localFile(file).toStdString()] {
            auto result = loadMap(path);
            QMetaObject::invokeMethod(
                &view, [this, run, result = std::move(result)]() mutable { loaded(run, std::move(result)); },
                Qt::QueuedConnection);
        });
    }
    emit view.loadStateChanged();
    emit view.sourcesChanged();
}

void MapView::Inside::loaded(std::uint64_t run, base::Outcome<std::shared_ptr<const MapContent>> result) {
    if (run != loadRun) return;  // another package was asked for meanwhile
    if (result) {
        content = result.value();
        state = MapView::Ready;
        if (!viewChosen && !content->empty()) fit(townBox());
    } else {
        content = std::make_shared<const MapContent>();
        state = MapView::Failed;
        problem = QString::fromStdString(result.failure().text());
    }
    resetPaint();
    emit view.loadStateChanged();
    emit view.sourcesChanged();
    emit view.descriptionChanged();
}

void MapView::Inside::resetPaint() {
    const double ratio = viewport.devicePixelRatio();
    pictures.setLook({theme, textScale, ratio});
    const auto tiles = shownBasemap();
    plans = std::make_shared<LabelPlans>(content, pictures.look(), tiles, hiddenOwn());
    store->setPaint([plans = plans, ratio, ground = content, colours = &palette(theme), tiles,
                     wish = GroundWish{utilitiesShown, hiddenOwn(), textScale}](const TileKey& key) {
        const auto plan = plans->at(key.level);
        return paintGround(frameOf(key, ratio), *ground, plan.get(), *colours, tiles.get(), wish);
    });
    layoutStale = true;
    wantTiles();
    view.update();
    overlay->update();
}

void MapView::Inside::wantTiles() {
    visible = viewport.visibleTiles();
    const bool all = std::all_of(visible.begin(), visible.end(), [&](const TileKey& key) { return store->has(key); });
    if (!all) setSettled(false);
    // While the town is read there is nothing to paint that would be kept.
    if (state != MapView::Loading) store->want(withRing(visible));
}

void MapView::Inside::ensureLayout() {
    if (!layoutStale) return;
    layout = OverlayLayout(scene, viewport.scale(), pictures, plans->ready(viewport.level()));
    layoutStale = false;
}

void MapView::Inside::noteNames() {
    // The names come with the first tile of a level. None yet: the last layout's would be of another level or look.
    if (layoutStale || layout.ground() == plans->ready(viewport.level())) return;
    layoutStale = true;
    overlay->update();
}

void MapView::Inside::sceneChanged() {
    layoutStale = true;
    overlay->update();
}

void MapView::Inside::setSettled(bool now) {
    if (settled == now) return;
    settled = now;
    emit view.settledChanged();
    if (now) emit view.tilesSettled();
}

OverlayState MapView::Inside::overlayState() {
    OverlayState now;
    if (handling.hoverAt && handling.mode == Handling::Mode::Idle)
        now.spoken = layout.spoken(layout.at(sheetAt(*handling.hoverAt), scene), scene, pictures);
    now.editing = editing;
    now.focus = view.hasActiveFocus();
    now.activeCorner = handling.corner;
    now.noticeRect = freeRect.isEmpty() ? QRectF(QPointF(0, 0), viewport.size()) : freeRect;
    if (state == MapView::Loading) now.notice = QCoreApplication::translate("map", "Karte wird geladen");
    if (!notices) return now;
    if (state == MapView::NoPackage) {
        now.notice = QCoreApplication::translate("map", "Keine Karte geladen");
        now.noticeDetail = QCoreApplication::translate("map", "Messwerte, Kräfte und Zonen stehen auf dem UTM-Gitter.");
    } else if (state == MapView::Failed) {
        now.notice = QCoreApplication::translate("map", "Karte nicht lesbar");
        now.noticeDetail = problem;
    } else if (state == MapView::Ready && content->empty()) {
        now.notice = QCoreApplication::translate("map", "Karte ohne Inhalt");
        now.noticeDetail =
            QCoreApplication::translate("map", "Das Stadtpaket hat keine Ebene, die gezeichnet werden kann.");
    }
    return now;
}

QPointF MapView::Inside::sheetAt(QPointF screen) const {
    const geometry::MapPoint p = viewport.toMap(screen);
    return {p.eastM / viewport.scale(), -p.northM / viewport.scale()};
}

// ---- the item -------------------------------------------------------------------------------------------------------

MapView::MapView(QQuickItem* parent) : QQuickItem(parent), m(std::make_unique<Inside>(*this)) {
    setFlag(ItemHasContents);
    setFlag(ItemIsFocusScope, false);
    setClip(true);
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptTouchEvents(true);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    m->overlay = new OverlayItem(this, [this](QPainter& painter) {
        m->ensureLayout();
        paintOverlay(painter, m->viewport.frame(), m->scene, m->layout, m->pictures.look(), m->overlayState());
        m->paintMeasured(painter);
    });
    connect(this, &QQuickItem::activeFocusChanged, m->overlay, [this] { m->overlay->update(); });
    m->resetPaint();
}

MapView::~MapView() {
    // Loaders and painters post to this object: they end while it is whole.
    m->loaders.clear();
    m->store.reset();
}

QString MapView::package() const { return m->package; }
void MapView::setPackage(const QString& file) {
    if (file == m->package) return;
    m->package = file;
    m->load(file);
    emit packageChanged();
}
QString MapView::theme() const { return m->themeName; }
void MapView::setTheme(const QString& name) {
    if (name == m->themeName) return;
    m->themeName = name;
    m->theme = themeOf(name);
    m->resetPaint();
    emit themeChanged();
}
double MapView::textScale() const { return m->textScale; }
void MapView::setTextScale(double scale) {
    scale = std::clamp(scale, 0.75, 3.0);
    if (scale == m->textScale) return;
    m->textScale = scale;
    m->resetPaint();
    emit textScaleChanged();
}
QPointF MapView::centre() const { return {m->viewport.centre().eastM, m->viewport.centre().northM}; }
void MapView::setCentre(QPointF eastNorth) { showPlace(eastNorth.x(), eastNorth.y()); }
double MapView::metresPerPixel() const { return m->viewport.scale(); }
void MapView::setMetresPerPixel(double metres) {
    m->viewport.setLevel(levelFor(metres));
    m->viewMoved(true);
}
QRectF MapView::townBox() const {
    const geometry::MapBox box = m->content->extent();
    return {box.westM, box.southM, box.eastM - box.westM, box.northM - box.southM};
}
MapView::LoadState MapView::loadState() const { return m->state; }
QString MapView::loadProblem() const { return m->problem; }
QString MapView::sourcesText() const {
    const QString painted = m->state == NoPackage || m->state == Failed
                                ? QCoreApplication::translate("map", "Keine Karte geladen")
                                : m->content->sources();
    const auto tiles = m->shownBasemap();
    return tiles ? map::sourcesText(tiles->info()) + QLatin1Char('\n') + painted : painted;
}
bool MapView::settled() const { return m->settled; }
double MapView::scaleBarPx() const { return scaleBar(m->viewport.scale(), kScaleBarPxMax).lengthPx; }
QString MapView::scaleBarText() const { return lengthText(scaleBar(m->viewport.scale(), kScaleBarPxMax).lengthM); }
QString MapView::placeUtmref() const {
    return utmrefText(m->handling.hoverAt ? m->viewport.toMap(*m->handling.hoverAt) : m->viewport.centre());
}
QString MapView::placeWgs84() const {
    return wgs84Text(m->handling.hoverAt ? m->viewport.toMap(*m->handling.hoverAt) : m->viewport.centre());
}
bool MapView::placing() const { return m->placing; }
void MapView::setPlacing(bool on) {
    if (on == m->placing) return;
    m->placing = on;
    m->handling.offered.reset();
    emit placingChanged();
}
bool MapView::editing() const { return m->editing; }
void MapView::setEditing(bool on) {
    if (on == m->editing) return;
    m->editing = on;
    m->handling.corner.reset();
    m->overlay->update();
    emit editingChanged();
}
bool MapView::notices() const { return m->notices; }
void MapView::setNotices(bool on) {
    if (on == m->notices) return;
    m->notices = on;
    m->overlay->update();
    emit noticesChanged();
}
QRectF MapView::freeRect() const { return m->freeRect; }
void MapView::setFreeRect(QRectF rect) {
    if (rect == m->freeRect) return;
    m->freeRect = rect;
    if (m->fitWish) m->fit(*m->fitWish);
    m->overlay->update();
    emit freeRectChanged();
}

void MapView::setScene(OverlayScene scene) {
    // A corner in the hand outlives the news: the rest of the scene is taken, the area stays as it is being drawn.
    if (m->handling.mode == Handling::Mode::Corner) scene.areas = m->scene.areas;
    if (scene == m->scene) return;  // most news change nothing on the map, and a repaint is dear
    m->scene = std::move(scene);
    emit descriptionChanged();
    if (m->handling.corner && !m->ringOf(*m->handling.corner)) m->handling.corner.reset();
    m->sceneChanged();
}
const OverlayScene& MapView::scene() const { return m->scene; }
geometry::MapArea MapView::editedArea() const {
    for (const AreaMark& area : m->scene.areas) {
        if (area.editable) return area.area;
    }
    return {};
}

void MapView::panBy(double dx, double dy) {
    m->viewport.panBy({dx, dy});
    m->viewMoved(true);
}
void MapView::zoomBy(int steps, QPointF at) {
    m->viewport.zoomTo(m->viewport.level() - steps, at);
    m->viewMoved(true);
}
void MapView::zoomBy(int steps) { zoomBy(steps, QPointF(width() / 2, height() / 2)); }
void MapView::fitTown() {
    if (!m->content->empty()) m->fit(m->townBox());
}
void MapView::fitTo(QRectF box) { m->fit({box.left(), box.top(), box.right(), box.bottom()}); }
void MapView::fitTo(const geometry::MapBox& box) { m->fit(box); }
void MapView::fitScene() {
    std::optional<geometry::MapBox> all;
    const auto take = [&](const geometry::MapArea& area) {
        if (area.empty() || area.front().empty()) return;
        const geometry::MapBox box = geometry::boxOf(area);
        all = !all ? box
                   : geometry::MapBox{std::min(all->westM, box.westM), std::min(all->southM, box.southM),
                                      std::max(all->eastM, box.eastM), std::max(all->northM, box.northM)};
    };
    for (const AreaMark& area : m->scene.areas) take(area.area);
    for (const ZoneMark& zone : m->scene.zones)
        if (!zone.isRain && !zone.bands.empty()) take(zone.bands.front().area);
    for (const ZoneMark& zone : m->scene.zones)  // half the town: shown whole when there is nothing nearer to see
        if (!all && zone.isRain && !zone.bands.empty()) take(zone.bands.front().area);
    if (all) {
        m->fit(*all);
    } else {
        fitTown();
    }
}
int MapView::takenUnder(QRectF screen) const {
    m->ensureLayout();
    return m->layout.takenIn(QRectF(m->sheetAt(screen.topLeft()), screen.size()));
}
bool MapView::isFitted() const { return m->fitWish.has_value(); }
void MapView::showPlace(double eastM, double northM) {
    if (!std::isfinite(eastM) || !std::isfinite(northM)) return;
    m->viewport.setCentre({eastM, northM});
    m->viewMoved(true);
}
QPointF MapView::toScreen(QPointF p) const { return m->viewport.toScreen({p.x(), p.y()}); }
QPointF MapView::toMap(QPointF screen) const {
    const geometry::MapPoint p = m->viewport.toMap(screen);
    return {p.eastM, p.northM};
}

QSGNode* MapView::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
    // The GUI thread stands still here, so its state may be read.
    auto* nodes = static_cast<TileNodes*>(old);
    if (!nodes) nodes = new TileNodes(*window());
    nodes->setGround(boundingRect(), palette(m->theme).land);
    bool whole = m->state != Loading && !m->visible.empty();
    for (const TileKey& key : m->visible) {
        const QRectF rect = m->viewport.screenRect(key);
        const QImage image = m->store->tile(key);
        if (!image.isNull()) {
            nodes->showSharp(key, image, rect);
        } else {
            whole = false;
            nodes->moveSharp(key, rect);
        }
    }
    if (whole) {
        m->lastSharp = m->visible;
    } else {
        for (const TileKey& key : m->lastSharp) {
            if (key.level == m->viewport.level()) continue;
            const QRectF rect = m->viewport.screenRect(key);
            if (!rect.intersects(boundingRect())) continue;
            const QImage image = m->store->tile(key);
            if (!image.isNull()) nodes->showScaled(key, image, rect);
        }
    }
    nodes->sweep();
    if (whole && !m->settled && m->signsAreDrawn())
        QMetaObject::invokeMethod(
            this, [this] { m->setSettled(true); }, Qt::QueuedConnection);
    return nodes;
}

void MapView::componentComplete() {
    QQuickItem::componentComplete();
    // The attached type has no public C++ face; a page that imports QtQuick has it in its context, and may say
    // otherwise.
    QQmlContext* context = qmlContext(this);
    if (!context) return;
    QQmlProperty role(this, QStringLiteral("Accessible.role"), context),
        name(this, QStringLiteral("Accessible.name"), context);
    if (role.isValid() && role.read().toInt() == QAccessible::NoRole)
        role.write(static_cast<int>(QAccessible::Graphic));
    if (name.isValid() && name.read().toString().isEmpty()) name.write(QCoreApplication::translate("map", "Lagekarte"));
    const auto describe = [this, context] {
        QQmlProperty property(this, QStringLiteral("Accessible.description"), context);
        if (property.isValid()) property.write(description());
    };
    connect(this, &MapView::descriptionChanged, this, describe);
    describe();
}

void MapView::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickItem::geometryChange(now, before);
    if (now.size() == before.size()) return;
    m->overlay->setSize(now.size());
    m->viewport.setSize(now.size());
    if (m->fitWish) {
        m->fit(*m->fitWish);
    } else {
        m->viewMoved(false);
    }
}

void MapView::itemChange(ItemChange change, const ItemChangeData& value) {
    QQuickItem::itemChange(change, value);
    const bool scene = change == ItemSceneChange && value.window;
    if (!scene && change != ItemDevicePixelRatioHasChanged) return;
    const double ratio = window() ? window()->effectiveDevicePixelRatio() : 1;
    if (ratio == m->viewport.devicePixelRatio()) return;
    m->viewport.setDevicePixelRatio(ratio);
    m->resetPaint();
}

}  // namespace map
