#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Areas around a point: ours beside GEOS' STRtree with prepared polygons, alternating, on polygons of make_areas.py.

usage: areas.py [--rounds 5] [--polygons 500 5000]; build first: cmake --build build --target geo_bench geos_peer
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BUILT = HERE.parents[1] / "build" / "bin"


def run(*command):
    return json.loads(subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="alternating runs of each (default 5)")
    parser.add_argument("--polygons", type=int, nargs="+", default=[500, 5000], help="how many districts (default 500 5000)")
    asked = parser.parse_args()
    missing = [name for name in ("geo_bench", "geos_peer") if not (BUILT / name).exists()]
    if missing:
        raise SystemExit(f"not built: {', '.join(missing)}; cmake --build build --target geo_bench geos_peer")
    print("| polygons | ratio by the clock | by the processor | points a second of ours, by the processor | wrong of ours | GEOS answers otherwise |")
    print("|---|---|---|---|---|---|")
    for number in asked.polygons:
        with tempfile.TemporaryDirectory() as folder:
            polygons = pathlib.Path(folder) / "areas.txt"
            subprocess.run([sys.executable, HERE / "make_areas.py", str(number), "7", polygons], check=True)
            ours, theirs = [], []
            for _ in range(asked.rounds):
                ours.append(run(BUILT / "geo_bench", "--only", "lookup", "--export", folder, polygons))
                theirs.append(run(BUILT / "geos_peer", folder))
            if theirs[0]["invalid"]:
                raise SystemExit(f"{theirs[0]['invalid']} of the polygons are invalid: make_areas.py is wrong")
            cells = []
            for key in ("points_s", "processor_points_s"):
                ratios = [a[key] / b[key] for a, b in zip(ours, theirs)]
                cells.append(f"{statistics.median(ratios):.1f} ({min(ratios):.1f}-{max(ratios):.1f})")
            speed = statistics.median(one["processor_points_s"] for one in ours)
            print(f"| {ours[0]['polygons']} | {cells[0]} | {cells[1]} | {speed / 1e6:.1f} million | "
                  f"{max(one['wrong'] for one in ours)} of {ours[0]['checked']} | {max(one['differ'] for one in theirs)} of 200000 |", flush=True)


if __name__ == "__main__":
    main()
