// SPDX-License-Identifier: EUPL-1.2
// Pages are laid out first, as blocks that are not torn, so that each page can say of how many it is one.
#include "console/paper/log_pdf.h"

#include <QFontMetricsF>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

namespace paper {

using models::Words;

namespace {

constexpr int kDotsPerInch = 600;
constexpr double kMm = kDotsPerInch / 25.4;
constexpr double kPageW = 210 * kMm, kPageH = 297 * kMm;
constexpr double kLeft = 22 * kMm, kRight = 14 * kMm;  // room for the holes of a binder
constexpr double kTop = 34 * kMm, kBottom = 20 * kMm;
constexpr double kNumberW = 13 * kMm, kTimeW = 27 * kMm, kWhoW = 36 * kMm, kGap = 2.5 * kMm;
constexpr double kPictureW = 112 * kMm, kPictureH = 84 * kMm;

QFont fontOf(double points, bool isBold = false) {
    // Not Inter: its colons and dashes between figures are glyphs of their own, and who searches the PDF for "18:05"
    // would not find it.
    QFont font(QStringLiteral("Noto Sans"));
    font.setPointSizeF(points);
    font.setBold(isBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.01);  // no ligatures, for the same reason
    return font;
}

/// A paragraph broken into lines of one width.
struct Paragraph {
    std::vector<QString> lines;
    QFont font;
    double lineH = 0;
};
Paragraph broken(const QString& text, const QFont& font, double width, QPaintDevice* device) {
    Paragraph out;
    out.font = font;
    const QFontMetricsF metrics(font, device);
    out.lineH = metrics.lineSpacing();
    for (const QString& part : text.split(QLatin1Char('\n'))) {
        QTextLayout layout(part, font, device);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            out.lines.push_back(part.mid(line.textStart(), line.textLength()).trimmed());
        }
        layout.endLayout();
    }
    return out;
}

/// What stands on a page and is not torn.
struct Block {
    double height = 0;
    bool beginsEntry = false;  ///< a line above it
    std::function<void(QPainter&, double y)> paint;
};

class LogPages {
public:
    LogPages(const LogPaper& paper, QPdfWriter& writer, const PictureOf& pictureOf)
        : m_paper(paper), m_writer(writer), m_pictureOf(pictureOf) {}

    void layOut() {
        for (const EntryOnPaper& entry : m_paper.entries) {
            addText(entry);
            for (const FileOnPaper& file : entry.files) addFile(file);
        }
        if (m_pages.empty()) m_pages.emplace_back();
    }
    [[nodiscard]] int pages() const { return static_cast<int>(m_pages.size()); }
    [[nodiscard]] int picturesMissing() const { return m_picturesMissing; }

    [[nodiscard]] bool paint() {
        QPainter painter;
        if (!painter.begin(&m_writer)) return false;
        for (int page = 0; page < pages(); ++page) {
            if (page > 0 && !m_writer.newPage()) return false;
            paintFrame(painter, page + 1);
            double y = kTop;
            for (const Block& block : m_pages[static_cast<std::size_t>(page)]) {
                if (block.beginsEntry) rule(painter, y, 0.15);
                block.paint(painter, y);
                y += block.height;
            }
        }
        return painter.end();
    }

private:
    static constexpr double kTextX = kLeft + kNumberW + kTimeW;
    static constexpr double kWhoX = kPageW - kRight - kWhoW;

    void place(Block block) {
        if (m_pages.empty() || m_used + block.height > kPageH - kTop - kBottom) {
            m_pages.emplace_back();
            m_used = 0;
        }
        m_used += block.height;
        m_pages.back().push_back(std::move(block));
    }
    void addText(const EntryOnPaper& entry) {
        const double pad = 1.6 * kMm;
        const auto number = broken(entry.number, fontOf(9.5, true), kNumberW, &m_writer);
        const auto time = broken(entry.day + QLatin1Char('\n') + entry.clock, fontOf(8.5), kTimeW - kGap, &m_writer);
        const auto kind = broken(entry.kind, fontOf(7.5), kWhoX - kTextX - kGap, &m_writer);
        const auto text = broken(entry.text, fontOf(9.5, entry.fromPeople), kWhoX - kTextX - kGap, &m_writer);
        const auto who = broken(entry.who, fontOf(8.5), kWhoW, &m_writer);
        const double side = std::max({heightOf(number), heightOf(time), heightOf(who)});
        // Head and first lines stay together; a long text goes on over the page.
        const std::size_t first = std::min<std::size_t>(text.lines.size(), 4);
        const double height = std::max(side, heightOf(kind) + static_cast<double>(first) * text.lineH) + 2 * pad;
        place({height, true, [=](QPainter& painter, double y) {
                   lines(painter, number, 0, number.lines.size(), kLeft, y + pad);
                   lines(painter, time, 0, time.lines.size(), kLeft + kNumberW, y + pad);
                   lines(painter, kind, 0, kind.lines.size(), kTextX, y + pad);
                   lines(painter, text, 0, first, kTextX, y + pad + heightOf(kind));
                   lines(painter, who, 0, who.lines.size(), kWhoX, y + pad);
               }});
        for (std::size_t line = first; line < text.lines.size(); ++line) {
            place({text.lineH + (line + 1 == text.lines.size() ? pad : 0), false,
                   [=](QPainter& painter, double y) { lines(painter, text, line, line + 1, kTextX, y - pad); }});
        }
    }
    void addFile(const FileOnPaper& file) {
        QString words = captionOf(file);
        QImage image;
        if (file.isPicture) {
            image = m_pictureOf(file);
            if (image.isNull()) {
                ++m_picturesMissing;
                if (file.state.isEmpty()) words += QLatin1Char('\n') + Words::tr("nicht auf dieser Konsole");
            }
        }
        const auto caption = broken(words, fontOf(7.5), kPageW - kRight - kTextX, &m_writer);
        QSizeF size;
        if (!image.isNull()) {
            // Never larger than it is at 150 points an inch: a stamp is not blown up to a poster.
            size = QSizeF(image.size()) * (kDotsPerInch / 150.0);
            if (size.width() > kPictureW || size.height() > kPictureH)
                size.scale(kPictureW, kPictureH, Qt::KeepAspectRatio);
        }
        const double pad = 2 * kMm;
        place({size.height() + heightOf(caption) + 2 * pad, false, [=](QPainter& painter, double y) {
                   if (!image.isNull()) {
                       const QRectF at(QPointF(kTextX, y + pad / 2), size);
                       painter.drawImage(at, image);
                       painter.setPen(QPen(Qt::black, 0.15 * kMm));
                       painter.drawRect(at);
                   }
                   lines(painter, caption, 0, caption.lines.size(), kTextX, y + pad + size.height());
               }});
    }
    static double heightOf(const Paragraph& paragraph) {
        return static_cast<double>(paragraph.lines.size()) * paragraph.lineH;
    }
    static void lines(QPainter& painter, const Paragraph& paragraph, std::size_t from, std::size_t to, double x,
                      double y) {
        painter.setFont(paragraph.font);
        painter.setPen(Qt::black);
        const QFontMetricsF metrics(paragraph.font, painter.device());
        for (std::size_t line = from; line < to; ++line, y += paragraph.lineH)
            painter.drawText(QPointF(x, y + metrics.ascent()), paragraph.lines[line]);
    }
    static void rule(QPainter& painter, double y, double mm) {
        painter.setPen(QPen(Qt::black, mm * kMm));
        painter.drawLine(QPointF(kLeft, y), QPointF(kPageW - kRight, y));
    }
    void paintFrame(QPainter& painter, int page) {
        const double right = kPageW - kRight;
        double titleX = kLeft;
        if (!m_paper.mark.isEmpty()) titleX = paintMark(painter, kLeft, 11 * kMm) + 4 * kMm;
        text(painter, m_paper.title, fontOf(14, true), titleX, 11 * kMm, right - titleX, Qt::AlignLeft);
        text(painter, pageWords(page, pages()), fontOf(9), kLeft, 12.5 * kMm, right - kLeft, Qt::AlignRight);
        const QString below =
            m_paper.operation.isEmpty() ? m_paper.realm : m_paper.realm + QStringLiteral(" · ") + m_paper.operation;
        text(painter, below, fontOf(9), kLeft, 19 * kMm, right - kLeft, Qt::AlignLeft);
        const double headY = 26.5 * kMm;
        const QFont head = fontOf(8, true);
        text(painter, Words::tr("Nr."), head, kLeft, headY, kNumberW, Qt::AlignLeft);
        text(painter, Words::tr("Zeit"), head, kLeft + kNumberW, headY, kTimeW, Qt::AlignLeft);
        text(painter, Words::tr("Ereignis"), head, kTextX, headY, kWhoX - kTextX, Qt::AlignLeft);
        text(painter, Words::tr("Von"), head, kWhoX, headY, kWhoW, Qt::AlignLeft);
        rule(painter, kTop - 2 * kMm, 0.4);
        const double footY = kPageH - kBottom + 5 * kMm;
        rule(painter, footY - 1.5 * kMm, 0.4);
        double footX = kLeft;
        if (!m_paper.mark.isEmpty()) footX = paintMark(painter, kLeft, footY) + 4 * kMm;
        text(painter, m_paper.scope, fontOf(8), footX, footY, right - footX, Qt::AlignLeft);
        text(painter, m_paper.made, fontOf(8), footX, footY + 4 * kMm, right - footX, Qt::AlignLeft);
        // From the edge on: 64 digits that nobody may have to guess.
        text(painter, m_paper.checkpoint, fontOf(7.5), kLeft, footY + 8 * kMm, right - kLeft, Qt::AlignLeft);
    }
    /// White on black in a frame of its own: seen on a copy of a copy. Returns where it ends.
    double paintMark(QPainter& painter, double x, double y) const {
        const QFont font = fontOf(11, true);
        const QFontMetricsF metrics(font, painter.device());
        const QRectF box(x, y, metrics.horizontalAdvance(m_paper.mark) + 5 * kMm, 7 * kMm);
        painter.fillRect(box, Qt::black);
        painter.setPen(Qt::white);
        painter.setFont(font);
        painter.drawText(box, Qt::AlignCenter, m_paper.mark);
        return box.right();
    }
    static void text(QPainter& painter, const QString& words, const QFont& font, double x, double y, double width,
                     Qt::Alignment side) {
        painter.setFont(font);
        painter.setPen(Qt::black);
        const QFontMetricsF metrics(font, painter.device());
        painter.drawText(QRectF(x, y, width, metrics.lineSpacing() * 1.2), side | Qt::AlignTop,
                         metrics.elidedText(words, Qt::ElideRight, width));
    }

    const LogPaper& m_paper;
    QPdfWriter& m_writer;
    const PictureOf& m_pictureOf;
    std::vector<std::vector<Block>> m_pages;
    double m_used = 0;
    int m_picturesMissing = 0;
};

}  // namespace

std::optional<Printed> paintLog(const LogPaper& paper, QPdfWriter& writer, const PictureOf& pictureOf) {
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(kDotsPerInch);
    LogPages pages(paper, writer, pictureOf);
    pages.layOut();
    if (!pages.paint()) return std::nullopt;
    return Printed{{}, pages.pages(), pages.picturesMissing()};
}

base::Outcome<Printed> writePdf(const LogPaper& paper, const std::filesystem::path& file, const PictureOf& pictureOf) {
    const base::Failure failure{"the paper cannot be written", file.string(), "choose another folder, or make room"};
    QPdfWriter writer(QString::fromStdString(file.string()));
    writer.setCreator(QStringLiteral("Lagewerk"));
    writer.setTitle(paper.mark.isEmpty() ? paper.title : paper.mark + QStringLiteral(" ") + paper.title);
    auto printed = paintLog(paper, writer, pictureOf);
    if (!printed) return failure;
    std::error_code trouble;
    if (std::filesystem::file_size(file, trouble) == 0 || trouble) return failure;
    printed->file = file;
    return *printed;
}

}  // namespace paper
