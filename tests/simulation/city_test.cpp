// SPDX-License-Identifier: EUPL-1.2
#include "tests/simulation/city.h"

#include <gtest/gtest.h>

namespace {

TEST(City, EndsWithTheSamePictureWhateverIsKilled) {
    const auto calm = city::City(1).play(std::nullopt);
    ASSERT_TRUE(calm.reached);
    EXPECT_GE(calm.issued, 1u) << calm.text;
    EXPECT_GE(calm.delivered, 1u);
    EXPECT_EQ(calm.lost, 0u);
    for (const char* work : {"sighted-by", "order ", "drawing ", "board ", "decision ", "alarm-act "})
        EXPECT_NE(calm.text.find(work), std::string::npos) << work << "was never said";
    int remembered = 0;
    for (std::uint64_t killSeed = 1; killSeed <= 10; ++killSeed) {
        SCOPED_TRACE("kill seed " + std::to_string(killSeed));
        const auto killed = city::City(1).play(killSeed);
        ASSERT_TRUE(killed.reached);
        EXPECT_GE(killed.kills, 3) << "a run that nobody disturbed proves nothing";
        EXPECT_EQ(killed.hash, calm.hash);
        EXPECT_EQ(killed.text, calm.text);
        EXPECT_EQ(killed.lost, 0u) << "accepted, and not in the journal";
        remembered += killed.remembered;
    }
    EXPECT_GE(remembered, 5) << "the worker always began anew: its memory was never put to the test";
}

TEST(City, AnotherSeedIsAnotherRun) {
    const auto first = city::City(1).play(std::nullopt), again = city::City(1).play(std::nullopt),
               other = city::City(2).play(std::nullopt);
    ASSERT_TRUE(first.reached && again.reached && other.reached);
    EXPECT_EQ(first.hash, again.hash);
    EXPECT_NE(first.hash, other.hash);
}

}  // namespace
