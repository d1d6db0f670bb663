// SPDX-License-Identifier: EUPL-1.2

// The grounds that take the town's streets, objects and relief: blocks, substation, stage of a stream, sinks in rain.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <utility>

#include "gis/fusion/evacuation.h"
#include "gis/fusion/outage.h"
#include "gis/fusion/staff_area.h"
#include "gis/fusion/town_water.h"

namespace fusion {
namespace {

constexpr std::size_t kPolygonsMost = 1'500,
                      kRingsMost = 3'000;  ///< of an area: the wire takes 2,000 and 20,000 corners
constexpr double kStageUnlikelyM = 20;     ///< above the bed: twice what the Ahr rose in 2021 (domain.md 4.6)
constexpr double kRainUnlikelyMm = 312;    ///< Zinnwald, 12 August 2002: the most that the DWD has measured in a day
constexpr double kFarFromStreamM = 250;
constexpr const char* kHandMethod = "hand/1";
constexpr const char* kSinkMethod = "sinks/1";

template <class... Values>
std::string text(const char* format, Values... values) {
    std::array<char, 240> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, values...);
    return buffer.data();
}

/// The largest parts, so that a message holds it. How many it leaves out.
std::size_t keepLargest(geometry::MapArea& area) {
    const auto sizeOf = [](const geometry::MapRing& ring) { return std::abs(geometry::signedAreaM2(ring)); };
    std::size_t left = 0, rings = 0;
    if (area.size() > kPolygonsMost) {
        std::stable_sort(area.begin(), area.end(),
                         [&](const auto& a, const auto& b) { return sizeOf(a.front()) > sizeOf(b.front()); });
        left = area.size() - kPolygonsMost;
        area.resize(kPolygonsMost);
    }
    std::vector<double> holes;
    for (const auto& polygon : area) {
        rings += polygon.size();
        for (std::size_t i = 1; i < polygon.size(); ++i) holes.push_back(sizeOf(polygon[i]));
    }
    if (rings <= kRingsMost) return left;
    // Small islands go under: that counts too many rather than too few.
    const auto last = holes.begin() + static_cast<std::ptrdiff_t>(rings - kRingsMost);
    std::nth_element(holes.begin(), last, holes.end());
    for (auto& polygon : area)
        polygon.erase(
            std::remove_if(polygon.begin() + 1, polygon.end(), [&](const auto& ring) { return sizeOf(ring) < *last; }),
            polygon.end());
    return left;
}

/// Cells of the town's elevation as an area, along their edges.
geometry::MapArea outlineOf(const std::vector<std::uint32_t>& cells, const geometry::GridFrame& ground) {
    if (cells.empty()) return {};
    int west = ground.columns, north = ground.rows, east = 0, south = 0;
    const auto placeOf = [&](std::uint32_t cell) {
        const auto columns = static_cast<std::uint32_t>(ground.columns);
        return std::pair(static_cast<int>(cell % columns), static_cast<int>(cell / columns));
    };
    for (const std::uint32_t cell : cells) {
        const auto [column, row] = placeOf(cell);
        west = std::min(west, column), east = std::max(east, column);
        north = std::min(north, row), south = std::max(south, row);
    }
    const geometry::GridFrame window{ground.westM + west * ground.cellM, ground.northM - north * ground.cellM,
                                     ground.cellM, east - west + 1, south - north + 1};
    geometry::Mask mask(window.cells(), 0);
    for (const std::uint32_t cell : cells) {
        const auto [column, row] = placeOf(cell);
        mask[window.at(column - west, row - north)] = 1;
    }
    return geometry::outline(mask, window, 1, false);
}

bool liesOutside(const wire::StaffArea& area, const Town& town) {
    return area.centre && !town.extent.contains(geometry::toMap(*area.centre));
}

void cutToMessage(AreaGround& ground) {
    if (const std::size_t left = keepLargest(ground.area); left > 0)
        ground.doubts.push_back("parts-left-out " + std::to_string(left));
}

}  // namespace

struct AreaGrounds::Kept {
    Kept(const Town& town, std::stop_token stop) : water(town, std::move(stop)) {}
    std::map<std::string, StreetBlocks> blocks;  ///< by least rank
    TownWater water;
};

AreaGrounds::AreaGrounds(const Town& town, std::stop_token stop)
    : m_town(&town), m_kept(std::make_unique<Kept>(town, std::move(stop))) {}
AreaGrounds::~AreaGrounds() = default;

AreaGround AreaGrounds::blocks(const wire::StaffArea& area) {
    const std::string upTo = area.upTo.value_or("minor");
    const double radiusM = area.radiusM.value_or(0);
    AreaGround ground;
    ground.method = text("circle of %.0f m and the blocks it touches, streets up to %s", radiusM, upTo.c_str());
    if (!area.centre || !(radiusM > 0)) return ground;
    const geometry::MapPoint at = geometry::toMap(*area.centre);
    const auto alone = [&](const char* doubt) {
        ground.area = {{geometry::circleAround(at, radiusM, kEvacuationCorners)}};
        ground.doubts.emplace_back(doubt);
        return ground;
    };
    if (liesOutside(area, *m_town)) {
        ground.isCountable = false;
        return alone("outside-town");
    }
    const auto known = m_kept->blocks.try_emplace(upTo, *m_town, upTo).first;
    if (known->second.empty()) return alone("no-blocks");
    const Evacuation found = known->second.around(at, radiusM);
    ground.area = found.whole;
    ground.method += text(", %zu blocks", found.blocks.size());
    if (geometry::areaM2(found.rest) > kRestLeastM2) ground.doubts.emplace_back("rest-of-circle");
    const auto large = std::count_if(found.blocks.begin(), found.blocks.end(),
                                     [](const Block& block) { return geometry::areaM2(block.area) > kLargeBlockM2; });
    if (large > 0) ground.doubts.push_back("large-blocks " + std::to_string(large));
    cutToMessage(ground);
    return ground;
}

AreaGround AreaGrounds::substation(const wire::StaffArea& area) const {
    Outage found = outageOf(*m_town, area.object.value_or(""));
    AreaGround ground;
    ground.confidence = "low";
    ground.method = "what lies nearest to " +
                    (found.failed != nullptr ? found.failed->id + " " + found.failed->name : area.object.value_or("")) +
                    text(" of %zu of the kind power", found.others + (found.failed != nullptr ? 1 : 0));
    ground.area = std::move(found.area);
    ground.doubts = std::move(found.doubts);
    cutToMessage(ground);
    return ground;
}

AreaGround AreaGrounds::stage(const wire::StaffArea& area) {
    const double stageM = area.stageM.value_or(0), streamKm2 = area.streamKm2.value_or(kStreamKm2),
                 reachM = area.reachM.value_or(kStageReachM);
    AreaGround ground;
    ground.confidence = "low";
    ground.method =
        text("%s, stage %g m, streams from %g km2, %.0f m up and down", kHandMethod, stageM, streamKm2, reachM);
    const auto fails = [&](std::string doubt) {
        ground.isCountable = false;
        ground.doubts.push_back(std::move(doubt));
        return ground;
    };
    if (!area.centre || !(stageM > 0)) return ground;
    TownWater& water = m_kept->water;
    if (auto lack = water.lack()) return fails(std::move(*lack));
    if (liesOutside(area, *m_town)) return fails("outside-town");
    const auto seed = water.cellAt(geometry::toMap(*area.centre));
    if (!seed) return fails("no-elevation-there");
    ground.method += text(", cells of %g m", water.frame().cellM);
    const Streams& streams = water.streams(streamKm2 * 1e6);
    const std::uint32_t bed = streams.streamOf(*seed);
    if (bed == Drainage::kNone) return fails("no-stream");
    const double bedM = static_cast<double>(water.drainage().ground().heightM[bed]);
    const HandFlood flood = handFlood(streams, *seed, bedM + stageM, reachM);
    ground.area = outlineOf(flood.wet, water.frame());
    ground.method += text(", bed %.1f m, catchment %.1f km2", bedM, streams.catchmentM2(bed) / 1e6);
    ground.doubts.emplace_back("hand-limits");
    if (stageM > kStageUnlikelyM) ground.doubts.emplace_back("unlikely-stage");
    if (flood.toStreamM > kFarFromStreamM) ground.doubts.push_back(text("far-from-stream %.0f", flood.toStreamM));
    const bool reachesEnd = std::any_of(flood.wet.begin(), flood.wet.end(),
                                        [&](std::uint32_t cell) { return water.drainage().isAtTheEnd(cell); });
    if (flood.leavesGround || reachesEnd) ground.doubts.emplace_back("water-goes-on");
    cutToMessage(ground);
    return ground;
}

AreaGround AreaGrounds::sinks(const wire::StaffArea& area) {
    const double rainMm = area.rainMm.value_or(0), leastM3 = area.leastM3.value_or(0),
                 radiusM = area.radiusM.value_or(0);
    AreaGround ground;
    ground.confidence = "low";
    ground.method = text("%s, %g mm of rain, from %g m3", kSinkMethod, rainMm, leastM3);
    if (area.centre) ground.method += text(", within %.0f m", radiusM);
    const auto fails = [&](std::string doubt) {
        ground.isCountable = false;
        ground.doubts.push_back(std::move(doubt));
        return ground;
    };
    if (!(rainMm > 0)) return ground;
    TownWater& water = m_kept->water;
    if (auto lack = water.lack()) return fails(std::move(*lack));
    if (liesOutside(area, *m_town)) return fails("outside-town");
    ground.method += text(", cells of %g m", water.frame().cellM);
    const Sinks& all = water.sinks();
    const GroundCells& cells = water.drainage().ground();
    const geometry::GridFrame& frame = water.frame();
    const auto isNear = [&](const std::vector<std::uint32_t>& wet) {
        if (!area.centre) return true;
        const geometry::MapPoint at = geometry::toMap(*area.centre);
        return std::any_of(wet.begin(), wet.end(), [&](std::uint32_t cell) {
            const auto columns = static_cast<std::uint32_t>(cells.columns);
            return geometry::distanceM(
                       at, frame.centre(static_cast<int>(cell % columns), static_cast<int>(cell / columns))) <= radiusM;
        });
    };
    std::vector<std::uint32_t> wet;
    std::size_t count = 0, cut = 0;
    double gathered = 0;
    for (std::uint32_t i = 0; i < all.all.size(); ++i) {
        const Sink& sink = all.all[i];
        const double m3 = gatheredM3(sink, rainMm);
        if (!(m3 > 0) || m3 < leastM3) continue;
        if (area.centre) {
            const geometry::MapBox box{
                frame.westM + sink.west * frame.cellM, frame.northM - (sink.south + 1) * frame.cellM,
                frame.westM + (sink.east + 1) * frame.cellM, frame.northM - sink.north * frame.cellM};
            const geometry::MapPoint at = geometry::toMap(*area.centre);
            if (!box.touches({at.eastM - radiusM, at.northM - radiusM, at.eastM + radiusM, at.northM + radiusM}))
                continue;
        }
        const SinkWater in = waterIn(all, i, cells, m3);
        if (!isNear(in.wet)) continue;
        wet.insert(wet.end(), in.wet.begin(), in.wet.end());
        ++count, gathered += m3;
        cut += sink.isCatchmentCut ? 1 : 0;
    }
    ground.area = outlineOf(wet, frame);
    ground.method += text(", %zu of %zu hollows, %.0f m3", count, all.all.size(), gathered);
    if (ground.area.empty()) return fails("no-sinks");
    ground.doubts.emplace_back("sinks-limits");
    if (rainMm > kRainUnlikelyMm) ground.doubts.emplace_back("unlikely-rain");
    if (cut > 0) ground.doubts.push_back("catchments-cut " + std::to_string(cut));
    cutToMessage(ground);
    return ground;
}

}  // namespace fusion
