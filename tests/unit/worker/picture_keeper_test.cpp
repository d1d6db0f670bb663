// SPDX-License-Identifier: EUPL-1.2
#include "gis/worker/picture_keeper.h"

#include <gtest/gtest.h>

#include "gis/situation/snapshot.h"
#include "tests/unit/situation/told.h"

TEST(PictureKeeper, HandsThePictureOverAfterSoManyRecordsOrSoMuchRealmTime) {
    worker::PictureKeeper keeper({100, 10, 60'000});
    told::Journal journal;
    std::size_t folded = 0;
    const auto fold = [&] {
        for (; folded < journal.records.size(); ++folded) keeper.fold(journal.records[folded]);
    };
    EXPECT_FALSE(keeper.due()) << "nothing is known yet";
    journal.tick(told::at(5));
    for (int i = 0; i < 99; ++i) journal.level("A", i, told::at(5));
    fold();
    const auto first = keeper.due();
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(first->sequence, 100u);
    const auto picture = situation::decodePicture(first->bytes);
    ASSERT_TRUE(picture.has_value());
    EXPECT_EQ(picture->stations.at("A").last.at(wire::Quantity::WaterLevel).reading.value, 98.0);
    EXPECT_FALSE(keeper.due()) << "once";
    journal.tick(told::at(70));
    fold();
    EXPECT_FALSE(keeper.due()) << "too little was said";
    for (int i = 0; i < 9; ++i) journal.level("A", i, told::at(70));
    fold();
    ASSERT_TRUE(keeper.due().has_value());
    EXPECT_FALSE(keeper.due());
}
