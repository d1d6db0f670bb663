// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The tick loop: what has arrived becomes one append with one sync, core decides it in order, and only then are senders
// answered and followers served. Everything that can be lost is lost before "Accepted", nothing after.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "broker/base/clock.h"
#include "broker/base/outcome.h"
#include "broker/core/core.h"
#include "broker/journal/journal.h"
#include "broker/server/attachment_limits.h"
#include "broker/server/transport.h"
#include "broker/wire/retention.h"

namespace server {

struct BrokerOptions {
    std::size_t framesPerStep = 2000;
    std::size_t appendRecordsMax = 5'000;  ///< also what a follower behind the tail reads and checks at once
    std::size_t appendBytesMax = 16 * 1024 * 1024;
    std::size_t tailRecordsMax = 10'000;  ///< newest records kept in memory for followers
    std::size_t tailBytesMax = 64 * 1024 * 1024;
    std::uint64_t lagRecordsMax = 200'000;          ///< a follower this far behind that folds nothing ...
    std::int64_t stallMs = 10'000;                  ///< ... for this long is cut off
    std::int64_t peerSilenceMs = 15'000;            ///< a connection silent for this long is forgotten
    std::uint32_t envelopesPerSecondMax = 200'000;  ///< per connection
    std::uint32_t urgentPerSecondMax = 500;         ///< per connection by the second door
    std::vector<wire::RetentionRule> retention;     ///< live realms only; empty: nothing goes by age
    std::int64_t retryMs = 200;                     ///< between attempts while the journal cannot be written
    std::int64_t slowSyncMs = 2'000;                ///< a sync that takes longer is told to followers
    std::int64_t slowHoldMs = 10'000;               ///< ... for this long
    std::int64_t conditionMs = 2'000;               ///< between tellings while something is wrong or held back
    std::optional<std::string> urgentEndpoint{};    ///< the second door, as clients are told it
    std::filesystem::path snapshotFile{};           ///< pictures kept for joining consoles; empty: none are
    std::filesystem::path stateFile{};              ///< what it knows, for a quick start; empty: kept nowhere
    std::uint64_t stateEvery = 100'000;             ///< ... after so many records
    std::filesystem::path attachmentFile{};         ///< files that records name; empty: none are taken
    std::string attachmentVfs{};                    ///< its file layer, as Journal::open
    AttachmentLimits attachments{};
    std::uint32_t attachmentDays = 0;  ///< live realms only: files go so long after their records; 0: with them
};

/// For log and tests; since the start.
struct Counters {
    std::uint64_t frames = 0, garbage = 0;
    std::uint64_t accepted = 0, duplicates = 0, rejected = 0;
    std::uint64_t urgent = 0;  ///< submissions taken by the second door
    std::uint64_t appends = 0, failedAppends = 0;
    std::uint64_t batches = 0, encodedBatches = 0;
    std::uint64_t keptBatchBytes = 0;  ///< at hand for followers that stand at the same place
    std::uint64_t cutFollowers = 0;
    std::uint64_t unanswered = 0;  ///< conversations that had to begin anew, since an answer could not be handed over
    std::uint64_t merged = 0;      ///< records left out for thinned followers
};

class Broker {
public:
    /// Replays the journal, or what stands behind the state that it kept itself. `transport` and `clock` must outlive
    /// it; the transport should not be reachable yet. `signKey`: the broker's own, which the founding names; without it
    /// no checkpoints are said.
    [[nodiscard]] static base::Outcome<std::unique_ptr<Broker>> open(
        const wire::RealmId& realm, const std::string& realmName, journal::Journal journal, Transport& transport,
        const base::Clock& clock, const BrokerOptions& options = {}, std::optional<seal::SigningKey> signKey = {});
    ~Broker();

    /// One tick. Waits at most `waitMs` for the first frame; less when something else is due.
    void step(int waitMs);
    /// Tells followers that the broker is going, and keeps what it knows for the next start.
    void sayGoodbye(const std::string& why);

    [[nodiscard]] const core::Core& core() const;
    [[nodiscard]] const Counters& counters() const;
    /// Nothing while the journal can be written; else why not, for the log.
    [[nodiscard]] const std::optional<base::Failure>& notSafe() const;
    [[nodiscard]] std::uint64_t lastSequence() const;
    /// Through which record a kept state took the place of a replay; 0: none did.
    [[nodiscard]] std::uint64_t resumedFrom() const;
    /// What an administrator should read in the log, since the last call.
    [[nodiscard]] std::vector<std::string> takeNews();

private:
    struct State;
    explicit Broker(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace server
