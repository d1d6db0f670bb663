// SPDX-License-Identifier: EUPL-1.2
#include "tests/simulation/bus_simulation.h"

#include "tests/simulation/seeded_entropy.h"

namespace simulation {
namespace {

/// What is said in one realm is said in the other one, too.
void crossTalk(base::SeededRandom& chance, const BusRealm& from, BusRealm& to) {
    const auto& heard = from.wire().overheard();
    if (chance.below(10) == 0 && !heard.empty()) to.sayHere(heard[chance.below(heard.size())]);
}

}  // namespace

std::string Run::text() const {
    const std::string numbers = "seed " + std::to_string(seed);
    if (!breach) return numbers + ": " + std::to_string(steps) + " steps, nothing broken";
    return numbers + " step " + std::to_string(brokenAt) + ": " + *breach + "\nagain: lagewerk-simulate --seed " +
           std::to_string(seed) + " --steps " + std::to_string(steps);
}

Run simulate(std::uint64_t seed, std::uint64_t steps) {
    const SeededEntropy entropy(seed);
    base::SeededRandom chance(seed);
    Trace trace;
    Run run;
    run.seed = seed;
    run.steps = steps;
    BusRealm live(wire::RealmKind::Live, chance, trace), exercise(wire::RealmKind::Exercise, chance, trace);
    for (; run.brokenAt < steps && !run.breach; ++run.brokenAt) {
        if ((run.breach = live.step()))
            run.breach = "live: " + *run.breach;
        else if ((run.breach = exercise.step()))
            run.breach = "exercise: " + *run.breach;
        crossTalk(chance, exercise, live);
        crossTalk(chance, live, exercise);
    }
    if (!run.breach && (run.breach = live.finish())) run.breach = "live, at the end: " + *run.breach;
    if (!run.breach && (run.breach = exercise.finish())) run.breach = "exercise, at the end: " + *run.breach;
    run.trace = trace.hash;
    run.live = live.counts();
    run.exercise = exercise.counts();
    return run;
}

}  // namespace simulation
