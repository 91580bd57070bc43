#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the command-line transcripts of tests/cli/cases against built programs.

usage: run_cases.py --bin DIR [--accept] CASE.t...

A transcript is a shell session in an empty folder. After each `$ COMMAND` line (run by bash) stand what it must print:
`| LINE` on standard output, `! LINE` on standard error, and `? N` when the exit status is not 0. `...` in an expected line stands for
any text. `# …` lines and empty lines are for the reader. The folder `corpus` is the project's, $CASES that of the transcript.
--accept writes what the programs print now into the transcripts; lines that still match with their `...` are kept."""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def matches(expected, line):
    pattern = ".*".join(re.escape(part) for part in expected.split("..."))
    return re.fullmatch(pattern, line) is not None


def all_match(expected, lines):
    return len(expected) == len(lines) and all(matches(e, l) for e, l in zip(expected, lines))


def read_steps(path):
    """Splits a transcript into [comment lines, command, stdout, stderr, status] steps."""
    steps, comments = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark, rest = line[:2], line[2:]
        if mark == "$ ":
            steps.append({"comments": comments, "command": rest, "out": [], "err": [], "status": 0})
            comments = []
        elif line.startswith("#") or not line.strip():
            comments.append(line)
        elif not steps or mark.rstrip() not in ("|", "!", "?"):
            sys.exit(f"{path}:{number}: a line begins with '$ ', '| ', '! ', '? ' or '#'")
        elif mark.rstrip() == "|":
            steps[-1]["out"].append(rest)
        elif mark.rstrip() == "!":
            steps[-1]["err"].append(rest)
        else:
            steps[-1]["status"] = int(rest)
    return steps, comments


def run_step(command, folder, environment):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, timeout=300,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    text = [stream.decode("utf-8", "backslashreplace").splitlines() for stream in (done.stdout, done.stderr)]
    return text[0], text[1], done.returncode


def run_case(path, programs, accept):
    steps, tail = read_steps(path)
    environment = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "TERM": "dumb",
                   "CASES": str(path.resolve().parent)}
    environment.update({k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")})
    failures, lines = [], []
    with tempfile.TemporaryDirectory(prefix="warta-cli-") as folder:
        os.symlink(ROOT / "corpus", pathlib.Path(folder, "corpus"))
        for step in steps:
            out, err, status = run_step(step["command"], folder, environment)
            good = all_match(step["out"], out) and all_match(step["err"], err) and status == step["status"]
            if not good:
                failures.append((step, out, err, status))
            keep_out = step["out"] if all_match(step["out"], out) else out
            keep_err = step["err"] if all_match(step["err"], err) else err
            lines += step["comments"] + ["$ " + step["command"]]
            lines += [("| " + line).rstrip() for line in keep_out] + [("! " + line).rstrip() for line in keep_err]
            lines += [f"? {status}"] if status else []
    if accept and failures:
        path.write_text("\n".join(lines + tail) + "\n", encoding="utf-8")
    elif failures:
        for step, out, err, status in failures:
            print(f"{path.name}: $ {step['command']}")
            print("  expected:", *step["out"], *["! " + l for l in step["err"]], f"? {step['status']}", sep="\n    ")
            print("  got:", *out, *["! " + l for l in err], f"? {status}", sep="\n    ")
    return not failures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("cases", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    programs = str(pathlib.Path(arguments.bin).resolve())
    good = [run_case(path, programs, arguments.accept) for path in arguments.cases]
    print(f"{sum(good)} of {len(good)} transcripts as expected" + (" (others rewritten)" if arguments.accept else ""))
    return 0 if all(good) or arguments.accept else 1


if __name__ == "__main__":
    sys.exit(main())
