#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search means: for every query of tests/data/meaning/queries.tsv the program counts, lists and dates exactly the articles that the row expects, and so
does an oracle that reads the raw texts as docs/query-syntax.md and docs/analysis.md say, by brute force and with none of our code.

usage: meaning_test.py BIN

The oracle knows which forms are one word only from forms.tsv, written by hand for these articles."""
import datetime
import fnmatch
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

DATA = pathlib.Path(__file__).resolve().parents[1] / "data" / "meaning"
ENVIRONMENT = {**{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}, "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"}

FIELDS = {"judul": "title", "title": "title", "penulis": "author", "author": "author", "editor": "editor", "media": "publisher", "publisher": "publisher",
          "rubrik": "section", "section": "section", "lokasi": "place", "place": "place", "terkait": "related", "related": "related", "tag": "tags"}
MONTHS = {name: number for number, names in enumerate(
    ["januari jan", "februari feb", "maret mar", "april apr", "mei", "juni jun", "juli jul", "agustus agt", "september sep", "oktober okt", "november nov",
     "desember des"], 1) for name in names.split()}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
ABBREVIATIONS = {"kec", "prof"}
NUMBER = r"\d+(?:\.\d{3})*(?:,\d+)?"
VALUES = re.compile(rf"""(?P<currency>rp|\$|€)\s?(?P<amount>{NUMBER})(?:\s(?P<scale>{"|".join(SCALES)})\b)?
                      |  (?P<percentage>{NUMBER})(?:%|\spersen\b)
                      |  (?<![\w/-])(?P<day>\d\d?)(?P<mark>[/-])(?P<month>\d\d?)(?:(?P=mark)\d{{4}})?(?![\w/-])
                      |  \b(?P<day_before_name>\d\d?)\s(?P<month_name>{"|".join(MONTHS)})\b""", re.VERBOSE)


def rows(name):
    for line in (DATA / name).read_text().splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


FORMS = {form: lexeme for lexeme, forms in rows("forms.tsv") for form in forms.split("|")}
# Doubled words of the table, its words with a quote inside and C++ are one word, and so are numbers; every other word is a run of letters and digits.
WHOLE = sorted((form for form in FORMS if re.search(r"['+]|^(?:ber)?(\w+)-\1(?:nya)?$", form)), key=len, reverse=True)
GAP = "§"  # where a line is that is no part of the story
WORD = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, WHOLE))})(?!\w)|\brp(?=\d)|\d+(?:[.,]\d+)+|[^\W_]+|{GAP}")


def words(text):
    return WORD.findall(text.lower().replace("ø", "o"))


SEVERAL = {tuple(words(form)): lexeme for form, lexeme in FORMS.items() if len(words(form)) > 1}


def values(text):
    """Where money, percentages and days stand in a text, and what they amount to."""
    for found in VALUES.finditer(text.lower()):
        part = found.groupdict()
        number = (part["amount"] or part["percentage"] or "0").replace(".", "").replace(",", ".")
        if part["currency"]:
            yield found.span(), (part["currency"], round(float(number) * SCALES.get(part["scale"], 1) * 100))
        elif part["percentage"]:
            yield found.span(), ("%", round(float(number) * 100))
        else:
            yield found.span(), ("day", int(part["day"] or part["day_before_name"]), int(part["month"] or MONTHS[part["month_name"]]))


class Text:
    """One field of one article."""

    def __init__(self, text):
        self.values = {value for _, value in values(text)}
        self.words, self.sentences, self.paragraphs = [], [], []
        sentence = 0
        for number, paragraph in enumerate(text.split("\n\n")):
            for part in re.split(r"(?<=[.?!])\s+", paragraph):
                for word in words(part):
                    self.words.append(word)
                    self.sentences.append(sentence)
                    self.paragraphs.append(number)
                last = (re.findall(r"\w+", part) or [""])[-1]
                short = last.lower() in ABBREVIATIONS or (not re.search("[aeiou]", last.lower()) and not last.isupper() and last.isalpha())
                sentence += not (part.endswith(".") and short)
            sentence += 1

    def places(self, sequence, same):
        """Where the words of a sequence stand side by side, as (first, last)."""
        return [(at, at + len(sequence) - 1) for at in range(len(self.words) - len(sequence) + 1)
                if all(same(wanted, self.words[at + offset]) for offset, wanted in enumerate(sequence))]


class Article:
    def __init__(self, record):
        self.id = record["id"]
        self.date = datetime.date.fromisoformat(record["date"]) if "date" in record else None
        lines = record["body"].split("\n\n")
        related = [line for line in lines if line.startswith("Baca Juga:")]
        story = "\n\n".join(GAP if line in related else line for line in lines)
        texts = {"title": record["title"], "related": "\n".join(related), "tags": "\n".join(record["tags"]),
                 **{name: record.get(name, "") for name in ("author", "editor", "publisher", "section", "place")}}
        self.fields = {name: [Text(text)] for name, text in texts.items()}
        self.text = [*self.fields["title"], Text(story)]
        self.length = len(words(story.replace(GAP, "")))


def one_word(wanted, word):
    return FORMS.get(wanted, wanted) == FORMS.get(word, word)


def as_written(wanted, word):
    return wanted == word


def like_pattern(wanted, word):
    return fnmatch.fnmatchcase(word, wanted)


def nearly(wanted, word):
    """Whether a word is the wanted one, or differs in a letter inserted, dropped, changed or swapped with its neighbour: one from 4 letters on, two from 8."""
    rows = [list(range(len(word) + 1))]
    for i, letter in enumerate(wanted, 1):
        rows.append([i])
        for j, other in enumerate(word, 1):
            rows[i].append(min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (letter != other)))
            if i > 1 and j > 1 and (letter, other) == (word[j - 2], wanted[i - 2]):
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return one_word(wanted, word) or rows[-1][-1] <= (len(wanted) >= 4) + (len(wanted) >= 8)


class Value:
    def __init__(self, value):
        self.value = value

    def among(self, article, texts):
        return any(self.value in text.values for text in texts)


class Words:
    """Words side by side; one of them may be told by a lexeme that has forms of several words."""

    def __init__(self, sequence, same, lexeme=None):
        self.same = same
        self.sequences = [sequence, *(form for form, its in SEVERAL.items() if its == lexeme)]

    def places(self, text):
        return sorted({place for sequence in self.sequences for place in text.places(sequence, self.same)})

    def among(self, article, texts):
        return any(self.places(text) for text in texts)


class Phrase(Words):
    def __init__(self, text):
        super().__init__(words(text), as_written)


class All:
    def __init__(self, parts):
        self.parts = parts

    def among(self, article, texts):
        return all(part.among(article, texts) for part in self.parts)


class Any(All):
    def among(self, article, texts):
        return any(part.among(article, texts) for part in self.parts)

    def places(self, text):
        return sorted(place for part in self.parts for place in part.places(text))


class Not:
    def __init__(self, part):
        self.part = part

    def among(self, article, texts):
        return not self.part.among(article, texts)


class Field:
    def __init__(self, name, part):
        self.name, self.part = name, part

    def among(self, article, texts):
        return self.part.among(article, article.fields[self.name])


class Where:
    """What is true of an article, whatever its words."""

    def __init__(self, true):
        self.among = lambda article, texts: true(article)


def meet_in_all_forms(part):
    """In an operand of NEAR the words of a phrase stand for every form, too."""
    if isinstance(part, Phrase):
        part.same = one_word
    for inner in getattr(part, "parts", []):
        meet_in_all_forms(inner)


class Near:
    """A chain of one operator, which holds between neighbours."""

    def __init__(self, operator, operands):
        self.operands = operands
        for operand in operands:
            meet_in_all_forms(operand)
        name, _, distance = operator.partition("/")
        limit = int(distance) if distance.isdigit() else 0

        def near(text, left, right):
            apart = right[0] - left[1] if right[0] > left[1] else left[0] - right[1] if left[0] > right[1] else 0
            if name == "NEAR":
                return 0 < apart <= limit
            if name == "w":
                return 0 < right[0] - left[1] <= limit
            units = text.sentences if distance == "s" else text.paragraphs
            return apart > 0 and units[left[0]] == units[right[0]]
        self.near = near

    def among(self, article, texts):
        def chained(text, left, rest):
            return not rest or any(self.near(text, left, right) and chained(text, right, rest[1:]) for right in rest[0].places(text))
        return any(chained(text, first, self.operands[1:]) for text in texts for first in self.operands[0].places(text))


def day_range(text):
    """The first and last day that a date means."""
    text = text.lower().rpartition(", ")[2]
    if found := re.fullmatch(r"(\d\d?)[ /-](\w+)[ /-](\d{4})", text):
        day, month, year = found.groups()
    elif found := re.fullmatch(r"(\d{4})(?:[/-](\d\d?))?(?:[/-](\d\d?))?", text):
        year, month, day = found.groups()
    else:
        month, year = re.fullmatch(r"(\w+)[ /](\d{4})", text).groups()
        day = None
    month = MONTHS.get(month, month)
    first = datetime.date(int(year), int(month or 1), int(day or 1))
    after = first + datetime.timedelta(1) if day else datetime.date(first.year + (not month or first.month == 12), first.month % 12 + 1 if month else 1, 1)
    return first, after - datetime.timedelta(1)


def compared(text, ends):
    """The bounds that a comparison or range sets; `ends` gives the first and last of one value."""
    if ".." in text:
        left, right = text.split("..")
        if left and re.fullmatch(r"[\d-]+", right) and len(right) < len(left) and "-" in left:
            right = left[:-len(right)] + right
        return ends(left)[0] if left else None, ends(right)[1] if right else None
    mark, value = re.fullmatch(r"([<>]?=?)(.*)", text).groups()
    first, last = ends(value)
    step = datetime.timedelta(1) if isinstance(first, datetime.date) else 1
    return {"": (first, last), ">": (last + step, None), ">=": (first, None), "<": (None, first - step), "<=": (None, last)}[mark]


def inside(value, bounds):
    return value is not None and (bounds[0] is None or bounds[0] <= value) and (bounds[1] is None or value <= bounds[1])


OPERATORS = {"AND": "AND", "DAN": "AND", "OR": "OR", "ATAU": "OR", "NOT": "-", "BUKAN": "-"}
PIECE = re.compile(r'\s*(?:(?P<id>id:[^\s)]+)'
                   r'|(?P<range>(?:tanggal|date|kata|words):(?:[<>]?=?"[^"]*"|[^\s()"])(?:"[^"]*"|\s(?=\.\.)|[^\s()"])*)'
                   r'|(?P<field>[a-z]+:)(?=["(=\w])'
                   r'|(?P<phrase>"[^"]*")|(?P<mark>[-+](?=[^\s])|[()])|(?P<near>(?:NEAR/|w/)\d+|/[sp](?!\S))|(?P<word>[^\s()"]+))')


class Query:
    """The grammar of docs/query-syntax.md, for right queries."""

    def __init__(self, text):
        self.pieces = []
        at = 0
        while at < len(text.rstrip()):
            found = PIECE.match(text, at)
            kind, piece = found.lastgroup, found[found.lastgroup]
            if kind == "field" and piece[:-1] not in FIELDS:
                found = re.compile(r"\s*([^\s()\"]+)").match(text, at)
                kind, piece = "word", found[1]
            if kind == "word" and piece in OPERATORS:
                kind, piece = "mark", OPERATORS[piece]
            self.pieces.append((kind, piece))
            at = found.end()
        self.pieces.append(("end", ""))
        self.at = 0

    @property
    def next(self):
        return self.pieces[self.at]

    def take(self):
        self.at += 1
        return self.pieces[self.at - 1]

    def either(self):
        parts = [self.both()]
        while self.next == ("mark", "OR"):
            self.take()
            parts.append(self.both())
        return Any(parts) if len(parts) > 1 else parts[0]

    def both(self):
        parts = [self.sequence()]
        while self.next == ("mark", "AND"):
            self.take()
            parts.append(self.sequence())
        return All(parts) if len(parts) > 1 else parts[0]

    def sequence(self):
        parts = []
        while self.next[0] != "end" and self.next not in [("mark", ")"), ("mark", "OR"), ("mark", "AND")]:
            if self.next in [("mark", "-"), ("mark", "+")]:
                sign = self.take()[1]
                part = self.proximity(in_row=False)
                parts.append(Not(part) if sign == "-" else part)
            else:
                parts.append(self.proximity(in_row=True))
        return All(parts) if len(parts) > 1 else parts[0]

    def proximity(self, in_row):
        operands = [self.primary(in_row)]
        operator = None
        while self.next[0] == "near":
            operator = self.take()[1]
            operands.append(self.primary(False))
        return Near(operator, operands) if operator else operands[0]

    def primary(self, in_row):
        kind, piece = self.take()
        if kind == "field":
            return Field(FIELDS[piece[:-1]], self.primary(False))
        if kind == "id":
            return Where(lambda article: article.id == piece[3:])
        if kind == "range":
            name, _, text = piece.partition(":")
            text = text.replace('"', "").replace(" ..", "..")
            if name in ("kata", "words"):
                bounds = compared(text, lambda number: (int(number), int(number)))
                return Where(lambda article: inside(article.length, bounds))
            bounds = compared(text, day_range)
            return Where(lambda article: inside(article.date, bounds))
        if kind == "phrase":
            return Phrase(piece)
        if piece == "(":
            inner = self.either()
            self.take()
            return inner
        # Words side by side may be one amount, one day or one word of several.
        row = [piece]
        while in_row and self.next[0] == "word" and self.pieces[self.at + 1][0] != "near":
            row.append(self.take()[1])
        return self.row(row)

    @staticmethod
    def row(row):
        parts = []
        while row:
            for size in range(min(4, len(row)), 0, -1):
                text = " ".join(row[:size])
                wanted = words(text)
                found = [value for span, value in values(text) if span == (0, len(text))]
                dated = list(values(text)) if re.fullmatch(r"\S+ \S+ \d{4}|\d+([/-])\d+\1\d{4}", text) else []
                if found and not dated:
                    parts.append(Value(found[0]))
                elif dated:
                    parts += [Value(dated[0][1]), Words(wanted[-1:], as_written)]
                elif tuple(wanted) in SEVERAL:
                    parts.append(Words([SEVERAL[tuple(wanted)]], one_word, SEVERAL[tuple(wanted)]))
                elif size > 1:
                    continue
                elif re.search(r"[*?]", text.rstrip("?")):
                    parts.append(Words([text.lower()], like_pattern))
                elif text.endswith("~"):
                    parts.append(Words(wanted, nearly))
                elif text.startswith("="):
                    parts.append(Words(wanted, as_written))
                else:
                    if len(wanted) == 2 and wanted[0] == wanted[1]:
                        wanted = wanted[:1]  # the plural of a word
                    parts.append(Words(wanted, one_word, FORMS.get(wanted[0], wanted[0]) if len(wanted) == 1 else None))
                row = row[size:]
                break
        return All(parts) if len(parts) > 1 else parts[0]


class Meaning(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.archive = f"{cls.folder.name}/arsip"
        spelling = pathlib.Path(cls.folder.name) / "ejaan.tsv"
        spelling.write_text("!ejaan-lama\n")
        cls.run_program("warta-index", "add", "--quiet", "--exceptions", spelling, cls.archive, DATA / "articles.jsonl")
        cls.articles = [Article(json.loads(line)) for line in (DATA / "articles.jsonl").read_text().splitlines()]
        cls.queries = [(query, [] if expected == "-" else expected.split()) for query, expected in rows("queries.tsv")]

    @staticmethod
    def run_program(program, *arguments, **options):
        done = subprocess.run([BIN / program, *arguments], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300, **options)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{program}: {done.stderr}")
        return done.stdout

    def answers(self, **options):
        """The result of every query, from one process."""
        requests = "".join(json.dumps({"id": query, "request": "search", "query": query, "limit": 1000, "snippets": 0, **options}) + "\n"
                           for query, _ in self.queries)
        for line in self.run_program("warta-search", self.archive, "--stdio", input=requests).splitlines():
            answer = json.loads(line)
            self.assertNotIn("error", answer, answer["id"])
            yield answer["result"]

    def expect(self, found):
        """`found` gives for every query the ids that were found, in any order."""
        wrong = [f"{query}: expected {' '.join(expected)}; found {' '.join(sorted(ids))}" for (query, expected), ids in zip(self.queries, found, strict=True)
                 if sorted(ids) != expected]
        self.assertEqual(wrong, [])

    def test_rows(self):
        ids = {article.id for article in self.articles}
        self.assertGreaterEqual(len(self.queries), 200)
        self.assertEqual(len({query for query, _ in self.queries}), len(self.queries), "a query stands twice")
        for query, expected in self.queries:
            self.assertEqual(expected, sorted(set(expected) & ids), query)
            self.assertNotEqual(expected, sorted(ids), query)
        self.assertGreater(len([query for query, expected in self.queries if expected]), 180)

    def test_oracle(self):
        trees = [Query(query).either() for query, _ in self.queries]
        self.expect([[article.id for article in self.articles if tree.among(article, article.text)] for tree in trees])

    def test_newest(self):
        dates = {article.id: article.date or datetime.date.min for article in self.articles}
        results = list(self.answers(sort="newest"))
        self.expect([[hit["id"] for hit in result["hits"] if hit["all_words"]] for result in results])
        for result in results:
            found = [dates[hit["id"]] for hit in result["hits"] if hit["all_words"]]
            self.assertEqual(found, sorted(found, reverse=True), result["query"])

    def test_match_all(self):
        self.expect([[hit["id"] for hit in result["hits"]] for result in self.answers(sort="oldest", match="all")])

    def test_numbers(self):
        results = list(self.answers(facet=["media", "rubrik"], timeline="year"))
        for (query, expected), result in zip(self.queries, results, strict=True):
            with self.subTest(query):
                self.assertEqual(result["total"], len(expected))
                self.assertLessEqual(result["total"] + result["same_root_total"], len(self.articles))
                for facet in result["facets"]:
                    self.assertEqual(facet["without"] + sum(value["articles"] for value in facet["values"]), len(expected))
                self.assertEqual(result["timeline"]["undated"] + sum(step["articles"] for step in result["timeline"]["steps"]), len(expected))

    def test_export(self):
        self.expect([self.run_program("warta-search", self.archive, "--all", "--format", "ids", "--", query).split() for query, _ in self.queries])

    def test_count(self):
        for query, expected in self.queries:
            self.assertEqual(self.run_program("warta-search", self.archive, "--count", "--", query), f"{len(expected)}\n", query)


if __name__ == "__main__":
    BIN = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
