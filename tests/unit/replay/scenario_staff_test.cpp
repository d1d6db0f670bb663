// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "scenarios/replay/scenario.h"

namespace {

constexpr const char* kWork = R"([scenario]
name = "probe"
title = "Probe"
start = "2026-06-18T15:00:00+02:00"
duration_s = 600
operation = "U-1"

[staff]
take_alarms_after_s = 90

[[contact]]
function = "Bauhof"
reach = ["phone: 1"]

[[report]]
at_s = 20
post = "S2"
from = "Leitstelle"
text = "Wasser im Keller"
key = "keller"
priority = "immediate"
seen_after_s = 30
for = ["S3", "S4"]
copy = ["LdS"]
done = [{ function = "S4", after_s = 90, note = "geliefert" }, { function = "S3", after_s = 60 }]

[[sector]]
at_s = 100
post = "S3"
name = "EA Tal"
outline = [[49.90, 9.40], [49.90, 9.41], [49.91, 9.41], [49.91, 9.40]]

[[sector]]
at_s = 110
post = "S3"
name = "UA Bach"
part_of = "EA Tal"
outline = [[49.90, 9.40], [49.90, 9.41], [49.91, 9.41]]

[[assign]]
at_s = 120
post = "S1"
unit = "Florian 1"
sector = "EA Tal"
task = "Retten"
relief_after_s = 14400

[[order]]
at_s = 130
post = "S3"
to = "UA Bach"
subject = "Pumpen"
report = "keller"
deadline_after_s = 900
received_after_s = 10
begun_after_s = 20
done_after_s = 30
done_note = "Keller leer"

[[order]]
at_s = 140
post = "S4"
to = "Bauhof"
subject = "Sandsäcke"

[[order]]
at_s = 150
post = "S3"
to = "Florian 1"
subject = "Erkunden"
place = [49.905, 9.405]

[[board]]
at_s = 300
post = "S4"
board = "shelter"
name = "Halle"
state = "open"
occupied = 12

[[board]]
at_s = 200
post = "S4"
board = "shelter"
name = "Halle"
state = "opening"
object = "OBJ-20"
place = [49.905, 9.405]
capacity = 120
until_after_s = 7200
source = "DRK"

[[decision]]
at_s = 400
subject = "Räumung"
text = "Der Block wird geräumt."
reasons = "Die Aue steigt."
options = ["räumen", "abwarten"]
grounds = ["station:AUE-WEHR", "zone:flood:Aue", "unit:Florian 1"]

[expect]
orders_min = 3
orders_done_min = 1
boards_min = 1
sectors_min = 2
assigned_min = 1
sighted_min = 1
decisions_min = 1
)";

class StaffScript : public ::testing::Test {
protected:
    base::Outcome<replay::Scenario> load(const std::string& text) {
        const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
        m_file = std::filesystem::path(::testing::TempDir()) /
                 (std::string(info->name()) + std::to_string(::getpid()) + ".toml");
        std::ofstream(m_file, std::ios::binary) << text;
        return replay::loadScenario(m_file);
    }
    ~StaffScript() override { std::filesystem::remove(m_file); }

    /// The script with the first `from` replaced; `line` is where `from` stands.
    struct Changed {
        std::string text;
        long line = 0;
    };
    static Changed with(const std::string& from, const std::string& to) {
        std::string text = kWork;
        const auto at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        if (at == std::string::npos) return {};
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        return {text.replace(at, from.size(), to), line};
    }
    static field::FieldPlan field() {
        field::FieldPlan plan;
        plan.units.emplace_back();
        plan.units.back().callSign = "Florian 1";
        return plan;
    }
    static fusion::Town town() {
        fusion::Town town;
        town.stations.emplace_back();
        town.stations.back().id = "AUE-WEHR", town.stations.back().water = "Aue";
        town.objects.emplace_back();
        town.objects.back().id = "OBJ-20";
        const geometry::MapPoint corner = geometry::toMap(wire::GeoPoint{498900000, 93900000}),
                                 other = geometry::toMap(wire::GeoPoint{499200000, 94200000});
        town.extent = {corner.eastM, corner.northM, other.eastM, other.northM};
        return town;
    }
    struct Row {
        std::string from, to, what, fix;
        int linesOn = 0;  ///< the place that is named, from the changed line on
    };
    void expectRefused(const Row& row, const base::Failure& failure, long line) const {
        EXPECT_NE(failure.what.find(row.what), std::string::npos) << failure.text();
        EXPECT_NE(failure.fix.find(row.fix), std::string::npos) << failure.text();
        EXPECT_EQ(failure.where, m_file.string() + ":" + std::to_string(line + row.linesOn)) << failure.text();
    }

    std::filesystem::path m_file;
};

TEST_F(StaffScript, IsReadWhole) {
    const auto loaded = load(kWork);
    ASSERT_TRUE(loaded.ok()) << loaded.failure().text();
    const replay::Scenario& scenario = loaded.value();
    ASSERT_EQ(scenario.reports.size(), 1u);
    const replay::ScriptedReport& report = scenario.reports[0];
    EXPECT_EQ(report.priority, wire::Priority::Immediate);
    EXPECT_EQ(report.seenAfterS, 30);
    EXPECT_EQ(report.seenBy, "Sichter");
    EXPECT_EQ(report.functions, (std::vector<std::string>{"S3", "S4"}));
    ASSERT_EQ(report.done.size(), 2u);
    EXPECT_EQ(report.done[0].function, "S3") << "by time";
    const auto& work = scenario.work;
    ASSERT_EQ(work.sectors.size(), 2u);
    EXPECT_EQ(work.sectors[1].partOf, "EA Tal");
    ASSERT_EQ(work.assignments.size(), 1u);
    EXPECT_EQ(work.assignments[0].reliefAfterS, 14'400);
    ASSERT_EQ(work.orders.size(), 3u);
    EXPECT_EQ(work.orders[0].sector, "UA Bach");
    EXPECT_EQ(work.orders[0].doneNote, "Keller leer");
    EXPECT_TRUE(work.orders[1].unit.empty() && work.orders[1].sector.empty());
    EXPECT_EQ(work.orders[2].unit, "Florian 1");
    ASSERT_EQ(work.decisions.size(), 1u);
    EXPECT_EQ(scenario.expect.sightedMin, 1u);
    EXPECT_EQ(scenario.staff.takeAlarmsAfterS, 90);
    EXPECT_TRUE(replay::fitToField(scenario, field()).ok());
    const auto fits = replay::fitToTown(scenario, town());
    EXPECT_TRUE(fits.ok()) << fits.failure().text();
}

TEST_F(StaffScript, ALaterEntryOfABoardKeepsWhatItLeavesUnsaid) {
    const auto loaded = load(kWork);
    ASSERT_TRUE(loaded.ok()) << loaded.failure().text();
    const auto& board = loaded.value().work.board;
    ASSERT_EQ(board.size(), 2u);
    EXPECT_EQ(board[0].item.state, "opening");
    EXPECT_EQ(board[1].atS, 300);
    EXPECT_EQ(board[1].item.state, "open");
    EXPECT_EQ(board[1].item.figures, (std::map<std::string, double>{{"capacity", 120}, {"occupied", 12}}));
    EXPECT_EQ(board[1].item.object, "OBJ-20");
    EXPECT_EQ(board[1].item.source, "DRK");
    EXPECT_EQ(board[1].item.until, loaded.value().start.plusS(7400)) << "of the moment when it was said";
}

TEST_F(StaffScript, WhatIsWrongIsToldWithLineAndFix) {
    const Row rows[] = {
        {"take_alarms_after_s = 90", "take_alarms_after_s = -1", "take_alarms_after_s is -1", "from 0"},
        {"seen_after_s = 30", "seen_aftr_s = 30", "unknown key \"seen_aftr_s\"", "\"seen_after_s\""},
        {"priority = \"immediate\"", "priority = \"sofort\"", "report.priority is \"sofort\"", "flash"},
        {"seen_after_s = 30", "seen_after_s = 31", "does not fall on a tick of 5 s", "write 30 or 35"},
        {"seen_after_s = 30", "seen_after_s = 3", "does not fall on a tick of 5 s", "write 5"},
        {"seen_after_s = 30", "seen_after_s = 585", "behind the end of the exercise (600 s)", "at most 580"},
        {"seen_after_s = 30", "seen_after_s = 60", "done before it was sighted", "more than seen_after_s", 3},
        {"seen_after_s = 30\n", "", "report.for without report.seen_after_s", "seen_after_s = 60"},
        {"for = [\"S3\", \"S4\"]\ncopy = [\"LdS\"]\ndone", "#", "sighted for nobody", "for = [\"S3\"]", -1},
        {"for = [\"S3\", \"S4\"]", "for = [\"S3\", \"S7\"]", "no function of the staff: \"S7\"", "did you mean \"S"},
        {"copy = [\"LdS\"]", "copy = [\"Ld\"]", "report.copy", "did you mean \"LdS\"?"},
        {"copy = [\"LdS\"]", "seen_by = \"Sichtr\"", "report.seen_by", "\"Sichter\""},
        {"{ function = \"S4\", after_s = 90", "{ function = \"S5\", after_s = 90", "\"S5\" is done with a report",
         "report.for"},
        {"{ function = \"S4\", after_s = 90", "{ function = \"S3\", after_s = 90", "\"S3\" is done twice", "keep one"},
        {"note = \"geliefert\"", "notes = \"geliefert\"", "unknown key \"notes\"", "\"note\""},
        {"key = \"keller\"", "key = \"keler\"", "no [[report]] has the key \"keller\"", "did you mean \"keler\"?", 33},
        {"at_s = 20\n", "at_s = 130\n", "the report \"keller\" comes only at 130 s", "later than that", 37},
        {"at_s = 100", "at_s = 101", "sector.at_s does not fall on a tick", "write 100 or 105"},
        {"post = \"S3\"", "post = \"S9\"", "sector.post is no function", "did you mean \"S"},
        {"[49.90, 9.41], [49.91, 9.41], [49.91, 9.40]]", "[49.91, 9.41], [49.90, 9.41], [49.91, 9.40]]",
         "crosses or touches itself", "in which one walks around"},
        {"[49.90, 9.41], [49.91, 9.41], [49.91, 9.40]]", "[49.90, 9.41]]", "fewer than three corners", "outline = [["},
        {"[49.90, 9.41], [49.91, 9.41], [49.91, 9.40]]", "[49.90, 9.41], [499.1, 9.41]]",
         "sector.outline, entry 3 is no [latitude, longitude]", "[49.91, 9.42]"},
        {"name = \"UA Bach\"", "name = \"EA Tal\"", "part of itself", "the one above"},
        {"part_of = \"EA Tal\"", "part_of = \"EA Tall\"", "there is no sector \"EA Tall\"", "\"EA Tal\"?", -1},
        {"at_s = 110\npost = \"S3\"\nname = \"UA Bach\"\npart_of = \"EA Tal\"",
         "at_s = 100\npost = \"S3\"\nname = \"EA Tal\"", "drawn twice at the same moment", "another at_s", 2},
        {"sector = \"EA Tal\"", "sector = \"EA Berg\"", "there is no sector \"EA Berg\"", ""},
        {"at_s = 120", "at_s = 95", "\"EA Tal\" is drawn only at 100 s", "draw it earlier", 3},
        {"relief_after_s = 14400", "relief_after_s = 0", "relief_after_s is 0", "choose a value from 1"},
        {"[[order]]", "[[assign]]\nat_s = 120\npost = \"S1\"\nunit = \"Florian 1\"\n\n[[order]]",
         "\"Florian 1\" is assigned twice", "another at_s", 3},
        {"subject = \"Pumpen\"\n", "", "\"subject\" is missing in [order]", "add subject = ", -4},
        {"subject = \"Pumpen\"", "subject = \"" + std::string(121, 'x') + "\"", "order.subject is 121 bytes long",
         "at most 120"},
        {"begun_after_s = 20", "begun_after_s = 10", "order.begun_after_s is not after received_after_s",
         "more than 10"},
        {"done_after_s = 30", "done_after_s = 475", "behind the end of the exercise", "at most 470"},
        {"done_after_s = 30\n", "", "order.done_note without order.done_after_s", "when it is done"},
        {"deadline_after_s = 900", "deadline_after_s = \"15 min\"", "not a whole number", "as a whole number"},
        {"to = \"UA Bach\"", "toward = \"UA Bach\"", "unknown key \"toward\"", "use one of: "},
        {"board = \"shelter\"", "board = \"shelters\"", "board.board is \"shelters\"", "did you mean \"shelter\"?"},
        {"board = \"shelter\"\n", "", "\"board\" is missing in [board]", "add board = ", -3},
        {"state = \"open\"", "state = \"opened\"", "no state of that board: \"opened\"", "did you mean \"open\"?"},
        {"state = \"opening\"\n", "", "\"state\" is missing in [board]", "add state = ", -5},
        {"occupied = 12", "beds = 12", "board.beds is no figure of that board", "it has occupied, capacity"},
        {"occupied = 12", "occupied = -1", "board.occupied is -1", "from 0"},
        {"at_s = 300", "at_s = 200", "\"Halle\" is said twice at the same moment", "put both into one", 11},
        {"[[board]]\nat_s = 300",
         "[[board]]\nat_s = 0\npost = \"S3\"\nboard = \"road\"\nname = \"X\"\nstate = \"closed\"\nuntil_after_s = "
         "60\n\n"
         "[[board]]\nat_s = 300",
         "until_after_s means nothing", "leave it out", 6},
        {"grounds = [\"station:AUE-WEHR\"", "grounds = [\"AUE-WEHR\"", "holds no ground: \"AUE-WEHR\"",
         "\"zone:flood:Aue\""},
        {"text = \"Der Block wird geräumt.\"\n", "", "\"text\" is missing in [decision]", "add text = ", -3},
        {"orders_min = 3", "order_min = 3", "unknown key \"order_min\"", "did you mean \"orders_min\"?"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.from + " -> " + row.to);
        const Changed changed = with(row.from, row.to);
        const auto loaded = load(changed.text);
        ASSERT_FALSE(loaded.ok()) << "taken as good";
        expectRefused(row, loaded.failure(), changed.line);
    }
}

TEST_F(StaffScript, TwoReportsOfOneKeyAreNamed) {
    const auto loaded = load(std::string(kWork) +
                             "\n[[report]]\nat_s = 30\npost = \"S2\"\nfrom = \"X\"\ntext = \"Y\"\n"
                             "key = \"keller\"\n");
    ASSERT_FALSE(loaded.ok());
    EXPECT_EQ(loaded.failure().what, "two reports have the key \"keller\"");
}

TEST_F(StaffScript, UnitsThatTheFieldDoesNotHaveAreNamed) {
    for (const Row& row : {Row{"unit = \"Florian 1\"", "unit = \"Florian l\"", "the field has no unit \"Florian l\"",
                               "did you mean \"Florian 1\"?"},
                           Row{"to = \"Florian 1\"", "to = \"Bauhoff\"", "is called \"Bauhoff\"", "mean \"Bauhof\"?"},
                           Row{"to = \"Bauhof\"", "to = \"EA Tall\"", "is called \"EA Tall\"", "mean \"EA Tal\"?"},
                           Row{"to = \"Bauhof\"", "to = \"Feuerwehr Neustadt\"", "\"Feuerwehr Neustadt\"", "[[unit]]"},
                           Row{"\"unit:Florian 1\"", "\"unit:Rotkreuz 9\"", "the field has no unit", "[[unit]]"}}) {
        SCOPED_TRACE(row.to);
        const Changed changed = with(row.from, row.to);
        const auto loaded = load(changed.text);
        ASSERT_TRUE(loaded.ok()) << loaded.failure().text();
        const auto fits = replay::fitToField(loaded.value(), field());
        ASSERT_FALSE(fits.ok());
        expectRefused(row, fits.failure(), changed.line);
    }
}

TEST_F(StaffScript, WhatTheTownDoesNotHaveIsNamed) {
    for (const Row& row :
         {Row{"[49.91, 9.40]]", "[49.99, 9.40]]", "corner 4 of the sector \"EA Tal\" lies outside", "latitude", -1},
          Row{"place = [49.905, 9.405]\n\n[[board]]\nat_s = 300", "place = [9.405, 49.905]\n\n[[board]]\nat_s = 300",
              "the place of the order \"Erkunden\" lies outside", "[latitude, longitude]", -2},
          Row{"object = \"OBJ-20\"\nplace = [49.905, 9.405]", "object = \"OBJ-20\"\nplace = [49.5, 9.405]",
              "the place of \"Halle\" lies outside", "", -2},
          Row{"object = \"OBJ-20\"", "object = \"OBJ-200\"", "no object \"OBJ-200\"", "did you mean \"OBJ-20\"?", -2},
          Row{"station:AUE-WEHR", "station:AUE-WHER", "no station \"AUE-WHER\"", "did you mean \"AUE-WEHR\"?"},
          Row{"zone:flood:Aue", "zone:flood:Auw", "\"flood:Auw\"", "did you mean \"flood:Aue\"?"}}) {
        SCOPED_TRACE(row.to);
        const Changed changed = with(row.from, row.to);
        const auto loaded = load(changed.text);
        ASSERT_TRUE(loaded.ok()) << loaded.failure().text();
        const auto fits = replay::fitToTown(loaded.value(), town());
        ASSERT_FALSE(fits.ok());
        expectRefused(row, fits.failure(), changed.line);
    }
}

}  // namespace
