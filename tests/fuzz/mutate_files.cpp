// SPDX-License-Identifier: EUPL-1.2

// The entries of fuzz_journal and fuzz_keys over a fixed sequence of seeded mutations.
// usage: mutate_files journal|keys [SEED [ROUNDS]]

#include <cstdio>
#include <cstring>

#include "file_entries.h"
#include "mutation.h"

int main(int argc, char** argv) {
    const bool isJournal = argc > 1 && std::strcmp(argv[1], "journal") == 0;
    if (!isJournal && (argc < 2 || std::strcmp(argv[1], "keys") != 0)) {
        std::fprintf(stderr, "usage: mutate_files journal|keys [SEED [ROUNDS]]\n");
        return 64;
    }
    const std::uint64_t seed = argc > 2 ? fuzz::numberOf(argv[2], 1) : 1;
    const std::uint64_t rounds = argc > 3 ? fuzz::numberOf(argv[3], 1000) : 1000;
    const auto seeds = isJournal ? fuzz::journalSeeds() : fuzz::keyFileSeeds();
    const auto take = isJournal ? fuzz::recoverJournal : fuzz::readKeyFiles;
    bool isGood = true;
    for (const base::Bytes& bytes : seeds) isGood = take(bytes) && isGood;
    if (!isGood) return 1;
    base::SeededRandom random(seed);
    std::uint64_t taken = 0;
    for (std::uint64_t round = 0; round < rounds; ++round) taken += take(fuzz::mutated(random, seeds)) ? 1 : 0;
    std::printf("%llu mutations of %zu files from seed %llu: all answered, %llu taken\n",
                static_cast<unsigned long long>(rounds), seeds.size(), static_cast<unsigned long long>(seed),
                static_cast<unsigned long long>(taken));
    return taken * 20 >= rounds ? 0 : 1;  // what is refused at the door tests nothing behind it
}
