// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "console/models/row_list.h"

namespace models {
namespace {

struct TestRow {
    QString key;
    int value = 0;
    bool operator==(const TestRow&) const = default;
};
using TestRows = RowList<TestRow>;

struct Signals {
    int inserted = 0, removed = 0, moved = 0, changed = 0, reset = 0;
    explicit Signals(TestRows& rows) {
        QObject::connect(&rows, &QAbstractItemModel::rowsInserted, [this] { ++inserted; });
        QObject::connect(&rows, &QAbstractItemModel::rowsRemoved, [this] { ++removed; });
        QObject::connect(&rows, &QAbstractItemModel::rowsMoved, [this] { ++moved; });
        QObject::connect(&rows, &QAbstractItemModel::dataChanged, [this] { ++changed; });
        QObject::connect(&rows, &QAbstractItemModel::modelReset, [this] { ++reset; });
    }
};

TEST(RowListTest, TheSameRowsTellTheViewNothing) {
    TestRows rows = TestRows({{"value", [](const TestRow& row) { return QVariant(row.value); }}});
    rows.setRows({{"a", 1}, {"b", 2}});
    Signals heard(rows);
    rows.setRows({{"a", 1}, {"b", 2}});
    EXPECT_EQ(heard.inserted + heard.removed + heard.moved + heard.changed + heard.reset, 0);
}

TEST(RowListTest, OnlyTheDifferenceIsTold) {
    TestRows rows({{"value", [](const TestRow& row) { return QVariant(row.value); }}});
    rows.setRows({{"a", 1}, {"b", 2}, {"c", 3}});
    Signals heard(rows);
    rows.setRows({{"a", 1}, {"c", 4}, {"d", 5}});
    EXPECT_EQ(heard.removed, 1);
    EXPECT_EQ(heard.changed, 1);
    EXPECT_EQ(heard.inserted, 1);
    EXPECT_EQ(heard.reset, 0);
    EXPECT_EQ(rows.rows(), (std::vector<TestRow>{{"a", 1}, {"c", 4}, {"d", 5}}));
}

TEST(RowListTest, ANewOrderMoves) {
    TestRows rows({{"value", [](const TestRow& row) { return QVariant(row.value); }}});
    rows.setRows({{"a", 1}, {"b", 2}, {"c", 3}});
    Signals heard(rows);
    rows.setRows({{"c", 3}, {"a", 1}, {"b", 2}});
    EXPECT_EQ(heard.moved, 1);
    EXPECT_EQ(heard.inserted + heard.removed, 0);
    EXPECT_EQ(rows.rows().front().key, QStringLiteral("c"));
}

TEST(RowListTest, RolesCarryTheirNames) {
    TestRows rows({{"value", [](const TestRow& row) { return QVariant(row.value); }}});
    rows.setRows({{"a", 7}});
    const int role = rows.roleNames().key("value");
    EXPECT_EQ(rows.data(rows.index(0), role).toInt(), 7);
    EXPECT_FALSE(rows.data(rows.index(0), role + 1).isValid());
}

}  // namespace
}  // namespace models
