// SPDX-License-Identifier: EUPL-1.2
#pragma once

// An area of the staff's, field by field, and what its method needs. Part of codec_fields.h.

#include <algorithm>
#include <iterator>
#include <string_view>

#include "broker/wire/codec.h"
#include "broker/wire/internal/codec_archive.h"
#include "broker/wire/internal/codec_known.h"

namespace wire::codec {

template <class A>
void describe(A& a, StaffArea& v) {
    a.field("area", v.area, "id, 32 hexadecimal digits, chosen at random by the console", kName);
    a.field("ended", v.ended, "taken back");
    a.field("name", v.name, "as the staff calls it", kName);
    a.field(
        "hazard", v.hazard,
        "\"smoke\", \"gas\", \"bomb\", \"power\", \"evacuation\", \"water\", \"drinking-water\", \"storm\", \"heat\", "
        "\"emergency-number\", \"dam\" or \"other\"",
        kName);
    a.field("method", v.method, "how it comes about; which fields it needs stands at them");
    a.field("outline", v.outline, "drawn: where; else an empty list");
    a.field("centre", v.centre,
            "circle, wedge, plume, blocks, stage: the middle, the source, a place at the stream; sinks: the "
            "middle of the circle, left out: the whole town");
    a.field("radius", v.radiusM, "circle, wedge, blocks, sinks with a centre: of the circle, m, 1 to 50000");
    a.field("reach", v.reachM, "wedge: downwind; stage: up and down the stream, left out 5000; m, 1 to 50000");
    a.field("wind", v.windFromDeg,
            "wedge, plume: where the wind comes from, degrees clockwise from true north, 0 to 360");
    a.field("speed", v.windMS, "wedge, plume: wind at 10 m, m/s, 0 to 75");
    a.field("windBy", v.windStation,
            "station whose wind it turns with, without \"station:\"; wind and speed hold until that one reports",
            kName);
    a.field("rate", v.rateKgS, "plume: steady release, kg/s, above 0, up to 100000");
    a.field("limit", v.limitMgM3, "plume: limit at the ground, mg/m3, above 0, up to 1e9");
    a.field("stability", v.stability, "plume: Pasquill's class, \"A\" to \"F\"", kName);
    a.field("districts", v.districts, "districts: their ids in the town package; else an empty list", kNames);
    a.field("until", v.until, "it ends by itself then; left out: by hand alone");
    a.field("note", v.note, "in words", kText);
    a.field("upTo", v.upTo,
            "blocks: least rank of street that bounds one, \"motorway\", \"major\", \"middle\", \"minor\" or \"path\"; "
            "left "
            "out: minor",
            kName);
    a.field("object", v.object, "substation: id of an object of the kind power in the town package", kName);
    a.field("stage", v.stageM, "stage: water above the stream's bed, m, above 0, up to 1000");
    a.field("stream", v.streamKm2, "stage: what drains so much is a stream, km2, 0.01 to 10000; left out: 1");
    a.field("rain", v.rainMm, "sinks: rain, mm, above 0, up to 10000");
    a.field("least", v.leastM3, "sinks: what a hollow gathers at least, m3, 0 to 1e9");
}

/// A number that the method needs, and its bounds.
struct NeededNumber {
    const char* key;
    const std::optional<double>& value;
    double aboveOr, max;  ///< at least `aboveOr`, at most `max`
    bool isNeeded;
};

inline void checkWhole(Fault& fault, const Place& place, const StaffArea& v) {
    const auto lacks = [&](const char* key, const char* fix) {
        fault.say(RejectionCode::MissingField, Place{&place, key, 0}, "this way of setting an area needs it", fix);
    };
    const bool digits = v.area.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!digits || v.area.size() != 32)
        return fault.say(RejectionCode::BadText, Place{&place, "area", 0},
                         "the id of an area is not 32 hexadecimal digits in lower case",
                         "draw 16 random bytes and write them as lower-case hexadecimal");
    const bool isCircle = v.method == AreaMethod::Circle, isWedge = v.method == AreaMethod::Wedge,
               isPlume = v.method == AreaMethod::Plume, isBlocks = v.method == AreaMethod::Blocks,
               isStage = v.method == AreaMethod::Stage, isSinks = v.method == AreaMethod::Sinks;
    if (v.method == AreaMethod::Drawn && v.outline.empty()) return lacks("outline", "send its border");
    if (v.method == AreaMethod::Districts && v.districts.empty()) return lacks("districts", "name at least one");
    const bool isAround = isCircle || isWedge || isPlume || isBlocks || isStage;
    if (isAround && !v.centre) return lacks("centre", "send the middle, or the source");
    if (v.method == AreaMethod::Substation && !v.object) return lacks("object", "send the id of the substation");
    constexpr double kLeast = 1e-9;
    const NeededNumber numbers[] = {
        {"radius", v.radiusM, 1, 50'000, isCircle || isWedge || isBlocks || (isSinks && v.centre)},
        {"reach", v.reachM, 1, 50'000, isWedge},
        {"wind", v.windFromDeg, 0, 360, isWedge || isPlume},
        {"speed", v.windMS, 0, 75, isWedge || isPlume},
        {"rate", v.rateKgS, kLeast, 1e5, isPlume},
        {"limit", v.limitMgM3, kLeast, 1e9, isPlume},
        {"stage", v.stageM, kLeast, 1000, isStage},
        {"stream", v.streamKm2, 0.01, 10'000, false},
        {"rain", v.rainMm, kLeast, 10'000, isSinks},
        {"least", v.leastM3, 0, 1e9, isSinks},
    };
    for (const NeededNumber& number : numbers) {
        if (!number.value && number.isNeeded) return lacks(number.key, "send it");
        if (!number.value || (*number.value >= number.aboveOr && *number.value <= number.max)) continue;
        return fault.say(RejectionCode::BadNumber, Place{&place, number.key, 0}, "it is out of its range",
                         "see the table of StaffArea in PROTOCOL.md");
    }
    static constexpr std::string_view kRanks[] = {"motorway", "major", "middle", "minor", "path"};
    if (v.upTo && std::find(std::begin(kRanks), std::end(kRanks), *v.upTo) == std::end(kRanks))
        return fault.say(RejectionCode::BadText, Place{&place, "upTo", 0}, "there is no such rank of a street",
                         "send motorway, major, middle, minor or path");
    if (!v.stability) {
        if (isPlume) lacks("stability", "send one letter, A to F");
    } else if (v.stability->size() != 1 || v.stability->front() < 'A' || v.stability->front() > 'F') {
        fault.say(RejectionCode::BadText, Place{&place, "stability", 0}, "there is no such class of stability",
                  "send one letter, A to F");
    }
}

}  // namespace wire::codec
