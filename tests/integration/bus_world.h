// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A realm with a real broker process, and parties that connect to it over TCP.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>

#include "broker/base/child_process.h"
#include "broker/client/bus_link.h"
#include "broker/journal/journal.h"
#include "broker/keys/registry.h"

namespace bus_test {

namespace fs = std::filesystem;
constexpr int kPatienceMs = 60'000;

inline std::string programPath(const char* name) { return std::string(LAGEWERK_BUILD_DIR) + "/bin/" + name; }

inline std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Runs a program to its end; its output and exit status.
struct Ran {
    int status = -1;
    std::string output;
};
inline Ran runToEnd(const std::vector<std::string>& command, const fs::path& log,
                    std::vector<std::pair<std::string, std::string>> environment = {}) {
    std::error_code ignored;
    fs::remove(log, ignored);
    auto child = base::ChildProcess::start({command, log, std::move(environment)});
    if (!child) return {-1, child.failure().text()};
    if (!child.value().waitForEnd(kPatienceMs)) return {-2, "did not end"};
    return {child.value().end()->bySignal ? -3 : child.value().end()->code, textOf(log)};
}

class World {
public:
    explicit World(const std::string& kind = "exercise") {
        seal::start();
        std::string pattern = (fs::temp_directory_path() / "lagewerk-bus-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) std::abort();
        dir = pattern;
        realm = dir / "realm";
        std::vector<std::string> command{
            programPath("lagewerk-broker"), "init", "--realm", realm.string(), "--kind", kind, "--name", "Probe"};
        if (kind == "exercise") command.push_back("--cheap-seal");
        const auto ran = runToEnd(command, dir / "init.log", kPassphrase);
        if (ran.status != 0) give(ran.output);
    }
    ~World() {
        broker.reset();
        std::error_code ignored;
        fs::remove_all(dir, ignored);
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[noreturn]] static void give(const std::string& why) {
        std::fprintf(stderr, "%s\n", why.c_str());
        std::abort();
    }
    void startBroker(const std::vector<std::string>& more = {},
                     const std::string& program = programPath("lagewerk-broker")) {
        std::vector<std::string> command = {program, "run", "--realm", realm.string()};
        command.insert(command.end(), more.begin(), more.end());
        auto started = base::ChildProcess::start({command, dir / "broker.log", {}});
        if (!started) give(started.failure().text());
        broker.emplace(std::move(started).value());
    }
    void killBroker() {
        broker->signal(SIGKILL);
        if (!broker->waitForEnd(kPatienceMs)) give("the broker outlives SIGKILL");
        broker.reset();
    }
    client::Identity identityOf(const std::string& device) const {
        auto identity = client::loadIdentity(realm / "parties" / device);
        if (!identity) give(identity.failure().text());
        return identity.value();
    }
    std::unique_ptr<client::BusLink> linkOf(const client::Identity& identity, client::LinkOptions options = {}) {
        return std::make_unique<client::BusLink>(identity, client::makeZmqChannel(identity), clock, std::move(options));
    }
    /// The administrator's desk, as lagewerk-keys has it.
    void asAdmin(const std::function<void(keys::Registry&)>& act) {
        auto key = seal::SigningKey::openSealed(realm / "people" / "admin.key", kPassphrase.front().second);
        if (!key) give(key.failure().text());
        auto link = linkOf(identityOf("admin"));
        keys::Registry registry(*link, key.value(), "p:admin", clock, kPatienceMs);
        act(registry);
    }
    client::Identity enrol(const std::string& name, std::vector<wire::DeviceRole> roles = {wire::DeviceRole::Field}) {
        std::optional<client::Identity> identity;
        asAdmin([&](keys::Registry& registry) {
            auto enrolled = registry.enrolDevice({name, std::move(roles), {"station:*"}}, realm / "parties" / name);
            if (!enrolled) give(enrolled.failure().text());
            identity = enrolled.value();
        });
        return *identity;
    }
    /// True when the condition holds before the patience ends; `look` is given a turn of some ms each time.
    bool until(const std::function<bool()>& condition, const std::function<void()>& look,
               int patienceMs = kPatienceMs) const {
        for (const auto end = clock.monotonicNs() + patienceMs * 1'000'000LL; clock.monotonicNs() < end; look())
            if (condition()) return true;
        return condition();
    }

    const std::vector<std::pair<std::string, std::string>> kPassphrase = {{"LAGEWERK_PASSPHRASE", "zwölf Zeichen"}};
    base::SystemClock clock;
    fs::path dir, realm;
    std::optional<base::ChildProcess> broker;
};

/// A link with what it reported.
struct Party {
    std::unique_ptr<client::BusLink> link;
    std::vector<wire::MessageId> said, accepted;
    std::vector<client::RejectedId> rejected;
    std::vector<wire::Record> records;
    std::vector<std::string> lost;
    int connected = 0, rewound = 0;

    void look(int waitMs = 20) {
        for (auto& event : link->poll(waitMs)) {
            if (auto* a = std::get_if<client::AcceptedIds>(&event))
                accepted.insert(accepted.end(), a->ids.begin(), a->ids.end());
            if (auto* r = std::get_if<client::RejectedId>(&event)) rejected.push_back(*r);
            if (auto* b = std::get_if<client::Records>(&event))
                records.insert(records.end(), b->records.begin(), b->records.end());
            if (auto* l = std::get_if<client::Lost>(&event)) lost.push_back(l->why);
            connected += std::holds_alternative<client::Connected>(event) ? 1 : 0;
            rewound += std::holds_alternative<client::Rewound>(event) ? 1 : 0;
        }
    }
    void sayReading(const World& world, double value) {
        client::Submission submission;
        submission.kind = wire::Kind::Reading;
        submission.source = "station:A";
        submission.observedAt = world.clock.now();
        wire::Reading reading;
        reading.value = value;
        reading.unit = "cm";
        submission.payload = wire::encodePayload(reading);
        submission.keep = client::Keep::InMemory;
        auto id = link->submit(submission);
        ASSERT_TRUE(id.ok()) << id.failure().text();
        said.push_back(id.value());
    }
};

}  // namespace bus_test
