// SPDX-License-Identifier: EUPL-1.2
#include "gis/situation/situation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "broker/base/random.h"
#include "broker/seal/seal.h"
#include "gis/situation/snapshot.h"
#include "tests/unit/situation/told.h"

namespace {

using situation::Situation;
using told::at;

Situation folded(const std::vector<wire::Record>& records) {
    Situation picture;
    for (const wire::Record& record : records) picture.fold(record);
    return picture;
}
wire::UnitReport unit(const std::string& callSign, std::uint8_t status) {
    wire::UnitReport report;
    report.callSign = callSign;
    report.fmsStatus = status;
    report.unitType = "LF";
    report.organisation = "Feuerwehr";
    report.position = wire::GeoPoint{514000000, 74000000};
    return report;
}
wire::Zone zone(double km2) {
    wire::Zone out;
    out.zone = "flood:Aue";
    out.method = "connected fill";
    out.areaKm2 = km2;
    out.confidence = "medium";
    out.package = "auental 1";
    out.validAt = at(0);
    if (km2 > 0)
        out.bands.push_back({0, 0.5, {{{{514000000, 74000000}, {514000000, 74100000}, {514100000, 74000000}}}}});
    return out;
}
wire::WarningContent content(wire::WarningAct act = wire::WarningAct::Alert) {
    wire::WarningContent out;
    out.act = act;
    out.hazard = "flood";
    out.category = "Met", out.urgency = "Immediate", out.severity = "Severe", out.certainty = "Observed",
    out.responseType = "Avoid";
    out.eventCode = "BBK-EVC-038";
    out.onset = at(0);
    out.expires = at(6 * 3600);
    out.texts.push_back(
        {"de-DE", "Hochwasser", "Hochwasser an der Aue", "Wasser steigt.", "Meiden Sie Ufer.", "Auental"});
    out.area = {{{{514000000, 74000000}, {514000000, 74100000}, {514100000, 74000000}}}};
    out.senderName = "Krisenstab Auental";
    return out;
}
wire::Draft draft(const std::string& alert, std::uint32_t revision, wire::WarningAct act = wire::WarningAct::Alert) {
    wire::Draft out;
    out.alert = alert;
    out.revision = revision;
    out.basedOn = revision - 1;
    out.content = content(act);
    return out;
}
const std::string kAlert(32, 'a');
const std::string kOther(32, 'b');

/// Draft, two signatures, issued; returns the journal's last record.
void issue(told::Journal& journal, const std::string& alert, const wire::Draft& content) {
    wire::Record& drafted = journal.say("post:S2", content);
    drafted.envelope.author = "p:beispiel";
    const wire::MessageId draftId = drafted.envelope.id;
    const wire::Hash hash = seal::sha256(drafted.envelope.payload);
    std::vector<wire::MessageId> approvals;
    for (const char* person : {"p:beispiel", "p:muster"}) {
        wire::Record& signedOne = journal.say("post:S2", wire::Approval{alert, content.revision, hash, "EXERCISE"});
        signedOne.envelope.author = person;
        approvals.push_back(signedOne.envelope.id);
    }
    journal.say(
        "core",
        wire::Issued{
            alert, content.revision, hash, draftId, approvals, {"p:beispiel", "p:muster"}, 1, "x", journal.now()});
}

TEST(Reading, TheNewestByRealmClockThenSourceClockStands) {
    told::Journal journal;
    journal.tick(at(5));
    journal.level("A", 100, at(3));
    journal.level("A", 101, at(1));
    EXPECT_EQ(folded(journal.records).stations.at("A").last.at(wire::Quantity::WaterLevel).reading.value, 100);
    journal.tick(at(10));
    journal.level("A", 102, at(0));
    EXPECT_EQ(folded(journal.records).stations.at("A").last.at(wire::Quantity::WaterLevel).reading.value, 102);
}

TEST(Reading, LateDataFillsHistoryAndReplacesNothing) {
    told::Journal journal;
    journal.tick(at(7200));
    journal.level("A", 100, at(7190));
    journal.tick(at(7205));
    EXPECT_EQ(journal.level("A", 55, at(100)).flags, wire::kFlagClockLate);
    EXPECT_EQ(folded(journal.records).stations.at("A").last.at(wire::Quantity::WaterLevel).reading.value, 100);
}

TEST(Reading, AnAbsurdClockIsReplacedByTheRealmClock) {
    told::Journal journal;
    journal.tick(at(600));
    journal.level("A", 100, base::Instant{0});
    const auto last = folded(journal.records).stations.at("A").last.at(wire::Quantity::WaterLevel);
    EXPECT_EQ(last.observedAt, at(600));
    EXPECT_EQ(last.flags, wire::kFlagClockAbsurd);
}

TEST(Refused, ARecordWithoutEffectMovesOnlyTheSequence) {
    told::Journal journal;
    journal.tick(at(5));
    journal.level("A", 100, at(3)).verdict = 203;
    Situation picture;
    picture.fold(journal.records[0]);
    EXPECT_FALSE(picture.fold(journal.records[1]).any());
    EXPECT_TRUE(picture.stations.empty());
    EXPECT_EQ(picture.lastSequence, 2u);
}

TEST(Unit, StatusSinceIsTheFirstReportOfThatStatus) {
    told::Journal journal;
    journal.tick(at(5));
    journal.say("unit:Florian 1", unit("Florian 1", 3), at(4));
    journal.tick(at(10));
    journal.say("unit:Florian 1", unit("Florian 1", 3), at(9));
    journal.tick(at(15));
    journal.say("unit:Florian 1", unit("Florian 1", 4), at(14));
    const auto now = folded(journal.records).units.at("Florian 1");
    EXPECT_EQ(now.report.fmsStatus, 4);
    EXPECT_EQ(now.statusSince, at(15));
    journal.records.resize(4);
    EXPECT_EQ(folded(journal.records).units.at("Florian 1").statusSince, at(5));
}

TEST(Zone, EndsWithoutBandsAndKeepsItsBeginWhileItStands) {
    told::Journal journal;
    journal.tick(at(5));
    journal.say("fusion", zone(1));
    journal.tick(at(10));
    journal.say("fusion", zone(2));
    Situation picture = folded(journal.records);
    EXPECT_EQ(picture.zones.at("flood:Aue").since, at(5));
    EXPECT_EQ(picture.zones.at("flood:Aue").updatedAt, at(10));
    EXPECT_EQ(picture.fold(journal.say("fusion", zone(0))).zones.count("flood:Aue"), 1u);
    EXPECT_TRUE(picture.zones.empty());
}

TEST(Alert, GoesFromDraftOverTwoSignaturesToIssuedDeliveredAndExpired) {
    told::Journal journal;
    journal.tick(at(5));
    issue(journal, kAlert, draft(kAlert, 1));
    journal.say("dispatch", wire::Receipt{kAlert, "cap", "file", wire::ReceiptState::Sent, ""});
    journal.say("dispatch", wire::Receipt{kAlert, "cap", "file", wire::ReceiptState::Received, ""});
    Situation picture = folded(journal.records);
    const situation::Alert& alert = picture.alerts.at(kAlert);
    EXPECT_EQ(alert.life.phase, wire::AlertPhase::Issued);
    EXPECT_EQ(alert.approvals.size(), 2u);
    EXPECT_EQ(alert.issuedAt, at(5));
    ASSERT_TRUE(alert.issuedContent.has_value());
    EXPECT_EQ(alert.recipients.at("cap/file").state, wire::ReceiptState::Received);
    EXPECT_FALSE(picture.fold(journal.tick(at(6 * 3600 - 1))).alerts.count(kAlert));
    EXPECT_TRUE(picture.fold(journal.tick(at(6 * 3600))).alerts.count(kAlert));
    EXPECT_EQ(alert.life.phase, wire::AlertPhase::Expired);
}

TEST(Alert, ANewRevisionEmptiesTheSignatures) {
    told::Journal journal;
    journal.tick(at(5));
    wire::Record& drafted = journal.say("post:S2", draft(kAlert, 1));
    const wire::Hash hash = seal::sha256(drafted.envelope.payload);
    journal.say("post:S2", wire::Approval{kAlert, 1, hash, "x"});
    EXPECT_EQ(folded(journal.records).alerts.at(kAlert).approvals.size(), 1u);
    journal.say("post:S2", draft(kAlert, 2));
    EXPECT_TRUE(folded(journal.records).alerts.at(kAlert).approvals.empty());
}

TEST(Alert, ASignatureFallsWithTheKeyThatMadeIt) {
    for (const bool isRevoked : {true, false}) {
        told::Journal journal;
        journal.tick(at(5));
        wire::Record& drafted = journal.say("post:S2", draft(kAlert, 1));
        drafted.envelope.author = "p:beispiel";
        const wire::Hash hash = seal::sha256(drafted.envelope.payload);
        journal.say("post:S2", wire::Approval{kAlert, 1, hash, "x"}).envelope.author = "p:beispiel";
        Situation picture = folded(journal.records);
        ASSERT_EQ(picture.alerts.at(kAlert).approvals.size(), 1u);
        const auto changes =
            isRevoked
                ? picture.fold(journal.say("post:S2", wire::KeyRevoked{"p:beispiel", std::nullopt, "lost"}))
                : picture.fold(journal.say("post:S2", wire::PersonEnrolled{"p:beispiel", "A. Beispiel", "", {}, {}}));
        EXPECT_TRUE(changes.alerts.count(kAlert));
        EXPECT_TRUE(picture.alerts.at(kAlert).approvals.empty());
        EXPECT_EQ(picture.alerts.at(kAlert).life.phase, wire::AlertPhase::Drafted);
    }
}

TEST(Alert, ACancelEndsTheWarningThatItNames) {
    told::Journal journal;
    journal.tick(at(5));
    issue(journal, kAlert, draft(kAlert, 1));
    wire::Draft cancel = draft(kOther, 1, wire::WarningAct::Cancel);
    cancel.content.updates = {kAlert};
    issue(journal, kOther, cancel);
    EXPECT_EQ(folded(journal.records).alerts.at(kAlert).life.phase, wire::AlertPhase::Cancelled);
}

TEST(Proposal, KnowsTheWarningDraftedFromItUntilTheAuthorGivesItUp) {
    told::Journal journal;
    journal.tick(at(5));
    wire::Proposal proposal;
    proposal.proposal = "flood:Aue", proposal.station = "A", proposal.content = content();
    journal.say("fusion", proposal);
    wire::Draft drafted = draft(kAlert, 1);
    drafted.proposal = "flood:Aue";
    journal.say("post:S2", drafted);
    EXPECT_EQ(folded(journal.records).proposals.at("flood:Aue").alert, kAlert);
    drafted.revision = 2, drafted.withdrawn = true;
    journal.say("post:S2", drafted);
    EXPECT_FALSE(folded(journal.records).proposals.at("flood:Aue").alert.has_value());
    proposal.withdrawn = true, proposal.revision = 2;
    journal.say("fusion", proposal);
    EXPECT_TRUE(folded(journal.records).proposals.empty());
}

/// Some minutes of a town: four stations and three units that speak many times in each tick.
told::Journal busyTown(std::uint64_t seed, std::uint8_t dialect = 1) {
    base::SeededRandom random(seed);
    told::Journal journal(dialect);
    for (std::int64_t s = 5; s <= 300; s += 5) {
        journal.tick(at(s));
        for (int k = 0; k < 6; ++k) {
            const std::int64_t seen = s - static_cast<std::int64_t>(random.below(5));
            const std::string name(1, static_cast<char>('A' + random.below(4)));
            if (random.below(2) == 0)
                journal.level(name, std::round(random.between(50, 300)), at(seen));
            else
                journal.say("unit:" + name, unit(name, static_cast<std::uint8_t>(1 + random.below(4))), at(seen));
        }
        journal.say("unit:Z", unit("Z", 3), at(s - 1));  // only its place would change
        if (s % 60 == 0) journal.say("fusion", zone(static_cast<double>(s)));
    }
    issue(journal, kAlert, draft(kAlert, 1));
    return journal;
}

TEST(PictureHash, DoesNotDependOnTheOrderOfArrivalWithinATick) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const told::Journal journal = busyTown(seed);
        base::SeededRandom random(seed * 77);
        std::vector<wire::Record> shuffled = journal.records;
        const auto isSaid = [](const wire::Record& r) {
            return r.envelope.kind == wire::Kind::Reading || r.envelope.kind == wire::Kind::UnitReport;
        };
        for (auto first = shuffled.begin(); first != shuffled.end();) {
            const auto begin = std::find_if(first, shuffled.end(), isSaid);
            const auto end = std::find_if_not(begin, shuffled.end(), isSaid);
            for (auto it = begin; it != end; ++it)
                std::iter_swap(
                    it, begin + static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint64_t>(end - begin))));
            first = end;
        }
        ASSERT_EQ(folded(shuffled).canonicalText(), folded(journal.records).canonicalText()) << "seed " << seed;
    }
}

TEST(PictureHash, IsTheSameWhenSupersededReadingsAndPositionsAreLeftOut) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const told::Journal journal = busyTown(seed);
        // A thinned stream: of readings only the newest, of positions the one that began the status and the newest.
        const Situation whole = folded(journal.records);
        std::vector<wire::Record> thin;
        bool begun = false;
        for (const wire::Record& record : journal.records) {
            const std::string& source = record.envelope.source;
            if (record.envelope.kind == wire::Kind::Reading &&
                whole.stations.at(source.substr(8)).last.at(wire::Quantity::WaterLevel).id != record.envelope.id)
                continue;
            if (source == "unit:Z" && std::exchange(begun, true) && whole.units.at("Z").id != record.envelope.id)
                continue;
            thin.push_back(record);
        }
        EXPECT_LT(thin.size(), journal.records.size());
        ASSERT_EQ(folded(thin).canonicalText(), whole.canonicalText()) << "seed " << seed;
    }
}

TEST(PictureHash, ForgetsKeysRealmSequencesAndTheNumbersOfCore) {
    const told::Journal one = busyTown(3, 1);
    told::Journal other = busyTown(3, 9);
    for (wire::Record& record : other.records) record.sequence += 1000;
    auto& issued = other.records.back();
    auto payload = *wire::payloadOf<wire::Issued>(issued.envelope);
    payload.number = 17, payload.identifier = "another";
    issued.envelope.payload = wire::encodePayload(payload);
    EXPECT_EQ(folded(one.records).pictureHash(), folded(other.records).pictureHash());
}

TEST(PictureHash, SeesEveryValueStateZoneStepAndTime) {
    const told::Journal journal = busyTown(4);
    const Situation picture = folded(journal.records);
    const auto differs = [&](auto change) {
        Situation other = picture;
        change(other);
        return other.pictureHash() != picture.pictureHash();
    };
    EXPECT_TRUE(differs([](Situation& p) { p.stations.begin()->second.last.begin()->second.reading.value = 1; }));
    EXPECT_TRUE(differs([](Situation& p) { p.stations.begin()->second.last.begin()->second.acceptedAt.ms += 5000; }));
    EXPECT_TRUE(differs([](Situation& p) { p.stations.begin()->second.state = wire::StationState{}; }));
    EXPECT_TRUE(differs([](Situation& p) { p.units.begin()->second.statusSince.ms += 5000; }));
    EXPECT_TRUE(differs([](Situation& p) { p.zones.begin()->second.zone.bands[0].area[0][0][0].latE7 += 1; }));
    EXPECT_TRUE(differs([](Situation& p) { p.zones.begin()->second.updatedAt.ms += 5000; }));
    EXPECT_TRUE(differs([](Situation& p) { p.alerts.begin()->second.issuedAt.ms += 5000; }));
    EXPECT_TRUE(differs([](Situation& p) { p.alerts.begin()->second.approvals[0].person = "p:other"; }));
    EXPECT_TRUE(differs([](Situation& p) { p.alerts.begin()->second.draft.content.texts[0].headline += "!"; }));
    EXPECT_FALSE(differs([](Situation& p) { p.tick->at.ms += 5000; })) << "the clock alone changes no picture";
}

TEST(Fold, IsTotalOverPayloadsThatAreNotWhatTheirKindSays) {
    base::SeededRandom random(8);
    told::Journal journal = busyTown(5);
    Situation picture;
    for (wire::Record& record : journal.records) {
        for (int k = 0; k < 3; ++k) {
            wire::Record broken = record;
            if (random.below(2) == 0) broken.envelope.kind = static_cast<wire::Kind>(random.below(100));
            if (!broken.envelope.payload.empty() && random.below(2) == 0)
                broken.envelope.payload[random.below(broken.envelope.payload.size())] =
                    static_cast<std::uint8_t>(random.next());
            if (random.below(4) == 0) broken.envelope.payload.resize(random.below(broken.envelope.payload.size() + 1));
            picture.fold(broken);
        }
        picture.fold(record);
    }
    EXPECT_FALSE(picture.canonicalText().empty());
}

/// The journal as the broker hands it out after `redacted` took these payloads.
std::vector<wire::Record> without(std::vector<wire::Record> records, const std::vector<wire::SequenceSpan>& spans) {
    for (wire::Record& record : records)
        for (const wire::SequenceSpan& span : spans)
            if (record.sequence >= span.first && record.sequence <= span.last) {
                record.flags |= wire::kFlagRedacted;
                record.envelope.payload.clear();
            }
    return records;
}

TEST(Deletion, TakesUnitsAndNamesOutOfThePictureAsIfTheyHadNeverBeenRead) {
    told::Journal journal;
    journal.say("core", wire::PersonEnrolled{"p:em", "em", "", {1}, {wire::PersonRole::Staff}});
    journal.tick(at(0));
    journal.say("admin", wire::PersonNamed{"p:em", "Erika Mustermann", "S2 Lage"});
    journal.say("unit:Florian 1", unit("Florian 1", 3));
    journal.say("unit:Florian 2", unit("Florian 2", 3));
    journal.tick(at(60));
    journal.say("unit:Florian 2", unit("Florian 2", 4));
    wire::Redacted redacted;
    redacted.rule = "order";
    redacted.reason = "Art. 17";
    redacted.by = "p:admin";
    redacted.spans = {{3, 5}};
    const Situation before = folded(journal.records);
    ASSERT_EQ(before.roster.person("p:em")->enrolment.displayName, "Erika Mustermann");
    journal.say("core", redacted);
    const Situation open = folded(journal.records);
    const Situation later = folded(without(journal.records, redacted.spans));
    EXPECT_FALSE(open.units.contains("Florian 1"));
    EXPECT_EQ(open.units.at("Florian 2").report.fmsStatus, 4) << "what was said since stays";
    EXPECT_EQ(open.roster.person("p:em")->enrolment.displayName, "em");
    EXPECT_EQ(open.roster.person("p:em")->enrolment.function, "");
    EXPECT_EQ(open.canonicalText(), later.canonicalText());
    EXPECT_EQ(situation::encodePicture(open), situation::encodePicture(later));
    const auto bytes = situation::encodePicture(open);
    const std::string name = "Mustermann";
    EXPECT_EQ(std::search(bytes.begin(), bytes.end(), name.begin(), name.end()), bytes.end())
        << "a snapshot would keep the name";
    const auto again = situation::decodePicture(bytes);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->roster.person("p:em")->enrolment.displayName, "em");
}

TEST(Deletion, OfTheNewestReportLeavesNoOlderPlaceInItsStead) {
    told::Journal journal;
    journal.tick(at(0));
    journal.say("unit:Florian 1", unit("Florian 1", 3));
    journal.tick(at(60));
    journal.say("unit:Florian 1", unit("Florian 1", 4));
    wire::Redacted redacted;
    redacted.rule = "order";
    redacted.by = "p:admin";
    redacted.spans = {{4, 4}};
    journal.say("core", redacted);
    EXPECT_FALSE(folded(journal.records).units.contains("Florian 1"));
    EXPECT_FALSE(folded(without(journal.records, redacted.spans)).units.contains("Florian 1"));
}

TEST(Deletion, OfWhatThePictureDoesNotHoldChangesNothing) {
    told::Journal journal;
    journal.tick(at(0));
    journal.say("unit:Florian 1", unit("Florian 1", 3));
    journal.say("post:S2", wire::LogEntry{"x", {}, {}});
    Situation picture = folded(journal.records);
    wire::Redacted redacted;
    redacted.rule = "order";
    redacted.by = "p:admin";
    redacted.spans = {{3, 3}};
    const auto text = picture.canonicalText();
    EXPECT_FALSE(picture.fold(journal.say("core", redacted)).any());
    EXPECT_EQ(picture.canonicalText(), text);
    EXPECT_TRUE(picture.rosterRecords.empty());
}

}  // namespace
