#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads records of hostile shapes, four times as long the second time: the processor time may grow by 2.6 for a doubling (linear: 2,
quadratic: 4). Time is that of the process, so that other work does not count, less that of a tiny record; a shape that seems to grow
faster is measured again, and its least times count.

usage: growth_test.py BIN [SHAPE]..."""
import json
import os
import pathlib
import resource
import sys
import tempfile

BIN = pathlib.Path(sys.argv[1])
SMALL, TIMES = 100_000, 4
MOST = 2.6 ** 2  # four times as long is two doublings
SETTLED = 0.1  # seconds for the long one: too little to matter, and to measure
TRIES = 5
SECONDS = 8  # of processor time, before a process is ended: more than 50 times what linear shapes take


def html(inside):
    return "halaman.html", f"<html><head><title>Satu</title></head><body><article><h1>Satu</h1><p>Pelabuhan itu ramai.</p>{inside}</article></body></html>"


def head(inside):
    return "halaman.html", f"<html><head><title>Satu</title>{inside}</head><body><article><h1>Satu</h1><p>Pelabuhan itu ramai.</p></article></body></html>"


def rss(inside):
    return "umpan.xml", f'<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>Satu</title>{inside}</item></channel></rss>'


def content(inside):
    return rss(f"<content:encoded><![CDATA[{inside}]]></content:encoded>")


def body(text):
    return "berita.jsonl", json.dumps({"id": "1", "title": "Satu", "body": text}) + "\n"


def raw_json(text):
    return "berita.json", text


def text(inside):
    return "berita.txt", f"Judul: Satu\n\n{inside}\n"


def csv(inside):
    return "berita.csv", f"id,title,body\n1,Satu,{inside}\n"


# Name: how a record is made of the repeated unit, the unit. `%d` in a unit is a number of its own.
SHAPES = {
    "attributes": (lambda t: html(f"<p {t}>x</p>"), "a%d=b "),
    "attributes without values": (lambda t: html(f"<p {t}>x</p>"), "a%d "),
    "equal attributes": (lambda t: html(f"<p {t}>x</p>"), "a=b "),
    "classes": (lambda t: html(f'<p class="{t}">x</p>'), "kelas%d "),
    "style": (lambda t: html(f'<p style="{t}">x</p>'), "display:block;"),
    "nested div": (html, "<div>"),
    "nested b": (html, "<b>"),
    "open b and i": (html, "<b><i>kata "),
    "open p": (html, "<p>kata "),
    "open a": (html, "<a href=x>kata "),
    "open li": (html, "<ul><li>kata "),
    "open font in p": (html, "<p><font>kata"),
    "crossed b and p": (html, "<b><p>kata</b>"),
    "nested table": (html, "<table><tr><td>"),
    "table cells": (lambda t: html(f"<table><tr>{t}</tr></table>"), "<td>kata</td>"),
    "table rows": (lambda t: html(f"<table>{t}</table>"), "<tr><td>kata</td></tr>"),
    "text in table": (lambda t: html(f"<table>{t}</table>"), "kata<tr>"),
    "closing tags": (html, "</div></b>"),
    "br": (html, "kata<br>"),
    "paragraphs": (html, "<p>Kapal itu berlabuh di dermaga.</p>"),
    "headings": (html, "<h2>Kapal</h2>"),
    "links": (html, '<a href="/x">Baca juga kapal</a> '),
    "lists of links": (html, '<ul><li><a href="/x">Kapal itu</a></li></ul>'),
    "images": (html, "<figure><img src=x><figcaption>Foto</figcaption></figure>"),
    "comments": (html, "<!-- -- > "),
    "open comments": (html, "<!--"),
    "entities": (html, "&amp;&#x41;&quot;"),
    "broken entities": (html, "&amp&&#"),
    "less-than": (html, "< <"),
    "scripts": (html, "<script>x</script>"),
    "open scripts": (html, "<script>"),
    "select": (html, "<select><option>x"),
    "svg": (html, "<svg><g>"),
    "meta": (head, '<meta name="author" content="Sari Dewi">'),
    "other meta": (head, '<meta name="n%d" content="x">'),
    "links in the head": (head, '<link rel="canonical" href="https://x.example/%d">'),
    "json-ld": (head, '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x"}</script>'),
    "nested json-ld": (lambda t: head(f'<script type="application/ld+json">{t}</script>'), '{"@graph":['),
    "bylines": (html, "<p>Penulis: Sari Dewi</p>"),
    "nested xml": (rss, "<a>"),
    "xml attributes": (lambda t: rss(f"<a {t}/>"), 'a%d="b" '),
    "namespaces": (lambda t: rss(f"<a {t}/>"), 'xmlns:n%d="u" '),
    "nested namespaces": (rss, '<a xmlns:n%d="u">'),
    "cdata": (lambda t: rss(f"<description>{t}</description>"), "<![CDATA[x]]>"),
    "xml categories": (rss, "<category>k%d</category>"),
    "xml entities": (lambda t: rss(f"<description>{t}</description>"), "&lt;b&gt;"),
    "items": (lambda t: ("umpan.xml", f"<rss><channel>{t}</channel></rss>"), "<item><guid>g%d</guid><title>Kapal %d</title></item>"),
    "captions": (content, "[caption]"),
    "closed captions": (content, "[caption]x[/caption]"),
    "shortcodes": (content, "[vc_row]"),
    "closing shortcodes": (content, "[/vc_row]"),
    "brackets": (content, "[ "),
    "brackets in text": (body, "[ "),
    "gambas": (body, "[Gambas:"),
    "gambas and end": (body, "[Gambas:Video x]"),
    "related in text": (body, "Baca Juga: Kapal itu "),
    "related lines": (body, "Baca juga: Kapal itu berlabuh\n"),
    "more related": (body, "(Baca: Kapal "),
    "arrows": (body, ">> "),
    "round brackets": (body, "(("),
    "dashes": (body, "JAKARTA - "),
    "datelines": (body, "KOMPAS.com, Jakarta - "),
    "labels": (body, "Penulis: "),
    "editors": (body, "Editor: Sari Dewi\n"),
    "quotes": (body, "\u201c\u2018\""),
    "stops": (body, "."),
    "stops and capitals": (body, "A. "),
    "numbers": (body, "1.000,5 juta "),
    "long number": (body, "123."),
    "amounts": (body, "Rp1,5 triliun "),
    "dates in text": (body, "17 September 2023 "),
    "short names": (body, "Komisi Kata Kata (KKK) "),
    "capitals": (body, "Kata "),
    "doubled": (body, "kata-"),
    "one word": (body, "katakan"),
    "combining": (body, "e\u0301"),
    "arabic": (body, "\u0644\u064e"),
    "blanks": (body, " \t"),
    "lines": (body, "\n"),
    "replacement": (body, "\ufffd"),
    "control": (body, "\u0001"),
    "html in json": (body, "<p>kata "),
    "nested json": (raw_json, "["),
    "nested objects": (raw_json, '{"a":'),
    "tags": (lambda t: raw_json(f'{{"id":"1","title":"Satu","tags":[{t}"x"]}}'), '"t%d",'),
    "authors": (lambda t: raw_json(f'{{"id":"1","title":"Satu","author":[{t}"x"]}}'), '"Sari %d",'),
    "unknown fields": (lambda t: raw_json(f'{{"id":"1","title":"Satu",{t}"x":1}}'), '"f%d":1,'),
    "headers": (text, "Judul: x\n"),
    "short lines": (text, "a\n"),
    "quoted csv": (lambda t: csv(f'"{t}"'), '""'),
    "csv columns": (csv, "x,"),
}


def repeated(unit, size):
    if "%d" not in unit:
        return unit * (size // len(unit))
    parts, length = [], 0
    while length < size:
        parts.append(unit.replace("%d", str(len(parts))))
        length += len(parts[-1])
    return "".join(parts)


def read(folder, record):
    """Processor seconds of adding one file; infinite when it was ended."""
    name, content_of = record
    path = folder / name
    path.write_text(content_of, encoding="utf-8", errors="surrogatepass")
    archive = folder / "arsip"
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.dup2(nothing, 2)
        os.environ["LANG"] = "en_US.UTF-8"
        os.execv(BIN / "warta-index", ["warta-index", "add", "-q", "--jobs", "1", str(archive), str(path)])
    _, status, used = os.wait4(child, 0)
    path.unlink()
    os.system(f"rm -rf '{archive}' '{archive}.building'")
    ended = os.WIFEXITED(status) and os.WEXITSTATUS(status) in (0, 1)
    return used.ru_utime + used.ru_stime if ended else float("inf")


def growth(folder, shape, nothing):
    """How many times longer the long record takes, and its seconds, from the least of some measurements."""
    make, unit = SHAPES[shape]
    short = long = float("inf")
    for _ in range(TRIES):
        long = min(long, read(folder, make(repeated(unit, SMALL * TIMES))))
        if long == float("inf"):
            return long, long
        if long - nothing < SETTLED:
            return 0, long
        short = min(short, read(folder, make(repeated(unit, SMALL))))
        times = (long - nothing) / max(short - nothing, SETTLED / MOST)
        if times <= MOST:
            break
    return times, long


def main():
    failed = []
    with tempfile.TemporaryDirectory(prefix="warta-growth-") as name:
        folder = pathlib.Path(name)
        nothing = min(read(folder, body("x")) for _ in range(3))
        for shape in sys.argv[2:] or SHAPES:
            times, seconds = growth(folder, shape, nothing)
            if times > MOST:
                failed.append(shape)
            print(f"{shape}: {times:.1f} times in four times the length, {seconds:.2f} s{'  FAILED' if times > MOST else ''}", flush=True)
    print(f"{len(failed)} of {len(sys.argv[2:] or SHAPES)} shapes grow by more than {MOST:.2f}: {', '.join(failed) or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
