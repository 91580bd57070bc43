#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far two judges agree: Cohen's kappa between qrels.txt and qrels_second.txt (a third of the topics,
judged by somebody else who saw neither grades nor rankings)."""
import collections
import pathlib
import sys

import measures

HERE = pathlib.Path(__file__).resolve().parent


def main():
    second_path = HERE / "qrels_second.txt"
    if not second_path.exists():
        print("skipped: there is no qrels_second.txt")
        return 0
    first = measures.read_qrels(HERE / "qrels.txt")
    second = measures.read_qrels(second_path)
    pairs = [(first[topic][document], grade) for topic, grades in second.items() for document, grade in grades.items()]
    plain, weighted = measures.kappa(pairs)
    binary, _ = measures.kappa((a > 0, b > 0) for a, b in pairs)
    print(f"{len(second)} topics, {len(pairs)} articles judged twice")
    print(f"Cohen's kappa: grades {plain:.3f}, grades with quadratic weights {weighted:.3f}, relevant or not {binary:.3f}")
    seen = collections.Counter(pairs)
    print("rows: first judge, columns: second judge\n     " + "".join(f"{grade:6}" for grade in range(4)))
    for row in range(4):
        print(f"{row:5}" + "".join(f"{seen[row, column]:6}" for column in range(4)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
