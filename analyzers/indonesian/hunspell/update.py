#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes id_ID.dic and id_ID.aff of this folder from those of hunspell-id.

usage: update.py FOLDER [OUT]     (FOLDER: /usr/share/hunspell of Debian's package; OUT: this folder)

The dictionary grows with Debian's releases, and with it roots and fingerprints would change from machine to machine. So the lexicon
is compiled from this copy, everywhere the same. It has what lexicon_compiler.cpp reads and no more: entries of letters a to z in the
order of the original, and the rules with the licence notice above them.
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent


def dictionary(text):
    entries = [re.split(r"[\t\r]", line)[0] for line in text.splitlines()[1:]]
    entries = [entry for entry in entries if re.fullmatch(r"[A-Za-z]+(/\S*)?", entry)]
    return "".join(f"{line}\n" for line in [len(entries), *entries])


def rules(text):
    lines = text.splitlines()
    notice = []
    for line in lines:
        if not line.startswith("#") or line.startswith("# Uppercase"):
            break
        notice.append(line.rstrip())
    kept = [" ".join(re.sub(r"\s#.*", "", line).split()) for line in lines if re.match(r"SET|FLAG|CIRCUMFIX|NEEDAFFIX|PFX|SFX", line)]
    return "".join(f"{line}\n" for line in [*notice, *kept])


def main(source, out=HERE):
    for name, reduce in (("id_ID.dic", dictionary), ("id_ID.aff", rules)):
        text = (pathlib.Path(source) / name).read_text(encoding="latin-1")
        (pathlib.Path(out) / name).write_text(reduce(text), encoding="latin-1", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
