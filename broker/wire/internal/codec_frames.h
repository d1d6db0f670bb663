// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Envelope, record and verbs, field by field, as codec_fields.h does for payloads.

#include "broker/wire/internal/codec_fields.h"
#include "broker/wire/verbs.h"

namespace wire::codec {

inline constexpr List<> kEnvelopeList{limits::kSubmitEnvelopesMax, {}};
inline constexpr List<> kRecordList{limits::kBatchRecordsMax, {}};

template <class A>
void describe(A& a, Envelope& v) {
    a.field("realm", v.realm, "the realm");
    a.field("id", v.id, "the envelope's identity");
    a.field("kind", v.kind, "what the payload is");
    a.field("ver", v.version, "version of the kind's payload, 1");
    a.field("by", v.author, "author: \"p:\" a person, \"x:\" a program", kName);
    a.field("for", v.source, "source: whom it speaks for", kName);
    a.field("op", v.operation, "operation (Einsatz)", kName);
    a.field("at", v.observedAt, "observedAt: the source's clock");
    a.field("cause", v.cause, "ids it follows from", kCauses);
    a.field("pay", v.payload, "payload: a MessagePack map, kept and signed byte by byte");
    a.field("sig", v.signature, "the author's Ed25519 signature");
}
inline void checkWhole(Fault& fault, const Place& place, const Envelope& v) {
    if (v.payload.size() <= limits::kPayloadBytesMax) return;
    fault.say(RejectionCode::TooLarge, Place{&place, "pay", 0}, "the payload is larger than 512 KiB",
              "simplify areas, or divide it");
}

/// A record and its envelope's bytes.
struct RecordFrame {
    Record record;
    base::Bytes envelope;
};
/// The same for writing, without a copy of the record.
struct RecordSent {
    const Record& record;
    base::Bytes envelope;
};
template <class A>
void describeRecord(A& a, Record& record, base::Bytes& envelope) {
    a.field("seq", record.sequence, "place in the one order, from 1");
    a.field("at", record.acceptedAt, "acceptedAt: the realm clock");
    a.field("dev", record.submitter, "device that submitted it; all zero: the broker");
    a.field("flags", record.flags, "1 clock ahead, 2 clock late, 4 clock absurd, 65536 payload deleted");
    a.field("verdict", record.verdict, "0: in effect; else the number of the rejection");
    a.field("env", envelope, "the encoded envelope");
}
template <class A>
void describe(A& a, RecordFrame& v) {
    describeRecord(a, v.record, v.envelope);
}
template <class A>
void describe(A& a, RecordSent& v) {
    describeRecord(a, const_cast<Record&>(v.record), v.envelope);  // writers change nothing
}

template <class A>
void describe(A& a, Rejection& v) {
    a.field("code", v.code, "number of the rejection");
    a.field("what", v.what, "what is wrong", kText);
    a.field("where", v.where, "path of the field", kText);
    a.field("fix", v.fix, "what mends it", kText);
}
template <>
struct Known<RejectionCode> : Span<0, 65535> {
    static constexpr char kText[] = "a rejection number";
};

template <class A>
void describe(A& a, Hello& v) {
    a.field("proto", v.protocolVersion, "protocol version, 1");
    a.field("realm", v.realm, "the realm the client is set for");
    a.field("soft", v.software, "name and version of the client", kNameOrEmpty);
}
template <class A>
void describe(A& a, Submit& v) {
    a.field("envs", v.envelopes, "encoded envelopes, in the sender's order", kEnvelopeList);
}
template <class A>
void describe(A& a, Follow& v) {
    a.field("from", v.fromSequence, "first sequence wanted");
    a.field("kinds", v.kinds, "kinds wanted; empty: all", List<>{256, {}});
    a.field("credit", v.creditRecords, "records it takes before it says Credit; 0 ends the following");
}
template <class A>
void describe(A& a, Credit& v) {
    a.field("thru", v.throughSequence, "all up to here is folded");
}
template <class A>
void describe(A&, Ping&) {}
template <class A>
void describe(A& a, Welcome& v) {
    a.field("proto", v.protocolVersion, "protocol version of the broker");
    a.field("realm", v.realm, "the broker's realm");
    a.field("name", v.realmName, "the realm's name", kNameOrEmpty);
    a.field("epoch", v.journalEpoch, "changes when the journal was restored from a copy");
    a.field("seq", v.lastSequence, "last sequence of the journal");
    a.field("hash", v.lastHash, "hash of the chain there");
}
template <class A>
void describe(A& a, Accepted& v) {
    a.field("epoch", v.epoch, "outbox epoch; 0 with counter 0: none in this answer");
    a.field("upto", v.counter, "every counter up to here is safe, or was rejected before");
    a.field("derived", v.derived, "derived ids that are safe", kMany);
    a.field("dup", v.duplicates, "how many were known already");
}
template <class A>
void describe(A& a, Rejected& v) {
    a.field("id", v.id, "the envelope; left out: its id could not be read");
    a.field("why", v.rejection, "the rejection");
}
/// Batch as sent: each record encoded on its own.
struct BatchFrame {
    std::vector<base::Bytes> records;
    std::uint64_t throughSequence = 0;
    std::uint64_t headSequence = 0;
};
template <class A>
void describe(A& a, BatchFrame& v) {
    a.field("recs", v.records, "encoded records, rising sequences", kRecordList);
    a.field("thru", v.throughSequence, "nothing up to here is still to come");
    a.field("head", v.headSequence, "the journal's end when this was sent");
}
template <class A>
void describe(A&, Pong&) {}
template <class A>
void describe(A& a, Gone& v) {
    a.field("why", v.why, "why the following ended", kText);
}

template <class V>
struct VerbNumber;
// clang-format off
template <> struct VerbNumber<Hello>    { static constexpr std::uint64_t kNumber = 1; };
template <> struct VerbNumber<Submit>   { static constexpr std::uint64_t kNumber = 2; };
template <> struct VerbNumber<Follow>   { static constexpr std::uint64_t kNumber = 3; };
template <> struct VerbNumber<Credit>   { static constexpr std::uint64_t kNumber = 4; };
template <> struct VerbNumber<Ping>     { static constexpr std::uint64_t kNumber = 5; };
template <> struct VerbNumber<Welcome>  { static constexpr std::uint64_t kNumber = 33; };
template <> struct VerbNumber<Accepted> { static constexpr std::uint64_t kNumber = 34; };
template <> struct VerbNumber<Rejected> { static constexpr std::uint64_t kNumber = 35; };
template <> struct VerbNumber<Batch>    { static constexpr std::uint64_t kNumber = 36; };
template <> struct VerbNumber<Pong>     { static constexpr std::uint64_t kNumber = 37; };
template <> struct VerbNumber<Gone>     { static constexpr std::uint64_t kNumber = 38; };
// clang-format on

}  // namespace wire::codec
