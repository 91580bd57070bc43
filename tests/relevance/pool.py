#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pools the first hits of many rankings for judging: prints `topic<TAB>document` lines, the documents of a topic in an
order that says nothing of who found them (shuffled by the topic's name). With --unjudged, only what qrels.txt
does not have.

usage: pool.py --bin FOLDER --tests FOLDER [--depth N] [--unjudged]"""
import argparse
import pathlib
import random
import sys
import tempfile

import engines
import measures

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def rankings(binaries, program, folder):
    topics_path = HERE / "topics.tsv"
    queries = [line.split("\t")[:2] for line in topics_path.read_text(encoding="utf-8").splitlines()]
    archive = folder / "archive"
    engines.call([binaries / "warta-index", "add", "--quiet", archive, "corpus"], cwd=ROOT)
    collection = engines.Collection(engines.corpus_articles(ROOT), queries, folder)
    yield engines.warta(binaries, archive, topics_path)
    yield engines.warta(binaries, archive, topics_path, "--match", "any")
    yield engines.warta(binaries, archive, topics_path, "--match", "all")
    yield engines.warta(binaries, archive, topics_path, "--level", "surface")
    yield engines.roots_only(program, binaries, collection)
    yield engines.xapian(program, collection, "indonesian")
    yield engines.xapian(program, collection, "indonesian", 3, ("1.2", "0.75"))
    yield engines.xapian(program, collection, "none")
    yield engines.xapian(program, collection, "none", 3, ("2", "0.9"))
    if not engines.why_no_fts5():
        yield engines.fts5(collection)
    if not engines.why_no_lucene():
        yield engines.lucene(collection)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", type=pathlib.Path, required=True, help="where the programs are")
    options.add_argument("--tests", type=pathlib.Path, required=True, help="where xapian_run is")
    options.add_argument("--depth", type=int, default=10)
    options.add_argument("--unjudged", action="store_true")
    given = options.parse_args()
    judged = measures.read_qrels(HERE / "qrels.txt") if given.unjudged else {}
    pool = {}
    with tempfile.TemporaryDirectory() as folder:
        for run in rankings(given.bin.resolve(), given.tests.resolve() / "xapian_run", pathlib.Path(folder)):
            for topic, hits in run.items():
                pool.setdefault(topic, set()).update(hits[:given.depth])
    for topic in sorted(pool):
        documents = sorted(pool[topic] - set(judged.get(topic, {})))
        random.Random(topic).shuffle(documents)
        for document in documents:
            print(f"{topic}\t{document}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
