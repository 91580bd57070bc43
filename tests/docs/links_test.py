#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every link of our Markdown leads to a file, and to a heading of it, that is there; so does every mention of a page of docs/ in a source.

usage: links_test.py SOURCE_DIR"""
import pathlib
import re
import sys

LINK = re.compile(r"\]\(<?([^)>\s]+)>?\)")
MENTION = re.compile(r"\b((?:docs|examples|bench|corpus|tests)/[\w./-]*\w\.md)\b")
SOURCES = {".cpp", ".h", ".c", ".py", ".pyi", ".sh", ".txt", ".cmake", ".md"}
NOT_OURS = {"build", ".git", ".cache", "node_modules", "__pycache__"}


def our_files(root):
    for path in sorted(root.iterdir()):
        if path.name not in NOT_OURS:
            yield from our_files(path) if path.is_dir() else [path]


def without_code(text):
    """The text with fenced blocks and code spans blanked out; line ends stay."""
    blank = lambda match: re.sub(r"[^\n]", " ", match.group())
    return re.sub(r"`[^`\n]*`", blank, re.sub(r"^```.*?^```", blank, text, flags=re.M | re.S))


def anchors(text):
    """Names of the headings, as GitHub makes them."""
    seen = {}
    for heading in re.findall(r"^#{1,6} +(.+?) *$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), flags=re.M):
        name = re.sub(r"[^\w\- ]", "", re.sub(r"\]\([^)]*\)", "", heading).lower()).replace(" ", "-")
        seen[name] = seen.get(name, -1) + 1
        yield f"{name}-{seen[name]}" if seen[name] else name


def broken_links(path, text):
    for match in LINK.finditer(without_code(text)):
        target, _, anchor = match.group(1).partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        file = (path.parent / target) if target else path
        line = text.count("\n", 0, match.start()) + 1
        if not file.exists():
            yield line, f"no such file: {match.group(1)}"
        elif anchor and anchor not in anchors(file.read_text("utf-8")):
            yield line, f"no such heading: {match.group(1)}"


def broken_mentions(root, path, text):
    for match in MENTION.finditer(text):
        if not (root / match.group(1)).exists() and not (path.parent / match.group(1)).exists():
            yield text.count("\n", 0, match.start()) + 1, f"no such page: {match.group(1)}"


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    links, faults = 0, []
    for path in our_files(root):
        if path.suffix not in SOURCES:
            continue
        text = path.read_text("utf-8", errors="replace")
        found = list(broken_mentions(root, path, text))
        links += len(MENTION.findall(text))
        if path.suffix == ".md":
            found += broken_links(path, text)
            links += len(LINK.findall(without_code(text)))
        faults += [f"{path.relative_to(root)}:{line}: {what}" for line, what in found]
    print("\n".join(faults + [f"{links} links and mentions, {len(faults)} broken"]))
    return 1 if faults or not links else 0


if __name__ == "__main__":
    sys.exit(main())
