# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of Warta and of what a user would take instead, over the same articles and queries. Each function returns
{query: [document, best first]}."""
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess

import measures

HITS = 100  # a query
LUCENE_JARS = ["core", "analyzers-common", "queryparser", "queries", "sandbox"]


def call(arguments, accepted=(0,), **options):
    """Standard output of a program, which must end with an accepted status."""
    done = subprocess.run([str(argument) for argument in arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          encoding="utf-8", check=False, **options)
    if done.returncode not in accepted:
        raise RuntimeError(f"{arguments[0]} ended with status {done.returncode}: {done.stderr.strip()}")
    return done.stdout


class Collection:
    """Articles and queries as the peers read them: title and text as published, queries without Warta's syntax."""

    def __init__(self, articles, queries, folder):
        self.folder = pathlib.Path(folder)
        self.articles = [tuple(" ".join(field.split()) for field in article) for article in articles]
        self.queries = [(name, plain(query)) for name, query in queries]
        self.articles_path = self.folder / "articles.tsv"
        self.queries_path = self.folder / "queries.tsv"
        self.articles_path.write_text("".join("\t".join(row) + "\n" for row in self.articles), encoding="utf-8")
        self.queries_path.write_text("".join("\t".join(row) + "\n" for row in self.queries), encoding="utf-8")


def plain(query):
    """A query for engines that do not know our fields: `judul:gempa -iran tanggal:2021` becomes `gempa`. Phrases stay."""
    query = re.sub(r"(^|\s)(tanggal:\S+|-\S+)", " ", query)
    return " ".join(re.sub(r"\b[a-z]+:", " ", query).split())


def corpus_articles(root):
    """(id, title, body) of every article of corpus/, with the ids that `warta-index add ARCHIVE corpus` gives."""
    for line in (root / "corpus/articles.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield record["id"], record["title"], record["body"]
    for path in sorted((root / "corpus/articles").glob("*.txt")):
        title, _, body = path.read_text(encoding="utf-8").partition("\n")
        yield str(path.relative_to(root)), title, body


def warta(binaries, archive, queries_path, *options):
    return measures.read_run(call([binaries / "warta-search", archive, "--batch", queries_path, "--format", "trec",
                                   "--limit", HITS, *options]).splitlines())


def xapian(program, collection, stemmer, title_weight=1, bm25=()):
    return measures.read_run(call([program, collection.articles_path, collection.queries_path,
                                   collection.folder / "xapian", stemmer, title_weight, *bm25]).splitlines())


def fts5(collection, extension=None):
    """Of SQLite as it comes, or with the words of our extension for it."""
    database = sqlite3.connect(":memory:")
    if extension:
        database.enable_load_extension(True)
        database.load_extension(str(extension))
    tokenizer = ", tokenize='warta_root'" if extension else ""
    database.execute(f"CREATE VIRTUAL TABLE article USING fts5(id UNINDEXED, title, body{tokenizer})")
    database.executemany("INSERT INTO article VALUES (?, ?, ?)", collection.articles)
    run = {}
    for name, query in collection.queries:
        parts = re.findall(r'"[^"]+"|[^\s"]+', query)
        match = " OR ".join('"' + part.strip('"') + '"' for part in parts)
        run[name] = [row[0] for row in database.execute(
            "SELECT id FROM article WHERE article MATCH ? ORDER BY rank, id LIMIT ?", (match, HITS))]
    return run


def why_no_fts5():
    try:
        sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    except sqlite3.OperationalError:
        return "this Python's SQLite has no FTS5"
    return None


def why_no_extension(extension):
    if not hasattr(sqlite3.Connection, "enable_load_extension"):
        return "this Python's SQLite loads no extensions; Debian's /usr/bin/python3 does"
    return None if extension.exists() else f"{extension} was not built"


def lucene_jars():
    folder = pathlib.Path("/usr/share/java")
    return [next(iter(sorted(folder.glob(f"lucene-{name}-[0-9]*.jar"))), None) for name in LUCENE_JARS]


def why_no_lucene():
    if None in lucene_jars():
        return "liblucene8-java is not installed"
    if not shutil.which("javac"):
        return "openjdk-17-jdk-headless is not installed"
    return None


def lucene(collection):
    source = pathlib.Path(__file__).resolve().parent / "LuceneRun.java"
    jars = ":".join(str(jar) for jar in lucene_jars())
    return measures.read_run(call(["java", "-cp", jars, source, collection.articles_path,
                                   collection.queries_path]).splitlines())


def roots_only(program, binaries, collection):
    """Our roots, in bare Xapian: what the morphology brings without the rest of Warta."""
    folder = collection.folder / "roots"
    folder.mkdir(exist_ok=True)

    def words(text):
        return re.findall(r"\w+(?:-\w+)*", text)

    every = sorted({word for row in collection.articles + collection.queries for field in row[1:] for word in words(field)})
    listed = subprocess.run([binaries / "warta-analyze", "--words"], input="".join(word + "\n" for word in every),
                            stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    root = {fields[0]: fields[2] for fields in (line.split("\t") for line in listed.splitlines())}

    def rooted(rows):
        return [(row[0], *(" ".join(root.get(word, word) for word in words(field)) for field in row[1:])) for row in rows]

    return xapian(program, Collection(rooted(collection.articles), rooted(collection.queries), folder), "none")
