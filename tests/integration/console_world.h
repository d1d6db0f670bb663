// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A realm with a real broker, consoles without a window, and a person who may speak there.

#include <QCoreApplication>

#include "console/session/store.h"
#include "tests/integration/bus_world.h"

namespace bus_test {

inline QCoreApplication& application() {
    static int argc = 1;
    static char name[] = "integration_console";
    static char* argv[] = {name, nullptr};
    static QCoreApplication app(argc, argv);
    return app;
}

/// A console without a window.
struct Console {
    /// `isNew`: its device is not enrolled yet.
    Console(World& from, const std::string& name, bool isNew = true) : world(from), store(from.clock) {
        from.asAdmin([&](keys::Registry& registry) {
            if (!isNew) return;
            auto enrolled =
                registry.enrolDevice({name, {wire::DeviceRole::Console}, {"*"}}, from.realm / "parties" / name);
            if (!enrolled) World::give(enrolled.failure().text());
        });
        const client::Identity identity = from.identityOf(name);
        cache = std::make_shared<session::FileCache>(from.dir / (name + "-files"));
        client::LinkOptions options;
        options.outbox = from.dir / (name + "-outbox.db");
        store.setFileCache(cache);
        store.connectTo([this, identity, options] { return world.linkOf(identity, options); });
    }
    /// `meanwhile` has a turn as well.
    bool until(const std::function<bool()>& condition, const std::function<void()>& meanwhile = {}) {
        return world.until(condition, [&] {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
            if (meanwhile) meanwhile();
        });
    }

    World& world;
    session::Store store;
    std::shared_ptr<session::FileCache> cache;
};

/// S2 with an opened key.
inline std::shared_ptr<const seal::SigningKey> enrolS2(World& world) {
    const std::filesystem::path keyFile = world.dir / "s2.key";
    world.asAdmin([&](keys::Registry& registry) {
        keys::NewPerson person;
        person.name = "s2";
        person.displayName = "A. Beispiel";
        person.function = "S2 Lage";
        person.roles = {wire::PersonRole::Staff};
        person.passphrase = "zwölf Zeichen";
        person.cheapSeal = true;
        const auto enrolled = registry.enrolPerson(person, keyFile);
        if (!enrolled) World::give(enrolled.failure().text());
    });
    auto opened = seal::SigningKey::openSealed(keyFile, "zwölf Zeichen");
    if (!opened) World::give(opened.failure().text());
    return std::make_shared<const seal::SigningKey>(std::move(opened).value());
}

/// The fusion worker, which a broker without --town does not start.
inline base::ChildProcess startWorker(const World& world, const std::filesystem::path& town) {
    auto started = base::ChildProcess::start({{programPath("lagewerk-fusion"), "--identity",
                                               (world.realm / "parties" / "fusion").string(), "--town", town.string()},
                                              world.dir / "fusion.log",
                                              {}});
    if (!started) World::give(started.failure().text());
    return std::move(started).value();
}

/// What S2 says from a console.
inline std::uint64_t sayAsS2(Console& from, const std::shared_ptr<const seal::SigningKey>& key, wire::Kind kind,
                             base::Bytes payload, std::vector<session::Order::File> files = {}) {
    client::Submission submission;
    submission.kind = kind;
    submission.payload = std::move(payload);
    submission.source = "post:S2";
    submission.observedAt = from.world.clock.now();
    submission.author = "p:s2";
    return from.store.say(std::move(submission), key, std::move(files));
}

}  // namespace bus_test
