#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""symbols_test.py LIBWARTA.SO INCLUDE_DIRECTORY VERSION

The shared library exports the functions of warta.h, no more and no fewer, and of C++ only what the public headers declare; all
under the version of its SONAME. The public headers show no type of a library that we are built on.
"""

import pathlib
import re
import subprocess
import sys

library, include, version = sys.argv[1], pathlib.Path(sys.argv[2]) / "warta", sys.argv[3]
faults = []


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", " ", text, flags=re.S)


headers = {path.name: without_comments(path.read_text()) for path in include.glob("*.h")}
listed = subprocess.run(["nm", "-D", "--defined-only", "--with-symbol-versions", library], capture_output=True, text=True, check=True)
symbols = [line.split()[-1] for line in listed.stdout.splitlines()]
symbols = [s for s in symbols if not s.startswith(("WARTA_", "_init", "_fini"))]
for symbol in symbols:
    if not symbol.endswith(f"@@WARTA_{version}"):
        faults.append(f"{symbol} is not of the version WARTA_{version}")
names = [symbol.split("@")[0] for symbol in symbols]

# C
exported = {name for name in names if not name.startswith("_Z")}
declared = set(re.findall(r"\b(warta_\w+)\s*\((?!\*)", headers["warta.h"]))
for name in sorted(exported - declared):
    faults.append(f"{name} is exported, but not declared in warta.h")
for name in sorted(declared - exported):
    faults.append(f"{name} is declared in warta.h, but not exported")

# C++
words = set(re.findall(r"\w+", " ".join(text for name, text in headers.items() if name != "warta.h")))
mangled = [name for name in names if name.startswith("_Z")]
demangled = subprocess.run(["c++filt"], input="\n".join(mangled), capture_output=True, text=True, check=True).stdout.splitlines()
for name in demangled:
    plain = re.sub(r"^(typeinfo|typeinfo name|vtable|VTT|guard variable) for ", "", name)
    plain = re.sub(r"\[abi:\w+\]", "", plain)
    match = re.match(r"(?:[\w:<>, ]+ )?(warta::[\w:~]+|warta::.*operator.*?)(?:\(|<|$)", plain)
    if match is None:
        faults.append(f"{name} is exported, but not of the namespace warta")
        continue
    for part in match.group(1).split("::"):
        if part.strip("~") not in words and not part.startswith("operator"):
            faults.append(f"{name} is exported, but no public header has '{part}'")
    if "::State" in plain:
        faults.append(f"{name} is exported, but is private")
if len(mangled) < 50 or len(exported) < 40:
    faults.append(f"only {len(mangled)} C++ and {len(exported)} C functions are exported")

for name, text in headers.items():
    for included in re.findall(r'#\s*include\s*[<"]([^>"]+)', text):
        ours = included.startswith("warta/") and included != "warta/xapian_bridge.h"
        standard = "/" not in included and (not included.endswith(".h") or included in ("stdint.h", "stddef.h", "stdbool.h"))
        if not (ours or standard or (name == "xapian_bridge.h" and included == "xapian.h")):
            faults.append(f"{name} includes {included}")

print(f"{len(exported)} C functions, {len(mangled)} C++ symbols")
print("\n".join(faults))
sys.exit(1 if faults else 0)
