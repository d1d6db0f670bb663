// SPDX-License-Identifier: EUPL-1.2

// The entry of fuzz_attachments over a fixed sequence of seeded mutations. usage: mutate_attachments [SEED [ROUNDS]]

#include <cstdio>

#include "attachment_entry.h"
#include "mutation.h"

int main(int argc, char** argv) {
    const std::uint64_t seed = argc > 1 ? fuzz::numberOf(argv[1], 1) : 1;
    const std::uint64_t rounds = argc > 2 ? fuzz::numberOf(argv[2], 50000) : 50000;
    const auto seeds = fuzz::attachmentSeeds();
    bool isGood = true;
    for (const base::Bytes& bytes : seeds) isGood = fuzz::prepareAttachment(bytes) && isGood;
    if (!isGood) return 1;
    base::SeededRandom random(seed);
    std::uint64_t taken = 0;
    for (std::uint64_t round = 0; round < rounds; ++round)
        taken += fuzz::prepareAttachment(fuzz::mutated(random, seeds)) ? 1 : 0;
    std::printf("%llu mutations of %zu files from seed %llu: all answered, %llu taken\n",
                static_cast<unsigned long long>(rounds), seeds.size(), static_cast<unsigned long long>(seed),
                static_cast<unsigned long long>(taken));
    return taken * 20 >= rounds ? 0 : 1;  // what is refused at the door tests nothing behind it
}
