// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Records as bytes, for the broker: what it takes in is read in place, and what it hands on is encoded once. The
// journal keeps a record's header (everything but payload, sequence and verdict); batches are cut together from such
// headers.

#include "broker/wire/verbs.h"

namespace wire {

/// The envelopes of a frame that is a good Submit, as views into it; nothing for any other frame (decodeVerb says why).
[[nodiscard]] std::optional<std::vector<base::BytesView>> readSubmit(base::BytesView frame);
/// As decodeEnvelope, into `envelope`.
[[nodiscard]] std::optional<Rejection> readEnvelope(base::BytesView bytes, Envelope& envelope);
/// As encodeRecord, into `bytes`: what they held before is overwritten.
void encodeRecordInto(const Record& record, base::Bytes& bytes);
/// As decodeRecord, into `record`: what it held before is overwritten and finds no way into it.
[[nodiscard]] std::optional<Rejection> readRecord(base::BytesView bytes, Record& record);

/// Where a header is cut to put in what it lacks.
struct HeaderCuts {
    std::size_t verdictAt = 0, envelopeAt = 0, payloadAt = 0;
    Kind kind = Kind::Tick;
};
/// Nothing when the header is not laid out as encodeRecord does it, with an empty payload, sequence and verdict 0.
[[nodiscard]] std::optional<HeaderCuts> cutHeader(base::BytesView header);

/// Makes a Batch out of headers and payloads: the same bytes that encodeVerb gives for the records.
class BatchWriter {
public:
    void add(base::BytesView header, const HeaderCuts& cuts, base::BytesView payload, std::uint64_t sequence,
             std::uint16_t verdict);
    void add(const Record& record);
    [[nodiscard]] std::size_t count() const { return m_count; }
    /// The frame; what was added is gone then.
    [[nodiscard]] base::Bytes finish(std::uint64_t throughSequence, std::uint64_t headSequence);

private:
    base::Bytes m_records;  ///< encoded, each behind its length
    std::size_t m_count = 0;
};

}  // namespace wire
