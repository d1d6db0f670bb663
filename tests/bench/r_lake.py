#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A flood on 25 million cells beside GRASS' r.lake, alternating: ours from a GeoTIFF to polygons, r.lake on its own raster base.

usage: r_lake.py [ROUNDS]; needs grass-core and gdal-bin. The ground is geo_bench's, a metre a cell; both get the same place and level, and
make the same cells wet but for some beside the last column, along which r.lake lets no water go on. By the clock and by processor time.
"""
import json
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BUILT = pathlib.Path(__file__).resolve().parents[2] / "build" / "bin"
SIDE, WEST, NORTH = 5000, 400000, 5605000
EAST, MIDDLE = WEST + SIDE / 2 + 0.5, NORTH - SIDE / 2 - 0.5
HEADER = ("ENVI\nsamples = {0}\nlines = {0}\nbands = 1\nheader offset = 0\ndata type = 4\ninterleave = bsq\nbyte order = 0\n")


def run(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, **more)


def timed(*command):
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = run(*command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done


def wet_by_grass(level):
    """Runs within GRASS: its modules are started as they are there, without its own start-up in the time."""
    command = ("r.lake", "--overwrite", "--quiet", "elevation=dem", f"water_level={level}", "lake=lake", f"coordinates={EAST},{MIDDLE}")
    return timed(*command)[:2]


def within(work, rounds, level, seed):
    run("g.region", "raster=dem")
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(wet_by_grass(level))
        *took, done = timed(BUILT / "lagewerk-geo", "flood", "--dem", work / "ground.tif", "--seed", seed, "--level", level,
                            "--out", work / "flood.gpkg", "--replace")
        ours.append(took)
    wet = int(re.search(r"n=(\d+)", run("r.univar", "-g", "map=lake").stdout).group(1))
    print(f"cells wet: ours {json.loads(done.stdout)['wetCells']}, r.lake {wet}")
    for kind, name in ((0, "by the clock"), (1, "by the processor")):
        ratios = [their[kind] / our[kind] for our, their in zip(ours, theirs)]
        print(f"{name}: {statistics.median(ratios):.1f} times faster ({min(ratios):.1f}-{max(ratios):.1f}); "
              f"ours {statistics.median(one[kind] for one in ours):.2f} s, r.lake {statistics.median(one[kind] for one in theirs):.2f} s")


def main():
    if sys.argv[1:2] == ["--within"]:
        return within(pathlib.Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5])
    missing = [name for name in ("grass", "gdal_translate", "gdaltransform") if not shutil.which(name)]
    if missing:
        print(f"skipped: no {', '.join(missing)}; apt-get install grass-core gdal-bin", file=sys.stderr)
        return
    for program in ("geo_bench", "lagewerk-geo"):
        if not (BUILT / program).exists():
            raise SystemExit(f"not built: {program}; cmake --preset dev && cmake --build build --target geo_bench lagewerk-geo")
    with tempfile.TemporaryDirectory(prefix="lagewerk-r-lake-") as folder:
        work = pathlib.Path(folder)
        level = json.loads(run(BUILT / "geo_bench", "--only", "flood", work / "ground.flt").stdout)["level_m"]
        (work / "ground.hdr").write_text(HEADER.format(SIDE))
        run("gdal_translate", "-q", "-a_srs", "EPSG:25832", "-a_ullr", WEST, NORTH, WEST + SIDE, NORTH - SIDE, work / "ground.flt",
            work / "ground.tif")
        lon, lat, _ = run("gdaltransform", "-s_srs", "EPSG:25832", "-t_srs", "EPSG:4326", input=f"{EAST} {MIDDLE}").stdout.split()
        run("grass", "-c", "EPSG:25832", "-e", work / "base")
        run("grass", work / "base" / "PERMANENT", "--exec", "r.in.gdal", "-o", f"input={work / 'ground.tif'}", "output=dem")
        rounds = sys.argv[1] if len(sys.argv) > 1 else "5"
        print(run("grass", work / "base" / "PERMANENT", "--exec", sys.executable, __file__, "--within", work, rounds, level,
                  f"{lon},{lat}").stdout, end="")


main()
