# SPDX-License-Identifier: GPL-3.0-or-later
"""Alerts whose process dies: every match is in the log and in its feed once, whatever happened before."""
import collections
import json
import re
import shutil

from common import WORDS, check, write_articles

DEATHS = 3  # at most, of one run before it is let through


def logged(folder):
    """The matches of the log, in order; fails on a line that is cut."""
    return [(one["query"], one["id"]) for one in map(json.loads, (folder / "alerts.jsonl").read_text(encoding="utf-8").splitlines())]


def check_feeds(folder, expected):
    matches = collections.defaultdict(set)
    for query, article in expected:
        matches[query].add(article)
    for feed in (folder / "feeds").glob("*.atom"):
        entries = re.findall(r"<entry>.*?<id>tag:warta\.invalid,2026:article/(\w+)</id>", feed.read_text(encoding="utf-8"), re.S)
        check(len(entries) == len(set(entries)), feed.name, "has an article twice")
        check(set(entries) <= matches[feed.stem], feed.name, "has an article that does not match")
        check(len(entries) == min(50, len(matches[feed.stem])), feed.name, "lacks an article:", sorted(matches[feed.stem] - set(entries))[:3])


def test_alerts(programs, folder, dice, runs):
    archive, alerts, queries = folder / "arsip", folder / "arsip.alerts", folder / "kueri.tsv"
    words = [word + str(number) for word in WORDS[:40] for number in range(40)]
    lines = [f"k{i}\t" + dice.choice(words) for i in range(40)]
    lines += [f"frasa{i}\t\"{dice.choice(WORDS)}{dice.randrange(40)} {dice.choice(WORDS)}{dice.randrange(40)}\" OR {dice.choice(words)}" for i in range(10)]
    queries.write_text("\n".join(lines) + "\n", encoding="utf-8")
    old, new = write_articles(folder / "lama.jsonl", 300, seed=2), folder / "baru.jsonl"
    write_articles(new, 900, seed=3)  # of which a0 to a299 are there, with another text
    add = ["add", "--quiet", "--commit-every", "100", "--alerts", queries, archive]
    programs.run("warta-index", *add, old, status=0)
    shutil.copytree(archive, folder / "arsip-lama")
    shutil.copytree(alerts, folder / "alerts-lama")
    begun = logged(alerts)
    count = folder / "calls"
    programs.run("warta-index", *add, new, status=0, faults={"WARTA_IO_COUNT": str(count)})
    calls = int(count.read_text()) if programs.io_faults else 0
    expected = set(logged(alerts))
    fresh = expected - set(begun)
    check(len(fresh) > 100 and {query for query, _ in fresh} & {f"frasa{i}" for i in range(10)}, "too few matches to try with:", len(fresh))
    check(all(int(article[1:]) >= 300 for _, article in fresh), "an article that was there before is called new")
    deaths = 0
    for _ in range(runs):
        for path, kept in ((archive, folder / "arsip-lama"), (alerts, folder / "alerts-lama")):
            shutil.rmtree(path)
            shutil.copytree(kept, path)
        for _ in range(dice.randint(1, DEATHS)):
            if calls:
                # Adding makes most of the calls; half of the deaths are behind it.
                call = dice.randint(1, calls) if dice.random() < .5 else calls - dice.randrange(max(1, calls // 10))
                process = programs.start("warta-index", *add, new, faults={"WARTA_IO_FAULT": f"kill:{call}"})
                process.communicate(timeout=300)
                deaths += process.returncode < 0
            else:
                process = programs.start("warta-index", *add, new)
                try:
                    process.communicate(timeout=dice.uniform(.05, 1.5))
                except Exception:
                    process.kill()
                    process.communicate()
                    deaths += 1
        programs.run("warta-index", *add, new, status=0)
        found = logged(alerts)
        check(len(found) == len(set(found)), "a match is in the log twice:", [pair for pair in found if found.count(pair) > 1][:3])
        check(set(found) == expected, "other matches than an undisturbed run: missing", sorted(expected - set(found))[:3], "too many", sorted(set(found) - expected)[:3])
        check_feeds(alerts, expected)
        state = json.loads((alerts / "state.json").read_text(encoding="utf-8"))
        check(state["delivered"] == (alerts / "alerts.jsonl").stat().st_size, "the state does not say that all is delivered")
        programs.run("warta-index", *add, new, status=0)
        check(logged(alerts) == found, "a run without new articles has found something")
    check(deaths > 0, "nothing was killed")
    return f"{runs} runs, {deaths} deaths, {len(fresh)} matches each time"
