#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Polygons for geo_bench: districts that share frayed borders, as they lie in a land, without gap or overlap.

usage: make_areas.py NUMBER SEED OUT.txt

About NUMBER of them (the square of a whole number), some 190 corners each: a line "id corners x y x y ..." in degrees.
"""
import math
import random
import sys

WEST, SOUTH, SIDE = 135.30, 34.50, 0.45  # where geo_bench asks its points
STEPS = 48                               # pieces of a border between two districts' corners
FRAY = 0.06                              # of a piece's length, to either side, halved with each finer step


def frayed(rng, a, b, steps):
    """From a to b without b, displaced at the middle again and again."""
    if steps == 1:
        return [a]
    length = math.dist(a, b)
    aside = rng.uniform(-FRAY, FRAY) * 2
    middle = ((a[0] + b[0]) / 2 - (b[1] - a[1]) * aside / 2, (a[1] + b[1]) / 2 + (b[0] - a[0]) * aside / 2)
    assert length > 0
    return frayed(rng, a, middle, steps // 2) + frayed(rng, middle, b, steps - steps // 2)


def main():
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    side, rng = round(math.sqrt(int(sys.argv[1]))), random.Random(int(sys.argv[2]))
    cell = SIDE / side
    def corner(column, row):
        shift = [0 if at in (0, side) else rng.uniform(-0.2, 0.2) * cell for at in (column, row)]
        return WEST + column * cell + shift[0], SOUTH + row * cell + shift[1]
    corners = {(c, r): corner(c, r) for r in range(side + 1) for c in range(side + 1)}
    east = {(c, r): frayed(rng, corners[c, r], corners[c + 1, r], STEPS) for r in range(side + 1) for c in range(side)}
    north = {(c, r): frayed(rng, corners[c, r], corners[c, r + 1], STEPS) for r in range(side) for c in range(side + 1)}
    def back(way, start):
        return [start] + way[:0:-1]
    with open(sys.argv[3], "w", encoding="ascii") as out:
        for row in range(side):
            for column in range(side):
                ring = (east[column, row] + north[column + 1, row] + back(east[column, row + 1], corners[column + 1, row + 1])
                        + back(north[column, row], corners[column, row + 1]))
                words = " ".join(f"{x:.9f} {y:.9f}" for x, y in ring)
                out.write(f"{row * side + column} {len(ring)} {words}\n")


if __name__ == "__main__":
    main()
