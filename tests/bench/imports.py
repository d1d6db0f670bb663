#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What a town package costs: time and most memory, the OSM file beside ogr2ogr, alternating.

    imports.py --osm F.osm.pbf [--land L.osm.pbf] [--dem FOLDER] [--census F.csv] [--box W,S,E,N]

Files are made by make_osm.py and make_ground.py. Prints a table; nothing is judged but the ratio to ogr2ogr.
"""
import argparse
import os
import pathlib
import statistics
import tempfile
import time

PROGRAM = pathlib.Path(__file__).resolve().parents[2] / "build" / "bin" / "lagewerk-geo"


def run(*words):
    """Seconds, most memory in MB, where it went well; ends the program where it did not."""
    begun = time.monotonic()
    child = os.posix_spawnp(str(words[0]), [str(w) for w in words], os.environ,
                            file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(map(str, words))}")
    return time.monotonic() - begun, used.ru_maxrss / 1024


def row(what, seconds, megabytes, note=""):
    print(f"| {what} | {seconds:.1f} | {megabytes:.0f} | {note} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--osm", type=pathlib.Path, help="extract of a town, beside ogr2ogr")
    parser.add_argument("--land", type=pathlib.Path, help="extract of a whole Land, with --box only")
    parser.add_argument("--dem", type=pathlib.Path, nargs="*", default=[], help="folders of GeoTIFF tiles (*.tif)")
    parser.add_argument("--census", type=pathlib.Path, help="table of people; needs --osm")
    parser.add_argument("--box", default="11.25,49.50,11.305,49.53", help="W,S,E,N in degrees")
    parser.add_argument("--program", type=pathlib.Path, default=PROGRAM, help="lagewerk-geo to measure")
    parser.add_argument("--rounds", type=int, default=3, help="alternating runs beside ogr2ogr")
    asked = parser.parse_args()
    print("| what | s | MB at most | |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/tmp")) as name:
        folder = pathlib.Path(name)
        build = [asked.program, "build", "--name", "Probe", "--out", folder / "t.gpkg", "--replace"]
        if asked.osm:
            ours, theirs = [], []
            for _ in range(asked.rounds):
                ours.append(run(*build, "--osm", asked.osm))
                theirs.append(run("ogr2ogr", "-f", "GPKG", "-t_srs", "EPSG:25832", folder / "o.gpkg", asked.osm,
                                  "points", "lines", "multipolygons"))
                (folder / "o.gpkg").unlink()
            ratios = [a[0] / b[0] for a, b in zip(ours, theirs)]
            for what, runs in ((f"{asked.osm.name} to a package", ours), ("the same, ogr2ogr", theirs)):
                row(what, statistics.median(r[0] for r in runs), max(r[1] for r in runs))
            print(f"ratio to ogr2ogr, median of {asked.rounds}: {statistics.median(ratios):.2f} "
                  f"({min(ratios):.2f}-{max(ratios):.2f})")
            row(f"{asked.osm.name}, --box", *run(*build, "--osm", asked.osm, "--box", asked.box))
        if asked.land:
            row(f"{asked.land.name}, --box", *run(*build, "--osm", asked.land, "--box", asked.box))
        for dem in asked.dem:
            tiles = sorted(dem.glob("*.tif"))
            if not tiles:
                raise SystemExit(f"{dem}: no GeoTIFF tiles (*.tif) in it; make_ground.py makes some")
            row(f"{len(tiles)} tiles of {dem.name}", *run(*build, "--dem", *tiles))
            row(f"{len(tiles)} tiles of {dem.name}, --box", *run(*build, "--dem", *tiles, "--box", asked.box))
            if asked.osm:
                row(f"the same tiles and {asked.osm.name}, --box",
                    *run(*build, "--dem", *tiles, "--osm", asked.osm, "--box", asked.box))
        if asked.census and asked.osm:
            run(*build, "--osm", asked.osm, "--box", asked.box)
            row(f"{asked.census.name} into a package", *run(asked.program, "update", "--package", folder / "t.gpkg",
                                                            "--population", asked.census))


if __name__ == "__main__":
    main()
