// SPDX-License-Identifier: EUPL-1.2
// Files that records name: taken from who named them, kept over anything, behind everything, gone when they are to go.
#include "broker/client/role_file.h"
#include "tests/unit/server/files_world.h"

using namespace server_test;
using wire::AttachmentPhase;

namespace {

constexpr std::size_t kMiB = 1024 * 1024;

}  // namespace

TEST(Attachments, AFileArrivesWholeAndWhoMayFollowItsRecordFetchesIt) {
    FilesTown town;
    const auto photo = photoOf(3 * kMiB + 17);
    ASSERT_TRUE(town.giveWhole(*town.desk, photo));
    const auto heard = town.fetch(town.otherIdentity, aboutOf(photo).hash);
    EXPECT_EQ(heard.state, AttachmentPhase::Whole);
    EXPECT_TRUE(heard.bytes == photo);
    const auto report = journal::checkAttachments(town.file());
    ASSERT_TRUE(report.ok());
    ASSERT_EQ(report.value().files.size(), 1u);
    EXPECT_TRUE(report.value().findings.empty());
}

TEST(Attachments, TheRecordIsInEffectBeforeTheFileAndAReaderHearsHowMuchIsThere) {
    FilesTown town;
    const auto photo = photoOf(600'000);
    const auto file = aboutOf(photo);
    Heard heard;
    ASSERT_TRUE(town.desk->submit(naming(town.world, {file})).ok());
    ASSERT_TRUE(until(town.world, *town.desk, heard, [&] { return town.desk->waiting() == 0; }));
    auto reader = town.world.linkOf(town.otherIdentity);
    reader->fetch(file.hash);
    ASSERT_TRUE(town.poll(*reader, [&] { return !town.fetched.empty(); }));
    EXPECT_EQ(town.fetched.back().state, AttachmentPhase::Wanted);
    EXPECT_EQ(town.fetched.back().size, photo.size());
    ASSERT_TRUE(town.desk->give(file, photo).ok());
    ASSERT_TRUE(town.poll(*town.desk, [&] { return town.isGiven(file); }));
    ASSERT_TRUE(town.poll(*reader, [&] { return town.fetched.back().state == AttachmentPhase::Whole; }));
    EXPECT_TRUE(town.fetched.back().bytes == photo);
}

TEST(Attachments, ABrokenConnectionAKilledBrokerAndAPowerCutCostNothingThatWasSafe) {
    FilesTown town;
    const auto photo = photoOf(3 * kMiB);
    const auto file = aboutOf(photo);
    ASSERT_TRUE(town.desk->give(file, photo).ok());
    ASSERT_TRUE(town.desk->submit(naming(town.world, {file})).ok());
    base::SeededRandom random(3);
    std::uint64_t safe = 0;
    int cuts = 0;
    for (; cuts < 30 && !town.isGiven(file); ++cuts) {
        (void)town.poll(
            *town.desk, [&] { return random.below(4) == 0; }, 200);
        for (const auto& one : town.given) safe = std::max(safe, one.through);
        if (cuts % 3 == 0) {
            town.world.kill();
            town.world.start();
        } else if (cuts % 3 == 1) {
            town.world.powerCut([&] { return random.below(2) == 0; });
            town.world.start();
        }
        if (!town.given.empty()) {
            const auto files = journal::AttachmentStore::open(town.file(), journal::Open::ForReading).value().files();
            ASSERT_EQ(files.value().size(), 1u);
            EXPECT_GE(files.value()[0].through, safe) << "what was told safe is gone";
        }
    }
    EXPECT_GT(cuts, 3) << "it was over before anything was cut";
    ASSERT_TRUE(town.poll(*town.desk, [&] { return town.isGiven(file); }));
    EXPECT_TRUE(town.fetch(town.otherIdentity, file.hash).bytes == photo);
}

TEST(Attachments, APieceAtAnotherPlaceIsNotTakenAndTheAnswerTellsTheRightOne) {
    FilesTown town;
    const auto photo = photoOf(1000);
    const auto file = aboutOf(photo);
    Heard heard;
    ASSERT_TRUE(town.desk->submit(naming(town.world, {file})).ok());
    ASSERT_TRUE(until(town.world, *town.desk, heard, [&] { return town.desk->waiting() == 0; }));
    Hands hands(town.world, town.deskIdentity);
    hands.greet();
    const auto part = [&](std::size_t from, std::size_t count) {
        return base::Bytes(photo.begin() + static_cast<std::ptrdiff_t>(from),
                           photo.begin() + static_cast<std::ptrdiff_t>(from + count));
    };
    const auto say = [&](std::size_t from, std::size_t count) {
        hands.say(wire::AttachmentGive{file.hash, from, part(from, count)});
        return hands.expect<wire::AttachmentState>();
    };
    EXPECT_EQ(say(500, 100).through, 0u);
    EXPECT_EQ(say(0, 600).through, 600u);
    EXPECT_EQ(say(0, 600).through, 600u);
    EXPECT_EQ(say(700, 300).through, 600u);
    hands.say(wire::AttachmentGive{file.hash, 600, base::Bytes(500, 1)});
    const auto tooMuch = hands.expect<wire::AttachmentState>();
    EXPECT_EQ(tooMuch.state, AttachmentPhase::Refused);
    EXPECT_EQ(tooMuch.why->code, wire::RejectionCode::ContentChanged);
    EXPECT_EQ(say(600, 400).state, AttachmentPhase::Whole);
    EXPECT_EQ(say(600, 400).state, AttachmentPhase::Whole) << "said again when it is whole";
}

TEST(Attachments, AFileThatWasWholeWhenTheBrokerWasKilledBeforeItsCheckIsCheckedAfterwards) {
    FilesTown town;
    const auto photo = photoOf(2 * kMiB);
    const auto file = aboutOf(photo);
    Heard heard;
    ASSERT_TRUE(town.desk->submit(naming(town.world, {file})).ok());
    ASSERT_TRUE(until(town.world, *town.desk, heard, [&] { return town.desk->waiting() == 0; }));
    town.world.kill();
    {
        auto store = journal::AttachmentStore::open(town.file());
        const auto row = store.value().begin(file.hash, town.deskIdentity.device().bytes, photo.size(), 0);
        ASSERT_TRUE(store.value().append(row.value(), 0, photo).ok());
    }
    town.world.start();
    for (int i = 0; i < 10; ++i) town.world.pass(10);
    EXPECT_TRUE(town.fetch(town.otherIdentity, file.hash).bytes == photo);
}

TEST(Attachments, AFullDiskIsSaidTheRecordsGoOnAndTheFileArrivesWhenThereIsRoom) {
    FilesTown town;
    const auto photo = photoOf(kMiB);
    const auto file = aboutOf(photo);
    Heard heard;
    ASSERT_TRUE(town.desk->submit(naming(town.world, {file})).ok());
    ASSERT_TRUE(until(town.world, *town.desk, heard, [&] { return town.desk->waiting() == 0; }));
    ASSERT_TRUE(town.desk->give(file, photo).ok());
    town.world.disk->fillUp(true);
    ASSERT_TRUE(town.poll(*town.desk, [&] {
        return std::any_of(town.given.begin(), town.given.end(),
                           [](const auto& one) { return one.state == AttachmentPhase::Refused; });
    }));
    EXPECT_EQ(town.given.back().why->code, wire::RejectionCode::BrokerNotSafe);
    town.world.disk->mend();
    ASSERT_TRUE(town.poll(*town.desk, [&] { return town.isGiven(file); }));
    EXPECT_TRUE(town.fetch(town.otherIdentity, file.hash).bytes == photo);
}

TEST(Attachments, AStoreThatCannotBeOpenedStopsNoRecordAndIsTriedAgain) {
    FilesTown town;
    town.world.kill();
    std::filesystem::remove(town.file());
    std::filesystem::create_directory(town.file());
    town.world.start();
    town.desk = town.world.linkOf(town.deskIdentity);
    const auto photo = photoOf(1000);
    const auto file = aboutOf(photo);
    ASSERT_TRUE(town.desk->give(file, photo).ok());
    ASSERT_TRUE(town.desk->submit(naming(town.world, {file})).ok());
    ASSERT_TRUE(town.poll(*town.desk, [&] { return !town.given.empty(); }));
    EXPECT_EQ(town.given.back().state, AttachmentPhase::Refused);
    EXPECT_EQ(town.desk->waiting(), 0u);
    std::filesystem::remove(town.file());
    EXPECT_TRUE(town.poll(
        *town.desk, [&] { return town.isGiven(file); }, 300'000));
}

TEST(Attachments, TheRealmKeepsNoMoreThanItsBoundAndADayNoMoreThanItsOwn) {
    server::BrokerOptions options;
    options.attachments.realmBytes = 900'000;
    options.attachments.dayBytes = 700'000;
    FilesTown town(wire::RealmKind::Exercise, options);
    ASSERT_TRUE(town.giveWhole(*town.desk, photoOf(500'000, 1)));
    EXPECT_FALSE(town.giveWhole(*town.desk, photoOf(300'000, 2), 3000)) << "beyond its day";
    EXPECT_EQ(town.given.back().why->code, wire::RejectionCode::AttachmentLimit);
    EXPECT_NE(town.given.back().why->fix.find("day_mb"), std::string::npos);
    auto other = town.world.linkOf(town.otherIdentity);
    ASSERT_TRUE(town.giveWhole(*other, photoOf(300'000, 3)));
    EXPECT_FALSE(town.giveWhole(*other, photoOf(300'000, 4), 3000)) << "beyond the realm's";
    EXPECT_NE(town.given.back().why->fix.find("realm_mb"), std::string::npos);
    // What was used counts after a restart, too.
    town.world.kill();
    town.world.start();
    town.desk = town.world.linkOf(town.deskIdentity);
    EXPECT_FALSE(town.giveWhole(*town.desk, photoOf(300'000, 5), 3000));
}

TEST(Attachments, AFileStaysAsLongAsOneRecordNamesItAndGoesWithTheLast) {
    FilesTown town;
    base::Bytes photo = photoOf(400'000);
    const std::string word = "GEHEIM-IM-FOTO-4711";
    std::copy(word.begin(), word.end(), photo.begin() + 200'000);
    const auto file = aboutOf(photo);
    ASSERT_TRUE(town.giveWhole(*town.desk, photo));
    const auto first = town.sequenceNaming(file.hash);
    Heard heard;
    ASSERT_TRUE(town.desk->submit(naming(town.world, {file})).ok());
    ASSERT_TRUE(until(town.world, *town.desk, heard, [&] { return town.desk->waiting() == 0; }));
    const auto second = town.sequenceNaming(file.hash);
    ASSERT_GT(second, first);
    ASSERT_TRUE(town.isOnDisk(word));
    town.world.adminSays(wire::RedactionOrdered{{{first, first}}, std::nullopt, "Art. 17"});
    for (int i = 0; i < 20; ++i) town.world.pass(10);
    EXPECT_EQ(town.fetch(town.otherIdentity, file.hash).state, AttachmentPhase::Whole);
    town.world.adminSays(wire::RedactionOrdered{{{second, second}}, std::nullopt, "Art. 17"});
    for (int i = 0; i < 20; ++i) town.world.pass(10);
    EXPECT_FALSE(town.isOnDisk(word));
    EXPECT_EQ(town.fetch(town.otherIdentity, file.hash).state, AttachmentPhase::Deleted);
    const auto records = town.world.journaled();
    const auto told = std::find_if(records.rbegin(), records.rend(),
                                   [](const auto& r) { return r.envelope.kind == wire::Kind::Redacted; });
    ASSERT_NE(told, records.rend());
    EXPECT_EQ(wire::payloadOf<wire::Redacted>(told->envelope)->files, std::vector{file.hash});
    // Deleted stays deleted: over a restart, and when somebody names and gives it anew.
    town.world.kill();
    town.world.start();
    town.desk = town.world.linkOf(town.deskIdentity);
    town.given.clear();
    EXPECT_FALSE(town.giveWhole(*town.desk, photo, 5000));
    ASSERT_FALSE(town.given.empty());
    EXPECT_EQ(town.given.back().state, AttachmentPhase::Deleted);
    EXPECT_FALSE(town.isOnDisk(word));
}

TEST(Attachments, AnOrderDeletesOneFileAloneAndItsRecordStays) {
    FilesTown town;
    const auto photo = photoOf(100'000);
    const auto file = aboutOf(photo);
    ASSERT_TRUE(town.giveWhole(*town.desk, photo));
    const auto sequence = town.sequenceNaming(file.hash);
    town.world.adminSays(wire::RedactionOrdered{{}, std::nullopt, "shows faces", {file.hash}});
    for (int i = 0; i < 20; ++i) town.world.pass(10);
    EXPECT_EQ(town.fetch(town.otherIdentity, file.hash).state, AttachmentPhase::Deleted);
    EXPECT_FALSE(town.world.journaled()[sequence - 1].envelope.payload.empty());
    EXPECT_TRUE(journal::checkAttachments(town.file()).value().files.empty());
    // A hash that no record names is not blocked for ever by a slip of the hand.
    auto unnamed = file.hash;
    unnamed[0] ^= 1;
    town.world.adminSays(wire::RedactionOrdered{{}, std::nullopt, "typo", {unnamed}});
    for (int i = 0; i < 5; ++i) town.world.pass(10);
    const auto records = town.world.journaled();
    const auto told = std::find_if(records.rbegin(), records.rend(),
                                   [](const auto& r) { return r.envelope.kind == wire::Kind::Redacted; });
    EXPECT_TRUE(wire::payloadOf<wire::Redacted>(told->envelope)->files.empty());
    EXPECT_EQ(wire::payloadOf<wire::Redacted>(told->envelope)->rule, "order, nothing of it can be deleted");
}

TEST(Attachments, FilesGoByAgeAndTheirRecordsStay) {
    server::BrokerOptions options;
    options.attachmentDays = 30;
    FilesTown town(wire::RealmKind::Live, options);
    const auto photo = photoOf(50'000);
    const auto file = aboutOf(photo);
    ASSERT_TRUE(town.giveWhole(*town.desk, photo));
    for (int day = 0; day < 32; ++day) {
        // Not a jump of the clock, which would delete nothing: day after day.
        for (int i = 0; i < 25; ++i) town.world.pass(3'600'000);
    }
    for (int i = 0; i < 10; ++i) town.world.pass(61'000);
    EXPECT_EQ(town.fetch(town.otherIdentity, file.hash).state, AttachmentPhase::Deleted);
    EXPECT_GT(town.sequenceNaming(file.hash), 0u);
}

TEST(Attachments, WhatNoRecordNamesAnyMoreIsDeletedWhenTheBrokerStarts) {
    FilesTown town;
    town.world.kill();
    const auto photo = photoOf(50'000);
    {
        auto store = journal::AttachmentStore::open(town.file());
        ASSERT_TRUE(store.value().put(seal::sha256(photo), photo).ok());
    }
    town.world.start();
    for (int i = 0; i < 10; ++i) town.world.pass(10);
    EXPECT_TRUE(journal::checkAttachments(town.file()).value().files.empty());
}

TEST(Attachments, TheSecondDoorTakesNoFiles) {
    FilesTown town;
    Hands hands(town.world, town.deskIdentity, true);
    hands.greet();
    hands.say(wire::AttachmentGive{{}, 0, {}});
    EXPECT_EQ(hands.expect<wire::Rejected>().rejection.code, wire::RejectionCode::NotUrgent);
}

TEST(Attachments, WhileOthersSpeakPiecesGetATwentiethOfTheTime) {
    FilesTown town;
    const auto photo = photoOf(kMiB);
    const auto file = aboutOf(photo);
    Heard heard;
    ASSERT_TRUE(town.desk->submit(naming(town.world, {file})).ok());
    ASSERT_TRUE(until(town.world, *town.desk, heard, [&] { return town.desk->waiting() == 0; }));
    // A disk that takes 10 ms for each sync.
    town.world.disk->onSync([&] { town.world.clock.stepMs(10); });
    Hands hands(town.world, town.deskIdentity), gauge(town.world, town.gaugeIdentity);
    hands.greet();
    gauge.greet();
    std::uint64_t counter = 0, through = 0;
    const std::int64_t begun = town.world.clock.monotonicNs();
    int pieces = 0;
    while (through < 10 * 10'000) {
        hands.say(wire::AttachmentGive{file.hash, through,
                                       base::Bytes(photo.begin() + static_cast<std::ptrdiff_t>(through),
                                                   photo.begin() + static_cast<std::ptrdiff_t>(through) + 10'000)});
        for (bool isAnswered = false; !isAnswered;) {
            gauge.say(wire::Submit{{envelopeWith(town.world, town.gaugeIdentity, 5, ++counter, "station:A",
                                                 wire::Reading{wire::Quantity::WaterLevel, 1.0, "cm", {}, {}})}});
            town.world.step();
            for (const auto& state : hands.all<wire::AttachmentState>()) {
                through = state.through;
                isAnswered = true;
                ++pieces;
            }
        }
    }
    const double sharePerPiece = 10e6 * pieces / static_cast<double>(town.world.clock.monotonicNs() - begun);
    EXPECT_LT(sharePerPiece, 0.08) << "of the time while a gauge speaks all the time";
    EXPECT_GT(counter, 50u);
}

/// The role table that ships, row by row.
TEST(Attachments, EveryRoleReadsTheFilesOfTheKindsThatItMayFollowAndNoOthers) {
    FilesTown town;
    const auto unitIdentity = town.world.enrol("unit", {wire::DeviceRole::Field}, {"unit:*"});
    auto unit = town.world.linkOf(unitIdentity);
    std::map<wire::Kind, base::Bytes> photos;
    for (const wire::Kind kind : {wire::Kind::LogEntry, wire::Kind::Report, wire::Kind::UnitReport}) {
        const auto photo = photos[kind] = photoOf(2000, static_cast<std::uint64_t>(kind));
        const auto file = aboutOf(photo);
        client::BusLink& link = kind == wire::Kind::UnitReport ? *unit : *town.desk;
        client::Submission submission = naming(town.world, {file});
        submission.kind = kind;
        if (kind == wire::Kind::Report) {
            wire::Report report;
            report.attachments = {file};
            submission.payload = wire::encodePayload(report);
        } else if (kind == wire::Kind::UnitReport) {
            wire::UnitReport report;
            report.callSign = "A";
            report.fmsStatus = 4;
            report.attachments = {file};
            submission.source = "unit:A";
            submission.payload = wire::encodePayload(report);
        }
        ASSERT_TRUE(link.give(file, photo).ok());
        ASSERT_TRUE(link.submit(submission).ok());
        ASSERT_TRUE(town.poll(link, [&] { return town.isGiven(file); })) << static_cast<int>(kind);
    }
    int read = 0, kept = 0;
    for (const wire::Role& role : client::shippedRoles().roles) {
        client::Identity identity = town.world.identityOf("admin");
        identity.keys = seal::CurveKeys::generate();
        town.world.adminSays(wire::DeviceEnrolled{
            "as-" + role.name, identity.keys.publicKey, {}, {"post:*"}, std::vector<std::string>{role.name}});
        for (const auto& [kind, photo] : photos) {
            const bool may =
                role.followsAll || std::find(role.follows.begin(), role.follows.end(), kind) != role.follows.end();
            const auto heard = town.fetch(identity, aboutOf(photo).hash);
            EXPECT_EQ(heard.state, may ? AttachmentPhase::Whole : AttachmentPhase::Unknown)
                << role.name << " and kind " << static_cast<int>(kind);
            ++(may ? read : kept);
        }
    }
    EXPECT_GT(read, 10);
    EXPECT_GT(kept, 3);
}
