# SPDX-License-Identifier: GPL-3.0-or-later
"""What may happen to a process while it changes an archive, and what must be left of the archive then."""
import pathlib
import shutil
import signal
import sys
import time

from common import check, write_articles

KILLED = ("moment", "call", "power")  # kill -9 at a random moment; before a random write, sync or rename; with a loss of power
REFUSED = ("full", "error")  # a disk that is full from one call on; a call that fails


class Accidents:
    """`one(command, way)` lets one accident happen to one command, and looks."""

    def __init__(self, programs, folder, dice, articles=(700, 1000), commit_every=100):
        self.programs, self.folder, self.dice = programs, folder, dice
        self.first = write_articles(folder / "satu.jsonl", articles[0])
        self.second = write_articles(folder / "dua.jsonl", articles[1], edition=2)
        self.empty = folder / "kosong.jsonl"
        self.empty.write_text("\n", encoding="utf-8")
        self.archive, self.old, self.whole = folder / "arsip", folder / "lama", folder / "utuh"
        programs.run("warta-index", "add", "-q", self.old, self.first, status=0)
        programs.run("warta-index", "add", "-q", self.whole, self.second, status=0)
        self.old_articles = programs.export(self.old)
        self.new_articles = programs.export(self.whole)
        self.removed = [f"a{i}" for i in range(0, articles[0], 7)]
        rest = {article: line for article, line in self.old_articles.items() if article not in self.removed}
        build, add = ["add", self.archive, self.second], ["add", "--commit-every", str(commit_every), self.archive, self.second]
        # The archive it begins with, the command, the articles it ends with.
        self.commands = {
            "build": (None, build, self.new_articles),
            "build in little memory": (None, [*build, "--memory", "4MB"], self.new_articles),
            "build through Xapian": (None, [*add, "--builder", "xapian"], self.new_articles),
            "add": (self.old, add, self.new_articles),
            "remove": (self.old, ["remove", self.archive, *self.removed], rest),
            "compact": (self.old, ["compact", self.archive], self.old_articles),
            "reindex": (self.old, ["reindex", self.archive], self.old_articles),
            "reindex through Xapian": (self.old, ["reindex", "--builder", "xapian", self.archive], self.old_articles),
        }
        self.seconds, self.calls = {}, {}

    def prepare(self, begin):
        shutil.rmtree(self.archive, ignore_errors=True)
        shutil.rmtree(f"{self.archive}.building", ignore_errors=True)
        if begin:
            shutil.copytree(begin, self.archive)

    def measure(self, name):
        begin, command, _ = self.commands[name]
        self.prepare(begin)
        count = self.folder / "calls"
        started = time.monotonic()
        self.programs.run("warta-index", *command, status=0, faults={"WARTA_IO_COUNT": str(count)})
        self.seconds[name] = time.monotonic() - started
        self.calls[name] = int(count.read_text()) if self.programs.io_faults else 0

    def one(self, name, way):
        """True when the accident came in time."""
        if name not in self.seconds:
            self.measure(name)
        begin, command, expected = self.commands[name]
        self.prepare(begin)
        happened, seen = self.moment(name, command) if way == "moment" else self.fault(name, command, way)
        left = self.left_of(name)
        if left is not None:
            self.check_articles(name, way, left, seen)
        # The same command again ends as if nothing had been.
        status, out, err = self.programs.run("warta-index", *command)
        check(status == 0 or (name == "remove" and status == 1), name, way, "again:", status, out, err)
        check(self.programs.export(self.archive) == expected, name, way, "again: other articles than an undisturbed run")
        self.programs.verify(self.archive)
        litter = sorted(p.name for p in self.folder.iterdir() if p.name.startswith("arsip"))
        check(litter == ["arsip"], name, way, "again: left behind", litter)
        return happened

    def moment(self, name, command):
        process = self.programs.start("warta-index", *command)
        time.sleep(self.dice.random() * self.seconds[name] * 1.1)
        seen = self.programs.export(self.archive) if name == "add" else {}  # what readers see is committed
        process.kill()
        process.communicate()
        return process.returncode == -signal.SIGKILL, seen

    def fault(self, name, command, way):
        action = {"call": "kill", "power": "lose"}.get(way, way)
        fault = f"{action}:{self.dice.randrange(self.calls[name]) + 1}"
        faults = {"WARTA_IO_FAULT": fault}
        if self.dice.random() < 0.3:  # then the end of the work counts, where there are two renames for one
            last = self.calls[name] - self.dice.randrange(12)
            faults = {"WARTA_IO_FAULT": f"{action}:{max(1, last)}", "WARTA_IO_NO_SWAP": "1"}
        status, out, err = self.programs.run("warta-index", *command, faults=faults)
        if way in KILLED:
            return status == -signal.SIGKILL, {}
        check(status in (0, 2), name, fault, "ended with", status, out, err)
        if status == 2:
            errors = [line for line in err.splitlines() if ": note: replaces " not in line]
            check(len(errors) == 1 and errors[0].startswith("warta-index: ") and str(self.folder) in err, name, fault, "says", err)
        return status == 2, self.commands[name][2] if status == 0 and name != "remove" else {}

    def left_of(self, name):
        """The articles left; None when no archive was begun."""
        if not self.archive.exists():
            aside = pathlib.Path(f"{self.archive}.building/previous")
            check(name.startswith("build") or aside.exists(), name, "took the archive away")
            if aside.exists():  # between two renames: the next change brings it back
                status, _, err = self.programs.run("warta-index", "stats", self.archive)
                check(status == 2 and str(aside) in err, "does not say where the archive is:", err)
                self.programs.run("warta-index", "add", "--builder", self.dice.choice(("auto", "xapian")), self.archive, self.empty, status=0)
                check(self.archive.exists() and not aside.exists(), "the archive has not come back")
                return self.programs.export(self.archive)
            return None
        self.programs.verify(self.archive)
        return self.programs.export(self.archive)

    def check_articles(self, name, way, left, seen):
        begin, _, expected = self.commands[name]
        if begin is None:
            check(left == expected, name, way, "left a part of an archive")
        for article, line in left.items():
            known = (self.old_articles.get(article), self.new_articles.get(article))
            check(line in known, name, way, "left an article that is neither old nor new:", line)
        for article, line in seen.items():
            if line == expected.get(article):
                check(left.get(article) == line, name, way, "lost what was committed:", article)
        if name == "remove":
            check(left in (self.old_articles, expected), name, way, "removed a part")
        elif begin:
            check(left.keys() >= self.old_articles.keys(), name, way, "lost articles")


def let_happen(programs, folder, dice, runs, ways):
    accidents = Accidents(programs, folder, dice)
    if programs.io_faults is None:
        ways = ("moment",)
    pairs = [(name, way) for way in ways for name in accidents.commands]
    dice.shuffle(pairs)
    happened = 0
    for run in range(runs):
        happened += accidents.one(*pairs[run % len(pairs)])
        if run % 20 == 19:
            print(f"... {run + 1} of {runs}", file=sys.stderr, flush=True)
    return happened


def test_kill(programs, folder, dice, runs):
    died = let_happen(programs, folder, dice, runs, KILLED)
    return f"{died} of {runs} processes killed in time"


def test_refused(programs, folder, dice, runs):
    if programs.io_faults is None:
        return "not run: no --io-faults"
    failed = let_happen(programs, folder, dice, runs, REFUSED)
    return f"{failed} of {runs} commands failed in good order, the others went on without harm; {value_writes(programs, folder, dice)}"


def value_writes(programs, folder, dice):
    """libxapian cannot report that it could not write the values of documents, which it does late in a commit: it ends the process."""
    (folder / "nilai").mkdir()
    accidents = Accidents(programs, folder / "nilai", dice)
    name = "remove"
    accidents.measure(name)
    begin, command, _ = accidents.commands[name]
    ended = 0
    for call in range(accidents.calls[name] - 440, accidents.calls[name] - 400):
        accidents.prepare(begin)
        status, _, err = programs.run("warta-index", *command, faults={"WARTA_IO_FAULT": f"full:{call}"})
        check(status in (0, 2) and err.startswith("warta-index: ") and err.count("\n") == 1 and str(folder) in err, call, status, err)
        ended += "was ended by an error" in err
        programs.verify(accidents.archive)
    check(ended > 0, "no write of values was met; look for them at other calls than", accidents.calls[name] - 440, "to", accidents.calls[name] - 400)
    return f"{ended} ended inside libxapian"
