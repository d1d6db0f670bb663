// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Pages of A4 with the frame that all our papers share: mark of an exercise, title, whose, page of how many, when and
// by whom, checkpoint. Content comes as blocks that are not torn; pages are laid out first, so that each can say of how
// many it is one.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include <QFont>
#include <QString>

#include "broker/base/outcome.h"

class QPainter;
class QPaintDevice;
class QPdfWriter;

namespace paper {

inline constexpr int kDotsPerInch = 600;
inline constexpr double kMm = kDotsPerInch / 25.4;
inline constexpr double kShortSide = 210 * kMm, kLongSide = 297 * kMm;
inline constexpr double kLeft = 22 * kMm, kRight = 14 * kMm;  ///< room for the holes of a binder
inline constexpr double kTop = 34 * kMm, kBottom = 20 * kMm;

/// What stands around the content of each page.
struct FrameWords {
    QString mark;        ///< "ÜBUNG"; empty: live
    QString title;       ///< "Einsatztagebuch"
    QString below;       ///< whose, which operation
    QString scope;       ///< foot, first line
    QString made;        ///< foot, second line: when and by whom
    QString checkpoint;  ///< foot, third line
};

/// Nothing stands there, or a paper that Lagewerk made: that one may be written over. Any other file stays as it is.
[[nodiscard]] base::Done mayWriteOver(const std::filesystem::path& file);
/// So that it is known again.
void signAsOurs(QPdfWriter& writer);

[[nodiscard]] QFont paperFont(double points, bool isBold = false);

/// A paragraph broken into lines of one width.
struct Paragraph {
    std::vector<QString> lines;
    QFont font;
    double lineH = 0;
    [[nodiscard]] double height() const { return static_cast<double>(lines.size()) * lineH; }
};
[[nodiscard]] Paragraph broken(const QString& text, const QFont& font, double width, QPaintDevice* device);
/// Lines `from` to `to` of it.
void paintLines(QPainter& painter, const Paragraph& paragraph, std::size_t from, std::size_t to, double x, double y);
void paintLines(QPainter& painter, const Paragraph& paragraph, double x, double y);
/// One line, shortened where it does not fit.
void paintWords(QPainter& painter, const QString& words, const QFont& font, double x, double y, double width,
                Qt::Alignment side);
/// From the left margin on.
void paintRule(QPainter& painter, double y, double width, double mm);

/// What stands on a page and is not torn.
struct Block {
    double height = 0;
    bool hasRule = false;  ///< a line above it
    std::function<void(QPainter&, double y)> paint;
};

/// How a page lies.
enum class Lie : std::uint8_t { Upright, Across };
[[nodiscard]] constexpr double pageWidth(Lie lie) { return lie == Lie::Upright ? kShortSide : kLongSide; }
[[nodiscard]] constexpr double pageHeight(Lie lie) { return lie == Lie::Upright ? kLongSide : kShortSide; }
/// Between the margins.
[[nodiscard]] constexpr double contentWidth(Lie lie) { return pageWidth(lie) - kLeft - kRight; }
[[nodiscard]] constexpr double contentHeight(Lie lie) { return pageHeight(lie) - kTop - kBottom; }

class Sheets {
public:
    /// Sets size and resolution of `writer`, which must outlive it, as `words` must.
    Sheets(const FrameWords& words, QPdfWriter& writer);
    /// Behind what is there, on the next page when it does not fit; one higher than a page stands alone on its own.
    void place(Block block);
    /// Room that is left on the page.
    [[nodiscard]] double room() const;
    /// One that lies as the page before.
    void beginPage();
    void beginPage(Lie lie);
    /// How the page lies that is being filled; upright when there is none yet.
    [[nodiscard]] Lie lie() const { return m_pages.empty() ? Lie::Upright : m_pages.back().lie; }
    [[nodiscard]] int pages() const { return m_pages.empty() ? 1 : static_cast<int>(m_pages.size()); }
    /// `head`: paints what stands on each page between title and content, above kTop; may be null.
    [[nodiscard]] bool paint(const std::function<void(QPainter&)>& head);

private:
    struct Page {
        Lie lie = Lie::Upright;
        std::vector<Block> blocks;
    };
    void paintFrame(QPainter& painter, int page, Lie lie) const;
    double paintMark(QPainter& painter, double x, double y) const;

    const FrameWords& m_words;
    QPdfWriter& m_writer;
    std::vector<Page> m_pages;
    double m_used = 0;
};

}  // namespace paper
