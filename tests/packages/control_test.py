#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""debian/control builds with what packages.txt names, its version is that of the headers, and the units name programs that are packed.

usage: control_test.py SOURCE_TREE"""
import pathlib
import re
import sys

# Names of packages.txt that every build of a package has, or that debhelper brings.
ALWAYS_THERE = {"g++", "python3", "pkg-config"}


def words(text):
    return set(re.findall(r"^([a-z0-9][a-z0-9+.-]+)", text, flags=re.M))


def main(tree):
    wrong = []
    listed = words(re.sub(r"#.*", "", (tree / "packages.txt").read_text()))
    control = (tree / "debian/control").read_text()
    build = words(re.search(r"^Build-Depends:\n((?: .*\n)+)", control, flags=re.M).group(1).replace("\n ", "\n").lstrip())
    for name in sorted(listed - build - ALWAYS_THERE):
        wrong.append(f"debian/control: Build-Depends lacks {name} of packages.txt")
    version = ".".join(re.findall(r"^#define WARTA_VERSION_\w+ (\d+)", (tree / "include/warta/version.h").read_text(), flags=re.M))
    first = (tree / "debian/changelog").read_text().splitlines()[0]
    if f"({version})" not in first:
        wrong.append(f"debian/changelog begins with '{first}', the headers say {version}")
    soname = re.search(r"^Package: libwarta(\S+)$", control, flags=re.M).group(1)
    major, minor = version.split(".")[:2]
    if soname != (f"0.{minor}" if major == "0" else major):
        wrong.append(f"debian/control: libwarta{soname} is not the package of version {version}")
    programs = {f"/usr/bin/{name}" for name in ("warta-index", "warta-search", "warta-analyze")}
    units = sorted((tree / "debian").glob("warta.*.service"))
    for unit in units:
        for program in re.findall(r"^ExecStart=(\S+)", unit.read_text(), flags=re.M):
            if program not in programs:
                wrong.append(f"{unit.name}: {program} is not packed")
    if len(listed) < 20 or len(units) < 2:
        wrong.append("packages.txt or the units were not read")
    print("\n".join(wrong) or f"{len(listed)} packages, {len(units)} services")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
