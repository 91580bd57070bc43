#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The configurations of docs/serving.md for nginx and Caddy: the archive below a path of another server. usage: proxy_test.py BIN
Exit status 77 (skipped) where neither is installed."""
import gzip
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.parse
import urllib.request

import browser
import programs

BIN = None
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
CADDY = shutil.which("caddy")
NGINX_FRAME = """daemon off;
error_log stderr;
pid {folder}/nginx.pid;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    server_name arsip.kantor.example;
    location = / {{ return 404; }}
{location}
  }}
}}
"""


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


CADDY_FRAME = """{{
  admin off
  auto_https off
}}
http://:{port} {{
  bind 127.0.0.1
{location}
}}
"""


class Proxied:
    """What holds behind either."""

    @classmethod
    def setUpClass(cls):
        context = programs.archive_of(BIN)
        cls.folder = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        cls.server = programs.Server(BIN, cls.folder)
        cls.addClassCleanup(cls.server.__exit__)
        scratch = tempfile.TemporaryDirectory(prefix="warta-proxy-")
        cls.addClassCleanup(scratch.cleanup)
        port = free_port()
        configuration = pathlib.Path(scratch.name, "configuration")
        configuration.write_text(cls.FRAME.format(folder=scratch.name, port=port, location=cls.documented().replace("127.0.0.1:8080", f"127.0.0.1:{cls.server.port}")))
        cls.proxy = subprocess.Popen(cls.command(scratch.name, str(configuration)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                     env={**os.environ, "XDG_DATA_HOME": scratch.name, "XDG_CONFIG_HOME": scratch.name})
        cls.addClassCleanup(cls.stop)
        cls.url = f"http://127.0.0.1:{port}/arsip/"
        assert programs.eventually(cls.answers), "the server in front does not answer"

    @classmethod
    def documented(cls):
        return re.search(cls.BLOCK, (programs.ROOT / "docs/serving.md").read_text(encoding="utf-8"), re.S)[1]

    @classmethod
    def answers(cls):
        try:
            return cls.get("healthz")[0] == 200
        except OSError:
            return False

    @classmethod
    def stop(cls):
        cls.proxy.terminate()
        cls.proxy.communicate(timeout=30)

    @classmethod
    def get(cls, path, **headers):
        request = urllib.request.Request(cls.url + path, headers=headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read(), answer.headers

    def test_a_search_is_that_of_the_server_whatever_the_host_is_called(self):
        direct = urllib.request.urlopen(self.server.url + "search?q=gempa", timeout=60).read()
        self.assertEqual(self.get("search?q=gempa", Host="arsip.kantor.example")[1], direct)
        _, packed, headers = self.get("search?q=gempa", **{"Accept-Encoding": "gzip"})
        self.assertEqual(headers["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed), direct)

    def test_an_id_with_slashes_reaches_the_server(self):
        article = "corpus/articles/internasional-101.txt"
        self.assertEqual(json.loads(self.get("article/" + urllib.parse.quote(article, safe=""))[1])["id"], article)

    def test_the_page_works_there(self):
        if browser.missing():
            self.skipTest(browser.missing())
        try:
            driver = browser.Driver()
            self.addCleanup(driver.stop)
            page = browser.Browser(driver, 1280, 900)
            self.addCleanup(page.close)
        except browser.NoBrowser as error:
            self.skipTest(str(error))
        page.open(self.url)
        page.click("#q")
        page.press("gempa" + browser.ENTER)
        page.until("return document.querySelectorAll('.hit mark').length")
        page.click(".hit h2 a")
        page.until("return document.getElementById('reader').open")
        page.press(browser.ESCAPE)
        page.click("#facet-media .choice")
        page.until("return document.querySelector('.chip')")
        page.click(".brand")
        self.assertEqual(page.run("return location.href"), self.url)
        paths = page.run("return performance.getEntriesByType('resource').map(e => new URL(e.name).pathname)")
        self.assertEqual([path for path in paths if not path.startswith("/arsip/")], [])


@unittest.skipIf(NGINX is None, "nginx is not installed (Debian package nginx-light)")
class Nginx(Proxied, unittest.TestCase):
    FRAME = NGINX_FRAME
    BLOCK = r"```nginx\n(.*?)```"

    @staticmethod
    def command(folder, configuration):
        return [NGINX, "-p", folder, "-c", configuration]


@unittest.skipIf(CADDY is None, "Caddy is not installed (Debian package caddy)")
class Caddy(Proxied, unittest.TestCase):
    FRAME = CADDY_FRAME
    BLOCK = r"```caddy\n(.*?)```"

    @staticmethod
    def command(folder, configuration):
        return [CADDY, "run", "--config", configuration, "--adapter", "caddyfile"]


if __name__ == "__main__":
    if NGINX is None and CADDY is None:
        print("skipped: neither nginx nor Caddy is installed (Debian packages nginx-light, caddy)")
        sys.exit(77)
    BIN = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
