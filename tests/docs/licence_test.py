#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source begins with the name of its licence, and LICENSES has the text of it.

usage: licence_test.py SOURCE_TREE"""
import pathlib
import re
import sys

SOURCES = {".cpp", ".h", ".c", ".py", ".pyi", ".sh"}
NOT_OURS = {"build", ".git", ".cache", "node_modules", "__pycache__", "data"}
HEAD = 300  # bytes that a header has to be in


def sources(folder):
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from sources(path) if path.name not in NOT_OURS and not path.name.startswith("obj-") else []
        elif path.suffix in SOURCES or path.name == "dev":
            yield path


def main(tree):
    texts = {path.stem for path in (tree / "LICENSES").iterdir()}
    wrong, seen = [], 0
    for path in sources(tree):
        seen += 1
        named = re.search(rb"SPDX-License-Identifier: (\S+)", path.read_bytes()[:HEAD])
        if not named:
            wrong.append(f"{path.relative_to(tree)}: no SPDX-License-Identifier at its beginning")
        elif named.group(1).decode() not in texts:
            wrong.append(f"{path.relative_to(tree)}: LICENSES has no {named.group(1).decode()}")
    print("\n".join(wrong) or f"{seen} sources, all with their licence")
    return 1 if wrong or seen < 100 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
