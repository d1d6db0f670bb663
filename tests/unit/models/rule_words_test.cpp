// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "console/models/rule_words.h"

namespace models {
namespace {

TEST(OutlookWords, ARangeOfEqualEndsIsNoRange) {
    const Format german(Language::German);
    const base::Instant now = *base::fromIso("2026-11-21T17:05:00Z");
    wire::Outlook outlook{wire::GaugeLevel::Iw2, now.plusS(6 * 60), now.plusS(6 * 60), now.plusS(6 * 60)};
    EXPECT_EQ(outlookWords(outlook, now, german).toStdString(), "IW2 in etwa 6 min");
    outlook.from = now.plusS(5 * 60), outlook.until = now.plusS(9 * 60);
    EXPECT_EQ(outlookWords(outlook, now, german).toStdString(), "IW2 in etwa 6 min (5–9 min)");
    outlook.until.reset();
    EXPECT_EQ(outlookWords(outlook, now, german).toStdString(), "IW2 in etwa 6 min (ab 5 min)");
}

}  // namespace
}  // namespace models
