// SPDX-License-Identifier: EUPL-1.2
// lagewerk-exercise: plays an exercise (demo), or one part of it (play, operator).

#include <unistd.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "agents/runtime/agent_program.h"
#include "broker/base/command_line.h"
#include "broker/client/bus_link.h"
#include "broker/client/identity.h"
#include "broker/seal/seal.h"
#include "scenarios/replay/demo.h"
#include "scenarios/replay/operators.h"
#include "scenarios/replay/pace_lines.h"
#include "scenarios/replay/player.h"
#include "scenarios/replay/scenario.h"

namespace {

int failed(const base::Failure& failure) {
    runtime::tellFailure("lagewerk-exercise", failure);
    return replay::kExitFailed;
}

/// Whom a program plays must never be taken for a person.
std::optional<base::Failure> notAnExercise(const client::Identity& identity, const std::string& where) {
    if (identity.realm.kind == wire::RealmKind::Exercise) return std::nullopt;
    return base::Failure{"realm " + identity.realmName + " is live; nothing is played there", where,
                         "take an identity of an exercise (./lagewerk demo makes one)"};
}

struct PartOptions {
    std::string identity, scenario, role, key, latencyLog, person;
    std::vector<std::string> participants{"fusion", "dispatch", "field", "operator-1", "operator-2"};
    std::uint64_t seed = 1;
    double speed = 0;
    bool opensOperation = false;
};

int play(const PartOptions& options) {
    const auto scenario = replay::loadScenario(options.scenario);
    if (!scenario) return failed(scenario.failure());
    auto identity = client::loadIdentity(options.identity);
    if (!identity) return failed(identity.failure());
    if (const auto wrong = notAnExercise(identity.value(), options.identity)) return failed(*wrong);
    const base::SystemClock clock;
    auto channel = client::makeZmqChannel(identity.value());
    client::LinkOptions link;
    link.software = "lagewerk-exercise play";
    link.epoch = runtime::participantEpoch(identity.value().realm, identity.value().deviceName);
    client::BusLink bus(identity.value(), std::move(channel), clock, link);
    replay::Player player(bus, clock, scenario.value(),
                          {options.participants, options.seed, options.speed, options.opensOperation});
    replay::PaceLines lines(::isatty(STDERR_FILENO) == 1, clock.monotonicNs());
    while (player.step(50)) {
        if (runtime::isStopAsked()) return 0;
        const auto pace = player.pace();
        const double scenarioS = static_cast<double>(pace.tick) * static_cast<double>(scenario.value().tickS);
        if (!lines.isDue(clock.monotonicNs(), scenarioS)) continue;
        std::string waiting;
        for (const auto& name : pace.waitingFor) waiting += " " + name;
        std::fprintf(stderr, "exercise: tick %llu of %llu, %.0f s of %.0f s%s%s\n",
                     static_cast<unsigned long long>(pace.tick), static_cast<unsigned long long>(pace.lastTick),
                     pace.elapsedS, pace.plannedS, waiting.empty() ? "" : ", waiting for", waiting.c_str());
    }
    if (!player.stuck().empty()) return failed({player.stuck(), "player", "see the broker's log"});
    const auto pace = player.pace();
    if (!player.wasTooSlow()) return 0;
    std::fprintf(stderr, "exercise: too slow for the pace: took %.1f s, planned %.1f s\n", pace.elapsedS,
                 pace.plannedS);
    return replay::kExitTooSlow;
}

int operate(const PartOptions& options) {
    const auto scenario = replay::loadScenario(options.scenario);
    if (!scenario) return failed(scenario.failure());
    auto identity = client::loadIdentity(options.identity);
    if (!identity) return failed(identity.failure());
    if (const auto wrong = notAnExercise(identity.value(), options.identity)) return failed(*wrong);
    const char* passphrase = std::getenv("LAGEWERK_PASSPHRASE");
    if (!passphrase) return failed({"no passphrase", "LAGEWERK_PASSPHRASE", "set it for this process"});
    auto key = seal::SigningKey::openSealed(options.key, passphrase);
    if (!key) return failed(key.failure());
    const bool isAuthor = options.role == "author";
    const base::SystemClock clock;
    runtime::LatencyLog latency(clock);
    if (const auto opened = latency.open(options.latencyLog); !opened) return failed(opened.failure());
    replay::Person person{options.person, isAuthor ? "post:S2" : "post:LdS", std::move(key).value()};
    std::unique_ptr<client::Participant> participant;
    if (isAuthor) {
        participant = std::make_unique<replay::StaffAuthor>(scenario.value(), std::move(person), options.seed);
    } else {
        participant = std::make_unique<replay::StaffApprover>(
            scenario.value(), std::move(person), [&](const std::string& alert) { latency.note("approved", alert); });
    }
    return static_cast<int>(
        runtime::runParticipant(identity.value(), *participant, "lagewerk-exercise " + participant->name()));
}

void addSeed(CLI::App& app, std::uint64_t& seed) {
    // CLI11 takes "-1" for the largest number there is.
    app.add_option("--seed", seed, "number that fixes town, noise and chance")->check([](const std::string& text) {
        const bool isNumber =
            !text.empty() && text.size() <= 19 && text.find_first_not_of("0123456789") == std::string::npos;
        return isNumber ? std::string() : "the seed \"" + text + "\" is not a whole number from 0 on";
    });
}

void addPartOptions(CLI::App& part, PartOptions& options) {
    part.add_option("--identity", options.identity, "party folder")->required();
    part.add_option("--scenario", options.scenario, "scenario.toml")->required();
    addSeed(part, options.seed);
}

void addDemoOptions(CLI::App& running, replay::DemoOptions& demo) {
    running.add_flag("--headless", demo.headless, "no window; two scripted operators");
    running.add_flag("!--no-console", demo.console, "headless only: without the console and its picture");
    running.add_flag("--manual", demo.manual, "sign warnings yourself in the console");
    running.add_option("--scenario", demo.scenario, "name or path");
    running.add_option("--scenarios", demo.scenarios, "folder with the exercises");
    running.add_option("--out", demo.out, "folder for the results");
    running.add_option("--speed", demo.speed, "scenario seconds per second");
    running.add_option("--seconds", demo.seconds, "wall seconds that the exercise shall take");
    addSeed(running, demo.seed);
    running.add_option("--language", demo.language, "of the console: de or en")->check(CLI::IsMember({"de", "en"}));
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
    runtime::catchStopSignals();
    CLI::App app("Plays exercises", "lagewerk-exercise");
    app.require_subcommand(1);
    PartOptions part;
    replay::DemoOptions demo;

    CLI::App* playing = app.add_subcommand("play", "the player alone: gives the exercise its time");
    addPartOptions(*playing, part);
    playing->add_option("--speed", part.speed, "scenario seconds per second; 0: as fast as it goes");
    playing->add_option("--participants", part.participants, "who must finish each tick")->delimiter(',');
    playing->add_flag("--open-operation", part.opensOperation, "open the scenario's operation at the first tick");

    CLI::App* operating = app.add_subcommand("operator", "one scripted operator");
    addPartOptions(*operating, part);
    operating->add_option("--role", part.role)->required()->check(CLI::IsMember({"author", "approver"}));
    operating->add_option("--person", part.person, "person id, p:name")->required();
    operating->add_option("--key", part.key, "sealed key file")->required();
    operating->add_option("--latency-log", part.latencyLog);

    CLI::App* running = app.add_subcommand("demo", "the whole exercise");
    addDemoOptions(*running, demo);

    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv)) return *ended;
    if (*playing) return play(part);
    if (*operating) return operate(part);
    return replay::runDemo(demo, programFolder(argv[0]), [] { return runtime::isStopAsked(); });
}
