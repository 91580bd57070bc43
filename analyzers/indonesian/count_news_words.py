#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes news_words.tsv: how often Indonesian news uses a word, and how often it writes it with a capital.

usage: count_news_words.py [--min COUNT] FILE.jsonl.gz... > news_words.tsv

Each FILE holds one article a line with the fields `title` and `body`. Only counts leave this program: words of
ASCII letters, as `word<TAB>frequency<TAB>capital`, sorted by bytes.

frequency  round(log2(1 + occurrences)) over titles and bodies
capital    share of occurrences inside a sentence that begin with a capital, in tenths (0..10);
           `-` where fewer than three were seen. A word counts as inside a sentence when a lower-case word, a
           number or a comma stands right before it on the line; lines in which most words are capitalised
           (headings, names of programmes) are not counted, nor are titles and bodies kept in lower case.
           Where at most one use in fifty, wherever it stands, begins with a small letter, it is 11, or 12 when fewer
           than three were seen inside: two with a capital, or one of a word that occurs eight times.
"""
import argparse
import collections
import gzip
import json
import math
import re

WORD = re.compile(r"[A-Za-z]+")
# A letter, digit or comma and one space: what stands before a word that does not begin a sentence.
INSIDE = re.compile(r"[A-Za-z0-9,] $")


def count_article(article, total, inside, capital, small):
    body = article.get("body") or ""
    for text in (article.get("title") or "", body):
        words = WORD.findall(text)
        total.update(word.lower() for word in words)
        if body != body.lower():
            small.update(word for word in words if word[0].islower())
    if body == body.lower():
        return
    for line in body.split("\n"):
        words = WORD.findall(line)
        if sum(word[0].isupper() for word in words) * 2 > len(words):
            continue
        for match in WORD.finditer(line):
            begin, end = match.span()
            if not INSIDE.search(line[max(0, begin - 2):begin]) or line[end:end + 1].isdigit():
                continue
            word = match.group().lower()
            inside[word] += 1
            capital[word] += match.group()[0].isupper()


def share(word, total, inside, capital, small):
    enough = capital[word] >= 2 or capital[word] == 1 and total[word] >= 8
    if enough and small[word] * 50 <= capital[word]:
        return "12" if inside[word] < 3 else "11"
    return "-" if inside[word] < 3 else str(round(10 * capital[word] / inside[word]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--min", type=int, default=2, help="leave out words seen less often (default 2)")
    parser.add_argument("files", nargs="+", metavar="FILE.jsonl.gz")
    arguments = parser.parse_args()
    total, inside, capital, small = (collections.Counter() for _ in range(4))
    for name in arguments.files:
        with gzip.open(name, "rt", encoding="utf-8") as lines:
            for line in lines:
                count_article(json.loads(line), total, inside, capital, small)
    print("# SPDX-License-Identifier: GPL-3.0-or-later")
    print("# word, frequency, capital: made by count_news_words.py, which explains the columns. Do not edit.")
    for word in sorted(total):
        if total[word] < arguments.min or len(word) > 40:
            continue
        print(word, round(math.log2(1 + total[word])), share(word, total, inside, capital, small), sep="\t")


if __name__ == "__main__":
    main()
