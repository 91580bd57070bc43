# SPDX-License-Identifier: GPL-3.0-or-later
"""Losses of power, made from a record of what a command did: of the writes, names and renames that nothing has synced yet,
any may be on the disk and any may not."""
import collections
import os
import pathlib
import shutil
import sys

from accidents import Accidents
from common import check

PAGE = 4096
WAYS = ("lost", "ordered", "reordered")
NAMING = ("create", "mkdir", "rename", "swap", "unlink")

Call = collections.namedtuple("Call", "what file offset data names")


def file_at(path):
    found = path.stat()
    return f"{found.st_dev}:{found.st_ino}"


def read_record(path):
    calls = []
    with open(path, "rb") as file:
        while line := file.readline():
            what, number, first, second, *names = line.rstrip(b"\n").split(b" ", 4)
            data = file.read(int(second)) if what == b"write" else b""
            names = tuple(os.fsdecode(name) for name in names[0].split(b"\t")) if names and names[0] else ()
            calls.append(Call(what.decode(), number.decode(), int(first), data, names))
    return calls


class Names:
    """A tree of directories: path to file, or to None for a directory."""

    def __init__(self, names):
        self.names = dict(names)

    def below(self, path):
        return [name for name in self.names if name == path or name.startswith(path + "/")]

    def take(self, path):
        return {name[len(path):]: self.names.pop(name) for name in self.below(path)}

    def put(self, path, tree):
        self.names.update({path + rest: file for rest, file in tree.items()})

    def apply(self, call):
        if call.what == "create":
            self.names[call.names[0]] = call.file
        elif call.what == "mkdir":
            self.names[call.names[0]] = None
        elif call.what == "unlink":
            self.take(call.names[0])
        elif call.what == "rename":
            tree = self.take(call.names[0])
            self.take(call.names[1])
            self.put(call.names[1], tree)
        elif call.what == "swap":
            one, other = self.take(call.names[0]), self.take(call.names[1])
            self.put(call.names[1], one)
            self.put(call.names[0], other)


class Recorded:
    """What a command did to the files of `roots`, and the states of the disk that it could have left."""

    def __init__(self, roots):
        self.roots = [str(root) for root in roots]
        self.first, self.contents, self.calls = {}, {}, []
        for root in roots:
            for path in [root, *root.rglob("*")] if root.exists() else []:
                self.first[str(path)] = None if path.is_dir() else file_at(path)
                if not path.is_dir():
                    self.contents[file_at(path)] = path.read_bytes()

    def load(self, record):
        def ours(call):
            return any(name.startswith(root) for name in call.names for root in self.roots)

        # A file system gives the number of a file that is gone to a new one: each creation is another file. The replay
        # once gave a new `iamglass` the end of an old one that was longer (`Rev file has junk at end`).
        known = {file: file for file in self.contents}
        parents = {os.path.dirname(root) for root in self.roots}
        for count, call in enumerate(read_record(record)):
            if call.what == "create":
                known.pop(call.file, None)
                if ours(call):
                    known[call.file] = f"{call.file} created by call {count}"
            if ours(call) or (call.what == "syncdir" and call.names[0] in parents) or (call.what in ("write", "sync", "truncate") and call.file in known):
                self.calls.append(call._replace(file=known.get(call.file, call.file)))

    def names_at(self, end, way, dice):
        """Names change on the disk in the order of the calls; those that a sync of their directory has seen are there."""
        changes, durable = [], 0
        for call in self.calls[:end]:
            if call.what in NAMING:
                changes.append(call)
            elif call.what == "syncdir":
                seen = [i for i, change in enumerate(changes) if any(os.path.dirname(name) == call.names[0] for name in change.names)]
                durable = max([durable, *[i + 1 for i in seen]])
        count = {"lost": durable, "killed": len(changes)}.get(way)
        names = Names(self.first)
        done = changes[:dice.randrange(durable, len(changes) + 1) if count is None else count]
        for change in done:
            names.apply(change)
        return names.names, done

    def content_at(self, file, end, keep):
        """`keep(call)` decides of each write that nothing has synced; a long one may be there in part."""
        content = bytearray(self.contents.get(file, b""))
        calls = [call for call in self.calls[:end] if call.file == file and call.what in ("write", "truncate", "sync")]
        synced = max([i for i, call in enumerate(calls) if call.what == "sync"], default=-1)
        for i, call in enumerate(calls):
            if call.what == "truncate" and (i < synced or keep()):
                del content[call.offset:]
                content.extend(bytes(call.offset - len(content)))
            for at in range(0, len(call.data), PAGE):
                if i < synced or keep():
                    begin, piece = call.offset + at, call.data[at:at + PAGE]
                    content.extend(bytes(max(0, begin - len(content))))
                    content[begin:begin + len(piece)] = piece
        return bytes(content)

    def restore(self, end, way, dice):
        """Makes the state after `end` calls: `killed`, or one of WAYS."""
        names, done = self.names_at(end, way, dice)
        # Ext4 writes a file before a rename that gives it the name of another one.
        renamed = {names.get(change.names[1]) for change in done if change.what == "rename"} if way == "ordered" else set()
        share = dice.random()
        for root in self.roots:
            shutil.rmtree(root, ignore_errors=True)
        for path, file in sorted(names.items()):
            if file is None:
                os.makedirs(path, exist_ok=True)
        for path, file in names.items():
            if file is None or not os.path.isdir(os.path.dirname(path)):
                continue
            keep = {"killed": lambda: True, "lost": lambda: False}.get(way, lambda: dice.random() < share)
            pathlib.Path(path).write_bytes(self.content_at(file, end, (lambda: True) if file in renamed else keep))


class Losses(Accidents):
    def __init__(self, programs, folder, dice):
        super().__init__(programs, folder, dice, articles=(140, 200), commit_every=20)
        self.commands["build by merging"] = (None, ["merge", self.archive, self.old], self.old_articles)  # split does the same
        self.recorded, self.promised = {}, {}

    def record(self, name):
        begin, command, _ = self.commands[name]
        self.prepare(begin)
        recorded = Recorded([self.archive, pathlib.Path(f"{self.archive}.building")])
        calls = self.folder / "panggilan"
        calls.unlink(missing_ok=True)
        self.programs.run("warta-index", *command, status=0, faults={"WARTA_IO_RECORD": str(calls)})
        recorded.load(calls)
        recorded.restore(len(recorded.calls), "killed", self.dice)
        check(self.programs.export(self.archive) == self.commands[name][2], name, ": the record of its calls does not give its archive")
        return recorded

    def promised_at(self, name, end):
        """What a command had made durable before call number `end`: the last directory that it has synced is a promise."""
        recorded = self.recorded[name]
        last = max([i + 1 for i in range(end) if recorded.calls[i].what == "syncdir"], default=0)
        if (name, last) not in self.promised:
            recorded.restore(last, "killed", self.dice)
            self.promised[name, last] = self.programs.export(self.archive) if self.archive.exists() else {}
        return self.promised[name, last]

    def lose(self, name, way, again):
        if name not in self.recorded:
            self.recorded[name] = self.record(name)
        recorded = self.recorded[name]
        end = self.dice.randrange(1, len(recorded.calls) + 1)
        promised = self.promised_at(name, end)
        recorded.restore(end, way, self.dice)
        what = f"{way} at call {end} of {len(recorded.calls)}"
        left = self.left_of(name)
        check(left is not None or not promised, name, what, "lost the archive")
        if left is not None:
            self.check_articles(name, what, left, promised)
        if again and not (name in ("remove", "build by merging") and self.archive.exists()):  # these do not run twice
            self.programs.run("warta-index", *self.commands[name][1], status=0)
            check(self.programs.export(self.archive) == self.commands[name][2], name, what, "again: other articles than an undisturbed run")


def check_reused_number(folder, dice):
    """A file whose number another one had before has nothing of that one."""
    root = folder / "ganti"
    record = folder / "rekaman"
    lines = [b"create 1:7 0 0 %s/lama\n", b"write 1:7 0 9 \n" + b"lama sekali"[:9], b"unlink 0:0 0 0 %s/lama\n",
             b"create 1:7 0 0 %s/baru\n", b"write 1:7 0 4 \n" + b"baru", b"sync 1:7 0 0 \n"]
    record.write_bytes(b"".join(line.replace(b"%s", os.fsencode(root)) for line in [b"mkdir 0:0 0 0 %s\n", *lines]))
    recorded = Recorded([root])
    recorded.load(record)
    recorded.restore(len(recorded.calls), "killed", dice)
    check([(p.name, p.read_bytes()) for p in root.iterdir()] == [("baru", b"baru")], "the replay mixes two files of one number")


def test_power(programs, folder, dice, runs):
    if programs.io_faults is None:
        return "not run: no --io-faults"
    check_reused_number(folder, dice)
    losses = Losses(programs, folder, dice)
    counts = collections.Counter()
    # Adding commits many times in one archive; every other command puts a finished archive in place.
    others = [name for name in losses.commands if name != "add"]
    for run in range(runs):
        name = "add" if run % 2 == 0 else others[run // 2 % len(others)]
        losses.lose(name, WAYS[run // 2 % len(WAYS)], again=run % 10 < 2)
        counts[name] += 1
        if run % 20 == 19:
            print(f"... {run + 1} of {runs}", file=sys.stderr, flush=True)
    return f"{runs} states after a loss of power: " + ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
