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
/// What a follower wants. Empty kinds = all kinds.
struct Follow {
    std::uint64_t fromSequence = 1;
    std::vector<Kind> kinds;
    std::uint32_t creditRecords = 0;  ///< how many it takes before it says Credit again; 0 ends the following
};
struct Credit {
    std::uint64_t throughSequence = 0;  ///< all up to here is folded
};
struct Ping {};

// broker -> client
struct Welcome {
    std::uint16_t protocolVersion = 0;
    RealmId realm;
    std::string realmName;
    std::uint64_t journalEpoch = 0;  ///< changes when the journal was restored from a copy
    std::uint64_t lastSequence = 0;
    Hash lastHash{};
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
struct Batch {
    std::vector<Record> records;        ///< rising sequences; thinned followers may see gaps
    std::uint64_t throughSequence = 0;  ///< nothing up to here is still to come
    std::uint64_t headSequence = 0;     ///< the journal's end when this was sent
};
struct Pong {};
struct Gone {
    std::string why;  ///< the following ended: too slow, key revoked, shutting down
};

using Verb = std::variant<Hello, Submit, Follow, Credit, Ping, Welcome, Accepted, Rejected, Batch, Pong, Gone>;

[[nodiscard]] base::Bytes encodeVerb(const Verb& verb);
[[nodiscard]] Decoded<Verb> decodeVerb(base::BytesView frame);

/// One record in the form used inside Batch and in journal rows.
[[nodiscard]] base::Bytes encodeRecord(const Record& record);
[[nodiscard]] Decoded<Record> decodeRecord(base::BytesView bytes);

}  // namespace wire
