// SPDX-License-Identifier: EUPL-1.2
// Pages are laid out first, as blocks that are not torn, so that each page can say of how many it is one.
#include "console/paper/log_pdf.h"

#include <QPainter>
#include <QPdfWriter>

#include "console/paper/sheets.h"

namespace paper {

using models::Words;

namespace {

constexpr double kNumberW = 13 * kMm, kTimeW = 27 * kMm, kWhoW = 36 * kMm, kGap = 2.5 * kMm;
constexpr double kPictureW = 112 * kMm, kPictureH = 84 * kMm;

class LogPages {
public:
    LogPages(const LogPaper& paper, QPdfWriter& writer, const PictureOf& pictureOf)
        : m_paper(paper),
          m_frame(frameOf(paper)),
          m_writer(writer),
          m_sheets(m_frame, writer),
          m_pictureOf(pictureOf) {}

    void layOut() {
        for (const EntryOnPaper& entry : m_paper.entries) {
            addText(entry);
            for (const FileOnPaper& file : entry.files) addFile(file);
        }
    }
    [[nodiscard]] int pages() const { return m_sheets.pages(); }
    [[nodiscard]] int picturesMissing() const { return m_picturesMissing; }
    [[nodiscard]] bool paint() { return m_sheets.paint(paintHead); }

private:
    static constexpr double kTextX = kLeft + kNumberW + kTimeW;
    static constexpr double kWhoX = kShortSide - kRight - kWhoW;

    void addText(const EntryOnPaper& entry) {
        const double pad = 1.6 * kMm;
        const auto number = broken(entry.number, paperFont(9.5, true), kNumberW, &m_writer);
        const auto time = broken(entry.day.isEmpty() ? entry.clock : entry.day + QLatin1Char('\n') + entry.clock,
                                 paperFont(8.5), kTimeW - kGap, &m_writer);
        const auto kind = broken(entry.kind, paperFont(7.5), kWhoX - kTextX - kGap, &m_writer);
        const auto text = broken(entry.text, paperFont(9.5, entry.fromPeople), kWhoX - kTextX - kGap, &m_writer);
        const auto who = broken(entry.who, paperFont(8.5), kWhoW, &m_writer);
        const double side = std::max({heightOf(number), heightOf(time), heightOf(who)});
        // Head and first lines stay together; a long text goes on over the page.
        const std::size_t first = std::min<std::size_t>(text.lines.size(), 4);
        const double height = std::max(side, heightOf(kind) + static_cast<double>(first) * text.lineH) + 2 * pad;
        m_sheets.place({height, true, [=](QPainter& painter, double y) {
                            paintLines(painter, number, 0, number.lines.size(), kLeft, y + pad);
                            paintLines(painter, time, 0, time.lines.size(), kLeft + kNumberW, y + pad);
                            paintLines(painter, kind, 0, kind.lines.size(), kTextX, y + pad);
                            paintLines(painter, text, 0, first, kTextX, y + pad + heightOf(kind));
                            paintLines(painter, who, 0, who.lines.size(), kWhoX, y + pad);
                        }});
        for (std::size_t line = first; line < text.lines.size(); ++line) {
            m_sheets.place(
                {text.lineH + (line + 1 == text.lines.size() ? pad : 0), false,
                 [=](QPainter& painter, double y) { paintLines(painter, text, line, line + 1, kTextX, y - pad); }});
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
        const auto caption = broken(words, paperFont(7.5), kShortSide - kRight - kTextX, &m_writer);
        QSizeF size;
        if (!image.isNull()) {
            // Never larger than it is at 150 points an inch: a stamp is not blown up to a poster.
            size = QSizeF(image.size()) * (kDotsPerInch / 150.0);
            if (size.width() > kPictureW || size.height() > kPictureH)
                size.scale(kPictureW, kPictureH, Qt::KeepAspectRatio);
        }
        const double pad = 2 * kMm;
        m_sheets.place({size.height() + heightOf(caption) + 2 * pad, false, [=](QPainter& painter, double y) {
                            if (!image.isNull()) {
                                const QRectF at(QPointF(kTextX, y + pad / 2), size);
                                painter.drawImage(at, image);
                                painter.setPen(QPen(Qt::black, 0.15 * kMm));
                                painter.drawRect(at);
                            }
                            paintLines(painter, caption, 0, caption.lines.size(), kTextX, y + pad + size.height());
                        }});
    }
    static double heightOf(const Paragraph& paragraph) { return paragraph.height(); }
    static void paintHead(QPainter& painter) {
        const double y = 26.5 * kMm;
        const QFont font = paperFont(8, true);
        paintWords(painter, Words::tr("Nr."), font, kLeft, y, kNumberW, Qt::AlignLeft);
        paintWords(painter, Words::tr("Zeit"), font, kLeft + kNumberW, y, kTimeW, Qt::AlignLeft);
        paintWords(painter, Words::tr("Ereignis"), font, kTextX, y, kWhoX - kTextX, Qt::AlignLeft);
        paintWords(painter, Words::tr("Von"), font, kWhoX, y, kWhoW, Qt::AlignLeft);
    }
    static FrameWords frameOf(const LogPaper& paper) {
        return {paper.mark,
                paper.title,
                paper.operation.isEmpty() ? paper.realm : paper.realm + QStringLiteral(" · ") + paper.operation,
                paper.scope,
                paper.made,
                paper.checkpoint};
    }

    const LogPaper& m_paper;
    const FrameWords m_frame;
    QPdfWriter& m_writer;
    Sheets m_sheets;
    const PictureOf& m_pictureOf;
    int m_picturesMissing = 0;
};

}  // namespace

std::optional<Printed> paintLog(const LogPaper& paper, QPdfWriter& writer, const PictureOf& pictureOf) {
    LogPages pages(paper, writer, pictureOf);
    pages.layOut();
    if (!pages.paint()) return std::nullopt;
    return Printed{{}, pages.pages(), pages.picturesMissing()};
}

base::Outcome<Printed> writePdf(const LogPaper& paper, const std::filesystem::path& file, const PictureOf& pictureOf) {
    const base::Failure failure{"the paper cannot be written", file.string(), "choose another folder, or make room"};
    if (const base::Done may = mayWriteOver(file); !may) return may.failure();
    QPdfWriter writer(QString::fromStdString(file.string()));
    signAsOurs(writer);
    writer.setTitle(paper.mark.isEmpty() ? paper.title : paper.mark + QStringLiteral(" ") + paper.title);
    auto printed = paintLog(paper, writer, pictureOf);
    if (!printed) return failure;
    std::error_code trouble;
    if (std::filesystem::file_size(file, trouble) == 0 || trouble) return failure;
    printed->file = file;
    return *printed;
}

}  // namespace paper
