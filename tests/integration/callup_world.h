// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A live realm's broker and dispatcher, a desk that calls people up, and a mail server that is not ours (aiosmtpd).

#include <signal.h>

#include <algorithm>
#include <map>
#include <optional>

#include "tests/integration/bus_world.h"

namespace callup_test {

using namespace bus_test;

inline const char* const kPython = "/usr/bin/python3";  // Debian's own; another one in PATH has not its modules
inline constexpr const char* kServer = LAGEWERK_SOURCE_DIR "/tests/integration/mail_server.py";
inline const std::string kCall(32, 'a'), kNext(32, 'b');

struct Told {
    wire::CallMove move;
    std::string note;
};

/// Its addresses name the contacts: "contact of ADDRESS".
class CallupWorld : public testing::Test {
protected:
    void begin(const std::string& more = {}, const std::string& serverWord = {}) {
        startServer(serverWord);
        world.startBroker();
        enrol();
        writePlan(more);
        startDispatch();
    }
    void writePlan(const std::string& more) {
        std::ofstream(world.dir / "plan.toml")
            << "realm = \"live\"\nsender = \"lage@stadt-lauf.de\"\n[[recipient]]\nchannel = \"cap\"\nname = \"CAP\"\n"
               "kind = \"cap-file\"\n[[call]]\nmeans = \"mail\"\nkind = \"smtp\"\nurl = \"smtp://127.0.0.1:"
            << textOf(mailFolder() / "port") << "\"\nfrom = \"stab@stadt-lauf.de\"\n"
            << more;
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
    [[nodiscard]] fs::path mailFolder() const { return world.dir / "mail"; }
    [[nodiscard]] std::string logs() const {
        return textOf(world.dir / "dispatch.log") + textOf(world.dir / "mail.log");
    }

    World world{"live"};
    std::size_t ends = 0;

    std::optional<seal::SigningKey> m_key;
    Party m_desk;
    std::optional<base::ChildProcess> m_server, m_dispatch;
};

}  // namespace callup_test
