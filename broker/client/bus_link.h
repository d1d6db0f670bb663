// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A party's link to the bus: submit, follow from a sequence, outbox, reconnect. One thread owns it.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "broker/base/clock.h"
#include "broker/base/outcome.h"
#include "broker/client/identity.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"
#include "broker/wire/verbs.h"

namespace client {

/// Carries frames to and from one broker. ZeroMQ in programs (makeZmqChannel), a queue in simulations.
class Channel {
public:
    virtual ~Channel() = default;
    /// False when the frame could not be queued (full or broken); it may be sent again later.
    virtual bool send(const base::Bytes& frame) = 0;
    /// Next frame, waiting at most `timeoutMs` (0: not at all).
    virtual std::optional<base::Bytes> receive(int timeoutMs) = 0;
    /// Drops the connection and all that is queued, and starts a new one.
    virtual void reconnect() = 0;
};

/// CURVE-encrypted DEALER; one ZeroMQ context per process, made on first use.
[[nodiscard]] std::unique_ptr<Channel> makeZmqChannel(const Identity& identity);

/// How a submission is kept until it is accepted.
enum class Keep : std::uint8_t {
    OnDisk,    ///< reports, orders, alerts, receipts: survives this process
    InMemory,  ///< routine readings and positions, and facts that can be derived again
};

/// What to submit; the link fills realm, id (when absent), and encodes.
struct Submission {
    wire::Kind kind = wire::Kind::LogEntry;
    base::Bytes payload;
    std::string source;
    base::Instant observedAt;
    std::optional<wire::MessageId> id;  ///< derived facts bring their own
    std::optional<std::string> author;
    std::optional<std::string> operation;
    std::vector<wire::MessageId> cause;
    const seal::SigningKey* signer = nullptr;  ///< not owned, used during submit() only
    Keep keep = Keep::OnDisk;
};

// ---- what the link reports ----
struct Connected {
    wire::Welcome welcome;
};
struct Lost {
    std::string why;
};  ///< no answer, or "not now" (full disk, too fast); the link goes on trying
struct AcceptedIds {
    std::vector<wire::MessageId> ids;
};
/// Refused for good: it has left the outbox.
struct RejectedId {
    std::optional<wire::MessageId> id;
    wire::Rejection rejection;
};
struct Records {
    std::vector<wire::Record> records;
    std::uint64_t throughSequence = 0;
    std::uint64_t headSequence = 0;
};
/// The broker's journal is not a continuation of what was followed (restored from a copy): fold again from 1.
struct Rewound {
    std::string why;
};
using Event = std::variant<Connected, Lost, AcceptedIds, RejectedId, Records, Rewound>;

struct LinkOptions {
    std::string software = "lagewerk";
    std::optional<std::filesystem::path> outbox;  ///< SQLite file; absent: everything in memory
    std::optional<std::uint64_t> epoch;  ///< of ids whose counters are given (givenEpoch()); exercise parts: derived
                                         ///< from seed and name, so that a restart says the same ids
    int timeoutMs = 3000;                ///< silence after which the broker counts as lost
};

class BusLink {
public:
    /// `clock` and `channel` belong to the caller's side: the clock must outlive the link.
    BusLink(Identity identity, std::unique_ptr<Channel> channel, const base::Clock& clock, LinkOptions options = {});
    ~BusLink();

    /// Queues; the next poll() sends (many in one frame). Returns the id. Fails when the outbox is full, its disk
    /// cannot be written, or the broker would refuse the envelope's shape. An id that still waits is not queued again.
    [[nodiscard]] base::Outcome<wire::MessageId> submit(const Submission& submission);
    /// Follow from `sequence`; replaces an earlier following. Resumed by itself after a reconnect.
    void follow(std::uint64_t fromSequence, std::vector<wire::Kind> kinds = {});
    /// Sends, receives, reconnects. Waits at most `waitMs` for the first thing to report.
    [[nodiscard]] std::vector<Event> poll(int waitMs);

    /// Epoch for Submission.id = MessageId::outbox(device, givenEpoch(), counter): LinkOptions.epoch, or the outbox
    /// file's, or random. Such counters must rise, and such submissions wait in memory only: what waits on disk is
    /// sent before what is said again, and would make the broker take a lower counter for a duplicate.
    [[nodiscard]] std::uint64_t givenEpoch() const;
    [[nodiscard]] const Identity& identity() const;
    [[nodiscard]] bool isConnected() const;
    /// Submissions not yet accepted.
    [[nodiscard]] std::size_t waiting() const;
    /// First sequence not yet delivered by poll().
    [[nodiscard]] std::uint64_t nextSequence() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace client
