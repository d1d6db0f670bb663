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
    base::BytesView envelope;
};
/// The same for reading into a record that is there.
struct RecordTaken {
    Record& record;
    base::BytesView envelope;
};
template <class A, class Encoded>
void describeRecord(A& a, Record& record, Encoded& envelope) {
    a.field("seq", record.sequence, "place in the one order, from 1");
    a.field("at", record.acceptedAt, "acceptedAt: the realm clock");
    a.field("dev", record.submitter, "device that submitted it; all zero: the broker");
    a.field("flags", record.flags, "1 clock ahead, 2 clock late, 4 clock absurd, 8 overtaken, 65536 payload deleted");
    a.field("verdict", record.verdict, "0: in effect; else the number of the rejection");
    a.field("env", envelope, "the encoded envelope");
}
template <class A>
void describe(A& a, RecordFrame& v) {
    describeRecord(a, v.record, v.envelope);
}
template <class A>
void describe(A& a, RecordTaken& v) {
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
/// The same for reading, as views into the frame.
struct SubmitView {
    std::vector<base::BytesView> envelopes;
};
template <class A, class Submitted>
void describeSubmit(A& a, Submitted& v) {
    a.field("envs", v.envelopes, "encoded envelopes, in the sender's order", kEnvelopeList);
}
template <class A>
void describe(A& a, Submit& v) {
    describeSubmit(a, v);
}
template <class A>
void describe(A& a, SubmitView& v) {
    describeSubmit(a, v);
}
template <class A>
void describe(A& a, Follow& v) {
    a.field("from", v.fromSequence, "first sequence wanted");
    a.field("kinds", v.kinds, "kinds wanted; empty: all", List<>{256, {}});
    a.field("credit", v.creditRecords, "records it takes before it says Credit; 0 ends the following");
    a.field("thin", v.thinBehind, "when so many records behind: merge superseded readings and positions");
    a.field("op", v.operation, "this operation only, and what belongs to none", kName);
    a.field("area", v.area, "this area only, and what has no place");
}
template <class A>
void describe(A& a, GeoBox& v) {
    a.field("low", v.low, "south-western corner");
    a.field("high", v.high, "north-eastern corner");
}
inline void checkWhole(Fault& fault, const Place& place, const GeoBox& v) {
    if (v.low.latE7 <= v.high.latE7 && v.low.lonE7 <= v.high.lonE7) return;
    fault.say(RejectionCode::BadArea, Place{&place, "low", 0}, "the first corner is not south-west of the second",
              "send the south-western corner first; a box does not reach over the date line");
}
template <class A>
void describe(A& a, Credit& v) {
    a.field("thru", v.throughSequence, "all up to here is folded");
}
template <class A>
void describe(A&, Ping&) {}
template <class A>
void describe(A& a, Range& v) {
    a.field("from", v.fromSequence, "first sequence wanted");
    a.field("thru", v.throughSequence, "last sequence wanted");
    a.field("kinds", v.kinds, "kinds wanted; empty: all", List<>{256, {}});
}
template <class A>
void describe(A& a, SnapshotAsk& v) {
    a.field("fold", v.foldVersion, "version of the picture that the reader understands");
    a.field("seq", v.sequence, "of the snapshot begun with; 0: the newest");
    a.field("off", v.offset, "byte that the part shall begin with");
}
template <class A>
void describe(A& a, SnapshotGive& v) {
    a.field("fold", v.foldVersion, "version of the picture");
    a.field("seq", v.sequence, "the picture after this record");
    a.field("size", v.size, "bytes of the whole");
    a.field("off", v.offset, "byte that this part begins with");
    a.field("part", v.bytes, "a part of the picture");
}
template <class A>
void describe(A& a, Welcome& v) {
    a.field("proto", v.protocolVersion, "protocol version of the broker");
    a.field("realm", v.realm, "the broker's realm");
    a.field("name", v.realmName, "the realm's name", kNameOrEmpty);
    a.field("epoch", v.journalEpoch, "changes when the journal was restored from a copy");
    a.field("seq", v.lastSequence, "last sequence of the journal");
    a.field("hash", v.lastHash, "hash of the chain there");
    a.field("urgent", v.urgentEndpoint, "second endpoint, for what must not wait (section 3.8)", kName);
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
    a.field("id", v.id, "the envelope; left out: its id could not be read, or is not the sender's");
    a.field("why", v.rejection, "the rejection");
}
/// Batch as sent: each record encoded on its own.
struct BatchFrame {
    std::vector<base::Bytes> records;
    std::uint64_t throughSequence = 0;
    std::uint64_t headSequence = 0;
    std::optional<std::vector<Merged>> merged;
};
template <class A>
void describe(A& a, Merged& v) {
    a.field("kind", v.kind, "kind of the records left out");
    a.field("n", v.count, "how many");
    a.field("from", v.fromSequence, "sequence of the first");
    a.field("thru", v.throughSequence, "sequence of the last");
}
template <class A>
void describe(A& a, BatchFrame& v) {
    a.field("recs", v.records, "encoded records, rising sequences", kRecordList);
    a.field("thru", v.throughSequence, "nothing up to here is still to come");
    a.field("head", v.headSequence, "the journal's end when this was sent");
    a.field("merged", v.merged, "what a thinned follower is not handed, one entry a kind; left out: nothing",
            List<>{limits::kMergedKindsMax, {}});
}
template <class A>
void describe(A&, Pong&) {}
template <class A>
void describe(A& a, Gone& v) {
    a.field("why", v.why, "why the following ended", kText);
}

template <>
struct Known<Trouble> : Span<0, 4> {
    static constexpr char kText[] = "0 none, 1 disk full, 2 cannot be written, 3 failing, 4 slow";
};
template <class A>
void describe(A& a, BrokerState& v) {
    a.field("safe", v.isSafe, "false: nothing is accepted now");
    a.field("trouble", v.trouble, "what is wrong");
    a.field("why", v.why, "in words", kText);
    a.field("since", v.sinceMs, "it has been so for this long, ms");
    a.field("sync", v.syncMs, "the slowest of the last syncs, ms");
    a.field("refused", v.refused, "submissions told \"not now\" since then");
    a.field("waiting", v.waiting, "submissions that wait for their turn");
    a.field("held", v.heldSenders, "connections held to their rate");
    a.field("thinned", v.thinned, "followers served thinned now");
    a.field("merged", v.merged, "records merged for followers since this was said last");
    a.field("behind", v.behind, "records that the slowest follower is behind");
}
/// Ranged as sent.
struct RangedFrame {
    std::vector<base::Bytes> records;
    std::uint64_t throughSequence = 0;
};
template <class A>
void describe(A& a, RangedFrame& v) {
    a.field("recs", v.records, "encoded records, rising sequences", kRecordList);
    a.field("thru", v.throughSequence, "all up to here is in this answer; ask on from the next");
}
template <class A>
void describe(A& a, SnapshotPart& v) {
    a.field("seq", v.sequence, "the picture after this record; 0: there is none");
    a.field("chain", v.chain, "the journal's hash there");
    a.field("hash", v.hash, "SHA-256 of the whole picture");
    a.field("size", v.size, "bytes of the whole");
    a.field("off", v.offset, "byte that this part begins with");
    a.field("part", v.bytes, "a part of the picture");
}
template <class A>
void describe(A& a, SnapshotTaken& v) {
    a.field("seq", v.sequence, "the snapshot");
    a.field("thru", v.through, "bytes that the broker has of it; all of them: it is stored");
}

template <class V>
struct VerbNumber;
// clang-format off
template <> struct VerbNumber<Hello>    { static constexpr std::uint64_t kNumber = 1; };
template <> struct VerbNumber<Submit>   { static constexpr std::uint64_t kNumber = 2; };
template <> struct VerbNumber<Follow>   { static constexpr std::uint64_t kNumber = 3; };
template <> struct VerbNumber<Credit>   { static constexpr std::uint64_t kNumber = 4; };
template <> struct VerbNumber<Ping>     { static constexpr std::uint64_t kNumber = 5; };
template <> struct VerbNumber<Range>         { static constexpr std::uint64_t kNumber = 6; };
template <> struct VerbNumber<SnapshotAsk>   { static constexpr std::uint64_t kNumber = 7; };
template <> struct VerbNumber<SnapshotGive>  { static constexpr std::uint64_t kNumber = 8; };
template <> struct VerbNumber<AttachmentGive>  { static constexpr std::uint64_t kNumber = 9; };
template <> struct VerbNumber<AttachmentAsk>   { static constexpr std::uint64_t kNumber = 10; };
template <> struct VerbNumber<AttachmentState> { static constexpr std::uint64_t kNumber = 43; };
template <> struct VerbNumber<AttachmentPiece> { static constexpr std::uint64_t kNumber = 44; };
template <> struct VerbNumber<BrokerState>   { static constexpr std::uint64_t kNumber = 39; };
template <> struct VerbNumber<Ranged>        { static constexpr std::uint64_t kNumber = 40; };
template <> struct VerbNumber<SnapshotPart>  { static constexpr std::uint64_t kNumber = 41; };
template <> struct VerbNumber<SnapshotTaken> { static constexpr std::uint64_t kNumber = 42; };
template <> struct VerbNumber<Welcome>  { static constexpr std::uint64_t kNumber = 33; };
template <> struct VerbNumber<Accepted> { static constexpr std::uint64_t kNumber = 34; };
template <> struct VerbNumber<Rejected> { static constexpr std::uint64_t kNumber = 35; };
template <> struct VerbNumber<Batch>    { static constexpr std::uint64_t kNumber = 36; };
template <> struct VerbNumber<Pong>     { static constexpr std::uint64_t kNumber = 37; };
template <> struct VerbNumber<Gone>     { static constexpr std::uint64_t kNumber = 38; };
// clang-format on

}  // namespace wire::codec
