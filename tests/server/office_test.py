#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""warta-search --serve with tokens, login, CORS and an access log, and those who try to get in without. usage: office_test.py BIN"""
import base64
import concurrent.futures
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import unittest

import programs

BIN = None
PATHS = ("/", "/?article=corpus/articles/internasional-101.txt", "/search?q=gempa", "/article/corpus/articles/internasional-101.txt", "/feed?q=gempa", "/export?q=gempa&format=csv",
         "/complete?q=ge", "/suggest?q=gempa", "/passages?q=gempa", "/concordance?q=gempa", "/healthz", "/metrics", "/login", "/nope", "//search?q=gempa",
         "/search/../healthz", "/%2e%2e/etc/passwd", "/LOGIN", "/search%00?q=gempa")


def make_token(name, *options):
    done = subprocess.run([f"{BIN}/warta-search", "--make-token", name, *options], env=programs.ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return done.returncode, done.stdout, done.stderr


def bearer(token):
    return {"Authorization": "Bearer " + token}


def basic(token):
    return {"Authorization": "Basic " + base64.b64encode(token.encode() if isinstance(token, str) else token).decode()}


class Office(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        context = programs.archive_of(BIN)
        cls.folder = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        cls.lines, cls.tokens = {}, {}
        for name, right in (("redaksi", "read"), ("umpan", "alerts"), ("magang@kantor", "read")):
            status, line, said = make_token(name, "--token-right", right)
            assert status == 0, said
            cls.lines[name], cls.tokens[name] = line, said.rsplit(" ", 1)[1].strip()
        cls.read, cls.alerts = cls.tokens["redaksi"], cls.tokens["umpan"]

    def setUp(self):
        self.file = self.folder / "token.tsv"
        self.file.write_text("# token kantor\n\n" + "".join(self.lines.values()))
        self.file.chmod(0o600)

    def serve(self, *options, address="127.0.0.1:0", tokens=True):
        server = programs.Server(BIN, self.folder, address, *(["--tokens", "token.tsv"] if tokens else []), *options)
        self.addCleanup(server.__exit__)
        return server

    @staticmethod
    def get(server, path, headers=None, method="GET"):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        try:
            connection.request(method, path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def status(self, *arguments, **options):
        return self.get(*arguments, **options)[0]

    @staticmethod
    def raw(server, text):
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            connection.sendall(text)
            connection.shutdown(socket.SHUT_WR)
            received = b""
            while more := connection.recv(65536):
                received += more
        return received

    # ---- Who is let in.

    def test_without_a_token_nothing_is_answered(self):
        server = self.serve()
        for path in PATHS:
            for method in ("GET", "HEAD"):
                status, headers, body = self.get(server, path, method=method)
                self.assertEqual(status, 401, path)
                self.assertIn("WWW-Authenticate", headers)
                self.assertNotRegex(body, b"(?i)kim jong|gempa bumi|drone")
                self.assertNotIn("Set-Cookie", headers)
        status, headers, body = self.get(server, "/")
        self.assertIn(b'<input id="token" type="password"', body)
        self.assertIn("nonce-", headers["Content-Security-Policy"])
        self.assertEqual(json.loads(self.get(server, "/search?q=gempa")[2])["error"]["code"], "unauthorized")
        self.assertTrue(self.get(server, "/feed?q=gempa")[1]["WWW-Authenticate"].startswith("Basic "))
        self.assertEqual(server.stop(), (0, ""))

    def test_a_token_lets_in_by_its_right(self):
        server = self.serve()
        for given in (bearer(self.read), basic(self.read), {"authorization": "bearer " + self.read}, bearer(self.tokens["magang@kantor"])):
            self.assertEqual(self.status(server, "/search?q=gempa", given), 200)
            self.assertEqual(self.status(server, "/feed?q=gempa", given), 200)
            self.assertEqual(self.status(server, "/nope", given), 404)
        for path in PATHS:
            expected = 200 if path.startswith("/feed") else 403
            self.assertEqual(self.status(server, path, basic(self.alerts)), expected, path)

    def test_what_is_no_token_does_not(self):
        name, secret = self.read.split(":")
        wrong = [bearer(""), bearer(name), bearer(name + ":"), bearer(":" + secret), bearer("lain:" + secret), bearer(f"{name}:{secret[:-1]}"), bearer(f"{name}:{secret}x"),
                 bearer("umpan:" + secret), {"Authorization": "Basic !!!!"}, {"Authorization": self.read}, {"Authorization": "Digest " + self.read}, basic(f"{name}:{secret}\0"),
                 basic(f"{name}\0:{secret}"), {"Cookie": "warta=" + secret}, {"Cookie": "warta="}, {"Cookie": "warta=" + "A" * 24}, bearer(f"{name}:" + self.lines["redaksi"].split("\t")[2].strip())]
        for given in wrong:
            server = self.serve()  # a new one each: it counts guesses
            self.assertEqual(self.status(server, "/search?q=gempa", given), 401, given)
            server.stop()
        server = self.serve()
        self.assertEqual(self.status(server, "/search?q=gempa&token=" + self.read), 401)  # an address is no place for one
        twice = f"GET /healthz HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer a:b\r\nAuthorization: Bearer {self.read}\r\n\r\n"
        self.assertTrue(self.raw(server, twice.encode()).startswith(b"HTTP/1.1 400 "))
        huge = f"GET /healthz HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {'x' * 20000}\r\n\r\n"
        self.assertTrue(self.raw(server, huge.encode()).startswith(b"HTTP/1.1 431 "))
        # The second of two requests in one connection is asked as well.
        smuggled = f"GET /healthz HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.read}\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
        self.assertEqual(re.findall(rb"HTTP/1\.1 (\d+)", self.raw(server, smuggled.encode())), [b"200", b"401"])

    def test_guesses_are_limited(self):
        server = self.serve()
        self.assertEqual(self.status(server, "/healthz", bearer(self.read)), 200)
        cookie = {"Cookie": self.get(server, "/login", bearer(self.read))[1]["Set-Cookie"].split(";")[0]}
        with concurrent.futures.ThreadPoolExecutor(20) as pool:
            found = sorted(pool.map(lambda i: self.status(server, "/healthz", bearer(f"redaksi:tebakan{i}")), range(40)))
        self.assertEqual(found, [401] * 10 + [429] * 30)
        # Nor is a right one looked at that was not in before; those that were stay in.
        self.assertEqual(self.status(server, "/healthz", bearer(self.tokens["magang@kantor"])), 429)
        self.assertEqual(self.status(server, "/healthz", bearer(self.read)), 200)
        self.assertEqual(self.status(server, "/healthz", cookie), 200)

    def test_a_login_is_a_cookie(self):
        server = self.serve()
        status, headers, body = self.get(server, "/login", bearer(self.read))
        self.assertEqual((status, body), (204, b""))
        cookie = headers["Set-Cookie"]
        self.assertRegex(cookie, r"^warta=[\w-]{24}; HttpOnly; SameSite=Strict; Max-Age=86400$")
        self.assertNotIn(self.read.split(":")[1], cookie)
        mine = {"Cookie": "a=b; " + cookie.split(";")[0] + "; c=d"}
        self.assertEqual(self.status(server, "/search?q=gempa", mine), 200)
        self.assertIn(b'<meta name="warta-visitor" content="redaksi">', self.get(server, "/", mine)[2])
        self.assertEqual(self.status(server, "/search?q=gempa", {"Cookie": "x" + cookie.split(";")[0]}), 401)
        self.assertIn("; Secure", self.get(server, "/login", {**bearer(self.read), "X-Forwarded-Proto": "https"})[1]["Set-Cookie"])
        status, headers, _ = self.get(server, "/logout", mine)
        self.assertEqual((status, headers["Set-Cookie"]), (204, "warta=; HttpOnly; SameSite=Strict; Max-Age=0"))
        self.assertEqual(self.status(server, "/search?q=gempa", mine), 401)
        feeds_only = self.get(server, "/login", bearer(self.alerts))
        self.assertEqual(feeds_only[0], 403)
        self.assertNotIn("Set-Cookie", feeds_only[1])

    def test_sighup_reads_the_tokens_and_opens_the_log_anew(self):
        server = self.serve("--access-log", "akses.log")
        cookie = {"Cookie": self.get(server, "/login", bearer(self.read))[1]["Set-Cookie"].split(";")[0]}
        log = self.folder / "akses.log"
        log.rename(self.folder / "akses.log.1")
        self.file.write_text("rusak\n")
        server.process.send_signal(signal.SIGHUP)
        self.assertTrue(programs.eventually(log.exists))
        self.assertEqual(self.status(server, "/healthz", cookie), 200)  # the old tokens hold
        self.assertEqual(len(log.read_text().splitlines()), 1)
        self.file.write_text(self.lines["umpan"])
        server.process.send_signal(signal.SIGHUP)
        self.assertTrue(programs.eventually(lambda: self.status(server, "/healthz", cookie) == 401))
        self.assertEqual(self.status(server, "/healthz", bearer(self.read)), 401)
        self.assertEqual(self.status(server, "/feed?q=gempa", bearer(self.alerts)), 200)
        status, said = server.stop()
        self.assertEqual(status, 0)
        self.assertIn("token.tsv:1: ", said)
        (self.folder / "akses.log.1").unlink()
        log.unlink()

    def test_files_of_tokens_are_checked(self):
        good = self.lines["redaksi"]
        for text, said in ((good + good, "token.tsv:2: the name 'redaksi' is there twice"), (good.replace("read", "write"), "`read` or `alerts`"), ("redaksi\tread\n", "token.tsv:1: "),
                           ("re daksi" + good[7:], "a name has"), ("a\tread\trahasia\n", "crypt(3)")):
            self.file.write_text(text)
            done = programs.search(BIN, self.folder, "--serve", "127.0.0.1:0", "--tokens", "token.tsv")
            self.assertEqual((done.returncode, done.stdout), (2, b""), text)
            self.assertIn(said, done.stderr.decode())
        self.file.write_text(good)
        self.file.chmod(0o666)
        self.assertIn(b"chmod o-w", programs.search(BIN, self.folder, "--serve", "127.0.0.1:0", "--tokens", "token.tsv").stderr)
        self.assertIn(b"token.tsv.tiada", programs.search(BIN, self.folder, "--serve", "127.0.0.1:0", "--tokens", "token.tsv.tiada").stderr)
        self.assertIn(b"--serve", programs.search(BIN, self.folder, "gempa", "--tokens", "token.tsv").stderr)

    def test_tokens_are_made(self):
        status, line, said = make_token("baru")
        self.assertEqual(status, 0)
        name, right, code = line.rstrip("\n").split("\t")
        secret = said.rsplit(":", 1)[1].strip()
        self.assertEqual((name, right), ("baru", "read"))
        self.assertRegex(code, r"^\$(y|6|2b)\$")
        self.assertNotIn(secret, line)
        self.assertEqual(len(secret), 24)
        self.assertNotEqual(make_token("baru")[2], said)
        self.assertEqual(make_token("dua kata")[0], 2)
        self.assertEqual(make_token("baru", "--token-right", "semua")[0], 2)

    # ---- From where they ask.

    def test_pages_of_other_origins_ask_only_where_they_may(self):
        server = self.serve("--cors", "https://intranet.example", "--cors", "http://localhost:3000")
        for origin in ("https://intranet.example", "http://localhost:3000"):
            status, headers, _ = self.get(server, "/search?q=gempa", {**bearer(self.read), "Origin": origin})
            self.assertEqual((status, headers["Access-Control-Allow-Origin"], headers["Vary"]), (200, origin, "Origin"))
            status, headers, body = self.get(server, "/search?q=gempa", {"Origin": origin, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "authorization"}, "OPTIONS")
            self.assertEqual((status, body, headers["Access-Control-Allow-Origin"]), (204, b"", origin))
            self.assertIn("Authorization", headers["Access-Control-Allow-Headers"])
            self.assertEqual(headers["Access-Control-Allow-Methods"], "GET, HEAD")
            self.assertNotIn("Access-Control-Allow-Credentials", headers)
            self.assertEqual(self.get(server, "/search?q=gempa", {"Origin": origin})[1]["Access-Control-Allow-Origin"], origin)  # so that the page reads the 401
        for origin in ("https://intranet.example.jahat.example", "http://intranet.example", "https://INTRANET.example", "null", "*", "https://intranet.example:444", ""):
            status, headers, _ = self.get(server, "/search?q=gempa", {**bearer(self.read), "Origin": origin})
            self.assertNotIn("Access-Control-Allow-Origin", headers, origin)
            self.assertEqual(headers["Vary"], "Origin")
            self.assertEqual(self.status(server, "/search?q=gempa", {"Origin": origin}, "OPTIONS"), 403, origin)
        self.assertEqual(self.status(server, "/search?q=gempa", {"Origin": "https://intranet.example"}, "POST"), 405)
        plain = self.serve(tokens=False)
        self.assertEqual(self.status(plain, "/search?q=gempa", {"Origin": "https://intranet.example"}, "OPTIONS"), 405)
        self.assertNotIn("Access-Control-Allow-Origin", self.get(plain, "/search?q=gempa", {"Origin": "https://intranet.example"})[1])
        for wrong in ("*", "intranet.example", "https://intranet.example/", "https://Intranet.example", "https://a b", "null", "https://"):
            done = programs.search(BIN, self.folder, "--serve", "127.0.0.1:0", "--cors", wrong)
            self.assertEqual(done.returncode, 2, wrong)
            self.assertIn(b"origin", done.stderr)

    def test_a_network_without_tls_is_warned_about(self):
        server = self.serve(address="0.0.0.0:0")
        said = server.stop()[1]
        self.assertIn("not encrypted", said)
        self.assertNotIn("no password", said)

    # ---- What is noted.

    def test_the_log_names_who_asked_but_not_what(self):
        log = self.folder / "akses.log"
        server = self.serve("--access-log", "akses.log")
        self.get(server, "/search?q=rahasia+sekali", bearer(self.read))
        self.get(server, "/article/corpus/articles/internasional-101.txt", bearer(self.read))
        self.get(server, "/feed?q=rahasia")
        self.raw(server, b"GET /search?q=\x1b[31m HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self.get(server, "/rahasia%0d%0a2026-01-01T00:00:00Z%1b[31m", bearer(self.read))
        server.stop()
        lines = log.read_text().splitlines()
        for line in lines:
            self.assertRegex(line, r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ 127\.0\.0\.1 (redaksi|-) (GET|-) \S+ \d{3} \d+ \d+\.\d{4}$")
        self.assertEqual([line.split()[2:6] for line in lines],
                         [["redaksi", "GET", "/search", "200"], ["redaksi", "GET", "/article/", "200"], ["-", "GET", "/feed", "401"], ["-", "-", "-", "400"],
                          ["redaksi", "GET", "/rahasia%0d%0a2026-01-01T00:00:00Z%1b[31m", "404"]])
        self.assertNotIn("sekali", log.read_text())
        self.assertNotIn(self.read.split(":")[1], log.read_text())
        self.assertEqual(log.stat().st_mode & 0o777, 0o640)
        log.unlink()
        server = self.serve("--access-log", "akses.log", "--log-queries", tokens=False)
        self.get(server, "/search?q=rahasia+sekali")
        server.stop()
        self.assertEqual(log.read_text().split()[2:6], ["-", "GET", "/search?q=rahasia+sekali", "200"])
        log.unlink()
        os.symlink("/nonexistent", log)
        self.assertEqual(programs.search(BIN, self.folder, "--serve", "127.0.0.1:0", "--access-log", "akses.log").returncode, 2)
        log.unlink()


if __name__ == "__main__":
    BIN = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
