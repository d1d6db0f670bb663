#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The layout rules of the house. usage: layout_test.py ROOT; exit 1 and one line per violation."""
import re
import subprocess
import sys
from pathlib import Path

TOP = {
    "CMakeLists.txt", "broker", "gis", "console", "agents", "tests", "scenarios", "README.md", "LICENSE",
    "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "publiccode.yml", "CMakePresets.json", "lagewerk", "packaging",
}

# module -> modules it may include directly (itself always). Right may include left: base <- seal <- wire ...
BASE, SEAL, WIRE = {"broker/base"}, {"broker/base", "broker/seal"}, {"broker/base", "broker/seal", "broker/wire"}
SITUATION = WIRE | {"gis/geometry"}
FUSION = SITUATION | {"gis/situation", "gis/warning"}
LAYERS = FUSION | {"gis/fusion"}
CLIENT = WIRE | {"broker/journal"}
FACES = CLIENT | LAYERS | {"broker/client", "broker/attachment", "gis/layers"}
ALLOWED = {
    "broker/base": set(),
    "broker/seal": BASE,
    "broker/wire": SEAL,
    "broker/journal": SEAL,
    "broker/core": WIRE,
    "broker/client": CLIENT,
    "broker/server": WIRE | {"broker/core", "broker/journal", "broker/client"},
    "broker/keys": WIRE | {"broker/client"},
    "broker/attachment": WIRE,
    "gis/geometry": WIRE,
    "gis/situation": SITUATION,
    "gis/warning": SITUATION,
    "gis/fusion": FUSION,
    "gis/layers": LAYERS,
    "gis/worker": LAYERS | {"gis/layers", "broker/client"},
    "gis/tools": FACES | {"gis/worker", "broker/core", "agents/runtime"},
    "console/session": FACES | {"broker/core"},
    "console/signs": WIRE,
    "console/models": FACES | {"console/session", "console/signs"},
    "console/map": FACES | {"console/session", "console/models", "console/signs"},
    "console/pictures": FACES | {"console/session"},
    "console/paper": FACES | {"console/session", "console/models"},
    "console/qml": FACES | {"console/session", "console/models", "console/signs", "console/map", "console/pictures", "console/paper"},
    "agents/runtime": FACES,
    "agents/field": FACES | {"agents/runtime"},
    "agents/dispatch": FACES | {"agents/runtime"},
    "scenarios/replay": FACES | {"broker/core", "broker/keys", "agents/runtime", "agents/field"},
}
# Reasons for departing from the drawing stand here:
#  broker/server uses broker/client for identity.h alone: founding a realm writes the first party folders.
#  gis/tools and scenarios/replay use agents/runtime for the one common main loop of a participant program.
#  scenarios/replay uses agents/field to tell a typo in the field of an exercise before anything is made.
#  gis/tools, scenarios/replay and console/session use broker/core to read a journal file as followers got it: verdicts follow from the order.

# third party -> folder or file pattern that may include it
DOORS = [
    (re.compile(r"<sodium|<nettle/"), r"^broker/seal/"),
    (re.compile(r"<sqlite3"), r"^broker/journal/"),
    (re.compile(r"<msgpack"), r"^broker/wire/(internal/)?(codec|msgpack)[a-z_]*\.(cpp|h)$"),
    (re.compile(r"<zmq"), r"^broker/(client|server)/"),
    (re.compile(r"<(gdal|ogr|cpl_|gdalwarper|gdal_)"), r"^gis/layers/"),
    (re.compile(r"<libxml/"), r"^gis/warning/"),
    (re.compile(r"<(xmlsec|openssl)"), r"^gis/warning/(internal/)?signature[a-z_]*\.(cpp|h)$"),
    (re.compile(r"<curl/"), r"^agents/dispatch/(smtp|imap_line|http_post)\.cpp$"),
    (re.compile(r"<qpdf/"), r"^broker/attachment/"),
    (re.compile(r"<webp/"), r"^console/pictures/"),
    (re.compile(r"<(QJS|QSvg)"), r"^console/signs/"),
    (re.compile(r"<(Q[A-Z]\w*|QtCore/|QtGui/|QtQuick/|QtQml/)"), r"^console/"),
    (re.compile(r"<toml\+\+"), r"^broker/base/toml\.h$"),
    (re.compile(r"<nlohmann/"), r"\.cpp$"),
    (re.compile(r"<CLI/"), r"/main_[a-z_]+\.cpp$"),
]

# files over 500 lines, each with its reason
LONG = {}

SOURCE = re.compile(r"\.(cpp|h|qml|py|js)$")


def tracked(root: Path):
    out = subprocess.run(["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard"],
                         capture_output=True, text=True)
    if out.returncode == 0 and out.stdout:
        return [line for line in out.stdout.splitlines() if (root / line).is_file()]
    return [str(p.relative_to(root)) for p in root.rglob("*") if p.is_file() and ".git" not in p.parts]


def module_of(path: str):
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 else None


def check(root: Path):
    problems = []
    files = tracked(root)
    included = set()
    for path in files:
        top = path.split("/")[0]
        if top not in TOP and not top.startswith("."):
            problems.append(f"top level: {path} does not belong there")
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        lines = text.split("\n")
        problems += words(path, lines)
        if not SOURCE.search(path):
            continue
        if len(lines) > 501 and path not in LONG:
            problems.append(f"length: {path} has {len(lines) - 1} lines; split it, or name the reason in LONG")
        if not any("SPDX-License-Identifier: EUPL-1.2" in line for line in lines[:3]):
            problems.append(f"SPDX: {path}:1 lacks the licence line")
        if path.endswith((".cpp", ".h")):
            problems += includes(path, lines, included)
    for path in files:
        if path.endswith(".h") and not path.startswith("tests/") and path not in included:
            problems.append(f"used: {path} is included by nobody")
    for path in LONG:
        if path not in files or (root / path).read_text().count("\n") <= 500:
            problems.append(f"length: {path} is in LONG without need")
    return problems


def includes(path, lines, included):
    problems = []
    module = module_of(path)
    if path.endswith(".h") and '#include "broker/base/toml.h"' in lines:
        problems.append(f"toml: {path} is a header and includes toml++, which is heavy")
    for number, line in enumerate(lines, 1):
        local = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if local:
            target = local.group(1)
            included.add(target)
            if path.startswith("tests/") or "/" not in target:
                continue
            there = module_of(target)
            if module in ALLOWED and there != module and there not in ALLOWED[module]:
                problems.append(f"direction: {path}:{number} includes {target}; {module} may not")
            elif module not in ALLOWED:
                problems.append(f"direction: {path}:{number} is in no known module")
            if "/internal/" in target and there != module:
                problems.append(f"direction: {path}:{number} reaches into {target}")
        if path.startswith("tests/"):
            continue
        if re.match(r"\s*#\s*include\s+<", line):
            for pattern, door in DOORS:
                if pattern.search(line) and not re.search(door, path):
                    problems.append(f"door: {path}:{number} includes {line.strip()[9:]} past its door")
    return problems


WORDS = [
    (re.compile(r"(?<![\w.$}])/(?:work|farm|root|home)/"), "an absolute path of one machine"),
    (re.compile(r"https?://[^\s\"')]*(?:npmjs|debian\.org|pypi|crates\.io|maven)"), "a package registry's host"),
]
TEST_WORDS = [
    (re.compile(r"DISABLED_\w|QSKIP"), "a test switched off"),
    (re.compile(r"sleep_for|sleep_until|usleep\(|nanosleep\(|\bsleep\(\d|qWait\(|QThread::m?sleep"), "a test that waits by the clock"),
]


def words(path, lines):
    problems = []
    if path.startswith("tests/architecture/") or path == "LICENSE":
        return problems
    rules = WORDS + (TEST_WORDS if path.startswith("tests/") and path.endswith((".cpp", ".h", ".qml")) else [])
    for number, line in enumerate(lines, 1):
        for pattern, meaning in rules:
            if pattern.search(line):
                problems.append(f"words: {path}:{number} holds {meaning}")
    return problems


def main():
    root = Path(sys.argv[1]).resolve()
    problems = check(root)
    for problem in problems:
        print(problem)
    print(f"layout: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
