#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts phrases of the house's old dialect in documents and in the comments of sources, and fails above a limit for each.

usage: prose_test.py SOURCE_DIR [--list]     --list shows each place

CONTRIBUTING.md, "Plain English", has the words to use. A limit is what ordinary English still needs: lower it when you can."""
import pathlib
import re
import sys

LIMITS = {
    r"passed over": 0,
    r"passes over": 0,
    r"behind": 8,
    r"anew": 0,
    r"whoever": 0,
    r"mend(?:s|ed)?": 2,
    r"takes? the place": 0,
    r"stands? behind": 0,
    r"stands? (?:there|beside|within|for)": 5,
    r"looked at": 1,
    r"looks at": 0,
    r"go(?:es)? on": 2,
    r"of one's own": 0,
    r"by (?:its|their) own word": 0,
    r"told": 2,
    r"lies": 1,
    r"is none": 6,
    r"are none": 2,
    r"is no": 14,
    r"but for": 1,
    r"what is": 14,
    r"asked for": 7,
    r"hands? out": 0,
    r"handed (?:in|out|over)": 1,
}
# In comments of C++ that is not public; most of what is left is in indexer/newsroom and indexer/readers/html.
COMMENT_LIMITS = {
    r"passe[sd] over": 0,
    r"pass over": 0,
    r"behind": 4,
    r"anew": 0,
    r"whoever": 1,
    r"mend(?:s|ed)?": 0,
    r"takes? the place": 0,
    r"stands? (?:for|there|behind|beside|in|at|before)": 12,
    r"told": 2,
    r"asked for": 4,
    r"that (?:is|are) none": 1,
    r"what is": 19,
    r"is no": 8,
}
SOURCES = ("util", "analyzers", "indexer", "searcher", "python", "tests")
NOT_COUNTED = {"CHANGELOG.md", "CONTRIBUTING.md"}  # history; the glossary names what to avoid


def texts(root):
    paths = [*root.glob("include/warta/*.h"), *root.glob("*.md"), *root.glob("docs/**/*.md"), root / "dev"]
    for path in sorted(set(paths)):
        if path.name not in NOT_COUNTED:
            # One line a text: a phrase may be broken over two comment lines.
            yield path.relative_to(root), re.sub(r"\s*\n\s*(?:(?://|#|\*) ?)?", " ", path.read_text("utf-8"))


def comments(root):
    for folder in SOURCES:
        for path in sorted([*(root / folder).rglob("*.h"), *(root / folder).rglob("*.cpp")]):
            # Adjacent comment lines are one text; a line without a comment ends it. `://` is an address in a string.
            found = (re.search(r"(?:^|[^:\"])//+ ?(.*)$", line) for line in path.read_text("utf-8").splitlines())
            yield path.relative_to(root), " ".join(comment.group(1) if comment else "\n" for comment in found)


def excess(texts, limits):
    """Prints the phrases that occur more often than their limits, and returns their number."""
    found = {phrase: [] for phrase in limits}
    for path, text in texts:
        for phrase in limits:
            for match in re.finditer(rf"\b(?:{phrase})\b", text, flags=re.I):
                found[phrase].append(f"{path}: …{text[max(0, match.start() - 40):match.end() + 40]}…")
    faults = 0
    for phrase, places in found.items():
        if len(places) > limits[phrase]:
            faults += 1
            print(f"'{phrase}' {len(places)} times, at most {limits[phrase]}; see CONTRIBUTING.md, Plain English")
        if len(places) > limits[phrase] or "--list" in sys.argv:
            print("".join(f"  {place}\n" for place in places), end="")
    return faults


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    return 1 if excess(texts(root), LIMITS) + excess(comments(root), COMMENT_LIMITS) else 0


if __name__ == "__main__":
    sys.exit(main())
