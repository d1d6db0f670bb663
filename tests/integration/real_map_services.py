#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""lagewerk-geo basemap against map servers that others wrote: MapServer (WMS), MapProxy (WMTS and WMS in front of it).

    real_map_services.py [--geo build/bin/lagewerk-geo] [--keep FOLDER] [NAME ...]

NAME: only the checks with this in their name. Needs (Debian) cgi-mapserver, mapproxy, python3-gdal, python3-numpy; no
daily test asks for them (`.ci/full references` does). Both servers run inside this script on free ports of 127.0.0.1 and
end with it.

MapServer shows a chequerboard of 100 m squares whose colours tell the place (red by easting, green by northing) and, from
another file in degrees, five coloured squares of 200 m at known places. What was fetched is read by GDAL's own GeoPackage
driver, not by ours. Each pixel is compared that is farther from a border of its square than 2.5 pixels and 3 m, and all of
them together must lie within 0.3 of one (the servers take the nearest cell of their own).
"""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import wsgiref.simple_server
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import ThreadingMixIn

import numpy
from osgeo import gdal, osr

gdal.UseExceptions()
ROOT = pathlib.Path(__file__).resolve().parents[2]
MAPSERV = "/usr/lib/cgi-bin/mapserv"
BOX = "11.26,49.49,11.30,49.52"
WEST, NORTH, CELL, SIDE = 661_000, 5_489_000, 2, 3500  # of the chequerboard: 7 km, the box within it
PLACES = {"markt": (664_300, 5_484_300, (220, 30, 30)), "schule": (665_150, 5_485_420, (30, 200, 40)),
          "wehr": (664_780, 5_486_250, (40, 60, 220)), "klinik": (665_900, 5_484_050, (240, 200, 20)),
          "bahnhof": (666_050, 5_486_000, (160, 40, 200))}  # middle in EPSG:25832; squares of 200 m
SYSTEMS = (25832, 25833, 3857, 4326)


def board(east, north):
    """Colours of the chequerboard at places in EPSG:25832."""
    return numpy.stack([(east // 100 * 40) % 256, (north // 100 * 40) % 256, numpy.full_like(east, 128)]).astype(int)


def write_ground(folder):
    utm = osr.SpatialReference()
    utm.ImportFromEPSG(25832)
    east, north = numpy.meshgrid(WEST + (numpy.arange(SIDE) + 0.5) * CELL, NORTH - (numpy.arange(SIDE) + 0.5) * CELL)
    colours = board(east, north)
    out = gdal.GetDriverByName("GTiff").Create(str(folder / "karte.tif"), SIDE, SIDE, 3, gdal.GDT_Byte, ["COMPRESS=DEFLATE"])
    out.SetGeoTransform((WEST, CELL, 0, NORTH, 0, -CELL))
    out.SetProjection(utm.ExportToWkt())
    for band in range(3):
        out.GetRasterBand(band + 1).WriteArray(colours[band].astype("uint8"))
    del out
    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    way = osr.CoordinateTransformation(utm, degrees)
    features = []
    for name, (x, y, colour) in PLACES.items():
        ring = [way.TransformPoint(x + dx, y + dy)[:2] for dx, dy in ((-100, -100), (100, -100), (100, 100), (-100, 100), (-100, -100))]
        features.append({"type": "Feature", "properties": {"name": name, "farbe": "#%02x%02x%02x" % colour},
                         "geometry": {"type": "Polygon", "coordinates": [ring]}})
    (folder / "plaetze.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))


def write_maps(folder):
    """A mapfile for each system and version: mapserv shows nothing in a system that its map does not name."""
    (folder / "mapserver.conf").write_text('CONFIG\n ENV\n  MS_MAP_PATTERN "."\n END\nEND\n')
    for number in SYSTEMS:
        for version in ("1.3.0", "1.1.1"):
            write_map(folder / f"{number}-{version}.map", f"EPSG:{number}", version)
    write_map(folder / "alle.map", " ".join(f"EPSG:{n}" for n in SYSTEMS), "1.3.0", side=4096)
    write_map(folder / "klein.map", "EPSG:25832", "1.3.0", side=700)
    write_map(folder / "fremd.map", "EPSG:31468 EPSG:5678", "1.3.0")
    write_map(folder / "uneins.map", " ".join(f"EPSG:{n}" for n in SYSTEMS), "1.3.0", layer="EPSG:3857")


def write_map(file, systems, version, side=2048, layer=""):
    own = f'"wms_srs" "{layer}"' if layer else ""
    # Not by its number: mapserv would offer that one for the layer, whatever its map says.
    utm = """PROJECTION "proj=utm" "zone=32" "ellps=GRS80" END"""
    raster = f'TYPE RASTER STATUS ON DATA "karte.tif" {utm}'
    file.write_text(f"""MAP
 NAME "probe" SIZE 100 100 MAXSIZE {side} EXTENT {WEST} {NORTH - CELL * SIDE} {WEST + CELL * SIDE} {NORTH} UNITS METERS
 IMAGETYPE "png" PROJECTION "init=epsg:25832" END
 OUTPUTFORMAT NAME "png" DRIVER "AGG/PNG" MIMETYPE "image/png" IMAGEMODE RGBA TRANSPARENT ON EXTENSION "png" END
 OUTPUTFORMAT NAME "jpeg" DRIVER "AGG/JPEG" MIMETYPE "image/jpeg" IMAGEMODE RGB EXTENSION "jpg" FORMATOPTION "QUALITY=90" END
 WEB METADATA "wms_title" "Probe" "wms_enable_request" "*" "wms_srs" "{systems}" "wms_getcapabilities_version" "{version}"
  "wms_onlineresource" "http://localhost/" "wms_encoding" "UTF-8" END END
 LAYER NAME "karte" METADATA "wms_title" "Karte" {own} END {raster} END
 LAYER NAME "Straßen & Wege" METADATA "wms_title" "Umlaute" END {raster} END
 LAYER NAME "nah" METADATA "wms_title" "Nur nah" END MAXSCALEDENOM 20000 {raster} END
 LAYER NAME "weg" METADATA "wms_title" "Datei weg" END TYPE RASTER STATUS ON DATA "fehlt.tif" {utm} END
 LAYER NAME "plaetze" METADATA "wms_title" "Plaetze" END TYPE POLYGON STATUS ON CONNECTIONTYPE OGR
  CONNECTION "plaetze.geojson" DATA "plaetze" PROJECTION "proj=longlat" "datum=WGS84" END CLASS STYLE COLOR [farbe] END END END
END
""", encoding="utf-8")


class MapServer:
    """mapserv as CGI under /mapserv. Goes away after `pictures_left` pictures, and comes back at the same port."""

    def __init__(self, folder):
        self.folder, self.asked, self.pictures_left = folder, [], None
        self.port, self.leaving = 0, None
        self.start()

    def start(self):
        outer, self.pictures_left = self, None
        if self.leaving is not None:
            self.leaving.join()

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                outer.answer(self)
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def address(self, mapfile):
        return f"http://127.0.0.1:{self.port}/mapserv?map={self.folder}/{mapfile}.map"

    def pictures(self):
        return [q for q in self.asked if "getmap" in q.lower()]

    def answer(self, request):
        question = urllib.parse.urlsplit(request.path).query
        self.asked.append(question)
        if self.pictures_left is not None and "getmap" in question.lower():
            self.pictures_left -= 1
            if self.pictures_left < 0:  # gone in the middle: no answer, and nobody listens any more
                request.close_connection = True
                if self.pictures_left == -1:
                    self.leaving = threading.Thread(target=self.stop)
                    self.leaving.start()
                return
        done = subprocess.run([MAPSERV], cwd=self.folder, capture_output=True, check=False, env={
            "QUERY_STRING": question, "REQUEST_METHOD": "GET", "SCRIPT_NAME": "/mapserv", "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": str(self.port), "MAPSERVER_CONFIG_FILE": str(self.folder / "mapserver.conf"), "PATH": os.environ["PATH"]})
        head, _, body = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode("latin-1").split("\r\n") if ": " in line)
        request.send_response(int(fields.pop("Status", "200").split()[0]))
        for name, value in fields.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


def start_mapproxy(folder, mapserver):
    from mapproxy.wsgiapp import make_wsgi_app

    class Server(ThreadingMixIn, wsgiref.simple_server.WSGIServer):
        daemon_threads = True

    class Handler(wsgiref.simple_server.WSGIRequestHandler):
        def log_message(self, *_):
            pass
    shutil.rmtree(folder / "tiles", ignore_errors=True)
    # Corners on whole 4 m: mapserv takes the nearest of its 2 m cells, half a pixel off where a tile lies between them.
    cells = [64, 32, 16, 8, 4, 2]
    settings = {
        "services": {"wmts": {"kvp": True, "restful": True},
                     "wms": {"srs": ["EPSG:25832", "EPSG:4326", "EPSG:3857"], "md": {"title": "Probe"}}},
        "grids": {"utm_oben": {"srs": "EPSG:25832", "origin": "nw", "bbox": [WEST - 332, NORTH - 7777, WEST + 8111, NORTH + 556], "res": cells},
                  "utm_gross": {"srs": "EPSG:25832", "origin": "nw", "bbox": [WEST - 9996, NORTH - 8888, WEST + 8111, NORTH + 64], "res": cells,
                                "tile_size": [512, 512]},
                  "web": {"base": "GLOBAL_WEBMERCATOR", "num_levels": 17}},
        "sources": {"mapserver": {"type": "wms", "req": {"url": mapserver.address("alle"), "layers": "karte", "transparent": True},
                                  "supported_srs": ["EPSG:25832", "EPSG:3857"]}},
        "caches": {f"cache_{grid}": {"grids": [grid], "sources": ["mapserver"], "format": "image/png",
                                     "cache": {"type": "file", "directory": str(folder / "tiles" / grid)}}
                   for grid in ("utm_oben", "utm_gross", "web")},
        "layers": [{"name": f"karte_{grid}", "title": grid, "sources": [f"cache_{grid}"]} for grid in ("utm_oben", "utm_gross", "web")],
        "globals": {"image": {"paletted": False}, "cache": {"base_dir": str(folder / "tiles"), "lock_dir": str(folder / "locks")}}}
    (folder / "mapproxy.yaml").write_text(json.dumps(settings))  # JSON is YAML
    app = make_wsgi_app(str(folder / "mapproxy.yaml"), ignore_config_warnings=False)
    server = wsgiref.simple_server.make_server("127.0.0.1", 0, app, Server, Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def shifts(size, east, north, pixels):
    """How many pixels the whole board lies too far east and north: where the means over each pixel fit best."""
    rows, columns = (abs(north[:, 0] - 5_485_500) < 1400), (abs(east[0] - 665_200) < 1300)
    inner = pixels[:, rows][:, :, columns]
    within = (numpy.arange(64) + 0.5) / 64 * size - size / 2
    for places, shades in ((east[0][columns], inner[0].mean(axis=0)), (north[:, 0][rows], inner[1].mean(axis=1))):
        moved = numpy.arange(-1, 1.001, 0.025)
        misfits = [((((places[:, None] - by * size + within) // 100 * 40 % 256).mean(axis=1) - shades) ** 2).sum() for by in moved]
        yield round(float(moved[int(numpy.argmin(misfits))]), 3)


class Checks:
    def __init__(self, geo, folder, mapserver, mapproxy):
        self.geo, self.folder, self.mapserver, self.proxy = geo, folder, mapserver, mapproxy
        self.out = folder / "map.gpkg"
        self.wrong = []

    def fetch(self, *words, box=BOX, fresh=True):
        if fresh:
            for file in self.folder.glob("map*gpkg*"):
                file.unlink()
        ran = subprocess.run([self.geo, "basemap", "--package", "keine.gpkg", "--source", "Stadt Probe", "--licence", "dl-de/by-2-0",
                              "--box", box, "--out", self.out, *words], capture_output=True, text=True, check=False, timeout=300,
                             env={**os.environ, "no_proxy": "127.0.0.1"})
        return ran.returncode, ran.stdout + ran.stderr

    def expect(self, is_so, what):
        if not is_so:
            self.wrong.append(what)

    def fetched(self, *words, said=""):
        status, output = self.fetch(*words)
        self.expect(status == 0, f"status {status}: {output}")
        self.expect(said in output, f"'{said}' is not said: {output}")
        return status == 0

    def refused(self, *words, said, box=BOX):
        status, output = self.fetch(*words, box=box)
        self.expect(status == 1, f"status {status}: {output}")
        for one in said:
            self.expect(one in output, f"'{one}' is not said: {output}")
        self.expect(not self.out.exists() and not list(self.folder.glob("map*part*")), "something was left behind")

    def levels(self, cell_max=16):
        """Of what was fetched, by GDAL: cell in m, places of the pixels, red green blue alpha."""
        whole = gdal.Open(str(self.out))
        overviews = whole.GetRasterBand(1).GetOverviewCount()
        west, cell, _, north, _, _ = whole.GetGeoTransform()
        self.expect(osr.SpatialReference(whole.GetProjection()).GetAuthorityCode(None) == "25832", "not in EPSG:25832")
        for number in range(-1, overviews):
            bands = [whole.GetRasterBand(b) for b in range(1, 5)]
            if number >= 0:
                bands = [b.GetOverview(number) for b in bands]
            size = cell * round(whole.RasterXSize / bands[0].XSize)
            if size > cell_max:
                continue
            pixels = numpy.stack([b.ReadAsArray() for b in bands]).astype(int)
            east, of_north = numpy.meshgrid(west + (numpy.arange(pixels.shape[2]) + 0.5) * size,
                                            north - (numpy.arange(pixels.shape[1]) + 0.5) * size)
            yield size, east, of_north, pixels

    def shows_board(self, least, near=12):
        """Each pixel well inside a square has its colour; at least so many were compared."""
        looked = 0
        for size, east, north, pixels in self.levels():
            spare = 2.5 * size + 3  # a cubic warp reaches two cells
            shown = (pixels[3] == 255) & (east > WEST) & (east < WEST + SIDE * CELL) & (north > NORTH - SIDE * CELL) & (north < NORTH)
            inside = shown & (abs(east % 100 - 50) < 50 - spare) & (abs(north % 100 - 50) < 50 - spare)
            off = (abs(board(east, north) - pixels[:3]) > near).any(axis=0) & inside
            looked += int(inside.sum())
            if size == 4:
                for axis, shift in zip(("east", "north"), shifts(size, east, north, pixels)):
                    self.expect(abs(shift) <= 0.3, f"cells of {size} m lie {shift} pixels too far {axis}")
            self.expect(not off.any(), f"cells of {size} m: {off.sum()} of {inside.sum()} pixels have another place's colour, "
                        f"one at {east[off][:1]} {north[off][:1]}")
        self.expect(looked >= least, f"only {looked} pixels were compared")

    def shows_places(self):
        for size, east, north, pixels in self.levels(8):
            spare, none = 2 * size + 1, numpy.ones(east.shape, bool)
            for name, (x, y, colour) in PLACES.items():
                away = numpy.maximum(abs(east - x), abs(north - y))
                inside, none = away < 100 - spare, none & (away > 100 + spare)
                off = (abs(pixels[:3, inside] - numpy.array(colour)[:, None]) > 12).any(axis=0) | (pixels[3, inside] < 255)
                self.expect(inside.sum() > 300 and not off.any(), f"cells of {size} m, {name}: {off.sum()} of {inside.sum()} wrong")
            self.expect(not pixels[3, none].any(), f"cells of {size} m: colour where there is none")

    # Each check below is one line of the output.
    def wms_each_system(self):
        for number in SYSTEMS:
            for version in ("1.3.0", "1.1.1"):
                before = len(self.mapserver.asked)
                if self.fetched("--wms", self.mapserver.address(f"{number}-{version}"), "--layer", "karte", "--cells", "4-8",
                                said=f"WMS {version} in EPSG:{number}, image/png"):
                    self.shows_board(200_000)
                self.expect(all(f"VERSION={version}" in q for q in self.mapserver.asked[before + 1:]), "another version was asked for")

    def wms_places_in_degrees(self):
        for number in SYSTEMS:
            if self.fetched("--wms", self.mapserver.address(f"{number}-1.3.0"), "--layer", "plaetze", "--cells", "2-8"):
                self.shows_places()

    def wms_jpeg(self):
        if self.fetched("--wms", self.mapserver.address("alle"), "--layer", "karte", "--cells", "4-8", "--photo", said="image/jpeg"):
            self.shows_board(100_000, near=40)

    def wms_small_pictures(self):
        if self.fetched("--wms", self.mapserver.address("klein"), "--layer", "karte", "--cells", "4-8"):
            self.shows_board(100_000)
        sizes = {int(urllib.parse.parse_qs(q)["WIDTH"][0]) for q in self.mapserver.pictures() if "klein.map" in q}
        self.expect(max(sizes) <= 700, f"larger than allowed: {sizes}")

    def wms_umlauts_and_several_layers(self):
        if self.fetched("--wms", self.mapserver.address("alle"), "--layer", "Straßen & Wege,plaetze", "--cells", "4-4"):
            for size, east, north, pixels in self.levels(4):
                x, y, colour = PLACES["markt"]
                at = (abs(east - x) < 50) & (abs(north - y) < 50)
                self.expect((abs(pixels[:3, at] - numpy.array(colour)[:, None]) < 12).all(), f"{size} m: the second layer lies not on the first")

    def wms_shown_at_some_scales(self):
        if self.fetched("--wms", self.mapserver.address("alle"), "--layer", "nah", "--cells", "4-32", said="left out, the source shows nothing"):
            self.shows_board(100_000)

    def wms_address_of_its_description(self):
        for more in ("&SERVICE=WMS&REQUEST=GetCapabilities", "&request=getcapabilities&service=wms&version=1.3.0", "&VERSION=1.1.1"):
            if self.fetched("--wms", self.mapserver.address("alle") + more, "--layer", "karte", "--cells", "8-8"):
                self.shows_board(10_000)

    def wms_layer_in_fewer_systems_than_its_parent(self):
        if self.fetched("--wms", self.mapserver.address("uneins"), "--layer", "karte", "--cells", "4-8"):
            self.shows_board(100_000)

    def wms_refusals(self):
        alle = self.mapserver.address("alle")
        self.refused("--wms", alle, "--layer", "Karte", said=["no layer 'Karte'", "karte, Straßen & Wege, nah"])
        self.refused("--wms", alle, "--layer", "karte", "--style", "bunt", "--cells", "8-8", said=["StyleNotDefined", "--style"])
        self.refused("--wms", self.mapserver.address("fremd"), "--layer", "karte", said=["none of EPSG:25832", "ask its owner"])
        self.refused("--wms", alle, "--layer", "weg", "--cells", "8-8", said=["fehlt.tif", "/mapserv"])
        self.refused("--wms", self.mapserver.address("gibtesnicht"), "--layer", "karte", said=["this is no WMS"])
        self.refused("--wms", alle, "--layer", "karte", "--cells", "8-8", box="9.0,48.0,9.04,48.03", said=["one colour"])
        self.refused("--wmts", alle, "--layer", "karte", said=["WMTS"])

    def wms_server_vanishes(self):
        words = ("--wms", self.mapserver.address("25832-1.3.0"), "--layer", "karte", "--cells", "1-8", "--tries", "1", "--parallel", "1")
        self.mapserver.pictures_left = 16
        status, output = self.fetch(*words)
        self.expect(status == 1 and "does not answer" in output and "call it again" in output, output)
        self.expect(not self.out.exists(), "half a map stands there")
        self.mapserver.start()
        before = len(self.mapserver.pictures())
        status, output = self.fetch(*words, fresh=False)
        self.expect(status == 0 and "going on" in output, output)
        resumed = len(self.mapserver.pictures()) - before
        if status == 0:
            self.shows_board(1_000_000)
        self.fetch(*words)
        self.expect(resumed < len(self.mapserver.pictures()) - before - resumed, "what stood there was fetched again")

    def wms_another_map_at_the_same_address(self):
        words = ("--layer", "karte", "--cells", "1-8", "--tries", "1", "--parallel", "1")
        self.mapserver.pictures_left = 16
        self.fetch("--wms", self.mapserver.address("25832-1.3.0"), *words)
        self.mapserver.start()
        status, output = self.fetch("--wms", self.mapserver.address("alle"), *words, fresh=False)
        self.expect(status == 1 and "--anew" in output, f"two maps are mixed: {output}")

    def wmts_each_grid(self):
        for grid, system in (("utm_oben", 25832), ("utm_gross", 25832), ("web", 3857)):
            for service in ("/wmts/1.0.0/WMTSCapabilities.xml", "/service", "/service?SERVICE=WMTS&REQUEST=GetCapabilities&VERSION=1.0.0"):
                if self.fetched("--wmts", self.proxy + service, "--layer", f"karte_{grid}", "--cells", "4-16", said=f"EPSG:{system}"):
                    self.shows_board(200_000)

    def wmts_refusals(self):
        self.refused("--wmts", self.proxy + "/service", "--layer", "karte", said=["no layer 'karte'", "karte_utm_oben"])
        self.refused("--wmts", self.proxy + "/service", "--layer", "karte_web", "--style", "bunt", said=["no style 'bunt'"])
        self.refused("--wmts", self.proxy + "/gibtesnicht", "--layer", "karte", said=["HTTP 404"])

    def proxy_wms(self):
        for grid in ("utm_oben", "web"):
            if self.fetched("--wms", self.proxy + "/service", "--layer", f"karte_{grid}", "--cells", "4-16", said="EPSG:25832"):
                self.shows_board(200_000)
        self.refused("--wms", self.proxy + "/service", "--layer", "nix", said=["no layer 'nix'"])

    def files_of_gdal(self):
        ground = str(self.folder / "karte.tif")
        for name, form in (("karte.mbtiles", "MBTiles"), ("bild.gpkg", "GPKG")):
            made = str(self.folder / name)
            pathlib.Path(made).unlink(missing_ok=True)
            gdal.Translate(made, ground, format=form)
            if self.fetched("--tiles", made, "--cells", "4-8", said=f"{form} file"):
                self.shows_board(100_000, near=20)  # GDAL writes opaque tiles of a GeoPackage as JPEG
        if self.fetched("--tiles", ground, "--cells", "4-8", said="GTiff file"):
            self.shows_board(100_000)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--geo", default=str(ROOT / "build" / "bin" / "lagewerk-geo"))
    arguments.add_argument("--keep", help="folder for what is made, left behind")
    arguments.add_argument("names", nargs="*")
    asked = arguments.parse_args()
    folder = pathlib.Path(asked.keep or tempfile.mkdtemp(prefix="lagewerk-maps-"))
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["no_proxy"] = "127.0.0.1"
    failed = 0
    try:
        write_ground(folder)
        write_maps(folder)
        mapserver = MapServer(folder)
        checks = Checks(asked.geo, folder, mapserver, start_mapproxy(folder, mapserver))
        for name in [n for n in vars(Checks) if n.startswith(("wms", "wmts", "proxy", "files"))]:
            if asked.names and not any(part in name for part in asked.names):
                continue
            checks.wrong = []
            getattr(checks, name)()
            failed += bool(checks.wrong)
            print("FAILED" if checks.wrong else "passed", name.replace("_", " "), flush=True)
            for line in checks.wrong:
                print("   ", line.strip().replace("\n", "\n    "))
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


sys.exit(main())
