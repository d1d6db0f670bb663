// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The city: every part of an exercise as an object that can be destroyed and made again, as a kill and a restart do.

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "agents/dispatch/dispatcher.h"
#include "agents/field/simulated_field.h"
#include "agents/runtime/agent_program.h"
#include "broker/client/participant.h"
#include "gis/worker/fusion_worker.h"
#include "scenarios/replay/operators.h"
#include "scenarios/replay/player.h"
#include "scenarios/replay/verdict.h"
#include "tests/unit/ascii_terrain.h"
#include "tests/unit/server/broker_world.h"

namespace city {

inline fusion::Town drawnTown() {
    const ascii::Terrain terrain{{
        "999999999999999999999999",
        "555555555555555555555555",
        "333333333333333333333333",
        "211111111111111111111112",
        "~~~~~~~~~~~~~~~~~~~~~~~~",
        "111111111111111111111111",
        "222222222222222222222222",
        "555555555555555555555555",
        "999999999999999999999999",
    }};
    fusion::Town town = ascii::townOf(terrain);
    town.contact = "0000 000";
    town.web = "https://auental.example/warnung";
    for (const auto& [id, column] : {std::pair{"OBEN", 5}, std::pair{"UNTEN", 18}}) {
        town.stations.push_back(ascii::gaugeAt(terrain, id, column, 4));
        town.stations.back().periodS = 60;
    }
    town.hasPopulation = true;
    for (int column = 2; column < 22; ++column) town.buildings.push_back({ascii::at(terrain, column, 5), 100, 12});
    return town;
}

inline constexpr const char* kField = R"(
[[gauge]]
station = "OBEN"
period_s = 60
noise_cm = 0.8
points = [[0, 90], [60, 130], [120, 172], [180, 214], [240, 254], [300, 280], [900, 284]]
[[gauge]]
station = "UNTEN"
period_s = 60
noise_cm = 0.8
points = [[0, 80], [60, 112], [120, 150], [180, 190], [240, 226], [300, 250], [900, 262]]
faults = [{ kind = "silent", from_s = 420, to_s = 900 }]
[[unit]]
call_sign = "Florian 1"
type = "LF"
organisation = "Feuerwehr"
track = [[0, 51.45, 9.0, 2], [300, 51.451, 9.002, 4]]
)";

inline replay::Scenario scenario() {
    replay::Scenario scenario;
    scenario.name = "stadt";
    scenario.title = "Stadt im Prozess";
    scenario.start = base::fromCivilUtc({2026, 7, 14, 13});
    scenario.durationS = 900;
    scenario.operation = "U-1";
    scenario.operationName = "Stadt";
    scenario.staff = {30, 20, true};
    scenario.log = {{10, "S2", "Beginn", std::nullopt}, {500, "S3", "Kräfte vor Ort", std::nullopt}};
    scenario.staff.takeAlarmsAfterS = 60;
    replay::ScriptedReport report{100, "S2", "Leitstelle", "Keller läuft voll", std::nullopt};
    report.key = "keller", report.seenAfterS = 20, report.seenBy = "Sichter", report.functions = {"S3"};
    report.done = {{"S3", 300, "Pumpe gestellt"}};
    scenario.reports = {report};
    for (const std::int64_t atS : {150, 450}) {
        replay::ScriptedSector sector;
        sector.atS = atS, sector.post = "S3", sector.name = "EA Bach", sector.leader = std::to_string(atS);
        sector.outline = {{499000000, 94000000}, {499000000, 94100000}, {499100000, 94100000}};
        scenario.work.sectors.push_back(sector);
        replay::ScriptedBoardItem road;
        road.atS = atS, road.post = "S3";
        road.item.board = wire::Board::Road, road.item.name = "Bachstraße";
        road.item.state = atS == 150 ? "reported" : "closed";
        scenario.work.board.push_back(road);
        replay::ScriptedAssignment assignment;
        assignment.atS = atS, assignment.post = "S1", assignment.unit = "Florian 1", assignment.sector = "EA Bach";
        scenario.work.assignments.push_back(assignment);
    }
    replay::ScriptedOrder order;
    order.atS = 200, order.post = "S3", order.to = order.sector = "EA Bach", order.subject = "Pumpen";
    order.report = "keller", order.deadlineAfterS = 300, order.receivedAfterS = 30, order.doneAfterS = 600;
    scenario.work.orders = {order};
    replay::ScriptedDecision decision;
    decision.atS = 600, decision.subject = "Keine Räumung", decision.text = "Die Anwohner bleiben.";
    scenario.work.decisions = {decision};
    scenario.injects = {{100, "1", "Anruf", std::nullopt}};
    return scenario;
}

/// Notes what the broker promised to keep.
class Ear final : public client::Participant {
public:
    Ear(std::unique_ptr<client::Participant> inner, std::set<wire::MessageId>& accepted)
        : m_inner(std::move(inner)), m_accepted(accepted) {}
    [[nodiscard]] std::string name() const override { return m_inner->name(); }
    [[nodiscard]] std::vector<wire::Kind> kinds() const override { return m_inner->kinds(); }
    void fold(const wire::Record& record) override { m_inner->fold(record); }
    [[nodiscard]] std::vector<client::Submission> atTick(const wire::Tick& tick, const wire::Record& record) override {
        return m_inner->atTick(tick, record);
    }
    void onEvent(const client::Event& event) override {
        if (const auto* ids = std::get_if<client::AcceptedIds>(&event))
            m_accepted.insert(ids->ids.begin(), ids->ids.end());
        m_inner->onEvent(event);
    }
    [[nodiscard]] std::optional<std::uint32_t> memoryVersion() const override { return m_inner->memoryVersion(); }
    [[nodiscard]] bool remember(std::uint64_t sequence, base::BytesView memory) override {
        hasRemembered = m_inner->remember(sequence, memory);
        return hasRemembered;
    }
    /// As lagewerk-fusion does between two steps.
    void handOver(client::BusLink& link, bool isAtRest) {
        auto* worker = dynamic_cast<worker::FusionWorker*>(m_inner.get());
        if (auto due = worker != nullptr ? worker->due(isAtRest) : std::nullopt)
            link.giveSnapshot(due->foldVersion, due->content.sequence, std::move(due->content.bytes));
    }
    bool hasRemembered = false;

private:
    std::unique_ptr<client::Participant> m_inner;
    std::set<wire::MessageId>& m_accepted;
};

class City {
public:
    explicit City(std::uint64_t seed) : m_seed(seed), m_town(drawnTown()), m_scenario(scenario()) {
        using enum wire::DeviceRole;
        const worker::PictureRhythm often{100, 20, 30'000};
        add("fusion", {Fusion}, {"fusion"},
            [this, often] { return std::make_unique<worker::FusionWorker>(m_town, fusion::shippedRules(), often); });
        add("dispatch", {Dispatch}, {"dispatch"}, [this] {
            dispatch::CapFolder folder(m_world.dir / "cap");
            if (auto done = folder.prepare(); !done) server_test::World::give(done.failure());
            return std::make_unique<dispatch::Dispatcher>(m_world.realm.id, m_parts["dispatch"].identity.device(),
                                                          dispatch::defaultPlan(wire::RealmKind::Exercise), folder,
                                                          dispatch::DispatcherEars{});
        });
        add("field", {Field}, {"field", "station:*", "unit:*"}, [this] {
            auto plan = field::readFieldPlan(kField, "city.h");
            if (!plan) server_test::World::give(plan.failure());
            return std::make_unique<field::SimulatedField>(std::move(plan).value(), m_seed);
        });
        enrolPerson("a", wire::PersonRole::WarningAuthor, "s2");
        enrolPerson("b", wire::PersonRole::WarningApprover, "leiter");
        add("operator-1", {Console}, {"operator-1", "post:*"},
            [this] { return std::make_unique<replay::StaffAuthor>(m_scenario, person("a", "post:S2"), m_seed); });
        add("operator-2", {Console}, {"operator-2", "post:*"},
            [this] { return std::make_unique<replay::StaffApprover>(m_scenario, person("b", "post:LdS"), nullptr); });
        m_playerIdentity = m_world.enrol("player", {Player}, {"player"});
        for (auto& [name, part] : m_parts) revive(part);
        revivePlayer();
    }

    struct Ending {
        bool reached = false;
        int kills = 0;
        int remembered = 0;  ///< starts of the worker that went on from its memory
        std::string text, hash;
        std::uint32_t issued = 0, delivered = 0;
        std::size_t lost = 0;
    };
    /// Plays to the end; kills parts at random where `killSeed` is given.
    Ending play(std::optional<std::uint64_t> killSeed) {
        base::SeededRandom chance(killSeed.value_or(0));
        Ending ending;
        for (int step = 0; step < 60'000 && !ending.reached; ++step) {
            if (killSeed && chance.below(60) == 0) ending.kills += killOne(chance) ? 1 : 0;
            for (auto& [name, part] : m_parts) {
                if (killSeed && chance.below(4) == 0) continue;  // parts run as they are scheduled, not in step
                if (!part.loop && chance.below(5) == 0)
                    revive(part);
                else if (part.loop)
                    stepOne(part, ending);
            }
            if (!m_world.broker && chance.below(5) == 0) m_world.start();
            if (!m_player && chance.below(5) == 0) revivePlayer();
            if (m_player) ending.reached = !m_player->step(0) && m_player->stuck().empty();
            m_world.pass(20);
        }
        judge(ending);
        return ending;
    }

private:
    struct Part {
        client::Identity identity;
        std::function<std::unique_ptr<client::Participant>()> make;
        std::unique_ptr<client::BusLink> link;
        std::unique_ptr<Ear> ear;
        std::unique_ptr<client::ParticipantLoop> loop;
    };

    void add(const std::string& name, std::vector<wire::DeviceRole> roles, std::vector<std::string> sources,
             std::function<std::unique_ptr<client::Participant>()> make) {
        m_parts[name].identity =
            name == "fusion" ? m_world.identityOf("fusion") : m_world.enrol(name, std::move(roles), std::move(sources));
        m_parts[name].make = std::move(make);
    }
    void enrolPerson(const std::string& name, wire::PersonRole role, const std::string& seat) {
        const auto key = seal::SigningKey::generate();
        if (auto saved = key.saveSealed(m_world.dir / (name + ".key"), "p:" + name, "x", true); !saved)
            server_test::World::give(saved.failure());
        m_world.adminSays(wire::PersonEnrolled{
            "p:" + name, name, "Probe", key.publicKey(), {wire::PersonRole::Staff, role}, {{seat}}});
    }
    replay::Person person(const std::string& name, const std::string& post) {
        auto key = seal::SigningKey::openSealed(m_world.dir / (name + ".key"), "x");
        if (!key) server_test::World::give(key.failure());
        return {"p:" + name, post, std::move(key).value()};
    }
    client::LinkOptions optionsFor(const std::string& name) {
        client::LinkOptions options;
        options.epoch = runtime::participantEpoch(m_world.realm.id, name);
        return options;
    }
    void revive(Part& part) {
        part.ear = std::make_unique<Ear>(part.make(), m_accepted);
        part.link = m_world.linkOf(part.identity, optionsFor(part.identity.deviceName));
        part.loop = std::make_unique<client::ParticipantLoop>(*part.link, *part.ear);
    }
    static void kill(Part& part) {
        part.loop.reset();
        part.link.reset();
        part.ear.reset();
    }
    static void stepOne(Part& part, Ending& ending) {
        const bool hadRemembered = part.ear->hasRemembered;
        part.loop->step(0);
        ending.remembered += part.ear->hasRemembered && !hadRemembered ? 1 : 0;
        part.ear->handOver(*part.link, part.loop->isAtRest());
    }
    void revivePlayer() {
        m_playerLink = m_world.linkOf(m_playerIdentity, optionsFor("player"));
        replay::PlayerOptions options;
        for (const auto& [name, part] : m_parts) options.participants.push_back(name);
        options.seed = m_seed;
        m_player = std::make_unique<replay::Player>(*m_playerLink, m_world.clock, m_scenario, options);
    }
    bool killOne(base::SeededRandom& chance) {
        const auto pick = chance.below(m_parts.size() + 2);
        if (pick == m_parts.size()) {
            if (!m_world.broker) return false;
            m_world.kill();
            return true;
        }
        if (pick > m_parts.size()) {
            const bool was = m_player != nullptr;
            m_player.reset();
            m_playerLink.reset();
            return was;
        }
        auto part = m_parts.begin();
        std::advance(part, static_cast<std::ptrdiff_t>(pick));
        const bool was = part->second.loop != nullptr;
        kill(part->second);
        return was;
    }
    void judge(Ending& ending) {
        for (auto& [name, part] : m_parts) kill(part);
        m_player.reset();
        m_playerLink.reset();
        m_world.kill();
        std::set<wire::MessageId> journaled;
        for (const auto& record : m_world.journaled()) journaled.insert(record.envelope.id);
        for (const auto& id : m_accepted) ending.lost += journaled.contains(id) ? 0 : 1;
        const auto history = replay::historyOf(m_world.realm.journalFile());
        if (!history) server_test::World::give(history.failure());
        ending.text = history.value().picture.canonicalText();
        ending.hash = base::toHex(history.value().picture.pictureHash());
        ending.issued = history.value().issued;
        ending.delivered = history.value().delivered();
    }

    std::uint64_t m_seed;
    fusion::Town m_town;
    replay::Scenario m_scenario;
    server_test::World m_world;
    std::map<std::string, Part> m_parts;
    client::Identity m_playerIdentity;
    std::unique_ptr<client::BusLink> m_playerLink;
    std::unique_ptr<replay::Player> m_player;
    std::set<wire::MessageId> m_accepted;
};

}  // namespace city
