#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The larger query sets of ../shared/data (not part of the project: article text of others), scored like the corpus:
headlines and keywords against the bodies of articles, questions against passages, summaries against articles.

usage: shared_sets.py --bin FOLDER --tests FOLDER --data FOLDER"""
import argparse
import gzip
import json
import pathlib
import re
import sys
import tempfile

import engines
import measures
import relevance

# Documents, and (name, queries, judgements) of the sets over them; below the data folder.
SETS = [
    (["news/clickid.jsonl.gz", "news/insei_inflation.jsonl.gz"],
     [(f"{source}_{words}", f"ir/title2body/queries_{source}_{words}.tsv", f"ir/title2body/qrels_{source}_{words}.txt")
      for source in ("clickid", "insei") for words in ("kw2", "kw3")]
     + [("headlines", "ir/title2body/queries.tsv", "ir/title2body/qrels.txt")]),
    (["ir/tydiqa_goldp/docs.jsonl.gz"],
     [("tydiqa", "ir/tydiqa_goldp/queries.tsv", "ir/tydiqa_goldp/qrels.txt")]),
    (["news/indosum_dev.jsonl.gz"],
     [("indosum", "ir/indosum_summary2article/queries.tsv", "ir/indosum_summary2article/qrels.txt")]),
]
PLAIN = ("--plain", "--match", "any")  # of Warta: nothing is an operator, as for the peers


def bodies(paths):
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                yield record["id"], "", record.get("body") or record.get("text") or ""


def rankings(given, documents, queries, folder):
    articles = list(bodies(documents))
    source = folder / "bodies.jsonl"
    source.write_text("".join(json.dumps({"id": name, "body": body}, ensure_ascii=False) + "\n"
                              for name, _, body in articles), encoding="utf-8")
    archive = folder / "archive"
    engines.call([given.bin / "warta-index", "add", "--quiet", archive, source])
    # Without marks that one parser or another takes for operators, for all alike; those inside words (`5,5`, `anak-anak`) stay.
    words = [(name, " ".join(re.sub(r"[^\w\s,.'’%/-]|(?<!\w)[-'/]|[-'/](?!\w)", " ", query).split())) for name, query in queries]
    collection = engines.Collection(articles, words, folder)
    yield relevance.OURS, engines.warta(given.bin, archive, collection.queries_path, *PLAIN)
    yield relevance.SURFACE, engines.warta(given.bin, archive, collection.queries_path, *PLAIN, "--level", "surface")
    yield relevance.SNOWBALL, engines.xapian(given.tests / "xapian_run", collection, "indonesian")
    yield "Xapian, words as written", engines.xapian(given.tests / "xapian_run", collection, "none")
    if engines.why_no_lucene():
        print(f"Lucene: left out, {engines.why_no_lucene()}")
    else:
        yield "Lucene 8, IndonesianAnalyzer", engines.lucene(collection)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("bin", "tests", "data"):
        options.add_argument(f"--{name}", type=lambda text: pathlib.Path(text).resolve(), required=True)
    given = options.parse_args()
    if not (given.data / "ir").is_dir():
        print(f"skipped: there is no {given.data}/ir")
        return 0
    for documents, sets in SETS:
        # One index and one run for all sets over the same documents: a set's name goes before the query's.
        queries = [(f"{name}#{line[0]}", line[1]) for name, path, _ in sets
                   for line in relevance.read_table(given.data / path)]
        with tempfile.TemporaryDirectory() as folder:
            runs = dict(rankings(given, [given.data / path for path in documents], queries, pathlib.Path(folder)))
        for name, _, path in sets:
            judged = {f"{name}#{query}": grades for query, grades in measures.read_qrels(given.data / path).items()}
            relevance.print_table(f"{name}: {len(judged)} queries",
                                  {engine: measures.run_scores(judged, run) for engine, run in runs.items()})
            sys.stdout.flush()
    print(f"\npaired randomisation test: {measures.PERMUTATIONS} permutations, a tenth where more than {measures.LARGE} "
          f"queries differ; seed {measures.SEED}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
