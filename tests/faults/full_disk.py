# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is full."""
import os
import pathlib
import resource
import shutil
import signal
import subprocess

from common import check, write_articles


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
