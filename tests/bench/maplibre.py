#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""MapLibre GL in a headless Chromium over the data of make_map.py, as the peer of map_bench.

    maplibre.py MAPFOLDER --library node_modules/maplibre-gl/dist [--frames 200] [--png F.png]

Prints one JSON line per case: what, times in ms. Chromium paints with SwiftShader on the processor, without a limit of
frames a second: as our own renderer does.
"""
import argparse
import http.server
import json
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
FLAGS = ["--headless=new", "--no-sandbox", "--disable-extensions", "--no-first-run", "--window-size=1920,1080",
         "--use-angle=swiftshader", "--use-gl=angle", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
         "--disable-frame-rate-limit", "--disable-gpu-vsync", "--disable-background-networking", "--mute-audio"]
TYPES = {".html": "text/html", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json"}


def processor_s(root):
    """Seconds of processor that a process and all below it have used."""
    parents, used = {}, {}
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        parents[int(entry.name)] = int(fields[1])
        used[int(entry.name)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def is_below(pid):
        while pid in parents and pid != root:
            pid = parents[pid]
        return pid == root
    return sum(seconds for pid, seconds in used.items() if is_below(pid))


def serve(folder, library, heard):
    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            path = self.path.split("?")[0]
            base, name = {"/lib/": (library, path[5:]), "/map/": (folder, path[5:])}.get(path[:5], (HERE, path[1:]))
            file = (base / name).resolve()
            if file.parent != base.resolve() or not file.is_file():
                return self.send_error(404)
            data = file.read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(204)
            self.end_headers()
            heard.put((self.path[1:], body))

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def measure(folder, library, frames, browser=None, patience_s=600):
    """{"ready": {...}, "cases": {what: [ms, ...]}, "cpu_ms": {what: of all its processes, a frame}}"""
    browser = browser or shutil.which("chromium")
    if not browser:
        raise RuntimeError("no chromium; apt-get install chromium")
    heard = queue.Queue()
    server = serve(folder, library, heard)
    profile = tempfile.mkdtemp(prefix="lagewerk-maplibre-")
    url = f"http://127.0.0.1:{server.server_port}/maplibre.html?frames={frames}"
    process = subprocess.Popen([browser, *FLAGS, f"--user-data-dir={profile}", url], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    out, begun = {"ready": {}, "cases": {}, "cpu_ms": {}}, 0.0
    try:
        while True:
            what, body = heard.get(timeout=patience_s)
            if what == "failed":
                raise RuntimeError(f"maplibre.html: {body}")
            if what == "ready":
                out["ready"] = body
            if what == "begin":
                begun = processor_s(process.pid)
            if what == "times":
                out["cases"][body["what"]] = body["times"]
                out["cpu_ms"][body["what"]] = 1000 * (processor_s(process.pid) - begun) / len(body["times"])
            if what == "done":
                return out
    except queue.Empty:
        raise RuntimeError(f"maplibre.html said nothing for {patience_s} s") from None
    finally:
        process.terminate()
        process.wait(20)
        server.shutdown()
        shutil.rmtree(profile, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--library", type=pathlib.Path, required=True)
    parser.add_argument("--frames", type=int, default=200)
    asked = parser.parse_args()
    result = measure(asked.folder, asked.library, asked.frames)
    print(json.dumps(result["ready"]))
    for what, times in result["cases"].items():
        times.sort()
        print(f"{what:28} cpu {result['cpu_ms'][what]:7.1f} mean {sum(times) / len(times):7.1f} p50 {times[len(times) // 2]:7.1f} p99 {times[len(times) * 99 // 100]:7.1f}")


if __name__ == "__main__":
    sys.exit(main())
