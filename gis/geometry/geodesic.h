// SPDX-License-Identifier: EUPL-1.2
#pragma once

// True lengths, directions and areas on the ellipsoid, for what somebody measures on the map. The map's own metres are
// up to 0.04 % shorter or longer (UTM scale factor 0.9996 on 9 E) and its north is not true north beside 9 E.

#include "gis/geometry/geo.h"

namespace geometry {

/// The shortest way between two places.
struct GroundLine {
    double lengthM = 0;
    double bearingDeg =
        0;  ///< at its start, from true north over east, 0 to below 360; 0 where both are the same place
};
/// On GRS80 (WGS84's differs by 0.1 mm in its short axis), to 1 mm: T. Vincenty 1975, "Direct and inverse solutions of
/// geodesics on the ellipsoid with application of nested equations", Survey Review 23(176), the inverse problem. It
/// does not converge for places on opposite sides of the Earth; a town has none.
[[nodiscard]] GroundLine groundLine(GeoDegrees from, GeoDegrees to);
[[nodiscard]] GroundLine groundLine(MapPoint from, MapPoint to);

/// What the ring encloses, square metres; either sense, 0 with fewer than 3 corners. Its edges are straight on the map
/// (EPSG:25832); cut into pieces they are laid on the equal-area grid (`toEuropean`), where the corners give the area.
/// Means nothing for a ring that crosses itself (`isSimple`).
[[nodiscard]] double groundAreaM2(const MapRing& ring);

}  // namespace geometry
