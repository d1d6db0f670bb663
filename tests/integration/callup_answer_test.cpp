// SPDX-License-Identifier: EUPL-1.2
// Answers to calls out of a mailbox: besides what callup_mail_test has, a mailbox server that is not ours (Dovecot).

#include <nlohmann/json.hpp>

#include "tests/integration/callup_world.h"

using namespace callup_test;

namespace {

constexpr const char* kMailboxServer = LAGEWERK_SOURCE_DIR "/tests/integration/imap_server.py";

struct Answer {
    wire::CallMove move;
    std::string note, means;
    std::optional<base::Instant> arrival;
};

class CallupAnswer : public CallupWorld {
protected:
    ~CallupAnswer() override {
        m_dispatch.reset();
        m_mailbox.reset();
        std::error_code ignored;
        if (!home().empty()) fs::remove_all(home(), ignored);
    }
    /// `more` stands in [mailbox].
    void beginReading(const std::string& more = {}, const std::string& password = "geheim") {
        fs::create_directories(imap());
        certify("IP:127.0.0.1", imap() / "server.pem", imap() / "server.key");
        auto started =
            base::ChildProcess::start({{kPython, kMailboxServer, imap().string()}, world.dir / "imap.log", {}});
        ASSERT_TRUE(started) << started.failure().text();
        m_mailbox.emplace(std::move(started).value());
        ASSERT_TRUE(world.until([&] { return fs::exists(imap() / "port") || !m_mailbox->isAlive(); },
                                [&] { std::ignore = m_mailbox->waitForEnd(20); }));
        ASSERT_TRUE(m_mailbox->isAlive()) << textOf(world.dir / "imap.log");
        const auto secret = world.dir / "imap.pass";
        std::ofstream(secret) << password << "\n";
        fs::permissions(secret, fs::perms::owner_read | fs::perms::owner_write);
        begin("[mailbox]\nurl = \"imap://127.0.0.1:" + textOf(imap() / "port") +
              "\"\nstarttls = \"required\"\nuser = \"stab\"\npoll_s = 5\npassword_file = \"" + secret.string() +
              "\"\nca_file = \"" + (imap() / "server.pem").string() + "\"\n" + more);
    }
    /// The call is out to these; their letters' ids by address.
    void callUp(const std::vector<std::string>& addresses) {
        say(kCall, addresses);
        ASSERT_TRUE(until([&] { return told(kCall).size() == addresses.size(); })) << allLogs();
        for (std::size_t i = 1; i <= addresses.size(); ++i) {
            const auto mail = nlohmann::json::parse(textOf(mailFolder() / "mails" / (std::to_string(i) + ".json")));
            ids[mail["to"]] = mail["id"];
        }
    }
    /// Puts a mail into the mailbox, as a mail server does.
    void deliver(const std::string& name, const std::string& mail) const {
        const fs::path part = home() / "mail" / "tmp" / name;
        std::ofstream(part, std::ios::binary) << mail;
        fs::permissions(part, fs::perms(0644));
        fs::rename(part, home() / "mail" / "new" / name);
    }
    [[nodiscard]] static std::string mailOf(const std::string& from, const std::string& references,
                                            const std::string& words) {
        return "From: <" + from + ">\r\nSubject: Re: Stab\r\nMessage-ID: <" + std::to_string(++s_mails) +
               "@stadt-lauf.de>\r\nReferences: " + references + "\r\n\r\n" + words + "\r\n";
    }
    /// The answers of each address, in order; of other words than Sent and Queued.
    std::map<std::string, std::vector<Answer>> answers() {
        std::map<std::string, std::vector<Answer>> out;
        for (const wire::Record& record : m_desk.records) {
            const auto step = record.verdict == 0 ? wire::payloadOf<wire::CallStep>(record.envelope) : std::nullopt;
            if (step && step->move >= wire::CallMove::Coming)
                out[step->contact.substr(std::string("contact of ").size())].push_back(
                    {step->move, step->note, step->means, step->arrival});
        }
        return out;
    }
    /// Notes about a whole call.
    std::vector<std::string> wholeNotes() {
        std::vector<std::string> out;
        for (const wire::Record& record : m_desk.records) {
            const auto step = record.verdict == 0 ? wire::payloadOf<wire::CallStep>(record.envelope) : std::nullopt;
            if (step && step->contact.empty()) out.push_back(step->note);
        }
        return out;
    }
    /// Names of the files of mails, with Dovecot's flags behind ":2,"; "S" is \Seen.
    [[nodiscard]] std::string fileOf(const std::string& name) const {
        for (const char* folder : {"new", "cur"})
            for (const auto& file : fs::directory_iterator(home() / "mail" / folder))
                if (file.path().filename().string().starts_with(name)) return file.path().filename();
        return "";
    }
    [[nodiscard]] bool isSeen(const std::string& name) const {
        const std::string file = fileOf(name);
        const auto flags = file.find(":2,");
        return flags != std::string::npos && file.find('S', flags) != std::string::npos;
    }
    [[nodiscard]] fs::path imap() const { return world.dir / "imap"; }
    [[nodiscard]] fs::path home() const { return textOf(imap() / "home"); }
    [[nodiscard]] fs::path memory() const { return world.dir / "out" / "mailbox.seen"; }
    [[nodiscard]] std::string allLogs() const {
        return logs() + textOf(world.dir / "imap.log") + textOf(home() / "dovecot.log");
    }
    [[nodiscard]] std::size_t logins() const {
        const std::string log = textOf(home() / "dovecot.log");
        std::size_t count = 0;
        for (auto at = log.find("Login: user"); at != std::string::npos; at = log.find("Login: user", at + 1)) ++count;
        return count;
    }
    std::map<std::string, std::string> ids;

private:
    static inline int s_mails = 0;
    std::optional<base::ChildProcess> m_mailbox;
};

}  // namespace

TEST_F(CallupAnswer, WhatPeopleAnswerByMailStandsInTheJournal) {
    beginReading();
    callUp({"s2@stadt-lauf.de", "s3@stadt-lauf.de", "s4@stadt-lauf.de", "s5@stadt-lauf.de"});
    deliver("a", mailOf("s2@stadt-lauf.de", ids.at("s2@stadt-lauf.de"), "1 komme in 30 min"));
    deliver("b", mailOf("privat@lauf.de", ids.at("s3@stadt-lauf.de"), "2 komme nicht"));
    deliver("c", mailOf("s4@stadt-lauf.de", ids.at("s4@stadt-lauf.de"), "vielleicht"));
    deliver("d", mailOf("s5@stadt-lauf.de", "<zeitung@stadt-lauf.de>", "ja"));
    ASSERT_TRUE(until([&] { return answers().size() == 3 && isSeen("a") && isSeen("b"); })) << allLogs();
    const auto said = answers();
    const Answer& coming = said.at("s2@stadt-lauf.de").at(0);
    EXPECT_EQ(coming.move, wire::CallMove::Coming);
    EXPECT_EQ(coming.note, "„1 komme in 30 min“");
    EXPECT_EQ(coming.means, "mail");
    ASSERT_TRUE(coming.arrival);
    EXPECT_LT(std::abs(base::spanMs(*coming.arrival, world.clock.now().plusS(1'800))), 120'000);
    EXPECT_EQ(said.at("s3@stadt-lauf.de").at(0).move, wire::CallMove::Declined);
    EXPECT_EQ(said.at("s3@stadt-lauf.de").at(0).note, "„2 komme nicht“ – von einer anderen Adresse, bitte prüfen");
    EXPECT_EQ(said.at("s4@stadt-lauf.de").at(0).move, wire::CallMove::Noted);
    EXPECT_EQ(said.at("s4@stadt-lauf.de").at(0).note, "E-Mail nicht verstanden, bitte lesen: „vielleicht“");
    EXPECT_FALSE(isSeen("c")) << "a person is to read it";
    EXPECT_FALSE(isSeen("d")) << "it is none of ours";
    EXPECT_NE(fileOf("d"), "");
    EXPECT_NE(logs().find("1 unread mails are no answers"), std::string::npos) << logs();
    EXPECT_EQ(logs().find("geheim"), std::string::npos);
    EXPECT_TRUE(m_desk.rejected.empty());
}

TEST_F(CallupAnswer, KilledBetweenSayingAndRememberingItSaysNothingTwice) {
    beginReading();
    callUp({"s2@stadt-lauf.de", "s3@stadt-lauf.de"});
    deliver("a", mailOf("s2@stadt-lauf.de", ids.at("s2@stadt-lauf.de"), "1 komme 18:40"));
    deliver("b", mailOf("s3@stadt-lauf.de", ids.at("s3@stadt-lauf.de"), "wer kommt noch?"));
    ASSERT_TRUE(until([&] { return answers().size() == 2; })) << allLogs();
    killDispatch();
    // As if it had been killed right behind the word: nothing written down, no mail marked.
    fs::remove(memory());
    if (const std::string file = fileOf("a"); isSeen("a"))
        fs::rename(home() / "mail" / "cur" / file, home() / "mail" / "new" / "a");
    startDispatch();
    ASSERT_TRUE(until([&] { return isSeen("a") && textOf(memory()).find('\n') != std::string::npos; })) << allLogs();
    // The next answer shows that it is at work, and that the others were passed over.
    deliver("c", mailOf("s2@stadt-lauf.de", ids.at("s2@stadt-lauf.de"), "2 komme nicht"));
    ASSERT_TRUE(until([&] { return answers()["s2@stadt-lauf.de"].size() >= 2; })) << allLogs();
    EXPECT_EQ(answers()["s2@stadt-lauf.de"].size(), 2u);
    EXPECT_EQ(answers()["s2@stadt-lauf.de"].at(1).move, wire::CallMove::Declined);
    EXPECT_EQ(answers()["s3@stadt-lauf.de"].size(), 1u);
    EXPECT_FALSE(isSeen("b"));
}

TEST_F(CallupAnswer, AWrongPasswordIsToldAndCallsGoOn) {
    beginReading("", "falsch");
    callUp({"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return logs().find("mailbox CANNOT BE READ") != std::string::npos; })) << allLogs();
    ASSERT_TRUE(until([&] { return !wholeNotes().empty(); })) << allLogs();
    EXPECT_EQ(wholeNotes(), std::vector<std::string>{"Antworten per E-Mail kommen nicht an (der Mailserver nimmt die "
                                                     "Anmeldung nicht an): bitte das Postfach lesen"});
    EXPECT_EQ(logs().find("falsch"), std::string::npos);
}

TEST_F(CallupAnswer, AServerThatNobodyVouchesForGetsNoPassword) {
    certify("IP:127.0.0.1", world.dir / "other.pem", world.dir / "other.key");
    beginReading();
    killDispatch();
    std::string plan = textOf(world.dir / "plan.toml");
    const std::string own = (imap() / "server.pem").string();
    std::ofstream(world.dir / "plan.toml")
        << plan.replace(plan.find(own), own.size(), (world.dir / "other.pem").string());
    std::ofstream(world.dir / "dispatch.log", std::ios::trunc);
    const std::size_t before = logins();
    startDispatch();
    ASSERT_TRUE(until([&] { return logs().find("mailbox CANNOT BE READ") != std::string::npos; })) << allLogs();
    EXPECT_EQ(logins(), before);
    EXPECT_NE(logs().find("keine sichere Verbindung"), std::string::npos) << logs();
}
