#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commonest mistakes of a command line: each works, or the message says what to type.

usage: mistakes_test.py BIN
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ARTICLES = {
    "satu.txt": "Judul: Rusia membuka pabrik\n\nRusia membuka pabrik beras bersama Iran di Moskow.\n",
    "dua.txt": "Judul: Rusia panen\n\nPetani Rusia memanen gandum tahun ini.\n",
    "tiga.txt": "Judul: Banjir di Aceh\n\nBanjir melanda Aceh dan harga beras naik.\n",
}

# The command, the exit code, what standard output has, what standard error says.
TABLE = [
    (["warta-search", "berita", "rusia", "-iran", "--format", "ids"], 0, "dua.txt\n", ""),
    (["warta-search", "berita", "beras", "-nya", "--count"], 0, "2\n", ""),
    (["warta-search", "berita", "beras", "-aceh", "--count"], 0, "1\n", ""),
    (["warta-search", "berita", "-aceh", "beras", "--count"], 0, "1\n", ""),
    (["warta-search", "berita", '-"harga beras"', "beras", "--count"], 0, "1\n", ""),
    (["warta-search", "berita", "rusia", "-n1", "--format", "ids"], 0, "", ""),
    (["warta-search", "berita", "rusia", "--limit", "-1"], 2, "", "--limit"),
    (["warta-search", "rusia", "iran"], 2, "", "warta-search ARSIP rusia iran"),
    (["warta-search", "-iran"], 2, "", "warta-search ARSIP KUERI"),
    (["warta-search", "berita"], 2, "", "kueri kosong"),
    (["warta-search"], 2, "", "warta-search ARSIP KUERI"),
    (["warta-search", "berita", "banjir", "or", "panen"], None, None, "tulis OR"),
    (["warta-search", "berita", "rusia", "--limt", "3"], 2, "", "argumen tidak dikenal: --limt"),
    (["warta-search", "berita", "rusia", "--sort", "terbaru"], 2, "", "newest"),
    (["warta-search", "berita", "rusia", "--kwic", "3", "--limit", "2"], 2, "", "--limit tidak berpengaruh bersama --kwic"),
    (["warta-search", "berita", "rusia", "--count", "--facet", "tahun"], 2, "", "--facet tidak berpengaruh bersama --count"),
    (["warta-search", "berita", "rusia", "--facet-limit", "3"], 2, "", "--facet-limit hanya berpengaruh bersama --facet"),
    (["warta-search", "berita", "rusia", "--raw"], 2, "", "--raw hanya berpengaruh bersama --show"),
    (["warta-index", "ad", "berita", "."], 2, "", "mungkin maksud Anda: warta-index add"),
    (["warta-index", "berita", "."], 2, "", "tidak ada perintah 'berita'"),
    (["warta-index", "verfy", "berita"], 2, "", "mungkin maksud Anda: warta-index verify"),
    (["warta-index"], 2, "", "perintah belum ditulis"),
]


class Mistakes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        here = pathlib.Path(cls.folder.name)
        (here / "artikel").mkdir()
        for name, text in ARTICLES.items():
            (here / "artikel" / name).write_text(text)
        subprocess.run([BIN / "warta-index", "add", "--quiet", here / "berita", *ARTICLES], check=True, cwd=here / "artikel", capture_output=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_one(self, words, **environment):
        clean = {name: value for name, value in os.environ.items() if name != "WARTA_ARCHIVE"}
        return subprocess.run([BIN / words[0], *words[1:]], cwd=self.folder.name, capture_output=True, text=True,
                              env={**clean, "LC_ALL": "id", **environment}, stdin=subprocess.DEVNULL)

    def test_the_table(self):
        self.assertGreaterEqual(len(TABLE), 20)
        for words, code, out, error in TABLE:
            with self.subTest(" ".join(words)):
                result = self.run_one(words)
                if code is not None:
                    self.assertEqual(result.returncode, code, result.stderr)
                if out:
                    self.assertEqual(result.stdout, out)
                elif code == 2:
                    self.assertEqual(result.stdout, "")
                self.assertIn(error, result.stderr)

    def test_the_usual_archive(self):
        usual = {"WARTA_ARCHIVE": os.path.join(self.folder.name, "berita")}
        self.assertEqual(self.run_one(["warta-search", "rusia", "-iran", "--format", "ids"], **usual).stdout, "dua.txt\n")
        self.assertEqual(self.run_one(["warta-search", "-iran", "rusia", "--count"], **usual).stdout, "1\n")
        other = {"WARTA_ARCHIVE": "/tidak/ada"}
        self.assertEqual(self.run_one(["warta-search", "berita", "rusia", "--count"], **other).stdout, "2\n", "the command line wins")
        self.assertEqual(self.run_one(["warta-search", "-a", "berita", "rusia", "--count"], **other).stdout, "2\n")


if __name__ == "__main__":
    BIN = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
