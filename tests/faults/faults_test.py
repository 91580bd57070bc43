#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes power, disk space and good bytes away from warta-index, and checks the archive afterwards.

usage: faults_test.py --bin DIR [--io-faults LIBRARY [--behind LIBRARY]] [--alloc-faults LIBRARY] [--runs N] [--seed S] [TEST]...

--io-faults: the library of io_faults.cpp; without it only random moments are tried. --behind: the library to load before it, the runtime
of a sanitizer. --alloc-faults: that of alloc_faults.cpp. --runs: how many accidents, damages and so on (default 20). The seed is printed."""
import argparse
import pathlib
import random
import sys
import tempfile

import accidents
import alerts
import backups
import damage
import full_disk
import interrupt
import memory
import others
import places
import power_loss
from common import Failure, Programs

TESTS = {
    "kill": accidents.test_kill,
    "power": power_loss.test_power,
    "refused": accidents.test_refused,
    "disk": full_disk.test_disk,
    "damage": damage.test_damage,
    "flips": damage.test_flips,
    "interrupt": interrupt.test_interrupt,
    "lock": others.test_lock,
    "readers": others.test_readers,
    "places": places.test_places,
    "backup": backups.test_backup,
    "memory": memory.test_memory,
    "alerts": alerts.test_alerts,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--io-faults", type=pathlib.Path)
    parser.add_argument("--behind", type=pathlib.Path)
    parser.add_argument("--alloc-faults", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("tests", nargs="*", metavar="|".join(TESTS))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    library = arguments.io_faults.resolve() if arguments.io_faults and arguments.io_faults.exists() else None
    allocations = arguments.alloc_faults.resolve() if arguments.alloc_faults and arguments.alloc_faults.exists() else None
    programs = Programs(pathlib.Path(arguments.bin).resolve(), library, arguments.behind, allocations)
    failed = False
    for name in arguments.tests or TESTS:
        with tempfile.TemporaryDirectory(prefix="warta-faults-") as folder:
            try:
                said = TESTS[name](programs, pathlib.Path(folder), random.Random(arguments.seed), arguments.runs)
                print(f"{name}: {said}", flush=True)
            except Failure as failure:
                print(f"{name}: FAILED: {failure}", flush=True)
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
