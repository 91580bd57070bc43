#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts how many word types of the news each rule of NOTES.md changes.

usage: count_rules.py WARTA_ANALYZE FILE.jsonl.gz...

The types are the words of ASCII letters, lower-cased, that occur at least three times in titles and bodies, and the
words with one hyphen (reduplication). For the words that the ranker decides, a rule counts where the chosen reading
uses it; a word may count in several rows. Words settled by exceptions count only in the first lines.
"""
import collections
import gzip
import json
import re
import subprocess
import sys

WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)?")
NASALS = ("t", "s", "p", "k")


def words_of(files):
    total = collections.Counter()
    for name in files:
        with gzip.open(name, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                for text in (article.get("title"), article.get("body") or article.get("text")):
                    total.update(word.lower() for word in WORD.findall(text or ""))
    return sorted(word for word, count in total.items() if count >= 3)


def chosen_reading(explanation):
    """`me-(t) + tulis + -kan` → the parts of the reading that won."""
    for line in explanation:
        if line.startswith("  * "):
            return line.split(None, 2)[2].split(" + ")
    return []


def rules_of(parts):
    for part in parts:
        if part.endswith("-") or part.endswith(")"):
            prefix, _, recoding = part.partition("(")
            yield prefix
            if prefix in ("me-", "pe-") and recoding.rstrip(")") in NASALS:
                yield "nasal for " + recoding.rstrip(")")
        elif part.startswith("-"):
            yield part
        elif part == "doubled":
            yield "partial reduplication"


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, words = sys.argv[1], words_of(sys.argv[2:])
    forms = subprocess.run([program, "--words"], input="\n".join(words) + "\n", capture_output=True, text=True, check=True).stdout
    rows = [line.split("\t") for line in forms.splitlines()]
    plain = [word for word, _, root in rows if "-" not in word]
    derived = [word for word, _, root in rows if "-" not in word and word != root]
    print(f"{len(plain)} types; root is another word: {len(derived)}; lexeme is another word:",
          sum(word != lexeme for word, lexeme, _ in rows if "-" not in word))
    print("reduplication and hyphens:", sum("-" in word and word != root for word, _, root in rows))
    counts = collections.Counter()
    for begin in range(0, len(derived), 500):
        text = subprocess.run([program, "--explain", *derived[begin:begin + 500]], capture_output=True, text=True, check=True).stdout
        for block in re.split(r"\n(?=\S+: lexeme )", text):
            lines = block.splitlines()
            if "exceptions.tsv" in lines[1]:
                counts["exceptions"] += 1
                continue
            counts.update(set(rules_of(chosen_reading(lines))))
    for rule, count in counts.most_common():
        print(f"{rule}: {count}")


if __name__ == "__main__":
    main()
