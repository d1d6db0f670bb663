// SPDX-License-Identifier: EUPL-1.2
#include "gis/layers/internal/given_shape.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace layers {
namespace {

constexpr std::uint64_t kPairsMax = 200'000'000;  ///< of edges one beside the other: about a second

struct Edge {
    double ax, ay, bx, by;
    [[nodiscard]] double west() const { return std::min(ax, bx); }
    [[nodiscard]] double east() const { return std::max(ax, bx); }
};

double side(const Edge& e, double x, double y) { return (e.bx - e.ax) * (y - e.ay) - (e.by - e.ay) * (x - e.ax); }

/// Each end on another side: ends that touch are no crossing.
bool cross(const Edge& a, const Edge& b) {
    if (std::max(a.ay, a.by) < std::min(b.ay, b.by) || std::max(b.ay, b.by) < std::min(a.ay, a.by)) return false;
    return side(a, b.ax, b.ay) * side(a, b.bx, b.by) < 0 && side(b, a.ax, a.ay) * side(b, a.bx, a.by) < 0;
}

template <class Visit>
void eachRing(OGRGeometry& shape, Visit&& visit) {
    const OGRwkbGeometryType type = wkbFlatten(shape.getGeometryType());
    if (type == wkbPolygon) {
        for (OGRLinearRing* ring : *shape.toPolygon()) visit(*ring);
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
        for (OGRGeometry* part : *shape.toGeometryCollection()) eachRing(*part, visit);
    }
}

}  // namespace

base::Done checkCoordinates(const OGRGeometry& shape, const OGRSpatialReference& from, const std::string& what,
                            const std::string& where) {
    OGREnvelope span;
    shape.getEnvelope(&span);
    for (const double value : {span.MinX, span.MinY, span.MaxX, span.MaxY})
        if (!std::isfinite(value))
            return base::Failure{"a coordinate of " + what + " is no number that can be counted with", where,
                                 "look for figures like 1e400 or nan in it, and save it anew from the program that "
                                 "made it"};
    if (from.IsGeographic() == 0) return base::done();
    if (std::max(-span.MinX, span.MaxX) <= 180 && std::max(-span.MinY, span.MaxY) <= 90) return base::done();
    const auto whole = [](double value) { return std::to_string(std::llround(value)); };
    return base::Failure{
        "the coordinates of " + what + " are no degrees: " + whole(span.MaxX) + ", " + whole(span.MaxY), where,
        "GeoJSON is always in degrees, longitude first (RFC 7946), and these look like metres: save it "
        "anew in WGS84 (EPSG:4326), or as GeoPackage with its own system"};
}

int closeRings(OGRGeometry& shape) {
    int open = 0;
    eachRing(shape, [&](const OGRLinearRing& ring) { open += ring.get_IsClosed() == 0 ? 1 : 0; });
    if (open > 0) shape.closeRings();
    return open;
}

std::size_t crossingsOf(const OGRGeometry& shape) {
    std::vector<Edge> edges;
    // Read only: OGR's rings cannot be walked as const through a collection.
    eachRing(const_cast<OGRGeometry&>(shape), [&](const OGRLinearRing& ring) {
        for (int i = 0; i + 1 < ring.getNumPoints(); ++i)
            edges.push_back({ring.getX(i), ring.getY(i), ring.getX(i + 1), ring.getY(i + 1)});
    });
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.west() < b.west(); });
    std::size_t crossings = 0;
    std::uint64_t pairs = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        for (std::size_t j = i + 1; j < edges.size() && edges[j].west() <= edges[i].east(); ++j) {
            if (++pairs > kPairsMax) return kCrossingsMax + 1;
            if (cross(edges[i], edges[j]) && ++crossings > kCrossingsMax) return crossings;
        }
    }
    return crossings;
}

}  // namespace layers
