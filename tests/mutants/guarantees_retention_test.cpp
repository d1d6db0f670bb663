// SPDX-License-Identifier: EUPL-1.2

// What is deleted, by whom and how thoroughly.

#include <fstream>

#include "gis/situation/snapshot.h"
#include "guarantee_world.h"

namespace {

using namespace guarantees;

constexpr const char* kSecret = "GEHEIM: Frau Beispiel, Uferweg 3";

client::Submission entryOf(const World& world, const std::string& text) {
    client::Submission submission;
    submission.kind = Kind::LogEntry;
    submission.source = "post:S2";
    submission.observedAt = world.clock.now();
    submission.payload = wire::encodePayload(wire::LogEntry{text, {}, {}});
    submission.keep = client::Keep::InMemory;
    return submission;
}

bool isInFiles(const World& world, const std::string& text) {
    for (const auto& entry : std::filesystem::directory_iterator(world.dir)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        if (std::string{std::istreambuf_iterator<char>(in), {}}.find(text) != std::string::npos) return true;
    }
    return false;
}

std::vector<wire::Record> followed(World& world) {
    auto link = world.linkOf(world.identityOf("fusion"));
    Heard heard;
    link->follow(1);
    (void)until(world, *link, heard, [&] { return link->nextSequence() == world.broker->lastSequence() + 1; });
    return heard.records;
}

bool isHeard(const std::vector<wire::Record>& records, const std::string& text) {
    return std::any_of(records.begin(), records.end(), [&](const wire::Record& record) {
        const std::string payload(record.envelope.payload.begin(), record.envelope.payload.end());
        return payload.find(text) != std::string::npos;
    });
}

void order(World& world, std::uint64_t first, std::uint64_t last) {
    world.adminSays(wire::RedactionOrdered{{{first, last}}, std::nullopt, "Art. 17 DSGVO"});
    for (int i = 0; i < 5; ++i) world.pass(10);
}

TEST(Guarantee, WhatWasDeletedIsNowhereLeft) {
    World world;
    auto desk = world.linkOf(world.enrol("desk", {wire::DeviceRole::Console}, {"post:*"}));
    Heard heard;
    ASSERT_TRUE(desk->submit(entryOf(world, kSecret)).ok());
    ASSERT_TRUE(desk->submit(entryOf(world, "bleibt stehen")).ok());
    ASSERT_TRUE(until(world, *desk, heard, [&] { return desk->waiting() == 0; }));
    const auto before = followed(world);
    ASSERT_TRUE(isInFiles(world, kSecret) && isHeard(before, kSecret));
    const auto secret = std::find_if(before.begin(), before.end(),
                                     [](const auto& record) { return record.envelope.kind == Kind::LogEntry; });
    order(world, secret->sequence, secret->sequence);
    const auto after = followed(world);
    EXPECT_FALSE(isInFiles(world, kSecret));
    EXPECT_FALSE(isHeard(after, kSecret));
    EXPECT_TRUE(isHeard(after, "bleibt stehen"));
    EXPECT_NE(after[secret->sequence - 1].flags & wire::kFlagRedacted, 0u);
    const auto told = std::find_if(after.begin(), after.end(),
                                   [](const auto& record) { return record.envelope.kind == Kind::Redacted; });
    ASSERT_NE(told, after.end());
    const auto what = wire::payloadOf<wire::Redacted>(told->envelope);
    EXPECT_EQ(what->by, "p:admin");
    EXPECT_EQ(what->reason, "Art. 17 DSGVO");
    EXPECT_TRUE(journal::verify(world.realm.journalFile()).value().good());
}

TEST(Guarantee, DeletionChangesNoVerdict) {
    Office office;
    office.say("staff", wire::LogEntry{"gilt", {}, {}});
    office.say("b", wire::LogEntry{"gilt nicht: b ist kein Stab", {}, {}});
    office.say("staff", wire::LogEntry{"gilt auch", {}, {}});
    const auto verdicts = [&] {
        std::vector<std::pair<Kind, std::uint16_t>> all;
        for (const auto& record : followed(office.world))
            if (record.envelope.kind != Kind::Tick) all.emplace_back(record.envelope.kind, record.verdict);
        return all;
    };
    order(office.world, 1, office.world.broker->lastSequence());
    const auto before = verdicts();
    office.world.kill();
    office.world.start();
    for (int i = 0; i < 5; ++i) office.world.pass(10);
    EXPECT_EQ(verdicts(), before);
    EXPECT_EQ(std::count_if(before.begin(), before.end(), [](const auto& one) { return one.second != 0; }), 1);
}

TEST(Guarantee, EvidenceIsNeverDeleted) {
    Office office;
    office.draft("a");
    office.approve("a");
    office.approve("b");
    ASSERT_EQ(office.issued(), 1u);
    order(office.world, 1, office.world.broker->lastSequence());
    for (const auto& record : office.world.journaled()) {
        EXPECT_TRUE(record.envelope.kind == Kind::Redacted || !record.envelope.payload.empty()) << record.sequence;
    }
    office.world.kill();
    office.world.start();
    EXPECT_EQ(office.issued(), 1u);
}

server::BrokerOptions oneDay() {
    server::BrokerOptions options;
    options.retention = {{Kind::LogEntry, 1}};
    return options;
}

TEST(Guarantee, WhatIsOldGoesByItsRuleAndAWrongClockDeletesNothing) {
    World world(wire::RealmKind::Live, oneDay());
    auto desk = world.linkOf(world.enrol("desk", {wire::DeviceRole::Console}, {"post:*"}));
    Heard heard;
    ASSERT_TRUE(desk->submit(entryOf(world, kSecret)).ok());
    ASSERT_TRUE(until(world, *desk, heard, [&] { return desk->waiting() == 0; }));
    const std::int64_t hourMs = 3600 * 1000;
    for (int i = 0; i < 3; ++i) world.pass(11 * hourMs);
    for (int i = 0; i < 3; ++i) world.pass(20'000);
    EXPECT_FALSE(isInFiles(world, kSecret)) << "33 hours later";
    ASSERT_TRUE(desk->submit(entryOf(world, "noch einmal GEHEIM")).ok());
    ASSERT_TRUE(until(world, *desk, heard, [&] { return desk->waiting() == 0; }));
    world.pass(10'000 * hourMs);
    for (int i = 0; i < 10; ++i) world.pass(20'000);
    EXPECT_TRUE(isInFiles(world, "noch einmal GEHEIM")) << "a clock that jumps by a year is not believed";
}

TEST(Guarantee, NoPictureKeepsADeletedName) {
    World world;
    const std::string name = "Erika Mustermann";
    auto follower = world.linkOf(world.identityOf("fusion"));
    Heard heard;
    follower->follow(1);
    world.adminSays(wire::PersonEnrolled{"p:em", "em", "", seal::SigningKey::generate().publicKey(), {}});
    world.adminSays(wire::PersonNamed{"p:em", name, "S2"});
    const auto readAll = [&] { return follower->nextSequence() == world.broker->lastSequence() + 1; };
    ASSERT_TRUE(until(world, *follower, heard, readAll));
    world.adminSays(wire::RedactionOrdered{{}, "p:em", "Art. 17 DSGVO"});
    for (int i = 0; i < 5; ++i) world.pass(10);
    ASSERT_TRUE(until(world, *follower, heard, readAll));
    situation::Situation open;
    bool wasNamed = false;
    for (const wire::Record& record : heard.records) {
        open.fold(record);
        const auto* person = open.roster.person("p:em");
        wasNamed = wasNamed || (person != nullptr && person->enrolment.displayName == name);
    }
    EXPECT_TRUE(wasNamed) << "nothing was there to be deleted";
    const auto bytes = situation::encodePicture(open);
    EXPECT_EQ(std::search(bytes.begin(), bytes.end(), name.begin(), name.end()), bytes.end());
    EXPECT_EQ(open.roster.person("p:em")->enrolment.displayName, "em");
}

}  // namespace
