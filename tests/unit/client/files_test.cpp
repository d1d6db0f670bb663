// SPDX-License-Identifier: EUPL-1.2
// Files that a link gives and fetches, with a broker that answers by hand.
#include <numeric>

#include "broker/wire/limits.h"
#include "link_world.h"

namespace {

using namespace client_test;
using wire::AttachmentPhase;

base::Bytes photo(std::size_t size) {
    base::Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 31 + i / 251);
    return bytes;
}
wire::Attachment about(const base::Bytes& bytes) { return {seal::sha256(bytes), "image/jpeg", bytes.size(), "a.jpg"}; }

/// The broker's part of giving: takes pieces in order and says how far it is.
struct FilesWorld : World {
    base::Bytes taken;
    std::vector<std::size_t> pieces;
    std::vector<client::Event> events;

    wire::MessageId submitNaming(const wire::Attachment& file, client::Keep keep = client::Keep::InMemory) {
        client::Submission submission;
        submission.kind = wire::Kind::LogEntry;
        submission.payload = wire::encodePayload(wire::LogEntry{"Foto", {}, {}, {file}});
        submission.source = "post:S2";
        submission.observedAt = clock.now();
        submission.keep = keep;
        auto said = link->submit(submission);
        EXPECT_TRUE(said.ok());
        return said.value();
    }
    void accept(const wire::MessageId& id) { say(wire::Accepted{id.epoch(), id.counter(), {}, 0}); }
    void hear() {
        for (auto& event : poll()) events.push_back(std::move(event));
    }
    /// Answers gives until nothing more is said, at most `rounds`.
    void take(const wire::Attachment& file, int rounds = 1000) {
        for (int i = 0; i < rounds; ++i) {
            hear();
            const auto gives = heardOnly<wire::AttachmentGive>();
            if (gives.empty()) return;
            ASSERT_EQ(gives.size(), 1u) << "more than one piece under way";
            const auto& give = gives.front();
            EXPECT_EQ(give.offset, give.bytes.empty() ? give.offset : taken.size());
            taken.insert(taken.end(), give.bytes.begin(), give.bytes.end());
            if (!give.bytes.empty()) pieces.push_back(give.bytes.size());
            say(wire::AttachmentState{file.hash, taken.size(), file.size,
                                      taken.size() == file.size ? AttachmentPhase::Whole : AttachmentPhase::Wanted});
        }
    }
    std::vector<client::AttachmentGiven> given() { return only<client::AttachmentGiven>(std::exchange(events, {})); }
};

TEST(FileGiving, FollowsItsRecordPieceByPieceAndIsForgottenWhenItIsThere) {
    FilesWorld world;
    world.connect();
    const auto bytes = photo(900'000);
    const auto file = about(bytes);
    ASSERT_TRUE(world.link->give(file, bytes).ok());
    const auto id = world.submitNaming(file);
    world.hear();
    EXPECT_TRUE(world.heardOnly<wire::AttachmentGive>().empty()) << "a piece before the record was accepted";
    world.accept(id);
    world.take(file);
    EXPECT_EQ(world.taken, bytes);
    for (const std::size_t piece : world.pieces) EXPECT_LE(piece, wire::limits::kAttachmentPieceBytes);
    const auto given = world.given();
    ASSERT_FALSE(given.empty());
    EXPECT_EQ(given.back().state, AttachmentPhase::Whole);
    EXPECT_EQ(given.back().through, bytes.size());
    world.clock.stepMs(600'000);
    world.hear();
    EXPECT_TRUE(world.heardOnly<wire::AttachmentGive>().empty()) << "it is sent again";
}

TEST(FileGiving, WaitsWhileAnySubmissionWaits) {
    FilesWorld world;
    world.connect();
    const auto bytes = photo(500'000);
    const auto file = about(bytes);
    ASSERT_TRUE(world.link->give(file, bytes).ok());
    world.take(file, 3);
    (void)world.heard();
    const auto reading = world.submit();
    world.hear();
    world.say(wire::AttachmentState{file.hash, world.taken.size(), file.size, AttachmentPhase::Wanted});
    world.hear();
    EXPECT_TRUE(world.heardOnly<wire::AttachmentGive>().empty()) << "a piece overtakes a submission";
    world.accept(reading);
    world.hear();
    EXPECT_EQ(world.heardOnly<wire::AttachmentGive>().size(), 1u);
}

TEST(FileGiving, GoesOnWhereTheBrokerIsAfterABrokenConnection) {
    FilesWorld world;
    world.connect();
    const auto bytes = photo(700'000);
    const auto file = about(bytes);
    ASSERT_TRUE(world.link->give(file, bytes).ok());
    world.take(file, 3);
    const auto before = world.taken.size();
    EXPECT_GT(before, 0u);
    world.clock.stepMs(10'000);
    world.hear();
    world.connect();
    (void)world.heard();
    world.hear();
    world.clock.stepMs(100'000);
    world.hear();
    world.connect();
    const auto gives = world.heardOnly<wire::AttachmentGive>();
    ASSERT_EQ(gives.size(), 1u);
    EXPECT_TRUE(gives.front().bytes.empty()) << "it does not ask where to go on";
    world.say(wire::AttachmentState{file.hash, before, file.size, AttachmentPhase::Wanted});
    world.take(file);
    EXPECT_EQ(world.taken, bytes);
}

TEST(FileGiving, ASlowConnectionGetsSmallPieces) {
    FilesWorld world;
    world.connect();
    const auto bytes = photo(900'000);
    const auto file = about(bytes);
    ASSERT_TRUE(world.link->give(file, bytes).ok());
    for (int i = 0; i < 12; ++i) {
        world.hear();
        for (const auto& give : world.heardOnly<wire::AttachmentGive>()) {
            world.taken.insert(world.taken.end(), give.bytes.begin(), give.bytes.end());
            if (!give.bytes.empty()) world.pieces.push_back(give.bytes.size());
            world.clock.stepMs(1500);
            world.say(wire::AttachmentState{file.hash, world.taken.size(), file.size, AttachmentPhase::Wanted});
        }
    }
    ASSERT_GT(world.pieces.size(), 3u);
    EXPECT_LT(world.pieces.back(), world.pieces.front());
}

TEST(FileGiving, ARefusedRecordTakesItsFilesWithIt) {
    FilesWorld world;
    world.connect();
    const auto bytes = photo(1000);
    const auto file = about(bytes);
    ASSERT_TRUE(world.link->give(file, bytes).ok());
    const auto id = world.submitNaming(file);
    world.hear();
    world.say(wire::Rejected{id, {wire::RejectionCode::MaySpeakNotFor, "no", "", ""}});
    world.accept(id);
    world.hear();
    world.hear();
    const auto given = world.given();
    ASSERT_EQ(given.size(), 1u);
    EXPECT_EQ(given[0].state, AttachmentPhase::Refused);
    EXPECT_TRUE(world.heardOnly<wire::AttachmentGive>().empty());
}

TEST(FileGiving, WhatABoundRefusesIsKeptAndTriedLaterAndWhatIsRefusedForGoodIsNot) {
    FilesWorld world;
    world.connect();
    const auto bytes = photo(1000);
    const auto file = about(bytes);
    ASSERT_TRUE(world.link->give(file, bytes).ok());
    world.hear();
    ASSERT_EQ(world.heardOnly<wire::AttachmentGive>().size(), 1u);
    world.say(wire::AttachmentState{file.hash, 0, 0, AttachmentPhase::Refused,
                                    wire::Rejection{wire::RejectionCode::AttachmentLimit, "full", "", "wait"}});
    world.hear();
    EXPECT_TRUE(world.heardOnly<wire::AttachmentGive>().empty()) << "asked again at once";
    ASSERT_EQ(world.given().size(), 1u);
    world.clock.stepMs(1000);
    world.hear();
    ASSERT_EQ(world.heardOnly<wire::AttachmentGive>().size(), 1u);
    world.say(wire::AttachmentState{file.hash, 0, 0, AttachmentPhase::Deleted});
    world.hear();
    ASSERT_EQ(world.given().size(), 1u);
    world.clock.stepMs(1000);
    world.hear();
    EXPECT_TRUE(world.heardOnly<wire::AttachmentGive>().empty());
}

TEST(FileGiving, TakesOnlyTheBytesThatTheRecordNames) {
    FilesWorld world;
    world.open();
    const auto bytes = photo(1000);
    auto file = about(bytes);
    file.hash[0] ^= 1;
    EXPECT_FALSE(world.link->give(file, bytes).ok());
    file = about(bytes);
    file.type = "text/html";
    EXPECT_FALSE(world.link->give(file, bytes).ok());
    EXPECT_FALSE(world.link->give(about({}), {}).ok());
    const auto large = photo(wire::limits::kAttachmentBytesMax + 1);
    EXPECT_FALSE(world.link->give(about(large), large).ok());
}

TEST(FileGiving, WhatIsKeptBesideTheOutboxSurvivesTheProcessAndLeavesNothingWhenItIsGiven) {
    Folder folder;
    FilesWorld world;
    world.options.outbox = folder.path / "outbox";
    base::Bytes bytes = photo(300'000);
    const std::string word = "GEHEIM-IM-FOTO";
    std::copy(word.begin(), word.end(), bytes.begin() + 1000);
    const auto file = about(bytes);
    world.connect();
    ASSERT_TRUE(world.link->give(file, bytes).ok());
    const auto id = world.submitNaming(file, client::Keep::OnDisk);
    world.link.reset();
    (void)world.heard();
    world.connect();
    world.hear();
    EXPECT_EQ(world.heardIds(), std::vector{id});
    world.accept(id);
    world.take(file);
    EXPECT_EQ(world.taken, bytes);
    EXPECT_EQ(world.given().back().state, AttachmentPhase::Whole);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path)) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(in), {}};
        EXPECT_EQ(content.find(word), std::string::npos) << entry.path();
    }
    world.link.reset();
    world.open();
    world.connect();
    world.hear();
    EXPECT_TRUE(world.heardOnly<wire::AttachmentGive>().empty());
}

struct FetchWorld : World {
    std::vector<client::AttachmentHeard> heardFiles;
    void hear() {
        for (auto& heard : only<client::AttachmentHeard>(poll())) heardFiles.push_back(std::move(heard));
    }
    /// Answers questions from `bytes`.
    void serve(const base::Bytes& bytes, int rounds = 1000) {
        for (int i = 0; i < rounds; ++i) {
            hear();
            const auto asks = heardOnly<wire::AttachmentAsk>();
            if (asks.empty()) return;
            ASSERT_EQ(asks.size(), 1u);
            const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(asks[0].offset);
            const auto count = std::min<std::ptrdiff_t>(asks[0].bytesMax, bytes.end() - from);
            say(wire::AttachmentPiece{asks[0].hash, asks[0].offset, bytes.size(), {from, from + count}});
        }
    }
};

TEST(FileFetching, PutsThePiecesTogetherAndChecksThem) {
    FetchWorld world;
    world.connect();
    const auto bytes = photo(900'000);
    world.link->fetch(about(bytes).hash);
    world.serve(bytes);
    ASSERT_FALSE(world.heardFiles.empty());
    EXPECT_EQ(world.heardFiles.back().state, AttachmentPhase::Whole);
    EXPECT_EQ(world.heardFiles.back().bytes, bytes);
}

TEST(FileFetching, WhatIsNotTheNamedFileIsNotHandedOut) {
    FetchWorld world;
    world.connect();
    const auto bytes = photo(100'000);
    world.link->fetch(about(bytes).hash);
    auto changed = bytes;
    changed[77'777] ^= 4;
    world.serve(changed);
    ASSERT_FALSE(world.heardFiles.empty());
    EXPECT_EQ(world.heardFiles.back().state, AttachmentPhase::Refused);
    EXPECT_FALSE(world.heardFiles.back().bytes.has_value());
}

TEST(FileFetching, AsksAgainWhileTheFileIsUnderWayAndGoesOnAfterABrokenConnection) {
    FetchWorld world;
    world.connect();
    const auto bytes = photo(400'000);
    const auto hash = about(bytes).hash;
    world.link->fetch(hash);
    world.hear();
    ASSERT_EQ(world.heardOnly<wire::AttachmentAsk>().size(), 1u);
    world.say(wire::AttachmentState{hash, 100'000, 400'000, AttachmentPhase::Wanted});
    world.hear();
    ASSERT_EQ(world.heardFiles.size(), 1u);
    EXPECT_EQ(world.heardFiles[0].through, 100'000u);
    EXPECT_TRUE(world.heardOnly<wire::AttachmentAsk>().empty()) << "asked again at once";
    world.clock.stepMs(2500);
    world.serve(bytes, 3);
    world.clock.stepMs(60'000);
    world.hear();
    (void)world.heard();
    world.connect();
    world.serve(bytes);
    EXPECT_EQ(world.heardFiles.back().state, AttachmentPhase::Whole);
}

TEST(FileFetching, APieceThatWasNotAskedForIsNotTaken) {
    FetchWorld world;
    world.connect();
    const auto bytes = photo(1000);
    world.say(wire::AttachmentPiece{about(bytes).hash, 0, bytes.size(), bytes});
    world.hear();
    EXPECT_TRUE(world.heardFiles.empty());
    world.link->fetch(about(bytes).hash);
    world.hear();
    world.say(wire::AttachmentPiece{about(bytes).hash, 500, bytes.size(), base::Bytes(500, 1)});
    world.hear();
    EXPECT_TRUE(world.heardFiles.empty());
}

}  // namespace
