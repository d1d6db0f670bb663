// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/flood_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "broker/seal/seal.h"
#include "gis/fusion/hand_flood.h"
#include "gis/layers/internal/ground.h"
#include "gis/layers/internal/zone_file.h"

namespace layers {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kFillCellsMax = 5e8;  ///< five bytes each while it fills
constexpr double kHandCellsMax = 2e8;  ///< some thirty bytes each
constexpr double kFarFromStreamM = 1000;
constexpr std::array<double, 4> kClassLimitsM{0.5, 1, 2, 4};
constexpr std::size_t kClasses = kClassLimitsM.size() + 1;

struct Class {
    std::size_t cells = 0;
    double areaM2 = 0;
};

/// What is wet, and how deep.
struct Water {
    std::vector<std::uint32_t> cells;
    std::vector<float> surfaceM;  ///< over each; empty: levelM over all
    double levelM = 0;
    bool reachesUnknown = false;
    std::vector<std::string> doubts;
    Json stream;  ///< of Hand
    [[nodiscard]] double depthM(std::size_t k, const Ground& ground) const {
        const double surface = surfaceM.empty() ? levelM : static_cast<double>(surfaceM[k]);
        return surface - static_cast<double>(ground.cells.heightM[cells[k]]);
    }
};

struct Flood {
    std::array<Class, kClasses> classes;
    double areaM2 = 0, volumeM3 = 0, deepestM = 0;
    int column = 0, row = 0;  ///< of the window
    geometry::GridFrame window;
    geometry::Mask classOf;  ///< over the window of what is wet: 0 dry, else 1 up to kClasses
};

/// Column and row of cells, without dividing for each where they come in runs.
class Places {
public:
    explicit Places(std::uint32_t columns) : m_columns(columns) {}
    void to(std::uint32_t cell) {
        if (cell == m_cell + 1 && m_column + 1 < m_columns)
            ++m_column;
        else
            m_column = cell % m_columns, m_row = cell / m_columns;
        m_cell = cell;
    }
    [[nodiscard]] int column() const { return static_cast<int>(m_column); }
    [[nodiscard]] int row() const { return static_cast<int>(m_row); }

private:
    std::uint32_t m_columns, m_cell = 0, m_column = 0, m_row = 0;
};

Flood floodOf(const Ground& ground, const Water& water) {
    Flood flood;
    Places place(static_cast<std::uint32_t>(ground.cells.columns));
    int west = ground.cells.columns, east = -1, north = ground.cells.rows, south = -1;
    for (const std::uint32_t cell : water.cells) {
        place.to(cell);
        west = std::min(west, place.column()), east = std::max(east, place.column());
        north = std::min(north, place.row()), south = std::max(south, place.row());
    }
    flood.column = west, flood.row = north;
    // Counted in cells: turned into the ground's coordinates when it is written.
    flood.window = {0, 0, 1, east - west + 1, south - north + 1};
    flood.classOf.resize(flood.window.cells(), 0);
    for (std::size_t k = 0; k < water.cells.size(); ++k) {
        place.to(water.cells[k]);
        const double depth = water.depthM(k, ground), area = ground.cells.areaM2[static_cast<std::size_t>(place.row())];
        std::size_t at = 0;
        for (const double limit : kClassLimitsM) at += limit < depth ? 1 : 0;
        flood.classOf[flood.window.at(place.column() - west, place.row() - north)] = static_cast<std::uint8_t>(at + 1);
        ++flood.classes[at].cells, flood.classes[at].areaM2 += area;
        flood.areaM2 += area, flood.volumeM3 += area * depth;
        flood.deepestM = std::max(flood.deepestM, depth);
    }
    return flood;
}

const char* nameOf(FloodRequest::Method method) { return method == FloodRequest::Method::Hand ? "hand" : "fill"; }

base::Done write(const Ground& ground, const Flood& flood, const FloodRequest& request, GdalMessages& messages) {
    ZoneFile file(request.out, "flood", ground.srs,
                  {{"from_m", OFTReal},
                   {"to_m", OFTReal},
                   {"cells", OFTInteger64},
                   {"area_m2", OFTReal},
                   {"level_m", OFTReal},
                   {"method", OFTString},
                   {"note", OFTString}},
                  messages);
    std::vector<geometry::MapArea> areas =
        geometry::outlines(flood.classOf, flood.window, static_cast<int>(kClasses), 1, false);
    for (std::size_t i = 0; i < kClasses; ++i) {
        const Class& one = flood.classes[i];
        if (one.cells == 0) continue;
        const ZoneFile::Value to = i < kClassLimitsM.size() ? ZoneFile::Value(kClassLimitsM[i]) : ZoneFile::Value();
        file.add(ground.placed(std::move(areas[i]), flood.column, flood.row),
                 {i == 0 ? 0.0 : kClassLimitsM[i - 1], to, static_cast<std::int64_t>(one.cells), one.areaM2,
                  request.levelM, nameOf(request.method), kEstimateOfFlood});
    }
    return file.finish();
}

/// Over one byte per cell of the elevation, 1 wet and 0 dry: two floods are the same, or not.
std::string hashOf(const Water& water, std::size_t cells) {
    base::Bytes mask(cells, 0);
    for (const std::uint32_t cell : water.cells) mask[cell] = 1;
    return base::toHex(seal::sha256(mask));
}

std::string told(const Ground& ground, const Flood& flood, const Water& water, std::uint32_t seed,
                 const FloodRequest& request) {
    const auto columns = static_cast<std::uint32_t>(ground.cells.columns);
    Json json;
    json["method"] = nameOf(request.method);
    json["levelM"] = request.levelM;
    json["seed"] = {{"lon", request.seed.lonDeg},
                    {"lat", request.seed.latDeg},
                    {"column", seed % columns},
                    {"row", seed / columns},
                    {"groundM", static_cast<double>(ground.cells.heightM[seed])}};
    if (!water.stream.is_null()) json["stream"] = water.stream;
    json["elevation"] = {
        {"file", ground.file}, {"columns", ground.cells.columns}, {"rows", ground.cells.rows}, {"crs", ground.crs}};
    json["wetCells"] = water.cells.size();
    json["wetSha256"] = hashOf(water, ground.cells.heightM.size());
    json["areaM2"] = inParts(flood.areaM2, 10);
    json["volumeM3"] = inParts(flood.volumeM3, 1);
    json["deepestM"] = inParts(flood.deepestM, 100);
    json["classes"] = Json::array();
    for (std::size_t i = 0; i < kClasses; ++i) {
        const Class& one = flood.classes[i];
        json["classes"].push_back({{"fromM", i == 0 ? 0.0 : kClassLimitsM[i - 1]},
                                   {"toM", i < kClassLimitsM.size() ? Json(kClassLimitsM[i]) : Json(nullptr)},
                                   {"cells", one.cells},
                                   {"areaM2", inParts(one.areaM2, 10)}});
    }
    json["reachesUnknown"] = water.reachesUnknown;
    json["doubts"] = Json::array();
    if (!ground.note.empty()) json["doubts"].push_back(ground.note);
    for (const std::string& doubt : water.doubts) json["doubts"].push_back(doubt);
    if (water.reachesUnknown)
        json["doubts"].push_back("the water reaches the edge of the elevation or unknown ground: it goes on there");
    json["note"] = kEstimateOfFlood;
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string seedText(const FloodRequest& request) {
    return fiveDigits(request.seed.lonDeg) + "," + fiveDigits(request.seed.latDeg);
}

base::Outcome<Water> filled(const Ground& ground, std::uint32_t seed, const FloodRequest& request) {
    const auto height = static_cast<double>(ground.cells.heightM[seed]);
    if (!(height < request.levelM))
        return base::Failure{"the ground at the seed is " + fiveDigits(height) + " m high, not below the level of " +
                                 fiveDigits(request.levelM) + " m",
                             seedText(request), "raise the level, or move the seed into the water"};
    const auto columns = static_cast<std::uint32_t>(ground.cells.columns);
    fusion::LevelFill fill(ground.cells.heightM, ground.cells.columns, ground.cells.rows, request.corners);
    fill.letInAt(static_cast<int>(seed % columns), static_cast<int>(seed / columns));
    fill.raiseTo(request.levelM);
    Water water;
    water.cells = fill.wet(), water.levelM = request.levelM, water.reachesUnknown = fill.reachesUnknown();
    return water;
}

base::Outcome<Water> aboveStream(const Ground& ground, std::uint32_t seed, const FloodRequest& request) {
    const fusion::Drainage drainage(ground.cells);
    const fusion::Streams streams(drainage, request.drainageKm2 * 1e6);
    fusion::HandFlood flood = fusion::handFlood(streams, seed, request.levelM, request.reachKm * 1000);
    if (flood.at == fusion::Drainage::kNone)
        return base::Failure{"what runs off at the seed leaves the elevation before it meets a stream of " +
                                 fiveDigits(request.drainageKm2) + " km2",
                             seedText(request),
                             "move the seed to the river, lower --drainage-km2, or give an elevation that holds the "
                             "river's catchment"};
    const std::string bed = fiveDigits(flood.bedM) + " m";
    if (!(flood.stageM > 0))
        return base::Failure{"the bed of the stream that the seed runs to is at " + bed + ", not below the level of " +
                                 fiveDigits(request.levelM) + " m",
                             seedText(request), "raise the level, or move the seed to the gauge"};
    Water water;
    const auto at = ground.middleOf(flood.at);
    water.stream = {{"lon", at ? Json(inParts(at->lonDeg, 1e6)) : Json(nullptr)},
                    {"lat", at ? Json(inParts(at->latDeg, 1e6)) : Json(nullptr)},
                    {"fromSeedM", inParts(flood.toStreamM, 1)},
                    {"bedM", flood.bedM},
                    {"stageM", inParts(flood.stageM, 1000)},
                    {"catchmentKm2", inParts(streams.catchmentM2(flood.at) / 1e6, 100)},
                    {"drainageKm2", request.drainageKm2},
                    {"upM", inParts(flood.upM, 1)},
                    {"downM", inParts(flood.downM, 1)}};
    water.doubts.emplace_back(
        "heights above the stream: good in valleys; not for flat land, behind dykes, or where a larger river backs up");
    if (flood.toStreamM > kFarFromStreamM)
        water.doubts.push_back("the seed lies " + std::to_string(std::lround(flood.toStreamM)) +
                               " m from the stream that it runs to: is it the one that is meant?");
    if (flood.leavesGround)
        water.doubts.emplace_back("the stream leaves the elevation within the reach: its flood goes on there");
    water.reachesUnknown =
        std::any_of(flood.wet.begin(), flood.wet.end(), [&](std::uint32_t cell) { return drainage.isAtTheEnd(cell); });
    water.cells = std::move(flood.wet), water.surfaceM = std::move(flood.surfaceM);
    return water;
}

}  // namespace

base::Outcome<std::string> floodFile(const FloodRequest& request) {
    if (auto fit = ZoneFile::check(request.out, request.mayReplace); !fit) return fit.failure();
    if (!std::isfinite(request.levelM))
        return base::Failure{"the level is no height", "--level", "write metres in the heights of the elevation"};
    const bool isHand = request.method == FloodRequest::Method::Hand;
    if (isHand && !(request.drainageKm2 > 0 && std::isfinite(request.drainageKm2)))
        return base::Failure{"no stream begins at such an area", "--drainage-km2", "write km2, above 0 and a number"};
    if (isHand && !(request.reachKm > 0 && std::isfinite(request.reachKm)))
        return base::Failure{"the stage is to be carried nowhere", "--reach-km", "write km, above 0 and a number"};
    GdalMessages messages;
    const auto ground = readGround(request.elevation, isHand ? kHandCellsMax : kFillCellsMax, messages);
    if (!ground) return ground.failure();
    const auto seed = cellAt(ground.value(), request.seed);
    if (!seed) return seed.failure();
    const auto water =
        isHand ? aboveStream(ground.value(), seed.value(), request) : filled(ground.value(), seed.value(), request);
    if (!water) return water.failure();
    const Flood flood = floodOf(ground.value(), water.value());
    messages.clear();
    if (auto done = write(ground.value(), flood, request, messages); !done) return done.failure();
    return told(ground.value(), flood, water.value(), seed.value(), request);
}

}  // namespace layers
