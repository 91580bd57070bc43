# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of --stdio and --serve share: an archive of corpus/, the programs, a running server."""
import contextlib
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = {**{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")},
               "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "en_US.UTF-8"}


@contextlib.contextmanager
def archive_of(bin_folder, *sources):
    """A folder that holds `corpus`, and an archive of `sources` (from that folder) called `berita`."""
    with tempfile.TemporaryDirectory(prefix="warta-server-") as folder:
        os.symlink(ROOT / "corpus", pathlib.Path(folder, "corpus"))
        add(bin_folder, folder, *(sources or ("corpus",)))
        yield pathlib.Path(folder)


def add(bin_folder, folder, *sources):
    subprocess.run([f"{bin_folder}/warta-index", "add", "--quiet", "berita", *sources], cwd=folder, env=ENVIRONMENT,
                   check=True, timeout=120)


def article_count(bin_folder, folder):
    done = subprocess.run([f"{bin_folder}/warta-index", "stats", "--json", "berita"], cwd=folder, env=ENVIRONMENT, check=True,
                          timeout=120, stdout=subprocess.PIPE)
    return json.loads(done.stdout)["articles"]


def search(bin_folder, folder, *arguments, **options):
    return subprocess.run([f"{bin_folder}/warta-search", "berita", *arguments], cwd=folder, env=ENVIRONMENT, timeout=120,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def eventually(holds, seconds=20):
    """Whether `holds()` comes to be true, on however slow a machine."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(.02)
    return True


class Server:
    """warta-search --serve on a free port of this machine."""

    def __init__(self, bin_folder, folder, address="127.0.0.1:0", *options):
        self.process = subprocess.Popen([f"{bin_folder}/warta-search", "berita", "--serve", address, *options], cwd=folder,
                                        env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        # Whatever happens to the test, the server does not outlive it by much.
        self.guard = threading.Timer(300, self.process.kill)
        self.guard.daemon = True
        self.guard.start()
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            raise RuntimeError("the server did not start: " + self.process.stderr.read())
        self.port = int(self.url.rstrip("/").rsplit(":", 1)[1])

    def has_read(self, connection):
        """Whether the server has taken from the kernel what `connection` sent (/proc/net/tcp: addresses, queues in hex)."""
        ends = (f":{self.port:04X}", f":{connection.getsockname()[1]:04X}")
        with open("/proc/net/tcp", encoding="ascii") as table:
            rows = [line.split() for line in table]
        return [row[4].split(":")[1] for row in rows if row[1].endswith(ends[0]) and row[2].endswith(ends[1])] == ["00000000"]

    def stop(self, how=signal.SIGTERM):
        """Ends the server; returns its exit status and what it said on standard error."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        _, errors = self.process.communicate(timeout=60)
        self.guard.cancel()
        return self.process.returncode, errors

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()
        self.guard.cancel()
