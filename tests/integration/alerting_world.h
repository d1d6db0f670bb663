// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A live realm's broker and dispatcher, two people who sign warnings, a mail server (aiosmtpd) and a web server
// (Python's http.server) that are not ours.

#include <nlohmann/json.hpp>

#include "broker/wire/alert_life.h"
#include "gis/warning/warning.h"
#include "tests/integration/callup_world.h"

namespace alerting_test {

using namespace callup_test;

struct Receipts {
    std::vector<wire::Receipt> all;
    [[nodiscard]] std::optional<wire::Receipt> last(const std::string& recipient) const {
        std::optional<wire::Receipt> found;
        for (const auto& one : all)
            if (one.recipient == recipient) found = one;
        return found;
    }
    [[nodiscard]] std::size_t count(const std::string& recipient, wire::ReceiptState state) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            all, [&](const auto& one) { return one.recipient == recipient && one.state == state; }));
    }
};

class AlertingWorld : public CallupWorld {
protected:
    /// `recipients`: [[recipient]] tables, in which MAIL and POST stand for the ports of the two servers.
    void beginWith(const std::string& recipients, const std::string& postWord = {}) {
        startServer("");
        startPostServer(postWord);
        world.startBroker();
        enrol();
        enrolSigner("v", wire::PersonRole::WarningAuthor);
        enrolSigner("f", wire::PersonRole::WarningApprover);
        std::string text = "realm = \"live\"\nsender = \"lage@stadt-lauf.de\"\n" + recipients;
        replaceAll(text, "MAIL", textOf(mailFolder() / "port"));
        replaceAll(text, "POST", textOf(postFolder() / "port"));
        replaceAll(text, "DIR", world.dir.string());
        std::ofstream(world.dir / "plan.toml") << text;
        startDispatch();
    }
    static void replaceAll(std::string& text, const std::string& piece, const std::string& other) {
        for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; at += other.size())
            text.replace(at, piece.size(), other);
    }
    void startPostServer(const std::string& word) {
        fs::create_directories(postFolder());
        std::vector<std::string> command{kPython, LAGEWERK_SOURCE_DIR "/tests/integration/post_server.py",
                                         postFolder().string()};
        if (!word.empty()) command.push_back(word);
        auto started = base::ChildProcess::start({command, world.dir / "post.log", {}});
        ASSERT_TRUE(started) << started.failure().text();
        m_post.emplace(std::move(started).value());
        ASSERT_TRUE(world.until([&] { return fs::exists(postFolder() / "port"); },
                                [&] { std::ignore = m_post->waitForEnd(20); }))
            << textOf(world.dir / "post.log");
    }
    void enrolSigner(const std::string& name, wire::PersonRole role) {
        world.asAdmin([&](keys::Registry& registry) {
            keys::NewPerson person;
            person.name = name;
            person.displayName = name;
            person.function = "S2 Lage";
            person.roles = {wire::PersonRole::Staff, role};
            person.passphrase = "zwölf Zeichen";
            person.cheapSeal = true;
            const auto enrolled = registry.enrolPerson(person, world.dir / (name + ".key"));
            if (!enrolled) World::give(enrolled.failure().text());
        });
        auto opened = seal::SigningKey::openSealed(world.dir / (name + ".key"), "zwölf Zeichen");
        if (!opened) World::give(opened.failure().text());
        m_signers.emplace(name, std::move(opened).value());
    }
    template <class Payload>
    void sign(const Payload& payload, const std::string& person) {
        client::Submission submission;
        submission.kind = wire::KindOf<Payload>::kKind;
        submission.payload = wire::encodePayload(payload);
        submission.source = "post:S2";
        submission.observedAt = world.clock.now();
        submission.author = "p:" + person;
        submission.signer = &m_signers.at(person);
        const auto said = m_desk.link->submit(submission);
        ASSERT_TRUE(said.ok()) << said.failure().text();
    }
    /// Drafted by one and signed by both.
    void warn(const std::string& alert) {
        warning::FloodFacts facts;
        facts.townName = "Lauf";
        facts.water = "Aue";
        facts.stationName = "Altstadt";
        facts.districts = {"Altstadt"};
        facts.valueCm = 400;
        facts.at = world.clock.now();
        facts.realm = wire::RealmKind::Live;
        facts.senderName = "Stadt Lauf, Krisenstab";
        facts.contact = "02999 1234";
        facts.web = "https://www.stadt-lauf.de";
        wire::Draft draft;
        draft.alert = alert;
        draft.content =
            warning::floodWarning(facts, {{{{512000000, 81000000}, {512000000, 81300000}, {512200000, 81300000}}}});
        sign(draft, "v");
        wire::Approval approval;
        approval.alert = alert;
        approval.revision = 1;
        approval.contentHash = seal::sha256(wire::encodePayload(draft));
        approval.spokenConfirmation = wire::confirmationWord(wire::RealmKind::Live);
        sign(approval, "v");
        sign(approval, "f");
    }
    [[nodiscard]] Receipts receipts(const std::string& alert) const {
        Receipts out;
        for (const wire::Record& record : m_desk.records) {
            const auto one = record.verdict == 0 ? wire::payloadOf<wire::Receipt>(record.envelope) : std::nullopt;
            if (one && one->alert == alert) out.all.push_back(*one);
        }
        return out;
    }
    bool isTold(const std::string& alert, const std::string& recipient, wire::ReceiptState state) {
        return until([&] {
            const auto last = receipts(alert).last(recipient);
            return last && last->state == state;
        });
    }
    static std::vector<nlohmann::json> notesIn(const fs::path& folder) {
        std::vector<nlohmann::json> out;
        for (int i = 1; fs::exists(folder / (std::to_string(i) + ".json")); ++i)
            out.push_back(nlohmann::json::parse(textOf(folder / (std::to_string(i) + ".json"))));
        return out;
    }
    [[nodiscard]] std::vector<nlohmann::json> posts() const { return notesIn(postFolder() / "posts"); }
    [[nodiscard]] std::vector<nlohmann::json> mails() const { return notesIn(mailFolder() / "mails"); }
    [[nodiscard]] fs::path postFolder() const { return world.dir / "post"; }
    [[nodiscard]] std::string allLogs() const { return logs() + textOf(world.dir / "post.log"); }

    std::optional<base::ChildProcess> m_post;
    std::map<std::string, seal::SigningKey> m_signers;
};

}  // namespace alerting_test
