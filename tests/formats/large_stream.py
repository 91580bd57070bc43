#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a stream of BYTES bytes of news to standard output, to see in how much memory it is read.

usage: large_stream.py jsonl|warc.gz BYTES [SOURCE.jsonl[.gz]...]

The articles of the sources (corpus/articles.jsonl where none is named) are repeated under new ids and urls, as whole records, until there
are so many bytes. For example, two thousand million bytes of each:

  tests/formats/large_stream.py jsonl 2e9   | /usr/bin/time -v build/dev/bin/warta-index add --dry-run --format jsonl x - >/dev/null
  tests/formats/large_stream.py warc.gz 2e9 | /usr/bin/time -v build/dev/bin/warta-index add --dry-run --format warc x - >/dev/null
"""
import gzip
import itertools
import json
import pathlib
import sys

import same_articles


def json_line(record, _):
    return (json.dumps(record, ensure_ascii=False) + "\n").encode()


def packed_page(record, number):
    return gzip.compress(same_articles.warc_record(record, number), 1, mtime=0)


WRITERS = {"jsonl": json_line, "warc.gz": packed_page}


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in WRITERS:
        sys.exit(__doc__)
    write, wanted = WRITERS[sys.argv[1]], int(float(sys.argv[2]))
    paths = [pathlib.Path(name) for name in sys.argv[3:]] or [same_articles.ROOT / "corpus" / "articles.jsonl"]
    records = list(same_articles.read_articles(paths, 0))
    written = 0
    for number, record in enumerate(itertools.cycle(records)):
        bytes_of_record = write(dict(record, id=f"ulang-{number}", url=f"https://arsip.example/ulang/{number}"), number)
        written += len(bytes_of_record)
        if written > wanted:
            break
        sys.stdout.buffer.write(bytes_of_record)


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.exit("the reader went away")
