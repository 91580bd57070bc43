#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the programs share as processes: the pager keeps the terminal at Ctrl-C, and standard descriptors that are closed do no harm.

usage: terminal_test.py BIN"""
import os
import pathlib
import pty
import select
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(sys.argv.pop(1)).resolve()
ENVIRONMENT = {**{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}, "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TERM": "xterm"}

# Says when it is there and when Ctrl-C comes, then waits to be released, and only then reads: with more than a pipe holds, the program is still
# writing until then. Written in Python, since a shell's trap waits for the command that is running.
PAGER = """\
import os, signal, sys
os.set_blocking(0, True)
signal.signal(signal.SIGINT, lambda *_: os.write(told, b"interrupted\\n"))
told = os.open("told", os.O_WRONLY)
os.write(told, b"started\\n")
open("release").read()
os.write(told, b"read %d\\n" % len(sys.stdin.buffer.read()))
"""


class WithArchive(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="warta-terminal-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        subprocess.run([BIN / "warta-index", "add", "--quiet", "berita", ROOT / "corpus"], cwd=cls.folder, env=ENVIRONMENT, check=True, timeout=300)


class Pager(WithArchive):
    def line(self, told):
        ready, _, _ = select.select([told], [], [], 120)
        self.assertTrue(ready, "the pager says nothing")
        return told.readline().split()

    def interrupted(self, limit):
        """Ctrl-C in the pager of a page with so many hits; returns how many bytes the pager then read."""
        (self.folder / "pager.py").write_text(PAGER, encoding="utf-8")
        for name in ("told", "release"):
            (self.folder / name).unlink(missing_ok=True)
            os.mkfifo(self.folder / name)
        told = os.open(self.folder / "told", os.O_RDWR)
        child, keyboard = pty.fork()  # a session of its own on a new terminal
        if child == 0:
            os.chdir(self.folder)
            os.execve(BIN / "warta-search", ["warta-search", "berita", "--limit", limit, "yang"], {**ENVIRONMENT, "PAGER": f"{sys.executable} pager.py"})
        with open(told, "rb", buffering=0) as told:
            self.assertEqual(self.line(told), [b"started"])
            os.write(keyboard, b"\x03")
            self.assertEqual(self.line(told), [b"interrupted"])
            self.assertEqual(os.waitpid(child, os.WNOHANG), (0, 0), "the program ended before its pager")
            (self.folder / "release").write_text("", encoding="utf-8")
            word, count = self.line(told)
            self.assertEqual(word, b"read")
        self.assertEqual(os.waitpid(child, 0), (child, 0))
        os.close(keyboard)
        return int(count)

    def test_has_the_terminal_at_ctrl_c_while_the_program_waits_for_it(self):
        self.assertGreater(self.interrupted("1"), 100)

    def test_has_the_terminal_at_ctrl_c_while_the_program_still_writes(self):
        self.assertGreater(self.interrupted("1000"), 1 << 16)


class ClosedDescriptors(WithArchive):
    def run_closed(self, redirections, command):
        """Runs a command of the shell with descriptors closed, as a badly made service does."""
        return subprocess.run(["bash", "-c", f"exec {redirections}; exec {command}"], cwd=self.folder, env={**ENVIRONMENT, "PATH": f"{BIN}:/usr/bin:/bin"},
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=300)

    def articles(self, archive):
        done = self.run_closed("0<&-", f"warta-index stats --json {archive}")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_standard_input_that_is_closed_is_empty(self):
        before = self.articles("berita")
        done = self.run_closed("0<&-", "warta-index add berita -")
        self.assertEqual((done.returncode, done.stderr), (1, "-: kosong; tidak ada yang dapat diindeks\n"))
        self.assertEqual(self.articles("berita"), before)

    def test_nothing_is_written_into_the_files_of_an_archive(self):
        for closed in ("1>&-", "2>&-", "0<&- 1>&- 2>&-"):
            with self.subTest(closed):
                # A missing file is a message on standard error, the summary goes to standard output.
                done = self.run_closed(closed, "warta-index add berita tidak-ada.jsonl")
                self.assertEqual(done.returncode, 1)
                done = self.run_closed(closed, "warta-index verify --all berita")
                self.assertEqual(done.returncode, 0)
                done = self.run_closed(closed, "warta-search berita banjir")
                self.assertEqual(done.returncode, 0)
        self.assertIn("no faults", self.run_closed("0<&-", "warta-index verify --all berita").stdout)


if __name__ == "__main__":
    unittest.main()
