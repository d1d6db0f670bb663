// SPDX-License-Identifier: EUPL-1.2
// Words that repeat are kept once, and not beyond the last who uses them.
#include "console/session/shared_text.h"

#include <gtest/gtest.h>

namespace {

using session::SharedText;
using session::SharedTexts;

TEST(SharedText, EqualWordsAreKeptOnce) {
    SharedTexts texts;
    const SharedText first = texts.shared(std::string("Florian Auental 1/44-1"));
    const SharedText again = texts.shared(std::string("Florian Auental 1/44-1"));
    const SharedText other = texts.shared(std::string("Florian Auental 1/44-2"));
    EXPECT_EQ(&first.str(), &again.str());
    EXPECT_NE(&first.str(), &other.str());
    EXPECT_EQ(first, "Florian Auental 1/44-1");
    EXPECT_EQ(texts.size(), 2U);
}

TEST(SharedText, NoWordsTakeNothing) {
    SharedTexts texts;
    EXPECT_TRUE(texts.shared({}).empty());
    EXPECT_TRUE(texts.shared(std::string()).empty());
    EXPECT_EQ(SharedText(), SharedText(std::string()));
    EXPECT_EQ(texts.size(), 0U);
}

TEST(SharedText, WhatNobodyUsesIsLetGo) {
    SharedTexts texts;
    const SharedText kept = texts.shared(std::string("S2"));
    (void)texts.shared(std::string("Frau Muster"));
    texts.forgetUnused();
    EXPECT_EQ(texts.size(), 1U) << "what was deleted would stay in memory";
    EXPECT_EQ(kept, "S2");
    for (int i = 0; i < 10'000; ++i) (void)texts.shared("one-time " + std::to_string(i));
    EXPECT_LE(texts.size(), 1'000U) << "it would grow with words that no line has any more";
}

}  // namespace
