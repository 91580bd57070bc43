# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of documents, mail and PDF share: files in a folder, and what warta-index reads of them."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

STORY = "Petani di lereng gunung memanen bawang lebih awal karena hujan turun tiga hari berturut-turut, kata ketua kelompok tani di desa itu."


class Reading(unittest.TestCase):
    bin = ""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, path, *options, env=None):
        """What --explain prints, with the messages in English."""
        env = {**(os.environ if env is None else env), "LC_ALL": "en"}
        run = subprocess.run([f"{self.bin}/warta-index", "add", "--dry-run", "--explain", *options, f"{self.folder}/arsip", path],
                             capture_output=True, text=True, check=False, timeout=120, env=env)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        return run.stdout + run.stderr

    def fields(self, path, *lines):
        printed = self.read(path)
        for line in lines:
            self.assertIn(" ".join(line.split()), " ".join(printed.split()))
        return printed

    def articles(self, path):
        """The articles that warta-index makes of a file, as it exports them; body lines are told apart by a bar."""
        archive = tempfile.mkdtemp(dir=self.folder)
        os.rmdir(archive)
        run = subprocess.run([f"{self.bin}/warta-index", "add", "--quiet", "--no-clean", archive, path], capture_output=True, text=True, check=False, timeout=120)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        lines = subprocess.run([f"{self.bin}/warta-index", "export", archive], capture_output=True, text=True, check=True, timeout=120).stdout
        found = [json.loads(line) for line in lines.splitlines()]
        for article in found:
            article["body"] = article.get("body", "").replace("\n", "|")
        return found

    def body(self, path):
        found = self.articles(path)
        self.assertEqual(len(found), 1)
        return found[0]["body"]


def main():
    Reading.bin = os.path.abspath(sys.argv.pop(1))
    unittest.main()
