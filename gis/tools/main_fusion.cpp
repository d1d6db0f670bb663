// SPDX-License-Identifier: EUPL-1.2
// lagewerk-fusion: follows the journal and says what the town's geodata make of it.

#include <sys/prctl.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <iostream>

#include "broker/base/command_line.h"
#include "broker/client/bus_link.h"
#include "broker/client/identity.h"
#include "broker/seal/seal.h"
#include "gis/layers/live_town.h"
#include "gis/layers/town_package.h"
#include "gis/worker/fusion_worker.h"

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
    explicit ToldWorker(const fusion::Town& town) : m_worker(town) {}
    [[nodiscard]] std::string name() const override { return m_worker.name(); }
    void fold(const wire::Record& record) override { m_worker.fold(record); }
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
    worker::FusionWorker m_worker;
};

int run(const std::string& identityFolder, const std::string& townFile) {
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
    const base::SystemClock clock;
    client::LinkOptions options;
    options.software = kProgram;
    options.epoch = 1;  // ids of facts are derived; DoneThrough counts by ticks, the same after every restart
    client::BusLink link(identity.value(), client::makeZmqChannel(identity.value()), clock, options);
    ToldWorker worker(facts);
    client::ParticipantLoop loop(link, worker);
    while (g_stopAsked == 0 && loop.step(kStepMs)) worker.handOver(link, loop.isAtRest());
    return worker.isRewound ? kRewound : 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Follows the journal, judges sensors, computes flood zones and proposes warnings.", kProgram};
    std::string identity, town;
    app.add_option("--identity", identity, "folder of this device's identity (REALM/parties/fusion)")->required();
    app.add_option("--town", town, "town package (.gpkg)")->required();
    if (const auto ended = base::exitAfterParsing<CLI::ParseError>(app, argc, argv)) return *ended;
    catchStopSignals();
    seal::start();
    layers::start();
    return run(identity, town);
}
