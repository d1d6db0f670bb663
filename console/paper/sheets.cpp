// SPDX-License-Identifier: EUPL-1.2
#include "console/paper/sheets.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>

#include <QFontMetricsF>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

#include "console/paper/log_paper.h"

namespace paper {

namespace {

constexpr const char* kCreator = "Lagewerk";

}  // namespace

base::Done mayWriteOver(const std::filesystem::path& file) {
    std::error_code trouble;
    if (!std::filesystem::exists(file, trouble)) return base::done();
    constexpr std::streamsize kHeadBytes = 2048;  // QPdfWriter says first who made it
    std::string head(kHeadBytes, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(head.data(), kHeadBytes);
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
    std::string creator("/Creator (\xFE\xFF");
    for (const char letter : std::string_view(kCreator)) creator += {'\0', letter};
    if (head.starts_with("%PDF-") && head.find(creator + ")") != std::string::npos) return base::done();
    return base::Failure{"a file of that name is there that Lagewerk did not write", file.string(),
                         "choose another folder, or move the file away"};
}

void signAsOurs(QPdfWriter& writer) { writer.setCreator(QString::fromLatin1(kCreator)); }

QFont paperFont(double points, bool isBold) {
    // Not Inter: its colons and dashes between figures are glyphs of their own, and who searches the PDF for "18:05"
    // would not find it.
    QFont font(QStringLiteral("Noto Sans"));
    font.setPointSizeF(points);
    font.setBold(isBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.01);  // no ligatures, for the same reason
    return font;
}

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

void paintLines(QPainter& painter, const Paragraph& paragraph, std::size_t from, std::size_t to, double x, double y) {
    painter.setFont(paragraph.font);
    painter.setPen(Qt::black);
    const QFontMetricsF metrics(paragraph.font, painter.device());
    for (std::size_t line = from; line < to; ++line, y += paragraph.lineH)
        painter.drawText(QPointF(x, y + metrics.ascent()), paragraph.lines[line]);
}

void paintLines(QPainter& painter, const Paragraph& paragraph, double x, double y) {
    paintLines(painter, paragraph, 0, paragraph.lines.size(), x, y);
}

void paintWords(QPainter& painter, const QString& words, const QFont& font, double x, double y, double width,
                Qt::Alignment side) {
    painter.setFont(font);
    painter.setPen(Qt::black);
    const QFontMetricsF metrics(font, painter.device());
    painter.drawText(QRectF(x, y, width, metrics.lineSpacing() * 1.2), side | Qt::AlignTop,
                     metrics.elidedText(words, Qt::ElideRight, width));
}

void paintRule(QPainter& painter, double y, double width, double mm) {
    painter.setPen(QPen(Qt::black, mm * kMm));
    painter.drawLine(QPointF(kLeft, y), QPointF(kLeft + width, y));
}

Sheets::Sheets(const FrameWords& words, QPdfWriter& writer) : m_words(words), m_writer(writer) {
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(kDotsPerInch);
}

double Sheets::room() const { return contentHeight(lie()) - (m_pages.empty() ? 0 : m_used); }

void Sheets::beginPage() { beginPage(lie()); }

void Sheets::beginPage(Lie lie) {
    m_pages.push_back({lie, {}});
    m_used = 0;
}

void Sheets::place(Block block) {
    if (m_pages.empty() || (block.height > room() && !m_pages.back().blocks.empty())) beginPage();
    m_used += block.height;
    m_pages.back().blocks.push_back(std::move(block));
}

bool Sheets::paint(const std::function<void(QPainter&)>& head) {
    if (m_pages.empty()) m_pages.emplace_back();
    const auto turnTo = [this](Lie lie) {
        return m_writer.setPageOrientation(lie == Lie::Upright ? QPageLayout::Portrait : QPageLayout::Landscape);
    };
    QPainter painter;
    if (!turnTo(m_pages.front().lie) || !painter.begin(&m_writer)) return false;
    for (int page = 0; page < pages(); ++page) {
        const Lie lie = m_pages[static_cast<std::size_t>(page)].lie;
        if (page > 0 && (!turnTo(lie) || !m_writer.newPage())) return false;
        paintFrame(painter, page + 1, lie);
        if (head) head(painter);
        double y = kTop;
        for (const Block& block : m_pages[static_cast<std::size_t>(page)].blocks) {
            if (block.hasRule) paintRule(painter, y, contentWidth(lie), 0.15);
            block.paint(painter, y);
            y += block.height;
        }
    }
    return painter.end();
}

void Sheets::paintFrame(QPainter& painter, int page, Lie lie) const {
    const double right = pageWidth(lie) - kRight;
    double titleX = kLeft;
    if (!m_words.mark.isEmpty()) titleX = paintMark(painter, kLeft, 11 * kMm) + 4 * kMm;
    const double pageW = 34 * kMm;
    paintWords(painter, m_words.title, paperFont(14, true), titleX, 11 * kMm, right - titleX - pageW, Qt::AlignLeft);
    paintWords(painter, pageWords(page, pages()), paperFont(9), right - pageW, 12.5 * kMm, pageW, Qt::AlignRight);
    paintWords(painter, m_words.below, paperFont(9), kLeft, 19 * kMm, right - kLeft, Qt::AlignLeft);
    paintRule(painter, kTop - 2 * kMm, contentWidth(lie), 0.4);
    const double footY = pageHeight(lie) - kBottom + 5 * kMm;
    paintRule(painter, footY - 1.5 * kMm, contentWidth(lie), 0.4);
    double footX = kLeft;
    if (!m_words.mark.isEmpty()) footX = paintMark(painter, kLeft, footY) + 4 * kMm;
    paintWords(painter, m_words.scope, paperFont(8), footX, footY, right - footX, Qt::AlignLeft);
    paintWords(painter, m_words.made, paperFont(8), footX, footY + 4 * kMm, right - footX, Qt::AlignLeft);
    // From the edge on: 64 digits that nobody may have to guess.
    paintWords(painter, m_words.checkpoint, paperFont(7.5), kLeft, footY + 8 * kMm, right - kLeft, Qt::AlignLeft);
}

/// White on black in a frame of its own: seen on a copy of a copy. Returns where it ends.
double Sheets::paintMark(QPainter& painter, double x, double y) const {
    const QFont font = paperFont(11, true);
    const QFontMetricsF metrics(font, painter.device());
    const QRectF box(x, y, metrics.horizontalAdvance(m_words.mark) + 5 * kMm, 7 * kMm);
    painter.fillRect(box, Qt::black);
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(box, Qt::AlignCenter, m_words.mark);
    return box.right();
}

}  // namespace paper
