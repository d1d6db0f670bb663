// SPDX-License-Identifier: EUPL-1.2
// lagewerk-exercise: plays an exercise (demo), or one part of it (play, operator).

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "broker/client/participant.h"
#include "broker/seal/seal.h"
#include "scenarios/replay/demo.h"
#include "scenarios/replay/operators.h"
#include "scenarios/replay/player.h"
#include "scenarios/replay/scenario.h"

namespace {

std::atomic<bool> g_stop{false};
void askToStop(int) { g_stop = true; }

int failed(const base::Failure& failure) {
    std::fprintf(stderr, "lagewerk-exercise: %s\n", failure.text().c_str());
    return 1;
}

struct PartOptions {
    std::string identity, scenario, role, key, latencyLog, person;
    std::vector<std::string> participants{"fusion", "dispatch", "field", "operator-1", "operator-2"};
    std::uint64_t seed = 1;
    double speed = 0;
};

int play(const PartOptions& options) {
    const auto scenario = replay::loadScenario(options.scenario);
    if (!scenario) return failed(scenario.failure());
    auto identity = client::loadIdentity(options.identity);
    if (!identity) return failed(identity.failure());
    const base::SystemClock clock;
    auto channel = client::makeZmqChannel(identity.value());
    client::LinkOptions link;
    link.software = "lagewerk-exercise play";
    link.epoch = replay::exerciseEpoch(options.seed, "player");
    client::BusLink bus(identity.value(), std::move(channel), clock, link);
    replay::Player player(bus, clock, scenario.value(), {options.participants, options.seed, options.speed});
    std::int64_t toldNs = clock.monotonicNs();
    while (player.step(50)) {
        if (g_stop) return 0;
        if (clock.monotonicNs() - toldNs < 5'000'000'000) continue;
        toldNs = clock.monotonicNs();
        const auto pace = player.pace();
        std::string waiting;
        for (const auto& name : pace.waitingFor) waiting += " " + name;
        std::fprintf(stderr, "exercise: tick %llu of %llu, %.0f s of %.0f s%s%s\n", static_cast<unsigned long long>(pace.tick),
                     static_cast<unsigned long long>(pace.lastTick), pace.elapsedS, pace.plannedS,
                     waiting.empty() ? "" : ", waiting for", waiting.c_str());
    }
    if (!player.stuck().empty()) return failed({player.stuck(), "player", "see the broker's log"});
    const auto pace = player.pace();
    if (!player.wasTooSlow()) return 0;
    std::fprintf(stderr, "exercise: too slow for the pace: took %.1f s, planned %.1f s\n", pace.elapsedS, pace.plannedS);
    return replay::kExitTooSlow;
}

void noteApproved(const std::string& file, const std::string& alert) {
    if (file.empty()) return;
    if (std::FILE* log = std::fopen(file.c_str(), "a")) {
        const long long ns = base::SystemClock().monotonicNs();
        std::fprintf(log, "approved %s %lld\n", alert.c_str(), ns);
        std::fclose(log);
    }
}

int operate(const PartOptions& options) {
    const auto scenario = replay::loadScenario(options.scenario);
    if (!scenario) return failed(scenario.failure());
    auto identity = client::loadIdentity(options.identity);
    if (!identity) return failed(identity.failure());
    const char* passphrase = std::getenv("LAGEWERK_PASSPHRASE");
    if (!passphrase) return failed({"no passphrase", "LAGEWERK_PASSPHRASE", "set it for this process"});
    auto key = seal::SigningKey::openSealed(options.key, passphrase);
    if (!key) return failed(key.failure());
    const bool isAuthor = options.role == "author";
    replay::Person person{options.person, isAuthor ? "post:S2" : "post:LdS", std::move(key).value()};
    std::unique_ptr<client::Participant> participant;
    if (isAuthor) {
        participant = std::make_unique<replay::StaffAuthor>(scenario.value(), std::move(person), options.seed);
    } else {
        participant = std::make_unique<replay::StaffApprover>(
            scenario.value(), std::move(person), [&](const std::string& alert) { noteApproved(options.latencyLog, alert); });
    }
    const base::SystemClock clock;
    client::LinkOptions link;
    link.software = "lagewerk-exercise " + participant->name();
    link.epoch = replay::exerciseEpoch(options.seed, participant->name());
    client::BusLink bus(identity.value(), client::makeZmqChannel(identity.value()), clock, link);
    client::ParticipantLoop(bus, *participant).run([] { return g_stop.load(); });
    return 0;
}

void addPartOptions(CLI::App& part, PartOptions& options) {
    part.add_option("--identity", options.identity, "party folder")->required();
    part.add_option("--scenario", options.scenario, "scenario.toml")->required();
    part.add_option("--seed", options.seed);
}

void addDemoOptions(CLI::App& running, replay::DemoOptions& demo) {
    running.add_flag("--headless", demo.headless, "no window; two scripted operators");
    running.add_flag("--manual", demo.manual, "sign warnings yourself in the console");
    running.add_option("--scenario", demo.scenario, "name or path");
    running.add_option("--scenarios", demo.scenarios, "folder with the exercises");
    running.add_option("--out", demo.out, "folder for the results");
    running.add_option("--speed", demo.speed, "scenario seconds per second");
    running.add_option("--seconds", demo.seconds, "wall seconds that the exercise shall take");
    running.add_option("--seed", demo.seed);
    running.add_option("--language", demo.language, "of the console: de or en");
}

/// Folder of this program, where the others lie.
std::filesystem::path programFolder(const char* argument0) {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    return (error ? std::filesystem::path(argument0) : self).parent_path();
}

}  // namespace

int main(int argc, char** argv) {
    seal::start();
    std::signal(SIGTERM, askToStop);
    std::signal(SIGINT, askToStop);
    CLI::App app("Plays exercises", "lagewerk-exercise");
    app.require_subcommand(1);
    PartOptions part;
    replay::DemoOptions demo;

    CLI::App* playing = app.add_subcommand("play", "the player alone: gives the exercise its time");
    addPartOptions(*playing, part);
    playing->add_option("--speed", part.speed, "scenario seconds per second; 0: as fast as it goes");
    playing->add_option("--participants", part.participants, "who must finish each tick")->delimiter(',');

    CLI::App* operating = app.add_subcommand("operator", "one scripted operator");
    addPartOptions(*operating, part);
    operating->add_option("--role", part.role)->required()->check(CLI::IsMember({"author", "approver"}));
    operating->add_option("--person", part.person, "person id, p:name")->required();
    operating->add_option("--key", part.key, "sealed key file")->required();
    operating->add_option("--latency-log", part.latencyLog);

    CLI::App* running = app.add_subcommand("demo", "the whole exercise");
    addDemoOptions(*running, demo);

    CLI11_PARSE(app, argc, argv);
    if (*playing) return play(part);
    if (*operating) return operate(part);
    return replay::runDemo(demo, programFolder(argv[0]), [] { return g_stop.load(); });
}
