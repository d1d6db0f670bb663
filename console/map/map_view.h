// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The map as a Qt Quick item. Three spaces meet here:
//   map     EPSG:25832, metres, north up: all properties and signals; a QPointF is (east, north)
//   screen  logical pixels of this item, y down: mouse and `panBy`
//   tile    physical pixels of a zoom level's endless sheet: internal (tile_grid.h)
// Registered from console/qml (qmlRegisterType<map::MapView>("Lagewerk.Map", 1, 0, "MapView")); knows no QML itself.

#include <memory>
#include <optional>

#include <QPointF>
#include <QQuickItem>
#include <QRectF>
#include <QString>
#include <QStringList>

#include "console/map/measure_painter.h"
#include "console/map/overlay_scene.h"
#include "console/signs/sign_book.h"
#include "gis/geometry/geo.h"

namespace map {

class MapView : public QQuickItem {
    Q_OBJECT
    /// Path of a town package (.gpkg); empty: no map, the overlay works all the same.
    Q_PROPERTY(QString package READ package WRITE setPackage NOTIFY packageChanged)
    /// "day", "night"; time travel: "grey" (by day) and "grey-night". Anything else is "day".
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
    /// 1.0 to 2.0: size of all texts and signs.
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged)
    Q_PROPERTY(QPointF centre READ centre WRITE setCentre NOTIFY viewChanged)
    /// Rests on a level of tile_grid.h: what is set is rounded to the nearest.
    Q_PROPERTY(double metresPerPixel READ metresPerPixel WRITE setMetresPerPixel NOTIFY viewChanged)
    /// West, south, width, height of the town in metres (QRectF with y north); empty without a package.
    Q_PROPERTY(QRectF townBox READ townBox NOTIFY loadStateChanged)
    Q_PROPERTY(LoadState loadState READ loadState NOTIFY loadStateChanged)
    /// What is wrong, in words with the fix; empty while all is well.
    Q_PROPERTY(QString loadProblem READ loadProblem NOTIFY loadStateChanged)
    /// A base map's file; empty: none. Shown over the painted ground while `basemapShown`.
    Q_PROPERTY(QString basemap READ basemap WRITE setBasemap NOTIFY basemapChanged)
    Q_PROPERTY(bool hasBasemap READ hasBasemap NOTIFY basemapChanged)  ///< one is loaded
    Q_PROPERTY(bool basemapShown READ basemapShown WRITE setBasemapShown NOTIFY basemapChanged)
    Q_PROPERTY(bool hasUtilities READ hasUtilities NOTIFY loadStateChanged)  ///< power lines, pipelines
    Q_PROPERTY(bool utilitiesShown READ utilitiesShown WRITE setUtilitiesShown NOTIFY utilitiesShownChanged)
    /// Layers of the town's own that are not shown, by their names in the package ("own_sirens").
    Q_PROPERTY(QStringList hiddenLayers READ hiddenLayers WRITE setHiddenLayers NOTIFY hiddenLayersChanged)
    /// Layers of the town's own that are in the package and cannot be drawn.
    Q_PROPERTY(QStringList unreadableLayers READ unreadableLayers NOTIFY loadStateChanged)
    /// "Kartendaten © OpenStreetMap-Mitwirkende (ODbL) · Stand 15.01.2020"; before it the base map's while it is shown.
    Q_PROPERTY(QString sourcesText READ sourcesText NOTIFY sourcesChanged)
    /// True while every visible tile is sharp (or there is no map to paint) and the overlay is drawn.
    Q_PROPERTY(bool settled READ settled NOTIFY settledChanged)
    Q_PROPERTY(double scaleBarPx READ scaleBarPx NOTIFY viewChanged)
    Q_PROPERTY(QString scaleBarText READ scaleBarText NOTIFY viewChanged)
    /// Place under the pointer, else of the centre: "32U PV 6504 8714" and "49,5102 N 11,2774 E".
    Q_PROPERTY(QString placeUtmref READ placeUtmref NOTIFY placeChanged)
    Q_PROPERTY(QString placeWgs84 READ placeWgs84 NOTIFY placeChanged)
    /// Map metres under the pointer, else of the centre.
    Q_PROPERTY(QPointF pointedPlace READ pointedPlace NOTIFY placeChanged)
    /// Corners of the editable area can be dragged, added (drag the middle of an edge) and removed (Del).
    Q_PROPERTY(bool editing READ editing WRITE setEditing NOTIFY editingChanged)
    /// A click sets a place: Space only goes from mark to mark, and Enter sets the place at the mark it stopped at. A
    /// double click does not zoom, and arrow keys make the centre the place until the pointer moves again.
    Q_PROPERTY(bool placing READ placing WRITE setPlacing NOTIFY placingChanged)
    /// A unit's sign can be taken up and put down elsewhere: `unitDropped`. The map itself moves nothing.
    Q_PROPERTY(bool unitsMovable MEMBER m_unitsMovable NOTIFY unitsMovableChanged)
    /// The unit in the hand and where it is, in pixels of the item; empty: none.
    Q_PROPERTY(QString heldUnit READ heldUnit NOTIFY heldChanged)
    Q_PROPERTY(QPointF heldAt READ heldAt NOTIFY heldChanged)
    /// The item itself says in its middle that there is no map and why; false where the page around it does.
    Q_PROPERTY(bool notices READ notices WRITE setNotices NOTIFY noticesChanged)
    /// Plus, minus and 0 zoom while the map has the keys; off, only keys that write nothing do something (WCAG 2.1.4).
    Q_PROPERTY(bool singleKeys MEMBER m_singleKeys NOTIFY singleKeysChanged)
    /// What the map shows now, in one sentence, for those who do not see it.
    Q_PROPERTY(QString description READ description NOTIFY descriptionChanged)
    /// Screen rectangle (logical pixels) that panels leave free: fitTo() and labels keep to it. Empty: all.
    Q_PROPERTY(QRectF freeRect READ freeRect WRITE setFreeRect NOTIFY freeRectChanged)

public:
    enum LoadState { NoPackage = 0, Loading = 1, Ready = 2, Failed = 3 };
    Q_ENUM(LoadState)
    /// The same numbers as MarkKind, for QML.
    enum Kind {
        NoKind = 0,
        StationKind = 1,
        UnitKind = 2,
        ObjectKind = 3,
        ZoneKind = 4,
        AreaKind = 5,
        IncidentKind = 6,
        DrawingKind = 7
    };
    Q_ENUM(Kind)

    explicit MapView(QQuickItem* parent = nullptr);
    ~MapView() override;

    [[nodiscard]] QString package() const;
    void setPackage(const QString& file);
    [[nodiscard]] QString theme() const;
    void setTheme(const QString& name);
    [[nodiscard]] double textScale() const;
    void setTextScale(double scale);
    [[nodiscard]] QPointF centre() const;
    void setCentre(QPointF eastNorth);
    [[nodiscard]] double metresPerPixel() const;
    void setMetresPerPixel(double metres);
    [[nodiscard]] QRectF townBox() const;
    [[nodiscard]] LoadState loadState() const;
    [[nodiscard]] QString loadProblem() const;
    [[nodiscard]] QString basemap() const;
    void setBasemap(const QString& file);
    [[nodiscard]] bool hasBasemap() const;
    [[nodiscard]] bool basemapShown() const;
    void setBasemapShown(bool shown);
    [[nodiscard]] bool hasUtilities() const;
    [[nodiscard]] bool utilitiesShown() const;
    void setUtilitiesShown(bool shown);
    [[nodiscard]] QStringList hiddenLayers() const;
    void setHiddenLayers(const QStringList& names);
    [[nodiscard]] QStringList unreadableLayers() const;
    /// A piece of legend in the map's own colours; nothing where the map does not have the layer.
    void paintOwnSample(QPainter& painter, const QRectF& box, const QString& layer) const;
    [[nodiscard]] QString sourcesText() const;
    [[nodiscard]] bool settled() const;
    [[nodiscard]] double scaleBarPx() const;
    [[nodiscard]] QString scaleBarText() const;
    [[nodiscard]] QPointF pointedPlace() const;
    [[nodiscard]] QString placeUtmref() const;
    [[nodiscard]] QString placeWgs84() const;
    [[nodiscard]] bool editing() const;
    void setEditing(bool on);
    [[nodiscard]] bool placing() const;
    void setPlacing(bool on);
    [[nodiscard]] QString heldUnit() const;
    [[nodiscard]] QPointF heldAt() const;
    [[nodiscard]] bool notices() const;
    void setNotices(bool on);
    [[nodiscard]] QString description() const;
    [[nodiscard]] QRectF freeRect() const;
    void setFreeRect(QRectF rect);

    /// Where tactical signs come from; null: base signs drawn by hand.
    void setSigns(std::shared_ptr<signs::SignBook> book);
    /// Takes the scene over and redraws. GUI thread. While a corner is being dragged the edited area stays ours.
    void setScene(OverlayScene scene);
    [[nodiscard]] const OverlayScene& scene() const;
    /// Drawn over the scene; without one nothing is.
    void setMeasure(std::optional<MeasureMark> mark);
    [[nodiscard]] const std::optional<MeasureMark>& measure() const;
    /// The editable area of the scene as it stands now; empty when there is none.
    [[nodiscard]] geometry::MapArea editedArea() const;

    Q_INVOKABLE void panBy(double dx, double dy);  ///< screen pixels; positive moves the view right/down
    /// Steps of one zoom level (a factor of the square root of 2); positive is nearer. `at` stays where it is.
    Q_INVOKABLE void zoomBy(int steps, QPointF at);
    Q_INVOKABLE void zoomBy(int steps);
    Q_INVOKABLE void fitTown();
    /// West, south, width, height in metres; shown whole, with a margin.
    Q_INVOKABLE void fitTo(QRectF box);
    void fitTo(const geometry::MapBox& box);
    /// Fits all zones and areas of the scene; the town when there are none.
    Q_INVOKABLE void fitScene();
    /// True while the view stands as a fit left it; a pan or zoom by the user ends it.
    Q_INVOKABLE [[nodiscard]] bool isFitted() const;
    /// How much a panel would hide here: 10 and more where there is a zone, 5 for each station, 0 when it is free.
    Q_INVOKABLE [[nodiscard]] int takenUnder(QRectF screen) const;
    Q_INVOKABLE void showPlace(double eastM, double northM);
    Q_INVOKABLE [[nodiscard]] QPointF toScreen(QPointF eastNorth) const;
    Q_INVOKABLE [[nodiscard]] QPointF toMap(QPointF screen) const;

signals:
    void packageChanged();
    void themeChanged();
    void utilitiesShownChanged();
    void hiddenLayersChanged();
    void textScaleChanged();
    void viewChanged();
    void loadStateChanged();
    void basemapChanged();
    void sourcesChanged();
    void settledChanged();
    void tilesSettled();  ///< `settled` became true: a screenshot taken now is whole
    void placeChanged();
    void editingChanged();
    void placingChanged();
    void freeRectChanged();
    void noticesChanged();
    void singleKeysChanged();
    void descriptionChanged();
    /// A mark (or, with NoKind and an empty id, the bare map) was clicked or tapped.
    void clicked(map::MapView::Kind kind, const QString& id, QPointF eastNorth);
    void doubleTapped();  ///< while a place is to be set; its first half was `clicked`
    void tapped();        ///< after `clicked`: it was the mouse or a finger, not a key
    /// While a corner is in the hand, with each of its steps.
    void areaMoved();
    void unitsMovableChanged();
    void heldChanged();
    void unitDropped(const QString& id, QPointF eastNorth);
    void areaEdited();  ///< a corner was moved, added or removed; ask editedArea()

protected:
    QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
    void componentComplete() override;
    void geometryChange(const QRectF& now, const QRectF& before) override;
    void itemChange(ItemChange change, const ItemChangeData& value) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void touchEvent(QTouchEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void hoverMoveEvent(QHoverEvent* event) override;
    void hoverLeaveEvent(QHoverEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Inside;
    bool m_singleKeys = true;
    bool m_unitsMovable = false;
    std::unique_ptr<Inside> m;
};

}  // namespace map
