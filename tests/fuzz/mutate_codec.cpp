// SPDX-License-Identifier: EUPL-1.2

// The same entry as the fuzzer, over a fixed sequence of seeded mutations: short and the same on every machine.
// usage: mutate_codec [SEED [ROUNDS]]

#include <charconv>
#include <cstdio>
#include <string_view>

#include "broker/base/random.h"
#include "codec_entry.h"

namespace {

base::Bytes mutated(base::SeededRandom& random, const std::vector<base::Bytes>& seeds) {
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

std::uint64_t numberOf(std::string_view text, std::uint64_t otherwise) {
    std::from_chars(text.data(), text.data() + text.size(), otherwise);
    return otherwise;
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t seed = argc > 1 ? numberOf(argv[1], 1) : 1;
    const std::uint64_t rounds = argc > 2 ? numberOf(argv[2], 20'000) : 20'000;
    const auto seeds = fuzz::seeds();
    for (const base::Bytes& bytes : seeds) {
        fuzz::decodeEverything(bytes);
        for (std::size_t length = 0; length < bytes.size(); ++length)
            fuzz::decodeEverything(base::BytesView(bytes).first(length));
    }
    base::SeededRandom random(seed);
    for (std::uint64_t round = 0; round < rounds; ++round) fuzz::decodeEverything(mutated(random, seeds));
    std::printf("%llu mutations of %zu messages from seed %llu: all answered\n",
                static_cast<unsigned long long>(rounds), seeds.size(), static_cast<unsigned long long>(seed));
    return 0;
}
