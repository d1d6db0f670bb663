// SPDX-License-Identifier: EUPL-1.2

// Files that records name: whose, how many, in which order, and gone when they are to go.

#include "guarantee_world.h"
#include "tests/unit/server/files_world.h"

namespace {

using namespace server_test;
using wire::AttachmentPhase;

TEST(Guarantee, AFileIsTakenOnlyForARecordThatNamesItFromItsDevice) {
    FilesTown town;
    const auto photo = photoOf(40'000);
    const auto file = aboutOf(photo);
    Hands desk(town.world, town.deskIdentity), other(town.world, town.otherIdentity);
    desk.greet();
    other.greet();
    desk.say(wire::AttachmentGive{file.hash, 0, photo});
    EXPECT_EQ(desk.expect<wire::AttachmentState>().state, AttachmentPhase::Unknown) << "nobody named it";
    wire::LogEntry refused{"Foto", wire::MessageId::outbox({}, 1, 1), {}, {file}};  // corrects what does not exist
    desk.say(wire::Submit{{envelopeWith(town.world, town.deskIdentity, 5, 1, "post:S2", refused)}});
    desk.say(wire::AttachmentGive{file.hash, 0, photo});
    for (int i = 0; i < 5; ++i) town.world.pass(10);
    for (const auto& state : desk.all<wire::AttachmentState>())
        EXPECT_EQ(state.state, AttachmentPhase::Unknown) << "a record without effect named it";
    wire::LogEntry named{"Foto", {}, {}, {file}};
    desk.say(wire::Submit{{envelopeWith(town.world, town.deskIdentity, 5, 2, "post:S2", named)}});
    for (int i = 0; i < 5; ++i) town.world.pass(10);
    other.say(wire::AttachmentGive{file.hash, 0, photo});
    EXPECT_EQ(other.expect<wire::AttachmentState>().state, AttachmentPhase::Unknown) << "another device named it";
    (void)desk.all<wire::Accepted>();
    desk.say(wire::AttachmentGive{file.hash, 0, photo});
    EXPECT_EQ(desk.expect<wire::AttachmentState>().state, AttachmentPhase::Whole);
}

TEST(Guarantee, AFileIsWhatItsHashSays) {
    FilesTown town;
    const auto photo = photoOf(40'000);
    const auto file = aboutOf(photo);
    Hands desk(town.world, town.deskIdentity);
    desk.greet();
    desk.say(wire::Submit{
        {envelopeWith(town.world, town.deskIdentity, 5, 1, "post:S2", wire::LogEntry{"Foto", {}, {}, {file}})}});
    for (int i = 0; i < 5; ++i) town.world.pass(10);
    (void)desk.all<wire::Accepted>();
    auto forged = photo;
    forged[20'000] ^= 1;
    desk.say(wire::AttachmentGive{file.hash, 0, forged});
    const auto state = desk.expect<wire::AttachmentState>();
    EXPECT_EQ(state.state, AttachmentPhase::Refused);
    EXPECT_TRUE(state.why && state.why->code == wire::RejectionCode::ContentChanged);
    for (int i = 0; i < 5; ++i) town.world.pass(10);
    EXPECT_NE(town.fetch(town.otherIdentity, file.hash, 3000).state, AttachmentPhase::Whole);
}

TEST(Guarantee, AReaderTakesNoFileThatIsNotItsHash) {
    FilesTown town;
    const auto photo = photoOf(40'000);
    ASSERT_TRUE(town.giveWhole(*town.desk, photo));
    town.world.kill();
    auto store = journal::AttachmentStore::open(town.file());
    const auto row = store.value().files().value().front();
    // A disk that changed a bit: the same row with other bytes.
    auto changed = photo;
    changed[30'000] ^= 1;
    ASSERT_TRUE(store.value().remove(row.row, 1000).value());
    ASSERT_TRUE(store.value().put(row.hash, changed).ok());
    town.world.start();
    const auto heard = town.fetch(town.otherIdentity, row.hash);
    EXPECT_EQ(heard.state, AttachmentPhase::Refused);
    EXPECT_FALSE(heard.bytes.has_value());
}

TEST(Guarantee, AFileWaitsForEveryRecord) {
    FilesTown town;
    const auto photo = photoOf(200'000);
    const auto file = aboutOf(photo);
    Hands desk(town.world, town.deskIdentity);
    desk.greet();
    desk.say(wire::Submit{
        {envelopeWith(town.world, town.deskIdentity, 5, 1, "post:S2", wire::LogEntry{"Foto", {}, {}, {file}})}});
    for (int i = 0; i < 5; ++i) town.world.pass(10);
    (void)desk.all<wire::Accepted>();
    // Both arrive in one step, the piece first.
    desk.say(wire::AttachmentGive{file.hash, 0, photo});
    desk.say(wire::Submit{
        {envelopeWith(town.world, town.deskIdentity, 5, 2, "post:S2", wire::LogEntry{"Alarm", {}, {}, {}})}});
    const auto first = desk.hear();
    ASSERT_TRUE(first.has_value());
    EXPECT_TRUE(std::holds_alternative<wire::Accepted>(*first)) << "the piece was stored before the record";
}

TEST(Guarantee, AFileIsReadByWhoMayFollowItsRecord) {
    FilesTown town;
    const auto photo = photoOf(40'000);
    ASSERT_TRUE(town.giveWhole(*town.desk, photo));
    EXPECT_EQ(town.fetch(town.otherIdentity, aboutOf(photo).hash).state, AttachmentPhase::Whole);
    const auto gauge = town.fetch(town.gaugeIdentity, aboutOf(photo).hash);
    EXPECT_EQ(gauge.state, AttachmentPhase::Unknown) << "a sensor reads the staff's photos";
}

TEST(Guarantee, ADevicesFilesAreBounded) {
    server::BrokerOptions options;
    options.attachments.openBytes = 300'000;
    FilesTown town(wire::RealmKind::Exercise, options);
    const auto photo = photoOf(400'000);
    EXPECT_FALSE(town.giveWhole(*town.desk, photo, 3000));
    ASSERT_FALSE(town.given.empty());
    const auto& told = town.given.back();
    EXPECT_EQ(told.state, AttachmentPhase::Refused);
    ASSERT_TRUE(told.why.has_value());
    EXPECT_EQ(told.why->code, wire::RejectionCode::AttachmentLimit);
    EXPECT_NE(told.why->fix.find("open_mb"), std::string::npos);
    EXPECT_TRUE(town.giveWhole(*town.desk, photoOf(200'000, 2)));
}

TEST(Guarantee, ADeletedFileIsNowhereLeftAndStaysDeleted) {
    FilesTown town;
    base::Bytes photo = photoOf(300'000);
    const std::string word = "GEHEIM-IM-FOTO-0815";
    std::copy(word.begin(), word.end(), photo.begin() + 150'000);
    const auto file = aboutOf(photo);
    ASSERT_TRUE(town.giveWhole(*town.desk, photo));
    ASSERT_TRUE(town.isOnDisk(word));
    town.world.adminSays(wire::RedactionOrdered{{}, std::nullopt, "Art. 17 DSGVO", {file.hash}});
    for (int i = 0; i < 20; ++i) town.world.pass(10);
    EXPECT_FALSE(town.isOnDisk(word));
    for (int start = 0; start < 2; ++start) {
        EXPECT_EQ(town.fetch(town.otherIdentity, file.hash).state, AttachmentPhase::Deleted);
        town.world.kill();
        town.world.start();
    }
}

}  // namespace
