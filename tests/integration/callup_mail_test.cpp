// SPDX-License-Identifier: EUPL-1.2
// Calls by mail: a live realm's broker and dispatcher, and a mail server that is not ours (aiosmtpd).

#include <signal.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/integration/bus_world.h"

using namespace bus_test;

namespace {

const char* const kPython = "/usr/bin/python3";  // Debian's own; another one in PATH has not its modules
constexpr const char* kServer = LAGEWERK_SOURCE_DIR "/tests/integration/mail_server.py";
const std::string kCall(32, 'a'), kNext(32, 'b');

struct Told {
    wire::CallMove move;
    std::string note;
};

class CallupMail : public testing::Test {
protected:
    void begin(const std::string& more = {}, const std::string& serverWord = {}) {
        startServer(serverWord);
        world.startBroker();
        enrol();
        std::ofstream(world.dir / "plan.toml")
            << "realm = \"live\"\nsender = \"lage@stadt-lauf.de\"\n[[recipient]]\nchannel = \"cap\"\nname = \"CAP\"\n"
               "kind = \"cap-file\"\n[[call]]\nmeans = \"mail\"\nkind = \"smtp\"\nurl = \"smtp://127.0.0.1:"
            << textOf(mailFolder() / "port") << "\"\nfrom = \"stab@stadt-lauf.de\"\n"
            << more;
        startDispatch();
    }
    void startServer(const std::string& word) {
        fs::create_directories(mailFolder());
        std::vector<std::string> command{kPython, kServer, mailFolder().string()};
        if (!word.empty()) command.push_back(word);
        auto started = base::ChildProcess::start({command, world.dir / "mail.log", {}});
        ASSERT_TRUE(started) << started.failure().text();
        m_server.emplace(std::move(started).value());
        ASSERT_TRUE(world.until([&] { return fs::exists(mailFolder() / "port"); },
                                [&] { std::ignore = m_server->waitForEnd(20); }))
            << textOf(world.dir / "mail.log");
    }
    /// A certificate by itself, which only its own file vouches for, for a server of this name ("IP:127.0.0.1").
    void certify(const std::string& name, const fs::path& certificate, const fs::path& key) {
        auto made = base::ChildProcess::start(
            {{"/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
              "-days", "2", "-subj", "/CN=Probe", "-addext", "subjectAltName=" + name, "-out", certificate.string(),
              "-keyout", key.string()},
             world.dir / "openssl.log",
             {}});
        ASSERT_TRUE(made) << made.failure().text();
        ASSERT_TRUE(made.value().waitForEnd(kPatienceMs));
        ASSERT_TRUE(fs::exists(certificate)) << textOf(world.dir / "openssl.log");
    }
    void certifyServer(const std::string& name) {
        fs::create_directories(mailFolder());
        certify(name, mailFolder() / "server.pem", mailFolder() / "server.key");
    }
    void enrol() {
        world.asAdmin([&](keys::Registry& registry) {
            const std::vector<keys::NewDevice> devices{{"desk", {wire::DeviceRole::Console}, {"*"}},
                                                       {"dispatch", {wire::DeviceRole::Dispatch}, {"dispatch"}}};
            for (const keys::NewDevice& one : devices)
                if (const auto device = registry.enrolDevice(one, world.realm / "parties" / one.name); !device)
                    World::give(device.failure().text());
            keys::NewPerson person;
            person.name = "s1";
            person.displayName = "A. Beispiel";
            person.function = "S1 Personal";
            person.roles = {wire::PersonRole::Staff};
            person.passphrase = "zwölf Zeichen";
            person.cheapSeal = true;
            const auto enrolled = registry.enrolPerson(person, world.dir / "s1.key");
            if (!enrolled) World::give(enrolled.failure().text());
        });
        auto opened = seal::SigningKey::openSealed(world.dir / "s1.key", "zwölf Zeichen");
        if (!opened) World::give(opened.failure().text());
        m_key.emplace(std::move(opened).value());
        m_desk.link = world.linkOf(world.identityOf("desk"));
        m_desk.link->follow(1);
    }
    void startDispatch() {
        auto started = base::ChildProcess::start(
            {{programPath("lagewerk-dispatch"), "--identity", (world.realm / "parties" / "dispatch").string(), "--out",
              (world.dir / "out").string(), "--recipients", (world.dir / "plan.toml").string()},
             world.dir / "dispatch.log",
             {{"smtp_proxy", "http://127.0.0.1:1"}, {"all_proxy", "http://127.0.0.1:1"}}});
        ASSERT_TRUE(started) << started.failure().text();
        m_dispatch.emplace(std::move(started).value());
    }
    void killDispatch() {
        m_dispatch->signal(SIGKILL);
        ASSERT_TRUE(m_dispatch->waitForEnd(kPatienceMs));
        m_dispatch.reset();
    }
    void say(const std::string& id, const std::vector<std::string>& addresses) {
        wire::CallUp call;
        call.call = id;
        call.subject = "Stab einberufen: Überflutung";
        call.text = "Die Aue steigt.\nBitte kommen Sie.";
        call.meeting = "Rathaus, Raum 12";
        for (const std::string& address : addresses)
            call.targets.push_back({"contact of " + address, "S2", "B. Muster", {"mail", address}});
        client::Submission submission;
        submission.kind = wire::Kind::CallUp;
        submission.payload = wire::encodePayload(call);
        submission.source = "post:S1";
        submission.observedAt = world.clock.now();
        submission.author = "p:s1";
        submission.signer = &*m_key;
        const auto said = m_desk.link->submit(submission);
        ASSERT_TRUE(said.ok()) << said.failure().text();
    }
    /// What the dispatcher has said last of each address, of those that are no Queued; how often, see `ends`.
    std::map<std::string, Told> told(const std::string& id) {
        std::map<std::string, Told> out;
        ends = 0;
        for (const wire::Record& record : m_desk.records) {
            const auto step = record.verdict == 0 ? wire::payloadOf<wire::CallStep>(record.envelope) : std::nullopt;
            if (!step || step->call != id || step->move == wire::CallMove::Queued) continue;
            out[step->contact.substr(std::string("contact of ").size())] = {step->move, step->note};
            ++ends;
        }
        return out;
    }
    bool until(const std::function<bool()>& condition) {
        return world.until(condition, [&] { m_desk.look(); });
    }
    std::vector<nlohmann::json> mails() const {
        std::vector<nlohmann::json> out;
        for (int i = 1; fs::exists(mailFolder() / "mails" / (std::to_string(i) + ".json")); ++i)
            out.push_back(nlohmann::json::parse(textOf(mailFolder() / "mails" / (std::to_string(i) + ".json"))));
        return out;
    }
    std::set<std::string> idsOfMails() const {
        std::set<std::string> ids;
        for (const auto& mail : mails()) ids.insert(mail["id"].get<std::string>());
        return ids;
    }
    [[nodiscard]] fs::path mailFolder() const { return world.dir / "mail"; }
    [[nodiscard]] std::string logs() const {
        return textOf(world.dir / "dispatch.log") + textOf(world.dir / "mail.log");
    }

    World world{"live"};
    std::size_t ends = 0;

private:
    std::optional<seal::SigningKey> m_key;
    Party m_desk;
    std::optional<base::ChildProcess> m_server, m_dispatch;
};

}  // namespace

TEST_F(CallupMail, EachGetsAMailThatAStrangersReaderUnderstands) {
    begin();
    say(kCall, {"s2@stadt-lauf.de", "niemand@stadt-lauf.de", "s3@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 3; })) << logs();
    const auto said = told(kCall);
    EXPECT_EQ(said.at("s2@stadt-lauf.de").move, wire::CallMove::Sent) << logs();
    EXPECT_EQ(said.at("s3@stadt-lauf.de").move, wire::CallMove::Sent);
    EXPECT_EQ(said.at("niemand@stadt-lauf.de").move, wire::CallMove::Failed);
    EXPECT_EQ(said.at("niemand@stadt-lauf.de").note, "nicht gesendet: vom Mailserver abgelehnt (550)");
    const auto taken = mails();
    ASSERT_EQ(taken.size(), 2u);
    EXPECT_EQ(idsOfMails().size(), 2u);
    const auto& mail = taken.front();
    EXPECT_EQ(mail["subject"], "Stab einberufen: Überflutung");
    EXPECT_EQ(mail["from"], "stab@stadt-lauf.de");
    EXPECT_EQ(mail["to"], "s2@stadt-lauf.de");
    EXPECT_EQ(mail["auto"], "auto-generated");
    EXPECT_EQ(mail["greeted"], "stadt-lauf.de");
    EXPECT_EQ(mail["envelope"], (std::vector<std::string>{"stab@stadt-lauf.de", "s2@stadt-lauf.de"}));
    EXPECT_EQ(mail["headers"], 9);
    const std::string text = mail["text"];
    EXPECT_NE(text.find("Die Aue steigt.\nBitte kommen Sie."), std::string::npos) << text;
    EXPECT_NE(text.find("Wo: Rathaus, Raum 12"), std::string::npos) << text;
    EXPECT_EQ(text.find("ÜBUNG"), std::string::npos);
}

TEST_F(CallupMail, KilledBetweenSendAndReceiptEachIsCalledUnderOneMessageId) {
    begin();
    std::ofstream(mailFolder() / "hold") << "x";
    say(kCall, {"s2@stadt-lauf.de", "s3@stadt-lauf.de", "s4@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return mails().size() == 1; })) << logs();
    killDispatch();
    fs::remove(mailFolder() / "hold");
    EXPECT_TRUE(told(kCall).empty()) << "the mail is out, and nobody has said so";
    startDispatch();
    ASSERT_TRUE(until([&] { return told(kCall).size() == 3; })) << logs();
    for (const auto& [address, one] : told(kCall)) EXPECT_EQ(one.move, wire::CallMove::Sent) << address << one.note;
    EXPECT_EQ(mails().size(), 4u) << "the first one twice";
    EXPECT_EQ(idsOfMails().size(), 3u) << "and its receiver sees one";
    EXPECT_EQ(mails()[0], mails()[1]) << "word by word";
    // Killed once more, behind the receipts: none of them again. The next call shows that it is at work.
    killDispatch();
    startDispatch();
    say(kNext, {"s5@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kNext).size() == 1; })) << logs();
    EXPECT_EQ(mails().size(), 5u);
    std::ignore = told(kCall);
    EXPECT_EQ(ends, 3u) << "each is said once";
}

TEST_F(CallupMail, WithoutEncryptionNothingIsSaidWhereItIsDemanded) {
    begin("starttls = \"required\"\n");
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").note, "nicht gesendet: keine sichere Verbindung zum Mailserver");
    EXPECT_TRUE(mails().empty());
}

TEST_F(CallupMail, AServerThatTakesAMailAndDoesNotSaySoLeavesItUnclear) {
    begin("timeout_s = 2\n");
    std::ofstream(mailFolder() / "hold") << "x";
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").note, "unklar, ob die E-Mail hinausging: bitte nachfragen");
    fs::remove(mailFolder() / "hold");
    say(kNext, {"s3@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kNext).size() == 1; })) << logs();
    EXPECT_EQ(told(kNext).at("s3@stadt-lauf.de").move, wire::CallMove::Sent) << logs();
    EXPECT_EQ(mails().size(), 2u) << "not repeated";
}

TEST_F(CallupMail, ALoginIsGivenFromItsFile) {
    const auto secret = world.dir / "smtp.pass";
    std::ofstream(secret) << "geheim\n";
    fs::permissions(secret, fs::perms::owner_read | fs::perms::owner_write);
    begin("user = \"stab\"\npassword_file = \"" + secret.string() + "\"\n", "login");
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").move, wire::CallMove::Sent) << logs();
    EXPECT_EQ(mails().size(), 1u);
    EXPECT_EQ(logs().find("geheim"), std::string::npos);
}

TEST_F(CallupMail, ATownsOwnAuthorityVouchesForItsServer) {
    certifyServer("IP:127.0.0.1");
    begin("starttls = \"required\"\nca_file = \"" + (mailFolder() / "server.pem").string() + "\"\n", "tls");
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").move, wire::CallMove::Sent) << logs();
    ASSERT_EQ(mails().size(), 1u);
    EXPECT_EQ(mails().front()["tls"], true);
}

TEST_F(CallupMail, AServerThatNobodyVouchesForGetsNoMail) {
    certifyServer("IP:127.0.0.1");
    begin("starttls = \"required\"\n", "tls");
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").note, "nicht gesendet: keine sichere Verbindung zum Mailserver");
    EXPECT_TRUE(mails().empty());
}

TEST_F(CallupMail, ACertificateOfAnotherAuthorityOrForAnotherServerIsNone) {
    certifyServer("DNS:mail.stadt-lauf.de");
    certify("IP:127.0.0.1", world.dir / "other.pem", world.dir / "other.key");
    begin("starttls = \"required\"\nca_file = \"" + (mailFolder() / "server.pem").string() + "\"\n", "tls");
    say(kCall, {"s2@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kCall).size() == 1; })) << logs();
    EXPECT_EQ(told(kCall).at("s2@stadt-lauf.de").note, "nicht gesendet: keine sichere Verbindung zum Mailserver")
        << "vouched for, but for a server of another name";
    killDispatch();
    std::string plan = textOf(world.dir / "plan.toml");
    plan.replace(plan.find((mailFolder() / "server.pem").string()), (mailFolder() / "server.pem").string().size(),
                 (world.dir / "other.pem").string());
    std::ofstream(world.dir / "plan.toml") << plan;
    startDispatch();
    say(kNext, {"s3@stadt-lauf.de"});
    ASSERT_TRUE(until([&] { return told(kNext).size() == 1; })) << logs();
    EXPECT_EQ(told(kNext).at("s3@stadt-lauf.de").note, "nicht gesendet: keine sichere Verbindung zum Mailserver")
        << "another authority's word";
    EXPECT_TRUE(mails().empty());
}
