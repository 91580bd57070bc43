#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks corpus/ and tests/relevance/: of the articles fields, lengths, duplicates, dates with their weekdays, forbidden
characters; of the topics, judgements and traps their form, and that they fit together. Prints each fault as
`FILE:LINE: what`; exit status 1 when there is one."""
import datetime
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
JUDGED = HERE.parent / "tests/relevance"
FIELDS = ["id", "title", "body", "date", "source", "section", "author", "place"]
SECTIONS = {"Politik", "Ekonomi", "Hukum", "Pertahanan", "Internasional", "Olahraga", "Bencana", "Teknologi", "Kesehatan",
            "Budaya", "Daerah", "Pendidikan", "Lingkungan"}
WORDS = range(150, 501)
WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4, "sabtu": 5, "minggu": 6,
            "ahad": 6}
KINDS = {"words", "phrase", "name", "acronym", "inflected", "variant", "typo", "english", "field", "date",
         "doubled", "piece", "narrow", "colloquial"}
MIN_TOPICS = 60
QUERY_WORDS = range(1, 6)
INLINE_DATE = re.compile(r"\b(" + "|".join(WEEKDAYS) + r") \((\d{1,2})/(\d{1,2})/(\d{4})\)", re.IGNORECASE)


def text_faults(text):
    for character in text:
        if character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn"):
            yield f"forbidden character U+{ord(character):04X}"
    for match in INLINE_DATE.finditer(text):
        day, month, year = (int(match.group(i)) for i in (2, 3, 4))
        try:
            weekday = datetime.date(year, month, day).weekday()
        except ValueError:
            yield f"no such day: {match.group(0)}"
            continue
        if weekday != WEEKDAYS[match.group(1).lower()]:
            yield f"wrong weekday: {match.group(0)}"


def article_faults(article):
    if list(article) != FIELDS:
        yield f"fields are {list(article)}, not {FIELDS}"
        return
    for name in FIELDS:
        if not isinstance(article[name], str) or (not article[name].strip() and name not in ("author", "place")):
            yield f"field '{name}' is empty or no text"
            return
    if not re.fullmatch(r"[a-z]+-\d{3}", article["id"]):
        yield f"id '{article['id']}' is not like politik-001"
    if article["section"] not in SECTIONS:
        yield f"unknown section '{article['section']}'"
    try:
        moment = datetime.datetime.fromisoformat(article["date"])
        if moment.utcoffset() is None or not 2019 <= moment.year <= 2024:
            yield f"date '{article['date']}' has no zone or is not in 2019 to 2024"
    except ValueError:
        yield f"date '{article['date']}' is not ISO 8601"
    count = len(article["body"].split())
    if count not in WORDS:
        yield f"body has {count} words, not {WORDS.start} to {WORDS.stop - 1}"
    yield from text_faults(article["title"] + "\n" + article["body"])


def check_articles(faults):
    """The ids of all articles, as `warta-index add ARCHIVE corpus` gives them."""
    ids, titles, bodies, texts = {}, {}, {}, []
    path = HERE / "articles.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"corpus/{path.name}:{number}"
        try:
            article = json.loads(line)
        except ValueError as error:
            faults.append(f"{where}: no JSON: {error}")
            continue
        faults += [f"{where}: {fault}" for fault in article_faults(article)]
        for seen, key in ((ids, "id"), (titles, "title"), (bodies, "body")):
            if article.get(key) in seen:
                faults.append(f"{where}: the {key} stands at {seen[article[key]]} already")
            seen.setdefault(article.get(key), where)
    for path in sorted((HERE / "articles").glob("*.txt")):
        texts.append(f"corpus/articles/{path.name}")
        text = path.read_text(encoding="utf-8")
        faults += [f"corpus/articles/{path.name}: {fault}" for fault in text_faults(text)]
        if len(text.split()) not in WORDS:
            faults.append(f"corpus/articles/{path.name}: {len(text.split())} words, not {WORDS.start} to {WORDS.stop - 1}")
    return set(ids) | set(texts)


def rows(name, separator=None):
    """(where, fields) of each line."""
    for number, line in enumerate((JUDGED / name).read_text(encoding="utf-8").splitlines(), 1):
        yield f"tests/relevance/{name}:{number}", line.split(separator)


def check_topics(faults):
    topics, queries = set(), {}
    for where, fields in rows("topics.tsv", "\t"):
        if len(fields) != 4 or not all(field == field.strip() != "" for field in fields):
            faults.append(f"{where}: not `topic<TAB>query<TAB>kind<TAB>need`")
            continue
        topic, query, kind, need = fields
        if topic != f"t{len(topics) + 1:03}":
            faults.append(f"{where}: '{topic}' is not the next topic, t{len(topics) + 1:03}")
        if kind not in KINDS:
            faults.append(f"{where}: unknown kind '{kind}'")
        if len(query.split()) not in QUERY_WORDS:
            faults.append(f"{where}: a query of {len(query.split())} words")
        if query in queries:
            faults.append(f"{where}: the query stands at {queries[query]} already")
        faults += [f"{where}: {fault}" for fault in text_faults(query + need)]
        queries[query] = where
        topics.add(topic)
    if len(topics) < MIN_TOPICS:
        faults.append(f"tests/relevance/topics.tsv: {len(topics)} topics, fewer than {MIN_TOPICS}")
    return topics


def check_qrels(name, topics, articles, faults):
    """{(topic, article): grade}"""
    grades = {}
    for where, fields in rows(name):
        if len(fields) != 4 or fields[1] != "0" or fields[3] not in ("0", "1", "2", "3"):
            faults.append(f"{where}: not `topic 0 article grade` with a grade of 0 to 3")
            continue
        pair = (fields[0], fields[2])
        if fields[0] not in topics or fields[2] not in articles:
            faults.append(f"{where}: there is no such topic or article")
        if pair in grades:
            faults.append(f"{where}: {fields[0]} and {fields[2]} are judged twice")
        grades[pair] = int(fields[3])
    return grades


def check_judgements(topics, articles, faults):
    grades = check_qrels("qrels.txt", topics, articles, faults)
    for topic in sorted(topics - {topic for (topic, _), grade in grades.items() if grade > 0}):
        faults.append(f"tests/relevance/qrels.txt: nothing is relevant to {topic}")
    if (JUDGED / "qrels_second.txt").exists():
        second = check_qrels("qrels_second.txt", topics, articles, faults)
        faults += [f"tests/relevance/qrels_second.txt: {topic} {article} is not in qrels.txt"
                   for topic, article in sorted(second.keys() - grades.keys())]
    for where, fields in rows("traps.tsv", "\t"):
        if len(fields) != 3 or grades.get(tuple(fields[:2])) != 0:
            faults.append(f"{where}: not `topic<TAB>article<TAB>why` with an article judged 0")
    return len(grades)


def main():
    faults = []
    articles = check_articles(faults)
    topics = check_topics(faults)
    judgements = check_judgements(topics, articles, faults)
    print("\n".join(faults + [f"corpus: {len(articles)} articles, {len(topics)} topics, {judgements} judgements, "
                              f"{len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
