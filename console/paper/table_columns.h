// SPDX-License-Identifier: EUPL-1.2
#pragma once

// How wide the columns of a table on paper are.

#include <vector>

#include <QFont>

#include "console/paper/document.h"

class QPaintDevice;

namespace paper {

struct TableFonts {
    QFont heads, rows;
};
/// Widths in dots, together `width`; `gap` of each is the room to the next column. Each column has what its share
/// gives, but as much at least as its longest word (a short one as its longest cell), and no more than its longest cell
/// while another has to break its lines. Where not even the longest words fit side by side, the widest give way.
[[nodiscard]] std::vector<double> columnWidths(const TablePart& table, const TableFonts& fonts, double width,
                                               double gap, QPaintDevice* device);

}  // namespace paper
