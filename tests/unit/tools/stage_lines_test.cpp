// SPDX-License-Identifier: EUPL-1.2
#include "gis/tools/stage_lines.h"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>

namespace stage_lines {
namespace {

using namespace std::chrono_literals;

TEST(StageLines, SayWhatIsBeingDoneForAsLongAsItTakes) {
    std::latch heard(3);
    std::atomic<int> lines = 0;
    std::string first;
    {
        tools::StageLines stages(
            [&](const std::string& stage, long long) {
                if (++lines == 1) first = stage;
                if (lines <= 3) heard.count_down();
            },
            1ms);
        stages.begin("joining 5000 polygons");
        heard.wait();
    }
    EXPECT_EQ(first, "joining 5000 polygons");
    EXPECT_GE(lines, 3) << "the same stage again and again: it goes on";
}

TEST(StageLines, OfWhatIsQuickNothingIsSaid) {
    std::atomic<int> lines = 0;
    {
        tools::StageLines stages([&](const std::string&, long long) { ++lines; }, 1h);
        stages.begin("reading the zone");
    }
    EXPECT_EQ(lines, 0);
    tools::StageLines silent{tools::StageLines::Line()};
    silent.begin("nobody listens");
}

}  // namespace
}  // namespace stage_lines
