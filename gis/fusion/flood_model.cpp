// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/flood_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "broker/base/ensure.h"

namespace fusion {
namespace {

using geometry::GridFrame;
using geometry::MapArea;
using geometry::Mask;

constexpr std::size_t kFloodedCellsMin = 4;
constexpr int kBankCells = 3;           ///< the bed is drawn where flooded ground lies this near
constexpr double kWindowMarginM = 160;  ///< room for the warning area around the water
constexpr double kCorridorM = 150, kCorridorAlongM = 1500, kCorridorCellM = 25;
constexpr float kBandLimitsM[] = {0.5F, 1.0F};

std::string wholeText(double value) { return std::to_string(static_cast<std::int64_t>(std::llround(value))); }

/// A part of the ground, or a little more than it: masks and outlines need no more than what is wet.
struct Window {
    GridFrame frame;
    int column = 0, row = 0;  ///< of its upper left cell on the ground
    int groundColumns = 0;
    [[nodiscard]] std::size_t at(std::uint32_t groundCell) const {
        const int c = static_cast<int>(groundCell) % groundColumns - column,
                  r = static_cast<int>(groundCell) / groundColumns - row;
        return frame.at(c, r);
    }
};

Window windowAround(const std::vector<std::uint32_t>& cells, const GridFrame& ground) {
    int west = ground.columns, east = 0, north = ground.rows, south = 0;
    for (const std::uint32_t cell : cells) {
        const int column = static_cast<int>(cell) % ground.columns, row = static_cast<int>(cell) / ground.columns;
        west = std::min(west, column), east = std::max(east, column), north = std::min(north, row),
        south = std::max(south, row);
    }
    const int margin = static_cast<int>(std::ceil(kWindowMarginM / ground.cellM)) + 2;
    Window window;
    window.column = west - margin;
    window.row = north - margin;
    window.groundColumns = ground.columns;
    window.frame = {ground.westM + window.column * ground.cellM, ground.northM - window.row * ground.cellM,
                    ground.cellM, east - west + 1 + 2 * margin, south - north + 1 + 2 * margin};
    return window;
}

std::size_t cornersOf(const MapArea& area) {
    std::size_t n = 0;
    for (const auto& polygon : area)
        for (const auto& ring : polygon) n += ring.size();
    return n;
}

/// Smoothing takes up to half of a small ring, so half of its cells' area is what tells it from a smaller one.
double ringM2Min(int cells, const GridFrame& frame) { return 0.5 * cells * frame.cellM * frame.cellM; }

/// Outlines of the three depth bands, simplified until all their corners fit into one zone.
std::vector<wire::DepthBand> bandsOf(const std::vector<std::uint8_t>& bandPlus1, const Window& window) {
    std::array<Mask, 3> masks;
    for (std::size_t band = 0; band < 3; ++band) {
        masks[band].resize(bandPlus1.size());
        for (std::size_t i = 0; i < bandPlus1.size(); ++i) masks[band][i] = bandPlus1[i] == band + 1 ? 1 : 0;
    }
    double toleranceM = 0.25 * window.frame.cellM;
    int cellsMin = 3;
    for (;; toleranceM *= 1.7, cellsMin *= 2) {
        std::array<MapArea, 3> areas;
        std::size_t corners = 0, polygons = 0;
        for (std::size_t band = 0; band < 3; ++band) {
            areas[band] = geometry::outline(masks[band], window.frame, cellsMin, true);
            for (auto& polygon : areas[band]) {
                std::erase_if(polygon, [&](const auto& ring) {
                    return std::abs(geometry::signedAreaM2(ring)) < ringM2Min(cellsMin, window.frame);
                });
                for (auto& ring : polygon) ring = geometry::simplified(ring, toleranceM);
            }
            std::erase_if(areas[band], [](const auto& polygon) { return polygon.empty(); });
            corners += cornersOf(areas[band]);
            polygons = std::max(polygons, areas[band].size());
        }
        if ((corners > kZoneCornersMax || polygons > 1000) && cellsMin < 100'000) continue;
        std::vector<wire::DepthBand> bands;
        for (std::size_t band = 0; band < 3; ++band) {
            if (areas[band].empty()) continue;
            wire::DepthBand out;
            out.fromM = band == 0 ? 0.0 : static_cast<double>(kBandLimitsM[band - 1]);
            if (band < 2) out.toM = static_cast<double>(kBandLimitsM[band]);
            out.area = geometry::toWire(areas[band]);
            bands.push_back(std::move(out));
        }
        return bands;
    }
}

/// Length of the border between 1 and 0.
double borderM(const Mask& mask, const GridFrame& frame) {
    std::size_t edges = 0;
    for (int row = 0; row + 1 < frame.rows; ++row)
        for (int column = 0; column + 1 < frame.columns; ++column) {
            const std::uint8_t here = mask[frame.at(column, row)];
            edges += here != mask[frame.at(column + 1, row)] ? 1 : 0;
            edges += here != mask[frame.at(column, row + 1)] ? 1 : 0;
        }
    return static_cast<double>(edges) * frame.cellM;
}

std::string methodText(const WaterLevels& levels, double cellM) {
    std::string text = "connected fill, sloped between gauges, DEM " + wholeText(cellM) + " m";
    if (levels.gauges.size() == 1) text = "connected fill, one gauge, constant stage, DEM " + wholeText(cellM) + " m";
    for (std::size_t i = 0; i < levels.leftOut.size(); ++i)
        text += (i == 0 ? "; left out: " : ", ") + levels.leftOut[i];
    if (std::any_of(levels.gauges.begin(), levels.gauges.end(), [](const GaugeStage& gauge) { return !gauge.zeroM; }))
        text += "; gauge zero taken as bed";
    return text;
}

}  // namespace

/// What lies on the elevation and does not change.
struct FloodModel::Ground {
    explicit Ground(const Town& town, const std::map<std::string, std::vector<const Watercourse*>>& lines)
        : elevation(*town.elevation),
          isBed(town.elevation->frame.cells(), 0),
          depth(town.elevation->frame.cells()),
          exposure(town, withBeds(lines)) {}

    const Mask& withBeds(const std::map<std::string, std::vector<const Watercourse*>>& lines) {
        for (const auto& [name, pieces] : lines) {
            auto course = RiverCourse::on(elevation, pieces);
            if (!course) continue;
            for (const RiverCourse::Seed& seed : course->seeds()) isBed[seed.cell] = 1;
            if (!name.empty()) courses.emplace(name, std::move(*course));
        }
        return isBed;
    }
    [[nodiscard]] std::vector<std::uint32_t> flooded(const WetCells& wet) const {
        std::vector<std::uint32_t> out;
        for (const std::uint32_t cell : wet.cells)
            if (isBed[cell] == 0) out.push_back(cell);
        return out;
    }
    /// The plain of one watercourse and the water on it: as it stands, and by the uncertainty lower and higher.
    struct Plain {
        Plain(const geometry::ElevationGrid& elevation, const RiverCourse& course) : ground(elevation, course) {}
        FloodPlain ground;
        FloodPlain::Water less, best, more;
    };
    Plain& plainOf(const RiverCourse& course) {
        return plains.try_emplace(course.name(), elevation, course).first->second;
    }
    struct People {
        double night = 0, day = 0;
    };
    [[nodiscard]] People peopleIn(const WetCells& wet) {
        depth.set(wet);
        const People people{exposure.people(depth), exposure.people(depth, Exposure::When::Day)};
        depth.clear(wet);
        return people;
    }

    const geometry::ElevationGrid& elevation;
    Mask isBed;  ///< permanent water of every watercourse
    std::map<std::string, RiverCourse> courses;
    std::map<std::string, Plain> plains;  ///< made when their water first rises
    DepthIndex depth;
    Exposure exposure;
};

FloodModel::FloodModel(const Town& town) : m_town(&town) {
    for (const Watercourse& watercourse : town.watercourses) m_lines[watercourse.name].push_back(&watercourse);
    if (town.elevation) m_ground = std::make_unique<Ground>(town, m_lines);
}

FloodModel::~FloodModel() = default;

std::optional<FloodZone> FloodModel::zoneFor(const WaterLevels& levels) {
    ENSURE(!levels.gauges.empty(), "a zone needs a gauge");
    if (!m_ground) return std::nullopt;
    const auto course = m_ground->courses.find(levels.water);
    if (course == m_ground->courses.end()) return std::nullopt;
    Ground& ground = *m_ground;
    const GridFrame& frame = ground.elevation.frame;
    const double cellM = frame.cellM, cellM2 = cellM * cellM;
    // The gauge error and the ground's: a laser-scanned model errs by decimetres, a radar one by metres.
    const double uncertainM = cellM <= 10 ? 0.25 : 1.0;

    const RiverCourse& river = course->second;
    Ground::Plain& plain = ground.plainOf(river);
    const WetCells wet = plain.ground.fill(river.surface(levels.gauges, 0), plain.best);
    const std::vector<std::uint32_t> flooded = ground.flooded(wet);
    if (flooded.size() < kFloodedCellsMin) return std::nullopt;
    const WetCells less = plain.ground.fill(river.surface(levels.gauges, -uncertainM), plain.less);
    const WetCells more = plain.ground.fill(river.surface(levels.gauges, uncertainM), plain.more);

    const Window window = windowAround(wet.cells, frame);
    Mask floodedMask(window.frame.cells(), 0);
    for (const std::uint32_t cell : flooded) floodedMask[window.at(cell)] = 1;
    const Mask nearFlooded = geometry::grown(floodedMask, window.frame, kBankCells);
    std::vector<std::uint8_t> bandPlus1(window.frame.cells(), 0);
    for (std::size_t i = 0; i < wet.cells.size(); ++i) {
        const std::size_t at = window.at(wet.cells[i]);
        if (nearFlooded[at] != 0)
            bandPlus1[at] = wet.depthM[i] <= kBandLimitsM[0] ? 1 : wet.depthM[i] <= kBandLimitsM[1] ? 2 : 3;
    }

    FloodZone out;
    wire::Zone& zone = out.zone;
    zone.zone = "flood:" + levels.water;
    zone.bands = bandsOf(bandPlus1, window);
    if (zone.bands.empty()) return std::nullopt;
    zone.method = methodText(levels, cellM);
    for (const GaugeStage& gauge : levels.gauges) {
        zone.stations.push_back(gauge.station);
        zone.levelsCm[gauge.station] = gauge.valueCm;
    }
    zone.validAt = levels.at;
    zone.areaKm2 = std::round(static_cast<double>(flooded.size()) * cellM2 / 100) / 1e4;
    const double spreadM2 = static_cast<double>(more.cells.size() - less.cells.size()) * cellM2;
    zone.edgeM =
        std::max(cellM, std::round(spreadM2 / 2 / std::max(borderM(floodedMask, window.frame), cellM) / 5) * 5);
    const auto withZero = std::count_if(levels.gauges.begin(), levels.gauges.end(),
                                        [](const GaugeStage& gauge) { return gauge.zeroM.has_value(); });
    zone.confidence = cellM <= 10 && withZero >= 2 && levels.leftOut.empty() ? "medium" : "low";
    zone.package = m_town->package;
    zone.trial = m_town->trial;

    if (m_town->hasPopulation || m_town->hasPopulationByDay) {
        const Ground::People low = ground.peopleIn(less), best = ground.peopleIn(wet), high = ground.peopleIn(more);
        if (m_town->hasPopulation) zone.people = peopleEstimate(low.night, best.night, high.night);
        if (m_town->hasPopulationByDay) zone.peopleByDay = peopleEstimate(low.day, best.day, high.day);
    }
    ground.depth.set(wet);
    if (!m_town->supplyLines.empty()) zone.lines = ground.exposure.lines(ground.depth);
    zone.objects = ground.exposure.objects(ground.depth);
    zone.streetsCut = ground.exposure.streetsCut(ground.depth);
    out.buildingsInside = ground.exposure.buildings(ground.depth) > 0;
    ground.depth.clear(wet);
    out.districts = ground.exposure.districts(flooded);
    out.warningArea = warningAreaOf(floodedMask, window.frame);
    return out;
}

geometry::MapArea FloodModel::corridor(const std::string& water, const std::vector<geometry::MapPoint>& around) const {
    // All line points near enough to one of the places; the places themselves where no line is known.
    std::vector<geometry::MapPoint> points = around;
    if (const auto lines = m_lines.find(water); lines != m_lines.end() && !water.empty())
        for (const Watercourse* piece : lines->second)
            for (std::size_t i = 0; i + 1 < piece->line.size(); ++i) {
                const geometry::MapPoint a = piece->line[i], b = piece->line[i + 1];
                const int steps =
                    std::max(1, static_cast<int>(std::min(geometry::distanceM(a, b), 1e6) / kCorridorCellM) + 1);
                for (int k = 0; k <= steps; ++k) {
                    const double t = static_cast<double>(k) / steps;
                    const geometry::MapPoint p{a.eastM + t * (b.eastM - a.eastM), a.northM + t * (b.northM - a.northM)};
                    if (std::any_of(around.begin(), around.end(),
                                    [&](geometry::MapPoint q) { return geometry::distanceM(p, q) <= kCorridorAlongM; }))
                        points.push_back(p);
                }
            }
    if (points.empty()) return {};
    const geometry::MapBox box = geometry::boxOf(points);
    const double margin = 2 * kCorridorM + 4 * kCorridorCellM;
    const GridFrame frame{box.westM - margin, box.northM + margin, kCorridorCellM,
                          static_cast<int>((box.eastM - box.westM + 2 * margin) / kCorridorCellM) + 1,
                          static_cast<int>((box.northM - box.southM + 2 * margin) / kCorridorCellM) + 1};
    Mask mask(frame.cells(), 0);
    for (const geometry::MapPoint p : points) mask[frame.at(frame.columnOf(p.eastM), frame.rowOf(p.northM))] = 1;
    return warningAreaOf(geometry::grown(mask, frame, static_cast<int>(kCorridorM / kCorridorCellM)), frame);
}

}  // namespace fusion
