#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the steps of the Containerfile's image in a root, where no container can be made; ./dev try-container runs it.

usage: container.py CONTAINERFILE ROOT PACKAGES     (as root; ROOT is changed, PACKAGES is what the stage `build` makes)

Then, as the image's user: adds an article, serves it by CMD, and asks HEALTHCHECK, which must fail once the server has ended.
"""
import glob
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

SEARCH_SECONDS = 30


def steps(path):
    """The instructions of the last stage, without the first word of FROM."""
    text = re.sub(r"^#.*\n", "", path.read_text(), flags=re.M).replace("\\\n", " ")
    stage = re.split(r"^FROM .*$", text, flags=re.M)[-1]
    return [tuple(line.split(None, 1)) for line in stage.splitlines() if line.strip()]


class Container:
    def __init__(self, root):
        self.root = root
        self.user = "0:0"
        self.environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive"}
        self.command = self.health = None

    def chroot(self, command, **options):
        return ["chroot", f"--userspec={self.user}", self.root, "env", "-i", *(f"{k}={v}" for k, v in self.environment.items()), *command]

    def run(self, command, check=True):
        result = subprocess.run(self.chroot(command), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if check and result.returncode != 0:
            sys.exit(f"{command}: status {result.returncode}\n{result.stdout}")
        return result

    def step(self, word, rest, packages):
        if word == "COPY":
            pattern, target = rest.split()[1:]
            for file in glob.glob(f"{packages}/{os.path.basename(pattern)}"):
                shutil.copy(file, f"{self.root}{target}")
        elif word == "RUN":
            self.run(["sh", "-c", rest])
        elif word == "USER":
            self.user = rest
        elif word == "ENV":
            self.environment.update(pair.split("=", 1) for pair in rest.split())
        elif word == "CMD":
            self.command = json.loads(rest)
        elif word == "HEALTHCHECK":
            self.health = json.loads(rest.removeprefix("CMD "))
        elif word not in ("VOLUME", "EXPOSE"):
            sys.exit(f"the step {word} is not known here")


def main(containerfile, root, packages):
    container = Container(root)
    for word, rest in steps(containerfile):
        started = time.monotonic()
        container.step(word, rest, packages)
        print(f"{word} {rest[:60]}: {time.monotonic() - started:.1f} s")
    assert container.user != "0:0", "the image runs as root"
    article = pathlib.Path(root) / "tmp/satu.txt"
    article.write_text("Judul: Banjir di Demak\n\nBanjir merendam sawah.\n")
    container.run(["warta-index", "add", "--quiet", "/arsip/berita", "/tmp/satu.txt"])
    assert container.run(container.health, check=False).returncode != 0, "healthy without a server"
    server = subprocess.Popen(container.chroot(container.command), stdout=subprocess.PIPE, text=True)
    try:
        print("listens at", server.stdout.readline().strip())
        container.run(container.health)
    finally:
        server.terminate()
    assert server.wait(SEARCH_SECONDS) == 0, "the server did not end by itself"
    assert container.run(container.health, check=False).returncode != 0, "healthy after the server has ended"
    print("HEALTHCHECK: healthy while it serves, and only then")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3])
