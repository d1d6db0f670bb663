// SPDX-License-Identifier: EUPL-1.2
// A line has what its record said, and nothing of it once that is deleted.
#include "console/session/log_line.h"

#include <gtest/gtest.h>

#include <utility>

namespace {

using session::Line;
using session::LineKind;

TEST(LogLine, HasNoDetailsUntilSomeAreGiven) {
    Line line;
    EXPECT_FALSE(line.isDeleted());
    EXPECT_TRUE(line.details().files.empty());
    EXPECT_TRUE(line.details().device.empty());
    line.madeDetails().device = "Konsole S2";
    line.madeDetails().until = base::Instant{5};
    EXPECT_EQ(line.details().device, "Konsole S2");
    EXPECT_EQ(line.details().until, base::Instant{5});
    EXPECT_TRUE(Line().details().device.empty()) << "of one line alone";
}

TEST(LogLine, KeepsWholeWhatOneOfThreeKindsSays) {
    Line line;
    EXPECT_EQ(line.report(), nullptr);
    wire::Report report;
    report.subject = "Deich";
    line.keep(std::move(report));
    ASSERT_NE(line.report(), nullptr);
    EXPECT_EQ(line.report()->subject, "Deich");
    EXPECT_EQ(line.step(), nullptr);
    EXPECT_EQ(line.board(), nullptr);
}

TEST(LogLine, WithoutWordsIsWhoseItWasWhenAndWhere) {
    Line line;
    line.sequence = 7;
    line.at = base::Instant{9};
    line.kind = LineKind::Report;
    line.author = std::string("p:s2"), line.source = std::string("post:S2");
    line.operation = std::string("2026-1"), line.subject = std::string("Florian 1"), line.other = std::string("Deich");
    line.text = "Frau Muster, Uferweg 3";
    line.number = 4;
    line.priority = wire::Priority::Flash;
    line.madeDetails().english = "dike";
    line.keep(wire::Report{});
    const Line left = line.withoutWords({base::Instant{11}, "order", "Antrag"});
    EXPECT_EQ(left.sequence, 7U);
    EXPECT_EQ(left.at, base::Instant{9});
    EXPECT_EQ(left.kind, LineKind::Report);
    EXPECT_EQ(left.author, "p:s2");
    EXPECT_EQ(left.source, "post:S2");
    EXPECT_EQ(left.text + left.subject.str() + left.other.str() + left.operation.str() + left.details().english, "");
    EXPECT_EQ(left.priority, wire::Priority::Routine);
    EXPECT_EQ(left.report(), nullptr);
    ASSERT_TRUE(left.isDeleted());
    EXPECT_EQ(left.details().deleted->reason, "Antrag");
}

}  // namespace
