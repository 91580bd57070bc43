#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every #include of the product against the table of rooms in ARCHITECTURE.md.

usage: architecture_test.py SOURCE_DIRECTORY
"""

import re
import sys
import unittest
from pathlib import Path

SOURCE = Path(sys.argv.pop(1)) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
TOPS = ("util", "analyzers", "indexer", "searcher")
ENDINGS = {".h", ".cpp", ".c"}
MOST_FILES = {"searcher": 11, "indexer": 6, "indexer/readers": 16}  # at the top of a folder of rooms
MOST_SEARCHER_ARROWS = 25


def table(document):
    """The rows `| `room` | question | `allowed` `rooms` |` of the document: room -> rooms it may include."""
    rooms = {}
    for line in document.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        name = re.fullmatch(r"`([a-z_/]+)/`", cells[0])
        if name and len(cells) == 3:
            rooms[name[1]] = set(re.findall(r"`([a-z_/]+)/`", cells[2]))
    return rooms


def includes(source):
    """(file, its room, included file) for every include of one private file by another."""
    for top in TOPS:
        for file in sorted((source / top).rglob("*")):
            if file.suffix in ENDINGS:
                name = file.relative_to(source)
                for included in re.findall(r'^#include "([^"]+)"', file.read_text(), re.M):
                    yield str(name), str(name.parent), included


def faults(rooms, found):
    """What the includes do that the table does not allow."""
    wrong = []
    for file, room, included in found:
        target = str(Path(included).parent)
        if room not in rooms:
            wrong.append(f"{file}: its room {room}/ is not in the table")
        elif target not in (room, "warta") and target not in rooms[room]:
            wrong.append(f"{file}: includes {included}, and {room}/ may not include {target}/")
    return wrong


def circle(rooms):
    """The rooms of a circle of arrows, or nothing."""

    def walk(room, way):
        if room in way:
            return way[way.index(room):] + [room]
        return next(filter(None, (walk(other, way + [room]) for other in sorted(rooms.get(room, ())))), None)

    return next(filter(None, (walk(room, []) for room in sorted(rooms))), None)


class Architecture(unittest.TestCase):
    rooms = table((SOURCE / "ARCHITECTURE.md").read_text())
    found = list(includes(SOURCE))

    def test_every_include_follows_an_arrow_of_the_table(self):
        self.assertGreater(len(self.found), 300)
        self.assertEqual(faults(self.rooms, self.found), [])

    def test_every_arrow_of_the_table_is_used(self):
        used = {(room, str(Path(included).parent)) for _, room, included in self.found}
        unused = {(room, to) for room, allowed in self.rooms.items() for to in allowed} - used
        self.assertEqual(unused, set())

    def test_no_room_reaches_itself(self):
        self.assertIsNone(circle(self.rooms))

    def test_an_arrow_drawn_backwards_is_found(self):
        backwards = [("util/text.h", "util", "searcher/searcher_state.h")]
        self.assertEqual(len(faults(self.rooms, backwards)), 1)
        self.assertIn("util", circle({**self.rooms, "util": {"searcher"}}))

    def test_few_files_stand_outside_a_room(self):
        for folder, most in MOST_FILES.items():
            files = [file.name for file in (SOURCE / folder).iterdir() if file.is_file()]
            self.assertLessEqual(len(files), most, folder)

    def test_few_arrows_join_the_rooms_of_the_searcher(self):
        arrows = [one for one in self.found if one[1].startswith("searcher") and one[2].startswith("searcher")
                  and str(Path(one[2]).parent) != one[1]]
        pairs = {(room, str(Path(included).parent)) for _, room, included in arrows}
        self.assertLessEqual(len(pairs), MOST_SEARCHER_ARROWS)


if __name__ == "__main__":
    unittest.main()
