#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Says where a golden file that was made anew differs, and fails then. usage: same.py GOLDEN.json MADE.json

"by" may differ: who made it, in which version.
"""
import json
import sys


def differences(golden, made, where=""):
    if isinstance(golden, dict) and isinstance(made, dict):
        for key in sorted(golden.keys() | made.keys()):
            if (where, key) != ("", "by"):
                yield from differences(golden.get(key), made.get(key), f"{where}/{key}")
    elif isinstance(golden, list) and isinstance(made, list) and len(golden) == len(made):
        for number, (one, other) in enumerate(zip(golden, made)):
            yield from differences(one, other, f"{where}/{number}")
    elif golden != made:
        yield f"{where}: {str(golden)[:80]} there, {str(made)[:80]} now"


def main():
    golden, made = (json.load(open(name)) for name in sys.argv[1:3])
    found = list(differences(golden, made))
    for line in found[:20]:
        print(line)
    print(f"{sys.argv[1]} (by {golden['by']}), now by {made['by']}: {len(found)} differences")
    return 1 if found else 0


sys.exit(main())
