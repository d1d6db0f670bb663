// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/package_words.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace layers {
namespace {

nlohmann::ordered_json jsonOf(const BasemapBeside& beside) {
    nlohmann::ordered_json json;
    json["file"] = beside.file.filename().string();
    if (!beside.info) {
        json["problem"] = beside.problem;
        return json;
    }
    const BasemapInfo& info = *beside.info;
    json["source"] = info.source;
    json["licence"] = info.licence;
    json["date"] = info.date;
    json["photo"] = info.photo;
    json["tiles"] = info.tiles;
    json["levels"] = nlohmann::ordered_json::array();
    for (const BasemapLevel& level : info.levels)
        json["levels"].push_back({{"zoom", level.zoom}, {"cellM", level.cellM}});
    return json;
}

template <class... Values>
std::string line(const char* format, Values... values) {
    std::array<char, 400> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, values...);
    return buffer.data();
}

void addBasemap(const std::optional<BasemapBeside>& beside, std::vector<std::string>& lines) {
    if (!beside) {
        lines.push_back(line("%-15s         -  none beside the package (lagewerk-geo basemap)", "base map"));
        return;
    }
    const std::string file = beside->file.filename().string();
    if (!beside->info) {
        lines.push_back(line("%-15s         ?  ", "base map") + file + " cannot be read: " + beside->problem);
        return;
    }
    const BasemapInfo& info = *beside->info;
    lines.push_back(line("%-15s %9llu  ", "base map", static_cast<unsigned long long>(info.tiles)) + info.source + " " +
                    info.date + " " + info.licence);
    std::string zooms = std::string(27, ' ') + file + (info.photo ? ", aerial pictures" : "");
    if (!info.levels.empty())
        zooms += line(", zoom %d to %d (%g to %g m a pixel)", info.levels.front().zoom, info.levels.back().zoom,
                      info.levels.front().cellM, info.levels.back().cellM);
    lines.push_back(std::move(zooms));
}

}  // namespace

std::string infoJson(const PackageInfo& info, const std::optional<BasemapBeside>& basemap) {
    nlohmann::ordered_json json;
    json["name"] = info.name;
    json["version"] = info.version;
    json["created"] = info.created;
    json["trial"] = info.trial;
    json["extent"] = {{"west", info.extent.westM},
                      {"south", info.extent.southM},
                      {"east", info.extent.eastM},
                      {"north", info.extent.northM}};
    json["crs"] = "EPSG:25832";
    json["layers"] = nlohmann::ordered_json::array();
    for (const LayerInfo& layer : info.present)
        json["layers"].push_back({{"name", layer.name},
                                  {"count", layer.count},
                                  {"source", layer.source},
                                  {"licence", layer.licence},
                                  {"date", layer.date},
                                  {"note", layer.note}});
    json["missing"] = info.missing;
    json["stations"] = nlohmann::ordered_json::array();
    for (const StationName& station : info.stations)
        json["stations"].push_back(
            {{"id", station.id}, {"name", station.name}, {"quantity", station.quantity}, {"water", station.water}});
    json["basemap"] = basemap ? jsonOf(*basemap) : nlohmann::ordered_json(nullptr);
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::vector<std::string> infoLines(const PackageInfo& info, const std::optional<BasemapBeside>& basemap) {
    std::vector<std::string> lines{info.name + ", version " + info.version + ", made " + info.created +
                                   (info.trial ? ", VERSUCHSAUFBAU (trial set-up)" : "")};
    lines.push_back(line("extent %.0f..%.0f E, %.0f..%.0f N (EPSG:25832)", info.extent.westM, info.extent.eastM,
                         info.extent.southM, info.extent.northM));
    for (const LayerInfo& layer : info.present) {
        lines.push_back(line("%-15s %9llu  ", layer.name.c_str(), static_cast<unsigned long long>(layer.count)) +
                        layer.source + " " + layer.date + " " + layer.licence);
        if (!layer.note.empty()) lines.push_back(std::string(27, ' ') + layer.note);
    }
    for (const std::string& layer : info.missing)
        lines.push_back(line("%-15s         -  not in this package", layer.c_str()));
    addBasemap(basemap, lines);
    for (const StationName& station : info.stations)
        lines.push_back("station " + station.id + ": " + station.name + ", " + station.quantity +
                        (station.water.empty() ? "" : ", " + station.water));
    return lines;
}

}  // namespace layers
