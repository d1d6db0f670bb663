// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The colours of map and overlay, one table per theme. Colour is reserved for meaning: the ground stays neutral, in
// time travel it loses what colour it has. Text on ground and marks on ground are measured (INV-MAP-07).

#include <cstdint>

#include <QColor>
#include <QString>

#include "console/map/overlay_scene.h"
#include "console/models/urgency.h"

namespace map {

enum class Theme : std::uint8_t { Day = 0, Night = 1, GreyDay = 2, GreyNight = 3 };

struct Palette {
    Theme theme = Theme::Day;
    bool dark = false;
    // ground
    QColor land, forest, green, farm, builtUp, industry, water, waterEdge, building, buildingEdge;
    QColor motorway, major, middle, minor, casing, path, rail, railSleeper, supply, own, border, grid;
    QColor placeText, streetText, waterText, groundHalo;
    // overlay
    QColor text, second, halo, panel, action, flood, floodEdge, signEdge;
    double floodOpacity[3] = {0.22, 0.28, 0.36};  ///< each band over the one before it
};

[[nodiscard]] const Palette& palette(Theme theme);
[[nodiscard]] Theme themeOf(const QString& name);

/// Fill of a badge, and ink upon it that reads (4.5:1).
struct MarkColours {
    QColor fill, ink;
};
[[nodiscard]] MarkColours urgencyColours(models::Urgency urgency, const Palette& palette);
/// DV 102 colours; the same by day and by night, as on paper.
[[nodiscard]] MarkColours organisationColours(Organisation organisation);

/// WCAG contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

}  // namespace map
