#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the commands of the handbook, each page in a folder of its own.

usage: handbook_test.py BIN SOURCE_TREE

A block `sh` has to succeed, and the lines of a block `text` after it have to be in its output. `sh no-test` is not run: it installs.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

BLOCK = re.compile(r"^```(sh no-test|sh|text)\n(.*?)^```$", re.M | re.S)


def script_of(page):
    """One shell script, which prints a line with a NUL before each block's output."""
    blocks = BLOCK.findall(page)
    script = "set -e\n"
    for kind, text in blocks:
        if kind == "sh":
            script += "printf '\\000\\n'\n" + text
    return script, [(kind, text) for kind, text in blocks if kind != "sh no-test"]


class Handbook(unittest.TestCase):
    def test_every_command(self):
        pages = sorted(TREE.glob("docs/id/*.md")) + sorted(TREE.glob("docs/en/*.md"))
        run = 0
        for page in pages:
            script, blocks = script_of(page.read_text(encoding="utf-8"))
            if not blocks:
                continue
            with self.subTest(page.name), tempfile.TemporaryDirectory() as folder:
                environment = {"PATH": f"{BIN}:{os.environ['PATH']}", "LC_MESSAGES": page.parent.name, "HOME": folder}
                result = subprocess.run(["bash"], input=script, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                self.assertEqual(result.returncode, 0, result.stdout)
                outputs = iter(result.stdout.split("\0\n")[1:])
                output = ""
                for kind, text in blocks:
                    if kind == "sh":
                        output = next(outputs)
                        run += len(text.splitlines())
                    else:
                        for line in text.splitlines():
                            self.assertIn(line, output)
        self.assertGreater(run, 30)

    def test_both_languages_have_the_same_commands(self):
        count = {language: sum(len(BLOCK.findall(page.read_text(encoding="utf-8"))) for page in TREE.glob(f"docs/{language}/*.md")) for language in ("id", "en")}
        self.assertEqual(count["id"], count["en"])


if __name__ == "__main__":
    BIN = pathlib.Path(sys.argv.pop(1)).resolve()
    TREE = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
