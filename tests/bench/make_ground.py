#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Ground and people for a made town, as they are published: elevation tiles of 1 km (GeoTIFF, EPSG:25832) or a table
of the census.

    make_ground.py terrain FOLDER --kilometres 32        32 x 32 tiles of 1 m: 1,024 million cells
    make_ground.py census OUT.csv --cells 3200000        Zensus 2022, 100 m cells, EPSG:3035

Needs python3-numpy and gdal_translate. The terrain is fractal and the same for the same place, so that tiles meet.
"""
import argparse
import pathlib
import random
import subprocess

try:
    import numpy as np
except ImportError:
    raise SystemExit("make_ground.py needs numpy: apt-get install python3-numpy, and Debian's own /usr/bin/python3")

WEST, SOUTH = 662_000, 5_484_000  # EPSG:25832, round Lauf


def lattice(columns, rows):
    """A number between -1 and 1 for each pair, always the same."""
    h = columns[None, :].astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    h = h ^ (rows[:, None].astype(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F))
    h ^= h >> np.uint64(29)
    h *= np.uint64(0xBF58476D1CE4E5B9)
    h ^= h >> np.uint64(32)
    return (h & np.uint64(0xFFFFFF)).astype(np.float32) / np.float32(0x800000) - np.float32(1)


def heights(west, north, size):
    """Rows from the north, cells of 1 m: waves of 1 km to 4 m, each a quarter as long as the one before."""
    z = np.full((size, size), 330, np.float32)
    for wave in (1024, 256, 64, 16, 4):
        x, y = (west + np.arange(size) + 0.5) / wave, (north - np.arange(size) - 0.5) / wave
        c, r = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
        fx, fy = (x - c).astype(np.float32), (y - r).astype(np.float32)
        grid = lattice(np.arange(c[0], c[-1] + 2), np.arange(r[-1], r[0] + 2))
        ci, ri = c - c[0], r - r[-1]
        south = grid[ri][:, ci] * (1 - fx) + grid[ri][:, ci + 1] * fx
        top = grid[ri + 1][:, ci] * (1 - fx) + grid[ri + 1][:, ci + 1] * fx
        z += np.float32(0.04 * wave) * (south * (1 - fy)[:, None] + top * fy[:, None])
    return z


def terrain(folder, kilometres):
    folder.mkdir(parents=True, exist_ok=True)
    raw = folder / "tile.raw"
    for km_east in range(kilometres):
        for km_north in range(kilometres):
            west, north = WEST + 1000 * km_east, SOUTH + 1000 * (km_north + 1)
            heights(west, north, 1000).tofile(raw)
            (folder / "tile.hdr").write_text(
                "ENVI\nsamples = 1000\nlines = 1000\nbands = 1\nheader offset = 0\ndata type = 4\n"
                "interleave = bsq\nbyte order = 0\n")
            subprocess.run(["gdal_translate", "-q", "-a_srs", "EPSG:25832", "-a_ullr", str(west), str(north),
                            str(west + 1000), str(north - 1000), "-co", "COMPRESS=DEFLATE", "-co", "PREDICTOR=3",
                            "-co", "ZLEVEL=1", "-co", "TILED=YES", str(raw),
                            str(folder / f"dgm1_32_{west // 1000}_{north // 1000 - 1}.tif")], check=True)
    for left in (raw, folder / "tile.hdr", folder / "tile.raw.aux.xml"):
        left.unlink(missing_ok=True)


def census(out, cells):
    rng = random.Random(1)
    side = int((cells * 1.25) ** 0.5) + 1  # four of five cells are inhabited
    west, south = 4_411_000 - side * 50, 2_931_000 - side * 50  # EPSG:3035, round Lauf
    written = 0
    with open(out, "w", encoding="utf-8", newline="\n") as table:
        table.write("GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner\n")
        for row in range(side):
            for column in range(side):
                if written >= cells or rng.random() < 0.2:
                    continue
                x, y = (west // 100 + column) * 100, (south // 100 + row) * 100
                people = "\u2013" if rng.random() < 0.02 else rng.randint(3, 120)
                table.write(f"CRS3035RES100mN{y}E{x};{x + 50};{y + 50};{people}\n")
                written += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    kinds = parser.add_subparsers(dest="kind", required=True)
    ground = kinds.add_parser("terrain")
    ground.add_argument("folder", type=pathlib.Path)
    ground.add_argument("--kilometres", type=int, default=5)
    people = kinds.add_parser("census")
    people.add_argument("out")
    people.add_argument("--cells", type=int, default=3_200_000)
    asked = parser.parse_args()
    if asked.kind == "terrain":
        terrain(asked.folder, asked.kilometres)
    else:
        census(asked.out, asked.cells)


if __name__ == "__main__":
    main()
