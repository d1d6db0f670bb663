// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One realm of the simulation: its broker, its people and its machines, each with a disk of its own.

#include <sqlite3.h>

#include <array>
#include <deque>
#include <functional>

#include "gis/situation/situation.h"
#include "tests/simulation/ledger.h"
#include "tests/simulation/simulated_wire.h"

namespace simulation {

/// While it lives, files that name no file layer are opened on this disk: an outbox knows no other way.
class OnDiskOf {
public:
    explicit OnDiskOf(const journal::FaultDisk& disk) : m_system(sqlite3_vfs_find(nullptr)) {
        sqlite3_vfs_register(sqlite3_vfs_find(disk.name().c_str()), 1);
    }
    OnDiskOf(const OnDiskOf&) = delete;
    OnDiskOf& operator=(const OnDiskOf&) = delete;
    ~OnDiskOf() { sqlite3_vfs_register(m_system, 1); }

private:
    sqlite3_vfs* m_system;
};

/// A machine with a program on it. Killed: `link` is gone and comes back by itself; its disk stays.
struct Party {
    std::string name;
    client::Identity identity;
    std::int64_t clockOffMs = 0;  ///< how wrong its clock is
    bool hasOutbox = false, follows = false;
    std::vector<wire::Kind> kinds;  ///< what it follows; empty: all
    std::optional<std::uint32_t> thinBehind;
    std::size_t copiedWhen = 0;  ///< sayings of all when its outbox was copied; 0: there is no copy
    bool joins = false;          ///< by a picture of the worker's, mostly
    bool isJoining = false;      ///< has asked for it and does not follow yet
    bool isRetired = false;      ///< its key was revoked: nobody waits for it
    std::unique_ptr<journal::FaultDisk> disk;
    std::unique_ptr<client::BusLink> link;
    situation::Situation picture;
    std::uint64_t through = 0;  ///< last sequence of this life that it was handed
    std::set<std::string> answered;
    std::vector<std::pair<wire::StationState, wire::MessageId>>
        facts;  ///< with their readings, to be said at the next tick
};

struct Person {
    std::string id;
    seal::SigningKey key;
    bool isRevoked = false;
};

struct Counts {
    std::uint64_t brokerKills = 0, powerCuts = 0, partyKills = 0, partyPowerCuts = 0, breaks = 0, cutOffs = 0;
    std::uint64_t resumed = 0;  ///< starts from a kept state
    std::uint64_t journalRestores = 0, outboxRestores = 0, rewound = 0, merged = 0, urgent = 0, calls = 0;
    std::uint64_t files = 0, filesWhole = 0, filesDeleted = 0, filesFetched = 0, joined = 0;
    std::uint64_t revocations = 0, issued = 0, refused = 0, hostile = 0, records = 0, accepted = 0;
};

class BusRealm {
public:
    BusRealm(wire::RealmKind kind, base::SeededRandom& chance, Trace& trace);

    /// One step of everybody; says what broke.
    [[nodiscard]] Breach step();
    /// Mends all that is broken, waits until everything said has arrived, and checks everything.
    [[nodiscard]] Breach finish();
    /// Somebody hostile says here what was overheard elsewhere.
    void sayHere(const base::Bytes& envelope);

    [[nodiscard]] const SimulatedWire& wire() const { return m_wire; }
    [[nodiscard]] const Counts& counts() const { return m_counts; }

private:
    struct Known {
        std::string alert;
        std::uint32_t revision = 0;
        wire::Hash hash{};
        std::string author;
        int signatures = 0;
    };

    // bus_realm.cpp: setting up, machines, faults
    void people();
    Party& machine(const std::string& name, std::vector<wire::DeviceRole> roles, std::vector<std::string> sources);
    void revive(Party& party);
    void kill(Party& party, bool powerCut);
    void disturb();
    void disturbBroker();
    void disturbDisk();
    void copyOutbox(Party& party);
    void restoreOutbox(Party& party);
    void copyJournal();
    void restoreJournal();
    [[nodiscard]] Breach restart();
    [[nodiscard]] Breach checkKnown();
    [[nodiscard]] Breach take(Party& party, const client::Records& records);
    [[nodiscard]] Breach listen(Party& party);
    [[nodiscard]] Breach take(Party& party, const client::Event& event);
    void react(Party& party, const wire::Record& record);
    void sayFacts(Party& worker, const wire::Tick& tick, const wire::Record& record);
    [[nodiscard]] bool isAtRest() const;
    [[nodiscard]] Breach checkBounds();
    [[nodiscard]] Breach checkPictures(const std::vector<wire::Record>& journal);

    // bus_people.cpp: what they say
    void speak();
    void sayReadings(Party& party);
    void sayLog(Party& party);
    void draft(Party& party);
    void approve(Party& party);
    void administer(Party& party);
    void retire(Party& party, Party& one);
    void tick(Party& party);
    template <class Payload>
    std::optional<wire::MessageId> say(Party& party, const Payload& payload, const std::string& source,
                                       const Person* by = nullptr, client::Keep keep = client::Keep::OnDisk,
                                       std::optional<wire::MessageId> id = std::nullopt,
                                       const seal::SigningKey* signer = nullptr,
                                       std::optional<base::Instant> observedAt = std::nullopt);
    Person& anyone() { return m_people[m_chance.below(m_people.size())]; }

    // bus_joining.cpp: pictures, and files that are fetched
    [[nodiscard]] std::vector<wire::Record> decided();
    void givePicture(Party& worker);
    void beginFollowing(Party& party);
    struct JoinedBy {
        std::string party;
        std::uint64_t sequence = 0;
        std::string picture;
    };
    [[nodiscard]] Breach checkJoins();
    [[nodiscard]] Breach join(Party& party, const client::SnapshotHeard& heard);
    void fetchFile(Party& party);
    [[nodiscard]] Breach checkFetched(const client::AttachmentHeard& heard);

    // bus_files.cpp: files that records name
    struct NamedFile {
        wire::MessageId named;
        std::string giver;
        bool mustArrive = false, isTold = false, isOrdered = false;
    };
    void giveFile(Party& party);
    void deleteFile(Party& admin);
    void lieAboutFile();
    void noteFiles(const client::Event& event);
    void filesRewound(const std::vector<wire::Record>& copy);
    void filesPutBack(const Party& party);
    [[nodiscard]] Breach checkFiles(bool isEnd);
    [[nodiscard]] bool areFilesAtRest() const;
    [[nodiscard]] bool isDeletedLeft();

    // bus_hostile.cpp: who lies, floods, sleeps
    void beHostile();
    void beIdle();
    [[nodiscard]] wire::Envelope lie();

    base::SeededRandom& m_chance;
    Trace& m_trace;
    server_test::World m_world;
    SimulatedWire m_wire;
    Ledger m_ledger;
    Counts m_counts;
    std::deque<Party> m_parties;
    std::vector<Person> m_people;
    std::deque<Known> m_drafts;
    std::map<wire::Hash, NamedFile> m_files;
    std::vector<JoinedBy> m_joinedBy;  ///< not checked yet
    std::uint64_t m_alerts = 0, m_tick = 0, m_spoken = 0;
    bool m_isCalm = false;

    client::Identity m_liar, m_sleeper;
    std::unique_ptr<SimulatedChannel> m_lying, m_sleeping;
    std::uint64_t m_lies = 0, m_handedToSleeper = 0;
    Breach m_breach;  ///< found while speaking or lying
};

template <class Payload>
std::optional<wire::MessageId> BusRealm::say(Party& party, const Payload& payload, const std::string& source,
                                             const Person* by, client::Keep keep, std::optional<wire::MessageId> id,
                                             const seal::SigningKey* signer, std::optional<base::Instant> observedAt) {
    if (!party.link) return std::nullopt;
    client::Submission submission;
    submission.kind = wire::KindOf<Payload>::kKind;
    submission.payload = wire::encodePayload(payload);
    submission.source = source;
    submission.observedAt = observedAt.value_or(m_world.clock.now().plusMs(party.clockOffMs));
    submission.id = id;
    submission.keep = keep;
    if (by != nullptr) submission.author = by->id;
    submission.signer = signer != nullptr ? signer : by == nullptr ? nullptr : &by->key;
    const auto said = party.link->submit(submission);
    if (!said) return std::nullopt;  // a full or failing disk of its own: nothing was said
    if (!id && m_ledger.wasSaid(said.value())) m_breach = party.name + " gave one id to two sayings";
    m_ledger.said(said.value(), keep == client::Keep::OnDisk && party.hasOutbox && !party.isRetired);
    return said.value();
}

}  // namespace simulation
