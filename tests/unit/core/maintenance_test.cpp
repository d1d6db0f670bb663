// SPDX-License-Identifier: EUPL-1.2

// Who may make a gauge count for nothing, and for how long.

#include <gtest/gtest.h>

#include "broker/wire/limits.h"
#include "town_hall.h"

namespace {

using town::TownHall;
using namespace wire;

base::Bytes upkeep(const TownHall& hall, std::int64_t fromS, std::int64_t untilS, bool ended = false) {
    return encodePayload(
        Maintenance{"AUE-WEHR", hall.now.plusS(fromS), hall.now.plusS(untilS), "Sonde gereinigt", ended});
}
constexpr std::int64_t kDayS = 86'400;

TEST(Maintenance, APersonOfTheStaffSignsIt) {
    TownHall hall;
    EXPECT_TRUE(hall.saySigned("console", "p:staff", Kind::Maintenance, upkeep(hall, 0, 3600)).ok());
    EXPECT_EQ(hall.say("console", Kind::Maintenance, upkeep(hall, 0, 3600)).code, RejectionCode::SignatureMissing)
        << "the console's key alone";
    EXPECT_EQ(hall.saySigned("field", "p:staff", Kind::Maintenance, upkeep(hall, 0, 3600), "station:S").code,
              RejectionCode::MaySpeakNotFor)
        << "no gauge excuses itself";
}

TEST(Maintenance, IsNeitherInHindsightNorForeverNorForAFarDay) {
    TownHall hall;
    hall.tick();
    const auto say = [&](std::int64_t fromS, std::int64_t untilS, bool ended = false) {
        return hall.saySigned("console", "p:staff", Kind::Maintenance, upkeep(hall, fromS, untilS, ended)).code;
    };
    EXPECT_EQ(say(-7200, -1), RejectionCode::WrongStep) << "out of an outbox, too late";
    EXPECT_EQ(say(-7200, 0), RejectionCode::WrongStep);
    EXPECT_EQ(say(-7200, 1), RejectionCode::None);
    EXPECT_EQ(say(-7200, -1, true), RejectionCode::None) << "that it is over is never too late";
    EXPECT_EQ(say(30 * kDayS, 31 * kDayS), RejectionCode::None);
    EXPECT_EQ(say(30 * kDayS + 1, 31 * kDayS), RejectionCode::WrongStep);
    const auto fault = [&](std::int64_t fromS, std::int64_t untilS, const char* reason) {
        const Maintenance one{"AUE-WEHR", hall.now.plusS(fromS), hall.now.plusS(untilS), reason};
        const auto rejection = checkPayload(Kind::Maintenance, 1, encodePayload(one));
        return rejection ? rejection->where : std::string();
    };
    EXPECT_EQ(fault(0, 30 * kDayS, "x"), "");
    EXPECT_EQ(fault(0, 30 * kDayS + 1, "x"), "payload.until");
    EXPECT_EQ(fault(60, 60, "x"), "payload.until");
    EXPECT_EQ(fault(0, 60, " \n"), "payload.reason");
    EXPECT_EQ(fault(0, 60, ""), "payload.reason");
}

}  // namespace
