#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""warta-index add --alerts: saved queries over new articles. usage: alerts_test.py BIN"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import atom
import programs

BIN = None
QUERIES = {
    "gempa": "gempa",
    "korupsi dan hukum": "korupsi (hakim OR jaksa)",
    "frasa di samping kata": '"bank indonesia" OR gempa OR "harga beras"',
    "nama": "KPK",
    "tanpa": "presiden -menteri",
    "pola": "pem*an",
    "dekat": "harga NEAR/5 beras",
    "tanggal": "tanggal:2023",
    "judul": "judul:harga",
    "akar": "menyatakan",
    "mirip": "korupsii~",
    "../jahat <script>": "harga",
}


class Alerts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """The articles of corpus/, one half in an archive, the other to come."""
        context = programs.archive_of(BIN)
        folder = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        exported = subprocess.run([f"{BIN}/warta-index", "export", "berita"], cwd=folder, env=programs.ENVIRONMENT, stdout=subprocess.PIPE, check=True, text=True).stdout
        cls.articles = exported.splitlines(keepends=True)
        cls.first, cls.second = ([json.loads(line)["id"] for line in cls.articles[begin::2]] for begin in (0, 1))

    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="warta-alerts-")
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        for name, lines in (("satu", self.articles[::2]), ("dua", self.articles[1::2]), ("dua-awal", self.articles[1:60:2])):
            (self.folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
        programs.add(BIN, self.folder, "satu.jsonl")
        self.write(QUERIES)

    def write(self, queries, name="kueri.tsv"):
        text = queries if isinstance(queries, str) else "# kueri tersimpan\n\n" + "".join(f"{name}\t{query}\n" for name, query in queries.items())
        (self.folder / name).write_text(text, encoding="utf-8")

    def add(self, *arguments, status=0, queries="kueri.tsv"):
        done = subprocess.run([f"{BIN}/warta-index", "add", "berita", *arguments, "--alerts", queries], cwd=self.folder, env=programs.ENVIRONMENT,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def log(self, folder="berita.alerts"):
        path = self.folder / folder / "alerts.jsonl"
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []

    def ids(self, query, *options):
        return programs.search(BIN, self.folder, "--all", "--format", "ids", *options, "--", query).stdout.decode().split()

    def last(self):
        done = subprocess.run([f"{BIN}/warta-index", "stats", "--json", "berita"], cwd=self.folder, env=programs.ENVIRONMENT, stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)["last_added"]

    def test_what_is_new_is_what_a_batch_finds_among_the_new_articles(self):
        last = self.last()
        new = set(self.second)
        done = self.add("dua.jsonl")
        log = self.log()
        self.assertEqual(len({(one["query"], one["id"]) for one in log}), len(log))
        for name, query in QUERIES.items():
            found = {one["id"] for one in log if one["query"] == name}
            self.assertEqual(found, set(self.ids(query)) & new, name)
            self.assertEqual(found, set(self.ids(query, "--new-since", last)), name)
            counted = programs.search(BIN, self.folder, "--count", "--new-since", last, "--", query).stdout
            self.assertEqual(int(counted), len(found), name)
        self.assertGreater(len(log), 50)
        found = len({one["query"] for one in log})
        self.assertEqual(done.stdout.splitlines()[-1], f"berita.alerts: {len(log)} new matches of {found} queries")
        one = next(one for one in log if one["query"] == "gempa")
        article = json.loads(programs.search(BIN, self.folder, "--limit", "1", "--format", "json", f'id:"{one["id"]}"').stdout)["hits"][0]
        self.assertEqual({key: one.get(key) for key in ("title", "published", "source", "url")}, {key: article.get(key) for key in ("title", "published", "source", "url")})
        self.assertIn("gempa", one["snippet"]["text"].lower())
        # Nothing is new any more; a query that is added now begins with what comes next.
        self.write({**QUERIES, "terlambat": "ekonomi"})
        self.assertIn("0 new matches", self.add("dua.jsonl").stdout)
        self.assertEqual(self.log(), log)

    def test_only_new_articles_by_the_date_they_came(self):
        last = self.last()
        self.assertEqual(self.ids("gempa", "--new-since", last), [])
        self.add("dua.jsonl")
        everything = self.ids("gempa")
        new = [i for i in everything if i in set(self.second)]
        for options in ((), ("--sort", "newest"), ("--facet", "media", "--timeline", "year")):
            found = json.loads(programs.search(BIN, self.folder, "--limit", "100", "--format", "json", "--new-since", last, *options, "gempa").stdout)
            self.assertEqual({hit["id"] for hit in found["hits"] if hit["all_words"]}, set(new), options)
            self.assertEqual(found["total"], len(new), options)
        # The order of coming outlives removals, compaction and a new archive of the same articles.
        for command in (["remove", "berita", self.first[3], self.second[5]], ["compact", "berita"], ["reindex", "berita"]):
            subprocess.run([f"{BIN}/warta-index", *command], cwd=self.folder, env=programs.ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
            self.assertEqual(set(self.ids("gempa", "--new-since", last)), set(new) - {self.second[5]}, command)
        for wrong, code in (("tidak-ada", "no article of this id"), (last, "one archive")):
            more = ["-a", "berita"] if wrong == last else []
            done = subprocess.run([f"{BIN}/warta-search", "-a", "berita", *more, "gempa", "--new-since", wrong], cwd=self.folder, env=programs.ENVIRONMENT,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertEqual(done.returncode, 2)
            self.assertIn(code, done.stderr)

    def test_alerts_outlive_removals_and_reindexing(self):
        seen, coming = self.second[:30], self.second[30:]
        self.add("dua-awal.jsonl")
        before = self.log()
        for command in (["remove", "berita", seen[29], seen[28], self.first[0]], ["reindex", "berita"]):
            subprocess.run([f"{BIN}/warta-index", *command], cwd=self.folder, env=programs.ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
        self.add("dua.jsonl")
        fresh = self.log()[len(before):]
        self.assertEqual({one["id"] for one in fresh if one["query"] == "akar"}, set(self.ids("menyatakan")) & set(coming))
        # Of the two that were removed and come again, each is new once more.
        self.assertLessEqual({one["id"] for one in fresh} & set(seen), set(seen[28:]))
        # An archive that has none of the articles: which are new is not known.
        shutil.rmtree(self.folder / "berita")
        done = self.add("dua-awal.jsonl", status=2)
        self.assertIn("state.json", done.stderr)
        self.assertFalse((self.folder / "berita").exists())

    def test_wrong_lines_are_named_and_nothing_is_added(self):
        shutil.rmtree(self.folder / "berita")
        for text, said in (("gempa\tgempa\nrusak\tgempa AND\n", "kueri.tsv:2: "), ("tanpa tab\n", "kueri.tsv:1: "), ("\tgempa\n", "no name"), ("gempa\t \n", "no query"),
                           ("a\tb\nc\td\na\te\n", "'a' is there on line 1"), ("a\tb\tc\n", "more than one tab"), ("# nihil\n", "there is no query"),
                           ("n" * 81 + "\tgempa\n", "at most 80"), ("a\x01b\tgempa\n", "no control characters"), ("a\t" + "x" * 70000 + "\n", "kueri.tsv:1: ")):
            self.write(text, "kueri.tsv")
            done = self.add("satu.jsonl", status=2)
            self.assertIn(said, done.stderr)
            self.assertEqual(done.stdout, "")
            self.assertFalse((self.folder / "berita").exists(), text[:20])
        self.assertFalse((self.folder / "berita.alerts").exists())
        done = self.add("satu.jsonl", status=2, queries="tiada.tsv")
        self.assertIn("tiada.tsv", done.stderr)

    def test_feeds_are_valid_and_readable_and_hold_the_newest(self):
        self.add("dua.jsonl")
        log = self.log()
        feeds = self.folder / "berita.alerts/feeds"
        self.assertEqual(len(list(feeds.iterdir())), len(QUERIES))
        self.assertTrue((feeds / "..%2Fjahat%20%3Cscript%3E.atom").exists())
        for path in feeds.iterdir():
            self.assertEqual(atom.faults(path.read_bytes()), [], path.name)
        for name, file in (("gempa", "gempa.atom"), ("akar", "akar.atom")):
            self.assertEqual(atom.ids((feeds / file).read_bytes())[:50], [one["id"] for one in log if one["query"] == name][:50])
        # Fifty entries at most, what comes later first.
        (self.folder / "banyak.jsonl").write_text("".join(json.dumps({"id": f"b{i}", "title": f"Gempa {i}", "body": "Gempa terasa.", "url": f"https://contoh.id/{i}?a&b"}) + "\n" for i in range(60)))
        self.add("banyak.jsonl")
        text = (feeds / "gempa.atom").read_bytes()
        self.assertEqual(atom.faults(text), [])
        self.assertEqual(len(atom.ids(text)), 50)
        self.assertTrue(all(one.startswith("b") for one in atom.ids(text)))

    def test_a_command_gets_what_is_new_and_again_when_it_failed(self):
        (self.folder / "simpan.sh").write_text("cat >> diterima.jsonl\n")
        self.add("dua-awal.jsonl", "--alert-command", "cat > /dev/null; exit 3", status=1)
        first = self.log()
        self.assertTrue(first)
        done = self.add("dua.jsonl", "--alert-command", "sh simpan.sh")
        self.assertEqual(done.stderr, "")
        received = (self.folder / "diterima.jsonl").read_text(encoding="utf-8").splitlines()
        self.assertEqual([json.loads(line) for line in received], self.log())
        self.add("dua.jsonl", "--alert-command", "sh simpan.sh")  # nothing new: it is not called
        self.assertEqual(len((self.folder / "diterima.jsonl").read_text(encoding="utf-8").splitlines()), len(received))
        # One that does not read is no reason to die.
        (self.folder / "satu.jsonl").write_text("".join(json.dumps({"id": f"s{i}", "title": "Gempa", "body": "Gempa. " * 100}) + "\n" for i in range(3000)))
        self.add("satu.jsonl", "--alert-command", "true")

    def test_folders(self):
        self.add("dua-awal.jsonl", "--alerts-to", "lain")
        self.assertTrue(self.log("lain"))
        self.assertFalse((self.folder / "berita.alerts").exists())
        done = subprocess.run([f"{BIN}/warta-index", "add", "arsip2", "satu.jsonl", "--alerts", "kueri.tsv", "--alerts-to", "lain"], cwd=self.folder, env=programs.ENVIRONMENT,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("has the alerts of the archive", done.stderr)
        self.assertFalse((self.folder / "arsip2").exists())
        os.symlink("/tmp", self.folder / "tautan")
        self.assertEqual(self.add("dua.jsonl", "--alerts-to", "tautan", status=2).stdout, "")
        # The log may be moved away, as by logrotate.
        (self.folder / "lain/alerts.jsonl").rename(self.folder / "lain/alerts.jsonl.1")
        self.add("dua.jsonl", "--alerts-to", "lain")
        self.assertFalse({one["id"] for one in self.log("lain")} & set(self.second[:30]))

    def test_a_new_archive_is_all_new(self):
        shutil.rmtree(self.folder / "berita")
        self.add("satu.jsonl")
        for name, query in QUERIES.items():
            self.assertEqual({one["id"] for one in self.log() if one["query"] == name}, set(self.ids(query)), name)


if __name__ == "__main__":
    BIN = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
