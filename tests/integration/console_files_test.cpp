// SPDX-License-Identifier: EUPL-1.2
// Two consoles at one broker: a document goes from one to the other and is deleted on both.

#include "broker/attachment/attachment.h"
#include "broker/wire/codec.h"
#include "tests/integration/console_world.h"

using namespace bus_test;

namespace {

const session::Line* lineWithFiles(const Console& console) {
    for (const session::Line& line : console.store.chronicle().lines())
        if (!line.details().files.empty()) return &line;
    return nullptr;
}

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
    const auto key = enrolS2(world);
    Console first(world, "console-1"), second(world, "console-2");
    ASSERT_TRUE(first.until([&] { return first.store.picture().roster.person("p:s2") != nullptr; }));

    const session::Order::File file = documentOf(700'000);
    wire::LogEntry entry{"Schichtplan der Deichwache liegt bei.", std::nullopt, std::nullopt};
    entry.attachments = {file.about};
    const std::uint64_t token = sayAsS2(first, key, wire::Kind::LogEntry, wire::encodePayload(entry), {file});
    ASSERT_TRUE(first.until([&] { return first.store.saying(token)->progress == session::Progress::InEffect; }))
        << first.store.saying(token)->rejection.what;

    ASSERT_TRUE(second.until([&] { return lineWithFiles(second) != nullptr; }));
    EXPECT_EQ(lineWithFiles(second)->details().files[0].name, "Schichtplan.txt");
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
