# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the table of fields: every name is taken in, and each goes out under one name.

usage: fields_test.py BIN TABLE LIBRARY (TABLE prints the table, LIBRARY is libwarta.so)"""
import collections
import ctypes
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.request

import warta

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "server"))
import programs

BIN = TABLE = LIBRARY = None
Row = collections.namedtuple("Row", "name english key input c is_list")
VALUES = {"published": "2023-09-17", "url": "https://contoh.example/1", "language": "id"}


class Text(ctypes.Structure):
    _fields_ = [("data", ctypes.c_char_p), ("size", ctypes.c_size_t)]


class EveryInterface(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        table = subprocess.run([TABLE, "fields"], check=True, stdout=subprocess.PIPE, text=True).stdout
        rows = [Row(*columns[:3], columns[3].split(), *map(int, columns[4:])) for columns in (line.split("\t") for line in table.splitlines())]
        cls.rows = [row for row in rows if row.input]
        cls.article = {cls.out(row): cls.value(row) for row in cls.rows}
        context = tempfile.TemporaryDirectory(prefix="warta-fields-")
        cls.folder = pathlib.Path(context.name)
        cls.addClassCleanup(context.cleanup)
        warta.add(cls.folder / "berita", [cls.article])

    @staticmethod
    def out(row):
        return row.key or row.english

    @classmethod
    def value(cls, row):
        text = VALUES.get(row.key, f"Nilai {row.english}")
        return [text, text + " lain"] if row.is_list else text

    def expected_hit(self):
        return {row.key: self.value(row) for row in self.rows if row.key}

    def test_every_name_is_taken_in(self):
        for row in self.rows:
            for name in {row.name, row.english, row.key, *row.input} - {""}:
                with self.subTest(name):
                    other = {"title": "Judul"} if row.english == "body" else {"body": "Isi"}
                    self.assertEqual(warta.Article(**{**other, name: self.value(row)}).to_dict()[self.out(row)], self.value(row))

    def test_python(self):
        [hit] = warta.open(self.folder / "berita").search("nilai").to_dicts()
        self.assertEqual({key: hit[key] for key in self.expected_hit()}, self.expected_hit())
        self.assertEqual(warta.open(self.folder / "berita").article(self.article["id"]).to_dict(), self.article)

    def test_http_and_pipe(self):
        with programs.Server(BIN, self.folder) as server, urllib.request.urlopen(server.url + "search?q=nilai", timeout=60) as answer:
            by_http = json.load(answer)["hits"][0]
        by_pipe = json.loads(programs.search(BIN, self.folder, "--stdio", input=b'{"request": "search", "query": "nilai"}\n').stdout)
        for hit in (by_http, by_pipe["result"]["hits"][0]):
            self.assertEqual({key: hit.get(key) for key in self.expected_hit()}, self.expected_hit())

    def test_c(self):
        library = ctypes.CDLL(LIBRARY)
        session, article = ctypes.c_void_p(), ctypes.c_void_p()
        self.assertEqual(library.warta_session_new(ctypes.byref(session)), 0)
        self.assertEqual(library.warta_article_new(session, ctypes.byref(article)), 0)
        for row in self.rows:
            with self.subTest(row.name):
                self.assertEqual(row.c < 0, bool(row.is_list))
                if row.is_list:
                    continue
                value, text = self.value(row).encode(), Text()
                self.assertEqual(library.warta_article_set(article, row.c, value, ctypes.c_size_t(len(value))), 0)
                self.assertEqual(library.warta_article_get(article, row.c, ctypes.byref(text)), 0)
                self.assertEqual(text.data, value)
        library.warta_article_json.restype = ctypes.c_int
        text = Text()
        self.assertEqual(library.warta_article_json(article, ctypes.byref(text)), 0)
        written = warta.Article(**json.loads(text.data)).to_dict()
        self.assertEqual({key: written[key] for key in self.article if isinstance(self.article[key], str)},
                         {key: value for key, value in self.article.items() if isinstance(value, str)})
        library.warta_article_free(article)
        library.warta_session_free(session)


if __name__ == "__main__":
    BIN, TABLE, LIBRARY = sys.argv.pop(1), sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
