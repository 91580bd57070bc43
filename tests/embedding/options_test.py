# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the table of options: every interface takes and refuses the same values with the same message.

usage: options_test.py BIN TABLE LIBRARY (TABLE prints the table, LIBRARY is libwarta.so)"""
import collections
import ctypes
import json
import pathlib
import re
import subprocess
import sys
import unittest
import urllib.error
import urllib.parse
import urllib.request

import warta

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "server"))
import programs

BIN = TABLE = LIBRARY = None
Row = collections.namedtuple("Row", "name request command_line kind least most most_served")
TRUTH, WHOLE, SECONDS, NAME, NAMES, TEXT, EACH = range(7)
WRONG = {TRUTH: ["ya", "2", ""], WHOLE: ["", "x", "1.5", "1e1", " 1", "99999999999"], SECONDS: ["", "x", "nan", "inf", "1,5", "-0.1"],
         NAME: ["salah"], NAMES: ["a=b", "media,a=b"], TEXT: [], EACH: ["media=", "media>"]}


def wrong_values(row):
    outside = [str(row.least - 1), str(row.most + 1)] if row.kind in (WHOLE, SECONDS) else []
    return ([] if row.request == "compare" else WRONG[row.kind]) + outside


def right_values(row):
    return [str(row.least), str(row.most)] if row.kind in (WHOLE, SECONDS) else []


class EveryInterface(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        context = programs.archive_of(BIN)
        cls.folder = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        cls.server = programs.Server(BIN, cls.folder, "127.0.0.1:0", "--time-limit", "86400")
        cls.addClassCleanup(cls.server.__exit__)
        table = subprocess.run([TABLE], check=True, stdout=subprocess.PIPE, text=True).stdout
        cls.rows = [Row(*columns[:3], *map(int, columns[3:])) for columns in (line.split("\t") for line in table.splitlines())]
        cls.library = ctypes.CDLL(LIBRARY)
        cls.library.warta_message.restype = ctypes.c_char_p

    def by_command_line(self, row, value):
        name = row.command_line.split(",")[-1]
        given = [f"{name}={value}"] if value else [name, value]
        needed = ["--facet", "media"] if name.startswith("--facet-") else []
        listed = [] if needed or name in ("--limit", "--offset") else ["--parsed"]  # with which these have no effect
        done = programs.search(BIN, self.folder, "zzz", *needed, *given, *listed)
        said = done.stderr.decode().removeprefix(f"warta-search: {name}: ")
        return None if done.returncode in (0, 1) else said.split("; see `warta-search --help`")[0]

    def by_http(self, row, value):
        query = urllib.parse.urlencode({"q": "zzz", row.request: value})
        try:
            with urllib.request.urlopen(f"{self.server.url}search?{query}", timeout=60):
                return None
        except urllib.error.HTTPError as error:
            with error:
                return json.loads(error.read())["error"]["message"].removeprefix(row.request + ": ")

    def by_pipe(self, row, values):
        requests = "".join(json.dumps({"request": "search", "query": "zzz", row.request: value}) + "\n" for value in values)
        done = programs.search(BIN, self.folder, "--stdio", input=requests.encode(), check=True)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        return [answer["error"]["message"].removeprefix(row.request + ": ") if "error" in answer else None for answer in answers]

    def by_python(self, row, value):
        try:
            warta.open(self.folder / "berita", **{row.name: value})
        except warta.InvalidArgument as error:
            return str(error).removeprefix(row.name + ": ")
        return None

    def by_c(self, row, value):
        session, options = ctypes.c_void_p(), ctypes.c_void_p()
        self.assertEqual(self.library.warta_session_new(ctypes.byref(session)), 0)
        self.assertEqual(self.library.warta_options_new(session, ctypes.byref(options)), 0)
        status = self.library.warta_options_set(options, row.name.encode(), value.encode())
        said = None if status == 0 else self.library.warta_message(session).decode().removeprefix(row.name + ": ")
        self.library.warta_options_free(options)
        self.library.warta_session_free(session)
        return said

    def messages(self, row, values):
        """Of each interface that has the option, one a value; None: taken."""
        found = {}
        if row.name:
            found["Python"] = [self.by_python(row, value) for value in values]
            found["C"] = [self.by_c(row, value) for value in values]
        if row.request:
            found["pipe"] = self.by_pipe(row, values)
            if not row.most_served:
                found["HTTP"] = [self.by_http(row, value) for value in values]
        if row.command_line and row.kind != TRUTH:  # flags have no values there
            found["command line"] = [self.by_command_line(row, value) for value in values]
        return found

    def test_the_same_values_are_refused_with_the_same_message(self):
        for row in self.rows:
            values = wrong_values(row)
            found = self.messages(row, values)
            for interface, said in found.items():
                with self.subTest(option=row, interface=interface):
                    self.assertEqual(said, next(iter(found.values())))
                    for value, message in zip(values, said):
                        wrong = value.split(",")[-1] if row.kind == NAMES else value
                        self.assertTrue(message and message.startswith(f"'{wrong}' is not "), (value, message))

    def test_the_least_and_the_most_are_taken_everywhere(self):
        for row in self.rows:
            values = right_values(row)
            for interface, said in self.messages(row, values).items():
                with self.subTest(option=row, interface=interface):
                    self.assertEqual(said, [None] * len(values))

    def test_http_has_the_lower_limits_of_the_table(self):
        served = [row for row in self.rows if row.most_served]
        self.assertTrue(served)
        for row in served:
            with self.subTest(option=row):
                self.assertIsNone(self.by_http(row, str(row.most_served)))
                self.assertEqual(self.by_http(row, str(row.most_served + 1)),
                                 f"'{row.most_served + 1}' is not a whole number from {row.least} to {row.most_served}")

    def test_help_is_in_one_language(self):
        foreign = {"en_US.UTF-8": {"dan", "yang", "atau", "dengan", "dari", "untuk", "ini", "tanpa", "bawaan", "pemakaian"},
                   "id_ID.UTF-8": {"the", "of", "and", "or", "with", "this", "print", "not", "to", "default", "usage", "options", "in", "file"}}
        for language, words in foreign.items():
            done = subprocess.run([f"{BIN}/warta-search", "--help-all"], env={**programs.ENVIRONMENT, "LC_ALL": language}, check=True,
                                  stdout=subprocess.PIPE, text=True)
            with self.subTest(language):
                self.assertFalse(words & set(re.findall(r"[a-z]+", re.sub(r"--[a-z-]+", "", done.stdout.lower()))))
                self.assertNotIn(" :", done.stdout)
                for row in self.rows:
                    self.assertIn(row.command_line.replace(",", ", "), done.stdout)

    def test_the_document_has_every_option_and_its_limits(self):
        text = (programs.ROOT / "docs/embedding.md").read_text()
        for row in self.rows:
            with self.subTest(option=row):
                if row.name:
                    line = next((line for line in text.splitlines() if line.startswith(f"| `{row.name}` |")), "")
                    limits = [f"{row.least} to {row.most}"] if row.kind in (WHOLE, SECONDS) else []
                    if row.most_served:
                        limits.append(f"HTTP: {row.least} to {row.most_served}")
                    for limit in limits + [f"`{row.request}`" if row.request and row.request != "no-expand" else ""]:
                        self.assertIn(limit, line)
                self.assertIn(f"`{row.request or row.name}`", text)


if __name__ == "__main__":
    BIN, TABLE, LIBRARY = sys.argv.pop(1), sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
