// SPDX-License-Identifier: EUPL-1.2
#include "console/map/tile_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "console/map/clip.h"
#include "console/map/map_style.h"
#include "console/map/own_painter.h"
#include "console/map/text_paint.h"

namespace map {
namespace {

/// Shapes reach this far out of the frame before they are cut: more than any line is wide.
constexpr double kReachPx = 96;
constexpr double kGridM = 1000;
constexpr std::array kRanks = {GroundKind::Path, GroundKind::Minor, GroundKind::Middle, GroundKind::Major,
                               GroundKind::Motorway};

class GroundPainter {
public:
    GroundPainter(QPainter& painter, const PaintFrame& frame, const MapContent& content, const Palette& p)
        : m_painter(painter),
          m_frame(frame),
          m_content(content),
          m_palette(p),
          m_metres(frame.metresPerPixel),
          m_cut(QRectF(QPointF(0, 0), frame.logicalSize()).adjusted(-kReachPx, -kReachPx, kReachPx, kReachPx)),
          m_box(frame.box(kReachPx)) {}

    void paint() {
        m_painter.fillRect(QRectF(QPointF(0, 0), m_frame.logicalSize()), m_palette.land);
        fillPolygons(Layer::Landuse);
        fillPolygons(Layer::Water);
        drawWatercourses();
        drawGrid();
        tintBeyond();
        if (buildingsShown(m_metres)) drawBuildings();
        drawBorders();
        drawRailways();
        drawStreets();
    }

    /// Pictures of the ground instead of the painted one, and the grid again, which they do not have.
    void cover(const BasemapPiece& piece) {
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        m_painter.drawImage(piece.rect, piece.image);
        drawGrid();
    }

    /// Lines of supply, over everything else of the ground.
    void drawUtilities() {
        for (const std::uint32_t i : m_content.find(Layer::Utilities, m_box)) {
            const Ground& line = m_content.all(Layer::Utilities)[i];
            const SupplyStyle style = supplyStyle(line.kind, m_metres);
            if (style.widthPx <= 0) continue;
            QPen pen(m_palette.supply, style.widthPx, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
            QList<qreal> pattern;
            for (const qreal px : style.dashPx) pattern << px / style.widthPx;
            pen.setDashPattern(pattern);
            strokeLine(line, pen);
        }
    }

private:
    [[nodiscard]] QPolygonF pixels(const geometry::MapRing& ring) const {
        QPolygonF polygon;
        polygon.reserve(static_cast<qsizetype>(ring.size()));
        for (const auto& p : ring) polygon.append(m_frame.toPixel(p));
        return polygon;
    }

    [[nodiscard]] QPainterPath polygonPath(const Ground& ground) const {
        QPainterPath path;
        for (const auto& ring : ground.rings) {
            const QPolygonF cut = clippedRing(pixels(ring), m_cut);
            if (cut.isEmpty()) continue;
            path.addPolygon(cut);
            path.closeSubpath();
        }
        return path;
    }

    [[nodiscard]] std::vector<LineRun> runs(const Ground& ground) const {
        std::vector<LineRun> all;
        for (const auto& ring : ground.rings) {
            for (LineRun& run : clippedLine(pixels(ring), m_cut)) all.push_back(std::move(run));
        }
        return all;
    }

    void fillPolygons(Layer layer) {
        for (const std::uint32_t i : m_content.find(layer, m_box)) {
            const Ground& ground = m_content.all(layer)[i];
            // Under a third of a pixel nobody sees it, and at a far zoom there are many of it.
            if (ground.areaM2 < 0.3 * m_metres * m_metres) continue;
            const bool water = layer == Layer::Water;
            m_painter.setPen(water && m_metres <= 2.1 ? QPen(m_palette.waterEdge, 1) : QPen(Qt::NoPen));
            m_painter.setBrush(water ? m_palette.water : landuseFill(ground.kind, m_palette));
            m_painter.drawPath(polygonPath(ground));
        }
    }

    void drawWatercourses() {
        for (const std::uint32_t i : m_content.find(Layer::Watercourses, m_box)) {
            const Ground& water = m_content.all(Layer::Watercourses)[i];
            const double width = watercoursePx(water, m_metres);
            if (width <= 0 || water.tunnel) continue;
            strokeLine(water, QPen(m_palette.water, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        }
    }

    void strokeLine(const Ground& ground, const QPen& pen) {
        m_painter.setBrush(Qt::NoBrush);
        for (const LineRun& run : runs(ground)) {
            QPen laid = pen;
            if (pen.style() == Qt::CustomDashLine && pen.widthF() > 0) laid.setDashOffset(run.startPx / pen.widthF());
            m_painter.setPen(laid);
            m_painter.drawPolyline(run.points);
        }
    }

    /// Kilometre lines of the UTM grid, as UTMREF counts them.
    void drawGrid() {
        const double step = m_metres > 45 ? 10 * kGridM : kGridM;
        const bool bare = m_content.empty();
        QColor colour = m_palette.grid;
        if (bare) colour.setAlpha(std::min(255, colour.alpha() * 2));
        const geometry::MapBox box = m_frame.box();
        const QSizeF size = m_frame.logicalSize();
        m_painter.setPen(Qt::NoPen);
        for (int column = static_cast<int>(std::floor(box.westM / step)); column * step <= box.eastM + step; ++column) {
            const double east = column * step;
            m_painter.fillRect(QRectF(m_frame.toPixel({east, box.northM}).x() - 0.75, 0, 1.5, size.height()), colour);
        }
        for (int row = static_cast<int>(std::floor(box.southM / step)); row * step <= box.northM + step; ++row) {
            const double north = row * step;
            m_painter.fillRect(QRectF(0, m_frame.toPixel({box.westM, north}).y() - 0.75, size.width(), 1.5), colour);
        }
    }

    /// Beyond the package's edge there is no map, not empty land.
    void tintBeyond() {
        if (m_content.empty()) return;
        QColor tint = m_palette.second;
        tint.setAlphaF(0.06f);
        const geometry::MapBox town = m_content.extent();
        const QRectF all(QPointF(0, 0), m_frame.logicalSize());
        const QRectF inside(m_frame.toPixel({town.westM, town.northM}), m_frame.toPixel({town.eastM, town.southM}));
        QPainterPath beyond;
        beyond.addRect(all.adjusted(-kReachPx, -kReachPx, kReachPx, kReachPx));
        beyond.addRect(inside.intersected(all.adjusted(-kReachPx, -kReachPx, kReachPx, kReachPx)));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(tint);
        m_painter.drawPath(beyond);
    }

    void drawBuildings() {
        const bool edges = buildingEdgesShown(m_metres);
        m_painter.setPen(edges ? QPen(m_palette.buildingEdge, 0.8) : QPen(Qt::NoPen));
        m_painter.setBrush(m_palette.building);
        const auto& buildings = m_content.all(Layer::Buildings);
        for (const std::uint32_t i : m_content.find(Layer::Buildings, m_box)) {
            const Ground& building = buildings[i];
            if (building.rings.size() == 1) {
                const QPolygonF polygon = clippedRing(pixels(building.rings.front()), m_cut);
                if (!polygon.isEmpty()) m_painter.drawPolygon(polygon);
            } else {
                m_painter.drawPath(polygonPath(building));
            }
        }
    }

    void drawBorders() {
        if (m_metres > 48) return;
        QPen pen(m_palette.border, 1.2, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({7, 3, 1.5, 3});
        for (const std::uint32_t i : m_content.find(Layer::Districts, m_box)) {
            const Ground& district = m_content.all(Layer::Districts)[i];
            Ground closed;
            for (geometry::MapRing ring : district.rings) {
                if (ring.size() > 2) ring.push_back(ring.front());
                closed.rings.push_back(std::move(ring));
            }
            m_painter.setOpacity(0.55);
            strokeLine(closed, pen);
            m_painter.setOpacity(1);
        }
    }

    void drawRailways() {
        for (const std::uint32_t i : m_content.find(Layer::Railways, m_box)) {
            const Ground& rail = m_content.all(Layer::Railways)[i];
            const LineStyle style = railStyle(rail.kind, m_metres);
            if (style.widthPx <= 0 || rail.tunnel) continue;
            strokeLine(rail, QPen(m_palette.rail, style.widthPx, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
            if (!style.dashed) continue;
            QPen light(m_palette.railSleeper, style.widthPx - 1.2, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
            light.setDashPattern({7 / light.widthF(), 7 / light.widthF()});
            strokeLine(rail, light);
        }
    }

    void drawStreets() {
        const auto found = m_content.find(Layer::Streets, m_box);
        const auto& streets = m_content.all(Layer::Streets);
        for (const bool bridges : {false, true}) {
            for (const bool casing : {true, false}) {
                for (const GroundKind rank : kRanks) {
                    for (const std::uint32_t i : found) {
                        const Ground& street = streets[i];
                        const GroundKind own = street.kind == GroundKind::Other ? GroundKind::Minor : street.kind;
                        if (own == rank && street.bridge == bridges) drawStreet(street, rank, casing);
                    }
                }
            }
        }
    }

    void drawStreet(const Ground& street, GroundKind rank, bool casing) {
        const LineStyle style = streetStyle(rank, m_metres);
        if (style.widthPx <= 0) return;
        if (rank == GroundKind::Path) {
            if (casing) return;
            QPen pen(m_palette.path, style.widthPx, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
            pen.setDashPattern({4 / style.widthPx, 3 / style.widthPx});
            strokeLine(street, pen);
            return;
        }
        const double edge = street.bridge ? style.casingPx + 0.6 : style.casingPx;
        if (street.tunnel) {
            if (casing) return;
            QPen pen(m_palette.casing, 1, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
            pen.setDashPattern({4, 3});
            strokeLine(street, pen);
        } else if (casing) {
            const Qt::PenCapStyle cap = street.bridge ? Qt::FlatCap : Qt::RoundCap;
            strokeLine(street, QPen(m_palette.casing, style.widthPx + 2 * edge, Qt::SolidLine, cap, Qt::RoundJoin));
        } else {
            strokeLine(street,
                       QPen(streetFill(rank, m_palette), style.widthPx, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        }
    }

    QPainter& m_painter;
    const PaintFrame& m_frame;
    const MapContent& m_content;
    const Palette& m_palette;
    double m_metres;
    QRectF m_cut;
    geometry::MapBox m_box;
};

void paintLabels(QPainter& painter, const PaintFrame& frame, const LabelPlan& plan, const Palette& p) {
    // The plan's sheet has its origin at 0/0 of the map; a tile's corner in it is exact to far less than a pixel.
    const QPointF corner(frame.westM / frame.metresPerPixel, -frame.northM / frame.metresPerPixel);
    for (const GroundLabel* label : plan.touching(QRectF(corner, frame.logicalSize()))) {
        if (isPlaceName(label->what)) continue;
        const LabelStyle style = labelStyle(label->what, frame.metresPerPixel, plan.textScale());
        painter.save();
        painter.translate(label->centre - corner);
        painter.rotate(label->angleDeg);
        drawHaloText(painter, centredText(label->text, style.font),
                     {labelColour(label->what, p), p.groundHalo, style.haloPx});
        painter.restore();
    }
}

}  // namespace

QImage paintGround(const PaintFrame& frame, const MapContent& content, const LabelPlan* labels, const Palette& p,
                   const Basemap* basemap, const GroundWish& wish) {
    QImage image(frame.widthPx, frame.heightPx, QImage::Format_RGB32);
    image.setDevicePixelRatio(frame.devicePixelRatio);
    const BasemapPiece piece = basemap ? basemap->piece(frame, p) : BasemapPiece{};
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    GroundPainter ground(painter, frame, content, p);
    if (!piece.isWhole) ground.paint();
    if (!piece.image.isNull()) ground.cover(piece);
    if (wish.utilities) ground.drawUtilities();
    paintOwn(painter, frame, content, p, wish.hiddenOwn, wish.textScale);
    if (labels) paintLabels(painter, frame, *labels, p);
    painter.end();
    image.setDevicePixelRatio(1);
    return image;
}

}  // namespace map
