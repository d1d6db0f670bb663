// SPDX-License-Identifier: EUPL-1.2
#include "console/session/journal_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "broker/journal/journal.h"
#include "broker/wire/codec.h"
#include "broker/wire/verbs.h"

namespace {

namespace fs = std::filesystem;

struct Folder {
    Folder() : path(fs::path(testing::TempDir()) / ("journal-file-" + std::to_string(::getpid()))) {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

wire::Record recordOf(wire::Kind kind, base::Bytes payload, std::uint8_t number) {
    wire::Record record;
    record.acceptedAt = base::Instant{1'781'787'600'000};
    record.envelope.realm.kind = wire::RealmKind::Exercise;
    record.envelope.kind = kind;
    record.envelope.id = wire::MessageId::outbox({}, 1, number);
    record.envelope.source = "core";
    record.envelope.observedAt = record.acceptedAt;
    record.envelope.payload = std::move(payload);
    return record;
}

void append(journal::Journal& journal, wire::Record record) {
    const base::Bytes payload = std::move(record.envelope.payload);
    record.envelope.payload.clear();
    const base::Bytes header = wire::encodeRecord(record);
    const journal::Entry entry{header, payload};
    ASSERT_TRUE(journal.append(std::span(&entry, 1)));
}

TEST(JournalFile, GivesWhatFollowersGotWithTheVerdictsOfCore) {
    const Folder folder;
    const fs::path file = folder.path / "journal.db";
    auto journal = journal::Journal::open(file);
    ASSERT_TRUE(journal);
    append(journal.value(),
           recordOf(wire::Kind::RealmFounded, wire::encodePayload(wire::RealmFounded{"Probe", {}, {}}), 1));
    // Nobody enrolled this person: core gives it no effect.
    wire::Record entry = recordOf(wire::Kind::LogEntry, wire::encodePayload(wire::LogEntry{"ohne Recht", {}, {}}), 2);
    entry.envelope.author = "p:niemand";
    append(journal.value(), entry);
    // Beside the writer, as beside a broker.
    const auto read = session::readJournalFile(file);
    ASSERT_TRUE(read) << read.failure().text();
    ASSERT_EQ(read.value().size(), 2U);
    EXPECT_EQ(read.value()[0].sequence, 1U);
    EXPECT_EQ(read.value()[0].verdict, 0);
    EXPECT_EQ(read.value()[1].sequence, 2U);
    EXPECT_NE(read.value()[1].verdict, 0);
    EXPECT_EQ(wire::payloadOf<wire::LogEntry>(read.value()[1].envelope)->text, "ohne Recht");
}

TEST(JournalFile, SaysWhatIsWrongWithAFile) {
    const Folder folder;
    const auto textOf = [](const fs::path& file) {
        const auto read = session::readJournalFile(file);
        return read ? std::string() : read.failure().text();
    };
    EXPECT_THAT(textOf(folder.path / "none.db"), testing::HasSubstr("there is no such journal"));
    EXPECT_THAT(textOf(folder.path), testing::HasSubstr("there is no such journal"));
    std::ofstream(folder.path / "text.db") << "Das ist kein Journal, aber länger als ein Kopf von SQLite wäre, "
                                              "damit niemand es für leer hält.";
    EXPECT_NE(textOf(folder.path / "text.db"), "");
    { auto made = journal::Journal::open(folder.path / "empty.db"); }
    EXPECT_THAT(textOf(folder.path / "empty.db"), testing::HasSubstr("holds no record"));
}

}  // namespace
