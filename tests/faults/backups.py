# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups, made while the archive is written, compacted, built again and searched."""
import itertools
import json
import shutil
import threading

from common import check, write_articles

ARTICLES, COMMIT_EVERY = 240, 20


def editions_of(articles):
    """The edition of each article that changes, in the order of the source."""
    changing = range(0, ARTICLES, 3)
    check(len(articles) == ARTICLES, "a backup has", len(articles), "articles of", ARTICLES)
    return [int(json.loads(articles[f"a{i}"])["title"].split()[-1]) for i in changing]


def check_state(articles, earliest):
    """A committed state: whole commits of one edition, then the edition before. Gives the edition, and whether it is whole."""
    runs = [(edition, len(list(group))) for edition, group in itertools.groupby(editions_of(articles))]
    check(len(runs) <= 2 and (len(runs) == 1 or runs[0][0] == runs[1][0] + 1), "a backup is no state of the archive:", runs)
    check(len(runs) == 1 or runs[0][1] % COMMIT_EVERY == 0, "a backup has a part of a commit:", runs)
    check(runs[-1][0] >= earliest, "a backup is older than what was committed before it:", runs, earliest)
    return runs[-1][0], len(runs) == 1


class Writer(threading.Thread):
    """Adds one edition after another, and now and then compacts the archive or builds it again."""

    def __init__(self, programs, archive, folder):
        super().__init__()
        self.programs, self.archive, self.folder = programs, archive, folder
        self.committed, self.done, self.failure = 0, threading.Event(), None

    def run(self):
        try:
            for edition in itertools.count(1):
                if self.done.is_set():
                    return
                source = write_articles(self.folder / "edisi.jsonl", ARTICLES, edition=edition)
                self.programs.run("warta-index", "add", "-q", "--jobs", "1", "--commit-every", COMMIT_EVERY, self.archive, source, status=0)
                self.committed = edition
                if edition % 4 == 0:
                    self.programs.run("warta-index", "compact" if edition % 8 == 0 else "reindex", self.archive, status=0)
        except Exception as failure:  # shown by the main thread
            self.failure = failure


def backups_under_writing(programs, folder, count):
    archive, kept = folder / "arsip", folder / "cadangan"
    programs.run("warta-index", "add", "-q", archive, write_articles(folder / "awal.jsonl", ARTICLES), status=0)
    writer = Writer(programs, archive, folder)
    writer.start()
    parts = 0
    try:
        for _ in range(count):
            committed = writer.committed
            programs.run("warta-index", "backup", archive, kept, "--keep", "3", status=0)
            newest = sorted(kept.iterdir())[-1]
            programs.verify(newest)
            parts += not check_state(programs.export(newest), committed)[1]
            check(writer.failure is None, "the writer failed:", writer.failure)
    finally:
        writer.done.set()
        writer.join()
    check(writer.failure is None, "the writer failed:", writer.failure)
    names = sorted(path.name for path in kept.iterdir())
    check(len(names) == min(3, count), "--keep 3 kept", names)
    return archive, kept, f"{count} backups under {writer.committed} editions, {parts} inside an edition: each verifies and is a committed state"


def check_restoring(programs, folder, archive, kept):
    now = programs.export(archive)
    programs.run("warta-index", "backup", archive, kept, status=0)
    _, out, _ = programs.run("warta-index", "backup", archive, kept, status=0)
    one, other = sorted(kept.iterdir())[-2:]
    check("shared with the backup before" in out and (one / "postlist.glass").samefile(other / "postlist.glass"), "equal files are not shared:", out)
    for command in (["remove", other, "a1"], ["add", other, folder / "awal.jsonl"], ["compact", other], ["reindex", other]):
        status, _, err = programs.run("warta-index", *command)
        check(status == 2 and "is a backup" in err, "changes a backup:", *command, status, err)
    again = folder / "pulih"
    programs.run("warta-index", "restore", kept, again, status=0)
    check(programs.export(again) == now, "the restored archive has other articles")
    programs.verify(again)
    programs.run("warta-index", "remove", again, "a1", status=0)
    check(programs.export(other) == now and programs.export(one) == now, "a change of the restored archive changed backups")
    status, _, err = programs.run("warta-index", "restore", kept, again)
    check(status == 2 and "--replace" in err, "replaces an archive unasked:", status, err)
    first = sorted(kept.iterdir())[0]
    before = programs.export(first)
    programs.run("warta-index", "restore", kept, again, "--replace", "--at", first.name, status=0)
    check(programs.export(again) == before, "--at restored another backup")
    status, _, err = programs.run("warta-index", "restore", kept, folder / "lain", "--at", "2001-01-01")
    check(status == 2 and "the oldest is" in err, "restores what is not there:", status, err)
    listed = programs.run("warta-index", "restore", kept, "--list", status=0)[1]
    check([line.split("\t")[0] for line in listed.splitlines()] == sorted(p.name for p in kept.iterdir()), "--list:", listed)
    (again / "iamglass").write_bytes(b"rusak")
    programs.run("warta-index", "restore", kept, again, "--replace", status=0)
    check(programs.export(again) == now, "a damaged archive was not replaced")


def flip(path):
    with open(path, "r+b") as file:
        file.seek(path.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))


def check_damage(programs, folder, archive, kept):
    """What is damaged is neither backed up nor restored."""
    copy = folder / "rusak"
    shutil.copytree(archive, copy)
    flip(copy / "docdata.glass")
    status, _, err = programs.run("warta-index", "backup", copy, folder / "lain")
    check(status == 2 and "the archive is damaged, so no backup is made" in err, "backs up damage:", status, err)
    check(list((folder / "lain").iterdir()) == [], "left a backup of a damaged archive")
    status, _, err = programs.run("warta-index", "backup", copy, kept)
    check(status == 2 and "has backups of" in err, "mixes backups of two archives:", status, err)
    flip(sorted(kept.iterdir())[-1] / "postlist.glass")
    status, _, err = programs.run("warta-index", "restore", kept, folder / "baru")
    check(status == 2 and "the backup is damaged" in err and not (folder / "baru").exists(), "restores damage:", status, err)


def test_backup(programs, folder, dice, runs):
    archive, kept, said = backups_under_writing(programs, folder, max(4, runs // 4))
    check_restoring(programs, folder, archive, kept)
    check_damage(programs, folder, archive, kept)
    return said
