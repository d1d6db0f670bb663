// SPDX-License-Identifier: EUPL-1.2
#pragma once

// One station over time: quality, level, trend and whether it is heard. Silence never leaves a number standing.

#include <optional>

#include "gis/fusion/quality_control.h"
#include "gis/fusion/rain_sums.h"
#include "gis/fusion/rules.h"
#include "gis/fusion/threshold.h"

namespace fusion {

/// Rule id of every StationState; rises when a rule changes what is said.
inline constexpr std::string_view kStationRule = "station/4";

/// Reasons of a station that is worked at, and of one that was and has not said two usable values since.
inline constexpr std::string_view kInMaintenance = "maintenance";
inline constexpr std::string_view kBeginsAnew = "begins-anew";

class StationWatch {
public:
    /// `facts` and `rules` must outlive it; `from` is the realm time from which it could have been heard.
    StationWatch(const StationFacts& facts, const Rules& rules, base::Instant from);

    /// Next sample; one that is not newer than the last is ignored (history, not the present).
    void take(const Sample& sample, const TrustedSeries* neighbour);
    /// It is worked at until then: what it says from now on counts for nothing, nor does what it said before stand in.
    /// The level that it holds and the rain of before are kept, as through silence. Said again: another end.
    void layAside(base::Instant until);
    /// The work was over at `from`: quality, trend and the count of a level begin anew with what is measured from then
    /// on; the level that it held stands until these values say otherwise, and the first of them alone bears nothing:
    /// there is none before it to hold it against.
    void beginAnew(base::Instant from);
    [[nodiscard]] bool isLaidAside() const { return m_laidAsideUntil.has_value(); }
    /// What holds at this realm time. Times must not go back.
    [[nodiscard]] wire::StationState stateAt(base::Instant now);
    /// The newest usable value while it still counts: heard within the station's own limit.
    [[nodiscard]] const TrustedSeries::Point* trusted(base::Instant now) const;
    /// Level by hysteresis, kept through silence: what was above a threshold stays so until a value says otherwise.
    [[nodiscard]] wire::GaugeLevel heldLevel() const { return m_threshold.level(); }
    [[nodiscard]] wire::Hearing hearing(base::Instant now) const;

    [[nodiscard]] const StationFacts& facts() const { return *m_facts; }
    [[nodiscard]] const TrustedSeries& series() const { return m_series; }
    [[nodiscard]] const RainSums& rain() const { return m_rain; }
    /// Realm time since the newest sample, or since it could have been heard; 0 while it is worked at.
    [[nodiscard]] std::int64_t quietMs(base::Instant now) const;
    [[nodiscard]] std::optional<double> trendPerH() const { return m_trendPerH; }
    /// The newest sample, usable or not.
    [[nodiscard]] const std::optional<Sample>& newest() const { return m_newest; }

private:
    friend struct FusionMemory;
    [[nodiscard]] bool isOlderThan(base::Instant at, base::Instant now, double periods) const;
    [[nodiscard]] bool countsFor(const Sample& sample) const;
    [[nodiscard]] std::optional<wire::Outlook> outlook() const;

    const StationFacts* m_facts;
    const Rules* m_rules;
    base::Instant m_from;
    QualityControl m_quality;
    Threshold m_threshold;
    TrustedSeries m_series;
    RainSums m_rain;                    ///< of a rain gauge
    std::optional<double> m_trendPerH;  ///< of m_series
    std::optional<Sample> m_newest;
    Verdict m_verdict;
    std::optional<wire::GaugeLevel> m_shownLevel;
    std::optional<base::Instant> m_levelSince;
    std::optional<wire::RainLevel> m_rainLevel;  ///< kept through silence
    std::optional<base::Instant> m_laidAsideUntil;
    std::optional<base::Instant> m_anewFrom;  ///< end of the newest maintenance
    bool m_isSettled = true;                  ///< two usable values since then
};

/// True when the difference is worth a record: level, quality, hearing, findings, a value gained or lost, a value that
/// moved by 2 cm or more, a trend that changed by more than 2 cm/h, a next threshold that is another one or moved by a
/// quarter of the time to it (5 min at least), a level or an index of rain, a sum of rain that changed by 1 mm and 5 %.
[[nodiscard]] bool isWorthSaying(const wire::StationState& before, const wire::StationState& now);

}  // namespace fusion
