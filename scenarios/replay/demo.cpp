// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/demo.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "agents/field/field_town.h"
#include "broker/base/clock.h"
#include "broker/base/command_line.h"
#include "broker/seal/seal.h"
#include "gis/fusion/rules_file.h"
#include "gis/layers/town_package.h"
#include "scenarios/replay/crew.h"
#include "scenarios/replay/run_folder.h"
#include "scenarios/replay/scenario.h"
#include "scenarios/replay/verdict.h"

namespace replay {
namespace {

constexpr std::int64_t kToolMsMax = 180'000;       // the town takes a while on a slow machine
constexpr std::int64_t kConsoleEndMsMax = 60'000;  // the console folds, saves its picture and ends

struct StaffMember {
    const char* device;  // party of the operator's program
    const char* person;  // "p:..." without the prefix
    const char* displayName;
    const char* function;
    const char* role;    // of `lagewerk-exercise operator`
    const char* rights;  // of `lagewerk-keys enrol-person`
    const char* seat;    // in the staff, of the role table: what a person of the function may beyond any post
};
constexpr StaffMember kStaff[] = {
    {"operator-1", "beispiel", "A. Beispiel", "S2", "author", "author", "s2"},
    {"operator-2", "muster", "B. Muster", "Leiter des Stabes", "approver", "approver", "leiter"},
};

std::string numberText(double value) {
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 3);
    return error == std::errc{} ? std::string(buffer, end) : "0";
}

std::string randomPassphrase() {
    std::array<std::uint8_t, 12> bytes{};
    seal::fillRandom(bytes);
    return base::toHex(bytes);
}

void tell(const std::string& line) { std::fprintf(stderr, "exercise: %s\n", line.c_str()); }

/// One exercise from the empty folder to the verdict.
class Demo {
public:
    Demo(const DemoOptions& options, const std::filesystem::path& bin, const std::function<bool()>& stop,
         Scenario scenario, field::FieldPlan field, RunFolder folder)
        : m_options(options),
          m_bin(bin),
          m_stop(stop),
          m_scenario(std::move(scenario)),
          m_field(std::move(field)),
          m_folder(std::move(folder)),
          m_crew(m_folder, m_clock, m_stop) {
        if (options.speed)
            m_speed = *options.speed;
        else if (options.seconds)
            m_speed = static_cast<double>(m_scenario.durationS) / *options.seconds;
        else
            m_speed = options.headless ? static_cast<double>(m_scenario.durationS) / 90 : 1;
        m_adminPassphrase = randomPassphrase();
    }

    base::Outcome<int> run() {
        using Stage = base::Done (Demo::*)();
        for (const Stage stage : {&Demo::makeTown, &Demo::foundRealm, &Demo::enrol, &Demo::startParts, &Demo::play}) {
            const auto done = (this->*stage)();
            if (m_stop() && !m_crew.exitOf("player")) return stopped();
            if (!done) return done.failure();
        }
        return judgeRun();
    }

private:
    std::string program(const char* name) const { return (m_bin / name).string(); }
    Post keys(std::vector<std::string> arguments) const {
        std::vector<std::string> command{program("lagewerk-keys")};
        command.insert(command.end(), arguments.begin(), arguments.end());
        return {"keys", std::move(command), {{"LAGEWERK_PASSPHRASE", m_adminPassphrase}}, false};
    }

    base::Done makeTown();
    base::Done foundRealm();
    base::Done enrol();
    base::Done startParts();
    base::Done startConsole();
    std::vector<std::string> consoleCommand() const;
    base::Done startOperators();
    base::Done layOutPeople();
    void tellPassphrases();
    base::Done play();
    base::Outcome<int> stopped();
    base::Outcome<int> judgeRun();

    const DemoOptions& m_options;
    const std::filesystem::path& m_bin;
    const std::function<bool()>& m_stop;
    base::SystemClock m_clock;
    Scenario m_scenario;
    field::FieldPlan m_field;  ///< played by lagewerk-agent; checked here
    RunFolder m_folder;
    Crew m_crew;
    double m_speed = 1;
    std::string m_adminPassphrase;
    std::map<std::string, std::string> m_passphrases;  // by person
    std::optional<base::Failure> m_trouble;            ///< what ended the play too early
};

base::Done Demo::makeTown() {
    tell("making the town of Auental (seed " + std::to_string(m_options.seed) + ")");
    auto made = m_crew.run({"town",
                            {program("lagewerk-geo"), "demo-town", "--seed", std::to_string(m_options.seed), "--out",
                             m_folder.town().string()},
                            {}},
                           kToolMsMax);
    if (!made) return made;
    layers::start();
    const auto town = layers::loadTown(m_folder.town());
    if (!town) return town.failure();
    if (auto fits = field::fitToTown(m_field, town.value().stations); !fits) return fits;
    if (const auto rules = m_scenario.file.parent_path() / "rules.toml"; std::filesystem::exists(rules))
        for (const fusion::RuleFinding& finding : fusion::readRules(rules, &town.value()).findings)
            if (finding.isError) return base::Failure{finding.what, finding.where, finding.fix};
    return fitToTown(m_scenario, town.value());
}

base::Done Demo::foundRealm() {
    tell("founding the realm");
    auto founded = m_crew.run({"broker-init",
                               {program("lagewerk-broker"), "init", "--realm", m_folder.realm().string(), "--kind",
                                "exercise", "--name", m_scenario.title, "--port", "0", "--cheap-seal"},
                               {{"LAGEWERK_PASSPHRASE", m_adminPassphrase}}},
                              kToolMsMax);
    if (!founded) return founded;
    if (const auto rules = m_scenario.file.parent_path() / "rules.toml"; std::filesystem::exists(rules)) {
        std::error_code wrong;
        std::filesystem::copy_file(rules, m_folder.realm() / "rules.toml", wrong);
        if (wrong)
            return base::Failure{"the rules cannot be copied: " + wrong.message(), rules.string(), "check the disk"};
    }
    return m_crew.start(
        {"broker",
         {program("lagewerk-broker"), "run", "--realm", m_folder.realm().string(), "--town", m_folder.town().string()},
         {},
         false});
}

base::Done Demo::enrol() {
    tell("enrolling devices and people");
    const std::string realm = m_folder.realm().string();
    struct Device {
        const char *name, *role;
        std::vector<std::string> sources;  // a participant's own name is one of them
    };
    const std::vector<Device> devices = {
        {"player", "player", {"player"}},
        {"field", "field", {"field", "station:*", "unit:*"}},
        {"dispatch", "dispatch", {"dispatch"}},
        {"operator-1", "console", {"operator-1", "post:*"}},
        {"operator-2", "console", {"operator-2", "post:*"}},
        {"console-1", "console", {"console-1", "post:*"}},
    };
    for (const auto& device : devices) {
        std::vector<std::string> arguments{"enrol-device", "--realm", realm,      "--name",
                                           device.name,    "--role",  device.role};
        for (const auto& source : device.sources) arguments.insert(arguments.end(), {"--source", source});
        if (auto done = m_crew.run(keys(std::move(arguments)), kToolMsMax); !done) return done;
    }
    for (const auto& member : kStaff) {
        m_passphrases[member.person] = randomPassphrase();
        Post post = keys({"enrol-person", "--realm", realm, "--name", member.person, "--display", member.displayName,
                          "--function", member.function, "--role", "staff", "--role", member.rights, "--role",
                          member.seat, "--cheap-seal"});
        post.environment.emplace_back("LAGEWERK_PERSON_PASSPHRASE", m_passphrases[member.person]);
        if (auto done = m_crew.run(std::move(post), kToolMsMax); !done) return done;
    }
    return base::done();
}

base::Done Demo::startParts() {
    tell("starting dispatch, field, console and staff");
    const std::string seed = std::to_string(m_options.seed);
    if (auto done =
            m_crew.start({"dispatch",
                          {program("lagewerk-dispatch"), "--identity", m_folder.party("dispatch").string(), "--out",
                           m_folder.caps().string(), "--latency-log", m_folder.latency("dispatch").string()},
                          {},
                          false});
        !done) {
        return done;
    }
    if (auto done =
            m_crew.start({"field",
                          {program("lagewerk-agent"), "simulate", "--identity", m_folder.party("field").string(),
                           "--scenario", m_scenario.file.string(), "--town", m_folder.town().string(), "--seed", seed,
                           "--latency-log", m_folder.latency("field").string()},
                          {},
                          false});
        !done) {
        return done;
    }
    if (m_options.manual) {
        if (auto done = layOutPeople(); !done) return done;
    }
    if (m_options.console) {
        if (auto done = startConsole(); !done) return done;
    }
    return m_options.manual ? base::done() : startOperators();
}

base::Done Demo::startConsole() {
    Post post{"console", consoleCommand(), {}, false, {}};
    if (m_options.headless) {
        post.environment = {{"QT_QPA_PLATFORM", "offscreen"}, {"QT_QUICK_BACKEND", "software"}};
        post.commandAgain = [this] { return consoleCommand(); };
    }
    return m_crew.start(std::move(post));
}

std::vector<std::string> Demo::consoleCommand() const {
    std::vector<std::string> command{program("lagewerk-console"),
                                     "--identity",
                                     m_folder.party("console-1").string(),
                                     "--town",
                                     m_folder.town().string(),
                                     "--lang",
                                     m_options.language,
                                     "--latency-log",
                                     m_folder.latency("console").string(),
                                     "--summary",
                                     m_folder.consoleSummary().string()};
    const auto add = [&](std::initializer_list<std::string> words) { command.insert(command.end(), words); };
    if (m_options.headless) {
        add({"--size", "1920x1080", "--exit-after-exercise"});
        // A console that was killed comes back after the moment; the first picture stands.
        if (!std::filesystem::exists(m_folder.picture()))
            add({"--screenshot", m_folder.picture().string(), "--screenshot-when", "issued"});
    }
    if (m_options.manual) {
        for (const auto& member : kStaff)
            add({"--person", (m_folder.people() / (std::string(member.person) + ".key")).string()});
    }
    return command;
}

/// For people who sign themselves: their sealed keys, and what opens them.
base::Done Demo::layOutPeople() {
    std::error_code error;
    std::filesystem::create_directories(m_folder.people(), error);
    for (const auto& member : kStaff) {
        const std::string file = std::string(member.person) + ".key";
        std::filesystem::copy_file(m_folder.realm() / "people" / file, m_folder.people() / file, error);
    }
    // Written down as well: these keys sign in this exercise only, and people look for the passphrase in the midst of
    // it.
    std::ofstream out(m_folder.passphrases());
    std::filesystem::permissions(m_folder.passphrases(),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    for (const auto& member : kStaff)
        out << member.displayName << " (" << member.function << "): " << m_passphrases[member.person] << "\n";
    if (error || !out.flush())
        return base::Failure{"the people's keys cannot be laid out", m_folder.people().string(),
                             "check rights and space"};
    return base::done();
}

/// The last lines before the exercise begins, so that they stand where people look.
void Demo::tellPassphrases() {
    for (const auto& member : kStaff)
        tell("passphrase of " + std::string(member.displayName) + " (" + member.function +
             "): " + m_passphrases[member.person]);
    tell("both are in " + m_folder.passphrases().string() + "; good for this exercise only");
}

base::Done Demo::startOperators() {
    for (const auto& member : kStaff) {
        auto done = m_crew.start(
            {member.device,
             {program("lagewerk-exercise"), "operator", "--identity", m_folder.party(member.device).string(),
              "--scenario", m_scenario.file.string(), "--seed", std::to_string(m_options.seed), "--role", member.role,
              "--person", std::string("p:") + member.person, "--key",
              (m_folder.realm() / "people" / (std::string(member.person) + ".key")).string(), "--latency-log",
              m_folder.latency(member.device).string()},
             {{"LAGEWERK_PASSPHRASE", m_passphrases[member.person]}},
             false});
        if (!done) return done;
    }
    return base::done();
}

base::Done Demo::play() {
    const double planned = m_speed > 0 ? static_cast<double>(m_scenario.durationS) / m_speed : 0;
    tell("playing \"" + m_scenario.title + "\", " + std::to_string(m_scenario.durationS / 60) +
         " min of scenario time" + (m_speed > 0 ? " in " + numberText(planned) + " s" : " as fast as it goes"));
    if (m_options.manual) tellPassphrases();
    std::string participants = "fusion,dispatch,field";
    if (!m_options.manual) participants += ",operator-1,operator-2";
    Post playing{"player",
                 {program("lagewerk-exercise"), "play", "--identity", m_folder.party("player").string(), "--scenario",
                  m_scenario.file.string(), "--seed", std::to_string(m_options.seed), "--speed", numberText(m_speed),
                  "--participants", participants},
                 {},
                 true};
    // Without the scripted S2 somebody else must open it: numbers are given within an operation only.
    if (m_options.manual) playing.command.emplace_back("--open-operation");
    if (auto started = m_crew.start(std::move(playing)); !started) return started;
    std::int64_t consoleUntilNs = 0;
    bool isOverTold = false;
    while (!m_stop()) {
        if (const auto done = m_crew.watch(50); !done) {
            m_trouble = done.failure();
            break;
        }
        const auto player = m_crew.exitOf("player");
        const auto console = m_crew.exitOf("console");
        if (console && (player || !m_options.headless)) break;  // with a window: closing it ends the exercise
        if (player && !m_options.console) break;
        if (player && !m_options.headless && !isOverTold) {
            isOverTold = true;
            tell("the exercise is over; the console stays for looking, close its window to end");
        }
        if (player && m_options.headless) {
            if (consoleUntilNs == 0) consoleUntilNs = m_clock.monotonicNs() + kConsoleEndMsMax * 1'000'000;
            if (m_clock.monotonicNs() > consoleUntilNs) {
                m_trouble = base::Failure{"the console did not end after the exercise", "console",
                                          "see " + m_folder.log("console").string()};
                break;
            }
        }
    }
    m_crew.endAll();
    return base::done();
}

/// The user ended it before its end (Ctrl-C, or the window was closed): what there is is kept, nothing is judged.
base::Outcome<int> Demo::stopped() {
    m_crew.endAll();
    if (!std::filesystem::exists(m_folder.realm() / "realm.toml")) {
        tell("stopped by the user before the exercise began; there is no journal");
        return kExitStopped;
    }
    if (const auto done = takeJournal(m_folder); !done) return done.failure();
    const auto history = historyOf(m_folder.journal());
    if (!history) return history.failure();
    const auto& tick = history.value().picture.tick;
    const auto verdict = judge(m_scenario, m_folder, ConsolePart::None);
    if (!verdict) return verdict.failure();
    if (const auto done = writeText(m_folder.summary(), toJson(verdict.value().summary)); !done) return done.failure();
    tell("stopped by the user at tick " + std::to_string(tick ? tick->number : 0) + " of " +
         std::to_string(m_scenario.lastTick()) + "; journal in " + m_folder.journal().string());
    return kExitStopped;
}

base::Outcome<int> Demo::judgeRun() {
    const auto player = m_crew.exitOf("player");
    if (!player && !m_trouble) return stopped();
    if (const auto done = takeJournal(m_folder); !done) return m_trouble ? *m_trouble : done.failure();
    // A console that was interrupted after the end, or failed, has no last word on its picture.
    const bool consoleSpoke = m_options.console && !m_trouble && m_crew.exitOf("console") == 0;
    const auto console = !consoleSpoke        ? ConsolePart::None
                         : m_options.headless ? ConsolePart::Headless
                                              : ConsolePart::Window;
    const auto staff = m_options.manual ? StaffPart::People : StaffPart::Scripted;
    const auto verdict = judge(m_scenario, m_folder, console, staff);
    if (!verdict) return verdict.failure();
    if (const auto done = writeText(m_folder.summary(), toJson(verdict.value().summary)); !done) return done.failure();
    const Summary& summary = verdict.value().summary;
    tell("results in " + m_folder.out.string() + ": issued " + std::to_string(summary.issued) + ", reached " +
         std::to_string(summary.delivered) + ", picture " + summary.pictureHash.substr(0, 12) +
         (m_crew.restarts() > 0 ? ", restarts " + std::to_string(m_crew.restarts()) : ""));
    if (!verdict.value().review.empty()) tell("what the script expected of you, and what came (no pass or fail):");
    for (const auto& sentence : verdict.value().review) tell("  " + sentence);
    for (const auto& sentence : verdict.value().unmet) tell("not come true: " + sentence);
    if (m_trouble) return *m_trouble;
    if (!verdict.value().unmet.empty()) return kExitUnmet;
    if (*player == kExitTooSlow)
        tell("all came true, but too late: this machine is too slow for the pace; give more --seconds");
    return *player;
}

/// A name of a folder in `scenarios`, a folder, or a file.
base::Outcome<Scenario> findScenario(const DemoOptions& options) {
    namespace fs = std::filesystem;
    for (const fs::path& candidate : {options.scenarios / options.scenario / "scenario.toml",
                                      fs::path(options.scenario) / "scenario.toml", fs::path(options.scenario)}) {
        if (fs::is_regular_file(candidate)) return loadScenario(fs::absolute(candidate).lexically_normal());
    }
    std::string known;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(options.scenarios, error)) {
        if (fs::exists(entry.path() / "scenario.toml"))
            known += (known.empty() ? "" : ", ") + entry.path().filename().string();
    }
    return base::Failure{"there is no exercise \"" + options.scenario + "\"", options.scenarios.string(),
                         known.empty() ? "give --scenario the path of a scenario.toml" : "there are: " + known};
}

/// What in the options contradicts itself.
std::optional<std::string> whyNotPlayable(const DemoOptions& options) {
    if (options.speed && options.seconds) return "--speed and --seconds say the same thing twice; give one of them";
    if (options.headless && options.manual)
        return "--manual needs the window that --headless leaves out; give one of them";
    if (!options.console && !options.headless) return "--no-console goes with --headless only; add --headless";
    if (options.speed && !(*options.speed >= 0 && std::isfinite(*options.speed)))
        return "--speed must be a number above 0, or 0 for as fast as it goes";
    if (options.seconds && !(*options.seconds > 0 && std::isfinite(*options.seconds)))
        return "--seconds must be a number above 0";
    return std::nullopt;
}

}  // namespace

int runDemo(const DemoOptions& options, const std::filesystem::path& bin, const std::function<bool()>& stop) {
    const auto fail = [](const base::Failure& failure) {
        std::fprintf(stderr, "lagewerk-exercise: %s\n", failure.text().c_str());
        return kExitFailed;
    };
    if (const auto wrong = whyNotPlayable(options)) return base::wrongUsage("lagewerk-exercise demo", *wrong);
    auto scenario = findScenario(options);
    if (!scenario) return fail(scenario.failure());
    // All that the file alone can tell is told before anything is made.
    auto field = field::loadFieldPlan(scenario.value().file);
    if (!field) return fail(field.failure());
    if (const auto fits = fitToField(scenario.value(), field.value()); !fits) return fail(fits.failure());
    auto folder = prepareRunFolder(options.out);
    if (!folder) return fail(folder.failure());
    if (!folder.value().keptAs.empty()) tell("the earlier run's results are kept in " + folder.value().keptAs.string());
    Demo demo(options, bin, stop, std::move(scenario).value(), std::move(field).value(), std::move(folder).value());
    const auto exit = demo.run();
    return exit ? exit.value() : fail(exit.failure());
}

}  // namespace replay
