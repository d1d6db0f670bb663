// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/outage_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "gis/fusion/outage.h"
#include "gis/layers/internal/area_sets.h"
#include "gis/layers/internal/zone_file.h"

namespace layers {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kEstimateOfOutage = "Annahme, keine Auskunft des Netzbetreibers";
constexpr std::size_t kAlikeMax = 3;

/// Letters that must be put in, left out or changed (Levenshtein); upper and lower case of A to Z are the same.
std::size_t lettersApart(const std::string& a, const std::string& b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t change = corner + (lower(a[i]) == lower(b[j]) ? 0 : 1);
            corner = row[j + 1];
            row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

struct Named {
    std::string id, name;
};

/// "AT01 Altstadt, AT04 Südstadt": those most like `wanted`.
std::string alike(const std::vector<Named>& all, const std::string& wanted) {
    std::vector<std::pair<std::size_t, const Named*>> near;
    near.reserve(all.size());
    for (const Named& one : all)
        near.emplace_back(std::min(lettersApart(one.id, wanted), lettersApart(one.name, wanted)), &one);
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string text;
    for (std::size_t i = 0; i < near.size() && i < kAlikeMax; ++i)
        text += (i == 0 ? "" : ", ") + near[i].second->id + " " + near[i].second->name;
    return text;
}

struct Outage {
    geometry::MapArea area;
    const char* method = "districts";
    const char* confidence = "medium";
    std::string inputs;
    Json told;
    std::vector<std::string> doubts;
};

base::Outcome<Outage> ofDistricts(const fusion::Town& town, const OutageRequest& request) {
    Outage outage;
    outage.told = Json::array();
    geometry::MapArea parts;
    for (const std::string& wanted : request.districts) {
        std::vector<const fusion::District*> found;
        for (const fusion::District& one : town.districts)
            if (one.id == wanted) found.assign(1, &one);
        if (found.empty())
            for (const fusion::District& one : town.districts)
                if (one.name == wanted) found.push_back(&one);
        if (found.empty()) {
            std::vector<Named> all;
            for (const fusion::District& one : town.districts) all.push_back({one.id, one.name});
            if (all.empty())
                return base::Failure{"the package has no districts", town.name,
                                     "build it with --districts, or name a --substation"};
            return base::Failure{"there is no such district; most alike: " + alike(all, wanted), wanted,
                                 "give an id or a name as the package has it"};
        }
        if (found.size() > 1)
            return base::Failure{"several districts have this name: " + found[0]->id + ", " + found[1]->id, wanted,
                                 "give the id"};
        const bool isTwice = std::any_of(outage.told.begin(), outage.told.end(),
                                         [&](const Json& one) { return one["id"] == found[0]->id; });
        if (isTwice) continue;
        parts.insert(parts.end(), found[0]->area.begin(), found[0]->area.end());
        outage.told.push_back({{"id", found[0]->id}, {"name", found[0]->name}});
        outage.inputs += (outage.inputs.empty() ? "" : "; ") + found[0]->id + " " + found[0]->name;
    }
    outage.area = joined(parts);
    outage.doubts.emplace_back("whole districts: where the grid's lines end only its operator knows");
    return outage;
}

std::string inWords(const std::string& doubt) {
    if (doubt == "no-districts") return "the package has no districts: cut off at its extent, not at the town's border";
    if (doubt == "assumed-grid")
        return "an assumption: what lies nearest to the substation hangs on it. Grids are meshed and switched "
               "otherwise, "
               "and objects of the kind power may be plants that supply nobody around; ask the operator";
    if (doubt == "same-place") return "another object of the kind power stands at the same place and shares its area";
    if (doubt == "only-one") return "the package knows no other object of the kind power: the whole town is taken";
    return doubt;
}

base::Outcome<Outage> ofSubstation(const fusion::Town& town, const OutageRequest& request) {
    fusion::Outage found = fusion::outageOf(town, request.substation);
    const fusion::CriticalObject* failed = found.failed;
    if (failed == nullptr || failed->kind != fusion::kPowerKind) {
        std::vector<Named> powers;
        for (const fusion::CriticalObject& object : town.objects)
            if (object.kind == fusion::kPowerKind) powers.push_back({object.id, object.name});
        if (failed != nullptr)
            return base::Failure{failed->name + " is of the kind " + failed->kind + ", not power", request.substation,
                                 powers.empty() ? "the package has no object of this kind; name districts"
                                                : "one of: " + alike(powers, request.substation)};
        return base::Failure{
            powers.empty() ? "the package has no object of the kind power"
                           : "there is no such object; of the kind power are: " + alike(powers, request.substation),
            request.substation, powers.empty() ? "name districts" : "give its id"};
    }
    Outage outage;
    outage.method = "nearest-substation", outage.confidence = "low";
    outage.inputs = failed->id + " " + failed->name;
    const auto at = geometry::toGeo(failed->at);
    outage.told = {{"id", failed->id},
                   {"name", failed->name},
                   {"lon", inParts(at.lonDeg, 1e6)},
                   {"lat", inParts(at.latDeg, 1e6)},
                   {"others", found.others}};
    outage.area = std::move(found.area);
    for (const std::string& doubt : found.doubts) outage.doubts.push_back(inWords(doubt));
    return outage;
}

}  // namespace

base::Outcome<std::string> outageFile(const fusion::Town& town, const OutageRequest& request) {
    if (request.districts.empty() == request.substation.empty())
        return base::Failure{"either districts or a substation", "--district, --substation", "give one of the two"};
    if (auto fit = ZoneFile::check(request.out, request.mayReplace); !fit) return fit.failure();
    const auto found = request.substation.empty() ? ofDistricts(town, request) : ofSubstation(town, request);
    if (!found) return found.failure();
    const Outage& outage = found.value();
    if (outage.area.empty())
        return base::Failure{"nothing of the town lies there", outage.inputs, "name districts instead"};
    GdalMessages messages;
    ZoneFile file(request.out, "outage", epsg(25832),
                  {{"method", OFTString}, {"inputs", OFTString}, {"confidence", OFTString}, {"note", OFTString}},
                  messages);
    file.add(outage.area, {outage.method, outage.inputs, outage.confidence, kEstimateOfOutage});
    if (auto done = file.finish(); !done) return done.failure();
    Json json;
    json["package"] = town.package;
    json["method"] = outage.method;
    json[request.substation.empty() ? "districts" : "substation"] = outage.told;
    json["confidence"] = outage.confidence;
    json["areaKm2"] = inParts(geometry::areaM2(outage.area) / 1e6, 10'000);
    json["doubts"] = outage.doubts;
    json["note"] = kEstimateOfOutage;
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace layers
