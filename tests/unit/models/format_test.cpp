// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "console/models/format.h"

namespace models {
namespace {

const Format kGerman(Language::German);
const Format kEnglish(Language::English);

std::string plain(QString shown) { return shown.replace(QChar(0x00A0), QLatin1Char(' ')).toStdString(); }

TEST(FormatTest, NumbersAreGroupedInTheWayOfTheLanguage) {
    EXPECT_EQ(plain(kGerman.whole(1200)), "1 200");
    EXPECT_EQ(plain(kEnglish.whole(1200)), "1,200");
    EXPECT_EQ(plain(kGerman.whole(999)), "999");
    EXPECT_EQ(plain(kGerman.whole(1234567)), "1 234 567");
    EXPECT_EQ(plain(kGerman.whole(-4200)), "−4 200");
    EXPECT_EQ(plain(kGerman.decimal(0.62, 2)), "0,62");
    EXPECT_EQ(plain(kEnglish.decimal(0.62, 2)), "0.62");
    EXPECT_EQ(plain(kGerman.decimal(-0.04, 1)), "0,0") << "no minus before a zero";
}

/// A name with a mark that turns the writing once turned the words of the next person on the list, too.
TEST(FormatTest, WhatTurnsTheWritingOfOthersIsShownAsUnreadable) {
    EXPECT_EQ(text(std::string("\u202EretsuM .E")), QString(QChar::ReplacementCharacter) + QStringLiteral("retsuM .E"));
    EXPECT_EQ(text(std::string_view("a\u2067b\u2069c")), QStringLiteral("a\uFFFDb\uFFFDc"));
    EXPECT_EQ(text(std::string("שלום Müller–Ä")), QString::fromUtf8("שלום Müller–Ä"));
}

TEST(FormatTest, UnknownIsAQuestionMark) {
    EXPECT_EQ(plain(kGerman.value(std::nullopt, "cm")), "?");
    EXPECT_EQ(plain(kGerman.value(std::numeric_limits<double>::quiet_NaN(), "cm")), "?");
    EXPECT_EQ(plain(kGerman.value(1e300, "cm")), "?");
    EXPECT_EQ(plain(kGerman.people(std::nullopt)), "?");
    EXPECT_EQ(plain(kGerman.count(std::nullopt)), "?");
    EXPECT_EQ(plain(kGerman.trend(std::nullopt)), "");
}

TEST(FormatTest, AnEstimateShowsItsRange) {
    const wire::PeopleEstimate people{1100, 1200, 1400};
    EXPECT_EQ(plain(kGerman.peopleFull(people)), "≈ 1 200 (1 100–1 400)");
    EXPECT_EQ(plain(kEnglish.peopleFull(people)), "≈ 1,200 (1,100–1,400)");
    EXPECT_EQ(plain(kGerman.people(wire::PeopleEstimate{0, 0, 0})), "0");
    EXPECT_EQ(plain(kGerman.peopleFull(wire::PeopleEstimate{0, 0, 59})), "bis 59");
}

TEST(FormatTest, WhatIsHardlyKnownShowsItsRangeFirst) {
    const wire::PeopleEstimate vague{0, 49, 1100}, fair{100, 200, 300};
    EXPECT_EQ(plain(kGerman.people(vague)), "0–1 100");
    EXPECT_EQ(plain(kGerman.peopleRange(vague)), "≈ 49");
    EXPECT_EQ(plain(kGerman.peopleFull(vague)), "0–1 100 (≈ 49)");
    EXPECT_EQ(plain(kGerman.people(fair)), "≈ 200") << "three times as many is not wider";
    EXPECT_EQ(plain(kGerman.peopleRange(fair)), "100–300");
}

TEST(FormatTest, ValuesCarryTheirUnit) {
    EXPECT_EQ(plain(kGerman.value(318.4, "cm")), "318 cm");
    EXPECT_EQ(plain(kGerman.value(-3.0, "cm")), "−3 cm");
    EXPECT_EQ(plain(kGerman.value(2.44, "mm")), "2,4 mm");
    EXPECT_EQ(plain(kGerman.value(12.5, "m3/s")), "12,5 m³/s");
    EXPECT_EQ(plain(kGerman.trend(22.4)), "+22 cm/h");
    EXPECT_EQ(plain(kGerman.trend(-3.0)), "−3 cm/h");
    EXPECT_EQ(plain(kGerman.trend(0.2)), "±0 cm/h");
}

TEST(FormatTest, TimesAreGermanLegalTime) {
    const base::Instant winter = *base::fromIso("2026-11-21T17:05:42Z");
    const base::Instant summer = *base::fromIso("2026-07-14T22:30:00Z");
    EXPECT_EQ(Format::clock(winter).toStdString(), "18:05");
    EXPECT_EQ(Format::clock(winter, true).toStdString(), "18:05:42");
    EXPECT_EQ(Format::clock(summer).toStdString(), "00:30");
    EXPECT_EQ(plain(kGerman.date(winter)), "Sa 21.11.2026");
    EXPECT_EQ(plain(kEnglish.date(winter)), "Sat 21 Nov 2026");
    EXPECT_EQ(plain(kGerman.date(summer)), "Mi 15.07.2026");
}

TEST(FormatTest, SpansChooseTheirUnit) {
    struct Case {
        std::int64_t ms;
        const char* shown;
    };
    for (const Case& one :
         {Case{300, "0,3 s"}, Case{12'000, "12 s"}, Case{14 * 60'000, "14 min"}, Case{119 * 60'000, "119 min"},
          Case{5 * 3'600'000LL, "5 h"}, Case{72 * 3'600'000LL, "3 d"}, Case{-5, "0,0 s"}}) {
        EXPECT_EQ(plain(kGerman.span(one.ms)), one.shown) << one.ms;
    }
    EXPECT_EQ(plain(kGerman.since(14 * 60'000)), "seit 14 min");
    EXPECT_EQ(plain(kGerman.ago(3 * 60'000)), "vor 3 min");
    EXPECT_EQ(plain(kGerman.ago(3'000)), "eben");
}

TEST(FormatTest, LevelsAreNamed) {
    EXPECT_EQ(Format::level(wire::GaugeLevel::Iw3).toStdString(), "IW3");
    EXPECT_EQ(Format::level(wire::GaugeLevel::BelowAll).toStdString(), "–");
    EXPECT_EQ(kGerman.levelWords(wire::GaugeLevel::Iw2).toStdString(), "Informationswert 2");
    EXPECT_EQ(kGerman.warningLevel(wire::WarningLevel::Announcement).toStdString(), "Gefahrendurchsage");
}

}  // namespace
}  // namespace models
