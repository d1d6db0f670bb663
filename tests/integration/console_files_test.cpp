// SPDX-License-Identifier: EUPL-1.2
// Two consoles at one broker: a document goes from one to the other and is deleted on both.

#include <QCoreApplication>

#include "broker/attachment/attachment.h"
#include "broker/wire/codec.h"
#include "console/session/store.h"
#include "tests/integration/bus_world.h"

using namespace bus_test;

namespace {

QCoreApplication& application() {
    static int argc = 1;
    static char name[] = "integration_console";
    static char* argv[] = {name, nullptr};
    static QCoreApplication app(argc, argv);
    return app;
}

/// A console without a window.
struct Console {
    Console(World& from, const std::string& name) : world(from), store(from.clock) {
        from.asAdmin([&](keys::Registry& registry) {
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
    bool until(const std::function<bool()>& condition) {
        return world.until(condition, [] { QCoreApplication::processEvents(QEventLoop::AllEvents, 20); });
    }
    [[nodiscard]] const session::Line* lineWithFiles() const {
        for (const session::Line& line : store.chronicle().lines())
            if (!line.files.empty()) return &line;
        return nullptr;
    }

    World& world;
    session::Store store;
    std::shared_ptr<session::FileCache> cache;
};

session::Order::File documentOf(std::size_t size) {
    std::string text = "Deichwache, Schichtplan\n";
    while (text.size() < size) text += "0123456789 Pegel Wehr 318 cm\n";
    auto prepared = attachment::prepare(base::bytesOf(text), "Schichtplan.txt");
    if (!prepared) World::give(prepared.failure().text());
    return {prepared.value().about, std::make_shared<const base::Bytes>(std::move(prepared.value().bytes))};
}

}  // namespace

TEST(ConsoleFiles, ADocumentGoesFromOneConsoleToAnotherAndIsDeletedOnBoth) {
    application();
    World world;
    world.startBroker();
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
        ASSERT_TRUE(enrolled.ok()) << enrolled.failure().text();
    });
    auto opened = seal::SigningKey::openSealed(keyFile, "zwölf Zeichen");
    ASSERT_TRUE(opened.ok());
    const auto key = std::make_shared<const seal::SigningKey>(std::move(opened).value());
    Console first(world, "console-1"), second(world, "console-2");
    ASSERT_TRUE(first.until([&] { return first.store.picture().roster.person("p:s2") != nullptr; }));

    const session::Order::File file = documentOf(700'000);
    wire::LogEntry entry{"Schichtplan der Deichwache liegt bei.", std::nullopt, std::nullopt};
    entry.attachments = {file.about};
    client::Submission submission;
    submission.kind = wire::Kind::LogEntry;
    submission.payload = wire::encodePayload(entry);
    submission.source = "post:S2";
    submission.observedAt = world.clock.now();
    submission.author = "p:s2";
    const std::uint64_t token = first.store.say(std::move(submission), key, {file});
    ASSERT_TRUE(first.until([&] { return first.store.saying(token)->progress == session::Progress::InEffect; }))
        << first.store.saying(token)->rejection.what;

    ASSERT_TRUE(second.until([&] { return second.lineWithFiles() != nullptr; }));
    EXPECT_EQ(second.lineWithFiles()->files[0].name, "Schichtplan.txt");
    EXPECT_FALSE(second.cache->has(file.about.hash)) << "nobody has looked yet";
    second.store.files().want(file.about.hash);
    const auto isHere = [&] {
        return second.store.files().standing(file.about.hash).state == session::FileState::Here;
    };
    ASSERT_TRUE(second.until(isHere));
    EXPECT_EQ(second.cache->get(file.about.hash), *file.bytes);
    EXPECT_EQ(first.cache->get(file.about.hash), *file.bytes) << "own files are seen at once";
    ASSERT_TRUE(first.until([&] {
        const auto& givings = first.store.files().givings();
        return givings.at(file.about.hash).phase == wire::AttachmentPhase::Whole;
    }));

    const auto ordered = runToEnd({programPath("lagewerk-keys"), "redact", "--realm", world.realm.string(),
                                   "--attachment", base::toHex(file.about.hash), "--reason", "Frist"},
                                  world.dir / "redact.log", world.kPassphrase);
    ASSERT_EQ(ordered.status, 0) << ordered.output;
    for (Console* console : {&first, &second}) {
        EXPECT_TRUE(console->until([&] { return !console->cache->has(file.about.hash); }));
        EXPECT_EQ(console->store.files().standing(file.about.hash).state, session::FileState::Deleted);
        EXPECT_EQ(console->store.chronicle().deletedFiles().at(file.about.hash).reason, "Frist");
    }
}
