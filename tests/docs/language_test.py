#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No message mixes two languages.

usage: language_test.py SOURCE_DIRECTORY

Walks over the tables of messages (`Message{indonesian, english}` rows) and the transcripts of the programs, and
looks for words that only the other language has. What is cited stands in quotation marks or backticks, and is
not looked at.
"""

import re
import sys
import unittest
from pathlib import Path

SOURCE = Path(sys.argv.pop(1)) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent.parent
TOPS = ("util", "analyzers", "indexer", "searcher")
ENGLISH = frozenset("the is are was were of with without and or not cannot has have its it this that these be been to "
                    "from give name another other there than which only must may one at most".split())
INDONESIAN = frozenset("yang tidak bukan dengan tanpa dan atau dari untuk pada di ke ini itu sudah belum dapat harus "
                       "paling adalah oleh lain sebuah beri tulis pakai hapus ada".split())
CITED = re.compile(r"`[^`]*`|\"[^\"]*\"|'[^']*'|\([^()]*: [^()]*\)|--[a-z-]+|\{\d\}|\S*[/.=_<>|]\S*|[A-Z]{2,}\S*")
LITERAL = r'"((?:[^"\\]|\\.)*)"'
TEXT = rf"({LITERAL}(?:\s*{LITERAL})*)"
ROW = re.compile(rf"\{{\s*{TEXT}\s*,\s*{TEXT}\s*\}}")


def joined(literals):
    """The text of adjacent C++ literals."""
    return "".join(re.findall(LITERAL, literals)).replace('\\"', '"').replace("\\n", "\n")


def rows(text):
    """(indonesian, english) of every row of a table."""
    return [(joined(found[1]), joined(found[4])) for found in ROW.finditer(text)]


def foreign(text, words):
    """The words of another language in a message."""
    return sorted(set(re.findall(r"[a-z]+", CITED.sub(" ", text).lower())) & words)


def tables():
    for top in TOPS:
        yield from sorted((SOURCE / top).rglob("messages.h"))


def errors_in_one_language(text):
    """Errors, notes and rejections that are said in one literal, so in one language."""
    return [found[0] for found in re.finditer(
        r'(?:Error\(\s*ErrorCode::\w+,(?!\s*both\()[^;"]*|notes\.(?:push_back|emplace_back)\(\s*|ReadIssue\{[^{}"]*,\s*)"[^"]{4,}', text)]


class Language(unittest.TestCase):
    def test_rows_have_one_language_on_each_side(self):
        count = 0
        for table in tables():
            for indonesian, english in rows(table.read_text()):
                count += 1
                with self.subTest(table=str(table.relative_to(SOURCE)), row=english):
                    self.assertEqual(foreign(indonesian, ENGLISH - INDONESIAN), [], indonesian)
                    self.assertEqual(foreign(english, INDONESIAN - ENGLISH), [], english)
                    self.assertTrue(indonesian and english, "a language is missing")
        self.assertGreater(count, 300)

    def test_a_mixed_row_is_found(self):
        (indonesian, english), = rows('Message kX = {"{0}: tidak ada; make it "\n "with `add`", "{0}: is absent"};')
        self.assertEqual(foreign(indonesian, ENGLISH), ["it", "with"])
        self.assertEqual(foreign(english, INDONESIAN), [])

    def test_transcripts_do_not_mix(self):
        lines = 0
        for case in sorted((SOURCE / "tests/cli/cases").glob("*.t")):
            for number, line in enumerate(case.read_text().splitlines(), 1):
                if not line.startswith("! "):
                    continue
                lines += 1
                english, indonesian = foreign(line, ENGLISH), foreign(line, INDONESIAN)
                with self.subTest(case=case.name, line=number):
                    self.assertFalse(english and indonesian, line)
        self.assertGreater(lines, 50)

    # Mistakes in the use of an interface are told to programmers, in English.
    TO_PROGRAMMERS = ("indexer/glass/", "searcher/c_api/", "analyzers/word_break", "analyzers/indonesian/lexicon",
                      "searcher/server/")

    def test_errors_and_notes_come_from_tables(self):
        for top in TOPS:
            for file in sorted((SOURCE / top).rglob("*.cpp")):
                name = str(file.relative_to(SOURCE))
                if name.startswith(self.TO_PROGRAMMERS):
                    continue
                with self.subTest(file=name):
                    self.assertEqual(errors_in_one_language(file.read_text()), [])

    def test_an_error_of_one_language_is_found(self):
        self.assertEqual(len(errors_in_one_language('throw Error(ErrorCode::io, "there is no such file");')), 1)
        self.assertEqual(errors_in_one_language("throw Error(ErrorCode::io, both(kAbsent, {path}));"), [])


if __name__ == "__main__":
    unittest.main()
