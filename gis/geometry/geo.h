// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Three coordinate systems, three types, so that they cannot be mixed:
//   GeoDegrees  WGS84, degrees, latitude first (as CAP; GeoJSON turns it round)
//   MapPoint    EPSG:25832 (ETRS89 / UTM zone 32N), metres, east then north: all measuring and storing in a town
//   screen      console/map has its own, pixels with y down
// ETRS89 and WGS84 are taken as equal (about 0.7 m apart today, domain.md 7).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broker/wire/ids.h"

namespace geometry {

struct GeoDegrees {
    double latDeg = 0;
    double lonDeg = 0;
};
struct MapPoint {
    double eastM = 0;
    double northM = 0;
    bool operator==(const MapPoint&) const = default;
};
struct MapBox {
    double westM = 0, southM = 0, eastM = 0, northM = 0;
    [[nodiscard]] bool contains(MapPoint p) const {
        return p.eastM >= westM && p.eastM <= eastM && p.northM >= southM && p.northM <= northM;
    }
    [[nodiscard]] bool touches(const MapBox& o) const {
        return westM <= o.eastM && o.westM <= eastM && southM <= o.northM && o.southM <= northM;
    }
};
/// Open ring: the first corner is not repeated.
using MapRing = std::vector<MapPoint>;
/// First ring outside, the rest holes.
using MapPolygon = std::vector<MapRing>;
using MapArea = std::vector<MapPolygon>;

/// UTM zone 32N by Krüger's series to n^4 (Karney 2011, "Transverse Mercator with an accuracy of a few
/// nanometers"), GRS80. Better than 1 mm within 10 degrees of 9 E.
[[nodiscard]] MapPoint toMap(GeoDegrees at);
[[nodiscard]] GeoDegrees toGeo(MapPoint at);
/// Europe's equal-area grid, EPSG:3035: Lambert's azimuthal projection around 52 N 10 E on GRS80 (Snyder 1987, "Map
/// Projections: A Working Manual", 24-17 to 24-26). The census counts people in its cells.
[[nodiscard]] MapPoint toEuropean(GeoDegrees at);

[[nodiscard]] wire::GeoPoint toWire(GeoDegrees at);  ///< rounded to 1e-7 degree
[[nodiscard]] GeoDegrees toGeo(wire::GeoPoint at);
[[nodiscard]] MapPoint toMap(wire::GeoPoint at);
[[nodiscard]] wire::GeoPoint toWire(MapPoint at);
[[nodiscard]] wire::GeoArea toWire(const MapArea& area);
[[nodiscard]] MapArea toMap(const wire::GeoArea& area);

/// Signed, counter-clockwise positive, square metres.
[[nodiscard]] double signedAreaM2(const MapRing& ring);
/// Outer rings minus holes; rings may have either sense.
[[nodiscard]] double areaM2(const MapArea& area);
[[nodiscard]] double distanceM(MapPoint a, MapPoint b);
/// Distance from a point to the segment a-b.
[[nodiscard]] double distanceToSegmentM(MapPoint p, MapPoint a, MapPoint b);
/// Even-odd over all rings. A point on an edge belongs to the polygon on its left/lower side only, so that of two
/// neighbours exactly one has it.
[[nodiscard]] bool isInside(MapPoint p, const MapPolygon& polygon);
[[nodiscard]] bool isInside(MapPoint p, const MapArea& area);
[[nodiscard]] MapBox boxOf(const MapArea& area);
[[nodiscard]] MapBox boxOf(const MapRing& ring);
/// Douglas-Peucker on a closed ring; never fewer than 3 corners (then the ring comes back unchanged).
[[nodiscard]] MapRing simplified(const MapRing& ring, double toleranceM);
/// No two edges of the ring cross or touch but at shared corners. False where a corner stands twice in a row or is no
/// number.
[[nodiscard]] bool isSimple(const MapRing& ring);
/// A circle with its corners outside, so that nothing within the radius is left out; counter-clockwise.
[[nodiscard]] MapRing circleAround(MapPoint middle, double radiusM, int corners = 36);
/// Convex hull, counter-clockwise.
[[nodiscard]] MapRing convexHull(std::vector<MapPoint> points);

/// "32U PV 6504 8714": UTMREF with `digits` (2..5) digits each way, truncated, never rounded. Zone 32, band U only
/// where the latitude says so (48..56 N); other bands by latitude.
[[nodiscard]] std::string utmref(MapPoint at, int digits = 4);
/// A square that a UTMREF names.
struct UtmrefSquare {
    MapPoint middle;
    double sideM = 0;
};
/// Reads one: "32U PV 6504 8714", "PV 65048714", in any case, with or without blanks, 2 to 5 digits each way. The
/// letters alone repeat every 2,000 km north: of these the square nearest to `near` is meant. Nothing when it is none,
/// or of another zone than 32.
[[nodiscard]] std::optional<UtmrefSquare> fromUtmref(std::string_view text, MapPoint near);

}  // namespace geometry
