#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every answer is as docs/schemas says. usage: schemas_test.py BIN; skipped without python3-jsonschema"""
import copy
import functools
import json
import pathlib
import subprocess
import sys
import unittest
import urllib.error
import urllib.parse
import urllib.request

import programs

try:
    import jsonschema
except ImportError:
    print("skipped: needs the package python3-jsonschema")
    sys.exit(77)

BIN = None
FOLDER = programs.ROOT / "docs" / "schemas"


@functools.cache
def validator(name):
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8").replace("common.json#/", "#/")
    schema = json.loads(text)
    shared = json.loads((FOLDER / "common.json").read_text(encoding="utf-8").replace("common.json#/", "#/"))
    schema["$defs"] = shared["$defs"]
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


class Schemas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        context = programs.archive_of(BIN)
        cls.folder = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        cls.pipe = subprocess.Popen([f"{BIN}/warta-search", "berita", "--stdio"], cwd=cls.folder, env=programs.ENVIRONMENT,
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        cls.addClassCleanup(cls.pipe.communicate)
        cls.used = set()

    def check(self, name, value):
        validator(name).validate(value)
        self.used.add(name)
        # A schema that accepts anything would prove nothing.
        if isinstance(value, dict):
            needed = validator(name).schema.get("required", [])
            for broken in ({**value, "tidak_dikenal": 1}, *({k: v for k, v in value.items() if k != key} for key in needed)):
                self.assertFalse(validator(name).is_valid(broken))
        return value

    def ask(self, request, **more):
        self.pipe.stdin.write(json.dumps({"request": request, **more}) + "\n")
        self.pipe.stdin.flush()
        return self.check("response", json.loads(self.pipe.stdout.readline()))

    def test_every_answer(self):
        for query in ("drone kamikaze", "harga beras", "KPK", "judul:gempa", "tanggal:2023", "yang di pasar", "terkait:harga", "“dua kata", "'harga'"):
            for options in ({}, {"snippets": 3, "explain": True}, {"facet": "media,tahun,tag", "facet-limit": 2, "timeline": "month"},
                            {"collapse": "media", "limit": 30}, {"limit": 0}, {"match": "any", "offset": 5}):
                answer = self.ask("search", query=query, **options)
                if "result" in answer:
                    self.check("search", answer["result"])
            for name in ("passages", "concordance", "suggest", "parse"):
                answer = self.ask(name, query=query)
                if "result" in answer:
                    self.check(name, answer["result"])
        found = self.ask("search", query="harga", limit=20)["result"]["hits"]
        for hit in found:
            self.check("hit", hit)
            self.check("article", self.ask("article", article=hit["id"])["result"])
        self.check("search", self.ask("search", like=found[0]["id"])["result"])
        self.assertTrue(self.ask("search", query="harga AND")["error"]["diagnostics"])
        for line in programs.search(BIN, self.folder, "harga", "--kwic", "2", "--format", "jsonl").stdout.splitlines():
            self.check("line", json.loads(line))
        with programs.Server(BIN, self.folder) as server:
            for path in ("search?q=harga+AND", "tidak-ada", "article/x", "search?q=a&limit=x"):
                with self.assertRaises(urllib.error.HTTPError) as refused:
                    urllib.request.urlopen(server.url.rstrip("/") + "/" + path)
                self.check("error", json.load(refused.exception))
        self.assertEqual(self.used, {path.stem for path in FOLDER.glob("*.json")} - {"common"})

    def test_wrong_values_are_noticed(self):
        good = self.ask("search", query="harga")["result"]
        for change in (lambda r: r["hits"][0].update(rank=0), lambda r: r["hits"][0].update(published="kemarin"),
                       lambda r: r["hits"][0]["snippet"]["spans"][0].pop("end"), lambda r: r.update(schema=2)):
            wrong = copy.deepcopy(good)
            change(wrong)
            with self.assertRaises(jsonschema.ValidationError):
                validator("search").validate(wrong)


if __name__ == "__main__":
    BIN = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
