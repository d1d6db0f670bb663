// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A realm in which devices give files and others fetch them.

#include <fstream>

#include "broker/journal/attachment_store.h"
#include "broker/wire/attachment.h"
#include "tests/unit/server/bus_hands.h"

namespace server_test {

inline base::Bytes photoOf(std::size_t size, std::uint64_t seed = 1) {
    base::SeededRandom random(seed);
    base::Bytes bytes(size);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random.next());
    return bytes;
}
inline wire::Attachment aboutOf(const base::Bytes& bytes) {
    return {seal::sha256(bytes), "image/jpeg", bytes.size(), "deich.jpg"};
}
inline client::Submission naming(const World& world, std::vector<wire::Attachment> files,
                                 const std::string& post = "post:S2") {
    client::Submission submission;
    submission.kind = wire::Kind::LogEntry;
    submission.source = post;
    submission.observedAt = world.clock.now();
    submission.payload = wire::encodePayload(wire::LogEntry{"Foto vom Deich", {}, {}, std::move(files)});
    submission.keep = client::Keep::InMemory;
    return submission;
}

inline server::BrokerOptions withFiles(server::BrokerOptions options = {}) {
    options.attachmentFile = "attachments.db";  // in the realm's folder
    return options;
}

struct FilesTown {
    World world;
    client::Identity deskIdentity = world.enrol("desk", {wire::DeviceRole::Console}, {"post:*"});
    client::Identity otherIdentity = world.enrol("other", {wire::DeviceRole::Console}, {"post:*"});
    client::Identity gaugeIdentity = world.enrol("gauge", {wire::DeviceRole::Field}, {"station:*"});
    std::unique_ptr<client::BusLink> desk = world.linkOf(deskIdentity);
    std::vector<client::AttachmentGiven> given;
    std::vector<client::AttachmentHeard> fetched;

    explicit FilesTown(wire::RealmKind kind = wire::RealmKind::Exercise, server::BrokerOptions options = {})
        : world(kind, withFiles(std::move(options))) {}

    /// Polls until the condition holds; false after `limitMs` of simulated time.
    bool poll(client::BusLink& link, const std::function<bool()>& condition, std::int64_t limitMs = 60'000) {
        for (const std::int64_t end = world.clock.monotonicNs() + limitMs * 1'000'000;
             world.clock.monotonicNs() < end;) {
            for (auto& event : link.poll(10)) {
                if (auto* one = std::get_if<client::AttachmentGiven>(&event)) given.push_back(std::move(*one));
                if (auto* one = std::get_if<client::AttachmentHeard>(&event)) fetched.push_back(std::move(*one));
            }
            if (condition()) return true;
        }
        return false;
    }
    [[nodiscard]] bool isGiven(const wire::Attachment& file) const {
        return std::any_of(given.begin(), given.end(), [&](const auto& one) {
            return one.hash == file.hash && one.state == wire::AttachmentPhase::Whole;
        });
    }
    /// Says a log entry that names it and hands it over; true when the broker has it whole.
    bool giveWhole(client::BusLink& link, const base::Bytes& bytes, std::int64_t limitMs = 60'000) {
        const auto file = aboutOf(bytes);
        EXPECT_TRUE(link.give(file, bytes).ok());
        EXPECT_TRUE(link.submit(naming(world, {file})).ok());
        return poll(
            link, [&] { return isGiven(file); }, limitMs);
    }
    /// How the fetching of a file ends.
    client::AttachmentHeard fetch(const client::Identity& identity, const wire::Hash& hash,
                                  std::int64_t limitMs = 60'000) {
        auto link = world.linkOf(identity);
        fetched.clear();
        link->fetch(hash);
        const auto isEnd = [&] { return !fetched.empty() && fetched.back().state != wire::AttachmentPhase::Wanted; };
        if (!poll(*link, isEnd, limitMs)) return {};
        return fetched.back();
    }
    [[nodiscard]] std::filesystem::path file() const { return world.dir / "attachments.db"; }
    /// The file's bytes stand somewhere in the realm's folder.
    [[nodiscard]] bool isOnDisk(const std::string& text) const {
        for (const auto& entry : std::filesystem::directory_iterator(world.dir)) {
            if (!entry.is_regular_file()) continue;
            std::ifstream in(entry.path(), std::ios::binary);
            if (std::string{std::istreambuf_iterator<char>(in), {}}.find(text) != std::string::npos) return true;
        }
        return false;
    }
    /// Of the last record that names it.
    std::uint64_t sequenceNaming(const wire::Hash& hash) {
        std::uint64_t sequence = 0;
        for (const auto& record : world.journaled())
            for (const auto& file : wire::attachmentsOf(record.envelope))
                if (file.hash == hash) sequence = record.sequence;
        return sequence;
    }
};

}  // namespace server_test
