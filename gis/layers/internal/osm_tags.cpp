// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/osm_tags.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace layers {

namespace {

struct TagRule {
    const char* key;
    const char* value;
    const char* meaning;
};

/// The first rule that fits decides.
constexpr TagRule kObjectRules[] = {{"emergency_service", "technical", "thw"},
                                    {"amenity", "hospital", "hospital"},
                                    {"healthcare", "hospital", "hospital"},
                                    {"amenity", "clinic", "clinic"},
                                    {"healthcare", "clinic", "clinic"},
                                    {"healthcare", "dialysis", "clinic"},
                                    {"social_facility", "nursing_home", "care_home"},
                                    {"social_facility", "assisted_living", "care_home"},
                                    {"amenity", "nursing_home", "care_home"},
                                    {"amenity", "school", "school"},
                                    {"amenity", "kindergarten", "kindergarten"},
                                    {"amenity", "fire_station", "fire_station"},
                                    {"emergency", "ambulance_station", "rescue_station"},
                                    {"amenity", "police", "police"},
                                    {"amenity", "townhall", "town_hall"},
                                    {"amenity", "prison", "prison"},
                                    {"power", "substation", "power"},
                                    {"power", "plant", "power"},
                                    {"man_made", "water_works", "water_works"},
                                    {"man_made", "water_tower", "water_works"},
                                    {"man_made", "wastewater_plant", "sewage"},
                                    {"man_made", "pumping_station", "pumping"},
                                    {"man_made", "communications_tower", "telecom"},
                                    {"telecom", "exchange", "telecom"},
                                    {"telecom", "data_center", "telecom"},
                                    {"amenity", "community_centre", "shelter_hall"},
                                    {"leisure", "sports_hall", "shelter_hall"},
                                    {"amenity", "pharmacy", "pharmacy"},
                                    {"amenity", "fuel", "fuel"},
                                    {"railway", "station", "station"},
                                    {"railway", "halt", "station"}};

constexpr TagRule kLanduseRules[] = {{"landuse", "forest", "forest"},
                                     {"natural", "wood", "forest"},
                                     {"leisure", "park", "green"},
                                     {"leisure", "pitch", "green"},
                                     {"leisure", "garden", "green"},
                                     {"leisure", "golf_course", "green"},
                                     {"leisure", "playground", "green"},
                                     {"leisure", "nature_reserve", ""},
                                     {"landuse", "meadow", "green"},
                                     {"landuse", "grass", "green"},
                                     {"landuse", "cemetery", "green"},
                                     {"amenity", "grave_yard", "green"},
                                     {"landuse", "allotments", "green"},
                                     {"landuse", "recreation_ground", "green"},
                                     {"landuse", "village_green", "green"},
                                     {"landuse", "orchard", "green"},
                                     {"natural", "scrub", "green"},
                                     {"natural", "grassland", "green"},
                                     {"natural", "heath", "green"},
                                     {"natural", "wetland", "green"},
                                     {"landuse", "farmland", "farm"},
                                     {"landuse", "farm", "farm"},
                                     {"landuse", "farmyard", "farm"},
                                     {"landuse", "vineyard", "farm"},
                                     {"landuse", "residential", "residential"},
                                     {"landuse", "industrial", "industrial"},
                                     {"landuse", "quarry", "industrial"},
                                     {"landuse", "railway", "industrial"},
                                     {"landuse", "commercial", "commercial"},
                                     {"landuse", "retail", "commercial"}};

constexpr TagRule kWaterRules[] = {
    {"waterway", "riverbank", "river"}, {"waterway", "dock", "basin"},    {"water", "river", "river"},
    {"water", "canal", "river"},        {"water", "stream", "river"},     {"water", "basin", "basin"},
    {"landuse", "basin", "basin"},      {"landuse", "reservoir", "lake"}, {"natural", "water", "lake"}};

template <std::size_t N>
std::string firstRule(const TagRule (&rules)[N], const Tags& tags) {
    for (const TagRule& rule : rules)
        if (const auto found = tags.find(rule.key); found != tags.end() && found->second == rule.value)
            return rule.meaning;
    return {};
}

template <std::size_t N>
bool isOneOf(std::string_view word, const std::string_view (&words)[N]) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

constexpr std::string_view kHomes[] = {"apartments",         "house",   "detached",      "residential",
                                       "semidetached_house", "terrace", "bungalow",      "farm",
                                       "dormitory",          "cabin",   "static_caravan"};
constexpr std::string_view kWork[] = {"industrial",  "commercial",  "retail", "office", "warehouse",
                                      "supermarket", "manufacture", "hotel",  "kiosk",  "shop"};
constexpr std::string_view kPublic[] = {
    "school",     "hospital",   "church", "public",  "civic",     "kindergarten", "fire_station", "train_station",
    "government", "university", "chapel", "college", "cathedral", "sports_hall",  "mosque",       "synagogue"};
constexpr std::string_view kBy[] = {
    "garage", "garages",      "shed",   "roof",           "carport",     "hut",
    "barn",   "greenhouse",   "stable", "farm_auxiliary", "service",     "transformer_tower",
    "ruins",  "construction", "bunker", "silo",           "storage_tank"};

}  // namespace

std::string objectKind(const Tags& tags) {
    // Transformers in every street are no critical objects; a substation has an area or a name.
    if (const auto power = tags.find("power"); power != tags.end() && power->second == "substation" &&
                                               tags.count("name") == 0 && tags.count("osm_way_id") == 0)
        return {};
    if (const auto mast = tags.find("man_made");
        mast != tags.end() && (mast->second == "mast" || mast->second == "tower"))
        if (const auto use = tags.find("tower_type"); use != tags.end() && use->second == "communication")
            return "telecom";
    return firstRule(kObjectRules, tags);
}

std::string kindInGerman(const std::string& kind) {
    static const std::map<std::string, std::string> kWords = {{"hospital", "Krankenhaus"},
                                                              {"clinic", "Klinik"},
                                                              {"care_home", "Pflegeheim"},
                                                              {"school", "Schule"},
                                                              {"kindergarten", "Kindergarten"},
                                                              {"fire_station", "Feuerwehr"},
                                                              {"rescue_station", "Rettungswache"},
                                                              {"police", "Polizei"},
                                                              {"thw", "THW"},
                                                              {"town_hall", "Rathaus"},
                                                              {"power", "Umspannwerk"},
                                                              {"water_works", "Wasserwerk"},
                                                              {"sewage", "Kläranlage"},
                                                              {"telecom", "Funkmast"},
                                                              {"pumping", "Pumpwerk"},
                                                              {"shelter_hall", "Halle"},
                                                              {"pharmacy", "Apotheke"},
                                                              {"fuel", "Tankstelle"},
                                                              {"station", "Bahnhof"},
                                                              {"prison", "Justizvollzugsanstalt"}};
    const auto found = kWords.find(kind);
    return found == kWords.end() ? kind : found->second;
}

std::string buildingUse(const Tags& tags) {
    const auto found = tags.find("building");
    const std::string_view building = found == tags.end() ? std::string_view() : std::string_view(found->second);
    if (isOneOf(building, kHomes)) return "home";
    if (isOneOf(building, kWork)) return "work";
    if (isOneOf(building, kPublic)) return "public";
    if (isOneOf(building, kBy)) return "other";
    const std::string object = objectKind(tags);
    if (!object.empty()) return object == "pharmacy" || object == "fuel" ? "work" : "public";
    if (tags.count("amenity") != 0) return "public";
    return "?";
}

std::string landuseKind(const Tags& tags) { return firstRule(kLanduseRules, tags); }
std::string waterKind(const Tags& tags) {
    if (const auto water = tags.find("water"); water != tags.end() && water->second == "wastewater") return "basin";
    return firstRule(kWaterRules, tags);
}

std::string streetRank(const std::string& highway, const std::string& service) {
    if (highway.empty()) return {};
    const auto is = [&highway](std::initializer_list<std::string_view> values) {
        return std::find(values.begin(), values.end(), highway) != values.end();
    };
    if (is({"motorway", "motorway_link", "trunk", "trunk_link"})) return "motorway";
    if (is({"primary", "primary_link", "secondary", "secondary_link"})) return "major";
    if (is({"tertiary", "tertiary_link"})) return "middle";
    if (is({"residential", "unclassified", "living_street", "pedestrian", "road"})) return "minor";
    if (highway == "service") return service == "driveway" || service == "parking_aisle" ? "path" : "minor";
    if (is({"track", "path", "footway", "cycleway", "bridleway", "steps"})) return "path";
    return {};
}

std::string utilityKind(const Tags& tags) {
    const auto valueOf = [&tags](const char* key) {
        const auto found = tags.find(key);
        return found == tags.end() ? std::string() : found->second;
    };
    const std::string power = valueOf("power");
    if (power == "line") return "power_line";
    if (power == "minor_line") return "power_minor_line";
    if (power == "cable") return "power_cable";
    if (valueOf("man_made") != "pipeline") return {};
    // Older data says it as "type".
    const std::string flows = valueOf("substance").empty() ? valueOf("type") : valueOf("substance");
    if (flows == "gas" || flows == "natural_gas" || flows == "cng" || flows == "hydrogen") return "pipeline_gas";
    if (flows == "heat" || flows == "hot_water" || flows == "steam") return "pipeline_heat";
    if (flows == "water" || flows == "drinking_water" || flows == "rainwater") return "pipeline_water";
    if (flows == "oil" || flows == "fuel") return "pipeline_oil";
    if (flows == "sewage") return "pipeline_sewage";
    return "pipeline";
}

int placeRank(const std::string& place) {
    if (place == "city" || place == "town") return 1;
    if (place == "suburb") return 2;
    if (place == "village") return 3;
    return place == "hamlet" || place == "quarter" || place == "neighbourhood" ? 4 : 0;
}

CourseKind courseKind(const std::string& waterway) {
    if (waterway == "river") return {"river", 15};
    if (waterway == "stream") return {"brook", 3};
    if (waterway == "canal") return {"canal", 8};
    if (waterway == "drain" || waterway == "ditch") return {"brook", 1.5};
    return {};
}

}  // namespace layers
