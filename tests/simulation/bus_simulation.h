// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "tests/simulation/bus_realm.h"

namespace simulation {

struct Run {
    std::uint64_t seed = 0, steps = 0;
    std::uint64_t trace = 0;  ///< hash over everything that went over the wires
    Counts live, exercise;
    std::uint64_t brokenAt = 0;  ///< step
    Breach breach;
    /// "seed S step N: what", and how to see it again.
    [[nodiscard]] std::string text() const;
};

/// A live realm and an exercise side by side, for that many steps; then all is mended and checked.
[[nodiscard]] Run simulate(std::uint64_t seed, std::uint64_t steps);

}  // namespace simulation
