// SPDX-License-Identifier: EUPL-1.2
#pragma once

// A little OpenStreetMap near Lauf, ground under it, and a request to build a package of them.

#include "gis/layers/town_build.h"
#include "tests/unit/layers/small_world.h"

namespace layers_test {

/// A street, a river in two pieces drawn in the wrong order, a house, a ring-shaped house, a pond and a fire station,
/// near Lauf; `tail` goes before the end.
inline std::string osmXml(const std::string& tail = "</osm>\n") {
    std::string xml = "<?xml version='1.0' encoding='UTF-8'?>\n<osm version=\"0.6\" generator=\"hand\">\n";
    const auto node = [&xml](int id, const char* lat, const char* lon, const char* tags = "") {
        xml += "<node id=\"" + std::to_string(id) + "\" version=\"1\" timestamp=\"2020-01-0" +
               std::to_string(1 + id % 9) + "T00:00:00Z\" lat=\"" + lat + "\" lon=\"" + lon + "\">" + tags +
               "</node>\n";
    };
    node(1, "49.5100", "11.2800"), node(2, "49.5100", "11.2810"), node(3, "49.5104", "11.2810"),
        node(4, "49.5104", "11.2800");
    node(5, "49.5110", "11.2800"), node(6, "49.5110", "11.2900"), node(7, "49.5115", "11.3000"),
        node(8, "49.5130", "11.2800"), node(9, "49.5130", "11.3000");
    node(10, "49.51010", "11.28020"), node(11, "49.51010", "11.28080"), node(12, "49.51030", "11.28080"),
        node(13, "49.51030", "11.28020");
    node(14, "49.5120", "11.2850", "<tag k=\"amenity\" v=\"fire_station\"/><tag k=\"name\" v=\"FF Süd\"/>");
    node(15, "49.51201", "11.28501", "<tag k=\"amenity\" v=\"fire_station\"/>");
    const auto way = [&xml](int id, std::initializer_list<int> nodes, const char* tags) {
        xml += "<way id=\"" + std::to_string(id) + "\" version=\"1\" timestamp=\"2020-01-02T00:00:00Z\">";
        for (const int n : nodes) xml += "<nd ref=\"" + std::to_string(n) + "\"/>";
        xml += std::string(tags) + "</way>\n";
    };
    way(101, {6, 5}, "<tag k=\"waterway\" v=\"river\"/><tag k=\"name\" v=\"Pegnitz\"/>");
    way(102, {7, 6}, "<tag k=\"waterway\" v=\"river\"/><tag k=\"name\" v=\"Pegnitz\"/>");
    way(103, {8, 9},
        "<tag k=\"highway\" v=\"secondary\"/><tag k=\"name\" v=\"Hauptstraße\"/><tag k=\"bridge\" v=\"yes\"/>");
    way(104, {1, 2, 3, 4, 1}, "");
    way(105, {10, 11, 12, 13, 10}, "");
    way(106, {5, 6, 3, 5}, "<tag k=\"building\" v=\"yes\"/>");
    way(107, {5, 8}, "<tag k=\"power\" v=\"line\"/><tag k=\"ref\" v=\"380-7\"/>");
    way(108, {6, 7}, "<tag k=\"man_made\" v=\"pipeline\"/><tag k=\"substance\" v=\"gas\"/>");
    way(109, {8, 6}, "<tag k=\"railway\" v=\"tram\"/>");
    xml +=
        "<relation id=\"201\" version=\"1\" timestamp=\"2020-01-02T00:00:00Z\"><member type=\"way\" ref=\"104\" "
        "role=\"outer\"/><member type=\"way\" ref=\"105\" role=\"inner\"/>"
        "<tag k=\"type\" v=\"multipolygon\"/><tag k=\"building\" v=\"hospital\"/><tag k=\"amenity\" "
        "v=\"hospital\"/><tag k=\"name\" v=\"Klinik\"/><tag k=\"contact:phone\" v=\"+49 9123 0\"/></relation>\n";
    return xml + tail;
}

inline layers::BuildRequest request(const Folder& folder) {
    layers::BuildRequest r;
    r.name = "Probe";
    r.out = folder / "probe.gpkg";
    r.now = {1'700'000'000'000};
    return r;
}

/// A GeoTIFF of one height in EPSG:25832 round the OSM world.
inline std::filesystem::path flatElevation(const Folder& folder, float heightM, double west = 664000,
                                           double south = 5486000) {
    layers::TownContent town;
    town.name = "raster";
    geometry::ElevationGrid grid;
    grid.frame = {west, south + 4000, 10, 600, 400};
    grid.heightM.assign(grid.frame.cells(), heightM);
    for (std::size_t i = 0; i < grid.heightM.size(); ++i)
        grid.heightM[i] += 0.01F * static_cast<float>(i % 600);  // rises to the east
    town.elevation = grid;
    EXPECT_TRUE(layers::writePackage(town, folder / "raster.gpkg"));
    return folder / "raster.dem.tif";
}

}  // namespace layers_test
