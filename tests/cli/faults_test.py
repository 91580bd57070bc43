#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes power, disk space and good bytes away from warta-index, and looks what is left of the archive.

usage: faults_test.py --bin DIR [--runs N] [--seed S] [kill|disk|damage|lock|readers]...

--runs: how many processes to kill, and copies to damage (default 20). The seed is printed."""
import argparse
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ENGLISH = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
WORDS = [a + b for a in ("ka", "me", "per", "ber", "sa", "tu", "ge", "lu") for b in ("bar", "ling", "tani", "rakyat", "lomba", "rusa", "dung", "wira")]


class Failure(Exception):
    pass


def check(condition, *message):
    if not condition:
        raise Failure(" ".join(str(part) for part in message))


class Programs:
    def __init__(self, folder):
        self.folder = folder

    def start(self, program, *arguments, **options):
        return subprocess.Popen([f"{self.folder}/{program}", *map(str, arguments)], env=ENGLISH, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", **options)

    def run(self, program, *arguments, status=None, **options):
        process = self.start(program, *arguments, **options)
        try:
            out, err = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        if status is not None:
            check(process.returncode == status, program, *arguments, "ended with", process.returncode, "not", status, out, err)
        return process.returncode, out, err

    def export(self, archive):
        """Everything in the archive, by id, whatever the order of its documents."""
        lines = self.run("warta-index", "export", archive, status=0)[1].splitlines()
        return {json.loads(line)["id"]: line for line in lines}

    def verify(self, archive):
        status, out, err = self.run("warta-index", "verify", "--all", archive)
        check(status == 0, "verify:", out, err)


def write_articles(path, count, edition=0, seed=1):
    words = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        for i in range(count):
            body = " ".join(words.choice(WORDS) + str(words.randrange(40)) for _ in range(120))
            title = f"Berita {i} edisi {edition if i % 3 == 0 else 0}"
            file.write(json.dumps({"id": f"a{i}", "title": title, "date": "2023-09-17", "body": body}) + "\n")
    return path


def same_files(one, other):
    """warta.lock apart: the note of a holder that crashed stays behind, and the next one writes over it."""
    def files_of(archive):
        return {p.name: p.read_bytes() for p in archive.iterdir() if p.name != "warta.lock"}

    return files_of(one) == files_of(other)


# kill -9 at a random moment.


class Killer:
    def __init__(self, programs, folder, dice):
        self.programs, self.folder, self.dice = programs, folder, dice
        self.first = write_articles(folder / "satu.jsonl", 700)
        self.second = write_articles(folder / "dua.jsonl", 1000, edition=2)
        self.archive = folder / "arsip"
        self.old = folder / "lama"
        self.whole = folder / "utuh"
        programs.run("warta-index", "add", "-q", self.old, self.first, status=0)
        programs.run("warta-index", "add", "-q", self.whole, self.second, status=0)
        self.old_articles = programs.export(self.old)
        self.new_articles = programs.export(self.whole)
        self.seconds = {}

    def commands(self):
        add = ["add", "--commit-every", "100", self.archive]
        return {
            "build": (None, ["add", self.archive, self.second]),
            "build through Xapian": (None, [*add, "--builder", "xapian", self.second]),
            "add": (self.old, [*add, self.second]),
            "compact": (self.old, ["compact", self.archive]),
            "reindex": (self.old, ["reindex", self.archive]),
        }

    def prepare(self, begin):
        shutil.rmtree(self.archive, ignore_errors=True)
        shutil.rmtree(f"{self.archive}.building", ignore_errors=True)
        if begin:
            shutil.copytree(begin, self.archive)

    def measure(self):
        for name, (begin, command) in self.commands().items():
            self.prepare(begin)
            started = time.monotonic()
            self.programs.run("warta-index", *command, status=0)
            self.seconds[name] = time.monotonic() - started

    def one(self, name):
        begin, command = self.commands()[name]
        self.prepare(begin)
        process = self.programs.start("warta-index", *command)
        time.sleep(self.dice.random() * self.seconds[name] * 1.1)
        process.kill()
        process.communicate()
        died = process.returncode == -signal.SIGKILL
        self.check_left(name, died)
        # The same command again, without the folding that may come behind it, ends as if nothing had been.
        self.programs.run("warta-index", *command, status=0)
        expected = self.old_articles if name in ("compact", "reindex") else self.new_articles
        check(self.programs.export(self.archive) == expected, name, "again: other articles than an undisturbed run")
        self.programs.verify(self.archive)
        left = sorted(p.name for p in self.folder.iterdir() if p.name.startswith("arsip"))
        check(left == ["arsip"], name, "again: left behind", left)
        return died

    def check_left(self, name, died):
        if not self.archive.exists():
            check(name.startswith("build"), name, "took the archive away")
            return
        if name == "build through Xapian" and not (self.archive / "iamglass").exists():
            return  # killed while Xapian made its files
        if name == "build through Xapian" and self.programs.run("warta-index", "stats", self.archive)[0] == 2:
            return  # killed before the first commit
        self.programs.verify(self.archive)
        left = self.programs.export(self.archive)
        if name in ("compact", "reindex"):
            check(left == self.old_articles, name, "changed articles")
        elif name == "build":
            check(left == self.new_articles, name, "left a part of an archive, killed:", died)
        for article, line in left.items():
            known = (self.old_articles.get(article), self.new_articles.get(article))
            check(line in known, name, "left an article that is neither old nor new:", line)
        if name == "add":
            check(left.keys() >= self.old_articles.keys(), name, "lost articles")


def test_kill(programs, folder, dice, runs):
    killer = Killer(programs, folder, dice)
    killer.measure()
    names = list(killer.commands())
    died = sum(killer.one(names[run % len(names)]) for run in range(runs))
    return f"{died} of {runs} processes killed in time"


# A disk that is full.


def test_disk(programs, folder, dice, runs):
    source = write_articles(folder / "banyak.jsonl", 1500)
    changed = write_articles(folder / "lagi.jsonl", 1500, edition=3)
    good = folder / "baik"
    programs.run("warta-index", "add", "-q", good, source, status=0)
    size = sum(p.stat().st_size for p in good.iterdir())
    largest = max(p.stat().st_size for p in good.iterdir())
    before = programs.export(good)
    refused = 0
    for limit in [4096, 100_000, largest // 2, largest - 4096]:
        def no_more(limit=limit):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        for builder in ("auto", "xapian"):
            new = folder / "baru"
            status, out, err = programs.run("warta-index", "add", "--builder", builder, new, source, preexec_fn=no_more)
            check(status == 2 and "baru" in err and "\n" not in err.strip(), "full disk:", builder, limit, status, out, err)
            if builder == "auto":
                check(not new.exists(), "full disk: left a half-made archive,", limit)
            check(not pathlib.Path(f"{new}.building").exists(), "full disk: left", new, "building")
            shutil.rmtree(new, ignore_errors=True)
            refused += 1
        for command in (["add", good, changed], ["compact", good], ["reindex", good]):
            copy = folder / "salinan"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(good, copy)
            arguments = [copy if a == good else a for a in command]
            status, out, err = programs.run("warta-index", *arguments, preexec_fn=no_more)
            check(status == 2 and err, "full disk:", command[0], limit, status, out, err)
            programs.verify(copy)
            left = programs.export(copy)
            check(left.keys() == before.keys(), "full disk:", command[0], "lost articles")
            check(not pathlib.Path(f"{copy}.building").exists(), "full disk: left", copy, "building")
            refused += 1
    return f"{refused} times refused, archive of {size >> 10} KiB whole each time" + test_small_disk(programs, folder, source)


def test_small_disk(programs, folder, source):
    """The same on a file system of 1 MiB, where root may mount one."""
    disk = folder / "disk"
    disk.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], stderr=subprocess.DEVNULL).returncode:
        return "; no small file system: not root"
    try:
        status, out, err = programs.run("warta-index", "add", disk / "arsip", source)
        check(status == 2 and "No space left" in err, "full tmpfs:", status, out, err)
        check(list(disk.iterdir()) == [], "full tmpfs: left", list(disk.iterdir()))
    finally:
        subprocess.run(["umount", disk], check=True)
    return f"; on a full tmpfs: {err.strip().replace(str(folder), '...')}"


# Bytes that are not what they were.


def damage(path, dice):
    """Gives what was done."""
    size = path.stat().st_size
    kind = dice.choice(("cut", "flip", "zero", "gone"))
    if kind == "cut":
        os.truncate(path, dice.randrange(size))
    elif kind == "gone":
        path.unlink()
    else:
        with open(path, "r+b") as file:
            if kind == "zero":
                file.seek(dice.randrange(size))
                file.write(bytes(min(8192, size - file.tell())))
            else:
                for _ in range(40):
                    file.seek(dice.randrange(size))
                    file.write(bytes([dice.randrange(256)]))
    return f"{path.name}: {kind}"


def test_damage(programs, folder, dice, runs):
    source = write_articles(folder / "banyak.jsonl", 300)
    good = folder / "baik"
    programs.run("warta-index", "add", "-q", good, source, status=0)
    noticed = crashed = 0
    for _ in range(runs):
        copy, kept = folder / "rusak", folder / "disimpan"
        for path in (copy, kept):
            shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(good, copy)
        files = sorted(p for p in copy.iterdir() if p.stat().st_size)
        what = damage(dice.choice(files), dice)
        shutil.copytree(copy, kept)
        status, out, err = programs.run("warta-index", "verify", "--all", copy)
        check(status in (0, 1, 2), "damage:", what, "verify ended with", status, out, err)
        check(out or err, "damage:", what, "verify says nothing")
        noticed += status != 0
        for command in (["warta-index", "stats", copy], ["warta-index", "export", copy], ["warta-search", copy, "kabar1"],
                        ["warta-index", "compact", copy], ["warta-index", "reindex", copy]):
            if status == 0:
                break  # not damaged where it matters
            try:
                code, _, err = programs.run(*command)
            except subprocess.TimeoutExpired:
                code = -1
            if code < 0:
                crashed += 1  # or ran in a circle: libxapian trusts its files
            elif code == 2:
                check(err.startswith(command[0] + ": "), "damage:", what, command[1], err)
            if code != 0:
                check(same_files(copy, kept), "damage:", what, command[1], "failed and changed the archive")
            else:
                shutil.rmtree(copy)
                shutil.copytree(kept, copy)
    check(noticed >= runs * 3 // 4, "damage noticed only", noticed, "times of", runs)
    return f"{noticed} of {runs} damages noticed by verify; other commands crashed inside libxapian {crashed} times"


# Others at the same time.


def test_lock(programs, folder, dice, runs):
    source = write_articles(folder / "satu.jsonl", 10)
    archive = folder / "arsip"
    programs.run("warta-index", "add", "-q", archive, source, status=0)
    fifo = folder / "pipa.jsonl"
    os.mkfifo(fifo)
    holder = programs.start("warta-index", "add", archive, "--format", "jsonl", fifo)
    with open(fifo, "w", encoding="utf-8") as pipe:  # opens when the holder has the archive and reads
        status, _, err = programs.run("warta-index", "add", archive, source)
        check(status == 2 and f"process {holder.pid} on " in err and " since 20" in err and "--lock-timeout" in err, "second writer:", err)
        for command in (["remove", archive, "a1"], ["compact", archive], ["reindex", archive], ["verify", archive]):
            status, _, err = programs.run("warta-index", *command)
            check(status == 2 and f"process {holder.pid} on " in err, "second writer:", command[0], err)
        waiter = programs.start("warta-index", "remove", archive, "a1", "--lock-timeout", "60")
        time.sleep(0.3)
        check(waiter.poll() is None, "--lock-timeout does not wait")
        pipe.write('{"id":"baru","title":"Baru"}\n')
    check(holder.wait(60) == 0 and waiter.wait(60) == 0, "the waiter did not get its turn")
    check(programs.export(archive).keys() == {f"a{i}" for i in range(10)} - {"a1"} | {"baru"}, "not both changes are in")
    new = folder / "lain"
    builder = programs.start("warta-index", "add", new, "--format", "jsonl", fifo)
    with open(fifo, "w", encoding="utf-8") as pipe:
        status, _, err = programs.run("warta-index", "add", new, source)
        check(status == 2 and f"process {builder.pid} on " in err and "building" in err, "second builder:", err)
        pipe.write('{"id":"baru","title":"Baru"}\n')
    check(builder.wait(60) == 0, "the builder failed")
    return "holder named, waiter served"


def test_readers(programs, folder, dice, runs):
    archive = folder / "arsip"
    programs.run("warta-index", "add", "-q", archive, write_articles(folder / "satu.jsonl", 1000), status=0)
    editions = [write_articles(folder / f"{n}.jsonl", 1500, edition=n) for n in (2, 3)]
    done, searches, failed = threading.Event(), [0] * 4, []

    def search(reader):
        words = random.Random(reader)
        while not done.is_set():
            query = f"{words.choice(WORDS)}{words.randrange(40)} {words.choice(WORDS)}{words.randrange(40)}"
            status, _, err = programs.run("warta-search", archive, "--format", "jsonl", query)
            searches[reader] += 1
            if status not in (0, 1):
                failed.append(f"{query}: {err}")

    readers = [threading.Thread(target=search, args=(n,)) for n in range(len(searches))]
    for reader in readers:
        reader.start()
    try:
        for edition in editions:
            programs.run("warta-index", "add", "--commit-every", "20", "--jobs", "1", archive, edition, status=0)
        programs.run("warta-index", "compact", archive, status=0)
        programs.run("warta-index", "reindex", archive, status=0)
    finally:
        done.set()
        for reader in readers:
            reader.join()
    check(not failed, "failed searches:", failed[:3])
    check(min(searches) > 0, "a reader never came to search")
    programs.verify(archive)
    return f"{sum(searches)} searches, none failed"


TESTS = {"kill": test_kill, "disk": test_disk, "damage": test_damage, "lock": test_lock, "readers": test_readers}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("tests", nargs="*", metavar="|".join(TESTS))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    failed = False
    for name in arguments.tests or TESTS:
        with tempfile.TemporaryDirectory(prefix="warta-faults-") as folder:
            try:
                said = TESTS[name](Programs(pathlib.Path(arguments.bin).resolve()), pathlib.Path(folder), random.Random(arguments.seed),
                                   arguments.runs)
                print(f"{name}: {said}", flush=True)
            except Failure as failure:
                print(f"{name}: FAILED: {failure}", flush=True)
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
