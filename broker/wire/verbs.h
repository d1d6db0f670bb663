// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The conversation between a client (DEALER) and the broker (ROUTER). One ZeroMQ frame is one verb: a
// MessagePack array [verb number, map]. Grammar and byte examples: PROTOCOL.md.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "broker/wire/codec.h"
#include "broker/wire/envelope.h"
#include "broker/wire/rejection.h"

namespace wire {

// client -> broker
struct Hello {
    std::uint16_t protocolVersion = 0;
    RealmId realm;
    std::string software;
};
struct Submit {
    std::vector<base::Bytes> envelopes;  ///< encoded envelopes, in the sender's order
};
/// A box between two corners; it does not reach over the date line.
struct GeoBox {
    GeoPoint low, high;  ///< south-west, north-east
    auto operator<=>(const GeoBox&) const = default;
    [[nodiscard]] bool contains(GeoPoint at) const {
        return at.latE7 >= low.latE7 && at.latE7 <= high.latE7 && at.lonE7 >= low.lonE7 && at.lonE7 <= high.lonE7;
    }
};
/// What a follower wants. Empty kinds = all kinds. What has no operation or no place passes every filter.
struct Follow {
    std::uint64_t fromSequence = 1;
    std::vector<Kind> kinds;
    std::uint32_t creditRecords = 0;  ///< how many it takes before it says Credit again; 0 ends the following
    /// When so many records behind, superseded positions and readings are merged to the newest; absent: never.
    std::optional<std::uint32_t> thinBehind{};
    std::optional<std::string> operation{};  ///< and what belongs to none
    std::optional<GeoBox> area{};            ///< and what has no place
};
struct Credit {
    std::uint64_t throughSequence = 0;  ///< all up to here is folded
};
struct Ping {};
/// Records of the past, once: history for charts and lists, beside the live following.
struct Range {
    std::uint64_t fromSequence = 1, throughSequence = 0;
    std::vector<Kind> kinds;  ///< empty: all
};
/// A part of the newest picture that the broker keeps for readers of this fold version.
struct SnapshotAsk {
    std::uint32_t foldVersion = 0;
    std::uint64_t sequence = 0;  ///< of the snapshot begun with; 0: the newest
    std::uint64_t offset = 0;
};
/// The fusion worker hands over a picture, part by part, each answered by SnapshotTaken.
struct SnapshotGive {
    std::uint32_t foldVersion = 0;
    std::uint64_t sequence = 0;
    std::uint64_t size = 0;  ///< bytes of the whole
    std::uint64_t offset = 0;
    base::Bytes bytes;
};
/// A piece of a file that an own record names. Empty bytes: how far is it there?
struct AttachmentGive {
    Hash hash{};
    std::uint64_t offset = 0;
    base::Bytes bytes;
};
/// A piece of a file from `offset` on, at most `bytesMax`: who has a slow connection asks for little, so that nothing
/// else waits long behind it.
struct AttachmentAsk {
    Hash hash{};
    std::uint64_t offset = 0;
    std::uint32_t bytesMax = 0;
};

// broker -> client
struct Welcome {
    std::uint16_t protocolVersion = 0;
    RealmId realm;
    std::string realmName;
    std::uint64_t journalEpoch = 0;  ///< changes when the journal was restored from a copy
    std::uint64_t lastSequence = 0;
    Hash lastHash{};
    std::optional<std::string> urgentEndpoint{};  ///< second door, for what must not wait (urgency.h)
};
/// Cumulative per outbox epoch: everything up to `counter` is safe (or was rejected before).
struct Accepted {
    std::uint64_t epoch = 0;
    std::uint64_t counter = 0;
    std::vector<MessageId> derived;  ///< accepted derived facts, named one by one
    std::uint32_t duplicates = 0;    ///< how many of them were known already
};
struct Rejected {
    std::optional<MessageId> id;  ///< absent: the id could not be read
    Rejection rejection;
};
/// Records that a thinned follower is not handed, since a newer one of the same source stands in for them.
struct Merged {
    Kind kind = Kind::Reading;
    std::uint32_t count = 0;
    std::uint64_t fromSequence = 0, throughSequence = 0;  ///< the first and the last of them
    auto operator<=>(const Merged&) const = default;
};
struct Batch {
    std::vector<Record> records;        ///< rising sequences; thinned followers may see gaps
    std::uint64_t throughSequence = 0;  ///< nothing up to here is still to come
    std::uint64_t headSequence = 0;     ///< the journal's end when this was sent
    std::vector<Merged> merged{};       ///< per kind; empty: nothing
};
struct Pong {};
struct Gone {
    std::string why;  ///< the following ended: too slow, key revoked, shutting down
};

/// Why the broker takes nothing, or takes it slowly.
enum class Trouble : std::uint8_t {
    None = 0,
    DiskFull = 1,
    ReadOnly = 2,  ///< the disk or the file cannot be written
    Failing = 3,   ///< errors of the disk, or it is gone
    Slow = 4,      ///< everything is safe, but syncing takes long
};
/// How the broker is: said to followers when it changes, and every few seconds while something is wrong or held back.
struct BrokerState {
    bool isSafe = true;  ///< false: nothing is accepted now
    Trouble trouble = Trouble::None;
    std::string why;                ///< the disk's own words
    std::uint64_t sinceMs = 0;      ///< it has been so for this long
    std::uint64_t syncMs = 0;       ///< what the slowest of the last syncs took
    std::uint64_t refused = 0;      ///< submissions told "not now" since the trouble began
    std::uint32_t waiting = 0;      ///< submissions that wait for their turn
    std::uint32_t heldSenders = 0;  ///< connections held to their rate
    std::uint32_t thinned = 0;      ///< followers served thinned now
    std::uint64_t merged = 0;       ///< records merged for followers since this was said last
    std::uint64_t behind = 0;       ///< records that the slowest follower is behind
};
/// Answer to Range: a part from `fromSequence` of the question on; ask for the rest.
struct Ranged {
    std::vector<Record> records;
    std::uint64_t throughSequence = 0;
};
/// Answer to SnapshotAsk. Sequence 0: there is none.
struct SnapshotPart {
    std::uint64_t sequence = 0;
    Hash chain{};  ///< of the journal there
    Hash hash{};   ///< SHA-256 of the whole
    std::uint64_t size = 0;
    std::uint64_t offset = 0;
    base::Bytes bytes;
};
/// The broker has this snapshot up to there; with `through` equal to its size it is stored.
struct SnapshotTaken {
    std::uint64_t sequence = 0;
    std::uint64_t through = 0;
};

enum class AttachmentPhase : std::uint8_t {
    Wanted = 1,   ///< go on at `through`
    Whole = 2,    ///< all of it is on disk, and its hash was checked
    Deleted = 3,  ///< by age or order; it is never taken again
    Refused = 4,  ///< `why` tells limit and mend
    Unknown = 5,  ///< no record in effect names it, or none that this device gave, or may read
};
/// Answer to AttachmentGive, and to AttachmentAsk as long as there is no piece to hand out.
struct AttachmentState {
    Hash hash{};
    std::uint64_t through = 0;  ///< bytes that are on disk
    std::uint64_t size = 0;     ///< of the whole; 0: not known
    AttachmentPhase state = AttachmentPhase::Unknown;
    std::optional<Rejection> why{};
};
/// Answer to AttachmentAsk.
struct AttachmentPiece {
    Hash hash{};
    std::uint64_t offset = 0;
    std::uint64_t size = 0;  ///< of the whole
    base::Bytes bytes;
};

using Verb = std::variant<Hello, Submit, Follow, Credit, Ping, Range, SnapshotAsk, SnapshotGive, AttachmentGive,
                          AttachmentAsk, Welcome, Accepted, Rejected, Batch, Pong, Gone, BrokerState, Ranged,
                          SnapshotPart, SnapshotTaken, AttachmentState, AttachmentPiece>;

[[nodiscard]] base::Bytes encodeVerb(const Verb& verb);
[[nodiscard]] Decoded<Verb> decodeVerb(base::BytesView frame);

/// One record in the form used inside Batch and in journal rows.
[[nodiscard]] base::Bytes encodeRecord(const Record& record);
[[nodiscard]] Decoded<Record> decodeRecord(base::BytesView bytes);

}  // namespace wire
