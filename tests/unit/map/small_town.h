// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A town small enough to know by heart. Origin at (500000, 5500000); all places in metres from there.
//   field 0..1000 square; forest 0..300 west; built-up 400..1000; river along y = 500 from west to east;
//   street "Lange Straße" along y = 700; bridge street along x = 800; building 600..640 / 600..630;
//   a power line along y = 345, a gas pipeline along y = 380, a power cable along y = 440;
//   a path, a railway in the north, a district border 5 m inside the square;
//   place "Mitte" (rank 4) at 500/250

#include <memory>

#include "console/map/map_content.h"
#include "console/map/tile_grid.h"

namespace map::testing {

inline constexpr double kEastM = 500000, kNorthM = 5500000;

inline geometry::MapPoint at(double x, double y) { return {kEastM + x, kNorthM + y}; }

inline layers::MapFeature feature(layers::MapFeature::Shape shape, geometry::MapRing ring, std::string kind,
                                  std::string name = {}, double size = 0) {
    layers::MapFeature made;
    made.shape = shape;
    made.rings = {std::move(ring)};
    made.kind = std::move(kind);
    made.name = std::move(name);
    made.size = size;
    return made;
}

inline geometry::MapRing rectangle(double x0, double y0, double x1, double y1) {
    return {at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)};
}

inline std::shared_ptr<const MapContent> smallTown() {
    using Shape = layers::MapFeature::Shape;
    auto content = std::make_shared<MapContent>();
    content->add(Layer::Landuse, {feature(Shape::Polygon, rectangle(0, 0, 1000, 1000), "farm"),
                                  feature(Shape::Polygon, rectangle(0, 0, 300, 1000), "forest"),
                                  feature(Shape::Polygon, rectangle(400, 0, 1000, 1000), "residential")});
    content->add(Layer::Watercourses, {feature(Shape::Line, {at(0, 500), at(1000, 500)}, "river", "Aue", 20)});
    auto bridge = feature(Shape::Line, {at(800, 450), at(800, 550)}, "middle", "Brückenstraße");
    bridge.bridge = true;
    content->add(Layer::Streets,
                 {feature(Shape::Line, {at(0, 700), at(500, 700)}, "middle", "Lange Straße"),
                  feature(Shape::Line, {at(500, 700), at(1000, 700)}, "middle", "Lange Straße"),
                  feature(Shape::Line, {at(800, 550), at(800, 1000)}, "middle", "Brückenstraße"), bridge});
    content->add(Layer::Streets, {feature(Shape::Line, {at(20, 40), at(480, 333), at(970, 120)}, "path")});
    content->add(Layer::Railways, {feature(Shape::Line, {at(0, 905), at(1000, 860)}, "rail")});
    content->add(Layer::Utilities, {feature(Shape::Line, {at(0, 345), at(1000, 345)}, "power_line"),
                                    feature(Shape::Line, {at(0, 380), at(1000, 380)}, "pipeline_gas"),
                                    feature(Shape::Line, {at(0, 440), at(1000, 440)}, "power_cable")});
    content->add(Layer::Districts, {feature(Shape::Polygon, rectangle(5, 5, 995, 995), "", "Auental")});
    content->add(Layer::Buildings, {feature(Shape::Polygon, rectangle(600, 600, 640, 630), "home")});
    content->add(Layer::Places, {feature(Shape::Point, {at(500, 250)}, "", "Mitte", 4)});
    content->index();
    return content;
}

/// Frame of the whole town or a piece of it, upper left corner at x/y.
inline PaintFrame frameAt(double x, double y, double metresPerPixel, int widthPx, int heightPx) {
    PaintFrame frame;
    frame.westM = kEastM + x;
    frame.northM = kNorthM + y;
    frame.metresPerPixel = metresPerPixel;
    frame.widthPx = widthPx;
    frame.heightPx = heightPx;
    return frame;
}

}  // namespace map::testing
