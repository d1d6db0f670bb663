// SPDX-License-Identifier: EUPL-1.2
#include "console/paper/table_columns.h"

#include <algorithm>
#include <numeric>

#include <QFontMetricsF>

namespace paper {
namespace {

/// What a column asks for: `least` for its longest word, `most` for its longest line.
struct Need {
    double least = 0, most = 0;
};

void ask(Need& need, const QString& cell, const QFontMetricsF& metrics) {
    for (const QString& line : cell.split(QLatin1Char('\n'))) {
        need.most = std::max(need.most, metrics.horizontalAdvance(line));
        for (const QString& word : line.split(QLatin1Char(' ')))
            need.least = std::max(need.least, metrics.horizontalAdvance(word));
    }
}

std::vector<Need> needsOf(const TablePart& table, const TableFonts& fonts, double gap, QPaintDevice* device) {
    const QFontMetricsF heads(fonts.heads, device), rows(fonts.rows, device);
    std::vector<Need> needs(table.shares.size());
    const auto askRow = [&](const QStringList& cells, const QFontMetricsF& metrics) {
        for (std::size_t i = 0; i < needs.size() && static_cast<qsizetype>(i) < cells.size(); ++i)
            ask(needs[i], cells[static_cast<qsizetype>(i)], metrics);
    };
    askRow(table.heads, heads);
    for (const QStringList& row : table.rows) askRow(row, rows);
    // The layout of lines rounds: a hair more, so that what fits here fits there.
    for (Need& need : needs) need = {need.least * 1.01 + gap, need.most * 1.01 + gap};
    return needs;
}

/// Where not even the longest words fit side by side: what is widest gives way first, so that no time of day is torn
/// for the sake of a long name.
std::vector<double> narrowed(const std::vector<Need>& needs, double width) {
    std::vector<double> sorted;
    for (const Need& need : needs) sorted.push_back(need.least);
    std::sort(sorted.begin(), sorted.end());
    double left = width, widest = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        widest = left / static_cast<double>(sorted.size() - i);
        if (sorted[i] > widest) break;
        left -= sorted[i];
    }
    std::vector<double> widths;
    for (const Need& need : needs) widths.push_back(std::min(need.least, widest));
    return widths;
}

double sumOf(const std::vector<double>& of) { return std::accumulate(of.begin(), of.end(), 0.0); }

/// Adds `more` (may be negative) to the columns in the proportion of their `rooms`.
void spread(std::vector<double>& widths, const std::vector<double>& rooms, double more) {
    const double sum = sumOf(rooms);
    if (sum <= 0) return;
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += more * rooms[i] / sum;
}

/// A column that short stands on one line before a long one gets more.
constexpr double kShortShare = 0.16;

}  // namespace

std::vector<double> columnWidths(const TablePart& table, const TableFonts& fonts, double width, double gap,
                                 QPaintDevice* device) {
    std::vector<Need> needs = needsOf(table, fonts, gap, device);
    const auto leastOf = [&] {
        return std::accumulate(needs.begin(), needs.end(), 0.0,
                               [](double so, const Need& need) { return so + need.least; });
    };
    if (leastOf() >= width) return narrowed(needs, width);
    for (Need& need : needs) {
        if (need.most > kShortShare * width || leastOf() + need.most - need.least > width) continue;
        need.least = need.most;
    }
    const double shares = sumOf(table.shares);
    std::vector<double> widths, rooms;
    for (std::size_t i = 0; i < needs.size(); ++i)
        widths.push_back(std::clamp(table.shares[i] / shares * width, needs[i].least, needs[i].most));
    double over = width - sumOf(widths);
    for (std::size_t i = 0; i < needs.size(); ++i)
        rooms.push_back(over < 0 ? widths[i] - needs[i].least : needs[i].most - widths[i]);
    const double given = over < 0 ? over : std::min(over, sumOf(rooms));
    spread(widths, rooms, given);
    over -= given;
    // All stand on one line each: what is left as the shares say.
    if (over > 0) spread(widths, table.shares, over);
    return widths;
}

}  // namespace paper
