// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Where everything of a scene stands at one level: marks that would hide each other stand side by side with a leader
// to their place, labels keep off marks and each other. In the level's sheet (label_plan.h), so panning changes
// nothing: what was read there a moment ago is still there.

#include <memory>
#include <optional>
#include <vector>

#include <QLineF>
#include <QPainterPath>
#include <QPolygonF>

#include "console/map/mark_pictures.h"
#include "console/map/name_layout.h"
#include "console/map/overlay_scene.h"

namespace map {

struct PlacedMark {
    MarkKind kind = MarkKind::None;
    std::size_t index = 0;  ///< into the scene's list of that kind
    QPointF place;          ///< true place
    QPointF stand;          ///< where the sign's anchor stands; differs when it was moved aside
    QRectF icon;            ///< drawn box
    QRectF target;          ///< box that takes a click: at least 32 px
    QRectF label;           ///< null: no room, or nothing to say
    bool urgent = false;    ///< its label is shown whatever it covers, above all marks
    MarkPicture iconPicture, labelPicture;
};

struct PlacedZone {
    std::size_t index = 0;
    std::vector<std::vector<QPolygonF>> bands;  ///< rings per band, shallowest first
    std::vector<QLineF> hatch;                  ///< of a trial zone
    QRectF box;
};

struct PlacedArea {
    std::size_t index = 0;
    std::vector<QPolygonF> rings;  ///< outer rings and holes of all polygons, in the area's order
    std::vector<QLineF> hatch;
    QRectF box;
};

struct PlacedDrawing {
    std::size_t index = 0;
    std::vector<QPolygonF> rings;  ///< of a line: one, open
    bool isOpen = false;
    QRectF box;
};

/// One corner of an editable area: polygon, ring, corner.
struct CornerRef {
    std::size_t area = 0, polygon = 0, ring = 0, corner = 0;
    bool operator==(const CornerRef&) const = default;
};

struct Hit {
    MarkKind kind = MarkKind::None;
    std::size_t index = 0;
    bool operator==(const Hit&) const = default;
};

/// Where a sheet of paper ends, and what stands on it already (pixels of the sheet): a label that would be cut or
/// covered there stands elsewhere, or not at all. A screen has none: who wants to read on pans.
struct SheetEdge {
    QRectF within;
    std::vector<QRectF> taken;
};

class OverlayLayout {
public:
    OverlayLayout() = default;
    /// `ground`: the names at this scale; marks and labels spare them where they can, names of places give way to
    /// marks and labels. Null: no names.
    OverlayLayout(const OverlayScene& scene, double metresPerPixel, MarkPictures& pictures,
                  std::shared_ptr<const LabelPlan> ground = nullptr, SheetEdge edge = {});

    [[nodiscard]] const std::vector<PlacedMark>& marks() const { return m_marks; }
    [[nodiscard]] const std::vector<PlacedZone>& zones() const { return m_zones; }
    [[nodiscard]] const std::vector<PlacedArea>& areas() const { return m_areas; }
    [[nodiscard]] const std::vector<PlacedDrawing>& drawings() const { return m_drawings; }
    [[nodiscard]] const std::vector<PlacedName>& names() const { return m_names; }
    /// The plan that names() points into.
    [[nodiscard]] const std::shared_ptr<const LabelPlan>& ground() const { return m_ground; }
    [[nodiscard]] double metresPerPixel() const { return m_metres; }
    /// Sheet to map and back.
    [[nodiscard]] QPointF sheet(geometry::MapPoint p) const { return {p.eastM / m_metres, -p.northM / m_metres}; }
    [[nodiscard]] geometry::MapPoint mapAt(QPointF p) const { return {p.x() * m_metres, -p.y() * m_metres}; }
    /// Uppermost thing at a place of the sheet: marks before labels before lines of drawings before areas before zones.
    [[nodiscard]] Hit at(QPointF sheetPoint, const OverlayScene& scene) const;
    /// How much would be hidden under a box of the sheet: zones count most, then stations, then other marks. 0: free.
    [[nodiscard]] int takenIn(const QRectF& box) const;
    /// The mark with the label that its place in the crowd or the distance has taken from it; nothing where it has one.
    [[nodiscard]] std::optional<PlacedMark> spoken(const Hit& hit, const OverlayScene& scene,
                                                   MarkPictures& pictures) const;
    /// Only the areas again: while a corner is dragged nothing else moves.
    void placeAreas(const OverlayScene& scene);

private:
    void placeMarks(const OverlayScene& scene, MarkPictures& pictures);
    void placeLabels(const OverlayScene& scene);
    [[nodiscard]] double nameCost(const QRectF& ink) const;
    void placeZones(const OverlayScene& scene);
    void placeDrawings(const OverlayScene& scene);

    double m_metres = 1;
    SheetEdge m_edge;
    std::vector<PlacedMark> m_marks;  ///< least important first: drawing order
    std::vector<PlacedZone> m_zones;
    std::vector<PlacedArea> m_areas;
    std::vector<PlacedDrawing> m_drawings;
    std::shared_ptr<const LabelPlan> m_ground;
    std::vector<PlacedName> m_names;
};

/// 45-degree hatch inside rings (even-odd), anchored to the sheet.
[[nodiscard]] std::vector<QLineF> hatchOf(const std::vector<QPolygonF>& rings, double spacingPx);

/// Higher is placed first and drawn later.
[[nodiscard]] int importanceOf(const OverlayScene& scene, MarkKind kind, std::size_t index);

}  // namespace map
