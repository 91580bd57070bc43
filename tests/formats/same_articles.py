#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same articles in JSON Lines, CSV, WARC and WordPress XML give the same archive and the same search results.

usage: same_articles.py --bin DIR [--data DIR] [--limit N] [--queries N] [--show N]

Articles come from DATA/news/*.jsonl.gz, which are not part of the project (default: ../shared/data beside the repository); where they
are not, the check is passed over with exit status 77. --limit takes every n-th article, so that about N are left; 0 takes all.

What no format but JSON keeps is made alike first: runs of blanks, zero-width characters, escaped entities. Articles without a url get one,
which is the id in every format; a WARC record has no other."""
import argparse
import csv
import email.utils
import gzip
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIELDS = ["url", "title", "body", "date", "source", "section"]
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def tidy(text):
    for _ in range(3):
        text = html.unescape(text or "")
    text = INVISIBLE.sub("", text).replace("<", "(").replace(">", ")")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def articles(data, limit):
    records = []
    for path in sorted((data / "news").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            records += [json.loads(line) for line in lines]
    step = max(1, len(records) // limit) if limit else 1
    for record in records[::step]:
        article = {name: tidy(str(record.get(name) or "")) for name in FIELDS}
        article["url"] = f"https://arsip.example/{record['id']}"
        article["title"] = " ".join(article["title"].split())
        if article["title"] or article["body"]:
            yield article


def write_jsonl(records, path):
    with open(path, "w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_csv(records, path):
    with open(path, "w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, FIELDS)
        rows.writeheader()
        rows.writerows(records)


def paragraphs(body):
    return "".join(f"<p>{html.escape(line, quote=False)}</p>\n" for line in body.split("\n"))


def write_wxr(records, path):
    """WordPress export: local time and that of Greenwich, from which the zone follows."""
    def cdata(text):
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
    with open(path, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
                  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n')
        for r in records:
            out.write(f"<item><title>{cdata(html.escape(r['title'], quote=False))}</title><link>{html.escape(r['url'])}</link>"
                      f"<guid isPermaLink=\"false\">{html.escape(r['url'])}</guid><source url=\"\">{html.escape(r['source'])}</source>"
                      f"<content:encoded>{cdata(paragraphs(r['body']))}</content:encoded>")
            if r["section"]:
                out.write(f"<category domain=\"category\">{cdata(html.escape(r['section'], quote=False))}</category>")
            if r["date"]:
                local = datetime.fromisoformat(r["date"])
                if local.tzinfo:
                    gmt = local.astimezone(timezone.utc)
                    out.write(f"<pubDate>{email.utils.format_datetime(gmt)}</pubDate>"
                              f"<wp:post_date>{local:%Y-%m-%d %H:%M:%S}</wp:post_date>"
                              f"<wp:post_date_gmt>{gmt:%Y-%m-%d %H:%M:%S}</wp:post_date_gmt>")
                else:
                    out.write(f"<pubDate>{r['date']}</pubDate>")
            out.write("<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n")
        out.write("</channel>\n</rss>\n")


def page(r):
    about = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": r["title"], "mainEntityOfPage": r["url"]}
    for name, key in (("date", "datePublished"), ("section", "articleSection")):
        if r[name]:
            about[key] = r[name]
    if r["source"]:
        about["publisher"] = {"@type": "Organization", "name": r["source"]}
    ld = json.dumps({k: v for k, v in about.items() if v}, ensure_ascii=False).replace("<", "\\u003c")
    title = html.escape(r["title"], quote=False)
    return (f'<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>{title}</title>\n'
            f'<link rel="canonical" href="{html.escape(r["url"])}"><script type="application/ld+json">{ld}</script></head>\n'
            f'<body><nav><a href="/">Beranda</a> <a href="/indeks">Indeks</a></nav>\n<article><h1>{title}</h1>\n<div itemprop="articleBody">\n'
            f'{paragraphs(r["body"])}</div></article>\n<footer>Hak cipta penerbit</footer></body></html>\n').encode()


def warc_record(r, number):
    body = page(r)
    ways = [("", body), ("Content-Encoding: gzip\r\n", gzip.compress(body, 1, mtime=0)), ("Transfer-Encoding: chunked\r\n", None)]
    extra, sent = ways[number % 3]
    if sent is None:
        half = len(body) // 2
        sent = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:half], body[half:])) + b"0\r\n\r\n"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{extra}\r\n".encode() + sent
    head = (f"WARC/1.{number % 2}\r\nWARC-Type: response\r\nWARC-Target-URI: {r['url']}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n").encode()
    return head + http + b"\r\n\r\n"


def write_warc(records, path):
    with open(path, "wb") as out:
        for number, record in enumerate(records):
            out.write(gzip.compress(warc_record(record, number), 1, mtime=0))


FORMATS = {"jsonl": ("a.jsonl", write_jsonl), "csv": ("a.csv", write_csv), "wxr": ("a.xml", write_wxr), "warc": ("a.warc.gz", write_warc)}


def run(command):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.stdout.decode(), done.stderr.decode(), done.returncode


def exported(program, archive):
    found = {}
    for line in run([program, "export", archive])[0].splitlines():
        record = json.loads(line)
        found[record.get("id") or record["url"]] = record
    return found


def queries(records, count):
    """Two long words of a headline each: as people search."""
    chosen = []
    for record in records[::max(1, len(records) // count)]:
        words = sorted(re.findall("[A-Za-z]{5,}", record["title"] or record["body"][:200]), key=len)[-2:]
        if words:
            chosen.append(" ".join(words))
    return "".join(f"q{n}\t{query}\n" for n, query in enumerate(chosen))


def differences(want, got):
    told = []
    for key, record in want.items():
        if key not in got:
            told.append(f"{key}: is not there")
            continue
        for field in ["title", "body", "date", "publisher", "source", "section", "author", "editor", "place"]:
            want_value, got_value = str(record.get(field)), str(got[key].get(field))
            if want_value != got_value:
                at = len(os.path.commonprefix([want_value, got_value]))
                told.append(f"{key}: {field}: {want_value[max(0, at - 20):at + 80]!r} became {got_value[max(0, at - 20):at + 80]!r}")
    return told + [f"{key}: is one too many" for key in got if key not in want]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--show", type=int, default=8, help="differences to print a format")
    arguments = parser.parse_args()
    if not (arguments.data / "news").is_dir():
        print(f"skipped: {arguments.data / 'news'} is not there")
        return 77
    index, search = arguments.bin.resolve() / "warta-index", arguments.bin.resolve() / "warta-search"
    records = list(articles(arguments.data, arguments.limit))
    failed = False
    with tempfile.TemporaryDirectory(prefix="warta-formats-") as folder:
        os.chdir(folder)
        pathlib.Path("queries.tsv").write_text(queries(records, arguments.queries), encoding="utf-8")
        first = None
        for name, (path, write) in FORMATS.items():
            write(records, path)
            said = run([index, "add", name, path])
            result = {"exported": exported(index, name), "trec": run([search, name, "--batch", "queries.tsv", "--format", "trec"])[0]}
            print(f"{name}: {said[0].strip()}; {len(result['trec'].splitlines())} hits")
            if not result["exported"] or not result["trec"]:
                print(said[1][:2000])
                failed = True
            if first is None:
                first = result
                continue
            told = differences(first["exported"], result["exported"])
            articles_hit = len({line.split(":", 2)[1] for line in told})
            same_hits = first["trec"] == result["trec"]
            if told or not same_hits:
                failed = True
                print(f"{name}: {articles_hit} of {len(records)} articles differ, search results {'equal' if same_hits else 'differ'}")
                print("\n".join("  " + line for line in told[:arguments.show]))
                if not same_hits:
                    pairs = zip(first["trec"].splitlines(), result["trec"].splitlines())
                    print("\n".join(f"  {a}\n  {b}" for a, b in [p for p in pairs if p[0] != p[1]][:3]))
    print("differences found" if failed else f"the same {len(records)} articles and search results in {', '.join(FORMATS)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
