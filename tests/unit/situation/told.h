// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A journal written by hand: records in order, accepted at the time of the newest tick, as the broker would.

#include <string>
#include <vector>

#include "broker/wire/codec.h"
#include "broker/wire/limits.h"

namespace told {

inline constexpr std::int64_t kStartMs = 1'781'787'600'000;  ///< 2026-06-18T13:00:00Z
inline base::Instant at(std::int64_t seconds) { return {kStartMs + seconds * 1000}; }

inline wire::DeviceId device(std::uint8_t number) {
    wire::DeviceId id;
    id.bytes[0] = number;
    return id;
}

class Journal {
public:
    /// `dialect` stands for what differs from run to run: the sender's key and the realm.
    explicit Journal(std::uint8_t dialect = 1) : m_dialect(dialect) { m_now = at(0); }

    template <class Payload>
    wire::Record& say(const std::string& source, const Payload& payload, base::Instant observedAt) {
        wire::Record record;
        record.sequence = records.size() + 1;
        record.acceptedAt = m_now;
        record.submitter = device(m_dialect);
        record.flags = flagsFor(observedAt);
        record.envelope.realm.uuid[0] = m_dialect;
        record.envelope.id = wire::MessageId::outbox(record.submitter, m_dialect, record.sequence);
        record.envelope.kind = wire::KindOf<Payload>::kKind;
        record.envelope.source = source;
        record.envelope.observedAt = observedAt;
        record.envelope.payload = wire::encodePayload(payload);
        records.push_back(std::move(record));
        return records.back();
    }
    template <class Payload>
    wire::Record& say(const std::string& source, const Payload& payload) {
        return say(source, payload, m_now);
    }
    wire::Record& tick(base::Instant time, std::uint32_t stepMs = 5000) {
        wire::Record& record = say("player", wire::Tick{++m_ticks, time, stepMs, 1000, true}, time);
        m_now = time;
        return record;
    }
    wire::Record& level(const std::string& station, double cm, base::Instant observedAt) {
        return say("station:" + station, wire::Reading{wire::Quantity::WaterLevel, cm, "cm", {}, {}}, observedAt);
    }
    /// Takes over a record as the broker would journal it now.
    wire::Record& append(wire::Record record) {
        record.sequence = records.size() + 1;
        record.acceptedAt = m_now;
        records.push_back(std::move(record));
        return records.back();
    }
    [[nodiscard]] base::Instant now() const { return m_now; }
    [[nodiscard]] std::uint64_t ticks() const { return m_ticks; }

    std::vector<wire::Record> records;

private:
    [[nodiscard]] std::uint32_t flagsFor(base::Instant observedAt) const {
        if (observedAt.ms < 946'684'800'000 || observedAt.ms > 4'102'444'800'000) return wire::kFlagClockAbsurd;
        if (base::spanMs(observedAt, m_now) > wire::limits::kClockFutureMs) return wire::kFlagClockFuture;
        if (base::spanMs(m_now, observedAt) > wire::limits::kClockLateMs) return wire::kFlagClockLate;
        return wire::kFlagNone;
    }
    std::uint8_t m_dialect;
    base::Instant m_now;
    std::uint64_t m_ticks = 0;
};

}  // namespace told
