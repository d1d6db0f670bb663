// SPDX-License-Identifier: EUPL-1.2
// lagewerk-fusion: follows the journal and says what the town's geodata make of it.

#include <sys/prctl.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "broker/base/command_line.h"
#include "broker/client/bus_link.h"
#include "broker/client/identity.h"
#include "broker/seal/seal.h"
#include "gis/fusion/rules_file.h"
#include "gis/fusion/town_exchange.h"
#include "gis/fusion/usual_facts.h"
#include "gis/layers/live_town.h"
#include "gis/layers/quality_file.h"
#include "gis/layers/town_package.h"
#include "gis/tools/rule_trial.h"
#include "gis/worker/fusion_worker.h"
#include "gis/worker/ground_thread.h"

namespace {

constexpr const char* kProgram = "lagewerk-fusion";
constexpr int kBadInput = 2, kRewound = 4;
constexpr int kStepMs = 200;

volatile std::sig_atomic_t g_stopAsked = 0;

void askToStop(int) { g_stopAsked = 1; }

void catchStopSignals() {
    struct sigaction action {};
    action.sa_handler = askToStop;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
}

void tell(const std::string& line) { std::cerr << kProgram << ": " << line << std::endl; }

/// The worker, and on standard error what the person who runs it should know.
class ToldWorker final : public client::Participant {
public:
    ToldWorker(const fusion::Town& town, const fusion::Rules& rules)
        : m_beside(town), m_worker(town, rules, {}, &m_beside) {}
    [[nodiscard]] std::string name() const override { return m_worker.name(); }
    void fold(const wire::Record& record) override {
        constexpr std::string_view kStation = "station:";
        const wire::Envelope& envelope = record.envelope;
        if (record.verdict == 0 && envelope.kind == wire::Kind::Reading && envelope.source.starts_with(kStation))
            m_heard.insert(envelope.source.substr(kStation.size()));
        m_worker.fold(record);
    }
    /// Stations that this process has heard.
    [[nodiscard]] const std::set<std::string>& heard() const { return m_heard; }
    [[nodiscard]] std::optional<std::uint32_t> memoryVersion() const override { return m_worker.memoryVersion(); }
    [[nodiscard]] bool remember(std::uint64_t sequence, base::BytesView memory) override {
        const bool isDone = m_worker.remember(sequence, memory);
        tell(isDone ? "goes on from what it held after record " + std::to_string(sequence)
                    : "what was kept of it cannot be used; folding the journal from its first record");
        return isDone;
    }
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override {
        auto said = m_worker.atTick(tick, record);
        for (const client::Submission& one : said) tellStranger(one);
        return said;
    }
    void onEvent(const client::Event& event) override {
        if (const auto* connected = std::get_if<client::Connected>(&event))
            tell("connected to realm " + connected->welcome.realmName);
        if (const auto* lost = std::get_if<client::Lost>(&event))
            tell("the broker does not answer: " + lost->why + "; trying again");
        if (const auto* rejected = std::get_if<client::RejectedId>(&event))
            tell("refused (" + std::to_string(static_cast<int>(rejected->rejection.code)) +
                 "): " + rejected->rejection.what + " (" + rejected->rejection.where + "); " + rejected->rejection.fix);
        if (const auto* rewound = std::get_if<client::Rewound>(&event)) {
            isRewound = true;
            tell("the broker's journal is another one: " + rewound->why + "; the broker starts this program anew");
        }
        m_worker.onEvent(event);
    }
    /// Between two steps: consoles join by the picture, and this program's next start goes on from its memory.
    void handOver(client::BusLink& link, bool isAtRest) {
        if (auto due = m_worker.due(isAtRest))
            link.giveSnapshot(due->foldVersion, due->content.sequence, std::move(due->content.bytes));
    }
    bool isRewound = false;

private:
    static void tellStranger(const client::Submission& one) {
        if (one.kind != wire::Kind::StationState) return;
        const auto decoded = wire::decodePayload<wire::StationState>(one.payload);
        const auto* state = std::get_if<wire::StationState>(&decoded);
        if (state != nullptr && std::ranges::count(state->reasons, fusion::kNotInTown) > 0)
            tell("station:" + state->station +
                 " reports, but the town package has no such station: nobody judges its readings; add it to the "
                 "stations table and build the package anew, or correct the id");
    }
    worker::GroundThread m_beside;
    worker::FusionWorker m_worker;
    std::set<std::string> m_heard;
};

/// What is wrong with the town's package, and who is told: the journal, so that consoles show it, and standard error.
class TownDoubts {
public:
    TownDoubts(const fusion::Town& town, fusion::Rules& rules)
        : m_town(&town), m_rules(&rules), m_rulesProblem(rules.problem) {}
    /// May the file that was read take the place of the one in force?
    [[nodiscard]] bool allows(const fusion::Town& fresh, const std::set<std::string>& heard) {
        const auto fit = fusion::mayReplace(*m_town, fresh, heard);
        m_refused = fit ? std::string() : fit.failure().text();
        if (!fit) say(m_refused);
        return static_cast<bool>(fit);
    }
    /// The file cannot be read; the town read before goes on, and rules that are changed meanwhile wait for it.
    void cannotBeRead(base::Failure why) {
        // What consoles show names no machine's folders.
        why.where = std::filesystem::path(why.where).filename().string();
        m_refused =
            why.text() + "; going on with the town package as it was read before; changed rules wait until it can be";
        say(m_refused);
    }
    void look(const std::set<std::string>& heard) {
        if (!m_refused.empty() || heard.size() == m_looked) return;
        m_looked = heard.size();
        const auto fit = fusion::fitsStations(*m_town, heard);
        say(fit ? std::string() : fit.failure().text());
    }

private:
    void say(const std::string& problem) {
        if (problem == m_said) return;
        m_said = problem;
        if (!problem.empty()) tell("town package: " + problem);
        m_rules->problem = fusion::withTownProblem(problem, m_rulesProblem);
    }
    const fusion::Town* m_town;
    fusion::Rules* m_rules;
    std::string m_rulesProblem, m_refused, m_said;
    std::size_t m_looked = 0;
};

/// What a file is, as far as its name shows: another one when it was written or replaced.
struct Stamp {
    std::filesystem::file_time_type written{};
    std::uintmax_t size = 0;
    explicit Stamp(const std::string& file) {
        std::error_code missing;
        if (!file.empty()) written = std::filesystem::last_write_time(file, missing);
        if (!file.empty()) size = std::filesystem::file_size(file, missing);
    }
    bool operator==(const Stamp&) const = default;
};

/// Rules or town were replaced while the worker ran: it begins anew in the same process. Asked now and then; a file
/// counts once it has been the same for a whole turn, so none is read half written.
class Watch {
public:
    Watch(std::string rules, std::string town)
        : m_files{std::move(rules), std::move(town)}, m_at{Stamp(m_files[0]), Stamp(m_files[1])}, m_seen(m_at) {}
    [[nodiscard]] bool isChanged() {
        if (++m_asked % kStepsPerLook != 0) return false;
        const std::array now{Stamp(m_files[0]), Stamp(m_files[1])};
        const bool isStill = now == m_seen;
        m_seen = now;
        if (!isStill || now == m_at) return false;
        m_at = now;
        return true;
    }

private:
    static constexpr unsigned kStepsPerLook = 10;
    std::array<std::string, 2> m_files;
    std::array<Stamp, 2> m_at, m_seen;
    unsigned m_asked = 0;
};

/// Another file is in force: begin anew.
constexpr int kBeginAnew = -1;

int run(const std::string& identityFolder, const std::string& townFile, const std::string& rulesFile) {
    Watch watch(rulesFile, townFile);
    const auto identity = client::loadIdentity(identityFolder);
    if (!identity) return tell(identity.failure().text()), kBadInput;
    const auto town = layers::loadTown(townFile);
    if (!town) return tell(town.failure().text()), kBadInput;
    const fusion::Town& facts = town.value();
    if (identity.value().realm.kind == wire::RealmKind::Live)
        if (const auto fit = layers::checkLiveTown(facts, townFile); !fit) return tell(fit.failure().text()), kBadInput;
    tell(facts.name + ": " + std::to_string(facts.stations.size()) + " stations, " +
         std::to_string(facts.watercourses.size()) + " watercourses" +
         (facts.elevation ? "" : ", no elevation: no flood zones") +
         (facts.hasPopulation ? "" : ", no population: people unknown"));
    fusion::RulesInForce inForce =
        fusion::rulesInForce(rulesFile, std::filesystem::path(identityFolder) / "rules.kept.toml", facts);
    for (const std::string& line : inForce.news) tell(line);
    const base::SystemClock clock;
    client::LinkOptions options;
    options.software = kProgram;
    options.epoch = 1;  // ids of facts are derived; DoneThrough counts by ticks, the same after every restart
    client::BusLink link(identity.value(), client::makeZmqChannel(identity.value()), clock, options);
    ToldWorker worker(facts, inForce.rules);
    client::ParticipantLoop loop(link, worker);
    TownDoubts doubts(facts, inForce.rules);
    while (g_stopAsked == 0 && loop.step(kStepMs)) {
        worker.handOver(link, loop.isAtRest());
        if (!loop.isAtRest()) continue;
        doubts.look(worker.heard());
        if (!watch.isChanged()) continue;
        const auto fresh = layers::loadTown(townFile);
        if (!fresh) {
            doubts.cannotBeRead(fresh.failure());
            continue;
        }
        if (!doubts.allows(fresh.value(), worker.heard())) continue;
        tell("the rules or the town package are other ones now: beginning anew");
        return kBeginAnew;
    }
    return worker.isRewound ? kRewound : 0;
}

struct QualityArguments {
    std::string series, kind, neighbour, zone, town, station;
};

/// What the town's package says of the station; without one what is usual of this kind.
base::Outcome<fusion::StationFacts> factsFor(const QualityArguments& a) {
    const auto quantity = fusion::quantityNamed(a.kind);
    if (!quantity)
        return base::Failure{"no such kind of measurement", "--kind " + a.kind,
                             "write water_level, rain, discharge, air_temperature, wind_speed or wind_from"};
    if (a.town.empty()) return fusion::usualFacts(*quantity);
    const auto town = layers::loadTown(a.town);
    if (!town) return town.failure();
    for (const fusion::StationFacts& station : town.value().stations)
        if (station.id == a.station && station.quantity == *quantity) return station;
    return base::Failure{"the town package has no such station of this kind", "--station " + a.station,
                         "lagewerk-geo info lists its stations"};
}

int judge(const QualityArguments& a, std::optional<double> meanCm) {
    auto facts = factsFor(a);
    if (!facts) return tell(facts.failure().text()), kBadInput;
    if (meanCm) facts.value().meanCm = meanCm;
    bool isFirst = true;
    const auto wrong =
        layers::judgeSeries({a.series, facts.value(), a.neighbour, a.zone}, [&](const std::string& line) {
            std::cout << (isFirst ? "[\n" : ",\n") << line;
            isFirst = false;
        });
    if (!wrong) return tell(wrong.failure().text()), kBadInput;
    std::cout << (isFirst ? "[" : "") << "\n]\n";
    for (const std::string& line : wrong.value()) tell(line);
    return wrong.value().empty() ? 0 : 1;
}

}  // namespace

namespace {

int run(int argc, char** argv) {
    CLI::App app{"Follows the journal, judges sensors, computes flood zones and proposes warnings.", kProgram};
    std::string identity, town, rules;
    app.add_option("--identity", identity, "folder of this device's identity (REALM/parties/fusion)");
    app.add_option("--town", town, "town package (.gpkg)");
    app.add_option("--rules", rules, "rules of this town (.toml; gis/fusion/RULES.md); a missing file: as shipped");
    app.footer(
        "Exit status: 0 done, 1 some rows or rules are wrong, 2 bad input, 4 another journal, 64 called wrongly.");
    QualityArguments a;
    std::optional<double> meanCm;
    auto* qc = app.add_subcommand("qc", "Judges a series value by value, as readings are judged; JSON");
    qc->add_option("--csv", a.series, "table with the columns time (ISO 8601 with zone) and value")->required();
    qc->add_option(
          "--kind", a.kind,
          "water_level (cm), rain (mm), discharge (m3/s), air_temperature (degC), wind_speed (m/s), wind_from (deg)")
        ->required();
    qc->add_option("--neighbour", a.neighbour, "the gauge upstream, a table of the same form");
    qc->add_option("--zone", a.zone, "Z, +01:00, +02:00: of times that say none; without it such rows are not taken");
    qc->add_option("--mean", meanCm, "mean water, cm: a flat line counts only above it");
    auto* knower = qc->add_option("--town", a.town, "town package that knows the station (.gpkg)");
    qc->add_option("--station", a.station, "its id there")->needs(knower);
    tools::CheckCall check;
    auto* checking = app.add_subcommand("check", "Reads rules and says by line what is wrong or odd; JSON");
    checking->add_option("rules", check.rules, "the file (.toml)")->required();
    checking->add_option("--town", check.town, "town package: stations are looked up in it (.gpkg)");
    tools::TryCall trial;
    auto* trying =
        app.add_subcommand("try", "What rules would have raised on a recorded journal, when and why; JSON or --table");
    trying->add_option("--rules", trial.rules, "the file (.toml); without: as the program ships");
    trying->add_option("--journal", trial.journal, "journal.db of a realm")->required();
    trying->add_option("--town", trial.town, "its town package (.gpkg); without: town.gpkg beside the journal");
    std::string language = base::isGermanSession() ? "de" : "en";
    trying->add_flag("--table", trial.asTable, "a table for the staff, in German legal time, instead of JSON");
    trying->add_option("--lang", language, "of the table: de or en (default: the session's)")
        ->check(CLI::IsMember({"de", "en"}));
    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv)) return *ended;
    trial.isGerman = language == "de";
    if (qc->parsed()) {
        layers::start();
        return judge(a, meanCm);
    }
    if (checking->parsed() || trying->parsed()) {
        seal::start();
        layers::start();
        return checking->parsed() ? tools::checkRules(check) : tools::tryRules(trial);
    }
    for (const auto& [name, value] : {std::pair{"--identity", &identity}, std::pair{"--town", &town}})
        if (value->empty()) return base::wrongUsage(kProgram, std::string(name) + " is required");
    catchStopSignals();
    seal::start();
    layers::start();
    int status = kBeginAnew;
    while (status == kBeginAnew) status = run(identity, town, rules);
    return status;
}

}  // namespace

int main(int argc, char** argv) { return base::afterOutput(kProgram, run(argc, argv)); }
