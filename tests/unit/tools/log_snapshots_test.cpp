// SPDX-License-Identifier: EUPL-1.2
// Pictures beside a journal are what the journal gives, or it is told.
#include "gis/tools/log_snapshots.h"

#include "broker/journal/snapshot_store.h"
#include "gis/situation/snapshot.h"
#include "log_world.h"

using namespace log_test;

namespace {

/// The picture after the last record, as a worker would have made it.
situation::Situation pictureOf(Scribe& scribe) {
    situation::Situation picture;
    core::Core core(scribe.realm);
    const auto rows = scribe.journal().read(1, 100'000);
    for (const auto& row : rows.value()) {
        auto record = std::get<wire::Record>(wire::decodeRecord(row.header));
        record.sequence = row.sequence;
        record.envelope.payload = row.payload;
        record.verdict = static_cast<std::uint16_t>(core.decide(record).verdict.code);
        picture.fold(record);
    }
    return picture;
}
void keep(Scribe& scribe, const std::string& file, const situation::Situation& picture) {
    auto store = journal::SnapshotStore::open(file);
    ASSERT_TRUE(store.ok());
    journal::SnapshotStore::Snapshot snapshot;
    snapshot.sequence = picture.lastSequence;
    snapshot.foldVersion = situation::kFoldVersion;
    snapshot.chain = scribe.journal().lastHash();
    snapshot.bytes = situation::encodePicture(picture);
    snapshot.hash = seal::sha256(snapshot.bytes);
    ASSERT_TRUE(store.value().add(snapshot));
}

}  // namespace

TEST(LogSnapshots, WhatTheFoldGivesIsGoodAndAnythingElseIsTold) {
    Folder folder;
    Scribe scribe(folder / "journal.db");
    scribe.logs(2, 5);
    auto picture = pictureOf(scribe);
    keep(scribe, folder / "snapshots.db", picture);
    int status = -1;
    auto text = said([&] { status = tools::checkSnapshots({folder / "journal.db", ""}); });
    EXPECT_EQ(status, 0);
    EXPECT_TRUE(Json::parse(text)["good"].get<bool>());
    picture.realmName = "another";
    keep(scribe, folder / "snapshots.db", picture);
    text = said([&] { status = tools::checkSnapshots({folder / "journal.db", ""}); });
    EXPECT_EQ(status, 1);
    EXPECT_FALSE(Json::parse(text)["good"].get<bool>());
    EXPECT_EQ(tools::checkSnapshots({folder / "nothing.db", ""}), 2);
}
