// SPDX-License-Identifier: EUPL-1.2
#include "broker/core/core.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"

namespace core {

using wire::RejectionCode;

namespace {

constexpr std::int64_t kLiveEveryMs = 60'000;
constexpr std::uint64_t kExerciseEveryTicks = 120;

std::string subjectOf(std::uint64_t sequence, const wire::Hash& chain) {
    std::string subject = "checkpoint:";
    for (int shift = 56; shift >= 0; shift -= 8) subject += static_cast<char>(sequence >> shift & 0xFF);
    // Two brokers, one of them restored from a copy, may say different things of one sequence: these are two facts.
    subject.append(chain.begin(), chain.end());
    return subject;
}

}  // namespace

wire::Envelope Core::checkpoint(const wire::Hash& chain) const {
    wire::Envelope envelope;
    envelope.realm = m_realm;
    envelope.kind = wire::Kind::Checkpoint;
    envelope.id = wire::derivedId(envelope.kind, "core/1", "-", subjectOf(m_decidedThrough, chain), {});
    envelope.source = "core";
    envelope.observedAt = m_now.value_or(base::Instant{});
    envelope.payload = wire::encodePayload(wire::Checkpoint{m_decidedThrough, chain});
    return envelope;
}

/// Core has no disk: whether the hash is the journal's is for `lagewerk-log verify` to say.
Verdict Core::takeCheckpoint(const wire::Record& record) const {
    const auto decoded = wire::decodePayload<wire::Checkpoint>(record.envelope.payload);
    if (const auto* rejection = std::get_if<wire::Rejection>(&decoded)) return unreadable(*rejection);
    if (std::get<wire::Checkpoint>(decoded).sequence + 1 != record.sequence)
        return {RejectionCode::BadNumber, "a checkpoint is over all before it",
                "it must name the record before its own", "payload.seq"};
    if (!record.envelope.signature)
        return {RejectionCode::SignatureMissing, "a checkpoint proves nothing without the broker's signature",
                "sign it"};
    if (!seal::verify(m_brokerSignKey, wire::signedBytes(record.envelope), *record.envelope.signature))
        return {RejectionCode::BadSignature, "the signature is not the broker's",
                "sign with the realm's broker/sign.key"};
    return {};
}

// By the realm clock and the order, never by the wall: a replay, and an exercise at any speed, has them at the same
// places.
void Core::noteForCheckpoint(const wire::Envelope& envelope, const Verdict& verdict) {
    using wire::Kind;
    if (envelope.kind == Kind::Checkpoint) {
        // Also a refused one: a broker with a wrong key must not say them without end.
        m_checkpointAt = m_now.value_or(m_checkpointAt);
        m_saidSinceCheckpoint = m_checkpointDue = false;
        return;
    }
    if (envelope.kind != Kind::Tick) m_saidSinceCheckpoint = true;
    if (!verdict.ok()) return;
    if (envelope.kind == Kind::Tick) {
        const bool isLive = m_realm.kind == wire::RealmKind::Live;
        const bool isTime = isLive ? m_saidSinceCheckpoint && base::spanMs(*m_now, m_checkpointAt) >= kLiveEveryMs
                                   : m_lastTick % kExerciseEveryTicks == 0;
        m_checkpointDue = m_checkpointDue || isTime;
    } else if (const auto exercise = wire::payloadOf<wire::ExerciseState>(envelope)) {
        m_checkpointDue = m_checkpointDue || exercise->phase == wire::ExercisePhase::Ended;
    }
}

}  // namespace core
