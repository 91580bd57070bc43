#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same articles as JSON Lines, CSV, WARC and WordPress XML give the same archive and the same search results.

usage: same_articles.py --bin DIR (--corpus | --news DIR) [--limit N] [--queries FILE...] [--show N] [--keep DIR]

--corpus takes corpus/articles.jsonl of the project; --news the *.jsonl.gz of a folder outside it (DIR/news of ../shared/data):
if it is missing, the check is skipped with exit status 77. --limit takes every n-th article, so that about N are left; 0 takes all.
Queries are made of headlines, and read from the files: `KIND<TAB>QUERY` lines as in ../shared/peers.

What no format but JSON keeps is made alike first: runs of blanks, characters that do not show, entities of HTML. Articles without a url get one,
which is the id in every format; a WARC record has no other. Pages take turns in how they are built (PAGES), posts in how they mark paragraphs (POSTS): the
story is marked as such, or has to be found among menus, other headlines and footers."""
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
from datetime import datetime, timezone

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIELDS = ["url", "title", "body", "date", "source", "section", "author"]
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def tidy(text):
    for _ in range(3):
        text = html.unescape(text or "")
    lines = (" ".join(line.split()) for line in INVISIBLE.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line)


def read_articles(paths, limit):
    records = []
    for path in paths:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
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


def escaped(text):
    return html.escape(text, quote=False)


def paragraphs(body):
    return "".join(f"<p>{escaped(line)}</p>\n" for line in body.split("\n") if line)


POSTS = [
    paragraphs,
    lambda body: "\n\n".join(map(escaped, body.split("\n"))),  # WordPress makes paragraphs of them (wpautop)
    lambda body: "".join(f"<!-- wp:paragraph -->\n<p>{escaped(line)}</p>\n<!-- /wp:paragraph -->\n\n" for line in body.split("\n") if line),
    lambda body: "<br />\n".join(map(escaped, body.split("\n"))),
]


def write_wxr(records, path):
    """WordPress export: local time and that of Greenwich, from which the zone follows."""
    def cdata(text):
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
    with open(path, "w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
                  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n')
        for number, r in enumerate(records):
            out.write(f"<item><title>{cdata(escaped(r['title']))}</title><link>{html.escape(r['url'])}</link>"
                      f"<guid isPermaLink=\"false\">{html.escape(r['url'])}</guid><source url=\"\">{html.escape(r['source'])}</source>"
                      f"<content:encoded>{cdata(POSTS[number % len(POSTS)](r['body']))}</content:encoded>")
            if r["author"]:
                out.write(f"<dc:creator>{cdata(r['author'])}</dc:creator>")
            if r["section"]:
                out.write(f"<category domain=\"category\">{cdata(escaped(r['section']))}</category>")
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


def json_ld(r):
    about = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": r["title"], "mainEntityOfPage": r["url"],
             "datePublished": r["date"], "articleSection": r["section"]}
    if r["source"]:
        about["publisher"] = {"@type": "Organization", "name": r["source"]}
    if r["author"]:
        about["author"] = {"@type": "Person", "name": r["author"]}
    said = json.dumps({k: v for k, v in about.items() if v}, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{said}</script>'


def open_graph(r):
    said = {"og:type": "article", "og:title": r["title"], "og:site_name": r["source"], "article:published_time": r["date"],
            "article:section": r["section"], "author": r["author"]}
    return "".join(f'<meta {"name" if name == "author" else "property"}="{name}" content="{html.escape(value)}">' for name, value in said.items() if value)


def broken_lines(paragraphs_of_page, mark):
    return paragraphs_of_page.replace("<p>", "").replace("</p>", mark)


NAVIGATION = '<nav><a href="/">Beranda</a> <a href="/indeks">Indeks</a></nav>\n'
SIDEBAR = ('<div class="sidebar"><h3>Terpopuler</h3><ul><li><a href="/a">Harga Beras di Pasar Induk Turun Tiga Hari Berturut-turut</a></li>'
           '<li><a href="/b">Jembatan Gantung Desa Akhirnya Dibuka untuk Umum</a></li></ul></div>\n')
FOOTER = "<footer>Hak cipta penerbit</footer>\n"
PAGES = [
    (json_ld, lambda h, p: f'{NAVIGATION}<article><h1>{h}</h1>\n<div itemprop="articleBody">\n{p}</div></article>\n{FOOTER}'),
    (open_graph, lambda h, p: f"{NAVIGATION}<article><h1>{h}</h1>\n{p}</article>\n{FOOTER}"),
    (json_ld, lambda h, p: f'{NAVIGATION}<div id="main"><h1 class="entry-title">{h}</h1><div class="entry-content">{p}</div></div>{SIDEBAR}{FOOTER}'),
    (open_graph, lambda h, p: f"<h1>{h}</h1>\n{p}"),
    # pages that mark no paragraphs, as old ones do
    (json_ld, lambda h, p: f'{NAVIGATION}<article><h1>{h}</h1><div class="article-body">{broken_lines(p, "<br>")}</div></article>{FOOTER}'),
    (open_graph, lambda h, p: f"<h1>{h}</h1><div>{broken_lines(p, '<br><br>')}</div>"),
    (json_ld, lambda h, p: f'{NAVIGATION}<article><h1>{h}</h1><div class="article-content">{p.replace("<p>", "<div>").replace("</p>", "</div>")}</div></article>{FOOTER}'),
    (open_graph, lambda h, p: f"<main><header><h1>{h}</h1><p>Bagikan</p></header><section>{p}</section></main>"),
]


def page(r, number):
    about, built = PAGES[number % len(PAGES)]
    title = escaped(r["title"])
    heading = built(title, paragraphs(r["body"])) if title else built("", paragraphs(r["body"])).replace("<h1></h1>\n", "")
    return (f'<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>{title}</title>\n<link rel="canonical" '
            f'href="{html.escape(r["url"])}">{about(r)}</head>\n<body>{heading}</body></html>\n').encode()


def warc_record(r, number):
    body = page(r, number)
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


def counts(program, archive):
    """What `stats` says, without what it says of files and times."""
    said = json.loads(run([program, "stats", "--json", archive])[0])
    return json.dumps({name: value for name, value in said.items() if name not in ("archive", "bytes", "files", "created", "changed")}, indent=0)


def queries(records, files, count=200):
    """Two long words of a headline each, as people search, and those of the files."""
    chosen = []
    for record in records[::max(1, len(records) // count)]:
        words = sorted(re.findall("[A-Za-z]{5,}", record["title"] or record["body"][:200]), key=len)[-2:]
        if words:
            chosen.append(" ".join(words))
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, _, query = line.partition("\t")
            chosen.append(query + "*" if kind.startswith("wild") else f'"{query}"' if kind == "phrase" else query)
    return "".join(f"q{n}\t{query}\n" for n, query in enumerate(chosen))


def differences(want, got):
    told = []
    for key, record in want.items():
        if key not in got:
            told.append(f"{key}: is not there")
            continue
        for field in sorted((record.keys() | got[key].keys()) - {"id", "path", "origin"}):
            want_value, got_value = str(record.get(field)), str(got[key].get(field))
            if want_value != got_value:
                at = len(os.path.commonprefix([want_value, got_value]))
                told.append(f"{key}: {field}: {want_value[max(0, at - 20):at + 80]!r} became {got_value[max(0, at - 20):at + 80]!r}")
    return told + [f"{key}: is one too many" for key in got if key not in want]


def compare(name, first, result, show):
    """Prints how the archive differs from the first; whether it does."""
    told = differences(first["exported"], result["exported"])
    if told:
        print(f"{name}: {len({line.split(': ', 1)[0] for line in told})} articles differ")
        print("\n".join("  " + line for line in told[:show]))
    for what in ("counts", "trec"):
        if first[what] == result[what]:
            continue
        told.append(what)
        print(f"{name}: {what} differ")
        pairs = zip(str(first[what]).splitlines(), str(result[what]).splitlines())
        print("\n".join(f"  {a}\n  {b}" for a, b in [p for p in pairs if p[0] != p[1]][:3]))
    return bool(told)


def sources(arguments):
    if arguments.corpus:
        return [ROOT / "corpus" / "articles.jsonl"]
    return sorted(arguments.news.glob("*.jsonl.gz"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True, type=pathlib.Path)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--corpus", action="store_true")
    which.add_argument("--news", type=pathlib.Path)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--queries", type=pathlib.Path, nargs="*", default=[])
    parser.add_argument("--show", type=int, default=8, help="differences to print a format")
    parser.add_argument("--keep", type=pathlib.Path, help="leave the files and archives here")
    arguments = parser.parse_args()
    paths = sources(arguments)
    if not paths:
        print(f"skipped: there is no *.jsonl.gz in {arguments.news}")
        return 77
    index, search = arguments.bin.resolve() / "warta-index", arguments.bin.resolve() / "warta-search"
    records = list(read_articles(paths, arguments.limit))
    asked = queries(records, [path for path in arguments.queries if path.exists()])
    failed = False
    with tempfile.TemporaryDirectory(prefix="warta-formats-") as folder:
        folder = (arguments.keep or pathlib.Path(folder)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        os.chdir(folder)
        pathlib.Path("queries.tsv").write_text(asked, encoding="utf-8")
        first = None
        for name, (path, write) in FORMATS.items():
            write(records, path)
            added, complaints, status = run([index, "add", name, path])
            found = run([search, name, "--batch", "queries.tsv", "--format", "trec", "--limit", "100"])
            result = {"exported": exported(index, name), "counts": counts(index, name), "trec": found[0]}
            print(f"{name}: {added.strip()}; {asked.count(chr(10))} queries, {len(result['trec'].splitlines())} hits")
            if status != 0 or not result["exported"] or not result["trec"]:
                print((complaints + found[1])[:2000])
                failed = True
            if first is None:
                first = result
            elif compare(name, first, result, arguments.show):
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
