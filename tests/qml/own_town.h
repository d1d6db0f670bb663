// SPDX-License-Identifier: EUPL-1.2
#pragma once

// The invented town's package with layers of its own, so that console-pictures and the pages' tests have something to
// switch. Around 500000/5700000, as invented_town.cpp.

#include <filesystem>
#include <string>

#include "gis/layers/internal/package_write.h"
#include "gis/layers/town_package.h"

namespace invented {

enum class OwnTown : std::uint8_t { Bare, Usual, Many };

inline geometry::MapPoint ownAt(double eastM, double northM) { return {500'000 + eastM, 5'700'000 + northM}; }

inline layers::OwnShape ownShape(layers::OwnShape::Kind kind, geometry::MapRing corners, const std::string& name = {}) {
    layers::OwnShape shape;
    shape.shape = kind;
    shape.name = name;
    shape.facts = "{}";
    shape.corners = {std::move(corners)};
    return shape;
}

/// Streets, houses and a river; `Usual`: and sirens, sandbag depots and a way of evacuation; `Many`: and more than
/// there are digits and forms, with names that nobody would give.
inline layers::TownContent ownTown(OwnTown which) {
    using Kind = layers::OwnShape::Kind;
    layers::TownContent town;
    town.name = "Auental";
    town.created = "2026-10-01T08:00:00Z";
    const auto square = [](double x, double y, double w, double h) {
        return geometry::MapPolygon{{ownAt(x, y), ownAt(x + w, y), ownAt(x + w, y + h), ownAt(x, y + h)}};
    };
    town.landuse = {{"farm", square(-3500, -2500, 8000, 5500)},
                    {"residential", square(-2200, -700, 5200, 1500)},
                    {"forest", square(-3300, 1200, 2600, 1500)}};
    town.watercourses.push_back(
        {"Aue",
         "river",
         18,
         {ownAt(-3500, 160), ownAt(-1200, -180), ownAt(0, -60), ownAt(2200, -190), ownAt(4400, 40)}});
    for (int i = -4; i <= 5; ++i) {
        layers::StreetShape street;
        street.name = i % 2 == 0 ? "Querstraße " + std::to_string(i + 5) : "";
        street.rank = i % 3 == 0 ? "middle" : "minor";
        street.line = {ownAt(i * 500, -700), ownAt(i * 500 + 40, 800)};
        town.streets.push_back(street);
    }
    layers::StreetShape mainStreet;
    mainStreet.name = "Hauptstraße";
    mainStreet.rank = "major";
    mainStreet.line = {ownAt(-3400, 420), ownAt(-1200, 300), ownAt(1400, 380), ownAt(4300, 300)};
    town.streets.push_back(mainStreet);
    for (int i = 0; i < 160; ++i)
        town.buildings.push_back({"home", std::nullopt, square(-2000 + (i % 40) * 120, -600 + (i / 40) * 330, 22, 14)});
    town.utilities.push_back({"power_line", "110 kV", {ownAt(-3400, -1200), ownAt(4300, -900)}});
    const std::string osm = "© OpenStreetMap-Mitwirkende";
    for (const char* layer : {"landuse", "watercourses", "streets", "buildings", "utilities"})
        town.sources.push_back({layer, osm, "ODbL", "2026-08-15", ""});
    if (which == OwnTown::Bare) {
        town.utilities.clear();
        return town;
    }
    int number = 0;
    for (const auto& [x, y] :
         {std::pair{-1500.0, 200.0}, {-500, -350}, {150, 430}, {900, -420}, {1700, 260}, {2500, -100}})
        town.own["own_sirenen"].push_back(ownShape(Kind::Point, {ownAt(x, y)}, "Sirene " + std::to_string(++number)));
    for (int i = 0; i < 400; ++i)
        town.own["own_hydranten"].push_back(
            ownShape(Kind::Point, {ownAt(-2000 + (i % 40) * 120 + 35, -600 + (i / 40) * 140)}));
    town.own["own_evakuierungswege"] = {
        ownShape(Kind::Line, {ownAt(-300, -600), ownAt(-200, 340), ownAt(300, 900), ownAt(1200, 1600)}, "Weg Nord"),
        ownShape(Kind::Line, {ownAt(1400, -600), ownAt(2100, -1100), ownAt(3600, -1500)}, "Weg Ost")};
    town.own["own_sandsackplaetze"] = {
        ownShape(Kind::Polygon, {ownAt(-900, 420), ownAt(-700, 420), ownAt(-700, 560), ownAt(-900, 560)},
                 "Bauhof Wehr"),
        ownShape(Kind::Polygon, {ownAt(1000, 460), ownAt(1320, 480), ownAt(1280, 700), ownAt(980, 660)}, "Festplatz")};
    town.sources.push_back({"own_sirenen", "Feuerwehr Auental", "nur für den Dienstgebrauch", "2024-06-30", ""});
    town.sources.push_back({"own_hydranten", "Stadtwerke Auental", "", "2026-10-05", ""});
    town.sources.push_back({"own_sandsackplaetze", "Bauhof", "", "", ""});
    town.sources.push_back({"own_evakuierungswege", "Ordnungsamt Auental", "dl-de/by-2-0", "2025-03-01", ""});
    if (which == OwnTown::Many) {
        for (int i = 0; i < 12; ++i)
            town.own["own_zz_" + std::to_string(10 + i)].push_back(
                ownShape(Kind::Point, {ownAt(-1800 + i * 300, 1000)}, "<b>fett</b> & <img src='file:///etc/passwd'>"));
        town.own["own_" + std::string(200, 'x')].push_back(
            ownShape(Kind::Point, {ownAt(0, 1200)}, std::string(3000, 'W')));
        town.sources.push_back(
            {"own_zz_10", "<b>Amt</b><img src='http://example.invalid/x'>", "<i>frei</i>", "irgendwann", ""});
        town.sources.push_back({"own_zz_11", std::string(400, 'Q'), "L", "2026-13-99", ""});
    }
    return town;
}

/// Writes it and gives what a console knows of it; ends the test program when that fails.
inline layers::PackageInfo writeOwnTown(OwnTown which, const std::filesystem::path& file) {
    layers::start();
    const base::Done written = layers::writePackage(ownTown(which), file);
    if (!written) qFatal("%s", written.failure().text().c_str());
    auto info = layers::packageInfo(file);
    if (!info) qFatal("%s", info.failure().text().c_str());
    return std::move(info).value();
}

}  // namespace invented
