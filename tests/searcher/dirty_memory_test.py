#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers do not depend on what happens to lie in memory: libxapian reads some of it before it has written there (unset-bounds in
docs/xapian-faults.md). glibc, or the address sanitizer, fills what it hands out with one byte or another; the answers must be the same.

usage: dirty_memory_test.py BIN"""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(sys.argv[1]).resolve()
QUERIES = ["(banjir OR gempa) warga", "korban -(gempa warga)", "BUKAN (korban gempa) presiden", "(korban banjir) -(warga (gempa OR longsor))", "presiden menteri korupsi",
           "KPK -(komisi korupsi)", "presiden +menteri -(korupsi suap)", "judul:(gempa korban) -(judul:gempa warga)", "korban NEAR/9 warga -(gempa banjir)"]
WAYS = [[], ["--collapse", "media"], ["--collapse", "near"], ["--match", "any", "--facet", "media,tahun", "--timeline", "month"], ["--match", "all", "--offset", "2"],
        ["--sort", "newest"], ["--recent", "30"]]
# Zeros; a small number; a negative double; not a number.
BYTES = [0x00, 0x01, 0xBE, 0xFF]


def filled_with(byte):
    """An environment in which fresh memory is full of that byte (glibc fills with the complement of M_PERTURB, and 0 turns it off)."""
    sanitizer = os.environ.get("ASAN_OPTIONS", "")
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")},
            "GLIBC_TUNABLES": "glibc.malloc.tcache_count=0", "MALLOC_PERTURB_": str(byte ^ 0xFF),
            "ASAN_OPTIONS": f"{sanitizer}:malloc_fill_byte={byte}:max_malloc_fill_size=1048576".lstrip(":")}


def run(program, *arguments, byte=0):
    done = subprocess.run([BIN / program, *arguments], env=filled_with(byte), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=600)
    if done.returncode not in (0, 1) or done.stderr:
        raise SystemExit(f"{program} {arguments}: status {done.returncode}, {done.stderr}")
    return done.stdout


def main():
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="warta-memory-") as folder:
        archive, queries = f"{folder}/arsip", pathlib.Path(folder, "queries.tsv")
        run("warta-index", "add", "--quiet", archive, ROOT / "corpus")
        queries.write_text("".join(f"{i}\t{text}\n" for i, text in enumerate(QUERIES)), encoding="utf-8")
        for way in WAYS:
            answers = [run("warta-search", archive, "--batch", queries, "--format", "jsonl", *way, byte=byte) for byte in BYTES]
            assert len(answers[0].splitlines()) > len(QUERIES), answers[0]
            for byte, answer in zip(BYTES, answers):
                if answer != answers[0]:
                    wrong += 1
                    differing = [pair for pair in zip(answers[0].splitlines(), answer.splitlines()) if pair[0] != pair[1]]
                    print(f"{' '.join(way)}: in memory full of {byte:#04x} the answers differ:", *(differing[0] if differing else ("more or fewer lines",)), sep="\n  ")
    print(f"{len(QUERIES)} queries in {len(WAYS)} ways over {len(BYTES)} fillings of memory: {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
