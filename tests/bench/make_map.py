#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The same made town for our map and for another one's: so many features as an OpenStreetMap file and as GeoJSON.

    make_map.py FOLDER --features 100000 [--units 10000]

FOLDER/town.osm (for `lagewerk-geo build --osm`), FOLDER/features.json (the same objects, WGS84), FOLDER/units.json
(where the units stand at first: [[lon, lat], ...]). 84 % buildings of 5 to 9 corners, 14 % streets with names, 2 % woods,
meadows and water; blocks of houses along a street net, 12 km by 8 km. Always the same.
"""
import argparse
import json
import math
import pathlib
import random

WEST, SOUTH, WIDE_KM, HIGH_KM = 11.20, 49.46, 12.0, 8.0
LON_M, LAT_M = 111_320 * math.cos(math.radians(SOUTH + 0.036)), 111_132


def place(east, north):
    return round(WEST + east / LON_M, 7), round(SOUTH + north / LAT_M, 7)


class Town:
    def __init__(self, folder):
        self.osm = open(folder / "town.osm", "w", encoding="utf-8")
        self.osm.write('<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="make_map.py">\n')
        self.features, self.ways, self.nodes = [], [], 0

    def add(self, kind, value, corners, closed, name=""):
        points = [place(*corner) for corner in corners]
        refs = []
        for lon, lat in points:
            self.nodes += 1
            refs.append(self.nodes)
            self.osm.write(f'<node id="{self.nodes}" version="1" lat="{lat}" lon="{lon}"/>\n')
        if closed:
            refs.append(refs[0])
            points.append(points[0])
        tags = f'<tag k="{kind}" v="{value}"/>' + (f'<tag k="name" v="{name}"/>' if name else "")
        self.ways.append("".join(f'<nd ref="{ref}"/>' for ref in refs) + tags)
        geometry = ({"type": "Polygon", "coordinates": [points]} if closed
                    else {"type": "LineString", "coordinates": points})
        self.features.append({"type": "Feature", "geometry": geometry,
                              "properties": {"kind": kind, "value": value, "name": name}})

    def close(self, folder):
        for number, way in enumerate(self.ways, 1):
            self.osm.write(f'<way id="{number}" version="1">{way}</way>\n')
        self.osm.write("</osm>\n")
        self.osm.close()
        (folder / "features.json").write_text(json.dumps({"type": "FeatureCollection", "features": self.features},
                                                         separators=(",", ":")))


def blob(rng, east, north, radius, corners):
    turn = rng.random() * 6.28
    return [(east + radius * rng.uniform(0.75, 1.0) * math.cos(turn + 6.2832 * i / corners),
             north + radius * rng.uniform(0.75, 1.0) * math.sin(turn + 6.2832 * i / corners)) for i in range(corners)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--features", type=int, default=100_000)
    parser.add_argument("--units", type=int, default=10_000)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(1)
    town = Town(asked.folder)
    wide, high = WIDE_KM * 1000, HIGH_KM * 1000
    for i in range(asked.features * 2 // 100):
        kind, value = [("landuse", "forest"), ("landuse", "meadow"), ("natural", "water")][i % 3]
        town.add(kind, value, blob(rng, rng.random() * wide, rng.random() * high, rng.uniform(60, 260), 12), True)
    streets = asked.features * 14 // 100
    side = math.sqrt(wide * high / (streets / 2))  # a street net with blocks of that side
    columns = int(wide / side)
    for i in range(streets):
        cell, isNorth = divmod(i, 2)
        row, column = divmod(cell, columns)
        east, north = column * side, row * side
        end = (east + rng.uniform(-6, 6), north + side) if isNorth else (east + side, north + rng.uniform(-6, 6))
        middle = ((east + end[0]) / 2 + rng.uniform(-5, 5), (north + end[1]) / 2 + rng.uniform(-5, 5))
        value = "primary" if (row if not isNorth else column) % 12 == 0 else "residential"
        town.add("highway", value, [(east, north), middle, end], False, f"Straße {row}-{column}")
    while len(town.features) < asked.features:
        cell = rng.randrange(streets // 2)
        row, column = divmod(cell, columns)
        east, north = column * side + rng.uniform(12, side - 12), row * side + rng.uniform(12, side - 12)
        town.add("building", "yes", blob(rng, east, north, rng.uniform(5, 9), rng.randint(5, 9)), True)
    town.close(asked.folder)
    units = [place(rng.random() * wide, rng.random() * high) for _ in range(asked.units)]
    (asked.folder / "units.json").write_text(json.dumps(units))


if __name__ == "__main__":
    main()
