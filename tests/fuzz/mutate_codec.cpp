// SPDX-License-Identifier: EUPL-1.2

// The same entry as the fuzzer, over a fixed sequence of seeded mutations: short and the same on every machine.
// usage: mutate_codec [SEED [ROUNDS]]

#include <cstdio>

#include "codec_entry.h"
#include "mutation.h"

int main(int argc, char** argv) {
    const std::uint64_t seed = argc > 1 ? fuzz::numberOf(argv[1], 1) : 1;
    const std::uint64_t rounds = argc > 2 ? fuzz::numberOf(argv[2], 20'000) : 20'000;
    const auto seeds = fuzz::seeds();
    for (const base::Bytes& bytes : seeds) {
        fuzz::decodeEverything(bytes);
        for (std::size_t length = 0; length < bytes.size(); ++length)
            fuzz::decodeEverything(base::BytesView(bytes).first(length));
    }
    base::SeededRandom random(seed);
    for (std::uint64_t round = 0; round < rounds; ++round) fuzz::decodeEverything(fuzz::mutated(random, seeds));
    std::printf("%llu mutations of %zu messages from seed %llu: all answered\n",
                static_cast<unsigned long long>(rounds), seeds.size(), static_cast<unsigned long long>(seed));
    return 0;
}
