#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An archive in parts answers like the whole, also through real xapian-tcpsrv processes; and when one of them fails.

usage: shards_test.py BIN [--shared FOLDER]

With --shared (../shared, not part of the project) the first is done over all of its news with the queries of peers/q200.tsv and q_hard.tsv: some minutes."""
import argparse
import contextlib
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = {**{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")},
               "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "en_US.UTF-8"}
GIVEN = None

OPERATORS = ["korban NEAR/9 warga", "menteri w/3 korupsi", "presiden /s warga", "korup* banjir", "*korupsi", "soeharto~", "judul:gempa", "terkait:gempa",
             "media:kompas OR media:antara", "tanggal:2023..", "kata:>300", "gempa -korban", "(banjir OR gempa) warga", '"korban gempa"', "KPK", "=warga +gempa",
             "lokasi:jakarta tanggal:..2024", "yang dan di"]
# Options that change the order, the totals or the display of hits.
WAYS = [["--facet", "media,rubrik,penulis,lokasi,tahun", "--timeline", "month", "--snippets", "2"], ["--match", "any", "--limit", "30"], ["--match", "all", "--offset", "5"],
        ["--sort", "newest"], ["--sort", "oldest", "--match", "any", "--offset", "3", "--limit", "7"], ["--collapse", "near"], ["--collapse", "media"],
        ["--recent", "30", "--match", "any"], ["--level", "lexeme"], ["--level", "surface", "--explain"], ["--no-expand", "--snippets", "0"]]
SHARED_WAYS = [WAYS[0], ["--match", "any", "--sort", "newest", "--snippets", "0"]]


def run(program, *arguments, **options):
    return subprocess.run([GIVEN.bin / program, *arguments], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=900, **options)


def made(program, *arguments):
    done = run(program, *arguments)
    if done.returncode != 0:
        raise RuntimeError(f"{program} {arguments}: {done.stderr}")


def archives(names):
    return [part for name in names for part in ("-a", name)]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Served:
    """xapian-tcpsrv for one archive."""

    def __init__(self, archive):
        for _ in range(3):  # somebody else may take the port first
            self.port = free_port()
            self.name = f"tcp://127.0.0.1:{self.port}"
            self.process = subprocess.Popen(["xapian-tcpsrv", "--interface", "127.0.0.1", "--port", str(self.port), "--timeout", "60000", archive],
                                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
            while self.process.poll() is None:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=5):
                    if self.process.poll() is None:
                        return
                time.sleep(0.05)
        raise RuntimeError(f"xapian-tcpsrv ended with status {self.process.returncode}")

    def signal(self, which):
        """To the server and the processes it has for its connections."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, which)

    def end(self):
        self.signal(signal.SIGKILL)
        self.process.wait(timeout=60)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()


class Between:
    """Passes on what a server and its searchers say; after `most` bytes from the server the connection breaks."""

    def __init__(self, port, most=None):
        self.port, self.most, self.passed = port, most, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.name = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError), self.listener:
            while True:
                searcher, _ = self.listener.accept()
                server = socket.create_connection(("127.0.0.1", self.port))
                threading.Thread(target=self.carry, args=(searcher, server, False), daemon=True).start()
                threading.Thread(target=self.carry, args=(server, searcher, True), daemon=True).start()

    def carry(self, source, target, counted):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if counted and self.most is not None:
                    data = data[:max(0, self.most - self.passed)]
                self.passed += len(data) if counted else 0
                target.sendall(data)
                if counted and self.passed == self.most:
                    break
        for one in (source, target):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        if counted:
            source.close()
            target.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)  # wakes up who accepts


class PartsOfTheWhole(unittest.TestCase):
    """Ids, scores, totals, facets, time lines and passages."""

    @classmethod
    def setUpClass(cls):
        cls.stack = contextlib.ExitStack()
        cls.addClassCleanup(cls.stack.close)
        cls.folder = pathlib.Path(cls.stack.enter_context(tempfile.TemporaryDirectory(prefix="warta-shards-")))
        whole = str(cls.folder / "arsip")
        made("warta-index", "add", "--quiet", whole, GIVEN.shared / "data/news" if GIVEN.shared else ROOT / "corpus")
        cls.whole = whole
        cls.divisions = {}
        for parts in (2, 4):
            place = str(cls.folder / f"dari{parts}")
            os.symlink(whole, place)
            made("warta-index", "split", place, str(parts))
            local = [f"{place}-{i}" for i in range(1, parts + 1)]
            cls.divisions[f"{parts} local shards"] = local
            cls.divisions[f"{parts} servers"] = [cls.stack.enter_context(Served(one)).name for one in local]
        cls.divisions["1 server"] = [cls.stack.enter_context(Served(whole)).name]
        cls.divisions["a server and a local shard"] = [cls.divisions["2 servers"][0], cls.divisions["2 local shards"][1]]
        cls.divisions["a local shard and a server"] = [cls.divisions["2 local shards"][0], cls.divisions["2 servers"][1]]
        cls.divisions["servers and local shards in turn"] = [cls.divisions["4 local shards" if i % 2 else "4 servers"][i] for i in range(4)]
        cls.queries, cls.some_queries = cls.folder / "queries.tsv", cls.folder / "some.tsv"
        lines = [f"{i}\t{text}\n" for i, text in enumerate(cls.texts())]
        cls.queries.write_text("".join(lines), encoding="utf-8")
        cls.some_queries.write_text("".join(lines if GIVEN.shared else lines[:-len(OPERATORS):5] + lines[-len(OPERATORS):]), encoding="utf-8")

    @staticmethod
    def texts():
        if not GIVEN.shared:
            topics = (ROOT / "tests/relevance/topics.tsv").read_text(encoding="utf-8").splitlines()
            return [line.split("\t")[1] for line in topics] + OPERATORS
        written = {"phrase": '"{}"', "wild": "{}*", "wildor": "{}*"}
        texts = []
        for name in ("q200.tsv", "q_hard.tsv"):
            for line in (GIVEN.shared / "peers" / name).read_text(encoding="utf-8").splitlines():
                kind, _, words = line.partition("\t")
                texts.append(written.get(kind, "{}").format(words.strip()))
        return texts

    def answers(self, names, queries, way):
        """One object a query, in order, and what was said of those that are wrong."""
        done = run("warta-search", *archives(names), "--batch", queries, "--format", "json", *way)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        objects, at, decoder = [], 0, json.JSONDecoder()
        while at < len(done.stdout):
            one, at = decoder.raw_decode(done.stdout, at)
            one.pop("xapian_query", None)  # names the number of articles
            objects.append(one)
            at += 1
        return objects, done.stderr.splitlines()

    def test_every_division_answers_as_the_whole(self):
        ways = SHARED_WAYS if GIVEN.shared else WAYS
        for way in ways:
            # Every way in few divisions, and one way in all.
            queries = self.queries if way is ways[0] else self.some_queries
            divisions = self.divisions if GIVEN.shared or way is ways[0] else {name: self.divisions[name] for name in ("4 local shards", "2 servers")}
            expected, errors = self.answers([self.whole], queries, way)
            self.assertGreater(len(expected), 40)
            self.assertGreater(sum(one["total"] for one in expected), len(expected))
            for name, names in divisions.items():
                started = time.monotonic()
                got, got_errors = self.answers(names, queries, way)
                if GIVEN.shared:
                    print(f"{name}, {' '.join(way)}: {len(got)} queries, {time.monotonic() - started:.1f} s", flush=True)
                self.assertEqual(errors, got_errors, name)
                self.assertEqual(len(expected), len(got), name)
                for a, b in zip(expected, got):
                    self.assertEqual(a, b, f"{name}, {way}: {a['query']}")

    def test_pages_of_single_words_are_the_same(self):
        """Of a single word Xapian looks at no more than it must for the page."""
        words = sorted({word for text in self.texts() for word in text.split() if word.isalpha() and word.islower()})
        self.assertGreater(len(words), 150)
        queries = self.folder / "words.tsv"
        queries.write_text("".join(f"{i}\t{word}\n" for i, word in enumerate(words)), encoding="utf-8")
        for way in (["--limit", "1", "--snippets", "0"], ["--limit", "5", "--snippets", "0"]):
            expected, _ = self.answers([self.whole], queries, way)
            for name, names in self.divisions.items():
                for a, b in zip(expected, self.answers(names, queries, way)[0], strict=True):
                    self.assertEqual(a, b, f"{name}, {way}: {a['query']}")

    def test_everything_that_matches_is_the_same_in_the_same_order(self):
        query = "masih" if GIVEN.shared else "warga"
        for way in (["--all"], ["--all", "--sort", "newest"], ["--all", "--sort", "oldest", "tanggal:2019.."], ["--kwic", "4"]):
            arguments = [*way, "--format", "jsonl", query]
            expected = run("warta-search", self.whole, *arguments)
            self.assertEqual(expected.returncode, 0, expected.stderr)
            for name, names in self.divisions.items():
                self.assertEqual(run("warta-search", *archives(names), *arguments).stdout, expected.stdout, f"{name}, {way}")

    def test_suggestions_likes_and_copies_are_the_same(self):
        some = run("warta-search", self.whole, "--format", "ids", "warga").stdout.split()
        for arguments in ([["--like", one] for one in some[:3]] + [["--duplicates-of", one] for one in some[:3]] + [["--show", some[0]], ["ransomwer"]]):
            expected = run("warta-search", self.whole, *arguments)
            for name, names in self.divisions.items():
                got = run("warta-search", *archives(names), *arguments)
                self.assertEqual((got.returncode, got.stdout, got.stderr), (expected.returncode, expected.stdout, expected.stderr), f"{name}, {arguments}")


class Failures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.context = tempfile.TemporaryDirectory(prefix="warta-shards-")
        folder = pathlib.Path(cls.context.name)
        cls.addClassCleanup(cls.context.cleanup)
        cls.folder = folder
        lines = (ROOT / "corpus/articles.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        for name, part in (("satu", lines[::2]), ("dua", lines[1::2])):
            (folder / f"{name}.jsonl").write_text("".join(part), encoding="utf-8")
            made("warta-index", "add", "--quiet", str(folder / name), str(folder / f"{name}.jsonl"))
        cls.local, cls.other = str(folder / "satu"), str(folder / "dua")

    def search(self, remote, *arguments):
        return run("warta-search", "-a", self.local, "-a", remote, "--format", "json", *arguments)

    def test_a_connection_that_breaks_anywhere_in_a_query_names_the_shard(self):
        arguments = ["warga gempa", "--facet", "media", "--limit", "50"]
        expected = run("warta-search", "-a", self.local, "-a", self.other, "--format", "json", *arguments).stdout
        alone = json.loads(run("warta-search", self.local, "--format", "json", *arguments).stdout)
        with Served(self.other) as server:
            with Between(server.port) as between:
                self.assertEqual(self.search(between.name, *arguments).stdout, expected)
                whole = between.passed
            self.assertGreater(whole, 1000)
            # Where messages begin and end is not known here: so at many places.
            for most in [*range(0, 60, 7), *range(60, whole, max(1, whole // 25)), whole - 1]:
                with Between(server.port, most) as between:
                    done = self.search(between.name, *arguments)
                self.assertEqual((done.returncode, done.stdout), (2, ""), f"cut after {most} bytes: {done.stderr}")
                self.assertTrue(done.stderr.startswith(f"warta-search: {between.name}: the shard does not answer: "), f"{most}: {done.stderr}")
                self.assertEqual(done.stderr.count("\n"), 1)
                with Between(server.port, most) as between:
                    partial = self.search(between.name, "--partial", *arguments)
                self.assertEqual(partial.returncode, 0, partial.stderr)
                self.assertEqual(json.loads(partial.stdout), {**alone, "missing": [between.name]}, f"cut after {most} bytes")
                self.assertIn(between.name, partial.stderr)

    def converse(self, remote, *options):
        return subprocess.Popen([GIVEN.bin / "warta-search", "-a", self.local, "-a", remote, "--stdio", *options], env=ENVIRONMENT, stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    @staticmethod
    def ask(conversation):
        conversation.stdin.write('{"request": "search", "query": "warga"}\n')
        conversation.stdin.flush()
        return json.loads(conversation.stdout.readline())

    def test_a_server_that_is_killed_between_queries_is_named(self):
        with Served(self.other) as server:
            conversation = self.converse(server.name)
            self.assertIn("result", self.ask(conversation))
            server.end()
            answer = self.ask(conversation)
            conversation.stdin.close()
            self.assertEqual(conversation.wait(timeout=60), 0)
            conversation.stdout.close()
        self.assertIn(server.name, answer["error"]["message"])

    def test_a_server_that_is_slow_is_given_up_after_the_timeout(self):
        with Served(self.other) as server:
            server.signal(signal.SIGSTOP)
            started = time.monotonic()
            done = self.search(server.name, "warga", "--remote-timeout", "1")
            taken = time.monotonic() - started
            partial = self.search(server.name, "warga", "--remote-timeout", "1", "--partial")
            server.signal(signal.SIGCONT)
            self.assertEqual(self.search(server.name, "warga", "--remote-timeout", "60").returncode, 0)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertTrue(done.stderr.startswith(f"warta-search: {server.name}: the shard does not answer: "), done.stderr)
        self.assertGreater(taken, 0.9)
        self.assertEqual(json.loads(partial.stdout)["missing"], [server.name])

    def test_a_server_of_another_version_is_named(self):
        for key, value, said in (("warta.format", "99", "has archive format 99"), ("warta.analyzer", "lain", "was written with another analyzer")):
            place = str(self.folder / value)
            made("warta-index", "merge", place, self.other)
            subprocess.run(["xapian-metadata", "set", place, key, value], check=True)
            with Served(place) as server:
                for options in ([], ["--partial"]):  # an invalid shard differs from one that does not answer
                    done = self.search(server.name, "warga", *options)
                    self.assertEqual((done.returncode, done.stdout), (2, ""), done.stderr)
                    self.assertTrue(done.stderr.startswith(f"warta-search: {server.name}: {said}"), done.stderr)

    def test_a_server_that_speaks_something_else_is_named(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            name = f"tcp://127.0.0.1:{listener.getsockname()[1]}"

            def greet():
                with contextlib.suppress(OSError):
                    connection, _ = listener.accept()
                    connection.sendall(b"SSH-2.0-OpenSSH_9.2\r\n" * 20)
                    connection.close()
            threading.Thread(target=greet, daemon=True).start()
            done = self.search(name, "warga", "--remote-timeout", "5")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertTrue(done.stderr.startswith(f"warta-search: {name}: "), done.stderr)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("bin", type=lambda text: pathlib.Path(text).resolve())
    options.add_argument("--shared", type=lambda text: pathlib.Path(text).resolve())
    GIVEN, rest = options.parse_known_args()
    if GIVEN.shared and not (GIVEN.shared / "peers/q200.tsv").is_file():
        print(f"skipped: there is no {GIVEN.shared}/peers")
        sys.exit(0)
    unittest.main(argv=[sys.argv[0], *rest])
