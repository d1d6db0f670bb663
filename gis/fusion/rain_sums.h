// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Rain of one gauge over sliding windows, and the levels that follow. A reading is the rain since the one before it, at
// most of one period: what was missed in between stays missing, and the sum says of how much of its window it knows.

#include <deque>
#include <optional>
#include <vector>

#include "broker/base/instant.h"
#include "broker/wire/payloads.h"
#include "gis/fusion/rules.h"

namespace fusion {

class RainSums {
public:
    /// `rules` must outlive it.
    explicit RainSums(const Rules& rules) : m_rules(&rules) {}

    /// Rising times. `periodS`: of the station.
    void add(base::Instant at, double mm, double periodS);

    struct Sum {
        double mm = 0;
        double covered = 0;  ///< share of the window that readings speak of, 0 to 1; below 1 the sum is a lower bound
    };
    /// Of the window that ends now.
    [[nodiscard]] Sum over(std::uint32_t minutes, base::Instant now) const;

    struct State {
        std::vector<wire::RainSum> sums;       ///< windows in which it rained, shortest first
        std::optional<wire::RainLevel> level;  ///< the highest of them
        std::optional<std::uint8_t> index;     ///< Starkregenindex 1 to 12, where the town has figures for it
    };
    /// Of windows of at most so many minutes the one with the highest level that holds since the last stateAt(), of
    /// several the shortest, with its sum now; nothing when none has a level. Through silence the level holds.
    [[nodiscard]] std::optional<wire::RainSum> held(std::uint32_t minutesMax, base::Instant now) const;

    /// What holds now. A level rises at once and falls when its sum stands below Rules::rainLeftAt of it. Times must
    /// not go back.
    [[nodiscard]] State stateAt(base::Instant now);

private:
    friend struct FusionMemory;
    struct Portion {
        base::Instant from, to;
        double mm = 0;
        double mmThrough = 0;        ///< of all so far, this one included
        std::int64_t msThrough = 0;  ///< time that all so far speak of
    };
    const Rules* m_rules;
    std::deque<Portion> m_portions;
    std::vector<std::uint8_t> m_levels;  ///< by window: 0, or DWD level 2 to 4
};

}  // namespace fusion
