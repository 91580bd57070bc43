#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles and queries to measure with, made from corpus/: the same for every run and every machine.

usage: bench/articles.py COUNT [--sentences FILE] > articles.jsonl
       bench/articles.py --queries COUNT > queries.tsv

An article is made of some 20 sentences of one section of the corpus, or of the articles in FILE (JSON Lines, plain or .gz; a folder of them). Made-up names are added, drawn by Zipf's law from ten million, so that
the vocabulary grows with the articles as that of real news does. Dates are of 25 years, publishers are 20. The first articles of a larger count are those of a
smaller one. One article at a time is in memory. Benchmarks import this file: `inputs()` gives them made articles or those of the reader."""
import argparse
import bisect
import collections
import datetime
import gzip
import itertools
import json
import math
import pathlib
import random
import re
import shutil
import sys

CORPUS = pathlib.Path(__file__).resolve().parent.parent / "corpus/articles.jsonl"
SEED = 20241126
NAMES = 10_000_000
SYLLABLES = [consonant + vowel for consonant in "b c d g h j k l m n p r s t w y kr ng pr tr".split() for vowel in "aeiou"]
NAMED = ["Keterangan itu disampaikan {0} {1} kepada wartawan.", "Menurut {0} {1}, persiapan sudah berjalan {2} hari.",
         "{0} {1} belum menanggapi pertanyaan yang dikirim lewat pesan singkat.", "Warga {0} mengumpulkan {2} tanda tangan untuk mendukung usul {1}.",
         "Perusahaan {0} {1} mencatat {2} pesanan baru.", "Rombongan dari {0} tiba bersama {2} relawan asal {1}."]
PUBLISHERS = [f"{kind} {place}" for kind in ("Harian", "Kabar", "Suara", "Berita", "Koran")
              for place in ("Muara", "Lembah", "Pesisir", "Cakrawala")]
FIRST_DAY, DAYS = datetime.date(2000, 1, 1), 25 * 365


def lines_of(path):
    """The lines of a JSON Lines file or of a folder of them."""
    for file in [path] if path.is_file() else sorted(path.glob("*.jsonl*")):
        with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8") as lines:
            yield from lines


def sections(corpus=CORPUS):
    """The titles and the sentences of each section of a corpus."""
    found = collections.defaultdict(lambda: ([], []))
    for line in lines_of(corpus):
        article = json.loads(line)
        titles, sentences = found[(article.get("section") or "Berita").split("/")[0]]
        titles.append(article["title"])
        # What is shorter is a signature, or half a quotation.
        sentences += [text for text in re.split(r"(?<=[.!?]) (?=[A-Z])|\n", article["body"]) if len(text) > 40 and text[-1] in ".!?"]
    return found


def name(rank):
    """The made-up name of a rank: its digits as syllables, three at least, so that hardly one is a word."""
    digits, rank = [], rank + len(SYLLABLES) ** 2
    while rank:
        rank, digit = divmod(rank, len(SYLLABLES))
        digits.append(SYLLABLES[digit])
    return "".join(digits).capitalize()


def articles(count, corpus=CORPUS):
    """Lines of JSON, each with its line end."""
    # random() alone is the same in every version of Python.
    draw = random.Random(SEED).random
    texts = {section: ([json.dumps(title, ensure_ascii=False)[1:-1] for title in titles],
                       [json.dumps(sentence, ensure_ascii=False)[1:-1] for sentence in sentences])
             for section, (titles, sentences) in sections(corpus).items() if sentences}
    # Each section comes as often as it has sentences.
    names, ends = list(texts), list(itertools.accumulate(len(sentences) for _, sentences in texts.values()))
    days = [(FIRST_DAY + datetime.timedelta(days=day)).isoformat() for day in range(DAYS)]

    def pick(values):
        return values[int(draw() * len(values))]

    def zipf():
        return name(int(math.exp(draw() * math.log(NAMES))))

    for number in range(count):
        section = names[bisect.bisect_right(ends, draw() * ends[-1])]
        titles, sentences = texts[section]
        body = [pick(sentences) for _ in range(12 + int(draw() * 10))]
        body[2::6] = [pick(NAMED).format(zipf(), zipf(), int(1 / (draw() + 1e-5))) + " " + sentence for sentence in body[2::6]]
        paragraphs = "\\n".join(" ".join(body[i:i + 3]) for i in range(0, len(body), 3))
        yield (f'{{"id": "bench-{number + 1}", "title": "{pick(titles)}, Kata {zipf()}", "body": "{paragraphs}", '
               f'"date": "{pick(days)}T{int(draw() * 24):02}:{int(draw() * 60):02}:00+07:00", "source": "{pick(PUBLISHERS)}", '
               f'"section": "{section}"}}\n')


def queries(count):
    """`kind<TAB>words` lines: a word, two of which any will do, two that must all be there, a phrase, five of which any will do."""
    draw = random.Random(SEED).random
    sentences = [re.findall(r"[a-z]{4,}", text.lower()) for _, texts in sections().values() for text in texts]
    phrases = [match.lower() for _, texts in sections().values() for text in texts for match in re.findall(r"\b[a-z]{4,} [a-z]{4,}\b", text)]
    sentences = [words for words in sentences if len(words) >= 5]
    for number in range(count):
        kind, length = (("single", 1), ("or2", 2), ("and2", 2), ("phrase", 0), ("or5", 5))[number % 5]
        words = sentences[int(draw() * len(sentences))]
        start = int(draw() * (len(words) - length + 1))
        yield f"{kind}\t{' '.join(words[start:start + length]) or phrases[int(draw() * len(phrases))]}\n"


def add_options(parser):
    parser.add_argument("--bin", type=pathlib.Path, default=CORPUS.parent.parent / "build/release/bin", help="folder of the programs")
    parser.add_argument("--articles", type=int, default=20000, metavar="N", help="how many articles to make (default 20,000)")
    parser.add_argument("--data", type=pathlib.Path, help="measure on these articles instead: a JSON Lines file or a folder of them, plain or .gz")
    parser.add_argument("--queries", type=pathlib.Path, help="queries to go with them, `kind<TAB>words` lines")


def inputs(options, work):
    """Two files in the folder `work`, articles and queries, and the number of articles."""
    news, asked = work / "news.jsonl", work / "queries.tsv"
    with open(news, "wb") as out:
        if options.data is None:
            out.writelines(line.encode() for line in articles(options.articles))
        else:
            files = [options.data] if options.data.is_file() else sorted(options.data.glob("*.jsonl*"))
            for file in files:
                with (gzip.open if file.suffix == ".gz" else open)(file, "rb") as lines:
                    shutil.copyfileobj(lines, out)
    with open(news, "rb") as lines:
        count = sum(1 for line in lines if line.strip())
    if count == 0:
        sys.exit(f"bench: {options.data} has no articles; --data takes a JSON Lines file or a folder of *.jsonl or *.jsonl.gz")
    given = options.queries.read_text(encoding="utf-8").splitlines(keepends=True) if options.queries else queries(200)
    asked.write_text("".join(line for line in given if "\t" in line and line[0] != "#"), encoding="utf-8")
    return news, asked, count


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", action="store_true", help="queries instead of articles")
    parser.add_argument("count", type=int)
    parser.add_argument("--sentences", type=pathlib.Path, default=CORPUS, metavar="FILE", help="where sentences are taken from")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.writelines(queries(options.count) if options.queries else articles(options.count, options.sentences))


if __name__ == "__main__":
    main()
