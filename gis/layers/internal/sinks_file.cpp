// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/sinks_file.h"

#include <nlohmann/json.hpp>

#include "gis/fusion/sinks.h"
#include "gis/layers/internal/ground.h"
#include "gis/layers/internal/zone_file.h"

namespace layers {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kEstimateOfSinks = "Überschlag aus einem Geländemodell: ohne Kanal, Versickerung und Durchlässe";
constexpr double kSinkCellsMax = 2e8;  ///< some twenty-five bytes each
constexpr std::size_t kToldMost = 100;

/// Its cells as an area, in cells around its own north-west corner.
geometry::MapArea shapeOf(const fusion::Sinks& sinks, std::uint32_t number, const Ground& ground) {
    const fusion::Sink& sink = sinks.all[number];
    const geometry::GridFrame window{0, 0, 1, sink.east - sink.west + 1, sink.south - sink.north + 1};
    geometry::Mask mask(window.cells(), 0);
    const auto columns = static_cast<std::uint32_t>(ground.cells.columns);
    for (const std::uint32_t cell : fusion::cellsOf(sinks, number, ground.cells))
        mask[window.at(static_cast<int>(cell % columns) - sink.west, static_cast<int>(cell / columns) - sink.north)] =
            1;
    return ground.placed(geometry::outline(mask, window, 1, false), sink.west, sink.north);
}

base::Done writeSinks(const fusion::Sinks& sinks, const Ground& ground, const SinksRequest& request,
                      GdalMessages& messages) {
    ZoneFile file(request.out, "sinks", ground.srs,
                  {{"id", OFTInteger64},
                   {"depth_m", OFTReal},
                   {"area_m2", OFTReal},
                   {"volume_m3", OFTReal},
                   {"spill_m", OFTReal},
                   {"catchment_m2", OFTReal},
                   {"cut", OFTInteger64},
                   {"rain_mm", OFTReal},
                   {"note", OFTString}},
                  messages);
    for (std::uint32_t i = 0; i < sinks.all.size(); ++i) {
        const fusion::Sink& sink = sinks.all[i];
        const bool isCut = sink.isCatchmentCut;
        file.add(shapeOf(sinks, i, ground),
                 {std::int64_t{i} + 1, inParts(sink.depthM, 1000), inParts(sink.areaM2, 10), inParts(sink.volumeM3, 10),
                  sink.spillM, inParts(sink.catchmentM2, 10), std::int64_t{isCut ? 1 : 0},
                  isCut ? ZoneFile::Value() : ZoneFile::Value(inParts(sink.fillingRainMm(), 10)), kEstimateOfSinks});
    }
    return file.finish();
}

Json toldOf(const fusion::Sink& sink, std::uint32_t number, const Ground& ground) {
    const auto at = ground.middleOf(sink.deepest);
    return {{"id", number + 1},
            {"lon", at ? Json(inParts(at->lonDeg, 1e6)) : Json(nullptr)},
            {"lat", at ? Json(inParts(at->latDeg, 1e6)) : Json(nullptr)},
            {"cells", sink.cells},
            {"depthM", inParts(sink.depthM, 1000)},
            {"areaM2", inParts(sink.areaM2, 10)},
            {"volumeM3", inParts(sink.volumeM3, 10)},
            {"spillM", inParts(sink.spillM, 1000)},
            {"catchmentM2", inParts(sink.catchmentM2, 10)},
            {"fillingRainMm", sink.isCatchmentCut ? Json(nullptr) : Json(inParts(sink.fillingRainMm(), 10))}};
}

}  // namespace

base::Outcome<std::string> sinksFile(const SinksRequest& request) {
    if (auto fit = ZoneFile::check(request.out, request.mayReplace); !fit) return fit.failure();
    if (!(request.depthMinM >= 0)) return base::Failure{"no such depth", "--min-depth", "write metres, 0 or more"};
    if (!(request.areaMinM2 >= 0)) return base::Failure{"no such area", "--min-area", "write m2, 0 or more"};
    GdalMessages messages;
    const auto read = readGround(request.elevation, kSinkCellsMax, messages);
    if (!read) return read.failure();
    const Ground& ground = read.value();
    const fusion::Drainage drainage(ground.cells);
    const fusion::Sinks sinks = fusion::sinksOf(drainage, request.depthMinM, request.areaMinM2);
    messages.clear();
    if (auto done = writeSinks(sinks, ground, request, messages); !done) return done.failure();

    Json json;
    json["method"] = "fill-minus-ground";
    json["elevation"] = {
        {"file", ground.file}, {"columns", ground.cells.columns}, {"rows", ground.cells.rows}, {"crs", ground.crs}};
    json["minDepthM"] = request.depthMinM;
    json["minAreaM2"] = request.areaMinM2;
    json["sinks"] = sinks.all.size();
    json["passedOver"] = sinks.passedOver;
    double area = 0, volume = 0;
    std::size_t cells = 0, cut = 0;
    for (const fusion::Sink& sink : sinks.all) {
        area += sink.areaM2, volume += sink.volumeM3, cells += sink.cells;
        cut += sink.isCatchmentCut ? 1 : 0;
    }
    json["cells"] = cells;
    json["areaM2"] = inParts(area, 10);
    json["volumeM3"] = inParts(volume, 10);
    json["largest"] = Json::array();
    for (std::uint32_t i = 0; i < sinks.all.size() && i < kToldMost; ++i)
        json["largest"].push_back(toldOf(sinks.all[i], i, ground));
    json["doubts"] = Json::array();
    if (!ground.note.empty()) json["doubts"].push_back(ground.note);
    json["doubts"].push_back(
        "an estimate: all rain runs off, none into sewers or the ground, and no culvert leads out of a sink");
    if (cut > 0)
        json["doubts"].push_back(
            std::to_string(cut) +
            " sinks have a catchment that reaches the edge of the elevation or unknown ground: how "
            "much rain fills them is not said");
    json["note"] = kEstimateOfSinks;
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace layers
