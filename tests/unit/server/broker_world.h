// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A realm, its broker and any number of clients in one thread, on a stepped clock and a disk that fails on demand.

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <map>

#include "broker/base/random.h"
#include "broker/client/bus_link.h"
#include "broker/journal/fault_disk.h"
#include "broker/journal/verify.h"
#include "broker/server/broker.h"
#include "broker/server/memory_transport.h"
#include "broker/server/realm.h"

namespace server_test {

class World;

/// The client's end in the same thread: waiting is letting the world go on.
class MemoryChannel final : public client::Channel {
public:
    MemoryChannel(World& world, const seal::PublicKey& key, bool isUrgent = false)
        : m_world(world), m_key(key), m_isUrgent(isUrgent) {}
    ~MemoryChannel() override;
    bool send(const base::Bytes& frame) override;
    std::optional<base::Bytes> receive(int timeoutMs) override;
    void reconnect() override;
    std::unique_ptr<client::Channel> dial(const std::string&) override {
        return std::make_unique<MemoryChannel>(m_world, m_key, true);
    }

private:
    World& m_world;
    seal::PublicKey m_key;
    bool m_isUrgent;
    std::shared_ptr<server::MemoryTransport::Line> m_line;
};

class World {
public:
    explicit World(wire::RealmKind kind = wire::RealmKind::Exercise, server::BrokerOptions with = {}) : options(with) {
        seal::start();
        std::string pattern = (std::filesystem::temp_directory_path() / "lagewerk-broker-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) std::abort();
        dir = pattern;
        server::FoundingPlan plan;
        plan.dir = dir;
        plan.kind = kind;
        plan.name = "Probe";
        plan.passphrase = "x";
        plan.cheapSeal = true;
        plan.foundedAt = clock.now();
        auto founded = server::foundRealm(plan);
        if (!founded) give(founded.failure());
        realm = std::move(founded).value();
        auto key = seal::SigningKey::openSealed(realm.personFile("admin"), "x");
        if (!key) give(key.failure());
        admin = std::make_unique<seal::SigningKey>(std::move(key).value());
        start();
    }
    ~World() {
        std::error_code ignored;
        std::filesystem::remove_all(dir, ignored);
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[noreturn]] static void give(const base::Failure& failure) {
        std::fprintf(stderr, "%s\n", failure.text().c_str());
        std::abort();
    }

    void start() {
        auto journal = journal::Journal::open(realm.journalFile(), journal::Open::ForWriting, disk->name());
        if (!journal) give(journal.failure());
        recovery = journal.value().recovery();
        transport = std::make_unique<server::MemoryTransport>();
        auto signKey = seal::SigningKey::openSealed(realm.signKeyFile(), "");
        if (!signKey) give(signKey.failure());
        options.stateFile = realm.stateFile();
        options.snapshotFile = realm.snapshotFile();
        if (!options.attachmentFile.empty()) options.attachmentFile = dir / options.attachmentFile.filename();
        options.attachmentVfs = disk->name();
        auto opened = server::Broker::open(realm.id, realm.name, std::move(journal).value(), *transport, clock, options,
                                           std::move(signKey).value());
        if (!opened) give(opened.failure());
        broker = std::move(opened).value();
    }
    /// As SIGKILL: nothing is said or written any more.
    void kill() {
        broker.reset();
        transport.reset();
    }
    /// As a pulled plug: of what was not synced only what `keeps` picks is left.
    void powerCut(const std::function<bool()>& keeps) {
        const auto left = dir / "left";
        std::filesystem::create_directories(left);
        if (auto cut = disk->powerCut(left, keeps); !cut) give(cut.failure());
        kill();
        disk = std::make_unique<journal::FaultDisk>();
        std::filesystem::remove(dir / "journal.db-wal");
        std::filesystem::remove(dir / "journal.db-shm");
        std::filesystem::remove(dir / "attachments.db-wal");
        std::filesystem::remove(dir / "attachments.db-shm");
        for (const auto& entry : std::filesystem::directory_iterator(left))
            std::filesystem::rename(entry.path(), dir / entry.path().filename());
    }
    void step() {
        if (broker) broker->step(0);
    }
    void pass(std::int64_t ms) {
        clock.stepMs(ms);
        step();
    }

    client::Identity identityOf(const std::string& device) {
        auto identity = client::loadIdentity(realm.partyDir(device));
        if (!identity) give(identity.failure());
        return identity.value();
    }
    /// Enrols a device by the administrator's own words and returns who it is.
    client::Identity enrol(const std::string& name, std::vector<wire::DeviceRole> roles,
                           std::vector<std::string> sources) {
        client::Identity identity = identityOf("admin");
        identity.deviceName = name;
        identity.keys = seal::CurveKeys::generate();
        adminSays(wire::DeviceEnrolled{name, identity.keys.publicKey, std::move(roles), std::move(sources)});
        return identity;
    }
    template <class Payload>
    void adminSays(const Payload& payload) {
        auto link = linkOf(identityOf("admin"));
        client::Submission submission;
        submission.kind = wire::KindOf<Payload>::kKind;
        submission.payload = wire::encodePayload(payload);
        submission.source = "admin";
        submission.author = "p:admin";
        submission.observedAt = clock.now();
        submission.signer = admin.get();
        if (auto said = link->submit(submission); !said) give(said.failure());
        for (int i = 0; i < 200 && link->waiting() > 0; ++i) (void)link->poll(20);
        EXPECT_EQ(link->waiting(), 0u);
    }
    std::unique_ptr<client::BusLink> linkOf(const client::Identity& identity, client::LinkOptions with = {}) {
        return std::make_unique<client::BusLink>(
            identity, std::make_unique<MemoryChannel>(*this, identity.keys.publicKey), clock, std::move(with));
    }
    /// Everything in the journal file, as records.
    std::vector<wire::Record> journaled() {
        std::vector<wire::Record> records;
        auto journal = journal::Journal::open(realm.journalFile(), journal::Open::ForReading, disk->name());
        if (!journal) give(journal.failure());
        auto rows = journal.value().read(1, 1'000'000, 1'000'000'000);
        if (!rows) give(rows.failure());
        for (auto& row : rows.value()) {
            auto decoded = wire::decodeRecord(row.header);
            auto* record = std::get_if<wire::Record>(&decoded);
            if (record == nullptr) give({std::get<wire::Rejection>(decoded).what, "", ""});
            record->sequence = row.sequence;
            record->envelope.payload = row.payload;
            if (row.isRedacted) {
                record->flags |= wire::kFlagRedacted;
                record->verdict = row.note;
            }
            records.push_back(*record);
        }
        return records;
    }

    std::filesystem::path dir;
    base::SteppedClock clock{base::fromCivilUtc({2026, 7, 14, 12})};
    server::BrokerOptions options;
    server::Realm realm;
    std::unique_ptr<seal::SigningKey> admin;
    std::unique_ptr<journal::FaultDisk> disk = std::make_unique<journal::FaultDisk>();
    journal::RecoveryReport recovery;
    std::unique_ptr<server::MemoryTransport> transport;
    std::unique_ptr<server::Broker> broker;
};

inline MemoryChannel::~MemoryChannel() {
    if (m_line && m_world.transport) m_world.transport->hangUp(*m_line);
}
inline bool MemoryChannel::send(const base::Bytes& frame) {
    if (!m_world.transport)
        m_line.reset();
    else if (!m_line || !m_line->isUp)
        m_line = m_world.transport->dial(m_key, m_isUrgent);
    if (!m_line) return false;
    m_world.transport->say(*m_line, frame);
    return true;
}
inline std::optional<base::Bytes> MemoryChannel::receive(int timeoutMs) {
    if ((!m_line || m_line->toClient.empty()) && timeoutMs > 0) m_world.pass(timeoutMs);
    if (!m_line || m_line->toClient.empty()) return std::nullopt;
    const auto frame = m_line->toClient.front();
    m_line->toClient.pop_front();
    return *frame;
}
inline void MemoryChannel::reconnect() {
    if (m_line && m_world.transport) m_world.transport->hangUp(*m_line);
    m_line.reset();
}

/// A reading that says which one it is.
inline client::Submission readingOf(const std::string& station, double value, base::Instant at) {
    client::Submission submission;
    submission.kind = wire::Kind::Reading;
    submission.source = "station:" + station;
    submission.observedAt = at;
    wire::Reading reading;
    reading.value = value;
    reading.unit = "cm";
    submission.payload = wire::encodePayload(reading);
    submission.keep = client::Keep::InMemory;
    return submission;
}

/// What a link has reported, sorted.
struct Heard {
    std::vector<wire::MessageId> accepted;
    std::vector<client::RejectedId> rejected;
    std::vector<wire::Record> records;
    std::vector<std::string> lost;
    int connected = 0, rewound = 0;

    void take(std::vector<client::Event> events) {
        for (auto& event : events) {
            if (auto* a = std::get_if<client::AcceptedIds>(&event))
                accepted.insert(accepted.end(), a->ids.begin(), a->ids.end());
            if (auto* r = std::get_if<client::RejectedId>(&event)) rejected.push_back(*r);
            if (auto* b = std::get_if<client::Records>(&event))
                records.insert(records.end(), b->records.begin(), b->records.end());
            if (auto* l = std::get_if<client::Lost>(&event)) lost.push_back(l->why);
            connected += std::holds_alternative<client::Connected>(event) ? 1 : 0;
            rewound += std::holds_alternative<client::Rewound>(event) ? 1 : 0;
        }
    }
};

/// Polls until the condition holds; false after `limitMs` of simulated time.
inline bool until(World& world, client::BusLink& link, Heard& heard, const std::function<bool()>& condition,
                  std::int64_t limitMs = 60'000) {
    for (const std::int64_t end = world.clock.monotonicNs() + limitMs * 1'000'000; world.clock.monotonicNs() < end;) {
        heard.take(link.poll(10));
        if (condition()) return true;
    }
    return false;
}

}  // namespace server_test
