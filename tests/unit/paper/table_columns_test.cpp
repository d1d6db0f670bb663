// SPDX-License-Identifier: EUPL-1.2
// INV-PAPER-16: no word of a table is torn where there is room for it, and no column takes what another needs.
#include "console/paper/table_columns.h"

#include <gtest/gtest.h>

#include <numeric>

#include <QFontMetricsF>
#include <QImage>

#include "console/paper/sheets.h"

namespace paper {
namespace {

class TableColumns : public testing::Test {
protected:
    TableColumns() : m_device(10, 10, QImage::Format_RGB32), m_fonts{paperFont(8, true), paperFont(9.5)} {}
    std::vector<double> of(const TablePart& table, double width) {
        const std::vector<double> widths = columnWidths(table, m_fonts, width, kGap, &m_device);
        EXPECT_EQ(widths.size(), table.shares.size());
        EXPECT_NEAR(std::accumulate(widths.begin(), widths.end(), 0.0), width, 0.01);
        return widths;
    }
    /// Lines that a cell takes in its column.
    std::size_t linesOf(const QString& cell, double width) {
        return broken(cell, m_fonts.rows, width - kGap, &m_device).lines.size();
    }
    double widthOf(const QString& words) { return QFontMetricsF(m_fonts.rows, &m_device).horizontalAdvance(words); }

    static constexpr double kGap = 8;
    QImage m_device;
    TableFonts m_fonts;
};

/// The forces on an upright page, where "15:41" once stood as "15:4" and "1".
TEST_F(TableColumns, NoWordIsTornWhereThereIsRoom) {
    TablePart table;
    table.heads = {QStringLiteral("Einheit"), QStringLiteral("Abschnitt, Ort"), QStringLiteral("seit")};
    table.shares = {60, 30, 2};
    table.rows = {{QStringLiteral("Florian Auental 1/33-1"), QStringLiteral("EA Mühlenviertel, 32U NA 2995 2866"),
                   QStringLiteral("15:41")}};
    const double needed = widthOf(QStringLiteral("Mühlenviertel,")) + widthOf(QStringLiteral("15:41")) +
                          widthOf(QStringLiteral("1/33-1")) + 40;
    const std::vector<double> widths = of(table, needed + 3 * kGap);
    EXPECT_EQ(linesOf(QStringLiteral("15:41"), widths[2]), 1U);
    EXPECT_EQ(linesOf(QStringLiteral("Mühlenviertel,"), widths[1]), 1U);
    EXPECT_EQ(linesOf(QStringLiteral("1/33-1"), widths[0]), 1U);
}

TEST_F(TableColumns, AShortColumnStandsOnOneLineBeforeALongOneGetsMore) {
    TablePart table;
    table.heads = {QStringLiteral("Jetzt zu tun"), QStringLiteral("seit")};
    table.shares = {95, 5};
    table.rows = {{QString(QStringLiteral("Wort ")).repeated(80), QStringLiteral("seit 46 min")}};
    const std::vector<double> widths = of(table, 700);
    EXPECT_EQ(linesOf(QStringLiteral("seit 46 min"), widths[1]), 1U);
    EXPECT_GT(widths[0], 550);
}

TEST_F(TableColumns, NoColumnIsWiderThanItsLongestCellWhileAnotherBreaksItsLines) {
    TablePart table;
    table.heads = {QStringLiteral("A"), QStringLiteral("B")};
    table.shares = {50, 50};
    table.rows = {{QStringLiteral("kurz"), QString(QStringLiteral("lang ")).repeated(200)}};
    const std::vector<double> widths = of(table, 600);
    EXPECT_LT(widths[0], widthOf(QStringLiteral("kurz")) * 1.1 + kGap);
    // All fit: what is left is shared.
    table.rows = {{QStringLiteral("kurz"), QStringLiteral("auch")}};
    EXPECT_NEAR(of(table, 600)[0], 300, 30);
}

TEST_F(TableColumns, WhereNotEvenTheWordsFitTheWidestGivesWay) {
    TablePart table;
    table.heads = {QStringLiteral("A"), QStringLiteral("B")};
    table.shares = {50, 50};
    table.rows = {{QStringLiteral("15:41"), QString(QStringLiteral("Wort")).repeated(60)}};
    const std::vector<double> widths = of(table, 400);
    EXPECT_EQ(linesOf(QStringLiteral("15:41"), widths[0]), 1U);
}

TEST_F(TableColumns, ATableWithoutRowsHasItsShares) {
    TablePart table;
    table.heads = {QStringLiteral("A"), QStringLiteral("B")};
    table.shares = {1, 3};
    EXPECT_NEAR(of(table, 400)[1], 300, 20);
}

}  // namespace
}  // namespace paper
