// SPDX-License-Identifier: EUPL-1.2
#include "scenarios/replay/run_folder.h"

#include <gtest/gtest.h>

#include <fstream>

namespace {

TEST(RunFolder, ASecondRunIsRefusedAndTouchesNothingWhileTheFirstHoldsIt) {
    const auto out = std::filesystem::path(::testing::TempDir()) / "run_folder_lock";
    std::filesystem::remove_all(out);
    {
        const auto first = replay::prepareRunFolder(out);
        ASSERT_TRUE(first.ok()) << first.failure().text();
        std::ofstream(first.value().run() / "probe") << "of the first run";
        const auto second = replay::prepareRunFolder(out);
        ASSERT_FALSE(second.ok());
        EXPECT_NE(second.failure().text().find(out.string()), std::string::npos) << second.failure().text();
        EXPECT_NE(second.failure().text().find("--out"), std::string::npos) << second.failure().text();
        EXPECT_TRUE(std::filesystem::exists(first.value().run() / "probe"));
    }
    const auto after = replay::prepareRunFolder(out);
    ASSERT_TRUE(after.ok()) << after.failure().text();
    EXPECT_FALSE(std::filesystem::exists(after.value().run() / "probe"));
    std::filesystem::remove_all(out);
}

}  // namespace
