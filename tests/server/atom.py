# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks Atom feeds against RFC 4287, as far as we use it."""
import re
import urllib.parse
import xml.etree.ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]\d\d:\d\d)")
# Sections 4.1.1 and 4.1.2: how often a child may be there.
FEED = {"title": (1, 1), "id": (1, 1), "updated": (1, 1), "link": (0, None), "entry": (0, None), "author": (0, None), "category": (0, None), "contributor": (0, None),
        "generator": (0, 1), "icon": (0, 1), "logo": (0, 1), "rights": (0, 1), "subtitle": (0, 1)}
ENTRY = {"title": (1, 1), "id": (1, 1), "updated": (1, 1), "published": (0, 1), "link": (0, None), "author": (0, None), "category": (0, None), "content": (0, 1),
         "contributor": (0, None), "rights": (0, 1), "source": (0, 1), "summary": (0, 1)}
TEXTS = {"title", "summary", "content", "subtitle", "rights"}


def faults(text):
    """What is wrong with a feed, as sentences."""
    try:
        feed = xml.etree.ElementTree.fromstring(text)
    except xml.etree.ElementTree.ParseError as error:
        return [f"not well-formed XML: {error}"]
    if feed.tag != ATOM + "feed":
        return [f"the document element is {feed.tag}"]
    found = children(feed, FEED, "feed")
    entries = feed.findall(ATOM + "entry")
    ids = []
    for number, entry in enumerate(entries, 1):
        where = f"entry {number}"
        found += children(entry, ENTRY, where)
        ids.append(entry.findtext(ATOM + "id"))
        # 4.1.2: an author, unless the feed has one; an alternate link where there is no content, and at most one of a type and language.
        if not entry.findall(ATOM + "author") and not feed.findall(ATOM + "author"):
            found.append(f"{where}: no author")
        alternates = [link for link in entry.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate"]
        if not entry.findall(ATOM + "content") and not alternates:
            found.append(f"{where}: neither content nor an alternate link")
        if len({(link.get("type"), link.get("hreflang")) for link in alternates}) < len(alternates):
            found.append(f"{where}: two alternate links of one type")
    if len(set(ids)) < len(ids):
        found.append("two entries have one id and one date")  # 4.1.1 wants different dates; ours are never repeated
    return found


def children(element, allowed, where):
    found = []
    names = [child.tag.removeprefix(ATOM) for child in element]
    for name in sorted(set(names) - set(allowed)):
        found.append(f"{where}: <{name}> does not belong there")
    for name, (least, most) in allowed.items():
        if names.count(name) < least or (most is not None and names.count(name) > most):
            found.append(f"{where}: {names.count(name)} times <{name}>")
    for child in element:
        name, text = child.tag.removeprefix(ATOM), child.text or ""
        if name in ("updated", "published") and not DATE.fullmatch(text):  # 3.3
            found.append(f"{where}: <{name}> is not a date of RFC 3339: {text!r}")
        if name == "id" and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:.", text):  # 4.2.6: an absolute IRI
            found.append(f"{where}: <id> is not an address: {text!r}")
        if name in TEXTS and (child.get("type", "text") != "text" or len(child)):  # 3.1.1.1: no children in text
            found.append(f"{where}: <{name}> is not plain text")
        if name == "author" and not (child.findtext(ATOM + "name") or "").strip():  # 3.2.1
            found.append(f"{where}: an author without a name")
        if name == "link":
            if not child.get("href") or re.search(r"[\s<>\"{}|\\^`]", child.get("href")):  # 4.2.7.1
                found.append(f"{where}: a link without an address, or with blanks: {child.get('href')!r}")
            elif urllib.parse.urlsplit(child.get("href")).scheme not in ("", "http", "https"):
                found.append(f"{where}: a link to {child.get('href')!r}")
    return found


def ids(text):
    """The ids of the articles, in order."""
    feed = xml.etree.ElementTree.fromstring(text)
    return [urllib.parse.unquote(entry.findtext(ATOM + "id").split(":article/", 1)[1]) for entry in feed.iter(ATOM + "entry")]
