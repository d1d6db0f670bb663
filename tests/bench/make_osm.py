#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A large OpenStreetMap extract made of a small one: copies side by side, each with ids of its own.

    make_osm.py IN.osm.pbf OUT.osm.pbf --copies 72

Needs python3-pyosmium. Everything of the small one is there in each copy, moved east and north by its own extent;
copy 0 lies where the original lies. Sorted as a country's extract is: nodes, ways, relations.
"""
import argparse
import math
import os

try:
    import osmium
except ImportError:
    raise SystemExit("make_osm.py needs pyosmium: apt-get install python3-pyosmium, and Debian's own /usr/bin/python3")


class Town(osmium.SimpleHandler):
    """All objects of one small file as plain tuples, ids counted from 0 within their kind."""

    def __init__(self):
        super().__init__()
        self.ids = {"n": {}, "w": {}, "r": {}}
        self.nodes, self.ways, self.relations = [], [], []

    def number(self, kind, old):
        return self.ids[kind].setdefault(old, len(self.ids[kind]))

    def node(self, n):
        self.nodes.append((self.number("n", n.id), n.location.lon, n.location.lat, dict(n.tags), n.timestamp))

    def way(self, w):
        self.ways.append((self.number("w", w.id), [self.number("n", r.ref) for r in w.nodes], dict(w.tags), w.timestamp))

    def relation(self, r):
        members = [(m.type, self.number(m.type, m.ref), m.role) for m in r.members]
        self.relations.append((self.number("r", r.id), members, dict(r.tags), r.timestamp))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source")
    parser.add_argument("out")
    parser.add_argument("--copies", type=int, default=72)
    asked = parser.parse_args()
    town = Town()
    town.apply_file(asked.source)
    for objects in (town.nodes, town.ways, town.relations):
        objects.sort(key=lambda o: o[0])
    lons, lats = [n[1] for n in town.nodes], [n[2] for n in town.nodes]
    # 1 and 99 of 100: a way that leaves the extract drags single nodes far out.
    east = sorted(lons)[len(lons) * 99 // 100] - sorted(lons)[len(lons) // 100]
    north = sorted(lats)[len(lats) * 99 // 100] - sorted(lats)[len(lats) // 100]
    columns = math.ceil(math.sqrt(asked.copies))
    size = {kind: len(ids) + 1 for kind, ids in town.ids.items()}

    def own(kind, number, copy):
        return 1 + number + copy * size[kind]

    if os.path.exists(asked.out):
        os.remove(asked.out)
    writer = osmium.SimpleWriter(asked.out)
    plain = osmium.osm.mutable
    for copy in range(asked.copies):
        dx, dy = copy % columns * east * 1.02, copy // columns * north * 1.02
        for number, lon, lat, tags, when in town.nodes:
            writer.add_node(plain.Node(id=own("n", number, copy), version=1, timestamp=when, tags=tags,
                                       location=(lon + dx, lat + dy)))
    for copy in range(asked.copies):
        for number, refs, tags, when in town.ways:
            writer.add_way(plain.Way(id=own("w", number, copy), version=1, timestamp=when, tags=tags,
                                     nodes=[own("n", r, copy) for r in refs]))
    for copy in range(asked.copies):
        for number, members, tags, when in town.relations:
            writer.add_relation(plain.Relation(id=own("r", number, copy), version=1, timestamp=when, tags=tags,
                                               members=[(kind, own(kind, r, copy), role)
                                                        for kind, r, role in members]))
    writer.close()


if __name__ == "__main__":
    main()
