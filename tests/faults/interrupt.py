# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl-C: once, and again."""
import os
import re
import shutil
import signal
import time

from common import check, write_articles


def catches(process, which):
    """Whether the process has a handler of its own for the signal, or has ended."""
    try:
        with open(f"/proc/{process.pid}/status", encoding="utf-8") as status:
            caught = next((line for line in status if line.startswith("SigCgt:")), "SigCgt: 0")  # none when it has ended
    except FileNotFoundError:
        return True
    return process.poll() is not None or int(caught.split()[1], 16) >> (which - 1) & 1 == 1


def check_terminal(programs, folder):
    """On a terminal the first Ctrl-C says what a second one does; what was read from a pipe until then is in."""
    pipe, archive = folder / "pipa.jsonl", folder / "dari-pipa"
    os.mkfifo(pipe)
    terminal, its_end = os.openpty()
    process = programs.start("warta-index", "add", archive, pipe, stderr=its_end)
    os.close(its_end)
    with open(pipe, "w", encoding="utf-8") as lines:
        lines.write('{"id":"satu","title":"Satu"}\n')
        lines.flush()
        process.send_signal(signal.SIGINT)
        said = ""
        while "Ctrl-C again stops at once" not in said:
            said += os.read(terminal, 4096).decode()
    out, _ = process.communicate(timeout=300)
    os.close(terminal)
    check(process.returncode == 130 and "1 added" in out, "Ctrl-C on a terminal:", process.returncode, out, said)
    check(programs.export(archive).keys() == {"satu"}, "the article read before Ctrl-C is not in")


def test_interrupt(programs, folder, dice, runs):
    """One Ctrl-C commits what was read, says how to go on and exits 130; a second stops at once; the archive is whole after both."""
    source = write_articles(folder / "banyak.jsonl", 3000)
    begin, archive, whole = folder / "awal", folder / "arsip", folder / "utuh"
    programs.run("warta-index", "add", "-q", begin, write_articles(folder / "awal.jsonl", 50, edition=9), status=0)
    programs.run("warta-index", "add", "-q", whole, source, status=0)
    expected = programs.export(whole)
    commands = {
        "build": (None, ["add", archive, source]),
        "add": (begin, ["add", "--commit-every", "200", archive, source]),
        "reindex": (whole, ["reindex", archive]),
    }
    seconds = {}
    for name, (before, command) in commands.items():
        shutil.rmtree(archive, ignore_errors=True)
        if before:
            shutil.copytree(before, archive)
        begun = time.monotonic()
        programs.run("warta-index", *command, status=0)
        seconds[name] = time.monotonic() - begun
    in_time = {"once": 0, "twice": 0}
    for run in range(max(6, runs // 4)):
        name = list(commands)[run % len(commands)]
        times = "once" if run // len(commands) % 2 == 0 else "twice"
        before, command = commands[name]
        shutil.rmtree(archive, ignore_errors=True)
        if before:
            shutil.copytree(before, archive)
        process = programs.start("warta-index", *command)
        while not catches(process, signal.SIGINT):
            time.sleep(0.001)
        time.sleep(dice.random() * seconds[name] if run > 0 else 0)
        process.send_signal(signal.SIGINT)
        if times == "twice":
            time.sleep(dice.random() * 0.02)
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=300)
        status = process.returncode
        check(status in (0, 130) or (times == "twice" and status == -signal.SIGINT), "interrupted", times, name, status, out, err)
        in_time[times] += status in (130, -signal.SIGINT)
        if archive.exists():
            programs.verify(archive)
        left = programs.export(archive) if archive.exists() else {}
        if status == 130:
            check("interrupted" in err and "Run the same command again" in err, name, "does not say how to go on:", err)
        if status == 130 and name != "reindex":
            counted = sum(map(int, re.search(r"(\d+) added, (\d+) updated, (\d+) unchanged", out).groups()))
            done = sum(left.get(article) == line for article, line in expected.items())
            check(done == counted, name, "says that", counted, "articles are in, and", done, "are")
        if name == "reindex":
            check(left == expected, "an interrupted reindex changed articles")
        programs.run("warta-index", *command, status=0)
        check(programs.export(archive) == expected, name, "again: other articles than an undisturbed run")
    check_terminal(programs, folder)
    check(in_time["once"] > 0, "no process was interrupted in time")
    return f"{in_time['once']} stopped in good order, {in_time['twice']} at once"
