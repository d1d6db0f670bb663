// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <unistd.h>

#include "broker/seal/seal.h"
#include "broker/wire/codec.h"
#include "console/session/chronicle.h"
#include "console/session/file_shelf.h"

namespace session {
namespace {

wire::Hash named(std::uint8_t fill) {
    wire::Hash hash{};
    hash.fill(fill);
    return hash;
}

class FileShelfTest : public testing::Test {
protected:
    FileShelfTest() {
        m_shelf.setAsk([this](const wire::Hash& hash) { m_asked.push_back(hash); });
    }
    FileShelf m_shelf;
    std::vector<wire::Hash> m_asked;
};

TEST_F(FileShelfTest, AFileIsAskedForOnceHoweverOftenItIsSeen) {
    m_shelf.want(named(1));
    m_shelf.want(named(1));
    m_shelf.hear(FileHeard{named(1), {FileState::Coming, 10, 100, {}}});
    m_shelf.want(named(1));
    EXPECT_EQ(m_asked.size(), 1U);
    EXPECT_EQ(m_shelf.standing(named(1)).through, 10U);
    EXPECT_EQ(m_shelf.standing(named(2)).state, FileState::Unasked);
}

TEST_F(FileShelfTest, WhatIsNotToBeHadIsAskedForAgainOnlyBySomebodyWhoOpensIt) {
    m_shelf.want(named(1));
    m_shelf.hear(FileHeard{named(1), {FileState::NotToHave, 0, 0, {}}});
    m_shelf.want(named(1));
    EXPECT_EQ(m_asked.size(), 1U);
    m_shelf.want(named(1), true);
    EXPECT_EQ(m_asked.size(), 2U);
}

TEST_F(FileShelfTest, WhatIsDeletedLeavesTheDiskAndIsNeverAskedForAgain) {
    seal::start();
    const auto folder = std::filesystem::temp_directory_path() / ("lagewerk-shelf-test-" + std::to_string(::getpid()));
    const base::Bytes bytes(100, 7);
    const wire::Hash hash = seal::sha256(bytes);
    const auto cache = std::make_shared<FileCache>(folder);
    ASSERT_TRUE(cache->put(hash, bytes).ok());
    m_shelf.setCache(cache);
    EXPECT_EQ(m_shelf.standing(hash).state, FileState::Here);
    m_shelf.noteDeleted(hash);
    EXPECT_FALSE(cache->has(hash));
    m_shelf.want(hash, true);
    m_shelf.hear(FileHeard{hash, {FileState::Here, 0, 0, {}}});
    EXPECT_EQ(m_shelf.standing(hash).state, FileState::Deleted);
    EXPECT_TRUE(m_asked.empty());
    std::filesystem::remove_all(folder);
}

TEST_F(FileShelfTest, WhatTheCacheLetGoIsFetchedAnew) {
    m_shelf.hear(FileHeard{named(1), {FileState::Here, 0, 0, {}}});
    EXPECT_EQ(m_shelf.standing(named(1)).state, FileState::Unasked);
    m_shelf.want(named(1));
    EXPECT_EQ(m_asked.size(), 1U);
}

template <class Payload>
wire::Record recordOf(const Payload& payload, std::uint64_t sequence, const std::string& source) {
    wire::Record record;
    record.sequence = sequence;
    record.acceptedAt = base::Instant{1'000'000'000'000}.plusS(static_cast<std::int64_t>(sequence));
    record.envelope.id = wire::MessageId::outbox({}, 1, sequence);
    record.envelope.kind = wire::KindOf<Payload>::kKind;
    record.envelope.source = source;
    record.envelope.payload = wire::encodePayload(payload);
    return record;
}

wire::UnitReport statusOf(std::uint8_t status, std::vector<wire::Attachment> files) {
    wire::UnitReport report;
    report.callSign = "Florian 1";
    report.fmsStatus = status;
    report.attachments = std::move(files);
    return report;
}

TEST(ChronicleFiles, APhotoOfAUnitStaysWhenItsStatusHasPassed) {
    Chronicle chronicle;
    const situation::Situation before;
    const wire::Attachment photo{named(5), "image/jpeg", 100, "steg.jpg"};
    chronicle.note(recordOf(statusOf(4, {photo}), 1, "unit:Florian 1"), before);
    chronicle.note(recordOf(statusOf(1, {}), 2, "unit:Florian 1"), before);
    ASSERT_EQ(chronicle.lines().size(), 1U) << "a status without files is no line of the log";
    EXPECT_EQ(chronicle.lines()[0].kind, LineKind::UnitFiles);
    EXPECT_EQ(chronicle.lines()[0].details().files[0].name, "steg.jpg");
    ASSERT_NE(chronicle.unitFiles("Florian 1"), nullptr);
    for (std::uint8_t i = 0; i < 20; ++i)
        chronicle.note(recordOf(statusOf(4, {{named(i), "image/jpeg", 1, ""}}), 3U + i, "unit:Florian 1"), before);
    EXPECT_EQ(chronicle.unitFiles("Florian 1")->size(), kUnitFilesMax);
    EXPECT_EQ(chronicle.unitFiles("Florian 1")->front().hash, named(19)) << "newest first";
}

TEST(ChronicleFiles, ADeletionIsALineWithItsReasonAndKnownByHash) {
    Chronicle chronicle;
    wire::Redacted redacted;
    redacted.rule = "order";
    redacted.files = {named(1), named(2)};
    redacted.reason = "Frist";
    redacted.by = "p:admin";
    chronicle.note(recordOf(redacted, 1, "core"), situation::Situation{});
    ASSERT_EQ(chronicle.lines().size(), 1U);
    EXPECT_EQ(chronicle.lines()[0].count, 2U);
    EXPECT_EQ(chronicle.deletedFiles().at(named(2)).reason, "Frist");
    redacted.files.clear();
    chronicle.note(recordOf(redacted, 2, "core"), situation::Situation{});
    EXPECT_EQ(chronicle.lines().size(), 1U) << "what no line shows needs no line when it goes";
}

}  // namespace
}  // namespace session
