#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""warta-search --stdio does what docs/output-format.md says. usage: stdio_test.py BIN"""
import json
import random
import re
import subprocess
import sys
import unittest

import programs

MANUAL = (programs.ROOT / "docs" / "output-format.md").read_text(encoding="utf-8")
BIN = None
ANY = "…"


def examples():
    """The (line, request, response) of the manual."""
    found, inside, request = [], False, None
    for number, line in enumerate(MANUAL.splitlines(), 1):
        if line.startswith("```"):
            inside = line == "```stdio"
        elif inside and line.startswith("> "):
            request = line[2:]
        elif inside and line.startswith("< "):
            found.append((number, request, json.loads(line[2:])))
        elif inside:
            raise AssertionError(f"docs/output-format.md:{number}: neither request nor response")
    return found


def fits(expected, got):
    if expected == ANY:
        return True
    if isinstance(expected, dict) and isinstance(got, dict):
        more = ANY in expected
        keys = [k for k in expected if k != ANY]
        return (more or list(got) == keys) and all(k in got and fits(expected[k], got[k]) for k in keys)
    if isinstance(expected, list) and isinstance(got, list):
        return len(expected) == len(got) and all(map(fits, expected, got))
    return type(expected) is type(got) and expected == got


def keys_of(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key != "files":  # named by the files
                yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


class Stdio(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.context = programs.archive_of(BIN)
        cls.folder = cls.context.__enter__()
        cls.addClassCleanup(cls.context.__exit__, None, None, None)

    def converse(self, requests):
        """`requests`: bytes. Returns the objects that came back."""
        done = programs.search(BIN, self.folder, "--stdio", input=requests)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return [json.loads(line) for line in done.stdout.decode("utf-8").split("\n")[:-1]]

    def ask(self, *requests):
        lines = [r if isinstance(r, str) else json.dumps(r) for r in requests]
        answers = self.converse("".join(line + "\n" for line in lines).encode())
        self.assertEqual(len(answers), len(requests))
        return answers

    def test_every_example_of_the_manual_is_true(self):
        all_examples = examples()
        self.assertGreaterEqual(len(all_examples), 12)
        answers = self.ask(*(request for _, request, _ in all_examples))
        for (line, request, expected), got in zip(all_examples, answers):
            self.assertTrue(fits(expected, got), f"docs/output-format.md:{line}: {request}\n{json.dumps(got, ensure_ascii=False)}")

    def test_every_key_that_comes_is_in_the_manual(self):
        answers = self.ask(
            {"request": "search", "query": "korupsi OR gempa", "limit": 100, "snippets": 3, "explain": True,
             "facet": ["media", "rubrik", "penulis", "lokasi", "tahun"], "timeline": "month"},
            {"request": "search", "query": "presiden gempa kamikaze banjir"},
            {"request": "article", "article": "corpus/articles/internasional-101.txt"},
            {"request": "suggest", "query": "kamikase"}, {"request": "parse", "query": "a '"},
            {"request": "search", "query": "a AND"}, {"request": "stats"})
        documented = set(re.findall(r"`([a-z_]+)`", MANUAL))
        self.assertEqual(set(keys_of(answers)) - documented, set())

    def test_a_search_is_what_the_command_line_prints(self):
        for query, options in [("drone kamikaze", {}), ("gempa", {"facet": "media", "timeline": "year", "limit": 3}),
                               ("presiden", {"sort": "newest", "match": "all", "offset": 2, "snippets": 0}),
                               ("korupsi", {"fields": "id,title", "limit": 50})]:
            flags = [f"--{name}={value}" for name, value in options.items()]
            printed = json.loads(programs.search(BIN, self.folder, "--format", "json", *flags, query).stdout)
            self.assertEqual(self.ask({"request": "search", "query": query, **options})[0]["result"], printed)

    def test_a_filter_narrows_whatever_match_says(self):
        def ids(**request):
            result = self.ask({"request": "search", "limit": 300, "fields": "id", **request})[0]["result"]
            return {hit["id"] for hit in result["hits"]}

        year = ids(filter="tanggal:2023")
        self.assertTrue(year)
        for query in ("presiden gempa", "presiden OR gempa", "presiden AND jakarta", "+presiden gempa", "korup*"):
            for match in ("auto", "all", "any"):
                narrowed = ids(query=query, match=match, filter="tanggal:2023")
                self.assertEqual(narrowed, ids(query=query, match=match) & year, (query, match))
            self.assertEqual(ids(query=query, match="any", filter="-tanggal:2023 kata:>1"),
                             ids(query=query, match="any") - year)
        self.assertEqual(self.ask({"request": "search", "query": "a", "filter": "x AND"})[0]["error"]["code"], "bad_query")

    def test_ids_come_back_as_they_came(self):
        for one in (0, -7, 12345678901234567890, 1.5, "", "a\"\\\n\u2028😀", None):
            self.assertEqual(self.ask({"id": one, "request": "parse", "query": "a"})[0]["id"], one)
        for wrong in ([1], {"a": 1}, True):
            answer = self.ask({"id": wrong, "request": "parse", "query": "a"})[0]
            self.assertEqual((answer["id"], answer["error"]["code"]), (None, "bad_request"))

    def test_wrong_lines_are_answered_and_the_next_is_read(self):
        good = {"id": 1, "request": "parse", "query": "a"}
        for line, code in [("[" * 60000, "bad_json"), ("{}", "bad_request"), ("[]", "bad_request"), ("null", "bad_request"),
                           ('{"request": 5}', "bad_request"), ('{"request": "search"}', "bad_parameter"),
                           ('{"request": "search", "query": ["a", {}]}', "bad_request"),
                           ('{"request": "search", "query": "a", "limit": 1e3}', "bad_parameter"),
                           ('{"request": "search", "query": "a", "limit": -1}', "bad_parameter"),
                           ('{"request": "search", "query": "a", "limit": 4294967297}', "bad_parameter"),
                           ('{"request": "search", "query": "a", "help": true}', "bad_parameter"),
                           ('{"request": "search", "query": "a", "": 1}', "bad_parameter"),
                           ('{"request": "search", "query": "a", "batch": "/etc/passwd"}', "bad_parameter"),
                           ('{"request": "search", "query": "a", "match all": "x"}', "bad_parameter"),
                           ('{"request": "search", "query": "a", "fields": "nonsense"}', "bad_request"),
                           ('{"request": "search", "query": "\\u0000"}', "bad_query"),
                           ('{"request": "stats", "query": "a"}', "bad_request"),
                           ('{"id": 1e999}', "bad_json"), ("x" * 70000, "line_too_long")]:
            answers = self.ask(line, good)
            self.assertEqual(answers[0]["error"]["code"], code, line[:80])
            self.assertIn("result", answers[1], line[:80])

    def test_a_search_may_take_only_so_long(self):
        # Each `word~` looks at all 10,000 or more words of the archive, which takes 16 of them some ten milliseconds.
        slow, quick = "bilangan~ " * 16, {"request": "search", "query": "drone kamikaze"}
        answers = self.ask({"request": "search", "query": slow, "time-limit": "0.001"}, quick, {**quick, "time-limit": 60.5},
                           {"request": "suggest", "query": slow + "kamikase", "time-limit": "0.001"},
                           {**quick, "time-limit": 0}, {**quick, "time-limit": "soon"})
        self.assertEqual([a["error"]["code"] if "error" in a else a["result"]["total"] for a in answers],
                         ["timeout", 1, 1, "timeout", 1, "bad_parameter"])
        done = programs.search(BIN, self.folder, "--stdio", "--time-limit", "0.001", input="".join(
            json.dumps(request) + "\n" for request in ({"request": "search", "query": slow}, {**quick, "time-limit": 2})).encode())
        self.assertEqual([json.loads(line)["error"]["code"] for line in done.stdout.splitlines()], ["timeout", "bad_parameter"])
        for arguments in ([], ["--count"], ["--format", "ids", "--all"], ["--kwic", "3"]):
            done = programs.search(BIN, self.folder, "--time-limit", "0.001", *arguments, slow)
            self.assertEqual((done.returncode, done.stdout), (2, b""), arguments)
            self.assertIn(b"broken off after 1 ms", done.stderr, arguments)

    def test_bytes_that_are_no_text_are_answered(self):
        answers = self.converse(b'{"request":"parse","query":"\xff\xfe"}\n\x00\n\n  \n{"id":1,"request":"parse","query":"a"}')
        self.assertEqual([a.get("error", {}).get("code") for a in answers], ["bad_json", "bad_json", None])

    def test_random_lines_are_each_answered_once(self):
        seed = random.randrange(1 << 32)
        noise = random.Random(seed)
        base = json.dumps({"id": 1, "request": "search", "query": "drone", "limit": 2, "facet": ["media"]})
        lines = []
        for _ in range(500):
            line = list(base)
            for _ in range(noise.randrange(1, 4)):
                line[noise.randrange(len(line))] = noise.choice('{}[]",:\\0aé\u0001 ')
            lines.append("".join(line))
        self.assertEqual(len(self.ask(*lines)), 500, f"seed {seed}")

    def test_an_answer_comes_before_the_next_request_and_from_the_newest_archive(self):
        process = subprocess.Popen([f"{BIN}/warta-search", "berita", "--stdio"], cwd=self.folder, env=programs.ENVIRONMENT,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.kill)

        def total():
            process.stdin.write('{"request":"search","query":"xylofonista"}\n')
            process.stdin.flush()
            return json.loads(process.stdout.readline())["result"]["total"]

        self.assertEqual(total(), 0)
        (self.folder / "baru.jsonl").write_text('{"id":"baru","title":"Xylofonista","body":"Seorang xylofonista tampil."}\n')
        programs.add(BIN, self.folder, "baru.jsonl")
        self.assertEqual(total(), 1)
        subprocess.run([f"{BIN}/warta-index", "compact", "berita"], cwd=self.folder, env=programs.ENVIRONMENT, check=True,
                       stdout=subprocess.DEVNULL)
        subprocess.run([f"{BIN}/warta-index", "remove", "berita", "baru"], cwd=self.folder, env=programs.ENVIRONMENT,
                       check=True, stdout=subprocess.DEVNULL)
        self.assertEqual(total(), 0)
        process.stdin.close()
        self.assertEqual(process.wait(timeout=60), 0)
        process.stdout.close()

    def test_a_closed_pipe_is_a_quiet_success(self):
        lines = "yes '{\"request\":\"parse\",\"query\":\"a\"}' | head -20000"
        done = subprocess.run(["bash", "-c", f"{lines} | ({BIN}/warta-search berita --stdio; echo $? >status) | head -1"],
                              cwd=self.folder, env=programs.ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual((done.stderr, (self.folder / "status").read_text()), (b"", "0\n"))

    def test_a_wrong_start_is_an_error(self):
        for arguments in (["--stdio", "drone"], ["--serve", "nonsense"], ["--serve", "127.0.0.1:70000"],
                          ["--serve", "192.0.2.1:0"], ["--stdio", "--serve", "127.0.0.1:0"]):
            done = programs.search(BIN, self.folder, *arguments, stdin=subprocess.DEVNULL)
            self.assertEqual((done.returncode, done.stdout), (2, b""), arguments)
            self.assertTrue(done.stderr, arguments)
        done = subprocess.run([f"{BIN}/warta-search", "nowhere", "--stdio"], cwd=self.folder, env=programs.ENVIRONMENT,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual((done.returncode, done.stdout), (2, b""))


if __name__ == "__main__":
    BIN = str(programs.pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
