// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

namespace base {

/// A small seeded generator (SplitMix64, Steele, Lea and Flood 2014) whose sequence is the same on every
/// machine and library version. For simulation and generated towns; never for keys, salts or ids.
class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// In [0, 1), 53 bits.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    /// In [low, high).
    double between(double low, double high) { return low + (high - low) * unit(); }
    /// In [0, count); `count` > 0.
    std::uint64_t below(std::uint64_t count) { return next() % count; }
    /// Sum of twelve uniforms minus six: mean 0, deviation 1, bounded by 6, the same on every machine.
    double normal() {
        double sum = -6.0;
        for (int i = 0; i < 12; ++i) sum += unit();
        return sum;
    }

private:
    std::uint64_t m_state;
};

}  // namespace base
