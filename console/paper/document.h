// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A paper made of sections: text, tables, pictures, and lines to write on where the system knows nothing. Words only,
// before any page is laid out.

#include <filesystem>
#include <variant>
#include <vector>

#include <QImage>
#include <QString>
#include <QStringList>

#include "broker/base/outcome.h"

namespace paper {

struct TextPart {
    QString text;
    bool isBold = false;
};
/// Columns by shares of the width, as far as no word is torn by it (table_columns). A row is torn only between its
/// lines when it is higher than a page.
struct TablePart {
    QStringList heads;
    std::vector<double> shares;
    std::vector<QStringList> rows;
    QString none;  ///< what stands there when there is no row
};
/// To be filled in by hand: what, and how many lines.
struct BlankPart {
    QString label;
    int lines = 1;
};
/// Boxes side by side to be filled in: a form. Shares of the width; `heightMm` of the row.
struct BoxesPart {
    std::vector<std::pair<QString, double>> boxes;
    double heightMm = 11;
};
/// The same filled in. It grows with what stands in it; a single box goes on over the page.
struct FilledBox {
    QString label, value;
    double share = 1;
    bool isBold = false;
};
struct FilledPart {
    std::vector<FilledBox> boxes;
    double heightMm = 11;  ///< at least
};
/// As wide as the page, or with another to its right: both take the width as they take their pixels, at one scale.
struct PicturePart {
    QImage image;
    QString caption;
    QImage beside{};
};
using Part = std::variant<TextPart, TablePart, BlankPart, BoxesPart, FilledPart, PicturePart>;

struct Section {
    QString title;
    std::vector<Part> parts;
    bool onNewPage = false;
    bool isAcross = false;  ///< on pages that lie on their long side
};
struct Document {
    QString file;                                         ///< name without ending: "lagebericht"
    QString mark, title, below, scope, made, checkpoint;  ///< as FrameWords
    double points = 9.5;                                  ///< size of the text; a talk is read standing
    std::vector<Section> sections;
};

/// Every word of it, line by line; blanks as "____".
[[nodiscard]] QStringList plainText(const Document& document);

struct Written {
    std::filesystem::path file;
    int pages = 0;
};
/// A4, legible in black and white, into `folder`/`file`.pdf; a paper of ours that was there is written over, any other
/// file is left as it is and the writing fails.
[[nodiscard]] base::Outcome<Written> writeDocument(const Document& document, const std::filesystem::path& folder);

}  // namespace paper
