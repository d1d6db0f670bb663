// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>

#include "broker/server/broker.h"
#include "broker/server/internal/attachments.h"
#include "broker/server/internal/following.h"
#include "broker/server/internal/intake.h"
#include "broker/server/internal/kept_state.h"
#include "broker/server/internal/snapshots.h"

namespace server {

/// One connection and what is owed to it.
struct Peer {
    seal::PublicKey key{};
    wire::DeviceId device;
    bool isGreeted = false;
    /// It was told "not now": nothing more is taken from it until it says Hello again and begins anew, since a later
    /// submission must not overtake a refused one.
    bool isRefused = false;
    std::int64_t heardAtMs = 0;
    std::int64_t rateWindowMs = 0;
    std::uint32_t rateCount = 0;
    bool isUrgent = false;       ///< came by the second door
    std::int64_t heldAtMs = -1;  ///< when it was last told to be slower
    std::optional<Following> following;
    std::optional<std::vector<wire::Kind>> mayFollow;  ///< when its following began; nothing: everything
    /// Why its following was ended; said as soon as its queue takes it, since it would wait for ever otherwise.
    std::optional<std::string> farewell;
    /// What the broker's state is was not heard yet; said as soon as its queue takes it: "all is well" is told once.
    bool isConditionOwed = false;

    // Answers gathered in this step.
    std::map<std::uint64_t, std::uint64_t> acceptedCounters;  ///< epoch -> counter
    std::vector<wire::MessageId> acceptedDerived;
    std::uint32_t duplicates = 0;
};

/// What the disk does and what is held back, as followers are told it.
struct Health {
    wire::Trouble trouble = wire::Trouble::None;
    std::string why;
    std::int64_t sinceMs = 0;  ///< when it became so
    std::int64_t slowestSyncMs = 0, slowestAtMs = 0;
    std::size_t waiting = 0;         ///< most submissions that waited at once since it was told last
    std::uint64_t refused = 0;       ///< submissions told "not now" since the trouble began
    std::uint64_t mergedToldOf = 0;  ///< Counters::merged when it was told last
    std::int64_t toldAtMs = 0;
    /// What must be told at once when it changes.
    struct Key {
        bool isSafe = true, isHolding = false;
        wire::Trouble trouble = wire::Trouble::None;
        auto operator<=>(const Key&) const = default;
    } told;
};

struct Broker::State {
    const wire::RealmId realm;
    const std::string realmName;
    Transport& transport;
    const base::Clock& clock;
    const BrokerOptions options;
    std::optional<seal::SigningKey> signKey;
    core::Core core;
    History history;
    Batches batches;
    std::map<PeerId, Peer> peers;
    Intake intake;
    Health health;
    Snapshots snapshots;
    Attachments files;
    KeptState kept;
    std::vector<std::uint64_t> filed;  ///< as Known
    std::uint64_t resumedFrom = 0, keptThrough = 0;
    Counters counters;
    std::optional<base::Failure> notSafe;
    std::int64_t retryAtMs = 0, nextTickAtMs = 0, prunedAtMs = 0;
    bool hasMoreToSend = false;
    PeerId fedLast = 0;
    std::uint64_t scannedBefore = 0;  ///< Batches::scanned() when this step's feeding began
    std::uint32_t thinned = 0;        ///< followers that were served thinned in this step
    std::vector<std::string> news;    ///< for the log
    struct Faulty {
        std::uint64_t untold = 0;
        std::optional<std::int64_t> toldAtMs{};
    };
    std::map<std::pair<wire::DeviceId, int>, Faulty> faulties;  ///< by device and refusal; bounded by the roster

    /// What is to be deleted with the next append, and the word that says so.
    struct Redaction {
        wire::Redacted what;
        std::vector<wire::MessageId> order;
        std::vector<journal::Removal> removals;
        std::size_t rule = 0;               ///< of options.retention, plus 1; 0: an order
        std::uint64_t examinedThrough = 0;  ///< by the rule
    };
    std::optional<Redaction> planned;               ///< in the append that is being made
    std::map<std::size_t, std::uint64_t> examined;  ///< by rule: records up to here were looked at
    std::map<std::size_t, base::Instant> tooYoung;  ///< by rule: acceptedAt of the one behind these
    std::size_t nextRule = 0;
    std::int64_t nextLookMs = 0, nextFileLookMs = 0, noRetentionBeforeMs = 0;
    std::uint64_t saidBeforeFiles = 0;  ///< submissions taken when files were moved last

    State(const wire::RealmId& id, const std::string& name, journal::Journal journal, Transport& over,
          const base::Clock& by, const BrokerOptions& with)
        : realm(id),
          realmName(name),
          transport(over),
          clock(by),
          options(with),
          core(id),
          history(std::move(journal), with.tailRecordsMax, with.tailBytesMax),
          batches(history),
          snapshots(with.snapshotFile),
          files(options, by),
          kept(with.stateFile) {}

    [[nodiscard]] std::int64_t nowMs() const { return clock.monotonicNs() / 1'000'000; }
    bool say(PeerId peer, const wire::Verb& verb);

    // starting.cpp: what is known when it starts
    [[nodiscard]] base::Done remember();
    /// When so many records were decided since the last one.
    void keepState(std::uint64_t every);
    [[nodiscard]] bool holdsContentOf(const wire::Record& record) const;
    void forgetState();
    void noteFiles(const wire::Record& record);

    // conversation.cpp: what a connection says and what it is answered
    void hear(const Arrival& arrival);
    void take(PeerId id, Peer& peer, const wire::Hello& hello);
    void take(PeerId id, Peer& peer, std::span<const base::BytesView> envelopes);
    void take(PeerId id, Peer& peer, const wire::Follow& follow);
    void hearUrgent();
    [[nodiscard]] bool mayRead(const Peer& peer, std::vector<wire::Kind>& kinds) const;
    void admit(PeerId id, Peer& peer, base::BytesView bytes, std::size_t place);
    void reject(PeerId id, const std::optional<wire::MessageId>& message, const wire::Rejection& rejection);
    void tellFaulty(PeerId id, const wire::Rejection& rejection);
    void refuseForNow(PeerId id, Peer& peer, const std::optional<wire::MessageId>& message,
                      const wire::Rejection& rejection);
    static void noteAccepted(Peer& peer, const wire::MessageId& id, bool isDuplicate);
    void answer();
    void answer(PeerId id, const wire::Verb& verb);
    void feed();
    void feed(PeerId id, Peer& peer);
    void endFollowing(PeerId id, Peer& peer, const std::string& why);
    void prune();

    // library.cpp: pictures kept, and the past by range
    void take(PeerId id, Peer& peer, const wire::Range& range);
    void take(PeerId id, const wire::SnapshotAsk& ask);
    void take(PeerId id, Peer& peer, const wire::SnapshotGive& give);

    // files.cpp: files that records name
    void moveFiles();
    [[nodiscard]] std::optional<Redaction> outlivedFiles();

    // health.cpp: what followers are told of the disk and of what is held back
    void noteSync(std::int64_t tookMs);
    void noteTrouble(wire::Trouble trouble, const std::string& why);
    [[nodiscard]] wire::BrokerState condition() const;
    void tellCondition();
    // redaction.cpp: what goes by age or order
    void planRedaction();
    [[nodiscard]] std::optional<Redaction> ordered();
    [[nodiscard]] std::optional<Redaction> outlived();
    bool note(Redaction& redaction, const wire::Record& record);
    void redactionDone();
    void watchClock(base::Instant tickAt);
    void expel(PeerId id, const Peer& peer);
    [[nodiscard]] std::string deviceText(const seal::PublicKey& key) const;
    void tell(std::string line);
    void tellUnread(const base::Failure& failure);
    std::optional<std::int64_t> unreadToldAtMs;

    // broker.cpp: order
    void commit();
    std::vector<Candidate> nextAppend();
    std::vector<Candidate> takeRepeats(std::vector<Candidate>& candidates);
    bool append(std::vector<Candidate>& candidates);
    void decide(Candidate candidate);
    void refuseIntake(std::vector<Candidate>& candidates);
    void letIn();
    [[nodiscard]] bool isTickDue() const;
    [[nodiscard]] wire::Envelope liveTick();
    [[nodiscard]] bool isCheckpointDue() const;
    [[nodiscard]] wire::Envelope checkpoint() const;
};

}  // namespace server
