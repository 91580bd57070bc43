# SPDX-License-Identifier: GPL-3.0-or-later
"""Archives in odd places."""
import os
import pathlib
import subprocess

from common import check, write_articles


def life(programs, archive, first, second):
    """Everything that can be done to an archive, whatever its name."""
    for command in (["add", archive, first], ["add", archive, second], ["remove", archive, "a1"], ["compact", archive], ["reindex", archive]):
        programs.run("warta-index", *command, status=0)
    programs.verify(archive)
    articles = programs.export(archive)
    check(articles.keys() == {f"a{i}" for i in range(60)} - {"a1"}, archive, "has other articles")
    for command in (["warta-index", "stats", "--json", archive], ["warta-search", archive, "berita"]):
        programs.run(*command, status=0)
    return articles


def check_names(programs, folder, first, second):
    articles = life(programs, folder / "biasa", first, second)
    strange = [folder / "dengan spasi", pathlib.Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe arsip")), folder / "garis\nbaru",
               folder / ("n" * 240)]
    for archive in strange:
        check(life(programs, archive, first, second) == articles, repr(archive), "has other articles")
    return articles


def check_links(programs, folder, first, second, articles):
    """A link stays a link, and what it leads to is the archive."""
    elsewhere = folder / "tempat lain"
    elsewhere.mkdir()
    link, target = folder / "tautan", elsewhere / "arsip"
    link.symlink_to(target)
    status, _, err = programs.run("warta-index", "add", link, first)
    check(status == 2 and "is a link to" in err, "a link to nowhere:", status, err)
    target.mkdir()
    check(life(programs, link, first, second) == articles, "through a link: other articles")
    check(link.is_symlink() and (target / "iamglass").exists(), "a link was taken for the archive")
    check(sorted(p.name for p in elsewhere.iterdir()) == ["arsip"], "left", list(elsewhere.iterdir()))
    check(programs.export(target) == articles, "the archive itself is not what the link shows")


def refused_here(programs, archive, first, articles, words):
    """Nothing can be changed here, and nothing is; but all can be read."""
    for command in (["add", archive, first], ["remove", archive, "a2"], ["compact", archive], ["reindex", archive]):
        status, out, err = programs.run("warta-index", *command)
        check(status == 2 and words in err and err.count("\n") == 1, *command, status, out, err)
    check(programs.export(archive) == articles, "changed:", archive)
    status, out, _ = programs.run("warta-index", "verify", "--all", archive)
    check(status == 0 and "no faults" in out and "tables are not checked" in out, "verify where nothing may be written:", status, out)
    programs.run("warta-search", archive, "berita", status=0)


def mount(what, where):
    where.mkdir(exist_ok=True)
    return os.geteuid() == 0 and subprocess.run(["mount", *what, where], stderr=subprocess.DEVNULL).returncode == 0


def check_mounts(programs, folder, first, articles):
    place = folder / "cakram"
    if not mount(["-t", "tmpfs", "-o", "size=8m", "none"], place):
        return "; no mounts tried: not root"
    try:
        for command in (["add", place, first], ["add", place / "", first]):
            status, out, err = programs.run("warta-index", *command)
            check(status == 2 and "is where a file system is mounted" in err, "a mount point:", status, out, err)
        check(list(place.iterdir()) == [], "left", list(place.iterdir()))
        archive = place / "arsip"
        programs.run("warta-index", "add", archive, first, status=0)
        before = programs.export(archive)
        subprocess.run(["mount", "-o", "remount,ro", place], check=True)
        refused_here(programs, archive, folder / "dua.jsonl", before, "Read-only file system")
        status, _, err = programs.run("warta-index", "add", place / "baru", first)
        check(status == 2 and "Read-only file system" in err, "a new archive on a read-only file system:", err)
    finally:
        subprocess.run(["umount", place], check=True)
    return "; a mount point and a read-only file system refused"


def check_planted(programs, folder, first, second):
    """Links with the names that we use: nothing is written through them."""
    shared, mine = folder / "bersama", folder / "milikku"
    shared.mkdir()
    shared.chmod(0o1777)
    mine.mkdir()
    precious, kept = mine / "penting", mine / "database" / "isi"
    precious.write_text("penting")
    kept.parent.mkdir()
    kept.write_text("isi")
    archive, building = shared / "arsip", shared / "arsip.building"
    building.symlink_to(mine)
    status, _, err = programs.run("warta-index", "add", archive, first)
    check(status == 2 and "is a symbolic link" in err, "a planted folder:", status, err)
    building.unlink()
    building.mkdir()
    (building / "lock").symlink_to(precious)
    status, _, err = programs.run("warta-index", "add", archive, first)
    check(status == 2 and str(building) in err, "a planted lock:", status, err)
    (building / "lock").unlink()
    if os.geteuid() == 0:
        os.chown(building, 65534, 65534)
        status, _, err = programs.run("warta-index", "add", archive, first)
        check(status == 2 and "belongs to another user" in err, "a folder of another user:", status, err)
        os.chown(building, 0, 0)
    programs.run("warta-index", "add", archive, first, status=0)
    modes = {oct(path.stat().st_mode & 0o777) for path in archive.iterdir()}
    check(archive.stat().st_mode & 0o777 == 0o700 and modes <= {"0o600", "0o400"}, "a new archive is open to others:", modes)
    archive.chmod(0o750)
    programs.run("warta-index", "compact", archive, status=0)
    check(archive.stat().st_mode & 0o777 == 0o750, "compaction changed who may read the archive")
    (archive / "warta.lock").symlink_to(precious)
    status, _, err = programs.run("warta-index", "add", archive, second)
    check(status == 2 and "is a symbolic link inside an archive" in err, "a planted note:", status, err)
    (archive / "warta.lock").unlink()
    (archive / "v.tmp").symlink_to(precious)
    status, _, err = programs.run("warta-index", "add", archive, second)
    check(status == 2 and "is a symbolic link inside an archive" in err, "a planted file of libxapian:", status, err)
    check((precious.read_text(), kept.read_text()) == ("penting", "isi"), "a file of the user was changed")


def test_places(programs, folder, dice, runs):
    first = write_articles(folder / "satu.jsonl", 40)
    second = write_articles(folder / "dua.jsonl", 60, edition=2)
    articles = check_names(programs, folder, first, second)
    check_links(programs, folder, first, second, articles)
    check_planted(programs, folder, first, second)
    return "odd names and links are fine" + check_mounts(programs, folder, first, articles)
