// SPDX-License-Identifier: EUPL-1.2
#include "agents/dispatch/witness_file.h"

#include "desk.h"

namespace {

/// A broker that says checkpoints.
struct Signer {
    seal::SigningKey key = (seal::start(), seal::SigningKey::generate());

    [[nodiscard]] wire::Record checkpoint(std::uint64_t sequence, std::uint8_t hash) const {
        wire::Record record;
        record.sequence = sequence + 1;
        record.envelope.realm = desk::exerciseRealm();
        record.envelope.kind = wire::Kind::Checkpoint;
        record.envelope.source = "core";
        record.envelope.payload = wire::encodePayload(wire::Checkpoint{sequence, {hash}});
        record.envelope.signature = key.sign(wire::signedBytes(record.envelope));
        return record;
    }
};

std::size_t linesIn(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(WitnessFile, KeepsEachCheckpointOnceAlsoOverARestart) {
    const desk::ScratchFolder folder;
    const Signer broker;
    for (int run = 0; run < 2; ++run) {
        dispatch::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey());
        ASSERT_TRUE(file.prepare().ok());
        for (std::uint64_t sequence = 10; sequence <= 50; sequence += 10)
            EXPECT_TRUE(file.keep(broker.checkpoint(sequence, 1)).ok());
    }
    const std::string text = folder.bytesOf("w.jsonl");
    EXPECT_EQ(linesIn(text), 5u);
    EXPECT_EQ(text.rfind("{\"sequence\":10,\"hash\":\"01", 0), 0u) << text;
}

TEST(WitnessFile, KeepsNothingThatTheBrokerDidNotSign) {
    const desk::ScratchFolder folder;
    const Signer broker, other;
    dispatch::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey());
    ASSERT_TRUE(file.prepare().ok());
    EXPECT_TRUE(file.keep(other.checkpoint(10, 1)).ok());
    auto unsignedOne = broker.checkpoint(10, 1);
    unsignedOne.envelope.signature.reset();
    EXPECT_TRUE(file.keep(unsignedOne).ok());
    EXPECT_TRUE(folder.files().empty());
}

TEST(WitnessFile, ASecondHashForOneRecordIsToldAndBothAreKept) {
    const desk::ScratchFolder folder;
    const Signer broker;
    {
        dispatch::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey());
        ASSERT_TRUE(file.prepare().ok());
        ASSERT_TRUE(file.keep(broker.checkpoint(10, 1)).ok());
    }
    dispatch::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey());
    ASSERT_TRUE(file.prepare().ok());
    const auto done = file.keep(broker.checkpoint(10, 2));
    ASSERT_FALSE(done.ok());
    EXPECT_NE(done.failure().what.find("two hashes for record 10"), std::string::npos);
    EXPECT_EQ(linesIn(folder.bytesOf("w.jsonl")), 2u);
}

TEST(WitnessFile, HalfALineIsTakenAwayAndTheNumberOfLinesIsBounded) {
    const desk::ScratchFolder folder;
    const Signer broker;
    std::ofstream(folder.path / "w.jsonl") << "{\"sequence\":3,\"hash\":\"aa\"}\n{\"sequ";
    dispatch::WitnessFile file(folder.path / "w.jsonl", broker.key.publicKey(), 100);
    ASSERT_TRUE(file.prepare().ok());
    EXPECT_EQ(linesIn(folder.bytesOf("w.jsonl")), 1u);
    for (std::uint64_t sequence = 10; sequence < 1010; ++sequence)
        ASSERT_TRUE(file.keep(broker.checkpoint(sequence, 1)).ok());
    const std::string text = folder.bytesOf("w.jsonl");
    EXPECT_LE(linesIn(text), 100u);
    EXPECT_GE(linesIn(text), 70u);
    EXPECT_NE(text.find("\"sequence\":1009,"), std::string::npos);
    EXPECT_NE(text.find("\"sequence\":3,"), std::string::npos) << "the oldest stays";
}

TEST(WitnessFile, TheDispatcherHandsOnWhatItHears) {
    const Signer broker;
    int heard = 0;
    dispatch::DispatcherEars ears;
    ears.onCheckpoint = [&](const wire::Record&) { ++heard; };
    const desk::ScratchFolder folder;
    dispatch::Dispatcher dispatcher(desk::exerciseRealm(), {}, dispatch::defaultPlan(wire::RealmKind::Exercise),
                                    dispatch::CapFolder(folder.path), ears);
    dispatcher.fold(broker.checkpoint(10, 1));
    auto refused = broker.checkpoint(20, 1);
    refused.verdict = 204;
    dispatcher.fold(refused);
    EXPECT_EQ(heard, 1);
}

}  // namespace
