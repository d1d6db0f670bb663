// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Informationswerte 1 to 3 of one gauge with hysteresis (domain.md 10.3); the figures are those of LevelRule:
//   raise  2 of the last 3 usable samples at or above the threshold, or one at 20 cm above it or more once the station
//          has spoken before (its step was plausible, else it were not usable)
//   clear  every usable sample of at least 30 min stood 10 cm below the threshold or lower
// Level changes pass at once, over several levels too.

#include <array>
#include <deque>

#include "broker/wire/payloads.h"
#include "gis/fusion/rules.h"
#include "gis/fusion/town.h"
#include "gis/fusion/trusted_series.h"

namespace fusion {

class Threshold {
public:
    /// `facts` and `rule` must outlive it.
    Threshold(const StationFacts& facts, const LevelRule& rule) : m_facts(&facts), m_rule(&rule) {}
    [[nodiscard]] bool hasThresholds() const;
    /// Next usable sample, rising times.
    void take(base::Instant at, double valueCm);
    [[nodiscard]] wire::GaugeLevel level() const { return m_level; }
    /// What was measured so far counts no more towards another level; the level itself stands.
    void beginAnew();

private:
    friend struct FusionMemory;
    [[nodiscard]] bool isRaised(std::size_t k) const;
    [[nodiscard]] bool isCleared(std::size_t k, base::Instant now) const;

    const StationFacts* m_facts;
    const LevelRule* m_rule;
    wire::GaugeLevel m_level = wire::GaugeLevel::BelowAll;
    std::deque<double> m_lastThree;
    std::array<std::optional<base::Instant>, 3> m_belowSince;  ///< begin of the run below threshold - 10 cm
};

/// Where the usable values stand to a limit now; between the two nothing changes.
enum class Side : std::uint8_t { Reached, Between, Below };
[[nodiscard]] Side sideOf(const TrustedSeries& series, double limitCm, const LevelRule& rule);

}  // namespace fusion
