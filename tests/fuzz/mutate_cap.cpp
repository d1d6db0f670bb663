// SPDX-License-Identifier: EUPL-1.2

// The entry of fuzz_cap over a fixed sequence of seeded mutations.
// usage: mutate_cap [SEED [ROUNDS]]

#include <cstdio>

#include "cap_entry.h"
#include "mutation.h"

int main(int argc, char** argv) {
    const std::uint64_t seed = argc > 1 ? fuzz::numberOf(argv[1], 1) : 1;
    const std::uint64_t rounds = argc > 2 ? fuzz::numberOf(argv[2], 3'000) : 3'000;
    const auto seeds = fuzz::foreignSeeds();
    std::uint64_t taken = 0;
    for (const base::Bytes& bytes : seeds)
        for (std::size_t length = 0; length <= bytes.size(); length += 97)
            taken += fuzz::readAsForeign(base::BytesView(bytes).first(length)) ? 1 : 0;
    base::SeededRandom random(seed);
    for (std::uint64_t round = 0; round < rounds; ++round)
        taken += fuzz::readAsForeign(fuzz::mutated(random, seeds)) ? 1 : 0;
    std::printf("%llu mutations of %zu warnings from seed %llu: all answered, %llu shown\n",
                static_cast<unsigned long long>(rounds), seeds.size(), static_cast<unsigned long long>(seed),
                static_cast<unsigned long long>(taken));
    return taken * 20 >= rounds ? 0 : 1;  // what is refused at the door tests nothing behind it
}
