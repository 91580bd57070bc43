# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory that the system does not give: one allocation fails, or all from one on; a limit (ulimit -v)."""
import collections
import resource
import shutil

from common import check, write_articles

LIMITS = (60, 70, 80, 90, 100, 120, 150, 200, 300)  # MB; below about 65 the loader gives up before our program begins
LOADER = "error while loading shared libraries"


class Memory:
    def __init__(self, programs, folder, dice):
        self.programs, self.folder, self.dice = programs, folder, dice
        self.archive, self.old, self.kept = folder / "arsip", folder / "lama", folder / "cadangan"
        first, second = write_articles(folder / "satu.jsonl", 60), write_articles(folder / "dua.jsonl", 80, edition=2)
        whole = folder / "utuh"
        for archive, source in ((self.old, first), (whole, second)):
            programs.run("warta-index", "add", "-q", archive, source, status=0)
        old, new = programs.export(self.old), programs.export(whole)
        rest = {article: line for article, line in old.items() if article != "a1"}
        # The archive before, the command, the articles after.
        self.commands = {
            "build": (None, ["warta-index", "add", self.archive, second], new),
            "build through Xapian": (None, ["warta-index", "add", "--builder", "xapian", self.archive, second], new),
            "add": (old, ["warta-index", "add", self.archive, second], new),
            "remove": (old, ["warta-index", "remove", self.archive, "a1"], rest),
            "merge": (None, ["warta-index", "merge", self.archive, self.old], old),
        }
        for name in ("compact", "reindex", "verify", "stats", "export", "duplicates"):
            self.commands[name] = (old, ["warta-index", name, self.archive], old)
        self.commands["split"] = (old, ["warta-index", "split", self.archive, "2"], old)
        self.commands["backup"] = (old, ["warta-index", "backup", self.archive, self.kept], old)
        self.commands["search"] = (old, ["warta-search", self.archive, "berita"], old)
        self.commands["concordance"] = (old, ["warta-search", self.archive, "--kwic", "5", "berita"], old)
        self.counts = {}

    def prepare(self, name):
        for path in [*self.folder.glob("arsip*"), *self.folder.glob("cadangan*")]:
            shutil.rmtree(path)
        if self.commands[name][0] is not None:
            shutil.copytree(self.old, self.archive)

    def allocations(self, name, library):
        if name not in self.counts:
            count = self.folder / "hitung"
            self.prepare(name)
            self.programs.run(*self.commands[name][1], status=0, environment={"LD_PRELOAD": library, "WARTA_ALLOC_COUNT": str(count)})
            self.counts[name] = int(count.read_text())
        return self.counts[name]

    def check_left(self, name, what, status):
        before, _, after = self.commands[name]
        if self.archive.exists():
            self.programs.verify(self.archive)
            left = self.programs.export(self.archive)
            check(before is not None or left == after, name, what, "left a part of an archive")
            known = [before or {}, after]
            check(all(line in [articles.get(article) for articles in known] for article, line in left.items()), name, what, "left other articles")
            check(status != 0 or left == after, name, what, "succeeded with other articles")
        else:
            check(before is None and status != 0, name, what, "took the archive away")
        parts = sorted(path.name for path in self.folder.glob("arsip-?"))
        # Where no allocation works at all, a finished part cannot be removed either, as after kill -9.
        check(len(parts) in (0, 2) or what.startswith("after"), name, what, "left", parts)
        if status != 0 and self.kept.exists():
            check(not any(self.kept.glob("2*")), name, what, "left a backup")

    def once_more(self, name, what):
        """The same command with memory ends well, and tidies up."""
        if name == "split" or (name in ("remove", "merge") and self.archive.exists()):
            return  # these do not run twice
        self.programs.run(*self.commands[name][1], status=0)
        check(self.programs.export(self.archive) == self.commands[name][2], name, what, "again: other articles")
        check(not any(self.folder.glob("*.building")), name, what, "again: left", list(self.folder.glob("*.building")))

    def one(self, name, fault, library):
        self.prepare(name)
        status, _, err = self.programs.run(*self.commands[name][1], environment={"LD_PRELOAD": library, "WARTA_ALLOC_FAULT": fault})
        check(status in (0, 2), name, fault, "ended with", status, err)
        check(status == 0 or "out of memory" in err.splitlines()[-1], name, fault, "does not say what is wrong:", err)
        self.check_left(name, fault, status)
        self.once_more(name, fault)
        return status == 2

    def limited(self, name, megabytes):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))

        self.prepare(name)
        status, _, err = self.programs.run(*self.commands[name][1], preexec_fn=limit, environment={})
        check(status in (0, 2) or (status == 127 and LOADER in err), name, megabytes, "MB: ended with", status, err)
        check(status == 0 or "memory" in err or LOADER in err, name, megabytes, "MB: does not say what is wrong:", err)
        self.check_left(name, f"in {megabytes} MB", status)
        return status != 0


def test_memory(programs, folder, dice, runs):
    library = programs.alloc_faults
    if library is None:
        return "not run: no --alloc-faults"
    memory = Memory(programs, folder, dice)
    failed, limits = collections.Counter(), 0
    names = list(memory.commands)
    for run in range(max(len(names), runs * 2)):
        name = names[run % len(names)]
        way = "after" if (run + run // len(names)) % 2 else "once"
        failed[way] += memory.one(name, f"{way}:{dice.randrange(memory.allocations(name, str(library))) + 1}", str(library))
    for megabytes in LIMITS if runs >= 100 else dice.sample(LIMITS, 2):
        limits += sum(memory.limited(name, megabytes) for name in (names if runs >= 100 else dice.sample(names, 4)))
    check(failed["once"] > 0 and failed["after"] > 0, "no allocation failed in time")
    return f"{sum(failed.values())} commands ended by an allocation ({failed['once']} by a single one), {limits} by a limit of memory: nothing half-made"
