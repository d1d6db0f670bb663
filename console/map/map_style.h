// SPDX-License-Identifier: EUPL-1.2
#pragma once

// What is drawn at which zoom and how wide. All widths in logical pixels, all scales in metres per logical pixel.

#include <cstdint>

#include <QColor>
#include <QFont>

#include "console/map/map_content.h"
#include "console/map/palette.h"

namespace map {

/// A line with an edge; width 0 = not drawn at this scale.
struct LineStyle {
    double widthPx = 0;   ///< of the fill
    double casingPx = 0;  ///< on each side
    bool dashed = false;
};
[[nodiscard]] LineStyle streetStyle(GroundKind rank, double metresPerPixel);
[[nodiscard]] LineStyle railStyle(GroundKind kind, double metresPerPixel);
/// Power lines and pipelines: thin, told apart by their dashes. Not shown: no width.
struct SupplyStyle {
    double widthPx = 0;
    QList<qreal> dashPx;  ///< empty: a whole line
};
[[nodiscard]] SupplyStyle supplyStyle(GroundKind kind, double metresPerPixel);
/// Width of a watercourse drawn as a line.
[[nodiscard]] double watercoursePx(const Ground& water, double metresPerPixel);
[[nodiscard]] bool buildingsShown(double metresPerPixel);
[[nodiscard]] bool buildingEdgesShown(double metresPerPixel);

[[nodiscard]] QColor streetFill(GroundKind rank, const Palette& palette);
[[nodiscard]] QColor landuseFill(GroundKind kind, const Palette& palette);

enum class LabelClass : std::uint8_t { Town = 0, Village, Quarter, Water, MajorStreet, Street, Own };
struct LabelStyle {
    QFont font;
    bool shown = false;
    bool upperCase = false;
    double haloPx = 3;    ///< full width of the halo's stroke
    double repeatPx = 0;  ///< least distance between two labels of one name
};
[[nodiscard]] LabelStyle labelStyle(LabelClass what, double metresPerPixel, double textScale);
[[nodiscard]] QColor labelColour(LabelClass what, const Palette& palette);
/// Names of towns, villages and quarters lie over the map and give way to what moves; the rest is part of the ground.
[[nodiscard]] constexpr bool isPlaceName(LabelClass what) { return what <= LabelClass::Quarter; }

/// Family of all figures on the screen: B612, whose digits have one width and whose points and colons are narrow.
[[nodiscard]] const QString& figureFamily();
/// Inter and B612 with their fallbacks, sized in logical pixels.
[[nodiscard]] QFont wordFont(double px, QFont::Weight weight = QFont::Normal);
[[nodiscard]] QFont figureFont(double px, bool bold = false);

}  // namespace map
