#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shell examples do what they say. usage: examples_test.py BIN. Exit status 77 (skipped) without jq or curl."""
import pathlib
import shutil
import subprocess
import sys

import programs


def main():
    absent = [name for name in ("jq", "curl") if shutil.which(name) is None]
    if absent:
        print(f"skipped: {' and '.join(absent)} not installed")
        return 77
    programs_folder = str(pathlib.Path(sys.argv[1]).resolve())
    environment = {**programs.ENVIRONMENT, "PATH": f"{programs_folder}:/usr/bin:/bin"}
    examples = programs.ROOT / "examples" / "shell"

    def run(example, *arguments, **options):
        return subprocess.run([examples / example, *arguments], cwd=folder, env=environment, timeout=60, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)

    with programs.archive_of(programs_folder) as folder:
        queries = 'drone kamikaze\n"tak ada yang \\ begini"\ndrone AND\n'
        lines = run("stdio.sh", "berita", input=queries).stdout.splitlines()
        assert lines[:2] == ["drone kamikaze: 1", "  1. Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze"], lines
        assert '"tak ada yang \\ begini": 0' in lines, lines
        assert lines[-1].startswith("drone AND: galat: operan kanan untuk AND hilang"), lines

        with programs.Server(programs_folder, folder) as server:
            done = run("curl.sh", server.url.rstrip("/"), "drone", "kamikaze")
            assert done.returncode == 0, done.stdout
            assert done.stdout.startswith("1 artikel\n1. Oleh-oleh dari Timur Jauh: "), done.stdout
            assert "\nReporter: Ratna Pramesti | Editor: Yusuf Lubis\n" in done.stdout, done.stdout
            assert run("curl.sh", server.url.rstrip("/"), "tidakadakatabegini").returncode == 1
            assert run("curl.sh", server.url.rstrip("/"), "drone", "AND").returncode == 22
    return 0


if __name__ == "__main__":
    sys.exit(main())
