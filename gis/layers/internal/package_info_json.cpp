// SPDX-License-Identifier: EUPL-1.2
#include <nlohmann/json.hpp>

#include "gis/layers/town_package.h"

namespace layers {

std::string infoJson(const PackageInfo& info) {
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
    return json.dump(2);
}

}  // namespace layers
