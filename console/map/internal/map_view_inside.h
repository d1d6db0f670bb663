// SPDX-License-Identifier: EUPL-1.2
#pragma once

// State of a MapView, shared by its two halves: showing (map_view.cpp) and handling (map_view_input.cpp).

#include <atomic>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "console/map/basemap.h"
#include "console/map/label_plan.h"
#include "console/map/map_content.h"
#include "console/map/map_view.h"
#include "console/map/overlay_layout.h"
#include "console/map/overlay_painter.h"
#include "console/map/tile_grid.h"
#include "console/map/tile_store.h"

namespace map {

class OverlayItem;

/// What pointer and keys are doing.
struct Handling {
    enum class Mode : std::uint8_t { Idle, Pressed, Panning, Corner, Pinching, Held } mode = Mode::Idle;
    QPointF pressedAt, lastAt;
    std::optional<QPointF> hoverAt;
    std::optional<QPointF> restedAt;  ///< where it lay when keys took over: there it means nothing until it moves
    std::optional<CornerRef> corner;  ///< active
    double pinchPx = 0;               ///< distance of the fingers at the last zoom step
    Hit hovered;                      ///< under the pointer
    QString held;                     ///< unit whose sign is in the hand; pressed on while Pressed
    double wheelRest = 0;             ///< eighths of a degree not yet worth a step
    std::size_t nextMark = 0;
    std::optional<geometry::MapPoint> offered;  ///< mark that Space stopped at while a place is to be set
};

class MapView::Inside {
public:
    explicit Inside(MapView& view);

    // ---- showing
    void viewMoved(bool byHand);  ///< after any change of `viewport`
    void fit(const geometry::MapBox& box);
    [[nodiscard]] geometry::MapBox townBox() const;  ///< what "the whole town" means; content is not empty
    void load(const QString& file);
    void loaded(std::uint64_t run, base::Outcome<std::shared_ptr<const MapContent>> result);
    void loadBasemap(const QString& file);
    void basemapLoaded(std::uint64_t run, base::Outcome<std::shared_ptr<const Basemap>> result);
    [[nodiscard]] OwnHidden hiddenOwn() const;
    [[nodiscard]] std::shared_ptr<const Basemap> shownBasemap() const { return basemapShown ? basemap : nullptr; }
    void resetPaint();  ///< new content or look: all tiles anew
    void wantTiles();
    void ensureLayout();
    void sceneChanged();
    [[nodiscard]] bool signsAreDrawn();  ///< or there are none
    void setSettled(bool now);
    void noteNames();  ///< places the names of places as soon as a worker has them
    [[nodiscard]] OverlayState overlayState();
    void paintMeasured(QPainter& painter) const;
    [[nodiscard]] QPointF sheetAt(QPointF screen) const;

    // ---- handling
    void press(QPointF at);
    void move(QPointF at);
    void letGo();  ///< what is in the hand stays where it was
    void release(QPointF at);
    void pinch(QPointF middle, double distancePx, bool begins);
    void click(QPointF at);
    void hover(std::optional<QPointF> at);
    bool key(int key, Qt::KeyboardModifiers modifiers);
    void nextMark();
    bool takeOffered();  ///< sets the place there; false: Space offered none
    void nextCorner();

    [[nodiscard]] geometry::MapRing* ringOf(const CornerRef& ref);
    [[nodiscard]] std::optional<CornerRef> cornerAt(QPointF screen) const;
    /// The edge whose middle handle is under the pointer, named by its first corner.
    [[nodiscard]] std::optional<CornerRef> middleAt(QPointF screen) const;
    void moveCorner(const CornerRef& ref, QPointF screen);
    void removeCorner();
    void areaChanged();

    MapView& view;
    OverlayItem* overlay = nullptr;
    Viewport viewport;
    QString themeName = QStringLiteral("day");
    double textScale = 1;
    QString package;
    QString problem;
    std::shared_ptr<const MapContent> content = std::make_shared<const MapContent>();
    QString basemapFile;
    std::shared_ptr<const Basemap> basemap;  ///< null: none, or not loaded yet
    std::uint64_t basemapRun = 0;
    QStringList hiddenLayers;
    OverlayScene scene;
    std::optional<MeasureMark> measure;
    MarkPictures pictures;
    std::shared_ptr<signs::SignBook> signs;
    std::shared_ptr<LabelPlans> plans;  ///< of content and look; shared with the workers
    OverlayLayout layout;
    QRectF freeRect;
    std::optional<geometry::MapBox> fitWish;  ///< kept until the view is moved otherwise: the size may still change
    std::vector<TileKey> visible, lastSharp;
    std::uint64_t loadRun = 0;
    Handling handling;

    Theme theme = Theme::Day;
    MapView::LoadState state = MapView::NoPackage;
    bool basemapShown = true, utilitiesShown = true;
    bool layoutStale = true;
    bool editing = false, placing = false;
    bool notices = false;
    bool settled = false;
    bool viewChosen = false;
    std::atomic<bool> wakePosted = false;
    std::vector<std::jthread> loaders;
    std::unique_ptr<TileStore> store;  ///< last: its workers call into the rest
};

}  // namespace map
