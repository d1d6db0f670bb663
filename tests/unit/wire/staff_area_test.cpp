// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "broker/wire/codec.h"

namespace {

using namespace wire;

StaffArea plume() {
    StaffArea area;
    area.area = "5f0c1b7a99e24d1c8a0be3d2f4a61c77";
    area.name = "Rauch", area.hazard = "smoke", area.method = AreaMethod::Plume;
    area.centre = GeoPoint{513597000, 74563000};
    area.windFromDeg = 225, area.windMS = 4, area.rateKgS = 1, area.limitMgM3 = 10, area.stability = "D";
    return area;
}
std::string faultOf(const StaffArea& area) {
    const auto rejection = checkPayload(Kind::StaffArea, 1, encodePayload(area));
    return rejection ? std::to_string(static_cast<int>(rejection->code)) + " " + rejection->where : "";
}

TEST(StaffAreaOnTheWire, WhatItsMethodNeedsMustBeThereAndInRange) {
    EXPECT_EQ(faultOf(plume()), "");
    const auto with = [](auto change) {
        StaffArea area = plume();
        change(area);
        return faultOf(area);
    };
    EXPECT_EQ(with([](StaffArea& a) { a.centre.reset(); }), "102 payload.centre");
    EXPECT_EQ(with([](StaffArea& a) { a.rateKgS.reset(); }), "102 payload.rate");
    EXPECT_EQ(with([](StaffArea& a) { a.stability.reset(); }), "102 payload.stability");
    EXPECT_EQ(with([](StaffArea& a) { a.stability = "G"; }), "111 payload.stability");
    EXPECT_EQ(with([](StaffArea& a) { a.windFromDeg = 361; }), "112 payload.wind");
    EXPECT_EQ(with([](StaffArea& a) { a.windMS = -1; }), "112 payload.speed");
    EXPECT_EQ(with([](StaffArea& a) { a.rateKgS = 0; }), "112 payload.rate");
    EXPECT_EQ(with([](StaffArea& a) { a.area = "X"; }), "111 payload.area");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Drawn; }), "102 payload.outline");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Districts; }), "102 payload.districts");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Circle; }), "102 payload.radius");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Circle, a.radiusM = 60'000; }), "112 payload.radius");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Wedge, a.radiusM = 100; }), "102 payload.reach");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Blocks; }), "102 payload.radius");
    const auto blocks = [&](const std::string& upTo) {
        return with([&](StaffArea& a) { a.method = AreaMethod::Blocks, a.radiusM = 300, a.upTo = upTo; });
    };
    EXPECT_EQ(blocks("path"), "");
    EXPECT_EQ(blocks("lane"), "111 payload.upTo");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Substation; }), "102 payload.object");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Substation, a.object = "o1", a.centre.reset(); }), "");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Stage; }), "102 payload.stage");
    const auto stage = [&](double stageM, double streamKm2) {
        return with([&](StaffArea& a) { a.method = AreaMethod::Stage, a.stageM = stageM, a.streamKm2 = streamKm2; });
    };
    EXPECT_EQ(stage(1.5, 1), "");
    EXPECT_EQ(stage(-1.5, 1), "112 payload.stage");
    EXPECT_EQ(stage(0, 1), "112 payload.stage");
    EXPECT_EQ(stage(1.5, 0), "112 payload.stream");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Stage, a.stageM = 1, a.centre.reset(); }),
              "102 payload.centre");
    EXPECT_EQ(with([](StaffArea& a) { a.method = AreaMethod::Sinks, a.leastM3 = 10; }), "102 payload.radius")
        << "around a place";
    const auto sinks = [&](std::optional<double> rainMm, double leastM3) {
        return with([&](StaffArea& a) {
            a.method = AreaMethod::Sinks, a.rainMm = rainMm, a.leastM3 = leastM3, a.centre.reset();
        });
    };
    EXPECT_EQ(sinks(40, 0), "") << "of the whole town";
    EXPECT_EQ(sinks({}, 0), "102 payload.rain");
    EXPECT_EQ(sinks(-40, 0), "112 payload.rain");
    EXPECT_EQ(sinks(40, -1), "112 payload.least");
}

}  // namespace
