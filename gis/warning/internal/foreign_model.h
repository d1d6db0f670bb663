// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Plain elements to the typed alert of a stranger.

#include <optional>
#include <vector>

#include "gis/warning/foreign_alert.h"
#include "gis/warning/internal/cap_tree.h"

namespace warning {

/// Lenient about order and about what staff can do without. Nothing, with the reason in `problems`, without identifier,
/// sender, a time with offset, a known status or a known type: such an alert can be neither dated nor threaded, or
/// might be an exercise. What had to be left out (parts of an area, times) is told too.
[[nodiscard]] std::optional<ForeignAlert> foreignAlertOf(const CapElement& alert, CapVersion version,
                                                         std::vector<CapProblem>& problems);

/// The areas of a NINA warning, from the GeoJSON file beside its JSON: [lon, lat] there.
struct GeoJsonArea {
    std::string warning;  ///< identifier that the features name; empty when none does
    wire::GeoArea polygons;
    bool isCut = false;
};
[[nodiscard]] std::optional<GeoJsonArea> geoJsonAreaOf(std::string_view json);

/// What a JSON file of a stranger is.
struct ForeignJson {
    enum class Kind { Alert, Index, GeoJson, Other, Unreadable } kind = Kind::Other;
    CapElement alert;         ///< CAP as JSON
    std::size_t entries = 0;  ///< of an index
    std::string why;          ///< not for an alert
};
[[nodiscard]] ForeignJson readForeignJson(std::string_view json);

}  // namespace warning
