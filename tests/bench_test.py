#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench/articles.py makes the same articles each time, all of which are indexed, and queries that find some of them;
bench/scale measures everything at two sizes.

usage: bench_test.py SOURCE_DIR BIN"""
import json
import pathlib
import subprocess
import sys
import tempfile

COUNT = 400


def main():
    source, programs = map(pathlib.Path, sys.argv[1:])

    def made(*arguments):
        return subprocess.check_output([sys.executable, "-B", source / "bench/articles.py", *arguments], text=True, encoding="utf-8").splitlines()

    lines, queries = made(str(COUNT)), made("--queries", "50")
    assert lines == made(str(2 * COUNT))[:COUNT] and queries == made("--queries", "50"), "another run made others"
    articles = [json.loads(line) for line in lines]
    assert len({article["id"] for article in articles}) == len({article["body"] for article in articles}) == COUNT
    assert len({article["source"] for article in articles}) == 20
    assert {article["date"][:4] for article in articles} == {str(year) for year in range(2000, 2025)}

    def words(some):
        return len({word for article in some for word in article["body"].lower().split()})

    assert words(articles) > 1.2 * words(articles[:COUNT // 2]), "the vocabulary does not grow"
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        (work / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
        (work / "queries.tsv").write_text("\n".join(queries), encoding="utf-8")
        subprocess.run([programs / "warta-index", "add", "--quiet", work / "a", work / "news.jsonl"], check=True)
        stats = json.loads(subprocess.check_output([programs / "warta-index", "stats", "--json", work / "a"]))
        assert stats["articles"] == COUNT, stats
        hits = subprocess.check_output([programs / "warta-search", work / "a", "--batch", work / "queries.tsv", "--plain", "--match", "any", "--limit", "1",
                                        "--format", "ids"])
        assert hits.count(b"bench-") >= len(queries) * 0.9, hits
    table = subprocess.check_output([sys.executable, "-B", source / "bench/scale", "100", "200", "--rounds", "1", "--bin", programs], text=True).splitlines()
    assert table[0].startswith("| | 100 | 200 |") and len(table) > 50, table
    print(f"{COUNT} articles, {words(articles)} words, {len(queries)} queries")


if __name__ == "__main__":
    main()
