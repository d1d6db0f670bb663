// SPDX-License-Identifier: EUPL-1.2
#include "gis/fusion/station_watch.h"

#include <algorithm>
#include <cmath>

namespace fusion {
namespace {

constexpr double kValueMovedCm = 2;
constexpr double kTrendChangedCmPerH = 2;
constexpr double kRisingCmPerH = 2;  ///< slower is no approach to a threshold
constexpr double kOutlookHours = 3;
constexpr std::int64_t kOutlookMovedMs = 5 * 60'000;

bool differs(const std::optional<double>& a, const std::optional<double>& b, double by) {
    if (a.has_value() != b.has_value()) return true;
    return a && std::abs(*a - *b) >= by;
}

/// Is it the same to a person who reads it?
bool isSameOutlook(const wire::StationState& before, const wire::StationState& now) {
    if (before.outlook.has_value() != now.outlook.has_value()) return false;
    if (!now.outlook) return true;
    if (before.outlook->level != now.outlook->level) return false;
    const std::int64_t leftMs = now.trustedAt ? base::spanMs(now.outlook->at, *now.trustedAt) : 0;
    return std::abs(base::spanMs(now.outlook->at, before.outlook->at)) < std::max(kOutlookMovedMs, leftMs / 4);
}

bool isSameRain(const wire::StationState& before, const wire::StationState& now) {
    if (before.rainLevel != now.rainLevel || before.rainIndex != now.rainIndex) return false;
    return std::ranges::equal(before.rain, now.rain, [](const wire::RainSum& a, const wire::RainSum& b) {
        return a.minutes == b.minutes && a.level == b.level && (a.covered < 1) == (b.covered < 1) &&
               std::abs(a.mm - b.mm) < std::max(1.0, 0.05 * a.mm);
    });
}

}  // namespace

StationWatch::StationWatch(const StationFacts& facts, const Rules& rules, base::Instant from)
    : m_facts(&facts),
      m_rules(&rules),
      m_from(from),
      m_quality(facts),
      m_threshold(facts, rules.level),
      m_rain(rules) {}

void StationWatch::layAside(base::Instant until) {
    if (!m_laidAsideUntil) {
        m_quality = QualityControl(*m_facts);
        m_series = TrustedSeries();
        m_threshold.beginAnew();
        m_trendPerH.reset();
        m_newest.reset();
        m_verdict = {};
        m_isSettled = false;
    }
    m_laidAsideUntil = until;
}

void StationWatch::beginAnew(base::Instant from) {
    m_laidAsideUntil.reset();
    m_anewFrom = m_from = from;
}

/// Rain speaks of the time since the reading before it: of the water with which the gauge was tried, too.
bool StationWatch::countsFor(const Sample& sample) const {
    if (m_laidAsideUntil) return false;
    if (!m_anewFrom) return true;
    const bool isRain = m_facts->quantity == wire::Quantity::Rain;
    const std::int64_t spokenOfMs = isRain ? static_cast<std::int64_t>(m_facts->periodS * 1000) : 0;
    return base::spanMs(sample.at, *m_anewFrom) >= spokenOfMs;
}

void StationWatch::take(const Sample& sample, const TrustedSeries* neighbour) {
    if (!countsFor(sample)) return;
    if (m_newest && sample.at <= m_newest->at) return;
    m_verdict = m_quality.judge(sample, m_series, neighbour);
    m_newest = sample;
    if (!m_verdict.usable) return;
    m_series.add({sample.at, *sample.value, sample.id});
    m_isSettled = m_isSettled || m_series.points().size() >= 2;
    if (m_facts->quantity == wire::Quantity::Rain) {
        m_rain.add(sample.at, *sample.value, m_facts->periodS);
        return;
    }
    m_trendPerH = m_series.trendPerH();
    if (m_facts->quantity == wire::Quantity::WaterLevel) m_threshold.take(sample.at, *sample.value);
}

bool StationWatch::isOlderThan(base::Instant at, base::Instant now, double periods) const {
    return static_cast<double>(base::spanMs(now, at)) > periods * m_facts->periodS * 1000;
}

std::int64_t StationWatch::quietMs(base::Instant now) const {
    if (m_laidAsideUntil) return 0;
    return base::spanMs(now, m_newest ? m_newest->at : m_from);
}

/// Linear, so not for hours: a brook's crest passes within one.
std::optional<wire::Outlook> StationWatch::outlook() const {
    if (!m_trendPerH || *m_trendPerH < kRisingCmPerH) return std::nullopt;
    const TrustedSeries::Point& now = m_series.newest();
    for (auto k = static_cast<std::size_t>(m_threshold.level()); k < 3; ++k) {
        if (!m_facts->iwCm[k] || now.value >= *m_facts->iwCm[k]) continue;
        const double missingCm = *m_facts->iwCm[k] - now.value;
        const auto after = [&](double perH) {
            return now.at.plusMs(static_cast<std::int64_t>(std::round(missingCm / perH * 60)) * 60'000);
        };
        if (missingCm / *m_trendPerH > kOutlookHours) return std::nullopt;
        const auto [flat, steep] = m_series.slopeQuarters().value_or(std::pair(*m_trendPerH, *m_trendPerH));
        wire::Outlook outlook{static_cast<wire::GaugeLevel>(k + 1), after(*m_trendPerH),
                              after(std::max(steep, *m_trendPerH)), std::nullopt};
        if (const double least = std::min(flat, *m_trendPerH); least > 0 && missingCm / least <= 4 * kOutlookHours)
            outlook.until = after(least);
        return outlook;
    }
    return std::nullopt;
}

wire::Hearing StationWatch::hearing(base::Instant now) const {
    if (m_laidAsideUntil) return wire::Hearing::Unknown;
    const base::Instant last = m_newest ? m_newest->at : m_from;
    if (!isOlderThan(last, now, m_facts->unknownAfterPeriods))
        return m_newest || !m_anewFrom ? wire::Hearing::Heard : wire::Hearing::Unknown;
    const bool wasRaised = m_threshold.level() != wire::GaugeLevel::BelowAll;
    return wasRaised || isOlderThan(last, now, m_facts->alarmAfterPeriods) ? wire::Hearing::Silent
                                                                           : wire::Hearing::Unknown;
}

const TrustedSeries::Point* StationWatch::trusted(base::Instant now) const {
    if (m_series.empty() || !m_isSettled || m_verdict.voidsPast ||
        isOlderThan(m_series.newest().at, now, m_facts->unknownAfterPeriods))
        return nullptr;
    return &m_series.newest();
}

wire::StationState StationWatch::stateAt(base::Instant now) {
    wire::StationState state;
    state.station = m_facts->id;
    state.rule = m_rules->idOf(kStationRule);
    state.hearing = hearing(now);
    const base::Instant last = m_newest ? m_newest->at : m_from;
    if (m_newest) {
        state.quality = m_verdict.quality;
        state.reasons = m_verdict.reasons;
    }
    if (m_laidAsideUntil) {
        state.reasons = {std::string(kInMaintenance)};
        state.maintenanceUntil = m_laidAsideUntil;
    } else if (!m_isSettled && !isOlderThan(last, now, m_facts->unknownAfterPeriods)) {
        state.reasons.emplace_back(kBeginsAnew);
    } else if (state.hearing != wire::Hearing::Heard) {
        state.quality = m_newest ? wire::Quality::Missing : wire::Quality::NotEvaluated;
        state.reasons = {"silent " + std::to_string(base::spanMs(now, last) / 1000) + " s"};
    }
    const TrustedSeries::Point* point = trusted(now);
    if (m_facts->quantity == wire::Quantity::WaterLevel && point != nullptr && state.hearing == wire::Hearing::Heard) {
        state.trustedValue = point->value;
        state.trustedAt = point->at;
        state.trendCmPerH = m_trendPerH;
        if (m_threshold.hasThresholds()) state.level = m_threshold.level();
        state.outlook = outlook();
    }
    if (m_facts->quantity == wire::Quantity::Rain) {
        // Nothing stands on a silent gauge but what it had reached.
        if (point != nullptr && state.hearing == wire::Hearing::Heard) {
            RainSums::State rain = m_rain.stateAt(now);
            m_rainLevel = rain.level;
            state.rain = std::move(rain.sums);
            state.rainIndex = rain.index;
        }
        state.rainLevel = m_rainLevel;
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
        before.levelSince != now.levelSince || before.maintenanceUntil != now.maintenanceUntil)
        return true;
    const auto sameCode = [](const std::string& a, const std::string& b) { return codeOf(a) == codeOf(b); };
    if (!std::ranges::equal(before.reasons, now.reasons, sameCode)) return true;
    if (!isSameOutlook(before, now) || !isSameRain(before, now)) return true;
    return differs(before.trustedValue, now.trustedValue, kValueMovedCm) ||
           differs(before.trendCmPerH, now.trendCmPerH, kTrendChangedCmPerH + 1e-9);
}

}  // namespace fusion
