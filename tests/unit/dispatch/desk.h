// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A journal in miniature: people with real keys, drafts, signatures and what core says, and a dispatcher that is
// driven tick by tick as its loop would do it.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "agents/dispatch/dispatcher.h"
#include "broker/seal/seal.h"
#include "broker/wire/codec.h"
#include "gis/warning/warning.h"

namespace desk {

inline wire::RealmId exerciseRealm() {
    wire::RealmId realm;
    realm.uuid = {1, 2, 3, 4};
    return realm;
}

inline wire::WarningContent floodContent(base::Instant at, wire::GaugeLevel level = wire::GaugeLevel::Iw3) {
    warning::FloodFacts facts;
    facts.townName = "Auental";
    facts.water = "Aue";
    facts.stationName = "Altstadt";
    facts.districts = {"Altstadt"};
    facts.level = level;
    facts.valueCm = 400;
    facts.at = at;
    facts.senderName = "Stadt Auental, Krisenstab";
    facts.contact = "02999 1234";
    facts.web = "https://auental.example";
    return warning::floodWarning(facts, {{{{512000000, 81000000}, {512000000, 81300000}, {512200000, 81300000}}}});
}

/// Folder that vanishes with the test.
struct ScratchFolder {
    std::filesystem::path path;
    ScratchFolder() {
        static int count = 0;
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        path = std::filesystem::temp_directory_path() /
               ("lagewerk-dispatch-" + std::to_string(::getpid()) + "-" + test->name() + std::to_string(++count));
        std::filesystem::create_directories(path);
    }
    ~ScratchFolder() { std::filesystem::remove_all(path); }
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> out;
        for (const auto& entry : std::filesystem::directory_iterator(path)) out.push_back(entry.path().filename());
        std::sort(out.begin(), out.end());
        return out;
    }
    [[nodiscard]] std::string bytesOf(const std::string& name) const {
        std::ostringstream out;
        out << std::ifstream(path / name, std::ios::binary).rdbuf();
        return out.str();
    }
};

/// The journal's side: every record that exists, in order.
class Journal {
public:
    explicit Journal(wire::RealmId r = exerciseRealm()) : realm(r) {
        seal::start();
        enrol("p:beispiel", {wire::PersonRole::WarningAuthor});
        enrol("p:muster", {wire::PersonRole::WarningApprover});
        enrol("p:beides", {wire::PersonRole::WarningAuthor, wire::PersonRole::WarningApprover});
    }

    void enrol(const std::string& person, std::vector<wire::PersonRole> roles) {
        keys.erase(person);
        keys.emplace(person, seal::SigningKey::generate());
        wire::PersonEnrolled enrolled;
        enrolled.person = person;
        enrolled.displayName = person;
        enrolled.signKey = keys.at(person).publicKey();
        enrolled.roles = std::move(roles);
        append(envelopeOf(enrolled), {});
    }
    void revoke(const std::string& person) {
        wire::KeyRevoked revoked;
        revoked.person = person;
        append(envelopeOf(revoked), {});
    }
    template <class Payload>
    wire::Envelope envelopeOf(const Payload& payload, const std::string& author = {}) {
        wire::Envelope envelope;
        envelope.realm = realm;
        envelope.kind = wire::KindOf<Payload>::kKind;
        envelope.id = wire::MessageId::outbox(console, 1, ++m_counter);
        envelope.source = author.empty() ? "core" : "post:S2";
        envelope.operation = "U-2026-1";
        envelope.observedAt = now;
        envelope.payload = wire::encodePayload(payload);
        if (!author.empty()) {
            envelope.author = author;
            envelope.signature = keys.at(author).sign(wire::signedBytes(envelope));
        }
        return envelope;
    }
    wire::Record append(wire::Envelope envelope, wire::DeviceId submitter, std::uint16_t verdict = 0) {
        wire::Record record;
        record.sequence = records.size() + 1;
        record.acceptedAt = now;
        record.submitter = submitter;
        record.verdict = verdict;
        record.envelope = std::move(envelope);
        records.push_back(record);
        return record;
    }

    wire::Envelope draft(const std::string& alert, const wire::WarningContent& content,
                         const std::string& author = "p:beispiel", std::uint32_t revision = 1) {
        wire::Draft draft;
        draft.alert = alert;
        draft.revision = revision;
        draft.basedOn = revision - 1;
        draft.content = content;
        return append(envelopeOf(draft, author), console).envelope;
    }
    wire::Envelope approve(const std::string& alert, const wire::Envelope& draftEnvelope, const std::string& person,
                           std::uint32_t revision = 1) {
        wire::Approval approval;
        approval.alert = alert;
        approval.revision = revision;
        approval.contentHash = seal::sha256(draftEnvelope.payload);
        approval.spokenConfirmation = "ÜBUNG";
        return append(envelopeOf(approval, person), console).envelope;
    }
    wire::Issued issuedOf(const std::string& alert, const wire::Envelope& draftEnvelope,
                          const std::vector<wire::Envelope>& approvals) {
        wire::Issued issued;
        issued.alert = alert;
        issued.revision = wire::payloadOf<wire::Draft>(draftEnvelope)->revision;
        issued.contentHash = seal::sha256(draftEnvelope.payload);
        issued.draft = draftEnvelope.id;
        for (const wire::Envelope& one : approvals) {
            issued.approvals.push_back(one.id);
            issued.persons.push_back(*one.author);
        }
        issued.number = ++m_number;
        issued.identifier = wire::warningIdentifier(realm, "U-2026-1", issued.number);
        issued.sent = now;
        return issued;
    }
    void issue(const wire::Issued& issued) { append(envelopeOf(issued), {}); }
    /// The whole way of a good warning.
    wire::Issued issueGood(const std::string& alert, const wire::WarningContent& content) {
        const auto drafted = draft(alert, content);
        const auto issued =
            issuedOf(alert, drafted, {approve(alert, drafted, "p:beispiel"), approve(alert, drafted, "p:muster")});
        issue(issued);
        return issued;
    }
    wire::Record tick() {
        wire::Tick tick;
        tick.number = ++m_tick;
        now = now.plusS(m_tick == 1 ? 0 : 5);
        tick.at = now;
        return append(envelopeOf(tick), console);
    }

    wire::RealmId realm;
    base::Instant now = *base::fromIso("2026-06-18T13:00:00Z");
    std::map<std::string, seal::SigningKey> keys;
    std::vector<wire::Record> records;
    wire::DeviceId console{{7}};

private:
    std::uint64_t m_counter = 0, m_tick = 0;
    std::uint32_t m_number = 0;
};

/// What was begun, and what the test says came of it.
struct NotedActs final : dispatch::SendActs {
    std::vector<dispatch::SendAct> begun;
    std::vector<dispatch::SendResult> coming;
    bool canWithdraw = false;
    int withdrawn = 0;

    void begin(dispatch::SendAct act) override { begun.push_back(std::move(act)); }
    bool withdraw(const std::string&) override {
        withdrawn += canWithdraw ? 1 : 0;
        return canWithdraw;
    }
    std::vector<dispatch::SendResult> results(int) override { return std::exchange(coming, {}); }
    void say(std::size_t which, dispatch::SendResult::Kind kind, const std::string& note = {},
             dispatch::SendResult::Doubt doubt = dispatch::SendResult::Doubt::None) {
        coming.push_back({begun.at(which).key, kind, {}, note, "", doubt});
    }
};

/// A dispatcher and how far it has read.
class Desk {
public:
    Desk(Journal& journal, const std::filesystem::path& out,
         dispatch::DeliveryPlan plan = dispatch::defaultPlan(wire::RealmKind::Exercise))
        : m_journal(&journal),
          dispatcher(journal.realm, device, std::move(plan), dispatch::CapFolder(out),
                     {[this](const std::string& alert) { delivered.push_back(alert); },
                      [this](const std::string& line) { troubles.push_back(line); }},
                     acts) {}
    /// As its link says it: the journal ends here.
    void connect() {
        client::Connected connected;
        connected.welcome.lastSequence = m_journal->records.size();
        dispatcher.onEvent(connected);
    }
    /// Reads on; at every tick that its own words do not cover yet it speaks. With `heard`, what it says is journaled.
    std::vector<wire::Receipt> readOn(bool heard = true) {
        std::vector<wire::Receipt> out;
        while (m_read < m_journal->records.size()) {
            const wire::Record record = m_journal->records[m_read++];
            dispatcher.fold(record);
            const auto tick = wire::payloadOf<wire::Tick>(record.envelope);
            if (!tick) continue;
            for (const client::Submission& said : dispatcher.atTick(*tick, record)) {
                const auto receipt = wire::payloadOf<wire::Receipt>(envelopeFor(said));
                EXPECT_EQ(said.source, "dispatch");
                out.push_back(*receipt);
                if (heard) m_journal->append(envelopeFor(said), device);
            }
        }
        return out;
    }
    /// One more tick, read to its end.
    std::vector<wire::Receipt> tick() {
        m_journal->tick();
        return readOn();
    }
    wire::DeviceId device{{9}};
    std::vector<std::string> delivered, troubles;
    std::shared_ptr<NotedActs> acts = std::make_shared<NotedActs>();

private:
    wire::Envelope envelopeFor(const client::Submission& said) const {
        wire::Envelope envelope;
        envelope.realm = m_journal->realm;
        envelope.kind = said.kind;
        envelope.source = said.source;
        envelope.payload = said.payload;
        envelope.cause = said.cause;
        return envelope;
    }
    Journal* m_journal;
    std::size_t m_read = 0;

public:
    dispatch::Dispatcher dispatcher;
};

inline dispatch::DeliveryPlan capOnly() {
    auto plan = dispatch::defaultPlan(wire::RealmKind::Exercise);
    plan.recipients.resize(1);
    return plan;
}

}  // namespace desk
