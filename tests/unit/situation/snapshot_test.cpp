// SPDX-License-Identifier: EUPL-1.2
#include "gis/situation/snapshot.h"

#include <gtest/gtest.h>

#include "broker/base/random.h"
#include "broker/seal/seal.h"
#include "broker/wire/verbs.h"
#include "tests/unit/situation/told.h"

namespace {

using situation::decodePicture;
using situation::encodePicture;
using situation::Situation;
using told::at;

constexpr const char* kSnapshotAlert = "00112233445566778899aabbccddeeff";

/// Something of all that a staff has in hand, rivals and steps included.
void addWork(told::Journal& journal) {
    wire::Report report{"EAL Nord", "S2", "Funk", "Deich", "Weich.", wire::Priority::Flash, at(0), std::nullopt};
    const auto message = journal.say("unit:A", report).envelope.id;
    journal.say("core", wire::Numbered{message, "report", 17});
    journal.say("post:S2", wire::ReportStep{message, wire::ReportMove::Routed, {"S3"}, {"LdS"}, "", "", "", {}});
    journal.say("post:S3", wire::ReportStep{message, wire::ReportMove::Noted, {}, {}, "S3", "", "läuft", {}});
    journal.say("post:S3", wire::ReportStep{message, wire::ReportMove::Read, {}, {}, "S3", "", "", {}});
    journal.say("post:S6", wire::ReportStep{message, wire::ReportMove::Sent, {}, {}, "", "Funk", "", at(3)});
    wire::Order order;
    order.order = "00000000000000000000000000000004", order.to = "S4", order.subject = "Diesel";
    journal.say("post:S3", order);
    order.subject = "Benzin";
    journal.say("post:S1", order);  // without having seen the first
    journal.say("post:S4", wire::OrderStep{order.order, wire::OrderMove::Begun, "S4", "unterwegs"});
    wire::Drawing point;
    point.drawing = "00000000000000000000000000000005", point.use = "command";
    point.place = wire::GeoPoint{513597000, 74563000}, point.until = at(99'999);
    point.sign = wire::TacticalSign{"signs 1", "befehlsstelle", "", "", "", "", "", "", "", "", ""};
    journal.say("post:S3", point);
    wire::BoardItem road;
    road.item = "00000000000000000000000000000006", road.board = wire::Board::Road, road.name = "B 1";
    road.state = "closed";
    journal.say("post:S3", road);
    wire::Assignment work{"LF 1", point.drawing, "Deich", at(0), at(9), "Gruppe 4", false, {}};
    work.status = 4, work.statusAt = at(3), work.strength = {0, 1, 8, 9}, work.strengthAt = at(2);
    journal.say("post:S1", work);
    journal.say("post:S2", wire::AlarmAct{"silence:A", at(0), wire::AlarmMove::Taken, "S2", at(900), ""});
    wire::Decision decision;
    decision.subject = "Räumung", decision.text = "Ja.", decision.function = "LdS";
    const auto decided = journal.say("post:LdS", decision).envelope.id;
    decision.replaces = decided;
    journal.say("post:LdS", decision);
    wire::Contact contact;
    contact.contact = "00000000000000000000000000000007", contact.function = "S1", contact.name = "Anna";
    contact.reach = {{"mobile", "1"}};
    journal.say("post:S1", contact);
    wire::CallUp call;
    call.call = "00000000000000000000000000000008", call.subject = "Stab", call.text = "Kommen.",
    call.meeting = "Rathaus";
    call.targets = {{contact.contact, "S1", "Anna", {"mobile", "1"}}};
    journal.say("post:S1", call);
    journal.say("dispatch", wire::CallStep{call.call, contact.contact, wire::CallMove::Sent, "mobile", {}, ""});
    journal.say("post:S1",
                wire::CallStep{call.call, contact.contact, wire::CallMove::Coming, "phone", at(60), "mit dem Rad"});
    journal.say("post:S1", wire::CallStep{call.call, "", wire::CallMove::Noted, "", {}, "Tor offen"});
    journal.say("post:S1", wire::Seat{wire::SeatMove::Taken, "p:a", "PC 4"});
}

/// Something of everything that a picture can hold.
Situation full() {
    told::Journal journal;
    journal.say("core", wire::RealmFounded{"Probe", {1}, {2}});
    journal.say("core", wire::PersonEnrolled{"p:a", "A", "S2", {3}, {wire::PersonRole::Staff}});
    journal.say("player", wire::ExerciseState{wire::ExercisePhase::Running, "probe", "Probe", 7, {"fusion"}, at(900)});
    journal.tick(at(5));
    journal.say("player", wire::OperationAct{"2026-1", wire::OperationStep::Opened, "Hochwasser"});
    journal.level("A", 201.5, at(4));
    journal.say("station:A", wire::Reading{wire::Quantity::Rain, std::nullopt, "mm", 3.6, "Wartung"}, at(5));
    wire::UnitReport unit;
    unit.callSign = "Florian 1", unit.fmsStatus = 3, unit.unitType = "LF", unit.strength = {0, 1, 8, 9};
    unit.position = wire::GeoPoint{514000000, 74000000};
    unit.task = "Sandsäcke";
    journal.say("unit:Florian 1", unit);
    journal.say("fusion", wire::StationState{"A",
                                             wire::GaugeLevel::Iw2,
                                             wire::Quality::Good,
                                             wire::Hearing::Heard,
                                             {"t"},
                                             201.5,
                                             at(4),
                                             12.0,
                                             at(5),
                                             "r/1"});
    wire::Zone zone;
    zone.zone = "flood:Aue";
    zone.bands.push_back({0, 0.5, {{{{514000000, 74000000}, {514000000, 74100000}, {514100000, 74000000}}}}});
    zone.people = wire::PeopleEstimate{1, 2, 3};
    journal.say("fusion", zone);
    wire::Proposal proposal;
    proposal.proposal = "flood:Aue", proposal.revision = 1, proposal.content.hazard = "flood";
    proposal.station = "AUE-WEHR", proposal.level = wire::GaugeLevel::Iw2, proposal.valueCm = 301;
    journal.say("fusion", proposal);
    wire::Proposal cloudburst;
    cloudburst.proposal = "rain:RG", cloudburst.station = "RG", cloudburst.content.hazard = "rain";
    cloudburst.rain = wire::RainSum{60, 43.5, 1, wire::RainLevel::Extreme}, cloudburst.stations = {"RG"};
    cloudburst.since = at(20), cloudburst.confidence = "low", cloudburst.method = "districts within 2 km";
    cloudburst.peopleByDay = wire::PeopleEstimate{1, 2, 3};
    journal.say("fusion", cloudburst);
    wire::Draft draft;
    draft.alert = kSnapshotAlert, draft.revision = 1, draft.proposal = "flood:Aue", draft.content.hazard = "flood";
    draft.content.expires = at(9000);
    draft.content.texts.push_back({"de-DE", "Hochwasser", "Wasser", "", "", "Aue"});
    auto& drafted = journal.say("post:S2", draft);
    drafted.envelope.author = "p:a";
    const auto hash = seal::sha256(drafted.envelope.payload);
    const auto draftId = drafted.envelope.id;
    for (const char* person : {"p:a", "p:b"})
        journal.say("post:S2", wire::Approval{kSnapshotAlert, 1, hash, ""}).envelope.author = person;
    journal.say("core",
                wire::Issued{kSnapshotAlert, 1, hash, draftId, {draftId, draftId}, {"p:a", "p:b"}, 1, "LW-1", at(6)});
    journal.say("dispatch", wire::Receipt{kSnapshotAlert, "siren", "Nord", wire::ReceiptState::Sent, "ok"});
    journal.say("fusion", wire::RuleSet{"Probe", "0f3c9a17b2e4", "format = 1\n", "rules.toml:3: unknown key"});
    wire::RuleAlarm alarm;
    alarm.alarm = "rule:u", alarm.title = "Unterführung", alarm.task = "Sperren", alarm.function = "S3";
    alarm.reasons = {"level 146 140 A"}, alarm.stations = {"A"}, alarm.rule = "own/1";
    journal.say("fusion", alarm);
    journal.say("post:S2", wire::Maintenance{"A", at(5), at(3600), "Sonde gereinigt"}).envelope.author = "p:a";
    wire::Incident incident;
    incident.incident = "incident:00112233445566aa", incident.kind = "water", incident.title = "Überflutung";
    incident.where = "Bachstraße", incident.records = 21, incident.reports = 20, incident.stations = {"A"};
    incident.districts = {"Altstadt"}, incident.newest = {draftId}, incident.first = draftId;
    incident.rule = "incident/1";
    journal.say("fusion", incident);
    wire::StaffArea area;
    area.area = "00000000000000000000000000000001", area.name = "Sperrkreis", area.hazard = "bomb";
    area.method = wire::AreaMethod::Circle, area.centre = wire::GeoPoint{513597000, 74563000}, area.radiusM = 300;
    journal.say("post:S2", area).envelope.author = "p:a";
    addWork(journal);
    Situation picture;
    for (const auto& record : journal.records) picture.fold(record);
    return picture;
}

}  // namespace

TEST(Snapshot, WhatIsWrittenIsReadBackWithEverythingInIt) {
    const Situation picture = full();
    const auto bytes = encodePicture(picture);
    const auto back = decodePicture(bytes);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->canonicalText(), picture.canonicalText());
    EXPECT_EQ(encodePicture(*back), bytes);
    EXPECT_EQ(back->lastSequence, picture.lastSequence);
    EXPECT_EQ(back->realmName, "Probe");
    EXPECT_EQ(back->tick->number, 1u);
    EXPECT_EQ(back->roster.persons().size(), 1u);
    EXPECT_EQ(back->alerts.at(kSnapshotAlert).life.phase, wire::AlertPhase::Issued);
    EXPECT_EQ(back->stations.at("A").last.size(), 2u);
    EXPECT_EQ(back->ruleSet->set.version, "0f3c9a17b2e4");
    EXPECT_EQ(back->ruleAlarms.at("rule:u").alarm.task, "Sperren");
    ASSERT_TRUE(back->stations.at("A").maintenance.has_value());
    EXPECT_EQ(back->stations.at("A").maintenance->maintenance.reason, "Sonde gereinigt");
    EXPECT_EQ(back->stations.at("A").maintenance->author, "p:a");
    EXPECT_EQ(back->incidents.at("incident:00112233445566aa").incident.reports, 20u);
    EXPECT_EQ(back->areas.at("00000000000000000000000000000001").author, "p:a");
    const situation::StaffWork& work = back->work;
    ASSERT_EQ(work.reports.size(), 1u);
    EXPECT_EQ(work.reports.begin()->second.number, 17u);
    EXPECT_EQ(work.reports.begin()->second.copies, std::vector<std::string>{"LdS"});
    ASSERT_TRUE(work.orders.at("00000000000000000000000000000004").rival.has_value());
    EXPECT_EQ(work.orders.at("00000000000000000000000000000004").rival->said.subject, "Diesel");
    EXPECT_EQ(work.drawings.at("00000000000000000000000000000005").drawing.sign->library, "signs 1");
    EXPECT_EQ(work.board.size() + work.assignments.size() + work.alarmActs.size(), 3u);
    EXPECT_EQ(work.decisions.size(), 2u);
    EXPECT_EQ(work.contacts.size() + work.seats.size(), 2u);
    const situation::CallView& call = work.calls.at("00000000000000000000000000000008");
    EXPECT_EQ(call.deliveries.at("00000000000000000000000000000007").at("mobile").state, wire::CallMove::Sent);
    EXPECT_EQ(call.answers.begin()->second.note, "mit dem Rad");
    EXPECT_EQ(call.notes.size(), 1u);
    EXPECT_EQ(encodePicture(Situation()), encodePicture(*decodePicture(encodePicture(Situation()))));
}

TEST(Snapshot, TheFoldGoesOnFromItAsFromTheWhole) {
    Situation whole = full();
    auto joined = decodePicture(encodePicture(whole));
    ASSERT_TRUE(joined.has_value());
    told::Journal more;
    more.tick(at(9100));  // the warning expires
    more.level("A", 250, at(9090));
    more.say("core", wire::KeyRevoked{"p:a", std::nullopt, "lost"});
    for (auto& record : more.records) {
        record.sequence += whole.lastSequence;
        record.acceptedAt = at(9100);
        whole.fold(record);
        joined->fold(record);
    }
    EXPECT_EQ(joined->canonicalText(), whole.canonicalText());
    EXPECT_EQ(joined->alerts.at(kSnapshotAlert).life.phase, wire::AlertPhase::Expired);
    EXPECT_TRUE(joined->roster.person("p:a")->revoked);
}

TEST(Snapshot, NoBytesWhateverAreTakenForAnotherPicture) {
    const auto good = encodePicture(full());
    base::SeededRandom chance(11);
    for (int round = 0; round < 20'000; ++round) {
        auto bytes = good;
        switch (chance.below(4)) {
            case 0: bytes.resize(chance.below(bytes.size())); break;
            case 1: bytes.push_back(static_cast<std::uint8_t>(chance.next())); break;
            case 2: bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(chance.below(bytes.size()))); break;
            default:
                for (std::uint64_t i = 0; i <= chance.below(4); ++i)
                    bytes[chance.below(bytes.size())] = static_cast<std::uint8_t>(chance.next());
        }
        // A changed value may be a picture, but then these very bytes are its only form.
        const auto picture = decodePicture(bytes);
        if (picture) {
            ASSERT_EQ(encodePicture(*picture), bytes) << round;
        }
    }
}

TEST(Snapshot, AnotherFoldVersionIsNotRead) {
    auto bytes = encodePicture(full());
    bytes[15] ^= 1;  // the last byte of the version
    EXPECT_FALSE(decodePicture(bytes).has_value());
}

/// When this hash changes, the fold or the bytes have: raise kFoldVersion, then write the new hash here.
TEST(Snapshot, TheSameJournalMakesTheSameBytesForOneFoldVersion) {
    EXPECT_EQ(situation::kFoldVersion, 11u);
    EXPECT_EQ(base::toHex(seal::sha256(encodePicture(full()))).substr(0, 16), "2f67152ea3b1dcb1");
}
