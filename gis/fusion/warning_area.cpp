// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/warning_area.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "gis/geometry/cell_cover.h"

namespace fusion {
namespace {

using geometry::MapRing;

/// The mask is grown by so much before its outline is simplified by at most as much: what is wet stays inside.
constexpr std::array kGrowM = {15.0, 30.0, 60.0, 120.0};

/// From an eighth of the largest tolerance up to it, each a quarter larger: 1.25^9 < 8 < 1.25^10.
constexpr int kTolerances = 10;

/// Fewest corners within the tolerance that form a simple ring; nothing when 60 are not enough.
std::optional<MapRing> fewCorners(const MapRing& ring, double toleranceMaxM) {
    double toleranceM = toleranceMaxM / 8;
    for (int i = 0; i < kTolerances; ++i, toleranceM *= 1.25) {
        MapRing out = geometry::simplified(ring, toleranceM);
        if (out.size() <= kWarningCornersMax && geometry::isSimple(out)) return out;
    }
    return std::nullopt;
}

/// Any simple ring of at most 60 corners around this one.
MapRing hullOf(const MapRing& ring) {
    MapRing hull = geometry::convexHull(ring);
    for (double toleranceM = 5; hull.size() > kWarningCornersMax; toleranceM *= 2)
        hull = geometry::simplified(hull, toleranceM);
    return hull;
}

void keepLargest(geometry::MapArea& area) {
    std::stable_sort(area.begin(), area.end(), [](const auto& a, const auto& b) {
        return std::abs(geometry::signedAreaM2(a.front())) > std::abs(geometry::signedAreaM2(b.front()));
    });
    if (area.size() > kWarningPolygonsMax) area.resize(kWarningPolygonsMax);
}

bool fits(const geometry::MapArea& area) {
    return area.size() <= kWarningPolygonsMax && std::ranges::all_of(area, [](const geometry::MapPolygon& polygon) {
               return polygon.size() == 1 && polygon.front().size() <= kWarningCornersMax &&
                      geometry::isSimple(polygon.front());
           });
}

constexpr double kCellLeastM = 10;
constexpr double kCellsAcross = 400;

}  // namespace

geometry::MapArea warningAreaOf(const geometry::MapArea& area) {
    if (area.empty() || fits(area)) return area;
    const geometry::MapBox box = geometry::boxOf(area);
    const double cellM =
        std::max({kCellLeastM, (box.eastM - box.westM) / kCellsAcross, (box.northM - box.southM) / kCellsAcross});
    const double marginM = 2 * kGrowM.back() + 4 * cellM;
    const auto along = [&](double fromM, double toM) {
        return static_cast<int>((toM - fromM + 2 * marginM) / cellM) + 1;
    };
    const int columns = along(box.westM, box.eastM), rows = along(box.southM, box.northM);
    const double southM = box.southM - marginM;
    const geometry::GridFrame frame{box.westM - marginM, southM + rows * cellM, cellM, columns, rows};
    geometry::Mask mask(frame.cells(), 0);
    geometry::CellCover cover({frame.westM, southM, cellM, columns, rows});
    cover.each(area, [&](int column, int row, double) { mask[frame.at(column, rows - 1 - row)] = 1; });
    return warningAreaOf(mask, frame);
}

geometry::MapArea warningAreaOf(const geometry::Mask& mask, const geometry::GridFrame& frame) {
    geometry::MapArea area;
    for (const double growM : kGrowM) {
        const int cells = std::max(1, static_cast<int>(std::ceil(growM / frame.cellM)));
        area = geometry::outline(geometry::withoutHoles(geometry::grown(mask, frame, cells), frame), frame, 1, true);
        if (area.size() > kWarningPolygonsMax && growM < kGrowM.back()) continue;
        bool fits = true;
        geometry::MapArea simple;
        for (const auto& polygon : area) {
            const auto ring = fewCorners(polygon.front(), std::max(growM, frame.cellM));
            if (!ring) {
                fits = false;
                break;
            }
            simple.push_back({*ring});
        }
        if (!fits) continue;
        keepLargest(simple);
        return simple;
    }
    for (auto& polygon : area) polygon = {hullOf(polygon.front())};
    keepLargest(area);
    return area;
}

}  // namespace fusion
