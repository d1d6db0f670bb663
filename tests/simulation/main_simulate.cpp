// SPDX-License-Identifier: EUPL-1.2
// lagewerk-simulate --seed S --steps N: one seed of the bus simulation, the same run each time. Exit 1: a promise was
// broken; the line says which, when, and how to see it again.
#include <charconv>
#include <cstdio>
#include <cstring>

#include "tests/simulation/bus_simulation.h"

namespace {

void printCounts(const char* realm, const simulation::Counts& c) {
    const auto n = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
    std::printf(
        "%s: %llu records, %llu accepted, %llu issued, %llu refused; broker %llu kills, %llu power cuts, %llu resumed; "
        "parties %llu "
        "kills, %llu power cuts; %llu breaks, %llu cut off, %llu lies, %llu revocations; %llu journals and %llu "
        "outboxes restored, %llu told of it, %llu merged, %llu urgent; %llu files, %llu whole, %llu deleted, %llu "
        "fetched; %llu joined by a picture\n",
        realm, n(c.records), n(c.accepted), n(c.issued), n(c.refused), n(c.brokerKills), n(c.powerCuts), n(c.resumed),
        n(c.partyKills), n(c.partyPowerCuts), n(c.breaks), n(c.cutOffs), n(c.hostile), n(c.revocations),
        n(c.journalRestores), n(c.outboxRestores), n(c.rewound), n(c.merged), n(c.urgent), n(c.files), n(c.filesWhole),
        n(c.filesDeleted), n(c.filesFetched), n(c.joined));
}

}  // namespace

int main(int argc, char** argv) {
    std::uint64_t seed = 1, steps = 1000;
    bool isGood = argc % 2 == 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        std::uint64_t* into = std::strcmp(argv[i], "--seed") == 0    ? &seed
                              : std::strcmp(argv[i], "--steps") == 0 ? &steps
                                                                     : nullptr;
        const char* end = argv[i + 1] + std::strlen(argv[i + 1]);
        const auto read = into == nullptr ? std::from_chars_result{nullptr, std::errc::invalid_argument}
                                          : std::from_chars(argv[i + 1], end, *into);
        isGood = isGood && read.ec == std::errc() && read.ptr == end;
    }
    if (!isGood) {
        std::fprintf(stderr, "usage: lagewerk-simulate [--seed S] [--steps N]\n");
        return 64;
    }
    const auto run = simulation::simulate(seed, steps);
    std::printf("%s\n", run.text().c_str());
    printCounts("live", run.live);
    printCounts("exercise", run.exercise);
    std::printf("trace %016llx\n", static_cast<unsigned long long>(run.trace));
    return run.breach ? 1 : 0;
}
