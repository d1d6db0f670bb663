// SPDX-License-Identifier: EUPL-1.2
#include "broker/client/witness_file.h"

#include <algorithm>

#include "broker/wire/codec.h"
#include "link_world.h"

namespace {

/// A broker that says checkpoints.
struct Signer {
    seal::SigningKey key = (seal::start(), seal::SigningKey::generate());

    [[nodiscard]] wire::Record checkpoint(std::uint64_t sequence, std::uint8_t hash) const {
        wire::Record record;
        record.sequence = sequence + 1;
        record.envelope.realm = wire::RealmId{wire::RealmKind::Exercise, {1, 2, 3}};
        record.envelope.kind = wire::Kind::Checkpoint;
        record.envelope.source = "core";
        record.envelope.payload = wire::encodePayload(wire::Checkpoint{sequence, {hash}});
        record.envelope.signature = key.sign(wire::signedBytes(record.envelope));
        return record;
    }
};

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}
std::size_t linesIn(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(WitnessFile, KeepsEachCheckpointOnceAlsoOverARestart) {
    const client_test::Folder folder;
    const Signer broker;
    for (int run = 0; run < 2; ++run) {
        client::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey());
        ASSERT_TRUE(file.prepare().ok());
        for (std::uint64_t sequence = 10; sequence <= 50; sequence += 10)
            EXPECT_EQ(file.keep(broker.checkpoint(sequence, 1)).value().sequence, sequence);
        EXPECT_EQ(file.size(), 5u);
    }
    const std::string text = contentOf(folder.path / "w.jsonl");
    EXPECT_EQ(linesIn(text), 5u);
    EXPECT_EQ(text.rfind("{\"sequence\":10,\"hash\":\"01", 0), 0u) << text;
}

TEST(WitnessFile, KeepsNothingThatTheBrokerDidNotSign) {
    const client_test::Folder folder;
    const Signer broker, other;
    client::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey());
    ASSERT_TRUE(file.prepare().ok());
    EXPECT_EQ(file.keep(other.checkpoint(10, 1)), std::nullopt);
    auto unsignedOne = broker.checkpoint(10, 1);
    unsignedOne.envelope.signature.reset();
    EXPECT_EQ(file.keep(unsignedOne), std::nullopt);
    auto refused = broker.checkpoint(10, 1);
    refused.verdict = 204;
    EXPECT_EQ(file.keep(refused), std::nullopt);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path));
}

TEST(WitnessFile, ASecondHashForOneRecordIsToldAndBothAreKept) {
    const client_test::Folder folder;
    const Signer broker;
    {
        client::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey());
        ASSERT_TRUE(file.prepare().ok());
        const auto first = file.keep(broker.checkpoint(10, 1));
        ASSERT_TRUE(first && !first->contradicts && !first->trouble);
        EXPECT_EQ(first->text(), "10:01" + std::string(62, '0'));
    }
    client::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey());
    ASSERT_TRUE(file.prepare().ok());
    const auto second = file.keep(broker.checkpoint(10, 2));
    ASSERT_TRUE(second && second->contradicts && second->trouble);
    EXPECT_NE(second->trouble->what.find("two hashes for record 10"), std::string::npos);
    EXPECT_EQ(linesIn(contentOf(folder.path / "w.jsonl")), 2u);
}

TEST(WitnessFile, WhatCannotBeWrittenIsWitnessedAndTold) {
    const client_test::Folder folder;
    const Signer broker;
    client::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey());
    ASSERT_TRUE(file.prepare().ok());
    std::filesystem::create_directory(folder.path / "w.jsonl");
    const auto witnessed = file.keep(broker.checkpoint(10, 1));
    ASSERT_TRUE(witnessed && witnessed->trouble);
    EXPECT_FALSE(witnessed->contradicts);
    EXPECT_EQ(witnessed->trouble->where, (folder.path / "w.jsonl").string());
}

TEST(WitnessFile, HalfALineIsTakenAwayAndTheNumberOfLinesIsBounded) {
    const client_test::Folder folder;
    const Signer broker;
    std::ofstream(folder.path / "w.jsonl") << "{\"sequence\":3,\"hash\":\"aa\"}\n{\"sequ";
    client::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey(), 100);
    ASSERT_TRUE(file.prepare().ok());
    EXPECT_EQ(linesIn(contentOf(folder.path / "w.jsonl")), 1u);
    for (std::uint64_t sequence = 10; sequence < 1010; ++sequence)
        ASSERT_FALSE(file.keep(broker.checkpoint(sequence, 1)).value().trouble);
    const std::string text = contentOf(folder.path / "w.jsonl");
    EXPECT_LE(linesIn(text), 100u);
    EXPECT_GE(linesIn(text), 70u);
    EXPECT_NE(text.find("\"sequence\":1009,"), std::string::npos);
    EXPECT_NE(text.find("\"sequence\":3,"), std::string::npos) << "the oldest stays";
}

}  // namespace
