#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passages over the pipe, HTTP and the command line. usage: passages_test.py BIN"""
import json
import pathlib
import subprocess
import sys
import unittest
import urllib.parse
import urllib.request

import programs

BIN = None

FILLER = "Warga pasar lama berdatangan sejak subuh untuk membeli sayur dan ikan. "
STORY = ("Jembatan gantung Sungai Wailolo selesai dibangun pada bulan Mei. Biayanya dua belas miliar rupiah. "
         "Kepala desa menyebut jembatan itu menghubungkan tiga dusun yang dulu terpisah.")
ARTICLES = [
    {"id": "jembatan", "title": "Desa Terpencil", "body": FILLER * 12 + "\n\n" + STORY + "\n\n" + FILLER * 12,
     "source": "Kabar Uji", "url": "https://contoh.id/jembatan", "date": "2023-05-04"},
    {"id": "salinan", "title": "Desa Terpencil", "body": STORY + "\n\n" + FILLER * 3},
    {"id": "banyak", "title": "Jalan raya", "body": "\n\n".join(
        f"Jembatan nomor {n} di jalan raya itu retak. " + f"Petugas ke-{n} memasang rambu {n * 7} dan menutup lajur kiri. " * 8
        for n in range(1, 9))},
    {"id": "panjang", "title": "Tanpa titik", "body": "kédélai " + "pupuk sawah " * 400},
    {"id": "rapat", "title": "Tanpa blank", "body": "é" * 3000 + " cangkul"},
]


class Passages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        context = programs.archive_of(BIN)
        cls.folder = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        (cls.folder / "uji.jsonl").write_text("".join(json.dumps(one) + "\n" for one in ARTICLES), encoding="utf-8")
        programs.add(BIN, cls.folder, "uji.jsonl")
        cls.pipe = subprocess.Popen([f"{BIN}/warta-search", "berita", "--stdio"], cwd=cls.folder, env=programs.ENVIRONMENT,
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        cls.addClassCleanup(cls.pipe.communicate)

    def ask(self, **request):
        self.pipe.stdin.write(json.dumps(request) + "\n")
        self.pipe.stdin.flush()
        return json.loads(self.pipe.stdout.readline())

    def passages(self, query, **options):
        answer = self.ask(request="passages", query=query, **options)
        self.assertIn("result", answer)
        return answer["result"]["passages"]

    def test_offsets_are_those_of_the_stored_body(self):
        lines = (programs.ROOT / "corpus" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        titles = [title for title in (json.loads(line).get("title") for line in lines) if title]
        self.assertGreater(len(titles), 50)
        bodies, checked = {}, 0
        for query in titles + ["jembatan", "kédélai", "pupuk sawah", "cangkul"]:
            for size in (50, 200, 600):
                found = self.passages(query, plain=True, limit=8, **{"passage-characters": size})
                self.assertTrue(found, query)
                for one in found:
                    if one["article"] not in bodies:
                        bodies[one["article"]] = self.ask(request="article", article=one["article"])["result"]["body"]
                    body = bodies[one["article"]]
                    self.assertEqual(body.encode()[one["begin"]:one["end"]].decode(), one["text"])
                    self.assertEqual(body[one["begin_char"]:one["end_char"]], one["text"])
                    self.assertLessEqual(len(one["text"]), size)
                    self.assertEqual(one["id"], f"{one['article']}#{one['begin']}-{one['end']}")
                    self.assertTrue(1 <= one["number"] <= one["of"])
                    self.assertTrue(one["spans"], one)
                    for span in one["spans"]:
                        match = one["text"].encode()[span["begin"]:span["end"]].decode()
                        self.assertEqual(one["text"][span["begin_char"]:span["end_char"]], match)
                    checked += 1
        self.assertGreater(checked, 1000)

    def test_the_passage_that_answers_comes_first_with_its_source(self):
        best = self.passages("berapa biaya jembatan gantung Sungai Wailolo?", plain=True, **{"passage-characters": 200})[0]
        self.assertIn("dua belas miliar", best["text"])
        first = self.passages("jembatan gantung Wailolo")[0]
        self.assertIn(first["article"], ("jembatan", "salinan"))
        one = next(p for p in self.passages("id:jembatan Wailolo") if p["article"] == "jembatan")
        self.assertEqual([one["title"], one["source"], one["url"], one["published"]],
                         ["Desa Terpencil", "Kabar Uji", "https://contoh.id/jembatan", "2023-05-04"])

    def test_near_duplicates_come_once(self):
        with_story = [p for p in self.passages("jembatan gantung Wailolo", limit=50) if "Wailolo" in p["text"]]
        self.assertEqual(len(with_story), 1)

    def test_at_most_so_many_of_an_article(self):
        for most in (1, 2, 5):
            found = self.passages("id:banyak jembatan", limit=50, **{"passages-per-article": most, "passage-characters": 500})
            self.assertEqual(sum(p["article"] == "banyak" for p in found), most)

    def test_pages_are_parts_of_the_whole(self):
        whole = self.passages("warga desa", limit=12)
        self.assertEqual(len(whole), 12)
        self.assertEqual([p["rank"] for p in whole], list(range(1, 13)))
        self.assertEqual(self.passages("warga desa", limit=4, offset=4), whole[4:8])
        scores = [p["score"] for p in whole]
        self.assertEqual(scores, sorted(scores, reverse=True))

    def test_wrong_values_are_refused(self):
        for options in ({"limit": 1001}, {"passage-characters": 49}, {"passages-per-article": 0}, {"like": "jembatan"}):
            self.assertIn("error", self.ask(request="passages", query="desa", **options), options)

    def test_every_way_gives_the_same(self):
        by_pipe = self.ask(request="passages", query="warga desa", limit=3)["result"]
        done = programs.search(BIN, self.folder, "warga desa", "--passages", "3", "--format", "json")
        self.assertEqual(json.loads(done.stdout), by_pipe)
        lines = programs.search(BIN, self.folder, "warga desa", "--passages", "3", "--format", "jsonl").stdout.splitlines()
        self.assertEqual([json.loads(line) for line in lines], by_pipe["passages"])
        with programs.Server(BIN, self.folder) as server:
            address = server.url.rstrip("/") + "/passages?" + urllib.parse.urlencode({"q": "warga desa", "limit": 3})
            self.assertEqual(json.load(urllib.request.urlopen(address)), by_pipe)
        text = programs.search(BIN, self.folder, "id:jembatan Wailolo", "--passages", "1").stdout.decode()
        self.assertIn("Kabar Uji, 2023-05-04, https://contoh.id/jembatan", text)
        self.assertEqual(programs.search(BIN, self.folder, "desa", "--passages", "1", "--count").returncode, 2)
        self.assertEqual(programs.search(BIN, self.folder, "desa", "--passages", "1", "--format", "csv").returncode, 2)
        self.assertEqual(programs.search(BIN, self.folder, "tidakadakatanya", "--passages", "1").returncode, 1)

    def test_all_matches_stream(self):
        printed = programs.search(BIN, self.folder, "harga", "--all", "--format", "jsonl", "--fields", "rank,id").stdout.splitlines()
        self.assertGreater(len(printed), 5)
        self.pipe.stdin.write(json.dumps({"id": 5, "request": "all", "query": "harga", "fields": "rank,id"}) + "\n")
        self.pipe.stdin.flush()
        for line in printed:
            self.assertEqual(json.loads(self.pipe.stdout.readline()), {"schema": 1, "id": 5, "hit": json.loads(line)})
        self.assertEqual(json.loads(self.pipe.stdout.readline())["result"], {"schema": 1, "hits": len(printed)})
        self.assertEqual(self.ask(request="all", query="harga AND")["error"]["code"], "bad_query")

    def test_lines_of_a_concordance(self):
        printed = programs.search(BIN, self.folder, "jembatan", "--kwic", "3", "--format", "jsonl").stdout.splitlines()
        whole = [json.loads(line) for line in printed]
        answer = self.ask(request="concordance", query="jembatan", words=3, limit=5, offset=2)["result"]
        self.assertEqual(answer["lines"], whole[2:7])
        self.assertTrue(answer["more"])
        answer = self.ask(request="concordance", query="jembatan", words=3, limit=1000)["result"]
        self.assertEqual((answer["lines"], answer["more"]), (whole, False))
        self.assertEqual(self.ask(request="concordance", query="jembatan", words=101)["error"]["code"], "bad_parameter")


if __name__ == "__main__":
    BIN = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
