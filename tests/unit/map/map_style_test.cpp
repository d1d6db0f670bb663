// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <QFontInfo>
#include <QFontMetricsF>
#include <QRawFont>

#include "console/map/map_style.h"

namespace map {
namespace {

TEST(MapStyle, FiguresHaveOneWidthAndTheirPunctuationIsNarrow) {
    for (const bool bold : {false, true}) {
        const QFont font = figureFont(40, bold);
        if (!QRawFont::fromFont(font).familyName().contains(QStringLiteral("612")))
            GTEST_SKIP() << "skipped: B612 is not installed";
        const QFontMetricsF metrics(font);
        const double figure = metrics.horizontalAdvance(QLatin1Char('0'));
        for (const char digit : {'1', '4', '8'})
            EXPECT_DOUBLE_EQ(metrics.horizontalAdvance(QLatin1Char(digit)), figure) << digit;
        for (const char mark : {':', '.', ','})
            EXPECT_LT(metrics.horizontalAdvance(QLatin1Char(mark)), 0.6 * figure) << mark << (bold ? " bold" : "");
        EXPECT_EQ(QFontInfo(font).bold(), bold);
    }
}

}  // namespace
}  // namespace map
