// SPDX-License-Identifier: EUPL-1.2
#include "console/paper/document.h"

#include <algorithm>
#include <numeric>

#include <QPainter>
#include <QPdfWriter>

#include "console/paper/sheets.h"

namespace paper {
namespace {

constexpr double kWidth = kPageW - kLeft - kRight;
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
    void add(const Section& section) {
        if (section.onNewPage && !m_isFirst) m_sheets.beginPage();
        m_isFirst = false;
        if (!section.title.isEmpty()) {
            const auto title = broken(section.title, paperFont(m_document.points + 2.5, true), kWidth, &m_writer);
            // A title never stands alone at the foot of a page.
            if (m_sheets.room() < title.height() + 24 * kMm) m_sheets.beginPage();
            m_sheets.place({title.height() + 4.5 * kMm, false,
                            [=](QPainter& painter, double y) { paintLines(painter, title, kLeft, y + 3 * kMm); }});
        }
        for (const Part& part : section.parts) std::visit([this](const auto& one) { add(one); }, part);
    }
    void add(const TextPart& part) {
        const auto text = broken(part.text, paperFont(m_document.points, part.isBold), kWidth, &m_writer);
        for (std::size_t line = 0; line < text.lines.size(); ++line) {
            const bool isLast = line + 1 == text.lines.size();
            m_sheets.place({text.lineH + (isLast ? 1.5 * kMm : 0), false,
                            [=](QPainter& painter, double y) { paintLines(painter, text, line, line + 1, kLeft, y); }});
        }
    }
    void add(const TablePart& part) {
        const double sum = std::accumulate(part.shares.begin(), part.shares.end(), 0.0);
        std::vector<double> xs, widths;
        double x = kLeft;
        for (const double share : part.shares) {
            xs.push_back(x);
            widths.push_back(share / sum * kWidth);
            x += widths.back();
        }
        // Not the heads alone at the foot of a page.
        if (m_sheets.room() < 16 * kMm) m_sheets.beginPage();
        placeRow(part.heads, xs, widths, paperFont(m_document.points - 1.5, true), false);
        if (part.rows.empty()) {
            const auto none = broken(part.none, paperFont(m_document.points), kWidth, &m_writer);
            m_sheets.place({none.height() + 3 * kMm, true,
                            [=](QPainter& painter, double y) { paintLines(painter, none, kLeft, y + 1.2 * kMm); }});
        }
        const QFont headFont = paperFont(m_document.points - 1.5, true), font = paperFont(m_document.points);
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
    static constexpr double kPad = 1.1 * kMm;
    struct Row {
        std::vector<Paragraph> cells;
        double height = 0;
    };
    Row rowOf(const QStringList& words, const std::vector<double>& widths, const QFont& font) {
        Row row;
        for (std::size_t i = 0; i < widths.size() && static_cast<qsizetype>(i) < words.size(); ++i) {
            row.cells.push_back(broken(words[static_cast<qsizetype>(i)], font, widths[i] - 2 * kMm, &m_writer));
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
    void add(const BlankPart& part) {
        const auto label = broken(part.label, paperFont(m_document.points - 1, true), kWidth, &m_writer);
        const double height = label.height() + part.lines * kLineToWriteOn + 2 * kMm;
        m_sheets.place({height, false, [=](QPainter& painter, double y) {
                            paintLines(painter, label, kLeft, y);
                            for (int line = 1; line <= part.lines; ++line)
                                paintRule(painter, y + label.height() + line * kLineToWriteOn, 0.1);
                        }});
    }
    void add(const BoxesPart& part) {
        const double sum = std::accumulate(part.boxes.begin(), part.boxes.end(), 0.0,
                                           [](double so, const auto& box) { return so + box.second; });
        m_sheets.place({part.heightMm * kMm, false, [part, sum](QPainter& painter, double y) {
                            double x = kLeft;
                            for (const auto& [label, share] : part.boxes) {
                                const QRectF box(x, y, share / sum * kWidth, part.heightMm * kMm);
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
            const double width = box.share / sum * kWidth;
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
        const auto value = broken(box.value, paperFont(m_document.points, box.isBold), kWidth - 4 * kMm, &m_writer);
        const auto frame = [](QPainter& painter, double y, double height, bool top, bool bottom) {
            painter.setPen(QPen(Qt::black, 0.2 * kMm));
            const double right = kLeft + kWidth;
            painter.drawLine(QPointF(kLeft, y), QPointF(kLeft, y + height));
            painter.drawLine(QPointF(right, y), QPointF(right, y + height));
            if (top) painter.drawLine(QPointF(kLeft, y), QPointF(right, y));
            if (bottom) painter.drawLine(QPointF(kLeft, y + height), QPointF(right, y + height));
        };
        if (m_sheets.room() < kLabelH + 3 * value.lineH) m_sheets.beginPage();
        m_sheets.place({kLabelH, false, [=](QPainter& painter, double y) {
                            frame(painter, y, kLabelH, true, false);
                            paintWords(painter, box.label, paperFont(7), kLeft + 1 * kMm, y + 0.6 * kMm,
                                       kWidth - 2 * kMm, Qt::AlignLeft);
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
    void add(const PicturePart& part) {
        if (part.image.isNull()) return;
        const auto caption = broken(part.caption, paperFont(m_document.points - 1.5), kWidth, &m_writer);
        QSizeF size(part.widthMm * kMm, 0);
        size.setHeight(size.width() * part.image.height() / part.image.width());
        const double heightMax = kPageH - kTop - kBottom - caption.height() - 6 * kMm;
        if (size.height() > heightMax) size *= heightMax / size.height();
        m_sheets.place({size.height() + caption.height() + 5 * kMm, false, [=](QPainter& painter, double y) {
                            const QRectF at(QPointF(kLeft, y + 1 * kMm), size);
                            painter.drawImage(at, part.image);
                            painter.setPen(QPen(Qt::black, 0.15 * kMm));
                            painter.drawRect(at);
                            paintLines(painter, caption, kLeft, y + 2 * kMm + size.height());
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
