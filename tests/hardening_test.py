#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads how the programs and the library were linked and compiled.

usage: hardening_test.py [--compiled] FILE...

Position-independent, no executable stack, relocations read-only from the start. With --compiled, for builds of type Release, also: stack
protector, checked functions of libc (FORTIFY), and control-flow marks (CET, on x86-64)."""
import pathlib
import platform
import re
import subprocess
import sys


def read(*arguments):
    return subprocess.run(["readelf", "-W", *arguments], check=True, capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout


def faults_of(file, compiled):
    segments, dynamic, symbols = read("-h", "-l", file), read("-d", file), read("--dyn-syms", file)
    if "Type:                              DYN" not in segments:
        yield "is not position-independent"
    if not re.search(r"GNU_STACK .* RW ", segments):
        yield "has an executable stack"
    if "GNU_RELRO" not in segments or "NOW" not in dynamic:
        yield "has relocations that stay writable"
    if not compiled:
        return
    if "__stack_chk_fail" not in symbols:
        yield "has no stack protector"
    if not re.search(r"__\w+_chk@", symbols):
        yield "has no checked functions of libc"
    # Functions begin with endbr64. The note that says so of the whole file needs start files of libc with marks, which Debian's have not.
    if platform.machine() == "x86_64" and pathlib.Path(file).read_bytes().count(b"\xf3\x0f\x1e\xfa") < 100:
        yield "has no marks of control flow"


def main():
    files = [argument for argument in sys.argv[1:] if argument not in ("--compiled", "")]
    faults = [f"{file}: {fault}" for file in files for fault in faults_of(file, "--compiled" in sys.argv)]
    print("\n".join(faults) or f"{len(files)} files are hardened")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
