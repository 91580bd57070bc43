# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fault tests share: the programs, made-up articles, comparing archives."""
import json
import os
import random
import subprocess

ENGLISH = {"PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8", "HOME": "/nonexistent"}
ENGLISH.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})
WORDS = [a + b for a in ("ka", "me", "per", "ber", "sa", "tu", "ge", "lu") for b in ("bar", "ling", "tani", "rakyat", "lomba", "rusa", "dung", "wira")]


class Failure(Exception):
    pass


def check(condition, *message):
    if not condition:
        raise Failure(" ".join(str(part) for part in message))


class Programs:
    def __init__(self, folder, io_faults=None, behind=None, alloc_faults=None):
        self.folder = folder
        self.alloc_faults = alloc_faults  # the library of alloc_faults.cpp; None: not to be had
        self.io_faults = io_faults  # the library of io_faults.cpp; None: not to be had
        self.preload = f"{behind or ''} {io_faults}".strip()

    def start(self, program, *arguments, faults=None, environment=None, **options):
        """faults: environment for io_faults.cpp. environment: other variables."""
        preload = {**faults, "LD_PRELOAD": self.preload} if faults and self.io_faults else {}
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen([f"{self.folder}/{program}", *map(str, arguments)], env={**ENGLISH, **preload, **(environment or {})}, text=True, errors="replace",
                                **{**pipes, **options})

    def run(self, program, *arguments, status=None, timeout=900, **options):
        process = self.start(program, *arguments, **options)
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        if status is not None:
            check(process.returncode == status, program, *arguments, "ended with", process.returncode, "not", status, out, err)
        return process.returncode, out, err

    def export(self, archive):
        """Everything in the archive, by id, whatever the order of its documents."""
        lines = self.run("warta-index", "export", archive, status=0)[1].splitlines()
        return {json.loads(line)["id"]: line for line in lines}

    def verify(self, archive):
        status, out, err = self.run("warta-index", "verify", "--sample", 60, archive)  # export() shows every article
        check(status == 0, "verify:", out, err)


def write_articles(path, count, edition=0, seed=1):
    words = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        for i in range(count):
            body = " ".join(words.choice(WORDS) + str(words.randrange(40)) for _ in range(120))
            title = f"Berita {i} edisi {edition if i % 3 == 0 else 0}"
            file.write(json.dumps({"id": f"a{i}", "title": title, "date": "2023-09-17", "body": body}) + "\n")
    return path


def same_files(one, other):
    """warta.lock apart: the note of a holder that crashed remains until the next one overwrites it."""
    def files_of(archive):
        return {p.name: p.read_bytes() for p in archive.iterdir() if p.name != "warta.lock"}

    return files_of(one) == files_of(other)
