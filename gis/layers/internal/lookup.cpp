// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/lookup.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "gis/fusion/whereabouts.h"
#include "gis/layers/internal/csv_table.h"

namespace layers {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kOutside = "outside the package; are lon and lat swapped?";

/// More digits would claim more than is known.
double rounded(double value, double perMetre) { return std::round(value * perMetre) / perMetre; }

std::string lineOf(const std::string& id, const fusion::Whereabouts& where, bool isOutside) {
    Json json;
    json["id"] = id;
    json["areas"] = Json::array();
    for (const fusion::District* district : where.districts)
        json["areas"].push_back({{"id", district->id}, {"name", district->name}});
    json["heightM"] = where.heightM ? Json(rounded(*where.heightM, 100)) : Json(nullptr);
    json["utmref"] = where.utmref.empty() ? Json(nullptr) : Json(where.utmref);
    json["description"] = {{"de", fusion::described(where, fusion::Tongue::German)},
                           {"en", fusion::described(where, fusion::Tongue::English)}};
    json["nearest"] = Json::array();
    for (const auto& near : where.nearest)
        json["nearest"].push_back({{"id", near.object->id},
                                   {"kind", near.object->kind},
                                   {"name", near.object->name},
                                   {"distanceM", rounded(near.distanceM, 10)}});
    if (isOutside) json["note"] = kOutside;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

base::Outcome<std::vector<std::string>> lookUpPoints(const fusion::Town& town, const std::filesystem::path& points,
                                                     const std::function<void(const std::string&)>& take,
                                                     std::size_t* outsideCount) {
    const auto read = readCsv(points, "points");
    if (!read) return read.failure();
    const CsvTable& table = read.value();
    for (const char* column : {"id", "lon", "lat"})
        if (table.column(column) < 0)
            return base::Failure{std::string("the table of points has no column '") + column + "'", points.string(),
                                 "its header must be: id,lon,lat"};
    const fusion::Gazetteer gazetteer(town);
    std::vector<std::string> wrong;
    std::size_t outside = 0;
    const auto tell = [&](const std::string& id, geometry::MapPoint at) {
        const bool isOutside = !town.extent.contains(at);
        outside += isOutside ? 1 : 0;
        take(lineOf(id, gazetteer.whereIs(at), isOutside));
    };
    for (const CsvTable::Row& row : table.rows) {
        const auto lon = numberIn(table, row, "lon"), lat = numberIn(table, row, "lat");
        const std::string place = points.string() + ":" + std::to_string(row.line) + ": ";
        if (!lon || !lat)
            wrong.push_back(place + "lon and lat must be degrees with a decimal point");
        else if (!(std::abs(*lon) <= 180) || !(std::abs(*lat) <= 90))
            wrong.push_back(place + "no place on earth has lon " + table.field(row, "lon") + " and lat " +
                            table.field(row, "lat") + "; are they metres, or the wrong way round?");
        else
            tell(table.field(row, "id"), geometry::toMap(geometry::GeoDegrees{*lat, *lon}));
    }
    if (outsideCount != nullptr) *outsideCount = outside;
    return wrong;
}

}  // namespace layers
