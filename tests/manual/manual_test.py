#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Help fits a screen, manual pages have no faults, and completions work in their shells.

usage: manual_test.py BIN SOURCE_TREE
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAMS = ("warta-index", "warta-search", "warta-analyze")
COMMANDS = ("add", "remove", "stats", "export", "verify", "compact", "reindex", "duplicates", "split", "merge", "backup", "restore", "words")
NOISE = re.compile(r"(?<!\.)(TEXT:\{|TEXT REQUIRED|TEXT \.\.\.)|\b(UINT|ENUM|INT|FLOAT|BOOLEAN)\b| in \{|->|\[\d+\]|\{,\}|OR \{")


def run(*words, language="id", **options):
    environment = {**os.environ, "LC_ALL": language, "COLUMNS": "80", **options.pop("env", {})}
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, env=environment, timeout=120, **options)


class Manual(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.share = pathlib.Path(cls.folder.name)
        subprocess.run([TREE / "docs/manual/make.py", BIN, cls.share], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def helps(self):
        for language in ("id", "en"):
            for program in PROGRAMS:
                yield language, [BIN / program]
            for command in COMMANDS:
                yield language, [BIN / "warta-index", command]

    def test_help_fits_a_screen(self):
        for language, command in self.helps():
            result = run(*command, "--help", language=language)
            lines = result.stdout.splitlines()
            self.assertEqual((result.returncode, result.stderr), (0, ""), command)
            # warta-index has thirteen commands, each with what it does.
            self.assertLessEqual(len(lines), 26 if command == [BIN / "warta-index"] else 24, command)
            self.assertLessEqual(max(map(len, lines)), 80, command)
            if len(command) == 1:
                self.assertEqual(len(re.findall(rf"^  {command[0].name} ", result.stdout, re.M)), 3, "three examples")

    def test_all_help_is_complete_and_without_noise(self):
        for language, command in self.helps():
            every = run(*command, "--help-all", language=language).stdout
            short = run(*command, "--help", language=language).stdout
            for option in re.findall(r"--[a-z][a-z-]+", short):
                self.assertIn(option, every, command)
            self.assertIsNone(NOISE.search(every + short), (command, NOISE.search(every + short)))

    def test_every_option_of_a_search_has_a_group(self):
        every = run(BIN / "warta-search", "--help-all").stdout
        self.assertNotIn("\nPilihan:", every)

    def test_manual_pages_format_without_warnings(self):
        if shutil.which("man") is None:
            self.skipTest("man is not installed")
        pages = sorted((self.share / "man").rglob("*.[157]"))
        self.assertEqual(len(pages), 2 * len(PROGRAMS) + 2)
        for page in pages:
            result = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page, language="C.UTF-8", env={"MANWIDTH": "80"})
            self.assertEqual((result.returncode, result.stderr), (0, ""), page)
        text = run("man", "-l", self.share / "man/man1/warta-search.1", language="C.UTF-8", env={"MANWIDTH": "100", "MAN_KEEP_FORMATTING": ""}).stdout
        for option in re.findall(r"--[a-z][a-z-]+", run(BIN / "warta-search", "--help-all").stdout):
            self.assertIn(option, text)

    def test_bash(self):
        def complete(*words):
            script = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); "_${1//-/_}"; printf "%s\\n" "${COMPREPLY[@]}"'
            folder = self.share / "bash-completion/completions"
            return run("bash", "-c", script, "bash", folder / words[0], *words).stdout.split()
        self.assertEqual(complete("warta-search", "--so"), ["--sort"])
        self.assertIn("newest", complete("warta-search", "berita", "--sort", ""))
        self.assertEqual(complete("warta-index", "ve"), ["verify"])
        self.assertIn("--sample", complete("warta-index", "verify", "berita", "--"))
        self.assertNotIn("--sample", complete("warta-index", "stats", "--"))

    def test_fish(self):
        if shutil.which("fish") is None:
            self.skipTest("fish is not installed")
        def complete(line):
            program = line.split()[0]
            script = f"source {self.share}/fish/vendor_completions.d/{program}.fish; complete -C {line!r}"
            result = run("fish", "--no-config", "-c", script, env={"HOME": self.folder.name, "LC_ALL": "C.UTF-8"})
            self.assertEqual(result.stderr, "")
            return [one.split("\t")[0] for one in result.stdout.splitlines()]
        self.assertEqual(complete("warta-search --sor"), ["--sort"])
        self.assertIn("newest", complete("warta-search berita --sort "))
        self.assertEqual(complete("warta-index veri"), ["verify"])
        self.assertIn("--sample", complete("warta-index verify --sa"))

    def test_zsh(self):
        if shutil.which("zsh") is None:
            self.skipTest("zsh is not installed")
        def complete(line):
            # A shell in a terminal of its own, where Tab is pressed.
            script = f"""
zmodload zsh/zpty; zpty t zsh -f -i
w() {{ zpty -w t $1; }}
w 'PS1=; fpath=({self.share}/zsh/vendor-completions $fpath); autoload -Uz compinit; compinit -u -d {self.folder.name}/zd; LISTMAX=0; bindkey "^I" complete-word; print READ"Y"'
zpty -r t out '*READY*'
zpty -w -n t {line!r}$'\\t'; sleep 1; zpty -w -n t $'\\n'; sleep 0.3
zpty -r -t t out; print -r -- $out; while zpty -r -t t out; do print -r -- $out; done; zpty -d t"""
            return run("zsh", "-f", "-c", script, env={"TERM": "dumb", "PATH": f"{BIN}:{os.environ['PATH']}"}).stdout
        self.assertIn("--sort", complete("warta-search --sor"))
        self.assertIn("warta-index verify", complete("warta-index veri"))


if __name__ == "__main__":
    BIN = pathlib.Path(sys.argv.pop(1)).resolve()
    TREE = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
