#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Remakes grass.json: what GRASS says of how water runs over real elevation models. By hand, with grass-core and gdal-bin installed.

usage: tests/golden/drainage/remake.py DEM_FOLDER > tests/golden/drainage/grass.json

Of each model, cells numbered row by row from the north:
- streams: r.watershed -s (single flow direction). `cells`: every so manieth cell; `ways`: its direction (1 north-east, counterclockwise to 8
  east; below zero or 0: leaves the model); `handM`: its height above the first cell on its way through which at least kStreamCells drain,
  null where there is none. Heights above drainage are no module of grass-core: they are walked here, along GRASS' own directions.
  r.watershed takes cells in degrees for squares, so who compares must do so too.
- flood: the cells lower than a stage above that stream cell, by the rule of gis/fusion/hand_flood.h, walked here along GRASS' directions;
  as runs of [first cell, count].
- hollows: r.terraflow's filled ground minus the ground: cells, their sum in metres times cells, the deepest, and how many hang together
  over edges and corners (r.clump -d). r.fill.dir would have to be run many times over: run twice it still leaves 1 % of the cells of the first
  model and 5 % of those of the second lower or higher than r.terraflow does. Around a gap in the model r.terraflow lets no water out;
  the share of cells beside one is small: `besideGaps`.
"""
import array
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import zipfile

kStreamCells = 200
kSamples = 3000
MODELS = {  # where a flood begins (column, row), its stage, how many cells' lengths it is carried up and down its stream
    "N49E011.hgt.zip": (332, 588, 4.0, 60),
    "bonn_gtopo.tif": (240, 155, 12.0, 20),
    "qfield_testgrid.tif": (94, 63, 3.0, 30),
}
kColumn, kRow = (0, 1, 0, -1, -1, -1, 0, 1, 1), (0, -1, -1, -1, 0, 1, 1, 1, 0)


def grass(raster, work):
    maps = {"dem": "Float32", "way": "Float32", "drained": "Float64", "filled": "Float32", "hollows": "Float32"}
    script = (f"r.in.gdal -o --quiet input={raster} output=raw && g.region raster=raw && r.mapcalc --quiet expression='dem=float(raw)' && "
              "r.watershed -s --quiet elevation=dem accumulation=drained drainage=way && "
              f"r.terraflow --quiet elevation=dem filled=filled direction=tway swatershed=tsheds accumulation=tdrained tci=ttci "
              f"directory={work} stats={work}/stats.txt && "
              "r.mapcalc --quiet expression='deep=if(filled>dem,1,null())' && r.clump -d --quiet input=deep output=hollows && "
              + " && ".join(f"r.out.gdal -f --overwrite --quiet input={name} output={work}/{name}.bin format=ENVI type={kind} nodata=-9999"
                            for name, kind in maps.items()))
    subprocess.run(["grass", "--tmp-location", "EPSG:4326", "--exec", "sh", "-c", script], check=True, capture_output=True)
    read = {}
    for name, kind in maps.items():
        read[name] = array.array("f" if kind == "Float32" else "d")
        read[name].frombytes((work / f"{name}.bin").read_bytes())
    return read


class Net:
    def __init__(self, maps, columns):
        self.dem, self.way, self.drained, self.columns = maps["dem"], maps["way"], maps["drained"], columns
        self.rows = len(self.dem) // columns

    def known(self, cell):
        return self.dem[cell] > -9999

    def step(self, cell, way):
        column, row = cell % self.columns + kColumn[way], cell // self.columns + kRow[way]
        inside = 0 <= column < self.columns and 0 <= row < self.rows
        return row * self.columns + column if inside and self.known(row * self.columns + column) else None

    def next(self, cell):
        way = int(self.way[cell])
        return self.step(cell, way) if way > 0 else None

    def is_stream(self, cell):
        return abs(self.drained[cell]) >= kStreamCells

    def stream_of(self, cell):
        while cell is not None and not self.is_stream(cell):
            cell = self.next(cell)
        return cell

    def above(self, cell):
        beside = [self.step(cell, way) for way in range(1, 9)]
        ours = [one for one in beside if one is not None and self.is_stream(one) and self.next(one) == cell]
        return max(ours, key=lambda one: abs(self.drained[one]), default=None)


def flood(net, seed, stage, reach):
    start = net.stream_of(seed)
    surface = {start: net.dem[start] + stage}
    for go in (net.next, net.above):
        cell, far = start, 0.0
        while True:
            to = go(cell)
            far += 0 if to is None else math.hypot(to % net.columns - cell % net.columns, to // net.columns - cell // net.columns)
            if to is None or far > reach:
                break
            cell = to
            surface[cell] = net.dem[cell] + stage
    carried = set(surface)
    dry = float("-inf")

    def surface_of(stream):
        way = []
        while stream is not None and stream not in surface:
            way.append(stream)
            stream = net.next(stream)
        level = surface[stream] if stream is not None else dry
        for one in reversed(way):
            level = level if level > net.dem[one] else dry
            surface[one] = level
        return level

    wet = []
    for cell in range(len(net.dem)):
        if not net.known(cell):
            continue
        stream = cell if cell in carried else net.stream_of(cell)
        if stream is not None and net.dem[cell] < surface_of(stream):
            wet.append(cell)
    return start, wet


def runs(cells):
    out = []
    for cell in cells:
        if out and out[-1][0] + out[-1][1] == cell:
            out[-1][1] += 1
        else:
            out.append([cell, 1])
    return out


def main():
    folder = pathlib.Path(sys.argv[1])
    models = []
    for name, (column, row, stage, reach) in MODELS.items():
        with tempfile.TemporaryDirectory() as scratch:
            work = pathlib.Path(scratch)
            raster = (folder / name).resolve()
            if name.endswith(".zip"):
                with zipfile.ZipFile(raster) as archive:
                    archive.extractall(work)
                raster = work / name.removesuffix(".zip")
            maps = grass(raster, work)
            columns = json.loads(subprocess.run(["gdalinfo", "-json", str(raster)], check=True, capture_output=True).stdout)["size"][0]
        net = Net(maps, columns)
        cells = [cell for cell in range(0, len(net.dem), max(1, len(net.dem) // kSamples)) if net.known(cell)]
        above = [(cell, net.stream_of(cell)) for cell in cells]
        seed = row * columns + column
        start, wet = flood(net, seed, stage, reach)
        deep = [f - d for f, d in zip(maps["filled"], maps["dem"]) if d > -9999 and f > d]
        gaps = [cell for cell in range(len(net.dem)) if not net.known(cell)]
        beside = {cell + dr * columns + dc for cell in gaps for dr in (-1, 0, 1) for dc in (-1, 0, 1)} - set(gaps)
        models.append({"dem": name, "columns": columns, "streamCells": kStreamCells, "cells": cells,
                       "ways": [int(net.way[cell]) for cell in cells],
                       "handM": [None if to is None else round(net.dem[cell] - net.dem[to], 3) for cell, to in above],
                       "flood": {"seed": seed, "stream": start, "stageM": stage, "reach": reach, "cells": len(wet), "wet": runs(wet)},
                       "hollows": {"cells": len(deep), "sumM": round(sum(deep), 3), "deepestM": round(max(deep), 3),
                                   "count": int(max(maps["hollows"])), "besideGaps": len(beside)}})
        print(name, {**models[-1]["hollows"], "wet": len(wet)}, file=sys.stderr)
    version = subprocess.run(["grass", "--version"], capture_output=True, text=True)
    by = "r.watershed -s, r.terraflow and r.clump of " + (version.stdout + version.stderr).strip().split("\n")[0]
    print(json.dumps({"by": by, "models": models}, separators=(",", ":")))


main()
