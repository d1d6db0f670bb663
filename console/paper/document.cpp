// SPDX-License-Identifier: EUPL-1.2
#include "console/paper/document.h"

#include <algorithm>
#include <numeric>

#include <QPainter>
#include <QPdfWriter>

#include "console/paper/sheets.h"
#include "console/paper/table_columns.h"

namespace paper {
namespace {

constexpr double kLineToWriteOn = 8.5 * kMm;  ///< for a ballpen

class DocumentPages {
public:
    DocumentPages(const Document& document, QPdfWriter& writer)
        : m_document(document),
          m_frame{document.mark, document.title, document.below, document.scope, document.made, document.checkpoint},
          m_writer(writer),
          m_sheets(m_frame, writer) {}

    bool paint() {
        for (const Section& section : m_document.sections) add(section);
        return m_sheets.paint(nullptr);
    }
    [[nodiscard]] int pages() const { return m_sheets.pages(); }

private:
    [[nodiscard]] double width() const { return contentWidth(m_sheets.lie()); }
    /// What has to stand below a title, since a title never stands alone at the foot of a page.
    [[nodiscard]] double headOf(const Part& part) {
        if (const auto* blank = std::get_if<BlankPart>(&part)) return heightOf(*blank);
        if (const auto* picture = std::get_if<PicturePart>(&part))
            return picture->image.isNull() ? 0 : laidOut(*picture).height;
        return 24 * kMm;
    }
    void add(const Section& section) {
        const Lie lie = section.isAcross ? Lie::Across : Lie::Upright;
        if (m_isFirst || section.onNewPage || lie != m_sheets.lie()) m_sheets.beginPage(lie);
        m_isFirst = false;
        if (!section.title.isEmpty()) {
            const auto title = broken(section.title, paperFont(m_document.points + 2.5, true), width(), &m_writer);
            const double below = section.parts.empty() ? 0 : headOf(section.parts.front());
            if (m_sheets.room() < title.height() + 4.5 * kMm + below) m_sheets.beginPage();
            m_sheets.place({title.height() + 4.5 * kMm, false,
                            [=](QPainter& painter, double y) { paintLines(painter, title, kLeft, y + 3 * kMm); }});
        }
        for (const Part& part : section.parts) std::visit([this](const auto& one) { add(one); }, part);
    }
    void add(const TextPart& part) {
        const auto text = broken(part.text, paperFont(m_document.points, part.isBold), width(), &m_writer);
        for (std::size_t line = 0; line < text.lines.size(); ++line) {
            const bool isLast = line + 1 == text.lines.size();
            m_sheets.place({text.lineH + (isLast ? 1.5 * kMm : 0), false,
                            [=](QPainter& painter, double y) { paintLines(painter, text, line, line + 1, kLeft, y); }});
        }
    }
    void add(const TablePart& part) {
        const QFont headFont = paperFont(m_document.points - 1.5, true), font = paperFont(m_document.points);
        const std::vector<double> widths = columnWidths(part, {headFont, font}, width(), kColumnGap, &m_writer);
        std::vector<double> xs{kLeft};
        for (const double one : widths) xs.push_back(xs.back() + one);
        // Not the heads alone at the foot of a page.
        const double heads = rowOf(part.heads, widths, headFont).height,
                     first = part.rows.empty() ? 8 * kMm : rowOf(part.rows.front(), widths, font).height;
        if (m_sheets.room() < heads + first) m_sheets.beginPage();
        placeRow(part.heads, xs, widths, headFont, false);
        if (part.rows.empty()) {
            const auto none = broken(part.none, font, width(), &m_writer);
            m_sheets.place({none.height() + 3 * kMm, true,
                            [=](QPainter& painter, double y) { paintLines(painter, none, kLeft, y + 1.2 * kMm); }});
        }
        for (const QStringList& row : part.rows) {
            // On each page the table says again what its columns are.
            if (rowOf(row, widths, font).height > m_sheets.room()) {
                m_sheets.beginPage();
                placeRow(part.heads, xs, widths, headFont, false);
            }
            placeRow(row, xs, widths, font, true);
        }
        m_sheets.place({2 * kMm, true, [](QPainter&, double) {}});
    }
    static constexpr double kPad = 1.1 * kMm, kColumnGap = 2.5 * kMm;
    struct Row {
        std::vector<Paragraph> cells;
        double height = 0;
    };
    Row rowOf(const QStringList& words, const std::vector<double>& widths, const QFont& font) {
        Row row;
        for (std::size_t i = 0; i < widths.size() && static_cast<qsizetype>(i) < words.size(); ++i) {
            row.cells.push_back(broken(words[static_cast<qsizetype>(i)], font, widths[i] - kColumnGap, &m_writer));
            row.height = std::max(row.height, row.cells.back().height());
        }
        row.height += 2 * kPad;
        return row;
    }
    void placeRow(const QStringList& words, const std::vector<double>& xs, const std::vector<double>& widths,
                  const QFont& font, bool hasRule) {
        Row row = rowOf(words, widths, font);
        m_sheets.place({row.height, hasRule, [cells = std::move(row.cells), xs](QPainter& painter, double y) {
                            for (std::size_t i = 0; i < cells.size(); ++i)
                                paintLines(painter, cells[i], xs[i], y + kPad);
                        }});
    }
    [[nodiscard]] Paragraph labelOf(const BlankPart& part) {
        return broken(part.label, paperFont(m_document.points - 1, true), width(), &m_writer);
    }
    [[nodiscard]] double heightOf(const BlankPart& part) {
        return labelOf(part).height() + part.lines * kLineToWriteOn + 2 * kMm;
    }
    void add(const BlankPart& part) {
        const Paragraph label = labelOf(part);
        if (heightOf(part) > m_sheets.room()) m_sheets.beginPage();
        m_sheets.place({heightOf(part), false, [=, width = width()](QPainter& painter, double y) {
                            paintLines(painter, label, kLeft, y);
                            for (int line = 1; line <= part.lines; ++line)
                                paintRule(painter, y + label.height() + line * kLineToWriteOn, width, 0.1);
                        }});
    }
    void add(const BoxesPart& part) {
        const double sum = std::accumulate(part.boxes.begin(), part.boxes.end(), 0.0,
                                           [](double so, const auto& box) { return so + box.second; });
        m_sheets.place({part.heightMm * kMm, false, [part, sum, all = width()](QPainter& painter, double y) {
                            double x = kLeft;
                            for (const auto& [label, share] : part.boxes) {
                                const QRectF box(x, y, share / sum * all, part.heightMm * kMm);
                                painter.setPen(QPen(Qt::black, 0.2 * kMm));
                                painter.drawRect(box);
                                paintWords(painter, label, paperFont(7), x + 1 * kMm, y + 0.6 * kMm,
                                           box.width() - 2 * kMm, Qt::AlignLeft);
                                x += box.width();
                            }
                        }});
    }
    void add(const FilledPart& part) {
        if (part.boxes.size() == 1) return addLong(part);
        const double sum = std::accumulate(part.boxes.begin(), part.boxes.end(), 0.0,
                                           [](double so, const FilledBox& box) { return so + box.share; });
        struct Laid {
            double x = 0, width = 0;
            QString label;
            Paragraph value;
        };
        std::vector<Laid> laid;
        double x = kLeft, height = part.heightMm * kMm;
        for (const FilledBox& box : part.boxes) {
            const double width = box.share / sum * this->width();
            laid.push_back({x, width, box.label,
                            broken(box.value, paperFont(m_document.points, box.isBold), width - 2 * kMm, &m_writer)});
            height = std::max(height, laid.back().value.height() + kLabelH + kMm);
            x += width;
        }
        m_sheets.place({height, false, [laid = std::move(laid), height](QPainter& painter, double y) {
                            for (const Laid& box : laid) {
                                painter.setPen(QPen(Qt::black, 0.2 * kMm));
                                painter.drawRect(QRectF(box.x, y, box.width, height));
                                paintWords(painter, box.label, paperFont(7), box.x + 1 * kMm, y + 0.6 * kMm,
                                           box.width - 2 * kMm, Qt::AlignLeft);
                                paintLines(painter, box.value, box.x + 1 * kMm, y + kLabelH);
                            }
                        }});
    }
    /// Line by line, so that it goes on over the page; each page closes its part of the frame.
    void addLong(const FilledPart& part) {
        const FilledBox& box = part.boxes.front();
        const auto value = broken(box.value, paperFont(m_document.points, box.isBold), width() - 4 * kMm, &m_writer);
        const auto frame = [all = width()](QPainter& painter, double y, double height, bool top, bool bottom) {
            painter.setPen(QPen(Qt::black, 0.2 * kMm));
            const double right = kLeft + all;
            painter.drawLine(QPointF(kLeft, y), QPointF(kLeft, y + height));
            painter.drawLine(QPointF(right, y), QPointF(right, y + height));
            if (top) painter.drawLine(QPointF(kLeft, y), QPointF(right, y));
            if (bottom) painter.drawLine(QPointF(kLeft, y + height), QPointF(right, y + height));
        };
        if (m_sheets.room() < kLabelH + 3 * value.lineH) m_sheets.beginPage();
        m_sheets.place({kLabelH, false, [=, all = width()](QPainter& painter, double y) {
                            frame(painter, y, kLabelH, true, false);
                            paintWords(painter, box.label, paperFont(7), kLeft + 1 * kMm, y + 0.6 * kMm, all - 2 * kMm,
                                       Qt::AlignLeft);
                        }});
        double used = kLabelH;
        for (std::size_t line = 0; line < value.lines.size(); ++line) {
            // The last one that fits closes the frame; on the next page it is opened again.
            const bool isLast = m_sheets.room() < 2 * value.lineH, isFirst = m_sheets.room() < value.lineH;
            m_sheets.place({value.lineH, false, [=](QPainter& painter, double y) {
                                frame(painter, y, value.lineH, isFirst, isLast && !isFirst);
                                paintLines(painter, value, line, line + 1, kLeft + 2 * kMm, y);
                            }});
            used += value.lineH;
        }
        const double rest = std::max(1.5 * kMm, std::min(part.heightMm * kMm - used, m_sheets.room() - kMm));
        m_sheets.place({rest, false, [=](QPainter& painter, double y) { frame(painter, y, rest, false, true); }});
    }
    static constexpr double kLabelH = 4.5 * kMm;
    static constexpr double kBesideGap = 4 * kMm;
    struct LaidPicture {
        QSizeF size, beside;
        Paragraph caption;
        double height = 0;
    };
    /// One scale for both, so that signs are as large in the legend as on the map.
    [[nodiscard]] LaidPicture laidOut(const PicturePart& part) {
        LaidPicture laid;
        laid.caption = broken(part.caption, paperFont(m_document.points - 1.5), width(), &m_writer);
        laid.size = part.image.size();
        laid.beside = part.beside.size();
        const double gap = part.beside.isNull() ? 0 : kBesideGap;
        const double pixels = laid.size.width() + (part.beside.isNull() ? 0 : laid.beside.width());
        const double heightMost = contentHeight(m_sheets.lie()) - laid.caption.height() - 16 * kMm;
        const double scale = std::min((width() - gap) / pixels, heightMost / laid.size.height());
        laid.size *= scale;
        laid.beside *= scale;
        laid.height = laid.size.height() + laid.caption.height() + 5 * kMm;
        return laid;
    }
    void add(const PicturePart& part) {
        if (part.image.isNull()) return;
        const LaidPicture laid = laidOut(part);
        m_sheets.place({laid.height, false, [=](QPainter& painter, double y) {
                            const QRectF at(QPointF(kLeft, y + 1 * kMm), laid.size);
                            painter.drawImage(at, part.image);
                            painter.setPen(QPen(Qt::black, 0.15 * kMm));
                            painter.drawRect(at);
                            if (!part.beside.isNull())
                                painter.drawImage(QRectF(at.topRight() + QPointF(kBesideGap, 0), laid.beside),
                                                  part.beside);
                            paintLines(painter, laid.caption, kLeft, y + 2 * kMm + laid.size.height());
                        }});
    }

    const Document& m_document;
    const FrameWords m_frame;
    QPdfWriter& m_writer;
    Sheets m_sheets;
    bool m_isFirst = true;
};

QString joined(const QStringList& cells) {
    QStringList there;
    for (const QString& cell : cells)
        if (!cell.isEmpty()) there << cell;
    return there.join(QStringLiteral(" · "));
}

void tell(QStringList& out, const Part& part) {
    if (const auto* text = std::get_if<TextPart>(&part)) {
        out << text->text;
    } else if (const auto* table = std::get_if<TablePart>(&part)) {
        out << joined(table->heads);
        for (const QStringList& row : table->rows) out << joined(row);
        if (table->rows.empty()) out << table->none;
    } else if (const auto* blank = std::get_if<BlankPart>(&part)) {
        out << blank->label + QStringLiteral(" ____");
    } else if (const auto* boxes = std::get_if<BoxesPart>(&part)) {
        QStringList labels;
        for (const auto& [label, share] : boxes->boxes) labels << QLatin1Char('[') + label + QLatin1Char(']');
        out << labels.join(QLatin1Char(' '));
    } else if (const auto* filled = std::get_if<FilledPart>(&part)) {
        for (const FilledBox& box : filled->boxes)
            out << QLatin1Char('[') + box.label + QStringLiteral("] ") + box.value;
    } else if (const auto* picture = std::get_if<PicturePart>(&part)) {
        out << picture->caption;
    }
}

}  // namespace

QStringList plainText(const Document& document) {
    QStringList out;
    if (!document.mark.isEmpty()) out << document.mark;
    out << document.title << document.below << document.scope << document.made;
    if (!document.checkpoint.isEmpty()) out << document.checkpoint;
    for (const Section& section : document.sections) {
        if (!section.title.isEmpty()) out << QString() << section.title;
        for (const Part& part : section.parts) tell(out, part);
    }
    return out;
}

base::Outcome<Written> writeDocument(const Document& document, const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / (document.file.toStdString() + ".pdf");
    const base::Failure failure{"the paper cannot be written", file.string(), "choose another folder, or make room"};
    if (const base::Done may = mayWriteOver(file); !may) return may.failure();
    std::error_code trouble;
    std::filesystem::create_directories(folder, trouble);
    QPdfWriter writer(QString::fromStdString(file.string()));
    signAsOurs(writer);
    writer.setTitle(document.mark.isEmpty() ? document.title : document.mark + QStringLiteral(" ") + document.title);
    DocumentPages pages(document, writer);
    if (!pages.paint()) return failure;
    if (std::filesystem::file_size(file, trouble) == 0 || trouble) return failure;
    return Written{file, pages.pages()};
}

}  // namespace paper
