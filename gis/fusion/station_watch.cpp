// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/station_watch.h"

#include <algorithm>
#include <cmath>

namespace fusion {
namespace {

constexpr double kValueMovedCm = 2;
constexpr double kTrendChangedCmPerH = 2;

bool differs(const std::optional<double>& a, const std::optional<double>& b, double by) {
    if (a.has_value() != b.has_value()) return true;
    return a && std::abs(*a - *b) >= by;
}

}  // namespace

StationWatch::StationWatch(const StationFacts& facts, base::Instant from)
    : m_facts(&facts), m_from(from), m_quality(facts), m_threshold(facts) {}

void StationWatch::take(const Sample& sample, const TrustedSeries* neighbour) {
    if (m_newest && sample.at <= m_newest->at) return;
    m_verdict = m_quality.judge(sample, m_series, neighbour);
    m_newest = sample;
    if (!m_verdict.usable) return;
    m_series.add({sample.at, *sample.value, sample.id});
    m_trendPerH = m_series.trendPerH();
    if (m_facts->quantity == wire::Quantity::WaterLevel) m_threshold.take(sample.at, *sample.value);
}

bool StationWatch::isOlderThan(base::Instant at, base::Instant now, double periods) const {
    return static_cast<double>(base::spanMs(now, at)) > periods * m_facts->periodS * 1000;
}

wire::Hearing StationWatch::hearing(base::Instant now) const {
    const base::Instant last = m_newest ? m_newest->at : m_from;
    if (!isOlderThan(last, now, m_facts->unknownAfterPeriods)) return wire::Hearing::Heard;
    const bool wasRaised = m_threshold.level() != wire::GaugeLevel::BelowAll;
    return wasRaised || isOlderThan(last, now, m_facts->alarmAfterPeriods) ? wire::Hearing::Silent
                                                                           : wire::Hearing::Unknown;
}

const TrustedSeries::Point* StationWatch::trusted(base::Instant now) const {
    if (m_series.empty() || m_verdict.voidsPast || isOlderThan(m_series.newest().at, now, m_facts->unknownAfterPeriods))
        return nullptr;
    return &m_series.newest();
}

wire::StationState StationWatch::stateAt(base::Instant now) {
    wire::StationState state;
    state.station = m_facts->id;
    state.rule = kStationRule;
    state.hearing = hearing(now);
    const base::Instant last = m_newest ? m_newest->at : m_from;
    if (m_newest) {
        state.quality = m_verdict.quality;
        state.reasons = m_verdict.reasons;
    }
    if (state.hearing != wire::Hearing::Heard) {
        state.quality = m_newest ? wire::Quality::Missing : wire::Quality::NotEvaluated;
        state.reasons = {"silent " + std::to_string(base::spanMs(now, last) / 1000) + " s"};
    }
    const TrustedSeries::Point* point = trusted(now);
    if (m_facts->quantity == wire::Quantity::WaterLevel && point != nullptr && state.hearing == wire::Hearing::Heard) {
        state.trustedValue = point->value;
        state.trustedAt = point->at;
        state.trendCmPerH = m_trendPerH;
        if (m_threshold.hasThresholds()) state.level = m_threshold.level();
    }
    if (state.level != m_shownLevel) {
        m_shownLevel = state.level;
        m_levelSince = state.level ? std::optional(now) : std::nullopt;
    }
    state.levelSince = m_levelSince;
    return state;
}

bool isWorthSaying(const wire::StationState& before, const wire::StationState& now) {
    if (before.level != now.level || before.quality != now.quality || before.hearing != now.hearing ||
        before.levelSince != now.levelSince)
        return true;
    const auto sameCode = [](const std::string& a, const std::string& b) { return codeOf(a) == codeOf(b); };
    if (!std::ranges::equal(before.reasons, now.reasons, sameCode)) return true;
    return differs(before.trustedValue, now.trustedValue, kValueMovedCm) ||
           differs(before.trendCmPerH, now.trendCmPerH, kTrendChangedCmPerH + 1e-9);
}

}  // namespace fusion
