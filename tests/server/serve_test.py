#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""warta-search --serve as programs, and as those who wish it no good, meet it. usage: serve_test.py BIN"""
import concurrent.futures
import http.client
import json
import os
import pathlib
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import unittest
import urllib.parse
import xml.etree.ElementTree

import programs

BIN = None
SCRIPT = "<script>alert(1)</script>"


class Serve(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        context = programs.archive_of(BIN)
        cls.folder = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        cls.articles = programs.article_count(BIN, cls.folder)
        cls.server = programs.Server(BIN, cls.folder)
        cls.addClassCleanup(cls.server.__exit__)

    def get(self, path, method="GET", headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def get_json(self, path, **options):
        status, _, body = self.get(path, **options)
        return status, json.loads(body)

    def raw(self, data, patience=30, pause=None):
        """Sends bytes as they are (with `pause`, one by one so many seconds apart); returns all that comes back."""
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=patience) as connection:
            try:
                if pause is None:
                    connection.sendall(data)
                else:
                    for one in data:
                        connection.sendall(bytes([one]))
                        time.sleep(pause)
                connection.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass
            received = b""
            try:
                while more := connection.recv(65536):
                    received += more
            except ConnectionResetError:
                pass
            return received

    def status_of(self, data, **options):
        match = re.match(rb"HTTP/1\.1 (\d\d\d) ", self.raw(data, **options))
        return int(match[1]) if match else None

    def assert_alive(self):
        self.assertEqual(self.get_json("/healthz"), (200, {"schema": 1, "status": "ok", "articles": self.articles}))

    # ---- What it is for.

    def test_a_search_is_what_the_command_line_prints_to_the_byte(self):
        for query, options in [("drone kamikaze", {}), ('"kesepakatan senjata" OR gempa', {"limit": "3", "match": "any"}),
                               ("s?nata", {}), ("Jum'at 100% & +a = b", {"plain": "true"}), ("kafé 😀 korupsi", {"snippets": "2"}),
                               ("presiden", {"facet": "media,tahun", "timeline": "month", "sort": "newest", "offset": "5"})]:
            path = "/search?" + urllib.parse.urlencode({"q": query, **options})
            flags = [f"--{name}={value}" if name != "plain" else "--plain" for name, value in options.items()]
            printed = programs.search(BIN, self.folder, "--format", "json", *flags, "--", query).stdout
            self.assertEqual(self.get(path)[2], printed, query)

    def test_articles_suggestions_health_and_metrics(self):
        name = "corpus/articles/internasional-101.txt"
        for path in (name, urllib.parse.quote(name, safe="")):
            status, article = self.get_json("/article/" + path)
            self.assertEqual((status, article["id"], article["place"]), (200, name, "Moskow"))
            self.assertIn("Kim Jong Un", article["body"])
        self.assertEqual(self.get_json("/suggest?q=drone+kamikase")[1]["suggestion"], {"query": "drone kamikaze", "articles": 1})
        self.assert_alive()
        status, headers, text = self.get("/metrics")
        self.assertEqual((status, headers["Content-Type"]), (200, "text/plain; version=0.0.4; charset=utf-8"))
        for line in text.decode().splitlines():
            self.assertRegex(line, r'^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+)$')
        self.assertIn(b'warta_http_requests_total{endpoint="healthz",status="200"}', text)
        self.assertIn(f"warta_articles {self.articles}\n".encode(), text)

    def test_the_end_of_a_query_is_completed(self):
        def complete(text, **more):
            status, answer = self.get_json("/complete?" + urllib.parse.urlencode({"q": text, **more}))
            self.assertEqual(status, 200)
            return answer["completions"]
        words = complete("drone kamik")
        self.assertEqual(words[0], {"kind": "word", "text": "kamikaze", "query": "drone kamikaze", "articles": 2})
        for text in ("k", "pem", "gempa kab", "-sa", "(ru", '"kesepakatan se', "judul:ge", "media:", "media:=\"ka", "penulis:f"):
            found = complete(text, limit=20)
            self.assertTrue(found, text)
            for one in found:
                self.assertTrue(one["query"].startswith(text[:text.rfind(":") if ":" in text else -3] if len(text) > 3 else ""), one)
                if one["kind"] == "value":  # what is offered finds as many articles as it says
                    whole = f'{one["field"]}={one["text"]}'
                    self.assertEqual(self.get_json("/search?limit=0&" + urllib.parse.urlencode({"filter": whole}))[1]["total"], one["articles"], one)
        self.assertIn({"kind": "field", "text": "judul:", "field": "judul", "query": "judul:"}, complete("jud"))
        self.assertIn('media:="Kabar Nusantara"', [one["query"] for one in complete("kabar nus")])
        self.assertEqual(complete("gempa "), [])
        self.assertEqual(complete("xyzzyq"), [])
        self.assertEqual(len(complete("a", limit=3)), 3)
        for wrong in ("/complete", "/complete?q=a&limit=1001", "/complete?q=a&nope=1"):
            self.assertEqual(self.get(wrong)[0], 400, wrong)

    def test_whatever_is_typed_is_completed_or_refused(self):
        seed = random.randrange(2**32)
        dice = random.Random(seed)
        signs = ['"', ":", "=", "-", "+", "(", ")", " ", "*", "~", "\t", "media:", "judul:", "gempa", "é", "漢", "\U0001f600", "\x00", "A", "XF", "Q"]
        for _ in range(300):
            text = "".join(dice.choice(signs) for _ in range(dice.randrange(9)))
            status, answer = self.get_json("/complete?" + urllib.parse.urlencode({"q": text}))
            self.assertEqual(status, 200, f"seed {seed}: {text!r}")
            # Terms of other kinds than words never show.
            self.assertFalse([one for one in answer["completions"] if one["kind"] == "word" and re.match("[A-Z]", one["text"])], f"seed {seed}: {text!r}")
        self.assert_alive()

    def test_places_are_those_of_the_command_line(self):
        printed = programs.search(BIN, self.folder, "--kwic", "5", "--format", "jsonl", "korupsi").stdout.decode().splitlines()
        status, answer = self.get_json("/concordance?q=korupsi&words=5&limit=1000")
        self.assertEqual((status, answer["more"]), (200, False))
        self.assertEqual(answer["lines"], [json.loads(line) for line in printed])
        for wrong in ("words=101", "words=-1", "words=a", "words=", "limit=1001"):
            self.assertEqual(self.get("/concordance?q=korupsi&" + wrong)[0], 400, wrong)

    def test_a_result_is_a_file_in_every_format(self):
        for name in ("csv", "tsv", "jsonl", "ris", "bibtex", "ids"):
            status, headers, body = self.get(f"/export?q=korupsi&format={name}")
            printed = programs.search(BIN, self.folder, "--limit", "10000", "--format", name, "korupsi").stdout
            self.assertEqual((status, body), (200, printed), name)
            self.assertRegex(headers["Content-Disposition"], r'^attachment; filename="warta\.[a-z]+"$')
        self.assertEqual(self.get("/export?q=korupsi&format=nope")[0], 400)
        self.assertEqual(self.get("/export?q=korupsi")[0], 400)

    def test_a_feed_is_atom_and_says_whether_it_has_changed(self):
        status, headers, body = self.get("/feed?" + urllib.parse.urlencode({"q": "gempa", "filter": "media=Kabar Nusantara"}))
        self.assertEqual((status, headers["Content-Type"]), (200, "application/atom+xml; charset=utf-8"))
        atom = "{http://www.w3.org/2005/Atom}"
        feed = xml.etree.ElementTree.fromstring(body)
        self.assertEqual(feed.tag, atom + "feed")
        # RFC 4287, 4.1.1 and 4.1.2: exactly one of each; ids are addresses; dates have a time and a zone.
        for element in (feed, *feed.iter(atom + "entry")):
            for name in ("id", "title", "updated"):
                self.assertEqual(len(element.findall(atom + name)), 1, name)
            self.assertRegex(element.find(atom + "id").text, r"^tag:[a-z.]+,2026:[\w/%.~-]+$")
            self.assertRegex(element.find(atom + "updated").text, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")
        entries = feed.findall(atom + "entry")
        ids = [entry.find(atom + "id").text for entry in entries]
        self.assertEqual(len(set(ids)), len(ids))
        expected = programs.search(BIN, self.folder, "--count", "--filter", "media=Kabar Nusantara", "gempa").stdout
        self.assertEqual(len(entries), int(expected))
        self.assertTrue(all(entry.find(atom + "author") is not None for entry in entries))
        dates = [entry.find(atom + "updated").text for entry in entries]
        self.assertEqual(dates, sorted(dates, reverse=True))
        path = "/feed?" + urllib.parse.urlencode({"q": "gempa", "filter": "media=Kabar Nusantara"})
        status, again, body = self.get(path, headers={"If-None-Match": headers["ETag"]})
        self.assertEqual((status, body, again["ETag"]), (304, b"", headers["ETag"]))
        self.assertEqual(self.get(path, headers={"If-None-Match": '"else"'})[0], 200)
        self.assertEqual(self.get(path + "&lang=en", headers={"If-None-Match": "W/" + headers["ETag"]})[0], 200)
        self.assertEqual(self.get("/feed?q=drone+AND")[0], 400)

    def test_head_is_get_without_the_body(self):
        for path in ("/", "/search?q=gempa", "/healthz", "/article/none"):
            got, asked = self.get(path), self.get(path, method="HEAD")
            self.assertEqual((asked[0], asked[1]["Content-Length"], asked[2]), (got[0], got[1]["Content-Length"], b""), path)

    def test_every_answer_has_the_security_headers(self):
        for path in ("/", "/search?q=gempa", "/search?q=a+AND", "/nothing", "/metrics", "/" + "a" * 9000):
            headers = self.get(path)[1]
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff", path)
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"], path)
            self.assertIn("frame-ancestors 'none'", headers["Content-Security-Policy"], path)
            self.assertNotIn("unsafe", headers["Content-Security-Policy"], path)
            self.assertNotIn("Access-Control-Allow-Origin", headers, path)

    def test_the_page_names_no_other_host_and_its_nonce_is_new_each_time(self):
        first, second = self.get("/"), self.get("/")
        nonce = re.search(r"script-src 'nonce-([0-9a-f]{32})'", first[1]["Content-Security-Policy"])[1]
        self.assertEqual(first[2].count(nonce.encode()), 2)
        self.assertNotIn(nonce.encode(), second[2])
        self.assertNotIn(b"{{nonce}}", first[2])
        self.assertEqual(set(re.findall(rb"https?://[^'\"\s)]+", first[2])), {b"http://www.w3.org/2000/svg"})
        self.assertNotRegex(first[2].decode(), r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(")

    def test_a_connection_serves_many_requests(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        for _ in range(50):
            connection.request("GET", "/search?q=gempa&limit=1")
            self.assertEqual(connection.getresponse().read()[:1], b"{")
        connection.close()
        two = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n" * 2
        self.assertEqual(self.raw(two).count(b'"status":"ok"'), 2)

    # ---- What it refuses.

    def test_a_connection_ends_when_the_client_says_so(self):
        def answers(head):
            return self.raw(head + b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").count(b"HTTP/1.1 200 OK\r\n")
        first = b"GET /healthz HTTP/1.%d\r\nHost: localhost\r\n%s\r\n"
        self.assertEqual(answers(first % (1, b"")), 2)  # the second came with the first
        self.assertEqual(answers(first % (1, b"Connection: keep-alive\r\n")), 2)
        self.assertEqual(answers(first % (1, b"Connection: te, Close\r\n")), 1)
        self.assertEqual(answers(first % (1, b"connection:close,keep-alive\r\n")), 1)
        self.assertEqual(answers(first % (0, b"")), 1)
        self.assertEqual(answers(first % (0, b"Connection: Keep-Alive\r\n")), 2)

    def test_wrong_requests_get_the_right_status_and_an_error_object(self):
        for path, status, code in [
                ("/search", 400, "bad_parameter"), ("/search?q=", 400, "bad_query"), ("/search?q=a&q=b", 400, "bad_parameter"),
                ("/search?q=a&limit=1001", 400, "bad_parameter"), ("/search?q=a&offset=10001", 400, "bad_parameter"),
                ("/search?q=a&limit=-1", 400, "bad_parameter"), ("/search?q=a&batch=/etc/passwd", 400, "bad_parameter"),
                ("/search?q=a&archive=/etc", 400, "bad_parameter"), ("/search?q=a&x=y", 400, "bad_parameter"),
                ("/search?q=a&help", 400, "bad_parameter"), ("/search?q=a&snippets=21", 400, "bad_parameter"),
                ("/search?q=a+AND", 400, "bad_query"), ("/search?q=%00", 400, "bad_query"), ("/search?q=%ff%fe", 400, "bad_query"),
                ("/search?q=%zz", 400, "bad_http"), ("/search?q=%", 400, "bad_http"), ("/search?like=none", 404, "no_such_article"),
                ("/article/none", 404, "no_such_article"), ("/article/", 404, "no_such_page"), ("/article", 404, "no_such_page"),
                ("/nothing", 404, "no_such_page"), ("//", 404, "no_such_page"), ("/index.html", 404, "no_such_page"),
                ("/search/", 404, "no_such_page"), ("/SEARCH?q=a", 404, "no_such_page")]:
            got, body = self.get_json(path)
            self.assertEqual((got, body["error"]["code"]), (status, code), path)
            self.assertTrue(body["error"]["message"], path)

    def test_a_path_is_never_a_path_of_the_machine(self):
        for path in ("/../../../../etc/passwd", "/article/../../../../etc/passwd", "/article/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                     "/article//etc/passwd", "/article/..%5c..%5cetc%5cpasswd", "/article/berita/iamglass", "/%2e%2e/berita/iamglass",
                     "/article/%00/etc/passwd", "/article/;cat%20/etc/passwd", "/article/$(id)", "/article/`id`", "/article/|id"):
            status, headers, body = self.get(path)
            self.assertEqual(status, 404, path)
            self.assertNotIn(b"root:", body)
            self.assertNotIn(b"uid=", body)
            self.assertNotIn(str(self.folder).encode(), body, path)

    def test_only_get_and_head_without_a_body(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW", "get"):
            status, headers, _ = self.get("/search?q=a", method=method)
            self.assertEqual((status, headers["Allow"]), (405, "GET, HEAD"), method)
        self.assertEqual(self.get("/healthz", body=b"x" * 100000)[0], 413)
        head = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
        self.assertEqual(self.status_of(head + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 413)
        # What could be a body must not be read as the next request.
        smuggled = head + b"Content-Length: 44\r\n\r\nGET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"
        answer = self.raw(smuggled)
        self.assertEqual(answer.count(b"HTTP/1.1"), 1)
        self.assertTrue(answer.startswith(b"HTTP/1.1 413 "))
        self.assertEqual(self.status_of(head + b"Expect: 100-continue\r\n\r\n"), 417)

    def test_malformed_requests(self):
        good = b"Host: localhost\r\n\r\n"
        for data in (b"\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n" + good, b"GET / HTTP/9.9\r\n" + good, b"GET  / HTTP/1.1\r\n" + good,
                     b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n", b"GET / HTTP/1.1\r\n: x\r\n" + good,
                     b"GET / HTTP/1.1\r\nA: b\r\n folded\r\n" + good, b"GET / HTTP/1.1\r\nA : b\r\n" + good,
                     b"GET / HTTP/1.1\r\nA: \x00\r\n" + good, b"GET / HTTP/1.1\r\nA: b\nB: c\r\n" + good,
                     b"GET /a b HTTP/1.1\r\n" + good, b"GET http://evil/ HTTP/1.1\r\n" + good, b"GET / HTTP/1.1\r\n\r\n",
                     b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"):
            self.assertIn(self.status_of(data), (400, 405), data)
        self.assert_alive()

    def test_oversized_requests(self):
        self.assertEqual(self.get("/search?q=" + "a" * (1 << 20))[0], 414)
        self.assertEqual(self.status_of(b"G" * (1 << 20)), 414)
        head = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
        self.assertEqual(self.status_of(head + b"A: " + b"a" * 20000 + b"\r\n\r\n"), 431)
        self.assertEqual(self.status_of(head + b"A: a\r\n" * 64 + b"\r\n"), 431)
        self.assertEqual(self.status_of(head + b"A: a\r\n" * 63 + b"\r\n"), 200)
        self.assertEqual(self.status_of(head + b"A: a\r\n" * 200000 + b"\r\n"), 431)
        # The longest query that gets through is a query like any other.
        self.assertEqual(self.get("/search?limit=1&q=" + "a+" * 1000)[0], 200)
        self.assertEqual(self.get_json("/search?q=" + "a+" * 1500)[1]["error"]["code"], "bad_query")
        self.assertEqual(self.get_json("/search?q=" + "(" * 5000)[1]["error"]["code"], "bad_query")
        self.assert_alive()

    def test_slow_and_cut_requests_hold_nobody_up(self):
        head = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: "
        with concurrent.futures.ThreadPoolExecutor(40) as pool:
            slow = [pool.submit(self.status_of, head + b"x" * 20, pause=.4) for _ in range(40)]
            time.sleep(.5)
            for _ in range(20):
                self.assert_alive()
            self.assertEqual({one.result() for one in slow}, {408})
        for cut in (1, 20, len(head)):
            self.assertEqual(self.raw(head[:cut]), b"")
        for _ in range(50):  # gone before the answer
            with socket.create_connection(("127.0.0.1", self.server.port)) as gone:
                gone.sendall(b"GET /search?q=gempa&limit=200 HTTP/1.1\r\nHost: localhost\r\n\r\n")
                gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
        self.assert_alive()

    def test_another_host_name_is_refused(self):
        for host in ("evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example", "", "[::2]", "10.0.0.1"):
            self.assertEqual(self.get_json("/healthz", headers={"Host": host})[0], 421, host)
        for host in ("localhost", "LOCALHOST:80", "127.0.0.1", "[::1]:8080"):
            self.assertEqual(self.get_json("/healthz", headers={"Host": host})[0], 200, host)

    def test_ranges_and_compression_are_passed_over(self):
        status, headers, body = self.get("/healthz", headers={"Range": "bytes=0-3", "Accept-Encoding": "gzip, br"})
        self.assertEqual((status, json.loads(body)["status"]), (200, "ok"))
        self.assertNotIn("Content-Encoding", headers)

    def test_script_in_a_query_comes_back_as_json_only(self):
        status, headers, body = self.get("/search?q=" + urllib.parse.quote(f'"{SCRIPT}"'))
        self.assertEqual((status, headers["Content-Type"]), (200, "application/json; charset=utf-8"))
        self.assertEqual(json.loads(body)["query"], f'"{SCRIPT}"')
        status, headers, _ = self.get("/" + urllib.parse.quote(SCRIPT))
        self.assertEqual((status, headers["Content-Type"]), (404, "application/json; charset=utf-8"))

    def test_random_bytes_never_end_it(self):
        seed = random.randrange(1 << 32)
        noise = random.Random(seed)
        base = b"GET /search?q=gempa&limit=1&facet=media HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n"
        for _ in range(300):
            data = bytearray(base)
            for _ in range(noise.randrange(1, 6)):
                data[noise.randrange(len(data))] = noise.randrange(256)
            answer = self.raw(bytes(data))
            self.assertTrue(answer == b"" or answer.startswith(b"HTTP/1.1 "), f"seed {seed}: {bytes(data)}")
            self.assertFalse(answer.startswith(b"HTTP/1.1 5"), f"seed {seed}: {bytes(data)}")
        self.assert_alive()

    def test_nothing_leaks(self):
        def of_process():
            process = pathlib.Path("/proc", str(self.server.process.pid))
            return len(list((process / "fd").iterdir())), len(list((process / "task").iterdir()))

        for _ in range(20):
            self.get("/search?q=gempa")
        before = of_process()
        for _ in range(100):
            self.get("/search?q=gempa")
            self.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
            self.raw(b"GET / HTTP/1.1\r\n: \r\n\r\n")
        # Each of four searchers has a handful of files open; they may be opened in between.
        self.assertTrue(programs.eventually(lambda: of_process()[0] < before[0] + 40 and of_process()[1] == before[1]),
                        f"{before} before, {of_process()} after")


class Life(unittest.TestCase):
    """Servers that come and go."""

    def setUp(self):
        context = programs.archive_of(BIN)
        self.folder = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)

    def get(self, server, path):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def test_a_thousand_searches_while_the_archive_grows(self):
        queries = ["drone kamikaze", "korupsi", "gempa", "presiden", '"kesepakatan senjata"', "banjir jakarta", "korup*", "ekonomi"]
        failures, newest = [], []
        articles = programs.article_count(BIN, self.folder)
        with programs.Server(BIN, self.folder) as server:
            def work(number):
                connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
                for i in range(125):
                    path = "/search?" + urllib.parse.urlencode({"q": queries[(number + i) % len(queries)], "facet": "media"})
                    connection.request("GET", path)
                    answer = connection.getresponse()
                    body = answer.read()
                    if answer.status != 200 or "total" not in json.loads(body):
                        failures.append((path, answer.status, body[:200]))
                connection.close()

            workers = [threading.Thread(target=work, args=(number,)) for number in range(8)]
            for worker in workers:
                worker.start()
            rounds = 0
            while any(worker.is_alive() for worker in workers) and rounds < 200:
                rounds += 1
                text = "".join(json.dumps({"id": f"b{rounds}-{i}", "title": f"Kabar {rounds}", "body": f"Zirkon{rounds} drone gempa."}) + "\n"
                               for i in range(20))
                (self.folder / "baru.jsonl").write_text(text)
                programs.add(BIN, self.folder, "baru.jsonl")
                newest.append(self.get(server, f"/search?q=zirkon{rounds}")[1]["total"])
            for worker in workers:
                worker.join()
            self.assertEqual(failures, [])
            self.assertEqual(newest, [20] * rounds)  # what was committed is found at once
            self.assertEqual(self.get(server, "/healthz")[1]["articles"], articles + 20 * rounds)
            self.assertEqual(server.stop(), (0, ""))

    def test_it_stops_gracefully(self):
        for how in (signal.SIGTERM, signal.SIGINT):
            with programs.Server(BIN, self.folder) as server:
                idle = socket.create_connection(("127.0.0.1", server.port))
                begun = socket.create_connection(("127.0.0.1", server.port))
                begun.sendall(b"GET /search?q=gempa HTTP/1.1\r\nHost: local")
                self.assertTrue(programs.eventually(lambda: server.has_read(begun)))
                time.sleep(.1)
                server.process.send_signal(how)
                time.sleep(.3)
                begun.sendall(b"host\r\n\r\n")  # what had begun is answered
                self.assertTrue(begun.recv(100).startswith(b"HTTP/1.1 200 "))
                begun.close()
                self.assertEqual(server.stop(how), (0, ""))
                self.assertEqual(idle.recv(10), b"")
                idle.close()
                with self.assertRaises(ConnectionRefusedError):
                    socket.create_connection(("127.0.0.1", server.port))

    @unittest.skipIf(any(k.endswith("SAN_OPTIONS") for k in os.environ), "sanitizers need more memory than any limit")
    def test_with_room_for_few_threads_it_serves_or_says_so(self):
        said = set()
        for room in range(32, 256, 16):  # MiB of address space; each thread takes a stack of 64
            command = f"ulimit -s 65536; ulimit -v {room << 10}; exec {BIN}/warta-search berita --serve 127.0.0.1:0"
            with subprocess.Popen(["bash", "-c", command], cwd=self.folder, env=programs.ENVIRONMENT, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, text=True) as process:
                if process.stdout.readline().startswith("http://"):
                    process.terminate()
                errors = process.communicate(timeout=60)[1]
                said.add((process.returncode, errors.replace("warta-search: ", "").split(";")[0].strip()))
        self.assertIn((2, "the system starts no more threads"), said)
        self.assertIn((0, ""), said)
        for status, message in said:
            self.assertNotIn("internal error", message)
            self.assertIn(status, (0, 2, 127, -signal.SIGTERM), message)  # 127: was not loaded; SIGTERM: came while it gave up

    def test_a_port_that_is_taken_is_an_error(self):
        with programs.Server(BIN, self.folder) as server:
            done = programs.search(BIN, self.folder, "--serve", f"127.0.0.1:{server.port}")
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            self.assertIn(b"cannot listen", done.stderr)

    def test_an_archive_that_goes_away_is_said_without_its_path_and_may_come_back(self):
        with programs.Server(BIN, self.folder) as server:
            self.assertEqual(self.get(server, "/search?q=gempa")[0], 200)
            archive = self.folder / "berita"
            archive.rename(self.folder / "elsewhere")
            status, body = self.get(server, "/search?q=gempa")
            self.assertEqual((status, body["error"]["code"]), (503, "archive_unavailable"))
            self.assertEqual(self.get(server, "/healthz")[0], 503)
            (self.folder / "elsewhere").rename(archive)
            self.assertEqual(self.get(server, "/search?q=gempa")[0], 200)
            code, errors = server.stop()
            self.assertEqual(code, 0)
            self.assertIn("berita", errors)

    def test_a_search_may_take_only_so_long(self):
        slow = "/search?q=" + "bilangan~+" * 16
        with programs.Server(BIN, self.folder) as server:
            self.assertEqual(self.get(server, slow + "&time-limit=0.001")[1]["error"]["code"], "timeout")
            self.assertEqual(self.get(server, slow + "&time-limit=11")[1]["error"]["message"], "time-limit: may be 10 at most")
            self.assertEqual(self.get(server, "/search?q=gempa&time-limit=9.5")[0], 200)
            self.assertEqual(server.stop(), (0, ""))
        with programs.Server(BIN, self.folder, "127.0.0.1:0", "--time-limit", "0.001") as server:
            for path in (slow, "/suggest?q=" + "bilangan~+" * 16 + "kamikase"):
                status, body = self.get(server, path)
                self.assertEqual((status, body["error"]["code"]), (504, "timeout"), path[:20])
            self.assertEqual(self.get(server, "/search?q=gempa&time-limit=0.002")[0], 400)
            self.assertEqual(self.get(server, "/healthz")[0], 200)
            self.assertEqual(server.stop(), (0, ""))

    def test_other_addresses_are_warned_about(self):
        with programs.Server(BIN, self.folder, "0.0.0.0:0") as server:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
            connection.request("GET", "/healthz", headers={"Host": "arsip.example"})
            self.assertEqual(connection.getresponse().status, 200)
            connection.close()
            self.assertIn("no password", server.stop()[1])


if __name__ == "__main__":
    BIN = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
