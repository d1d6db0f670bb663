// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/incidents.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "broker/base/random.h"
#include "tests/unit/fusion/incident_stream.h"

namespace {

using namespace incident_stream;

// ---- forming ------------------------------------------------------------------------------------------------------

TEST(Incidents, TwentyReportsAndAGaugeWithinHalfAnHourAreOne) {
    Stream stream;
    stream.tick();
    for (int i = 0; i < 20; ++i) {
        stream.say("Wasser im Keller, Bachstraße " + std::to_string(i + 1));
        if (i == 7) stream.gauge(wire::GaugeLevel::Iw1);
        stream.tick(60);
    }
    ASSERT_EQ(stream.open().size(), 1u);
    const wire::Incident one = stream.open()[0];
    EXPECT_EQ(one.kind, "water");
    EXPECT_EQ(one.title, "Überflutung");
    EXPECT_EQ(one.where, "Bachstraße");
    EXPECT_EQ(one.districts, std::vector<std::string>{"Altstadt"});
    EXPECT_EQ(one.records, 21u);
    EXPECT_EQ(one.reports, 20u);
    EXPECT_EQ(one.stations, std::vector<std::string>{"PEGEL"});
    EXPECT_EQ(one.since, at(5));
    EXPECT_EQ(one.last, at(5 + 19 * 60));
    EXPECT_EQ(one.newest.size(), 21u);
    EXPECT_EQ(one.rule, "incident/1");
    EXPECT_EQ(stream.picture.size(), 1u) << "there never was another";
}

TEST(Incidents, WhatIsFarOffInSpaceTimeOrKindIsAnother) {
    Stream stream;
    stream.tick();
    stream.say("Wasser im Keller, Bachstr. 3");
    stream.tick();
    stream.say("Keller unter Wasser", by(0, 310));  // 300 m is the limit
    stream.tick();
    EXPECT_EQ(stream.open().size(), 2u);
    stream.say("Dachstuhlbrand in der BACHSTRASSE");
    stream.tick();
    EXPECT_EQ(stream.open().size(), 3u);
    stream.tick(31 * 60);
    stream.say("Wasser im Keller, Bachstraße 9");
    stream.tick();
    EXPECT_EQ(stream.open().size(), 4u) << "half an hour after the last";
}

TEST(Incidents, WhatSaysNoKindOrNoPlaceFormsNone) {
    Stream stream;
    stream.tick();
    stream.say("Lagebesprechung um 18 Uhr, Bachstraße");
    stream.say("Wasser im Keller, Adresse folgt");
    stream.say("Wasser im Keller, Hauptstraße");  // four kilometres of street: nobody knows where
    stream.say("Feuerwehr ist unterwegs", by(0, 0));
    stream.tick();
    EXPECT_TRUE(stream.picture.empty());
}

TEST(Incidents, AReportBetweenTwoShowsThemToBeOneAndNoChainSwallowsTheTown) {
    Stream stream;
    stream.tick();
    stream.say("Land unter", by(0, 0));
    stream.tick();
    stream.say("Land unter", by(500, 0));
    stream.tick();
    ASSERT_EQ(stream.open().size(), 2u);
    const std::string eldest = stream.open()[0].incident, younger = stream.open()[1].incident;
    stream.say("Land unter", by(250, 0));
    stream.tick();
    ASSERT_EQ(stream.open().size(), 1u);
    EXPECT_EQ(stream.open()[0].incident, eldest);
    EXPECT_EQ(stream.open()[0].step, IncidentStep::Joined);
    EXPECT_EQ(stream.picture[younger].state, IncidentState::Merged);
    EXPECT_EQ(stream.picture[younger].into, eldest);
    EXPECT_EQ(stream.open()[0].from, std::vector<std::string>{younger});
    for (int i = 3; i < 20; ++i) {
        stream.say("Land unter", by(i * 250, 0));
        stream.tick();
    }
    EXPECT_EQ(stream.open().size(), 3u) << "4,750 m of chain in pieces of at most 1,500";
    for (const wire::Incident& incident : stream.open()) EXPECT_LE(incident.radiusM, 1500);
}

TEST(Incidents, UnitsCountOnceAndOnlyAtTheScene) {
    Stream stream;
    stream.tick();
    stream.unit("Florian 1", 3, "Keller auspumpen", by(600, 0));
    stream.tick();
    EXPECT_TRUE(stream.picture.empty()) << "on its way";
    for (int i = 0; i < 5; ++i) {
        stream.unit("Florian 1", 4, "Keller auspumpen", by(10 + i, 0));
        stream.tick();
    }
    stream.unit("Florian 2", 4, "Wasser im Haus, pumpen", by(20, 0));
    stream.unit("Florian 3", 4, "Verpflegung", by(20, 0));
    stream.unit("Florian 4", 0, "Wasser im Haus", by(20, 0));  // an emergency call
    stream.tick();
    ASSERT_EQ(stream.open().size(), 1u);
    EXPECT_EQ(stream.open()[0].units, 2u);
    EXPECT_EQ(stream.open()[0].records, 2u);
}

TEST(Incidents, AGaugeStandsAsLongAsItIsOverItsThresholdAndSilenceEndsNothing) {
    Stream stream;
    stream.tick();
    stream.gauge(wire::GaugeLevel::Iw2);
    stream.tick();
    ASSERT_EQ(stream.open().size(), 1u);
    EXPECT_EQ(stream.open()[0].where, "Bachbrücke");
    stream.gauge(std::nullopt);  // silent
    stream.tick(4 * 3600);
    stream.say("Wasser steht in der Bachstraße");
    stream.tick();
    ASSERT_EQ(stream.open().size(), 1u) << "four hours later, and the gauge stands";
    EXPECT_EQ(stream.open()[0].records, 2u);
    stream.gauge(wire::GaugeLevel::BelowAll);
    stream.tick();
    EXPECT_TRUE(stream.open()[0].stations.empty());
    EXPECT_EQ(stream.open()[0].records, 2u) << "history stays";
    stream.tick(31 * 60);
    stream.gauge(wire::GaugeLevel::Iw1);
    stream.tick();
    EXPECT_EQ(stream.open().size(), 2u) << "another rise is another incident";
}

TEST(Incidents, LateDataFillsHistoryAndTriggersNothing) {
    Stream stream;
    stream.tick(7200);
    stream.say("Land unter", by(0, 0), 5000);
    stream.tick();
    EXPECT_TRUE(stream.picture.empty());
    stream.say("Land unter", by(0, 0));
    stream.tick();
    stream.say("Land unter", by(10, 0), 3700);  // an hour before, with nothing else near in time
    stream.tick();
    EXPECT_EQ(stream.open()[0].records, 1u);
    stream.gauge(wire::GaugeLevel::Iw1);
    stream.tick(3600);
    stream.say("Land unter", by(20, 0), 3601);
    stream.tick();
    ASSERT_EQ(stream.open().size(), 1u);
    EXPECT_EQ(stream.open()[0].records, 3u) << "it fills in where it belongs";
    stream.say("Land unter", by(420, 0));  // near to the late one only
    stream.tick();
    EXPECT_EQ(stream.open()[0].records, 4u) << "by the gauge at 150 m";
}

// ---- order --------------------------------------------------------------------------------------------------------

/// Reports a to l in three heaps and a bridge; each said at its own minute.
struct Heap {
    const char* name;
    double eastM, northM;
    int minute;
};
constexpr Heap kHeaps[] = {{"a", 0, 0, 1},     {"b", 120, 40, 3}, {"c", 220, 0, 4},   {"d", 480, 0, 6},
                           {"e", 640, 10, 7},  {"f", 0, 900, 2},  {"g", 100, 980, 8}, {"h", 0, 1000, 9},
                           {"i", 900, 700, 1}, {"j", 350, 20, 5}, {"k", 910, 720, 9}, {"l", 40, 60, 9}};

TEST(Incidents, TheOrderOfArrivalDoesNotMatterToWhatStandsTogether) {
    base::SeededRandom chance(45);
    std::string expected;
    for (int round = 0; round < 60; ++round) {
        std::vector<Heap> order(std::begin(kHeaps), std::end(kHeaps));
        if (round > 0)
            for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[chance.below(i)]);
        Stream stream;
        stream.tick(600);
        for (const Heap& one : order) {
            wire::Report said = report("Land unter", by(one.eastM, one.northM));
            said.subject = one.name;
            stream.journal.say("post:S2", said, at(one.minute * 60));
            if (chance.below(2) == 0) stream.tick();
        }
        stream.tick();
        if (round == 0) expected = stream.groups();
        EXPECT_EQ(stream.groups(), expected) << "round " << round;
    }
    EXPECT_EQ(expected, "a b c d e j l | f g h | i k");
}

TEST(Incidents, WithinATickNothingButWhatWasSaidDecidesIdsIncluded) {
    const auto told = [](std::uint8_t dialect, bool isTurned) {
        Stream stream(dialect);
        stream.tick();
        std::vector<geometry::MapPoint> places{by(0, 0), by(500, 0), by(250, 0), by(0, 900)};
        if (isTurned) std::reverse(places.begin(), places.end());
        for (const auto& place : places) stream.say("Land unter", place);
        stream.tick();
        std::string out;
        for (const wire::Incident& one : stream.open()) out += one.incident + " " + std::to_string(one.records) + "\n";
        return out;
    };
    EXPECT_EQ(told(1, false), told(1, true));
    EXPECT_EQ(told(1, false), told(7, false)) << "another device's key changes no incident's id";
}

// ---- acts ---------------------------------------------------------------------------------------------------------

/// Two heaps 2 km apart, and one record that does not belong to the first.
struct Two {
    Stream stream;
    wire::MessageId stray;
    std::string first, second;
    Two() {
        stream.tick();
        stream.say("Land unter", by(0, 0));
        stray = stream.say("Land unter", by(50, 0));
        stream.say("Land unter", by(60, 0));
        stream.tick();
        stream.say("Land unter", by(2000, 0));
        stream.tick();
        first = stream.open()[0].incident, second = stream.open()[1].incident;
    }
};

TEST(Incidents, PeopleMergeThemAndTakeTheMergeBack) {
    Two two;
    two.stream.act(IncidentMove::Merge, two.second, {}, two.first);
    two.stream.tick();
    ASSERT_EQ(two.stream.open().size(), 1u);
    EXPECT_EQ(two.stream.open()[0].records, 4u);
    EXPECT_EQ(two.stream.open()[0].step, IncidentStep::ByAct);
    EXPECT_EQ(two.stream.picture[two.second].into, two.first);
    EXPECT_EQ(two.stream.picture[two.second].newest.size(), 1u) << "what it brought stays named";
    two.stream.say("Land unter", by(2010, 0));
    two.stream.tick();
    EXPECT_EQ(two.stream.open()[0].records, 5u) << "merged ones stay merged";
    two.stream.act(IncidentMove::Reopen, two.second);
    two.stream.tick();
    ASSERT_EQ(two.stream.open().size(), 2u);
    EXPECT_EQ(two.stream.picture[two.second].records, 1u) << "what it had brought, nothing else";
    EXPECT_EQ(two.stream.picture[two.first].records, 4u);
    EXPECT_TRUE(two.stream.picture[two.first].from.empty());
}

TEST(Incidents, WhatWasSplitNeverGoesBackByItself) {
    Two two;
    two.stream.act(IncidentMove::Split, two.first, {two.stray}, {}, "Tiefgarage");
    two.stream.tick();
    ASSERT_EQ(two.stream.open().size(), 3u);
    const auto split = std::find_if(two.stream.last.begin(), two.stream.last.end(),
                                    [](const wire::Incident& one) { return one.name == "Tiefgarage"; });
    ASSERT_NE(split, two.stream.last.end());
    const std::string garage = split->incident;
    for (int i = 0; i < 5; ++i) {
        two.stream.say("Land unter", by(30 + 5 * i, 0));  // near to both
        two.stream.tick();
        ASSERT_EQ(two.stream.open().size(), 3u);
    }
    const auto& stayed = two.stream.picture[two.first].newest;
    EXPECT_EQ(std::count(stayed.begin(), stayed.end(), two.stray), 0);
    const auto& apart = two.stream.picture[garage].newest;
    EXPECT_EQ(std::count(apart.begin(), apart.end(), two.stray), 1);
    two.stream.restart();
    two.stream.say("Land unter", by(40, 0));
    two.stream.tick();
    EXPECT_EQ(two.stream.open().size(), 3u) << "nor after a restart";
}

TEST(Incidents, WhatPeopleTookApartNoReportBetweenJoins) {
    Two two;
    two.stream.act(IncidentMove::Split, two.first, {two.stray});
    two.stream.tick();
    two.stream.say("Land unter", by(-500, 0));  // one that nobody touched
    two.stream.tick();
    ASSERT_EQ(two.stream.open().size(), 4u);
    two.stream.say("Land unter", by(-240, 0));  // nearer to the touched ones
    two.stream.tick();
    EXPECT_EQ(two.stream.open().size(), 4u);
    two.stream.say("Land unter", by(-270, 0));
    two.stream.say("Land unter", by(-480, 0));
    two.stream.tick();
    EXPECT_EQ(two.stream.open().size(), 4u) << "nearer to the one that nobody touched";
}

TEST(Incidents, ARecordThatDoesNotBelongIsTakenOutAndCanBePutBack) {
    Two two;
    two.stream.act(IncidentMove::TakeOut, two.first, {two.stray});
    two.stream.tick();
    EXPECT_EQ(two.stream.picture[two.first].records, 2u);
    EXPECT_EQ(two.stream.open().size(), 2u) << "it forms none of its own";
    two.stream.act(IncidentMove::PutIn, two.second, {two.stray});
    two.stream.tick();
    EXPECT_EQ(two.stream.picture[two.second].records, 2u);
    two.stream.act(IncidentMove::PutIn, two.first, {two.stray});
    two.stream.tick();
    EXPECT_EQ(two.stream.picture[two.first].records, 3u);
    EXPECT_EQ(two.stream.picture[two.second].records, 1u);
}

TEST(Incidents, AReportWithoutPlaceCanBePutInByHand) {
    Two two;
    const auto vague = two.stream.say("Keller läuft voll, Anrufer aufgelegt");
    two.stream.tick();
    two.stream.act(IncidentMove::PutIn, two.second, {vague});
    two.stream.tick();
    EXPECT_EQ(two.stream.picture[two.second].reports, 2u);
    EXPECT_LE(two.stream.picture[two.second].radiusM, 1) << "it stands where the incident is";
}

TEST(Incidents, WhatIsClosedTakesNothingMoreAndCanBeReopened) {
    Two two;
    two.stream.act(IncidentMove::Close, two.first);
    two.stream.act(IncidentMove::Rename, two.second, {}, {}, "Campingplatz");
    two.stream.tick();
    EXPECT_EQ(two.stream.picture[two.first].state, IncidentState::Closed);
    EXPECT_EQ(two.stream.picture[two.second].name, "Campingplatz");
    two.stream.say("Land unter", by(0, 0));
    two.stream.tick();
    EXPECT_EQ(two.stream.picture[two.first].records, 3u);
    EXPECT_EQ(two.stream.open().size(), 2u) << "what comes after is seen, as another one";
    two.stream.act(IncidentMove::Reopen, two.first);
    two.stream.tick();
    EXPECT_EQ(two.stream.open().size(), 3u);
}

TEST(Incidents, ActsOnNothingHaveNoEffect) {
    Two two;
    const auto before = two.stream.picture.size();
    two.stream.act(IncidentMove::Close, "incident:0000000000000000");
    two.stream.act(IncidentMove::Merge, two.first, {}, "incident:0000000000000000");
    two.stream.act(IncidentMove::Split, two.second, {two.stray});                                 // it is not there
    two.stream.act(IncidentMove::Reopen, two.first);                                              // it is open
    two.stream.act(IncidentMove::Split, two.second, {two.stream.picture[two.second].newest[0]});  // all of it
    two.stream.tick();
    EXPECT_TRUE(two.stream.last.empty());
    EXPECT_EQ(two.stream.picture.size(), before);
    for (const auto& wrong : {wire::IncidentAct{IncidentMove::Merge, "incident:1", "incident:1", {}, ""},
                              wire::IncidentAct{IncidentMove::Merge, "incident:1", std::nullopt, {}, ""},
                              wire::IncidentAct{IncidentMove::Split, "incident:1", std::nullopt, {}, ""}})
        EXPECT_TRUE(wire::checkPayload(wire::Kind::IncidentAct, 1, wire::encodePayload(wrong)).has_value());
}

// ---- restart ------------------------------------------------------------------------------------------------------

TEST(Incidents, OneThatGoesOnFromMemoryOrFromTheJournalSaysTheSame) {
    const auto run = [](const std::function<void(Stream&)>& interrupt) {
        Two two;
        std::string out;
        const auto step = [&] {
            interrupt(two.stream);
            two.stream.tick(30);
            for (const wire::Incident& said : two.stream.last) out += base::toHex(wire::encodePayload(said)) + "\n";
        };
        two.stream.unit("Florian 1", 4, "Keller auspumpen", by(10, 0));
        step();
        two.stream.gauge(wire::GaugeLevel::Iw1);
        two.stream.act(IncidentMove::Merge, two.second, {}, two.first);
        step();
        two.stream.unit("Florian 1", 4, "Keller auspumpen", by(11, 0));
        two.stream.act(IncidentMove::TakeOut, two.first, {two.stray});
        step();
        two.stream.act(IncidentMove::Reopen, two.second);
        two.stream.gauge(wire::GaugeLevel::BelowAll);
        step();
        two.stream.act(IncidentMove::PutIn, two.second, {two.stray});
        two.stream.say("Land unter", by(100, 0));
        step();
        return out;
    };
    const std::string expected = run([](Stream&) {});
    EXPECT_EQ(run([](Stream& stream) { stream.restart(); }), expected);
    EXPECT_EQ(run([](Stream& stream) { stream.resume(); }), expected);
}

TEST(Incidents, WhatTheJournalSaysOfOneWhoseRecordsWereDeletedStays) {
    Two two;
    // The founding report is redacted: whoever folds the journal again cannot read it.
    for (wire::Record& record : two.stream.journal.records)
        if (record.envelope.id == *two.stream.picture[two.first].first) {
            record.envelope.payload.clear();
            record.flags |= wire::kFlagRedacted;
        }
    two.stream.restart();
    two.stream.say("Land unter", by(20, 0));
    two.stream.tick();
    ASSERT_EQ(two.stream.open().size(), 2u);
    EXPECT_EQ(two.stream.picture[two.first].records, 4u) << "under the id that people know";
}

}  // namespace
