// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A party's link to the bus: submit, follow from a sequence, outbox, reconnect. One thread owns it. What must not wait
// (wire::isUrgent) has an outbox and epochs of its own and goes by the broker's second door as soon as there is one.

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
    /// A second connection to the same broker at another of its endpoints; nothing when this channel knows no other
    /// way.
    [[nodiscard]] virtual std::unique_ptr<Channel> dial(const std::string&) { return nullptr; }
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
    std::vector<wire::Merged> merged{};  ///< what a thinned following left out for newer ones
};
/// The broker's journal is not a continuation of what was followed (restored from a copy): fold again from 1.
struct Rewound {
    std::string why;
};
/// The journal is not the one that said Accepted before (restored from a copy): what it accepted after that copy was
/// made is gone, and not in the outbox any more. Whoever sends tells a person, or says it anew.
struct Restored {
    std::uint64_t accepted = 0;  ///< on this link before; which of them are gone is not known here
};
/// Answer to askSnapshot(); nothing: the broker has none for this fold, or what came did not pass its check.
struct SnapshotHeard {
    struct Snapshot {
        std::uint64_t sequence = 0;
        wire::Hash chain{};  ///< of the journal there
        base::Bytes bytes;
    };
    std::optional<Snapshot> snapshot;
};
/// Answer to giveSnapshot(): the broker keeps it.
struct SnapshotKept {
    std::uint64_t sequence = 0;
};
/// Answer to askHistory(), part by part.
struct History {
    std::vector<wire::Record> records;
    std::uint64_t throughSequence = 0;
    bool isDone = false;
};
/// How far a file of give() is, and how it ended. Wanted: under way. Refused with a number from 400: kept and tried
/// again later. Whole, Deleted, Unknown, Refused with another number: it is not kept here any more; `why` tells the
/// last.
struct AttachmentGiven {
    wire::Hash hash{};
    std::uint64_t through = 0, size = 0;  ///< bytes that are safe at the broker, and of the whole
    wire::AttachmentPhase state = wire::AttachmentPhase::Wanted;
    std::optional<wire::Rejection> why{};
};
/// How far a file of fetch() is. Wanted: through bytes of it are here, or, while its giver has not given it whole, at
/// the broker. Whole: here it is, its hash was checked. Else it ended: Deleted, Unknown (nobody names it, or this
/// device may not read it), Refused (the bytes are not those of the hash); fetch() asks anew.
struct AttachmentHeard {
    wire::Hash hash{};
    std::uint64_t through = 0, size = 0;
    wire::AttachmentPhase state = wire::AttachmentPhase::Wanted;
    std::optional<base::Bytes> bytes{};
};
using Event = std::variant<Connected, Lost, AcceptedIds, RejectedId, Records, Rewound, Restored, wire::BrokerState,
                           SnapshotHeard, SnapshotKept, History, AttachmentGiven, AttachmentHeard>;

/// What to hear. What belongs to no operation, has no place, is a warning or an emergency call passes every filter but
/// that of kinds.
struct Hearing {
    std::vector<wire::Kind> kinds;            ///< empty: all
    std::optional<std::uint32_t> thinBehind;  ///< when so many records behind, superseded readings and positions are
                                              ///< merged to the newest; for pictures, never for workers
    std::optional<std::string> operation = {};
    std::optional<wire::GeoBox> area = {};
};

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
    void follow(std::uint64_t fromSequence, Hearing hearing);
    /// The newest picture that the broker keeps for this fold version; answered by SnapshotHeard.
    void askSnapshot(std::uint32_t foldVersion);
    /// Hands the picture after record `sequence` over; one at a time, lost with the connection.
    void giveSnapshot(std::uint32_t foldVersion, std::uint64_t sequence, base::Bytes bytes);
    /// Records of the past, in parts, beside the following: one part for each poll(). Replaces an earlier asking.
    void askHistory(std::uint64_t fromSequence, std::uint64_t throughSequence, std::vector<wire::Kind> kinds = {});
    /// Keeps a file that a record of this device names, beside the outbox when there is one, and sends it piece by
    /// piece when nothing of the outboxes waits and the record is in effect, over restarts of either side. Give it
    /// before the record is submitted, so that no kill comes between. Forgotten when the broker has it whole
    /// (AttachmentGiven).
    [[nodiscard]] base::Done give(const wire::Attachment& about, base::Bytes bytes);
    /// Asks for a file that a record names, piece by piece, until it is here whole (AttachmentHeard). Goes on after a
    /// reconnect; not over a restart of this process.
    void fetch(const wire::Hash& hash);
    /// Sends, receives, reconnects. Waits at most `waitMs` for the first thing to report.
    [[nodiscard]] std::vector<Event> poll(int waitMs);

    /// Epoch for Submission.id = MessageId::outbox(device, givenEpoch(), counter): LinkOptions.epoch, or the outbox
    /// file's, or random. Such counters must rise, and such submissions wait in memory only: what waits on disk is
    /// sent before what is said again, and would make the broker take a lower counter for a duplicate.
    [[nodiscard]] std::uint64_t givenEpoch() const;
    /// The same for what is to go by the broker's second door: it may overtake, so it must not share an epoch.
    [[nodiscard]] std::uint64_t urgentGivenEpoch() const;
    [[nodiscard]] const Identity& identity() const;
    [[nodiscard]] bool isConnected() const;
    /// Submissions not yet accepted.
    [[nodiscard]] std::size_t waiting() const;
    /// Files of give() that the broker does not have whole yet.
    [[nodiscard]] std::size_t filesWaiting() const;
    /// First sequence not yet delivered by poll().
    [[nodiscard]] std::uint64_t nextSequence() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace client
