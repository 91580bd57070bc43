#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks corpus/: fields, lengths, duplicates, dates with their weekdays, forbidden characters. Prints each fault as
`FILE:LINE: what`; exit status 1 when there is one."""
import datetime
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
FIELDS = ["id", "title", "body", "date", "source", "section", "author", "place"]
SECTIONS = {"Politik", "Ekonomi", "Hukum", "Pertahanan", "Internasional", "Olahraga", "Bencana", "Teknologi", "Kesehatan",
            "Budaya", "Daerah", "Pendidikan", "Lingkungan"}
WORDS = range(150, 501)
WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4, "sabtu": 5, "minggu": 6,
            "ahad": 6}
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


def main():
    faults, ids, titles, bodies, count = [], {}, {}, {}, 0
    path = HERE / "articles.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"corpus/{path.name}:{number}"
        count += 1
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
        count += 1
        text = path.read_text(encoding="utf-8")
        faults += [f"corpus/articles/{path.name}: {fault}" for fault in text_faults(text)]
        if len(text.split()) not in WORDS:
            faults.append(f"corpus/articles/{path.name}: {len(text.split())} words, not {WORDS.start} to {WORDS.stop - 1}")
    print("\n".join(faults + [f"corpus: {count} articles, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
