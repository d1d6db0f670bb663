// SPDX-License-Identifier: EUPL-1.2
#include "console/signs/unit_signs.h"

#include <gtest/gtest.h>

using signs::Sign;

namespace {

struct Case {
    const char *organisation, *type;
    signs::Strength strength;
    const char *base, *organisationId, *task, *symbol, *size, *text, *lowerLeft;
};

TEST(UnitSigns, EachTypeOfTheTableHasItsSign) {
    const Case cases[] = {
        {"Feuerwehr", "LF", {}, "kraftfahrzeug-landgebunden", "feuerwehr", "", "", "", "LF", ""},
        {"Feuerwehr", "HLF 20", {{{0, 1, 8, 9}}}, "kraftfahrzeug-landgebunden", "feuerwehr", "", "", "", "HLF", ""},
        {"Feuerwehr", "DLK 23/12", {}, "kraftfahrzeug-landgebunden", "feuerwehr", "", "", "", "DLK", ""},
        {"Feuerwehr", "ELW 1", {}, "kraftfahrzeug-landgebunden", "feuerwehr", "", "", "", "ELW", ""},
        {"Feuerwehr", "GW-Mess", {}, "kraftfahrzeug-landgebunden", "feuerwehr", "messen", "", "", "", ""},
        {"Feuerwehr", "Zug", {}, "taktische-formation", "feuerwehr", "", "", "zug", "Zug", ""},
        {"DRK", "RTW", {}, "kraftfahrzeug-landgebunden", "hilfsorganisation", "", "", "", "RTW", ""},
        {"DRK",
         "SEG",
         {{{1, 2, 9, 12}}},
         "taktische-formation",
         "hilfsorganisation",
         "rettungswesen",
         "",
         "gruppe",
         "",
         ""},
        {"DLRG", "Boot", {}, "wasserfahrzeug", "hilfsorganisation", "", "", "", "Boot", ""},
        {"THW", "TZ", {}, "taktische-formation", "thw", "technische-hilfeleistung", "", "zug", "", ""},
        {"THW", "FGr WP", {}, "taktische-formation", "thw", "pumpen", "", "gruppe", "", ""},
        {"THW", "FGr W", {}, "taktische-formation", "thw", "wasserfahrzeuge", "", "gruppe", "", ""},
        {"THW", "FGr", {}, "taktische-formation", "thw", "technische-hilfeleistung", "", "gruppe", "", ""},
        {"THW", "ZTr", {}, "taktische-formation", "thw", "fuehrung", "", "zugtrupp", "", ""},
        {"Polizei", "FuStW", {}, "kraftfahrzeug-landgebunden", "polizei", "", "", "", "FuStW", ""},
        {"Stab", "TEL", {}, "befehlsstelle", "fuehrung", "fuehrung", "", "", "TEL", ""},
        {"Bauhof", "Lkw", {}, "kraftfahrzeug-landgebunden", "gefahrenabwehr", "", "", "", "Lkw", ""},
        {"", "", {}, "kraftfahrzeug-landgebunden", "gefahrenabwehr", "", "", "", "", ""},
    };
    for (const Case& one : cases) {
        const Sign sign = signs::signOfUnit(one.organisation, one.type, one.strength);
        const QString at = QString::fromUtf8(one.organisation) + QLatin1Char(' ') + QString::fromUtf8(one.type);
        EXPECT_EQ(sign.base, QString::fromUtf8(one.base)) << at.toStdString();
        EXPECT_EQ(sign.organisation, QString::fromUtf8(one.organisationId)) << at.toStdString();
        EXPECT_EQ(sign.task, QString::fromUtf8(one.task)) << at.toStdString();
        EXPECT_EQ(sign.symbol, QString::fromUtf8(one.symbol)) << at.toStdString();
        EXPECT_EQ(sign.size, QString::fromUtf8(one.size)) << at.toStdString();
        EXPECT_EQ(sign.text, QString::fromUtf8(one.text)) << at.toStdString();
        EXPECT_EQ(sign.type, QString::fromUtf8(one.lowerLeft)) << at.toStdString();
    }
}

TEST(UnitSigns, ATypeThatOnlyBeginsAlikeIsAnother) {
    EXPECT_EQ(signs::signOfUnit("Feuerwehr", "LFX", {}).task, QString());
    EXPECT_EQ(signs::signOfUnit("THW", "fgr wp", {}).task, QStringLiteral("pumpen"));
    EXPECT_EQ(signs::signOfUnit("THW", "FGrX", {}).base, QStringLiteral("kraftfahrzeug-landgebunden"));
    EXPECT_EQ(signs::signOfUnit("THW", "Boot", {}).base, QStringLiteral("wasserfahrzeug"));
}

TEST(UnitSigns, TheSizeOfAUnitWithoutOneInItsNameIsThatOfItsStrength) {
    const auto sized = [](int total) {
        return signs::sizeOf(
                   signs::Strength{{0, 0, static_cast<std::uint16_t>(total), static_cast<std::uint16_t>(total)}})
            .toStdString();
    };
    EXPECT_EQ(sized(0), "");
    EXPECT_EQ(sized(3), "trupp");
    EXPECT_EQ(sized(4), "staffel");
    EXPECT_EQ(sized(6), "staffel");
    EXPECT_EQ(sized(9), "gruppe");
    EXPECT_EQ(sized(12), "gruppe");
    EXPECT_EQ(sized(22), "zug");
    EXPECT_EQ(sized(41), "bereitschaft");
    EXPECT_EQ(signs::sizeOf({}), QString());
}

TEST(UnitSigns, ASignComesBackFromTheWireAsItWent) {
    Sign sign;
    sign.library = QStringLiteral("taktische-zeichen-core 0.10.0"), sign.base = QStringLiteral("stelle");
    sign.task = QStringLiteral("betreuung"), sign.organisation = QStringLiteral("hilfsorganisation");
    sign.size = QStringLiteral("zug"), sign.level = QStringLiteral("kreis"), sign.function = QStringLiteral("x");
    sign.symbol = QStringLiteral("zelt"), sign.text = QStringLiteral("ÄÖ"), sign.type = QStringLiteral("t");
    sign.name = QStringLiteral("n");
    EXPECT_EQ(signs::signOf(signs::toWire(sign)), sign);
}

}  // namespace
