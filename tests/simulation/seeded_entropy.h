// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Keys, salts, ids and epochs from a seed instead of the machine: for simulations that must replay byte by byte.

#include <cstdint>

namespace simulation {

/// While it lives, all randomness of libsodium in this process follows from the seed. One at a time.
class SeededEntropy {
public:
    explicit SeededEntropy(std::uint64_t seed);
    SeededEntropy(const SeededEntropy&) = delete;
    SeededEntropy& operator=(const SeededEntropy&) = delete;
    ~SeededEntropy();
};

}  // namespace simulation
