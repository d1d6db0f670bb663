#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Remakes r_lake.json: what GRASS r.lake makes wet on real elevation models. By hand, with grass-core and gdal-bin installed.

usage: tests/golden/flood/remake.py DEM_FOLDER > tests/golden/flood/r_lake.json

Of each case: the model, where the water is let in (the middle of a cell), its level, wet cells, their area on the ellipsoid (r.stats), area and
volume as r.lake prints them (for models in degrees it takes one cell's area for all, here up to 3 % off), and SHA-256 over one byte per cell of
the model, row by row from the north, 1 wet and 0 dry. r.lake of GRASS 8.2.1 lets no water go on along the model's last column (seen with the
small grid, 150/20 and 4 m above the ground: 1,719 cells, where the connected ground below the level has 5,269); no case here needs that.
"""
import array
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

CASES = {  # column, row and metres above the ground there
    "N49E011.hgt.zip": [(332, 588, 2), (332, 588, 8), (332, 588, 30), (100, 300, 10), (900, 900, 5)],
    "bonn_gtopo.tif": [(240, 155, 3), (240, 155, 15), (120, 300, 40), (400, 60, 20)],
    "qfield_testgrid.tif": [(94, 63, 6), (20, 100, 10), (60, 60, 3), (40, 30, 2)],
}


def info(raster):
    return json.loads(subprocess.run(["gdalinfo", "-json", str(raster)], check=True, capture_output=True).stdout)


def heights(raster, work):
    out = work / "heights.bin"
    subprocess.run(["gdal_translate", "-q", "-of", "ENVI", "-ot", "Float32", str(raster), str(out)], check=True)
    values = array.array("f")
    values.frombytes(out.read_bytes())
    return values


def lake(raster, x, y, level, work):
    out = work / "lake.bin"
    script = (f"r.in.gdal -o --quiet input={raster} output=dem && g.region raster=dem && "
              f"r.lake --overwrite elevation=dem water_level={level} lake=lake coordinates={x},{y} && "
              f"r.out.gdal -f --overwrite --quiet input=lake output={out} format=ENVI type=Float32 nodata=-9999 && "
              "r.mapcalc --quiet expression='wet=if(isnull(lake),null(),1)' && echo Ellipsoid && r.stats -an --quiet wet")
    done = subprocess.run(["grass", "--tmp-location", "EPSG:4326", "--exec", "sh", "-c", script], check=True, capture_output=True,
                          text=True)
    values = array.array("f")
    values.frombytes(out.read_bytes())
    said = done.stdout + done.stderr
    area, volume = (float(re.search(name + r"[^0-9]*([0-9.]+)", said).group(1)) for name in ("Lake area", "Lake volume"))
    ellipsoid = float(said.split("Ellipsoid")[1].split()[1])
    return bytes(0 if value == -9999 or value != value else 1 for value in values), area, volume, ellipsoid


def main():
    folder = pathlib.Path(sys.argv[1])
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        for name, cases in CASES.items():
            raster = (folder / name).resolve()
            if name.endswith(".zip"):
                with zipfile.ZipFile(raster) as archive:
                    archive.extractall(work)
                raster = work / name.removesuffix(".zip")
            about = info(raster)
            columns, t = about["size"][0], about["geoTransform"]
            ground = heights(raster, work)
            for column, row, above in cases:
                x, y = t[0] + (column + 0.5) * t[1], t[3] + (row + 0.5) * t[5]
                level = ground[row * columns + column] + above
                wet, area, volume, ellipsoid = lake(raster, x, y, level, work)
                rows.append({"dem": name, "lon": x, "lat": y, "levelM": level, "cells": sum(wet), "areaM2": round(ellipsoid, 1),
                             "lakeAreaM2": round(area, 1), "lakeVolumeM3": round(volume, 1),
                             "sha256": hashlib.sha256(wet).hexdigest()})
                print(rows[-1], file=sys.stderr)
    version = subprocess.run(["grass", "--version"], capture_output=True, text=True)
    print(json.dumps({"by": "r.lake of " + (version.stdout + version.stderr).strip().split("\n")[0], "cases": rows}, indent=1))


main()
