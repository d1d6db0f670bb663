#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""A small WMS and WMTS on 127.0.0.1 for basemap_fetch_test.cpp, and tiles in a file.
usage: map_service.py serve FOLDER   writes FOLDER/port, then a line for each request into FOLDER/requests
       map_service.py mbtiles FILE WEST SOUTH EAST NORTH   (degrees)
Every picture is a chequerboard that tells its place. Squares of 100 m in EPSG:25832: red (east // 100 * 40) % 256, green
(north // 100 * 40) % 256, blue 128. Squares of 1/1000 degree in EPSG:3857 and 4326: red by longitude, green by latitude, blue 64.
FOLDER/trouble holds "AFTER KIND": from the AFTER-th picture on the service answers 503 ("busy"), 503 twice and then well
("twice"), or not at all ("hang")."""
import math
import sqlite3
import struct
import sys
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

MERCATOR = 20037508.342789244


def png(rows, width, alpha=False):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", width, len(rows), 8, 6 if alpha else 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(b"\0" + r for r in rows), 1))
            + chunk(b"IEND", b""))


def board(reds, greens, blue):
    rows = []
    for green in greens:
        row = bytearray(3 * len(reds))
        row[0::3], row[1::3], row[2::3] = bytes(reds), bytes([green]) * len(reds), bytes([blue]) * len(reds)
        rows.append(bytes(row))
    return png(rows, len(reds))


def shade(number):
    return int(number * 40) % 256


def picture(epsg, west, south, east, north, width, height):
    xs = [west + (i + 0.5) * (east - west) / width for i in range(width)]
    ys = [north - (i + 0.5) * (north - south) / height for i in range(height)]
    if epsg == 25832:
        return board([shade(x // 100) for x in xs], [shade(y // 100) for y in ys], 128)
    lons, lats = xs, ys
    if epsg != 4326:
        lons = [x / MERCATOR * 180 for x in xs]
        lats = [math.degrees(2 * math.atan(math.exp(y / MERCATOR * math.pi)) - math.pi / 2) for y in ys]
    return board([shade(lon * 1000 // 1) for lon in lons], [shade(lat * 1000 // 1) for lat in lats], 64)


def one_colour(width, height, colour):
    return png([bytes(colour) * width] * height, width, len(colour) == 4)


WMS = """<?xml version="1.0"?><WMS_Capabilities xmlns="http://www.opengis.net/wms" version="1.3.0">
<Service><Name>WMS</Name><MaxWidth>2000</MaxWidth></Service><Capability><Request><GetMap><Format>image/png</Format>
<Format>image/jpeg</Format></GetMap></Request><Layer><CRS>EPSG:3857</CRS><Layer><Name>karte</Name><CRS>EPSG:25832</CRS></Layer>
<Layer><Name>web</Name></Layer><Layer><Name>weiss</Name></Layer><Layer><Name>leer</Name></Layer><Layer><Name>seite</Name></Layer>
<Layer><Name>ausnahme</Name></Layer><Layer><Name>halb</Name></Layer><Layer><Name>klein</Name></Layer></Layer></Capability>
</WMS_Capabilities>"""
WMS_DEGREES = """<?xml version="1.0"?><WMS_Capabilities xmlns="http://www.opengis.net/wms" version="1.3.0"><Capability><Request>
<GetMap><Format>image/png</Format></GetMap></Request><Layer><CRS>EPSG:4326</CRS><CRS>CRS:84</CRS><Layer><Name>grad</Name></Layer></Layer>
</Capability></WMS_Capabilities>"""
WMS_ABROAD = """<WMT_MS_Capabilities version="1.1.1"><Capability><Request><GetMap><Format>image/png</Format></GetMap></Request>
<Layer><SRS>EPSG:31468</SRS><Layer><Name>karte</Name></Layer></Layer></Capability></WMT_MS_Capabilities>"""


def wmts(port):
    def matrices(cell, corner, count, levels):
        return "".join(f"<TileMatrix><ows:Identifier>{z:02d}</ows:Identifier><ScaleDenominator>{cell / 2 ** z / 0.00028!r}"
                       f"</ScaleDenominator><TopLeftCorner>{corner}</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256"
                       f"</TileHeight><MatrixWidth>{count << z}</MatrixWidth><MatrixHeight>{count << z}</MatrixHeight>"
                       "</TileMatrix>" for z in levels)

    def layer(name, of):
        return (f"<Layer><ows:Identifier>{name}</ows:Identifier><Style isDefault=\"true\"><ows:Identifier>default</ows:Identifier>"
                f"</Style><Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>{of}</TileMatrixSet></TileMatrixSetLink>"
                f"<ResourceURL format=\"image/png\" resourceType=\"tile\" template=\"http://127.0.0.1:{port}/tile/{name}/{{Style}}/"
                "{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png\"/></Layer>")
    return ("<?xml version=\"1.0\"?><Capabilities xmlns=\"http://www.opengis.net/wmts/1.0\" xmlns:ows=\"http://www.opengis.net/ows/1.1\">"
            "<Contents>" + layer("karte", "UTM32") + layer("web", "WEB") + layer("luecken", "UTM32") + layer("polar", "POL") +
            "<TileMatrixSet><ows:Identifier>UTM32</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::25832</ows:SupportedCRS>"
            + matrices(1024, "-46133.17 6301219.54", 8, range(0, 11)) + "</TileMatrixSet><TileMatrixSet><ows:Identifier>WEB"
            "</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>"
            + matrices(2 * MERCATOR / 256, f"{-MERCATOR} {MERCATOR}", 1, range(0, 18)) + "</TileMatrixSet><TileMatrixSet>"
            "<ows:Identifier>POL</ows:Identifier><ows:SupportedCRS>EPSG:3031</ows:SupportedCRS></TileMatrixSet></Contents></Capabilities>")


class Service(BaseHTTPRequestHandler):
    folder = Path()
    lock = threading.Lock()
    pictures = 0
    at_once = 0
    gone = threading.Event()

    def log_message(self, *_):
        pass

    def answer(self, body, kind="image/png", status=200):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def troubled(self):
        """True when this picture was answered otherwise."""
        with Service.lock:
            Service.pictures += 1
            number = Service.pictures
        file = Service.folder / "trouble"
        if not file.exists():
            return False
        after, kind = file.read_text().split()
        if number < int(after) or (kind == "twice" and number >= int(after) + 2):
            return False
        if kind == "hang":
            (Service.folder / "hangs").write_text("")
            Service.gone.wait()
        self.answer(b"<html><head><title>Wartung</title></head></html>", "text/html", 503)
        return True

    def do_GET(self):
        with Service.lock:
            Service.at_once += 1
            with open(Service.folder / "requests", "a", encoding="utf-8") as log:
                log.write(f"{Service.at_once} {self.path}\n")
        try:
            self.route()
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            with Service.lock:
                Service.at_once -= 1

    def route(self):
        parts = urlsplit(self.path)
        asked = {key.upper(): values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
        if parts.path == "/page":
            self.answer(b"<html><head><title>Geoportal</title></head><body>Willkommen</body></html>", "text/html")
        elif parts.path in ("/wms", "/abroad", "/degrees"):
            self.wms(asked, {"/wms": WMS, "/abroad": WMS_ABROAD, "/degrees": WMS_DEGREES}[parts.path])
        elif parts.path == "/wmts/WMTSCapabilities.xml":
            self.answer(wmts(self.server.server_port).encode(), "application/xml")
        elif parts.path.startswith("/tile/"):
            self.tile(unquote(parts.path).split("/")[2:])
        else:
            self.answer(b"<html><head><title>Nicht gefunden</title></head></html>", "text/html", 404)

    def wms(self, asked, words):
        if asked["REQUEST"] == "GetCapabilities":
            self.answer(words.encode(), "text/xml")
            return
        if self.troubled():
            return
        width, height, layer = int(asked["WIDTH"]), int(asked["HEIGHT"]), asked["LAYERS"]
        west, south, east, north = map(float, asked["BBOX"].split(","))
        epsg = int(asked["CRS"].split(":")[1])
        if epsg == 4326:  # latitude first, as 1.3.0 has it
            west, south, east, north = south, west, north, east
        if layer == "weiss":
            self.answer(one_colour(width, height, (255, 255, 255)))
        elif layer == "leer":
            self.answer(one_colour(width, height, (0, 0, 0, 0)))
        elif layer == "seite":
            self.answer(b"<html><head><title>Bitte anmelden</title></head></html>", "text/html")
        elif layer == "ausnahme":
            self.answer(b"<ServiceExceptionReport><ServiceException code=\"InvalidCRS\">EPSG:3857 f&#252;r&#10;&quot;ausnahme&quot; nicht erlaubt</ServiceException>"
                        b"</ServiceExceptionReport>", "text/xml")
        elif layer == "klein":
            self.answer(picture(epsg, west, south, east, north, 16, 16))
        else:
            made = picture(epsg, west, south, east, north, width, height)
            self.answer(made[: len(made) // 2] if layer == "halb" else made)

    def tile(self, words):
        layer, _, of, zoom, row, column = words
        zoom, row, column = int(zoom), int(row), int(column.split(".")[0])
        if self.troubled():
            return
        if layer == "luecken" and column % 2:
            self.answer(b"", "text/plain", 404)
            return
        span = (1024 if of == "UTM32" else 2 * MERCATOR / 256) / 2 ** zoom * 256
        west, north = (-46133.17, 6301219.54) if of == "UTM32" else (-MERCATOR, MERCATOR)
        west, north = west + column * span, north - row * span
        self.answer(picture(25832 if of == "UTM32" else 3857, west, north - span, west + span, north, 256, 256))


def write_mbtiles(file, west, south, east, north):
    """Zooms 10 to 15 of a box in degrees; rows count from the south, as MBTiles has it."""
    out = sqlite3.connect(file)
    out.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
    out.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
    facts = {"name": "probe", "format": "png", "minzoom": "10", "maxzoom": "15", "bounds": f"{west},{south},{east},{north}"}
    out.executemany("INSERT INTO metadata VALUES (?, ?)", facts.items())

    def metres(lon, lat):
        return lon / 180 * MERCATOR, math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / math.pi * MERCATOR
    (x0, y0), (x1, y1) = metres(west, south), metres(east, north)
    for zoom in range(10, 16):
        span = 2 * MERCATOR / 2 ** zoom
        for column in range(int((x0 + MERCATOR) // span), int((x1 + MERCATOR) // span) + 1):
            for row in range(int((y0 + MERCATOR) // span), int((y1 + MERCATOR) // span) + 1):
                left, low = column * span - MERCATOR, row * span - MERCATOR
                out.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)",
                            (zoom, column, row, picture(3857, left, low, left + span, low + span, 256, 256)))
    out.commit()


def main():
    if sys.argv[1] == "mbtiles":
        write_mbtiles(sys.argv[2], *map(float, sys.argv[3:7]))
        return
    Service.folder = Path(sys.argv[2])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    server.daemon_threads = True
    ready = Service.folder / "port.new"
    ready.write_text(str(server.server_port))
    ready.rename(Service.folder / "port")
    server.serve_forever()


main()
