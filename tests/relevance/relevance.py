#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ranks corpus/ by topics.tsv and scores the rankings by qrels.txt: Warta beside the words as written,
bare Xapian with Snowball, and, where installed, Lucene and SQLite FTS5.

usage: relevance.py --bin FOLDER --tests FOLDER [--check | --per-topic]

--check      only what the test suite holds: the floors of floors.tsv, no trap of traps.tsv among the first five
             hits, and a significantly better nDCG@10 than words as written and Snowball. Exit status 1 when one fails
--per-topic  nDCG@10 of each topic and ranking as well"""
import argparse
import pathlib
import sys
import tempfile

import engines
import measures

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TRAP_DEPTH = 5
SIGNIFICANT = 0.05
NDCG = measures.NAMES.index("nDCG@10")
OURS = "Warta"
SURFACE = "Warta, words as written"
SNOWBALL = "Xapian, Snowball"
# Topics that only Warta can read: with fields or dates. The peers get their words.
OWN_SYNTAX = {"field", "date"}


def read_topics():
    """{topic: (query, kind, need)}"""
    lines = (HERE / "topics.tsv").read_text(encoding="utf-8").splitlines()
    return {name: tuple(rest) for name, *rest in (line.split("\t") for line in lines)}


def read_table(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


class Bench:
    """An archive of the corpus and the rankings of it."""

    def __init__(self, binaries, tests, folder, topics):
        self.binaries = binaries
        self.program = tests / "xapian_run"
        self.archive = folder / "archive"
        engines.call([binaries / "warta-index", "add", "--quiet", self.archive, "corpus"], cwd=ROOT)
        queries = [(name, query) for name, (query, _, _) in topics.items()]
        self.collection = engines.Collection(engines.corpus_articles(ROOT), queries, folder)

    def warta(self, *options):
        return engines.warta(self.binaries, self.archive, HERE / "topics.tsv", *options)

    def held(self):
        """The rankings that the test suite compares."""
        return {OURS: self.warta(), SURFACE: self.warta("--level", "surface"),
                SNOWBALL: engines.xapian(self.program, self.collection, "indonesian")}

    def every(self):
        runs = self.held()
        runs["Xapian, Snowball, title thrice"] = engines.xapian(self.program, self.collection, "indonesian", 3)
        runs["Xapian, words as written"] = engines.xapian(self.program, self.collection, "none")
        extension = self.binaries.parent / "sqlite" / "warta_fts5.so"
        for name, missing, run in (("Lucene 8, IndonesianAnalyzer", engines.why_no_lucene(), engines.lucene),
                                   ("SQLite FTS5", engines.why_no_fts5(), engines.fts5),
                                   ("SQLite FTS5, warta_root", engines.why_no_extension(extension),
                                    lambda collection: engines.fts5(collection, extension))):
            if missing:
                print(f"{name}: left out, {missing}")
            else:
                runs[name] = run(self.collection)
        return runs


def print_table(title, scores):
    """`scores`: {ranking: {topic: measures}}, ours first; p is that of the difference to ours in nDCG@10."""
    print(f"\n{title}\n{'':31}" + "".join(f"{name:>9}" for name in measures.NAMES) + "   p (nDCG@10)")
    ours = next(iter(scores.values()))
    for name, of_topics in scores.items():
        row = "".join(f"{value:9.4f}" for value in measures.means(of_topics))
        p = "" if of_topics is ours else f"{difference(ours, of_topics):.4f}"
        print(f"{name:31}{row}   {p}")


def difference(first, second):
    return measures.randomisation_p([scores[NDCG] for scores in first.values()],
                                    [second[topic][NDCG] for topic in first])


def print_topics(topics, scores):
    names = list(scores)
    print("\nnDCG@10 by topic: " + "; ".join(f"({place}) {name}" for place, name in enumerate(names, 1)))
    for topic in next(iter(scores.values())):
        row = " ".join(f"{scores[name][topic][NDCG]:6.3f}" for name in names)
        print(f"{topic} {row}  {topics[topic][0]}")


def up_to(last, of_topics):
    return {topic: scores for topic, scores in of_topics.items() if topic <= last}


def trapped(ours):
    for topic, document, why in read_table(HERE / "traps.tsv"):
        hits = ours.get(topic, [])[:TRAP_DEPTH]
        if document in hits:
            yield f"{topic}: {document} is hit {hits.index(document) + 1}, and must not be: {why}"


def faults(runs, scores):
    """What the suite does not accept. `scores` over the topics that every engine can read."""
    means = dict(zip(measures.NAMES, measures.means(scores[OURS])))
    for last, name, floor in read_table(HERE / "floors.tsv"):
        value = dict(zip(measures.NAMES, measures.means(up_to(last, scores[OURS]))))[name]
        if value < float(floor):
            yield f"{name} of the topics up to {last} is {value:.4f}, below its floor {floor}"
    yield from trapped(runs[OURS])
    for peer in (SURFACE, SNOWBALL):
        better = means["nDCG@10"] > measures.means(scores[peer])[NDCG]
        p = difference(scores[OURS], scores[peer])
        if not better or p >= SIGNIFICANT:
            yield f"nDCG@10 is not significantly better than that of '{peer}' (p = {p:.4f})"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bin", type=pathlib.Path, required=True, help="where the programs are")
    options.add_argument("--tests", type=pathlib.Path, required=True, help="where xapian_run is")
    options.add_argument("--check", action="store_true")
    options.add_argument("--per-topic", action="store_true")
    given = options.parse_args()
    topics = read_topics()
    judged = measures.read_qrels(HERE / "qrels.txt")
    common = {topic: grades for topic, grades in judged.items() if topics[topic][1] not in OWN_SYNTAX}
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(given.bin.resolve(), given.tests.resolve(), pathlib.Path(folder), topics)
        runs = bench.held() if given.check else bench.every()
    scores = {name: measures.run_scores(common, run) for name, run in runs.items()}
    print_table(f"{len(common)} topics that every engine can read", scores)
    earlier = sorted({last for last, *_ in read_table(HERE / "floors.tsv")} - {max(topics)})
    for last in earlier:
        of_set = {name: up_to(last, of_topics) for name, of_topics in scores.items()}
        print_table(f"{len(of_set[OURS])} of them, up to {last}", of_set)
    if not given.check:
        everything = {name: measures.run_scores(judged, run) for name, run in runs.items()}
        print_table(f"all {len(judged)} topics; of fields and dates the others get the words", everything)
        if given.per_topic:
            print_topics(topics, everything)
    print(f"\npaired randomisation test: {measures.PERMUTATIONS} permutations, seed {measures.SEED}")
    found = list(faults(runs, scores))
    print("\n".join(found or [f"floors held; {len(read_table(HERE / 'traps.tsv'))} traps, none sprung"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
