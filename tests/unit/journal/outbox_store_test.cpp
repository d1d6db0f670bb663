// SPDX-License-Identifier: EUPL-1.2
#include "broker/journal/outbox_store.h"

#include "tests/unit/journal/journal_world.h"

using namespace journal_test;
using journal::OutboxStore;

namespace {
base::Bytes bytes(const std::string& text) { return {text.begin(), text.end()}; }
}  // namespace

TEST(OutboxStore, KeepsOrderEpochAndCounterOverARestart) {
    Folder folder;
    std::uint64_t epoch = 0, given = 0;
    {
        auto store = OutboxStore::open(folder / "o.db");
        ASSERT_TRUE(store.ok()) << store.failure().text();
        epoch = store.value().epoch();
        given = store.value().givenEpoch();
        EXPECT_NE(epoch, given);
        EXPECT_EQ(store.value().nextCounter(), 1u);
        ASSERT_TRUE(store.value().add({bytes("b"), bytes("second id, first said")}, 1).ok());
        ASSERT_TRUE(store.value().add({bytes("a"), bytes("then this")}, 2).ok());
        ASSERT_TRUE(store.value().add({bytes("c"), bytes("a derived one")}, 0).ok());
        ASSERT_TRUE(store.value().remove({bytes("a")}).ok());
    }
    auto store = OutboxStore::open(folder / "o.db");
    ASSERT_TRUE(store.ok()) << store.failure().text();
    EXPECT_EQ(store.value().epoch(), epoch);
    EXPECT_EQ(store.value().givenEpoch(), given);
    EXPECT_EQ(store.value().nextCounter(), 3u);
    const auto items = store.value().items();
    ASSERT_TRUE(items.ok());
    ASSERT_EQ(items.value().size(), 2u);
    EXPECT_EQ(items.value()[0].id, bytes("b"));
    EXPECT_EQ(items.value()[1].envelope, bytes("a derived one"));
}

TEST(OutboxStore, TheSameIdSaidTwiceIsKeptOnce) {
    Folder folder;
    auto store = OutboxStore::open(folder / "o.db");
    ASSERT_TRUE(store.value().add({bytes("id"), bytes("x")}, 0).ok());
    ASSERT_TRUE(store.value().add({bytes("id"), bytes("x")}, 0).ok());
    EXPECT_EQ(store.value().items().value().size(), 1u);
}
