// SPDX-License-Identifier: EUPL-1.2
#include "broker/wire/newest.h"

#include <algorithm>
#include <string_view>

#include "broker/base/mutant.h"

namespace wire {
namespace {

constexpr std::size_t kRecordOverheadBytes = 256;
constexpr std::string_view kUnitPrefix = "unit:";

/// Nothing but place, clock and id differ.
bool isRoutine(const UnitReport& next, const UnitReport& known) {
    return next.attachments.empty() && next.fmsStatus == known.fmsStatus && next.unitType == known.unitType &&
           next.organisation == known.organisation && next.strength == known.strength && next.task == known.task;
}

}  // namespace

base::Instant trustedClock(const Record& record) {
    return (record.flags & kFlagClockAbsurd) != 0 ? record.acceptedAt : record.envelope.observedAt;
}

bool isLate(std::uint32_t flags) {
    return (flags & kFlagOvertaken) != 0 || ((flags & kFlagClockLate) != 0 && (flags & kFlagClockAbsurd) == 0);
}

Saying sayingOf(const Record& record) {
    return {!isLate(record.flags), record.acceptedAt, trustedClock(record), record.envelope.id};
}

bool startsStatus(const UnitSaying& next, const UnitSaying& known) {
    return next.fmsStatus != known.fmsStatus && next.saying.acceptedAt >= known.saying.acceptedAt;
}

std::string unitOf(const UnitReport& report, const std::string& source) {
    if (!report.callSign.empty()) return report.callSign;
    return source.starts_with(kUnitPrefix) ? source.substr(kUnitPrefix.size()) : source;
}

void Thinner::add(const Record& record) {
    const bool isDone = record.verdict == 0 && ((record.envelope.kind == Kind::Reading && addReading(record)) ||
                                                (record.envelope.kind == Kind::UnitReport && addUnit(record)));
    if (!isDone) keep(record);
}

std::size_t Thinner::keep(const Record& record) {
    m_slots.emplace_back(record);
    ++m_kept;
    m_bytes += record.envelope.payload.size() + kRecordOverheadBytes;
    return m_slots.size() - 1;
}

void Thinner::drop(std::size_t slot) {
    const Record& record = *m_slots[slot];
    note(record);
    --m_kept;
    m_bytes -= record.envelope.payload.size() + kRecordOverheadBytes;
    m_slots[slot].reset();
}

void Thinner::note(const Record& record) {
    const auto [at, isNew] = m_merged.try_emplace(record.envelope.kind);
    Merged& merged = at->second;
    merged.kind = record.envelope.kind;
    merged.fromSequence = isNew ? record.sequence : std::min(merged.fromSequence, record.sequence);
    merged.throughSequence = std::max(merged.throughSequence, record.sequence);
    ++merged.count;
}

/// True when the record was kept or merged here.
bool Thinner::addReading(const Record& record) {
    const auto reading = payloadOf<Reading>(record.envelope);
    if (!reading) return false;
    const Saying saying = sayingOf(record);
    const auto [at, isNew] = m_readings.try_emplace({record.envelope.source, reading->quantity});
    Newest& newest = at->second;
    if (isNew || newest.saying < saying || LAGEWERK_MUTANT("thinned-to-the-last")) {
        if (!isNew) drop(newest.slot);
        newest = {keep(record), saying};
    } else {
        note(record);  // the fold takes the higher one, in whatever order they come
    }
    return true;
}

bool Thinner::addUnit(const Record& record) {
    auto report = payloadOf<UnitReport>(record.envelope);
    if (!report || isLate(record.flags)) return false;
    const UnitSaying next{sayingOf(record), report->fmsStatus};
    const auto [at, isNew] = m_units.try_emplace(unitOf(*report, record.envelope.source));
    UnitTrack& track = at->second;
    const bool isLaterTick = isNew || next.saying.acceptedAt > track.newestAcceptedAt;
    track.newestAcceptedAt = std::max(track.newestAcceptedAt, next.saying.acceptedAt);
    if (!track.isCertain) {
        // What stands before the stretch may still count within its tick; a report of a later tick certainly does.
        track.isCertain = !isNew && isLaterTick;
        track.current = next;
        track.report = std::move(*report);
        keep(record);
        return true;
    }
    const bool isNewest = track.current.saying < next.saying;
    const bool isMergeable = isNewest && isRoutine(*report, track.report) &&
                             (next.fmsStatus != kEmergencyCall || LAGEWERK_MUTANT("emergency-merged"));
    if (isMergeable && track.slot) drop(*track.slot);
    const std::size_t slot = keep(record);
    // Anything but a routine position stands between: what came before it stays.
    track.slot.reset();
    if (isMergeable) track.slot = slot;
    if (isNewest) {
        track.current = next;
        track.report = std::move(*report);
    }
    return true;
}

std::pair<std::vector<Record>, std::vector<Merged>> Thinner::finish() {
    std::vector<Record> records;
    records.reserve(m_kept);
    for (auto& slot : m_slots)
        if (slot) records.push_back(std::move(*slot));
    std::vector<Merged> merged;
    for (const auto& [kind, one] : m_merged) merged.push_back(one);
    *this = Thinner();
    return {std::move(records), std::move(merged)};
}

}  // namespace wire
