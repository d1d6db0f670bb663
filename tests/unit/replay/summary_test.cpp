// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/summary.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <clocale>
#include <fstream>

namespace {

TEST(Summary, UnknownCountsAreNullAndNeverZero) {
    replay::Summary summary;
    summary.accepted = 12;
    summary.peopleAffected = std::nullopt;
    const std::string json = replay::toJson(summary);
    EXPECT_NE(json.find("\"accepted\": 12"), std::string::npos) << json;
    EXPECT_NE(json.find("\"people_affected\": null"), std::string::npos) << json;
    EXPECT_NE(json.find("\"p99\": null"), std::string::npos) << json;
}

TEST(Summary, WritesAPointInAnyLocale) {
    std::setlocale(LC_ALL, "de_DE.UTF-8");  // where it is not installed, nothing changes and nothing is lost
    replay::Summary summary;
    summary.sensorToConsole = {1.5, 2.25};
    EXPECT_NE(replay::toJson(summary).find("\"p50\": 1.5"), std::string::npos);
    std::setlocale(LC_ALL, "C");
}

TEST(LatencyLog, SpansJoinFirstMomentsOfTheSameSubject) {
    const auto file = std::filesystem::path(::testing::TempDir()) / ("latency" + std::to_string(::getpid()) + ".log");
    std::ofstream(file)
        << "submitted a 1000000\nsubmitted b 2000000\nfolded a 4000000\nfolded b 3000000\nfolded b 9000000\n"
           "folded c 7000000\nbroken line\nsubmitted d 12";
    replay::Moments moments;
    replay::readLatencyLog(file, moments);
    const auto spans = replay::spansBetween(moments, "submitted", "folded");
    ASSERT_TRUE(spans.p50 && spans.p99);
    EXPECT_DOUBLE_EQ(*spans.p50, 1.0);
    EXPECT_DOUBLE_EQ(*spans.p99, 3.0);
    EXPECT_FALSE(replay::spansBetween(moments, "approved", "delivered").p50);
    std::filesystem::remove(file);
}

}  // namespace
