#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: gcov --json-format --stdout FILES... | tests/coverage.py SOURCE_FOLDER

Lines of our sources that were run, by room; a line counts as run if it was in any program."""
import collections
import json
import pathlib
import sys

TREES = ("util", "analyzers", "indexer", "searcher", "include", "python")


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    runs = collections.defaultdict(int)
    for report in filter(str.strip, sys.stdin):
        report = json.loads(report)
        for file in report["files"]:
            path = (pathlib.Path(report["current_working_directory"]) / file["file"]).resolve()
            if path.is_relative_to(root) and path.relative_to(root).parts[0] in TREES:
                for line in file["lines"]:
                    runs[str(path.relative_to(root).parent), path.name, line["line_number"]] += line["count"]
    if not runs:
        sys.exit("coverage: gcov has no output")
    rooms = collections.defaultdict(lambda: [0, 0])
    for (room, _, _), count in runs.items():
        for name in (room, "all"):
            rooms[name][0] += count > 0
            rooms[name][1] += 1
    for name in sorted(rooms, key=lambda name: (name == "all", name)):
        reached, lines = rooms[name]
        print(f"{name:28} {reached:6} of {lines:6} lines  {100 * reached / lines:5.1f} %")


if __name__ == "__main__":
    main()
