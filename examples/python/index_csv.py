# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexes a table of a newsroom's own making: index_csv.py ARCHIVE TABLE.csv

The columns may have the names that newsrooms use (judul, isi, tanggal, penulis …); unknown columns are ignored.
warta.add_sources reads plain CSV files by itself: this is for when rows need a hand first.
"""

import csv
import sys

import warta


def rows(path):
    with open(path, newline="", encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter=";"):
            row["rubrik"] = row["rubrik"].title()
            yield row


def main(archive: str, table: str) -> int:
    report = warta.add(
        archive,
        rows(table),
        progress=lambda so_far: print(so_far.records, "read", file=sys.stderr),
        rejected=lambda where, reason: print(f"{where}: {reason}"),
    )
    print(report.added, "added,", report.rejected, "rejected")
    for section, articles in warta.open(archive).search("pelabuhan", facet="rubrik").facets["rubrik"].items():
        print(f"{section}: {articles}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
