// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/evacuation_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <utility>

#include "gis/fusion/evacuation.h"
#include "gis/fusion/impact.h"
#include "gis/layers/internal/zone_file.h"

namespace layers {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kEstimateOfEvacuation = "Überschlag: Zensus der Nacht; vor Ort ist Haus für Haus zu prüfen";
constexpr double kRadiusMaxM = 20'000;
constexpr std::size_t kNamesMost = 8;

struct Part {
    std::string id;
    const char* kind = "block";
    geometry::MapArea area;
    std::string streets;  ///< that border it
    double shareInCircle = 1;
};

std::string inOneLine(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kNamesMost; ++i) text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > kNamesMost ? text + " …" : text;
}

Json countsOf(const fusion::Impact& impact) {
    Json json;
    json["people"] =
        impact.people ? Json{{"low", impact.people->low}, {"best", impact.people->best}, {"high", impact.people->high}}
                      : Json(nullptr);
    json["buildings"] = impact.buildings;
    json["objects"] = Json::array();
    for (const fusion::CriticalObject* object : impact.objects)
        json["objects"].push_back({{"id", object->id},
                                   {"kind", object->kind},
                                   {"name", object->name},
                                   {"places", object->places ? Json(*object->places) : Json(nullptr)},
                                   {"contact", object->contact.empty() ? Json(nullptr) : Json(object->contact)}});
    return json;
}

void add(ZoneFile& file, const Part& part, const fusion::Impact& impact) {
    std::array<ZoneFile::Value, 3> people;
    if (impact.people)
        people = {std::int64_t{impact.people->low}, std::int64_t{impact.people->best},
                  std::int64_t{impact.people->high}};
    std::string objects;
    for (const fusion::CriticalObject* object : impact.objects)
        objects += (objects.empty() ? "" : "; ") + object->id + " " + object->name;
    file.add(part.area,
             {part.id, std::string(part.kind), inParts(geometry::areaM2(part.area), 1), people[0], people[1], people[2],
              static_cast<std::int64_t>(impact.buildings), objects, part.streets, kEstimateOfEvacuation});
}

std::optional<base::Failure> faultIn(const EvacuationRequest& request, const fusion::Town& town) {
    if (!(request.radiusM > 0 && request.radiusM <= kRadiusMaxM))
        return base::Failure{"no such radius", "--radius", "write metres above 0, at most 20000"};
    if (std::find(fusion::kStreetRanks.begin(), fusion::kStreetRanks.end(), request.upTo) == fusion::kStreetRanks.end())
        return base::Failure{"no rank of a street", "--up-to " + request.upTo,
                             "one of motorway, major, middle, minor, path"};
    if (town.extent.contains(geometry::toMap(request.at))) return std::nullopt;
    const auto west = geometry::toGeo(geometry::MapPoint{town.extent.westM, town.extent.southM}),
               east = geometry::toGeo(geometry::MapPoint{town.extent.eastM, town.extent.northM});
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(),
                  "the place lies outside the town package %.40s; it reaches from %.5f,%.5f to %.5f,%.5f",
                  town.name.c_str(), west.lonDeg, west.latDeg, east.lonDeg, east.latDeg);
    return base::Failure{text.data(), "--at", "give a place in it as LON,LAT (longitude first, degrees)"};
}

}  // namespace

base::Outcome<std::string> evacuationFile(const fusion::Town& town, const EvacuationRequest& request) {
    if (auto fault = faultIn(request, town)) return *fault;
    if (auto fit = ZoneFile::check(request.out, request.mayReplace); !fit) return fit.failure();
    const geometry::MapPoint at = geometry::toMap(request.at);
    fusion::Evacuation found;
    if (request.byBlocks)
        found = fusion::StreetBlocks(town, request.upTo).around(at, request.radiusM);
    else
        found.circle = found.whole = {{geometry::circleAround(at, request.radiusM, fusion::kEvacuationCorners)}};
    Part circle, rest;
    circle.id = "circle", circle.kind = "circle", circle.area = found.circle;
    rest.id = "rest", rest.kind = "rest", rest.area = found.rest;
    std::vector<Part> blocks;
    for (fusion::Block& block : found.blocks)
        blocks.push_back({"B" + std::to_string(blocks.size() + 1), "block", std::move(block.area),
                          inOneLine(block.streets), block.shareInCircle});
    const geometry::MapArea& whole = found.whole;
    const double restM2 = geometry::areaM2(rest.area);

    GdalMessages messages;
    ZoneFile file(request.out, "evacuation", epsg(25832),
                  {{"id", OFTString},
                   {"kind", OFTString},
                   {"area_m2", OFTReal},
                   {"people_low", OFTInteger64},
                   {"people", OFTInteger64},
                   {"people_high", OFTInteger64},
                   {"buildings", OFTInteger64},
                   {"objects", OFTString},
                   {"streets", OFTString},
                   {"note", OFTString}},
                  messages);
    fusion::ImpactModel model(town);
    const fusion::Impact inCircle = model.of(circle.area), total = model.of(whole);
    add(file, circle, inCircle);
    Json json;
    json["package"] = town.package;
    json["at"] = {{"lon", request.at.lonDeg}, {"lat", request.at.latDeg}};
    json["radiusM"] = request.radiusM;
    json["circle"] = countsOf(inCircle);
    Json doubts = Json::array();
    if (request.byBlocks) {
        json["blocksBy"] = "streets up to " + request.upTo;
        json["blocks"] = Json::array();
        for (const Part& block : blocks) {
            const fusion::Impact impact = model.of(block.area);
            add(file, block, impact);
            const double areaM2 = geometry::areaM2(block.area);
            Json one = {{"id", block.id},
                        {"areaM2", inParts(areaM2, 1)},
                        {"shareInCircle", inParts(block.shareInCircle, 1000)},
                        {"streets", block.streets}};
            one.update(countsOf(impact));
            json["blocks"].push_back(std::move(one));
            if (areaM2 > fusion::kLargeBlockM2)
                doubts.push_back(block.id +
                                 " is larger than half a square kilometre: no street of this rank divides it; "
                                 "take --up-to path, or clear it by the circle");
        }
        json["rest"] = nullptr;
        if (restM2 > fusion::kRestLeastM2) {
            const fusion::Impact impact = model.of(rest.area);
            add(file, rest, impact);
            json["rest"] = {{"areaM2", inParts(restM2, 1)}};
            json["rest"].update(countsOf(impact));
            doubts.push_back(
                "part of the circle lies in no block, at the town's edge or where streets end dead and close no ring: "
                "it is "
                "the rest, and has to be cleared by the circle");
        }
    }
    if (auto done = file.finish(); !done) return done.failure();
    json["total"] = {{"areaM2", inParts(geometry::areaM2(whole), 1)}};
    json["total"].update(countsOf(total));
    if (!total.people) doubts.push_back("the package has no population: how many people is unknown, not none");
    if (total.hiddenCells > 0)
        doubts.push_back(std::to_string(total.hiddenCells) +
                         " cells have a figure that the census hides; they are not counted");
    if (total.leavesTown) doubts.push_back("it reaches beyond the package: what lies there is unknown");
    json["doubts"] = std::move(doubts);
    json["note"] = kEstimateOfEvacuation;
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace layers
