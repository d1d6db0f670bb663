#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Areas around a point and people in a dragged polygon, beside PostGIS on the same areas, points and cells.

    postgis.py [--rounds 5] POLYGONS.txt ...
    postgis.py --check

--check measures nothing: it draws areas of its own, compares every answer once and fails when one differs (`.ci/full
references`).
POLYGONS.txt as geo_bench takes them; it writes them out with its points, its cells and its answers. PostgreSQL runs in a
folder of its own on a unix socket, without a port, and is ended with this script. Needs postgresql and postgis (Debian:
postgresql-15-postgis-3); without them it says so and ends well. Alternating, each figure against its neighbour in time:
once by the clock, and once by the processor time of this program and of PostgreSQL's process alone, which spares PostGIS
the client, the way there and back, and the wait for a processor where others run beside it.
"""
import argparse
import ctypes
import ctypes.util
import json
import math
import os
import pathlib
import pwd
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

BENCH = pathlib.Path(__file__).resolve().parents[2] / "build" / "bin" / "geo_bench"
SETTINGS = {"listen_addresses": "''", "shared_buffers": "512MB", "work_mem": "64MB", "jit": "off",
            "max_parallel_workers_per_gather": "0", "autovacuum": "off", "log_min_messages": "fatal",
            "client_min_messages": "warning"}  # one core, as ours
JOIN = "SELECT p.id, a.id FROM points p JOIN areas a ON ST_Contains(a.geom, p.place)"
POINT = "ST_SetSRID(ST_MakePoint($1::float8, $2::float8), 25832)"
AREA = "ST_GeomFromText($1, 25832)"
PEOPLE = {
    # What ours does: each cell by the share of it that lies inside; whole ones without cutting.
    "share of each cell": f"""
        WITH a AS MATERIALIZED (SELECT {AREA} AS area)
        SELECT sum(people * CASE WHEN ST_Contains(area, cell) THEN 1 ELSE ST_Area(ST_Intersection(area, cell)) / 1e4 END)
        FROM a JOIN cells ON ST_Intersects(area, cell)""",
    "cells by their middle": f"""
        WITH a AS MATERIALIZED (SELECT {AREA} AS area)
        SELECT sum(people) FROM a JOIN middles ON ST_Contains(area, middle)""",
    "raster, cells by their middle": f"""
        WITH a AS MATERIALIZED (SELECT {AREA} AS area)
        SELECT sum((ST_SummaryStats(ST_Clip(rast, area))).sum) FROM a JOIN ground ON ST_Intersects(ST_Envelope(rast), area)""",
}


def skip(why):
    print(f"skipped: {why}; apt-get install postgresql postgis postgresql-15-postgis-3", file=sys.stderr)
    raise SystemExit(0)


def programs():
    """The folder of the newest server that has PostGIS beside it."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[4]))
    if not found or not ctypes.util.find_library("pq"):
        skip("PostgreSQL is not installed")
    version = found[-1].parts[4]
    if not pathlib.Path(f"/usr/share/postgresql/{version}/extension/postgis.control").exists():
        skip(f"PostgreSQL {version} is installed, PostGIS for it is not")
    return found[-1].parent


class Connection:
    """libpq, no more than is needed: a client as thin as can be, so that PostGIS is not charged for it."""

    def __init__(self, folder):
        self.pq = ctypes.CDLL(ctypes.util.find_library("pq"))
        for name in ("PQconnectdb", "PQexec", "PQprepare", "PQexecPrepared", "PQgetResult"):
            getattr(self.pq, name).restype = ctypes.c_void_p
        for name in ("PQgetvalue", "PQerrorMessage"):
            getattr(self.pq, name).restype = ctypes.c_char_p
        self.link = ctypes.c_void_p(self.pq.PQconnectdb(f"host={folder} user=postgres dbname=postgres".encode()))
        if self.pq.PQstatus(self.link) != 0:
            raise SystemExit("postgis: " + self.pq.PQerrorMessage(self.link).decode())

    def rows(self, result):
        result = ctypes.c_void_p(result)
        if self.pq.PQresultStatus(result) not in (1, 2):  # a command, or rows
            raise SystemExit("postgis: " + self.pq.PQerrorMessage(self.link).decode())
        columns = range(self.pq.PQnfields(result))
        out = [tuple(self.pq.PQgetvalue(result, i, k) for k in columns) for i in range(self.pq.PQntuples(result))]
        self.pq.PQclear(result)
        return out

    def processor_s(self):
        """Of the server's process that works for this connection."""
        return int(pathlib.Path(f"/proc/{self.pq.PQbackendPID(self.link)}/schedstat").read_text().split()[0]) / 1e9

    def timed(self, work):
        """Seconds by the clock and of the server's process, and what `work` gives."""
        begun, before = time.monotonic(), self.processor_s()
        result = work()
        return time.monotonic() - begun, self.processor_s() - before, result

    def run(self, sql):
        return self.rows(self.pq.PQexec(self.link, sql.encode()))

    def prepare(self, name, sql):
        self.rows(self.pq.PQprepare(self.link, name.encode(), sql.encode(), 0, None))

    def ask(self, name, values):
        """`values` as made by words()."""
        return self.rows(self.pq.PQexecPrepared(self.link, name, len(values), values, None, None, 0))


def words(*values):
    return (ctypes.c_char_p * len(values))(*[str(v).encode() for v in values])


def started(folder, binaries):
    """The server; it will not run as root, so it gets an account that the package made."""
    owner = pwd.getpwnam("postgres") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    become = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.getuid() == 0 else {}
    shutil.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"
    subprocess.run([binaries / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-N"],
                   check=True, stdout=subprocess.DEVNULL, cwd="/", **become)
    options = [word for key, value in SETTINGS.items() for word in ("-c", f"{key}={value.strip(chr(39))}")]
    server = subprocess.Popen([binaries / "postgres", "-D", data, "-k", folder, *options], cwd="/",
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **become)
    for _ in range(300):
        if subprocess.run([binaries / "pg_isready", "-q", "-h", folder]).returncode == 0:
            return server
        time.sleep(0.1)
    raise SystemExit("postgis: the server does not answer")


def copied(folder, binaries, table, file):
    subprocess.run([binaries / "psql", "-qX", "-h", folder, "-U", "postgres", "-c", f"\\copy {table} FROM '{file}'"],
                   check=True)


def ours(*words_of):
    text = subprocess.run([BENCH, *map(str, words_of)], check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in text.splitlines()]


def compared(base, seconds):
    """The middle of the ratios of neighbours: by the clock, by the processor."""
    cells = []
    for kind in (0, 1):
        ratios = [b[kind] / a[kind] for a, b in zip(base, seconds)]
        cells.append(f"{statistics.median(ratios):.0f} ({min(ratios):.0f}-{max(ratios):.0f})")
    return " | ".join(cells)


def held_by(point):
    """The areas that hold it, as geo_bench wrote them."""
    return set(filter(None, point[3].split(",")))


def wrong_in(joined, points):
    """How many points the server joins to other areas than ours."""
    theirs = {}
    for point, area in joined:
        theirs.setdefault(point.decode(), set()).add(area.decode())
    return sum(theirs.get(point[0], set()) != held_by(point) for point in points)


def loaded(link, folder, binaries, work, polygons):
    """The areas and points of geo_bench into the server; the points with ours' answers."""
    ours("--only", "lookup", "--export", work, polygons)
    copied(folder, binaries, "areas_in", work / "areas.tsv")
    copied(folder, binaries, "points (id, east, north, held)", work / "points.tsv")
    link.run("""INSERT INTO areas SELECT id, ST_GeomFromText(wkt, 25832) FROM areas_in;
        INSERT INTO pieces SELECT id, ST_Subdivide(geom, 32) FROM areas;
        UPDATE points SET place = ST_SetSRID(ST_MakePoint(east, north), 25832);
        ANALYZE areas; ANALYZE pieces; ANALYZE points""")
    return [line.rstrip("\n").split("\t") for line in open(work / "points.tsv")]


def drawn(file, areas=400, seed=5):
    """Ragged stars that overlap, in the degrees of the peers' polygons."""
    chance = random.Random(seed)
    with open(file, "w") as out:
        for number in range(areas):
            east, north, far = 135.30 + 0.45 * chance.random(), 34.50 + 0.45 * chance.random(), 0.01 + 0.06 * chance.random()
            corners = chance.randrange(5, 300)
            ring = []
            for k in range(corners):
                angle, reach = 2 * math.pi * k / corners, far * (0.4 + 0.6 * chance.random())
                ring.append((east + reach * math.cos(angle), north + reach * math.sin(angle)))
            out.write(f"{number} {corners + 1} " + " ".join(f"{x!r} {y!r}" for x, y in ring + ring[:1]) + "\n")


def checked(link, folder, binaries, work):
    drawn(work / "stars.txt")
    points = loaded(link, folder, binaries, work, work / "stars.txt")
    held = sum(len(held_by(point)) for point in points)
    wrong = wrong_in(link.run(JOIN), points)
    print(f"areas around a point: {wrong} of {len(points)} points differ; {held} times one lies in an area")
    people_loaded(link, folder, binaries, work)
    off = 0
    for radius, shape, best in (line.rstrip("\n").split("\t") for line in open(work / "dragged.tsv")):
        theirs = float(link.ask(b"people0", words(shape))[0][0])
        differs = abs(theirs / float(best) - 1)
        off += differs > 1e-6
        print(f"people within {float(radius) / 1000:.0f} km: {float(best):.3f}, PostGIS {theirs:.3f}")
    return wrong == 0 and off == 0 and held > len(points) / 2


def lookup(link, folder, binaries, work, polygons, asked):
    points = loaded(link, folder, binaries, work, polygons)
    single = [words(east, north) for _, east, north, _ in points[:asked.points]]
    ways = {"ours": [], "prepared, one point a query": [], "the same, areas cut to 32 corners": [],
            "one point after the other inside the server": [], "join of all": []}
    wrong = dict.fromkeys(ways, 0)
    for _ in range(asked.rounds):
        mine = ours("--only", "lookup", "--no-check", polygons)[0]
        ways["ours"].append((1 / mine["points_s"], 1 / mine["processor_points_s"]))
        for name, way in ((b"whole", "prepared, one point a query"), (b"cut", "the same, areas cut to 32 corners")):
            clock, processor, answers = link.timed(lambda: [link.ask(name, point) for point in single])
            ways[way].append((clock / len(single), processor / len(single)))
            wrong[way] = sum({row[0].decode() for row in got} != held_by(point) for got, point in zip(answers, points))
        clock, processor, _ = link.timed(lambda: link.run(f"SELECT one_by_one({len(single)})"))
        ways["one point after the other inside the server"].append((clock / len(single), processor / len(single)))
        clock, processor, joined = link.timed(lambda: link.run(JOIN))
        ways["join of all"].append((clock / len(points), processor / len(points)))
        wrong["join of all"] = wrong_in(joined, points)
    for way, seconds in ways.items():
        rate = f"{1 / statistics.median(clock for clock, _ in seconds):,.0f} points/s"
        differ = "" if way == "ours" or "inside" in way else wrong[way]
        print(f"| {polygons.stem}: {way} | {rate} | {compared(ways['ours'], seconds)} | {differ} |", flush=True)
    link.run("TRUNCATE areas_in, areas, pieces, points")


def people_loaded(link, folder, binaries, work):
    areas = ours("--only", "people", "--export", work)
    copied(folder, binaries, "cells_in", work / "cells.tsv")
    link.run("""INSERT INTO cells SELECT ST_MakeEnvelope(west, south, west + 100, south + 100, 25832), people FROM cells_in;
        INSERT INTO middles SELECT ST_Centroid(cell), people FROM cells;
        CREATE INDEX ON cells USING gist (cell); CREATE INDEX ON middles USING gist (middle);
        INSERT INTO ground SELECT ST_SetValues(ST_AddBand(ST_MakeEmptyRaster(100, 100, w, s + 1e4, 100, -100, 0, 0, 25832),
            '32BF'::text, 0, -1), 1, 1, 1, grid)
            FROM (SELECT w, s, array_agg(line ORDER BY south DESC) AS grid FROM
                  (SELECT floor(west / 1e4) * 1e4 AS w, floor(south / 1e4) * 1e4 AS s, south,
                   array_agg(people ORDER BY west) AS line FROM cells_in GROUP BY 1, 2, 3) AS lines GROUP BY 1, 2) AS tiles;
        CREATE INDEX ON ground USING gist (ST_Envelope(rast));
        ANALYZE cells; ANALYZE middles; ANALYZE ground""")
    for number, way in enumerate(PEOPLE):
        link.prepare(f"people{number}", PEOPLE[way])
    return areas


def people(link, folder, binaries, work, asked):
    areas = people_loaded(link, folder, binaries, work)
    shapes = [line.rstrip("\n").split("\t") for line in open(work / "dragged.tsv")]
    mine = {area["radius_m"]: [] for area in areas}
    theirs = {(way, area["radius_m"]): [] for way in PEOPLE for area in areas}
    got = {}
    for _ in range(asked.rounds):
        for area in ours("--only", "people"):
            mine[area["radius_m"]].append((area["ms"], area["processor_ms"]))
        for number, way in enumerate(PEOPLE):
            for radius, shape, _ in shapes:
                value = words(shape)
                clock, processor, rows = link.timed(lambda: link.ask(f"people{number}".encode(), value))
                theirs[way, int(radius)].append((clock * 1e3, processor * 1e3))
                got[way, int(radius)] = float(rows[0][0] or 0)
    wanted = {int(radius): float(best) for radius, _, best in shapes}
    for radius in mine:
        for way, times in [("ours", mine[radius])] + [(way, theirs[way, radius]) for way in PEOPLE]:
            differs = "" if way == "ours" else f"{(got[way, radius] / wanted[radius] - 1) * 100:+.5f} %"
            middle = statistics.median(clock for clock, _ in times)
            print(f"| people, {radius / 1000:.0f} km: {way} | {middle:.3g} ms | {compared(mine[radius], times)} | "
                  f"{differs} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("polygons", type=pathlib.Path, nargs="*")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="compare only, areas of its own; fails on a difference")
    parser.add_argument("--points", type=int, default=20_000, help="asked one by one")
    asked = parser.parse_args()
    binaries = programs()
    if not BENCH.exists():
        raise SystemExit("postgis: build it first: cmake --build --preset dev --target geo_bench")
    with tempfile.TemporaryDirectory(prefix="lagewerk-postgis-") as name:
        folder = pathlib.Path(name)
        work = folder / "work"
        work.mkdir()
        server = started(folder, binaries)
        try:
            link = Connection(folder)
            link.run("""CREATE EXTENSION postgis; CREATE EXTENSION postgis_raster;
                CREATE TABLE areas_in (id int, wkt text);
                CREATE TABLE areas (id int, geom geometry(Polygon, 25832)); CREATE INDEX ON areas USING gist (geom);
                CREATE TABLE pieces (id int, geom geometry(Polygon, 25832)); CREATE INDEX ON pieces USING gist (geom);
                CREATE TABLE points (id int, east float8, north float8, held text, place geometry(Point, 25832));
                CREATE TABLE cells_in (west float8, south float8, people float8);
                CREATE TABLE cells (cell geometry(Polygon, 25832), people float8);
                CREATE TABLE middles (middle geometry(Point, 25832), people float8);
                CREATE TABLE ground (rast raster);
                CREATE FUNCTION one_by_one(most int) RETURNS bigint LANGUAGE plpgsql AS $$
                DECLARE p record; area int; held bigint := 0;
                BEGIN
                    FOR p IN SELECT place FROM points WHERE id < most LOOP
                        FOR area IN SELECT id FROM areas WHERE ST_Contains(geom, p.place) LOOP held := held + 1; END LOOP;
                    END LOOP;
                    RETURN held;
                END $$""")
            link.prepare("whole", f"SELECT id FROM areas WHERE ST_Contains(geom, {POINT})")
            link.prepare("cut", f"SELECT DISTINCT id FROM pieces WHERE ST_Intersects(geom, {POINT})")
            if asked.check:
                raise SystemExit(0 if checked(link, folder, binaries, work) else 1)
            print(f"{link.run('SELECT postgis_full_version()')[0][0].decode()[:60]} ...; medians of {asked.rounds}")
            print("| what | by the clock | ours is so many times faster | by the processor | differs |\n|---|---|---|---|---|")
            for polygons in asked.polygons:
                lookup(link, folder, binaries, work, polygons.resolve(), asked)
            people(link, folder, binaries, work, asked)
        finally:
            server.send_signal(signal.SIGINT)  # a SIGTERM would wait for our own connection
            server.wait()


if __name__ == "__main__":
    main()
