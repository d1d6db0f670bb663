#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Plants one violation of each rule in a small tree and expects layout_test to name it, and nothing in a clean tree."""
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import layout_test  # noqa: E402

SPDX = "// SPDX-License-Identifier: EUPL-1.2\n"
CLEAN = {
    "broker/base/a.h": SPDX,
    "broker/base/a.cpp": SPDX + '#include "broker/base/a.h"\n',
    "broker/wire/b.cpp": SPDX + '#include "broker/base/a.h"\n',
}
CASES = [
    ("top level", "stray/x.txt", "x\n"),
    ("direction", "broker/base/c.cpp", SPDX + '#include "broker/wire/b.h"\n'),
    ("direction", "broker/wire/d.cpp", SPDX + '#include "broker/base/internal/e.h"\n'),
    ("door", "broker/core/f.cpp", SPDX + "#include <sqlite3.h>\n"),
    ("door", "gis/fusion/f.cpp", SPDX + "#include <gdal_priv.h>\n"),
    ("door", "agents/field/f.cpp", SPDX + "#include <QString>\n"),
    ("door", "agents/dispatch/u.cpp", SPDX + "#include <curl/curl.h>\n"),
    ("door", "agents/field/t.cpp", SPDX + "#include <toml++/toml.h>\n"),
    ("toml", "agents/field/t.h", SPDX + '#include "broker/base/toml.h"\n'),
    ("length", "broker/base/g.cpp", SPDX + "int x;\n" * 600),
    ("SPDX", "broker/base/h.cpp", "int x;\n"),
    ("used", "broker/base/i.h", SPDX),
    ("words", "broker/base/j.md", "see /wo" + "rk/main\n"),
    ("words", "tests/unit/base/k_test.cpp", SPDX + "TEST(A, DISABLED" + "_b) {}\n"),
    ("words", "tests/unit/base/l_test.cpp", SPDX + "std::this_thread::sleep" + "_for(x);\n"),
]


def problems_of(files):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        return layout_test.check(root)


def main():
    failures = [f"clean tree: {p}" for p in problems_of(CLEAN)]
    for rule, path, text in CASES:
        found = problems_of({**CLEAN, path: text})
        if not any(p.startswith(rule + ":") and path in p for p in found):
            failures.append(f"{rule}: planted in {path}, not named (found: {found})")
    for failure in failures:
        print(failure)
    print(f"layout selftest: {len(CASES)} violations planted, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
