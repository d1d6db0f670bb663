// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/plume_file.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "gis/layers/internal/zone_file.h"

namespace layers {
namespace {

constexpr const char* kMethod = "gauss-briggs/1";

/// What the method is not made for, as a person has to hear it.
std::string plumeWords(const std::string& doubt) {
    if (doubt == "calm")
        return "the wind is below 1 m/s: smoke and gas go anywhere and stay; take a full circle round the source";
    if (doubt == "beyond-10-km") return "the limit is still exceeded at 10 km, where the method ends: the zone goes on";
    if (doubt == "nearer-than-100-m")
        return "nearer than 100 m the method says nothing: the zone is filled up round the source";
    return doubt;
}

/// The first figure that cannot be.
std::optional<base::Failure> faultIn(const PlumeRequest& request) {
    const fusion::Release& r = request.release;
    const auto failure = [](const char* option, const char* what, const char* fix) {
        return base::Failure{what, option, fix};
    };
    // Wider than Germany by a degree: EPSG:25832 still keeps its directions there.
    if (!(request.source.lonDeg >= 4.8 && request.source.lonDeg <= 16.1 && request.source.latDeg >= 46.2 &&
          request.source.latDeg <= 56.1))
        return failure("--source", "the source does not lie in or beside Germany",
                       "write LON,LAT in degrees, longitude first");
    if (!(r.rateKgS > 0 && r.rateKgS <= 1e5))
        return failure("--rate", "no such release",
                       "write kilograms a second, above 0, at most 100000; 10 g/s are 0.01");
    if (!(r.windFromDeg >= 0 && r.windFromDeg <= 360))
        return failure("--wind-from", "no such direction", "write 0 to 360 degrees, where the wind comes from");
    if (!(r.windMS > 0 && r.windMS <= 75))
        return failure("--wind-speed", "no such wind, or none at all",
                       "write metres a second above 0, at most 75; in a calm take a circle round the source");
    if (!(request.limitMgM3 > 0 && request.limitMgM3 <= 1e9))
        return failure("--limit", "no such limit", "write mg/m3, above 0, at most 1e9");
    if (!(r.heightM >= 0 && r.heightM <= 500))
        return failure("--height", "no such height of the source", "write metres above the ground, 0 to 500");
    return std::nullopt;
}

}  // namespace

base::Outcome<std::string> plumeFile(const PlumeRequest& request) {
    if (auto fault = faultIn(request)) return *fault;
    if (auto fit = ZoneFile::check(request.out, request.mayReplace); !fit) return fit.failure();
    fusion::Release release = request.release;
    release.source = geometry::toMap(request.source);
    const fusion::Plume plume = fusion::plumeOf(release, request.limitMgM3);
    const std::string stability(1, static_cast<char>('A' + static_cast<int>(release.stability)));
    GdalMessages messages;
    ZoneFile file(request.out, "plume", epsg(25832),
                  {{"limit_mg_m3", OFTReal},
                   {"reach_m", OFTReal},
                   {"width_m", OFTReal},
                   {"method", OFTString},
                   {"wind_from", OFTReal},
                   {"wind_m_s", OFTReal},
                   {"stability", OFTString},
                   {"note", OFTString}},
                  messages);
    if (!plume.area.empty())
        file.add(plume.area, {request.limitMgM3, plume.reachM, plume.widthM, kMethod, release.windFromDeg,
                              release.windMS, stability, kEstimateOfPlume});
    if (auto done = file.finish(); !done) return done.failure();

    nlohmann::ordered_json json;
    json["method"] = kMethod;
    json["source"] = {{"lon", request.source.lonDeg}, {"lat", request.source.latDeg}, {"heightM", release.heightM}};
    json["rateKgS"] = release.rateKgS;
    json["wind"] = {{"fromDeg", release.windFromDeg}, {"speedMS", release.windMS}};
    json["stability"] = stability;
    json["surroundings"] = release.surroundings == fusion::Surroundings::Urban ? "urban" : "rural";
    json["limitMgM3"] = request.limitMgM3;
    json["reachM"] = inParts(plume.reachM, 1);
    json["widthM"] = inParts(plume.widthM, 1);
    json["areaM2"] = inParts(geometry::areaM2(plume.area), 1);
    json["mostMgM3"] = plume.mostMgM3;
    json["doubts"] = nlohmann::json::array();
    if (plume.area.empty() && plume.doubts.empty())
        json["doubts"].push_back(
            "the limit is reached nowhere from 100 m on; nearer than that the method says nothing");
    for (const std::string& doubt : plume.doubts) json["doubts"].push_back(plumeWords(doubt));
    json["note"] = kEstimateOfPlume;
    return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace layers
