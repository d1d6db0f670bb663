// SPDX-License-Identifier: EUPL-1.2

// The entries of fuzz_journal, fuzz_wal and fuzz_keys over a fixed sequence of seeded mutations.
// usage: mutate_files journal|wal|keys [SEED [ROUNDS]]

#include <cstdio>
#include <map>
#include <string>

#include "file_entries.h"
#include "mutation.h"

int main(int argc, char** argv) {
    struct Entry {
        std::vector<base::Bytes> (*seeds)();
        bool (*take)(base::BytesView);
    };
    const std::map<std::string, Entry> entries{
        {"journal", {[] { return fuzz::journalSeeds(); }, fuzz::recoverJournal}},
        {"wal", {[] { return fuzz::logSeeds(); }, fuzz::recoverFromLog}},
        {"keys", {[] { return fuzz::keyFileSeeds(); }, fuzz::readKeyFiles}},
    };
    const auto entry = entries.find(argc > 1 ? argv[1] : "");
    if (entry == entries.end()) {
        std::fprintf(stderr, "usage: mutate_files journal|wal|keys [SEED [ROUNDS]]\n");
        return 64;
    }
    const std::uint64_t seed = argc > 2 ? fuzz::numberOf(argv[2], 1) : 1;
    const std::uint64_t rounds = argc > 3 ? fuzz::numberOf(argv[3], 1000) : 1000;
    const auto seeds = entry->second.seeds();
    const auto take = entry->second.take;
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
