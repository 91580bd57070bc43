#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of `warta-index words` in the engines they are for (docs/other-engines.md). Engines that are not installed are skipped;
PostgreSQL also needs root, since it reads dictionaries from its own folder only, over which the test mounts one.

usage: engines_test.py BIN"""
import glob
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BIN = pathlib.Path(sys.argv.pop())
HERE = pathlib.Path(__file__).resolve().parent
TEXT = "Menteri menyerukan perdamaian; kebijakannya didukung Megawati."
ROOTS = ["menteri", "seru", "damai", "bijak", "dukung", "megawati"]


def call(*arguments, **options):
    done = subprocess.run([str(one) for one in arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                          **options)
    if done.returncode != 0:
        raise AssertionError(f"{arguments[0]} ended with {done.returncode}: {done.stdout}")
    return done.stdout


class Engines(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()) if hasattr(self, "enterContext")
                                   else tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        source = self.folder / "berita.txt"
        source.write_text(f"Judul berita\n\n{TEXT} Ia mengadili 17 orang.\n", encoding="utf-8")
        call(BIN / "warta-index", "add", "--quiet", self.folder / "berita", source)

    def words(self, form):
        return call(BIN / "warta-index", "words", self.folder / "berita", "--format", form).splitlines()

    def test_words_with_their_articles_and_forms(self):
        rows = {row.split("\t")[0]: row.split("\t")[1:] for row in self.words("tsv")}
        self.assertEqual(rows["menyerukan"], ["1", "serukan", "seru"])
        self.assertEqual(rows["megawati"], ["1", "megawati", "megawati"])
        self.assertNotIn("17", rows)

    def test_rules_are_of_words_with_another_root(self):
        self.assertIn("menyerukan => seru", self.words("elasticsearch"))
        self.assertIn("menyerukan seru", self.words("postgresql"))
        self.assertFalse([rule for rule in self.words("postgresql") if rule.startswith("megawati")])

    def test_lucene(self):
        jars = [jar for name in ("core", "analyzers-common") for jar in glob.glob(f"/usr/share/java/lucene-{name}-[0-9]*.jar")[:1]]
        if len(jars) < 2 or not shutil.which("javac"):
            self.skipTest("liblucene8-java or a Java compiler is not installed")
        (self.folder / "roots.txt").write_text("\n".join(self.words("lucene")) + "\n", encoding="utf-8")
        said = call("java", "-cp", ":".join(jars), HERE / "LuceneOverride.java", self.folder, TEXT)
        self.assertEqual(said.split(), ROOTS)

    def test_postgresql(self):
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
        if not programs or os.geteuid() != 0 or not shutil.which("unshare"):
            self.skipTest("postgresql is not installed, or this is not root")
        binaries = pathlib.Path(programs[-1]).parent
        dictionaries = f"/usr/share/postgresql/{binaries.parent.name}/tsearch_data"
        ours = self.folder / "tsearch_data"
        shutil.copytree(dictionaries, ours)
        (ours / "warta.syn").write_text("\n".join(self.words("postgresql")) + "\n", encoding="utf-8")
        sql = self.folder / "roots.sql"
        sql.write_text("""CREATE TEXT SEARCH DICTIONARY warta (TEMPLATE = synonym, SYNONYMS = warta);
CREATE TEXT SEARCH CONFIGURATION warta (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION warta ALTER MAPPING FOR asciiword, word WITH warta, simple;
SELECT string_agg(lexeme, ' ' ORDER BY positions[1]) FROM unnest(to_tsvector('warta', '%s'));
""" % TEXT, encoding="utf-8")
        self.folder.chmod(0o755)
        data = self.folder / "data"
        data.mkdir()
        shutil.chown(data, "postgres")
        script = self.folder / "run.sh"
        script.write_text(f"""set -e
mount --bind {ours} {dictionaries}
cd {data}
as_postgres() {{ setpriv --reuid postgres --regid postgres --clear-groups "$@"; }}
as_postgres {binaries}/initdb -D {data}/db -A trust -E UTF8 --locale C >{data}/log 2>&1
as_postgres {binaries}/pg_ctl -D {data}/db -w -t 120 -l {data}/server -o "-c listen_addresses= -k {data}" start >>{data}/log 2>&1
as_postgres {binaries}/psql -h {data} -v ON_ERROR_STOP=1 -qAtX -f {sql} postgres || status=$?
as_postgres {binaries}/pg_ctl -D {data}/db -m immediate stop >>{data}/log 2>&1
exit ${{status:-0}}
""", encoding="utf-8")
        said = call("unshare", "--mount", "sh", script)
        self.assertEqual(said.split(), ROOTS)


if __name__ == "__main__":
    unittest.main()
