// SPDX-License-Identifier: EUPL-1.2
#include "tests/simulation/bus_realm.h"

#include <algorithm>
#include <utility>

#include "broker/core/core.h"
#include "broker/journal/backup.h"

namespace simulation {
namespace {

using client::Keep;
using wire::DeviceRole;
using wire::Kind;

/// The first line that only one of two texts has.
std::string firstDifference(const std::string& one, const std::string& other) {
    const auto at = std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first - one.begin();
    const auto lineOf = [&](const std::string& text) {
        const auto begin = at == 0 ? 0 : text.rfind('\n', static_cast<std::size_t>(at) - 1) + 1;
        return text.substr(begin, text.find('\n', begin) - begin);
    };
    return "\"" + lineOf(one) + "\", not \"" + lineOf(other) + "\"";
}

constexpr int kRestStepsMax = 4000;
constexpr std::int64_t kRestStepMs = 20;
constexpr std::int64_t kDayMs = 86'400'000;

server::BrokerOptions smallBroker() {
    server::BrokerOptions options;
    options.tailRecordsMax = 60;  // so that followers also read from the disk
    options.appendRecordsMax = 40;
    options.urgentEndpoint = "simulated:urgent";
    options.attachmentFile = "attachments.db";
    options.stateEvery = 30;
    return options;
}

}  // namespace

BusRealm::BusRealm(wire::RealmKind kind, base::SeededRandom& chance, Trace& trace)
    : m_chance(chance),
      m_trace(trace),
      m_world(kind, smallBroker()),
      m_wire(m_world, chance, trace),
      m_ledger(m_world.realm.id) {
    people();
    Party& admin = m_parties.emplace_back();
    admin.name = "admin";
    admin.identity = m_world.identityOf("admin");
    Party& fusion = m_parties.emplace_back();
    fusion.name = "fusion";
    fusion.identity = m_world.identityOf("fusion");
    fusion.follows = true;
    for (int i = 0; i < 3; ++i) {
        const std::string number = std::to_string(i);
        Party& agent = machine("agent-" + number, {DeviceRole::Field}, {"station:" + number, "unit:" + number});
        agent.hasOutbox = i != 2;
        agent.clockOffMs =
            i == 0 ? base::spanMs(base::fromCivilUtc({1970, 1, 1}), m_world.clock.now()) : i * 2 * kDayMs;
    }
    for (int i = 0; i < 2; ++i) {
        Party& console = machine("console-" + std::to_string(i), {DeviceRole::Console}, {"post:*"});
        console.hasOutbox = console.follows = true;
    }
    Party& dispatch = machine("dispatch", {DeviceRole::Dispatch}, {"dispatch"});
    dispatch.hasOutbox = dispatch.follows = true;
    Party& thin = machine("thin", {DeviceRole::Console}, {"post:*"});
    thin.follows = true;
    thin.kinds = {Kind::Draft, Kind::Approval, Kind::Issued, Kind::Refusal};
    Party& lagging = machine("lagging", {DeviceRole::Console}, {"post:*"});
    lagging.follows = true;
    lagging.thinBehind = 15;
    Party& joiner = machine("joiner", {DeviceRole::Console}, {"post:*"});
    joiner.follows = joiner.joins = true;
    if (kind == wire::RealmKind::Exercise) machine("player", {DeviceRole::Player}, {"player"});
    m_liar = m_world.enrol("liar", {DeviceRole::Field, DeviceRole::Console}, {"station:liar", "post:liar"});
    m_sleeper = m_world.enrol("sleeper", {DeviceRole::Console}, {"post:sleeper"});
    for (Party& party : m_parties) revive(party);
}

void BusRealm::people() {
    using enum wire::PersonRole;
    const std::array<std::pair<const char*, std::vector<wire::PersonRole>>, 5> all{
        {{"p:author", {Staff, WarningAuthor}},
         {"p:approver", {Staff, WarningApprover}},
         {"p:both", {WarningAuthor, WarningApprover}},
         {"p:other", {WarningAuthor, WarningApprover}},
         {"p:staff", {Staff}}}};
    for (const auto& [id, roles] : all) {
        auto key = seal::SigningKey::generate();
        m_world.adminSays(wire::PersonEnrolled{id, id, "", key.publicKey(), roles});
        m_people.push_back({id, std::move(key)});
    }
}

Party& BusRealm::machine(const std::string& name, std::vector<wire::DeviceRole> roles,
                         std::vector<std::string> sources) {
    Party& party = m_parties.emplace_back();
    party.name = name;
    party.identity = m_world.enrol(name, std::move(roles), std::move(sources));
    return party;
}

void BusRealm::revive(Party& party) {
    if (party.link) return;
    client::LinkOptions options;
    if (!party.disk) party.disk = std::make_unique<journal::FaultDisk>();
    if (party.hasOutbox) options.outbox = m_world.dir / (party.name + ".outbox");
    const OnDiskOf here(*party.disk);
    party.link = std::make_unique<client::BusLink>(
        party.identity, std::make_unique<SimulatedChannel>(m_wire, party.name, party.identity.keys.publicKey),
        m_world.clock, std::move(options));
    party.picture = {};
    party.through = 0;
    party.answered.clear();
    party.facts.clear();
    if (party.follows) beginFollowing(party);
}

void BusRealm::kill(Party& party, bool powerCut) {
    if (!party.link) return;
    ++(powerCut ? m_counts.partyPowerCuts : m_counts.partyKills);
    if (!powerCut || !party.hasOutbox) {
        party.link.reset();
        if (party.copiedWhen == 0 || m_chance.below(3) == 0)
            copyOutbox(party);
        else if (m_chance.below(2) == 0)
            restoreOutbox(party);
        return;
    }
    const auto left = m_world.dir / (party.name + ".left");
    std::filesystem::create_directories(left);
    if (auto cut = party.disk->powerCut(left, [&] { return m_chance.below(2) == 0; }); !cut)
        server_test::World::give(cut.failure());
    party.link.reset();
    party.disk.reset();
    for (const char* end : {".outbox-wal", ".outbox-urgent-wal", ".outbox-files-wal"})
        std::filesystem::remove(m_world.dir / (party.name + end));
    for (const auto& entry : std::filesystem::directory_iterator(left))
        std::filesystem::rename(entry.path(), m_world.dir / entry.path().filename());
}

void BusRealm::disturbBroker() {
    if (!m_world.broker) return;
    switch (m_chance.below(9)) {
        case 0:
            ++m_counts.powerCuts;
            m_world.powerCut([&] { return m_chance.below(2) == 0; });
            return;
        case 1:
            ++m_counts.brokerKills;
            m_world.kill();
            return;
        case 2:
        case 3: disturbDisk(); return;
        case 4: restoreJournal(); return;
        default: m_world.disk->mend();
    }
}

void BusRealm::disturbDisk() {
    switch (m_chance.below(5)) {
        case 0: m_world.disk->fillUp(true); break;
        case 1: m_world.disk->failSyncs(true); break;
        case 2: m_world.disk->failReads(true); break;
        case 3: m_world.disk->vanish(true); break;
        default: m_world.disk->freeze(true);
    }
}

void BusRealm::copyOutbox(Party& party) {
    if (!party.hasOutbox) return;
    const auto copy = m_world.dir / (party.name + ".copy");
    std::filesystem::remove_all(copy);
    std::filesystem::create_directories(copy);
    for (const auto& entry : std::filesystem::directory_iterator(m_world.dir))
        if (entry.path().filename().string().starts_with(party.name + ".outbox"))
            std::filesystem::copy(entry.path(), copy);
    party.copiedWhen = m_ledger.saidCount();
}

/// Somebody puts an old copy of the machine's files back: what it said since is gone, and nothing else may be.
void BusRealm::restoreOutbox(Party& party) {
    if (party.copiedWhen == 0) return;
    ++m_counts.outboxRestores;
    filesPutBack(party);
    for (const char* outbox : {".outbox", ".outbox-urgent", ".outbox-files"})
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(m_world.dir / (party.name + outbox + end));
    for (const auto& entry : std::filesystem::directory_iterator(m_world.dir / (party.name + ".copy")))
        std::filesystem::copy(entry.path(), m_world.dir);
    party.disk.reset();
    m_ledger.outboxRestored(party.identity.device(), party.copiedWhen);
}

void BusRealm::copyJournal() {
    const auto copy = m_world.dir / "journal.copy";
    std::filesystem::remove(copy);
    if (auto done = journal::copyJournal(m_world.realm.journalFile(), copy); !done)
        server_test::World::give(done.failure());
}

/// The broker is put back to a copy of its journal: it says so by another epoch, and everybody begins anew.
void BusRealm::restoreJournal() {
    const auto copy = m_world.dir / "journal.copy";
    if (!std::filesystem::exists(copy)) return;
    ++m_counts.journalRestores;
    m_joinedBy.clear();
    m_world.kill();
    m_world.disk = std::make_unique<journal::FaultDisk>();
    for (const char* end : {"", "-wal", "-shm"}) {
        auto file = m_world.realm.journalFile();
        file += end;
        std::filesystem::remove(file);
    }
    std::filesystem::rename(copy, m_world.realm.journalFile());
    {
        auto opened =
            journal::Journal::open(m_world.realm.journalFile(), journal::Open::ForWriting, m_world.disk->name());
        if (!opened) server_test::World::give(opened.failure());
        if (auto done = opened.value().renewEpoch(); !done) server_test::World::give(done.failure());
    }
    m_ledger.journalRestored(m_world.journaled());
    filesRewound(m_world.journaled());
    m_wire.forgetAll();
}

void BusRealm::disturb() {
    Party& party = m_parties[m_chance.below(m_parties.size())];
    switch (m_chance.below(12)) {
        case 0:
        case 1: disturbBroker(); break;
        case 2: kill(party, false); break;
        case 3: kill(party, true); break;
        case 4:
            ++m_counts.breaks;
            m_wire.breakOne();
            break;
        case 5:
            ++m_counts.cutOffs;
            m_wire.cutOff(party.name);
            break;
        case 6: m_wire.heal(); break;
        case 7:
            if (party.disk) party.disk->failSyncs(m_chance.below(3) == 0);
            break;
        case 8:
            if (party.disk) party.disk->fillUp(m_chance.below(3) == 0);
            break;
        default: break;
    }
}

/// A broker that starts again: what was promised must be there before it says a word.
Breach BusRealm::restart() {
    m_world.disk->mend();
    m_world.start();
    if (m_world.recovery.cutRecords > 0) return "the journal was damaged: " + m_world.recovery.text();
    if (auto breach = checkKnown()) return breach;
    if (auto breach = checkJoins()) return breach;
    if (auto breach = checkFiles(false)) return breach;
    return m_ledger.checkKept(m_world.journaled());
}

/// Whether it decided all again or took up what it had kept: it knows the same.
Breach BusRealm::checkKnown() {
    m_counts.resumed += m_world.broker->resumedFrom() > 0 ? 1 : 0;
    core::Core again(m_world.realm.id);
    for (const wire::Record& record : m_world.journaled()) (void)again.decide(record);
    if (again.state() == m_world.broker->core().state()) return std::nullopt;
    return "it does not know what its journal says, from record " + std::to_string(m_world.broker->resumedFrom());
}

Breach BusRealm::step() {
    if (!m_isCalm && m_chance.below(6) == 0) disturb();
    if (!m_isCalm && m_chance.below(80) == 0) copyJournal();
    if (!m_world.broker && (m_isCalm || m_chance.below(12) == 0))
        if (auto breach = restart()) return breach;
    for (Party& party : m_parties)
        if (!party.link && (m_isCalm || m_chance.below(10) == 0)) revive(party);
    if (!m_isCalm) {
        speak();
        if (m_chance.below(6) == 0) beHostile();
        beIdle();
    }
    m_wire.step();
    m_world.pass(m_isCalm ? kRestStepMs : static_cast<std::int64_t>(5 + m_chance.below(50)));
    m_wire.step();
    for (Party& party : m_parties)
        if (auto breach = listen(party)) return party.name + ": " + *breach;
    if (m_breach) return m_breach;
    m_trace.add(m_world.broker ? m_world.broker->lastSequence() : 0);
    return checkBounds();
}

Breach BusRealm::listen(Party& party) {
    // Programs run when they are scheduled, not in step.
    if (!party.link || (!m_isCalm && m_chance.below(5) == 0)) return std::nullopt;
    const OnDiskOf here(*party.disk);
    for (const auto& event : party.link->poll(0))
        if (auto breach = take(party, event)) return breach;
    return std::nullopt;
}

Breach BusRealm::take(Party& party, const client::Event& event) {
    if (std::holds_alternative<client::Rewound>(event)) {
        if (m_counts.journalRestores == 0) return "it was told that history was rewound";
        ++m_counts.rewound;
        party.picture = {};
        party.through = 0;
        party.answered.clear();
        party.facts.clear();
    }
    if (const auto* accepted = std::get_if<client::AcceptedIds>(&event)) {
        for (const auto& id : accepted->ids) {
            m_ledger.accepted(id);
            const bool isKnown =
                !m_world.broker || id.form == wire::IdForm::Derived || m_world.broker->core().known(id);
            if (!isKnown) return "it was told Accepted of what the broker does not know";
        }
    }
    if (const auto* rejected = std::get_if<client::RejectedId>(&event); rejected != nullptr && rejected->id) {
        m_ledger.rejected(*rejected->id);
        ++m_counts.refused;
    }
    noteFiles(event);
    if (const auto* heard = std::get_if<client::SnapshotHeard>(&event)) return join(party, *heard);
    if (const auto* heard = std::get_if<client::AttachmentHeard>(&event)) return checkFetched(*heard);
    const auto* records = std::get_if<client::Records>(&event);
    return records == nullptr ? std::nullopt : take(party, *records);
}

Breach BusRealm::take(Party& party, const client::Records& records) {
    std::uint64_t merged = 0;
    for (const wire::Merged& one : records.merged) merged += one.count;
    if (merged > 0 && !party.thinBehind) return "it was served thinned without having asked for it";
    if (party.kinds.empty() && records.records.size() + merged != records.throughSequence - party.through)
        return "after record " + std::to_string(party.through) + " it was handed " +
               std::to_string(records.records.size()) + " and told of " + std::to_string(merged) +
               " merged ones through " + std::to_string(records.throughSequence);
    m_counts.merged += merged;
    for (const wire::Record& record : records.records) {
        if (record.sequence <= party.through)
            return "after record " + std::to_string(party.through) + " it was handed " +
                   std::to_string(record.sequence);
        party.through = record.sequence;
        if (auto breach = m_ledger.published(party.name, record)) return breach;
        party.picture.fold(record);
        react(party, record);
    }
    party.through = records.throughSequence;
    return std::nullopt;
}

/// What follows from a record: the worker's facts, the dispatcher's receipts.
void BusRealm::react(Party& party, const wire::Record& record) {
    if (record.verdict != 0) return;
    const auto reading = wire::payloadOf<wire::Reading>(record.envelope);
    if (party.name == "fusion" && reading && record.sequence % 3 == 0) {
        wire::StationState state;
        state.station = record.envelope.source.substr(8);
        state.quality = wire::Quality::Good;
        state.trustedValue = reading->value;
        state.rule = "simulated/1";
        party.facts.emplace_back(state, record.envelope.id);
    }
    const auto tick = wire::payloadOf<wire::Tick>(record.envelope);
    if (party.name == "fusion" && tick) sayFacts(party, *tick, record);
    const auto issued = wire::payloadOf<wire::Issued>(record.envelope);
    if (party.name == "dispatch" && issued && party.answered.insert(issued->alert).second)
        say(party, wire::Receipt{issued->alert, "siren", "all", wire::ReceiptState::Sent, ""}, "dispatch");
}

/// Those of this tick, and that this is all. One that was restarted says all of them again.
void BusRealm::sayFacts(Party& worker, const wire::Tick& tick, const wire::Record& record) {
    for (const auto& [state, reading] : std::exchange(worker.facts, {}))
        say(worker, state, "fusion", nullptr, Keep::InMemory,
            wire::derivedId(Kind::StationState, state.rule, "-", state.station, {record.envelope.id, reading}), nullptr,
            tick.at);
    say(worker, wire::DoneThrough{"fusion", tick.number, record.sequence}, "fusion", nullptr, Keep::InMemory,
        std::nullopt, nullptr, tick.at);
}

Breach BusRealm::checkBounds() {
    if (m_wire.queuedMax() > 1000) return "a connection's queue has no bound";
    for (const Party& party : m_parties)
        if (party.link && party.link->waiting() > 5000) return party.name + ": its outbox grows without end";
    return std::nullopt;
}

bool BusRealm::isAtRest() const {
    if (!m_world.broker || m_world.broker->notSafe() || !m_world.broker->core().pendingEffects().empty()) return false;
    if (!areFilesAtRest()) return false;
    return std::all_of(m_parties.begin(), m_parties.end(), [&](const Party& party) {
        if (party.isRetired) return true;
        if (!party.link || party.link->waiting() > 0) return false;
        return !party.follows || party.through == m_world.broker->lastSequence();
    });
}

Breach BusRealm::finish() {
    m_isCalm = true;
    m_wire.calmDown();
    m_lying.reset();
    m_sleeping.reset();
    m_world.disk->mend();
    for (Party& party : m_parties) {
        if (!party.disk) continue;
        party.disk->mend();
    }
    bool rests = false;
    for (int i = 0; i < kRestStepsMax && !rests; ++i) {
        if (auto breach = step()) return breach;
        rests = isAtRest() && !isDeletedLeft();
    }
    if (!rests) {
        for (const Party& party : m_parties)
            if (!party.isRetired &&
                (party.link->waiting() > 0 || (party.follows && party.through < m_world.broker->lastSequence())))
                return party.name + " does not come to rest: " + std::to_string(party.link->waiting()) +
                       " wait, through " + std::to_string(party.through) + " of " +
                       std::to_string(m_world.broker->lastSequence());
        if (!areFilesAtRest()) return "a file that is kept does not arrive";
        return isDeletedLeft() ? "a file is there that was deleted" : "the broker does not come to rest";
    }
    if (auto breach = checkJoins()) return breach;
    const auto journal = decided();
    for (const wire::Record& record : journal) m_counts.issued += record.envelope.kind == Kind::Issued ? 1 : 0;
    m_counts.records = journal.size();
    m_counts.accepted = m_ledger.acceptedCount();
    m_counts.urgent = m_world.broker->counters().urgent;
    if (auto breach = m_ledger.checkAll(journal)) return breach;
    if (auto breach = checkPictures(journal)) return breach;
    if (auto breach = checkFiles(true)) return breach;
    m_world.kill();
    const auto verified = journal::verify(m_world.realm.journalFile());
    if (!verified) return "the journal cannot be verified: " + verified.failure().text();
    if (!verified.value().good()) return "the journal is not whole: " + verified.value().findings.front().what;
    return std::nullopt;
}

Breach BusRealm::checkPictures(const std::vector<wire::Record>& journal) {
    situation::Situation whole, thinned;
    for (const wire::Record& record : journal) {
        whole.fold(record);
        const auto& kinds =
            std::find_if(m_parties.begin(), m_parties.end(), [](const Party& p) { return p.name == "thin"; })->kinds;
        if (std::find(kinds.begin(), kinds.end(), record.envelope.kind) != kinds.end()) thinned.fold(record);
    }
    for (const Party& party : m_parties) {
        if (!party.follows || party.isRetired) continue;
        const auto& expected = party.kinds.empty() ? whole : thinned;
        if (party.picture.canonicalText() != expected.canonicalText())
            return party.name + " has another picture than the fold of the journal: " +
                   firstDifference(party.picture.canonicalText(), expected.canonicalText());
    }
    return std::nullopt;
}

}  // namespace simulation
