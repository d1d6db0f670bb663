#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every switch in the code stands in broker/README.md, and the other way round. usage: table_test.py ROOT KNOWN,KNOWN..."""
import re
import sys
from pathlib import Path

root, known = Path(sys.argv[1]), set(sys.argv[2].split(","))
switches = set()
for path in sorted([*(root / "broker").rglob("*.cpp"), *(root / "gis/situation").rglob("*.cpp")]):
    switches |= set(re.findall(r'LAGEWERK_MUTANT\("([^"]+)"\)', path.read_text(encoding="utf-8")))
problems = [f"{name}: in the code, not in the table of broker/README.md" for name in sorted(switches - known)]
problems += [f"{name}: in the table of broker/README.md, not in the code" for name in sorted(known - switches)]
print("\n".join(problems) or f"{len(known)} mutants, each in the code and in the table")
sys.exit(1 if problems else 0)
