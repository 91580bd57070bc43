# SPDX-License-Identifier: GPL-3.0-or-later
"""Others at the same time: a second writer, searchers."""
import os
import random
import threading
import time

from common import WORDS, check, write_articles


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
    count, articles = (8, 5000) if runs >= 100 else (4, 1500)
    editions = [write_articles(folder / f"{n}.jsonl", articles, edition=n) for n in (2, 3)]
    done, searches, failed = threading.Event(), [0] * count, []

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
    return f"{sum(searches)} searches by {count} readers while {articles} articles were added and changed, none failed"
