// SPDX-License-Identifier: EUPL-1.2
#include "agents/field/field_plan.h"

#include <gtest/gtest.h>

namespace {

using field::Course;
using field::Fault;

std::string failureOf(const std::string& text) {
    const auto plan = field::readFieldPlan(text, "scenario.toml");
    return plan.ok() ? "no failure" : plan.failure().text();
}

constexpr const char* kWhole = R"([scenario]
name = "x"
tick_s = 5
[[gauge]]
station = "AUE-WEHR"
period_s = 300
noise_cm = 1.5
points = [[0, 62], [600, 70.5], [1500, 210]]
faults = [{ kind = "silent", from_s = 2400, to_s = 3600 }, { kind = "jump", from_s = 900, to_s = 1200, values = [900, 40, -999] },
          { kind = "clock-1970", from_s = 1300, to_s = 1400 }]
[[rain]]
station = "RG-RATHAUS"
points = [[0, 0.1], [600, 4.5]]
[[unit]]
call_sign = "Florian Auental 1/44-1"
type = "LF"
organisation = "Feuerwehr"
strength = [0, 1, 8, 9]
track = [[0, 51.2001, 8.1001, 2], [300, 51.21, 8.11, 4]]
)";

TEST(FieldPlan, ReadsGaugesRainAndUnits) {
    const auto read = field::readFieldPlan(kWhole, "scenario.toml");
    ASSERT_TRUE(read.ok()) << read.failure().text();
    const field::FieldPlan& plan = read.value();
    ASSERT_EQ(plan.sensors.size(), 2u);
    EXPECT_EQ(plan.sensors[0].station, "AUE-WEHR");
    EXPECT_EQ(plan.sensors[0].quantity, wire::Quantity::WaterLevel);
    EXPECT_TRUE(plan.sensors[0].isPeriodGiven);
    EXPECT_EQ(plan.sensors[0].faults.size(), 3u);
    EXPECT_EQ(plan.sensors[0].faults[2].kind, Fault::Kind::Clock1970);
    EXPECT_EQ(plan.sensors[1].quantity, wire::Quantity::Rain);
    EXPECT_FALSE(plan.sensors[1].isPeriodGiven);
    ASSERT_EQ(plan.units.size(), 1u);
    EXPECT_EQ(plan.units[0].track[1].at.latE7, 512100000);
    EXPECT_EQ(plan.units[0].track[1].fmsStatus, 4);
    EXPECT_EQ((*plan.units[0].strength)[3], 9);
}

TEST(FieldPlan, EachTypoNamesLineAndFix) {
    struct Typo {
        std::string piece, other, what, fix;
        int line;
    };
    const std::vector<Typo> typos{
        {"[[gauge]]", "[[guage]]", "unknown section \"guage\"", "did you mean \"gauge\"?", 4},
        {"period_s = 300", "periods_s = 300", "unknown key in [[gauge]] \"periods_s\"", "did you mean \"period_s\"?",
         6},
        {"period_s = 300", "period_s = \"300\"", "\"period_s\" is not a whole number", "without quotes", 6},
        {"period_s = 300", "period_s = 301", "not a whole number of ticks", "multiple", 6},
        {"station = \"AUE-WEHR\"\n", "", "\"station\" is missing", "add it", 4},
        {"\"AUE-WEHR\"", "\"station:AUE-WEHR\"", "carries \"station:\"", "id alone", 5},
        {"\"RG-RATHAUS\"", "\"AUE-WEHR\"", "stands there twice", "one section", 12},
        {"noise_cm = 1.5", "noise_cm = \"much\"", "\"noise_cm\" is not a number", "number", 7},
        {"[600, 70.5], [1500, 210]", "[1500, 70.5], [600, 210]", "do not rise", "order of time", 8},
        {"[600, 70.5]", "[600]", "not 2 numbers", "scenario seconds, cm", 8},
        {"[600, 70.5]", "[600, \"70\"]", "not 2 numbers", "scenario seconds, cm", 8},
        {"[0, 62]", "[-5, 62]", "before the start", "begin at 0", 8},
        {"kind = \"silent\"", "kind = \"silence\"", "unknown kind of fault \"silence\"", "did you mean \"silent\"?", 9},
        {"from_s = 2400, to_s = 3600", "from_s = 3600, to_s = 2400", "ends before it begins", "greater", 9},
        {"to_s = 3600 }", "too_s = 3600 }", "unknown key", "to_s", 9},
        {", values = [900, 40, -999]", "", "needs values", "values = [", 9},
        {"strength = [0, 1, 8, 9]", "strength = [0, 1, 8, 10]", "strength", "[0, 1, 8, 9]", 18},
        {"51.21, 8.11, 4", "95, 8.11, 4", "place 2 of the track is not on earth", "write latitude (-90 to 90) first",
         19},
        {"[300, 51.21", "[301, 51.21", "does not fall on a tick of 5 s", "write 300 or 305", 19},
        {"from_s = 2400", "from_s = 2401", "does not fall on a tick of 5 s", "write 2400 or 2405", 9},
        {"type = \"LF\"", "type = \"RTQ\"", "unknown type of unit \"RTQ\"", "did you mean \"", 16},
        {"type = \"LF\"", "type = \"Raumschiff\"", "unknown type of unit \"Raumschiff\"", "known: EL, TEL", 16},
        {"51.21, 8.11, 4", "51.21, 8.11, 12", "FMS", "fourth figure", 19},
        {"type = \"LF\"", "typ = \"LF\"", "unknown key in [[unit]] \"typ\"", "did you mean \"type\"?", 16},
        {"[0, 0.1]", "[0, -0.1]", "rain is negative", "0 or more", 13},
        {"organisation = \"Feuerwehr\"", "organisation = Feuerwehr", "", "mend the line", 17},
    };
    for (const Typo& typo : typos) {
        std::string text = kWhole;
        ASSERT_NE(text.find(typo.piece), std::string::npos) << typo.piece;
        text.replace(text.find(typo.piece), typo.piece.size(), typo.other);
        const std::string said = failureOf(text);
        EXPECT_NE(said.find(typo.what), std::string::npos) << typo.other << ": " << said;
        EXPECT_NE(said.find(typo.fix), std::string::npos) << typo.other << ": " << said;
        EXPECT_NE(said.find("scenario.toml:" + std::to_string(typo.line)), std::string::npos)
            << typo.other << ": " << said;
    }
}

TEST(FieldPlan, AMissingFileIsNamed) {
    const auto plan = field::loadFieldPlan("/nowhere/scenario.toml");
    ASSERT_FALSE(plan.ok());
    EXPECT_NE(plan.failure().text().find("/nowhere/scenario.toml"), std::string::npos);
}

TEST(FieldPlan, SectionsOfThePlayerAreNotItsBusiness) {
    const auto plan =
        field::readFieldPlan("[scenario]\nname = \"x\"\n[expect]\nissued_min = 1\n[[inject]]\nat_s = 3\n", "s.toml");
    ASSERT_TRUE(plan.ok());
    EXPECT_TRUE(plan.value().sensors.empty());
}

TEST(Course, PassesThroughItsPointsAndIsLevelOutside) {
    const Course course{{{0, 10}, {100, 50}, {200, 20}}, Course::Shape::Smooth};
    EXPECT_DOUBLE_EQ(course.at(-5), 10);
    EXPECT_DOUBLE_EQ(course.at(0), 10);
    EXPECT_DOUBLE_EQ(course.at(100), 50);
    EXPECT_DOUBLE_EQ(course.at(200), 20);
    EXPECT_DOUBLE_EQ(course.at(1e6), 20);
    EXPECT_DOUBLE_EQ((Course{{{0, 10}, {100, 50}}, Course::Shape::Linear}).at(25), 20);
    EXPECT_DOUBLE_EQ((Course{{{7, 3}}, Course::Shape::Smooth}).at(100), 3);
}

TEST(Course, SmoothNeverOvershoots) {
    const Course course{{{0, 62}, {300, 62}, {600, 70}, {700, 200}, {1500, 210}, {1600, 90}, {3600, 80}},
                        Course::Shape::Smooth};
    for (std::size_t i = 0; i + 1 < course.points.size(); ++i) {
        const auto &a = course.points[i], &b = course.points[i + 1];
        double before = a.value;
        for (int step = 0; step <= 50; ++step) {
            const double value = course.at(a.atS + (b.atS - a.atS) * step / 50);
            EXPECT_GE(value, std::min(a.value, b.value) - 1e-9);
            EXPECT_LE(value, std::max(a.value, b.value) + 1e-9);
            EXPECT_GE((value - before) * (b.value - a.value), -1e-9) << "monotone between two points";
            before = value;
        }
    }
}

TEST(NearestWord, FindsTheWordThatWasMeantOrNone) {
    EXPECT_EQ(field::nearestWord("AUE-WHER", {"AUE-WEHR", "MB-MUEHLE"}), "AUE-WEHR");
    EXPECT_EQ(field::nearestWord("xyzzy", {"AUE-WEHR", "MB-MUEHLE"}), std::nullopt);
}

}  // namespace
