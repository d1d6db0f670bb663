// SPDX-License-Identifier: EUPL-1.2
#include "broker/server/internal/filter.h"

#include <algorithm>

#include "broker/base/mutant.h"
#include "broker/wire/codec.h"
#include "broker/wire/newest.h"

namespace server {
namespace {

/// Warnings concern everybody, whatever operation or place they come from.
bool isWarning(wire::Kind kind) {
    return kind == wire::Kind::Draft || kind == wire::Kind::Approval || kind == wire::Kind::Issued ||
           kind == wire::Kind::Receipt;
}

/// Does any band reach into the box? By the bands' own boxes: rather too much than too little.
bool touches(const wire::Zone& zone, const wire::GeoBox& box) {
    if (zone.bands.empty()) return true;  // it has ended
    for (const wire::DepthBand& band : zone.bands)
        for (const wire::GeoPolygon& polygon : band.area) {
            if (polygon.empty() || polygon.front().empty()) continue;
            wire::GeoBox around{polygon.front().front(), polygon.front().front()};
            for (const wire::GeoPoint corner : polygon.front()) {
                around.low = {std::min(around.low.latE7, corner.latE7), std::min(around.low.lonE7, corner.lonE7)};
                around.high = {std::max(around.high.latE7, corner.latE7), std::max(around.high.lonE7, corner.lonE7)};
            }
            if (around.low.latE7 <= box.high.latE7 && around.high.latE7 >= box.low.latE7 &&
                around.low.lonE7 <= box.high.lonE7 && around.high.lonE7 >= box.low.lonE7)
                return true;
        }
    return false;
}

}  // namespace

bool Sieve::passes(const wire::Record& record) {
    if (record.sequence != m_next) m_wasInside.clear();
    m_next = record.sequence + 1;
    const wire::Envelope& envelope = record.envelope;
    if (!m_filter.kinds.empty() && !std::binary_search(m_filter.kinds.begin(), m_filter.kinds.end(), envelope.kind))
        return false;
    if (isWarning(envelope.kind) || (!m_filter.operation && !m_filter.area)) return true;
    const bool isCall = envelope.kind == wire::Kind::UnitReport && [&] {
        const auto report = wire::payloadOf<wire::UnitReport>(envelope);
        return report && report->fmsStatus == wire::kEmergencyCall;
    }();
    const bool isHere = !m_filter.area || isInArea(envelope);
    const bool isOfIt = !m_filter.operation || !envelope.operation || envelope.operation == m_filter.operation ||
                        LAGEWERK_MUTANT("operation-ignored");
    return isCall || (isHere && isOfIt);
}

bool Sieve::isInArea(const wire::Envelope& envelope) {
    const wire::GeoBox& box = *m_filter.area;
    switch (envelope.kind) {
        case wire::Kind::UnitReport: {
            const auto report = wire::payloadOf<wire::UnitReport>(envelope);
            if (!report || !report->position) return true;
            const bool is = box.contains(*report->position);
            const auto [at, isNew] = m_wasInside.try_emplace(wire::unitOf(*report, envelope.source), is);
            const bool was = isNew || std::exchange(at->second, is);
            return is || (was && !LAGEWERK_MUTANT("leaving-not-told"));
        }
        case wire::Kind::LogEntry: {
            const auto entry = wire::payloadOf<wire::LogEntry>(envelope);
            return !entry || !entry->place || box.contains(*entry->place);
        }
        case wire::Kind::Report: {
            const auto report = wire::payloadOf<wire::Report>(envelope);
            return !report || !report->place || box.contains(*report->place);
        }
        case wire::Kind::Zone: {
            const auto zone = wire::payloadOf<wire::Zone>(envelope);
            return !zone || touches(*zone, box);
        }
        default: return true;
    }
}

}  // namespace server
