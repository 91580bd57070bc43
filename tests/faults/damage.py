# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes that are not what they were."""
import os
import shutil
import subprocess

from common import check, same_files, write_articles


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
                code, _, err = programs.run(*command, timeout=60)
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


def test_flips(programs, folder, dice, runs):
    """`verify` finds every single changed byte, in every file; and none in a docdata table is ever shown as text."""
    good, copy = folder / "baik", folder / "rusak"
    programs.run("warta-index", "add", "-q", good, write_articles(folder / "banyak.jsonl", 300), status=0)
    programs.run("warta-index", "add", "-q", good, write_articles(folder / "lagi.jsonl", 330, edition=1), status=0)
    programs.run("warta-index", "remove", good, "a7", status=0)
    lines = set(programs.export(good).values())
    shutil.copytree(good, copy)
    flips = shown = 0
    for path in sorted(p for p in copy.iterdir() if p.stat().st_size):
        whole = path.read_bytes()
        for _ in range(max(5, runs // 2)):
            at = dice.randrange(len(whole))
            value = whole[at] ^ dice.randrange(1, 256)
            path.write_bytes(whole[:at] + bytes([value]) + whole[at + 1:])
            status, out, _ = programs.run("warta-index", "verify", copy)
            check(status == 1 and "damaged" in out, f"byte {at} of {path.name} was {whole[at]} and is {value}: verify says", status, out)
            flips += 1
            if path.name != "docdata.glass" or flips % 4:
                continue
            try:
                _, out, _ = programs.run("warta-index", "export", copy, timeout=60)
            except subprocess.TimeoutExpired:
                continue  # libxapian trusts its files
            check(lines.issuperset(out.splitlines()), f"byte {at} of docdata.glass: a changed article is shown")
            shown += 1
        path.write_bytes(whole)
    programs.run("warta-index", "verify", "--all", copy, status=0)
    return f"{flips} of {flips} changed bytes found; {shown} exports showed nothing wrong"
