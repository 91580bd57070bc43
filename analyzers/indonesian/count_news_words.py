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


def count_article(article, total, inside, capital):
    body = article.get("body") or ""
    for text in (article.get("title") or "", body):
        total.update(word.lower() for word in WORD.findall(text))
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--min", type=int, default=2, help="leave out words seen less often (default 2)")
    parser.add_argument("files", nargs="+", metavar="FILE.jsonl.gz")
    arguments = parser.parse_args()
    total, inside, capital = collections.Counter(), collections.Counter(), collections.Counter()
    for name in arguments.files:
        with gzip.open(name, "rt", encoding="utf-8") as lines:
            for line in lines:
                count_article(json.loads(line), total, inside, capital)
    print("# SPDX-License-Identifier: GPL-3.0-or-later")
    print("# word, frequency, capital: made by count_news_words.py, which explains the columns. Do not edit.")
    for word in sorted(total):
        if total[word] < arguments.min or len(word) > 40:
            continue
        share = "-" if inside[word] < 3 else str(round(10 * capital[word] / inside[word]))
        print(word, round(math.log2(1 + total[word])), share, sep="\t")


if __name__ == "__main__":
    main()
