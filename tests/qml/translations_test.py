#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every German string of the console has its English one. usage: translations_test.py ROOT LUPDATE"""
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main():
    root, lupdate = Path(sys.argv[1]), sys.argv[2]
    checked_in = root / "console/qml/i18n/lagewerk_en.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "lagewerk_en.ts"
        shutil.copy(checked_in, fresh)
        subprocess.run([lupdate, "-silent", "-disable-heuristic", "sametext", "-disable-heuristic", "similartext", "-no-ui-lines",
                        "-locations", "none", str(root / "console/models"), str(root / "console/paper"),
                        str(root / "console/qml"), "-ts", str(fresh)], check=True)
        problems, count = [], 0
        for context in ElementTree.parse(fresh).getroot().iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                state = translation.get("type", "")
                if state in ("obsolete", "vanished"):
                    continue
                count += 1
                source = message.findtext("source")
                where = f"{context.findtext('name')}: {source!r}"
                if state == "unfinished" or not (translation.text or "").strip():
                    problems.append(f"not translated: {where}")
                    continue
                for mark in ("%1", "%2", "%3", "%4", "%5", "%6"):
                    if source.count(mark) != translation.text.count(mark):
                        problems.append(f"{mark} differs: {where}")
    for problem in problems:
        print(problem)
    print(f"{count} strings, {len(problems)} problems")
    return 1 if problems or count < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
