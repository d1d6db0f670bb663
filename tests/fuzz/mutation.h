// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <charconv>
#include <string_view>
#include <vector>

#include "broker/base/bytes.h"
#include "broker/base/random.h"

namespace fuzz {

/// One of the seeds with a few bytes changed, cut, or put in from another one.
inline base::Bytes mutated(base::SeededRandom& random, const std::vector<base::Bytes>& seeds) {
    base::Bytes bytes = seeds[random.below(seeds.size())];
    for (std::uint64_t steps = 1 + random.below(4); steps > 0 && !bytes.empty(); --steps) {
        const auto at = static_cast<std::ptrdiff_t>(random.below(bytes.size()));
        switch (random.below(6)) {
            case 0: bytes[static_cast<std::size_t>(at)] ^= static_cast<std::uint8_t>(1U << random.below(8)); break;
            case 1: bytes[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(random.next()); break;
            case 2: bytes.erase(bytes.begin() + at, bytes.end()); break;
            case 3: bytes.insert(bytes.begin() + at, static_cast<std::uint8_t>(random.next())); break;
            case 4: bytes.erase(bytes.begin() + at); break;
            default: {  // a piece of another message
                const base::Bytes& other = seeds[random.below(seeds.size())];
                const auto from = static_cast<std::ptrdiff_t>(random.below(other.size()));
                bytes.insert(bytes.begin() + at, other.begin() + from, other.end());
            }
        }
    }
    return bytes;
}

inline std::uint64_t numberOf(std::string_view text, std::uint64_t otherwise) {
    std::from_chars(text.data(), text.data() + text.size(), otherwise);
    return otherwise;
}

}  // namespace fuzz
