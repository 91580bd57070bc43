# SPDX-License-Identifier: GPL-3.0-or-later
"""The Python module, as programs use it."""

import ast
import csv
import datetime
import gc
import html
import io
import json
import locale
import os
import pathlib
import signal
import tempfile
import threading
import time
import unittest

import warta
import warta._native as native

ARTICLES = [
    {
        "id": f"a{number}",
        "title": f"Berita nomor {number}",
        "body": f"Pelabuhan nomor {number} itu menyatakan <b>untung</b>.\nKapal “feri” berlayar.",
        "date": datetime.date(2023, 9, 1 + number % 28),
        "source": "Genap" if number % 2 == 0 else "Ganjil",
        "tags": ["laut", "kapal"],
    }
    for number in range(50)
]


class WithArchive(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)
        self.path = self.folder / "archive"

    def filled(self):
        warta.add(self.path, ARTICLES)
        return warta.open(self.path)


class Indexing(WithArchive):
    def test_takes_dicts_articles_and_generators(self):
        report = warta.add(self.path, (article for article in ARTICLES))
        self.assertEqual((report.added, report.rejected, report.interrupted), (50, 0, False))
        again = warta.add(self.path, [warta.Article(**ARTICLES[0]), {"judul": "Gempa", "isi": "Gempa bumi.", "lain": None}])
        self.assertEqual((again.added, again.unchanged), (1, 1))
        self.assertEqual(len(warta.open(self.path)), 51)

    def test_counts_and_names_what_is_no_article(self):
        rejected = []
        report = warta.add(self.path, [ARTICLES[0], {}, {"title": "  "}, ARTICLES[1]], rejected=lambda *issue: rejected.append(issue))
        self.assertEqual((report.added, report.rejected), (2, 2))
        self.assertEqual([where for where, reason in rejected], ["(python):2", "(python):3"])

    def test_tells_of_progress_and_stops_when_told(self):
        seen = []
        warta.add(self.path, ARTICLES * 4, progress=lambda so_far: seen.append(so_far.records))
        self.assertEqual(seen[-1], 200)
        self.assertEqual(seen, sorted(seen))
        report = warta.add(self.path, ARTICLES, progress=lambda so_far: False)
        self.assertTrue(report.interrupted)

    def test_passes_exceptions_through(self):
        def broken():
            yield ARTICLES[0]
            raise KeyError("the database is gone")

        with self.assertRaises(KeyError):
            warta.add(self.path, broken())
        with self.assertRaises(ZeroDivisionError):
            warta.add(self.path, ARTICLES, progress=lambda so_far: 1 / 0)
        with self.assertRaises(TypeError):
            warta.add(self.path, [42])
        with self.assertRaises(TypeError):
            warta.add(self.path, [{"title": object()}])
        self.assertFalse(self.path.exists())
        self.assertEqual(len(self.filled()), 50)

    def test_ends_at_ctrl_c(self):
        def interrupted():
            for number, article in enumerate(ARTICLES * 100):
                if number == 10:
                    signal.raise_signal(signal.SIGINT)
                yield dict(article, id=str(number))

        with self.assertRaises(KeyboardInterrupt):
            warta.add(self.path, interrupted())

    def test_reads_files(self):
        table = self.folder / "tabel.csv"
        with table.open("w", newline="", encoding="utf-8") as out:
            writer = csv.writer(out)
            writer.writerow(["judul", "isi"])
            writer.writerow(["Gempa", "Gempa bumi"])
        report = warta.add_sources(self.path, table, format="csv", jobs=1)
        self.assertEqual(report.added, 1)
        self.assertGreater(report.bytes_read, 0)
        with self.assertRaisesRegex(warta.InvalidArgument, "no format 'xlsx'"):
            warta.add_sources(self.path, table, format="xlsx")

    def test_the_order_of_day_and_month_is_an_option(self):
        table = self.folder / "tabel.csv"
        table.write_text("judul,isi,tanggal\nGempa,Gempa bumi,9/8/2023\n", encoding="utf-8")
        for order, day in (("dmy", "2023-08-09"), ("mdy", "2023-09-08")):
            path = str(self.folder / order)
            warta.add_sources(path, table, date_order=order, keep_all_pages=True, jobs=1)
            self.assertEqual(str(warta.stats(path)["first_day"]), day)
        with self.assertRaises(warta.InvalidArgument):
            warta.add_sources(self.path, table, date_order="ymd")

    def test_writer_puts_and_erases(self):
        with warta.Writer(self.path) as writer:
            self.assertEqual(writer.put(ARTICLES[0]), "added")
            self.assertEqual(writer.put(ARTICLES[0]), "unchanged")
            self.assertEqual(writer.put(dict(ARTICLES[0], title="Lain")), "updated")
            with self.assertRaises(warta.ArchiveLocked) as caught:
                warta.Writer(self.path)
            self.assertEqual(caught.exception.code, "archive_locked")
            with self.assertRaises(warta.InvalidArgument):
                writer.put({})
            writer.commit()
            self.assertEqual(len(writer), 1)
            self.assertTrue(writer.erase("a0"))
            self.assertFalse(writer.erase("a0"))
        with self.assertRaisesRegex(warta.InvalidArgument, "closed"):
            writer.commit()
        self.assertEqual(len(warta.open(self.path)), 0)

    def test_writer_lets_go_after_an_exception(self):
        with self.assertRaises(RuntimeError):
            with warta.Writer(self.path) as writer:
                writer.put(ARTICLES[0])
                raise RuntimeError
        warta.Writer(self.path).close()

    def test_writer_belongs_to_its_process(self):
        writer = warta.Writer(self.path)
        writer.put(ARTICLES[0])
        child = os.fork()
        if child == 0:
            try:
                writer.commit()
            except warta.InvalidArgument as error:
                del writer  # commits nothing either
                os._exit(0 if str(os.getpid()) in str(error) and str(os.getppid()) in str(error) else 1)
            os._exit(2)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 0)
        self.assertEqual(len(warta.open(self.path)), 0)
        writer.close()
        self.assertEqual(len(warta.open(self.path)), 1)


class Searching(WithArchive):
    def test_hits_have_titles_and_snippets(self):
        for hit in self.filled().search("pelabuhan"):
            self.assertRegex(hit.title, "^Berita nomor")
            self.assertIn("Pelabuhan", hit.snippet)
            self.assertEqual(hit.tags, ["laut", "kapal"])
            self.assertIn(hit.publisher, ("Genap", "Ganjil"))
            self.assertEqual(hit.to_dict()["source"], hit.publisher)
            self.assertTrue(hit.published.startswith("2023-09-"))

    def test_results_are_a_sequence(self):
        results = self.filled().search("pelabuhan", limit=5, offset=2)
        self.assertEqual((results.total, len(results), results.offset, results[0].rank), (50, 5, 2, 3))
        self.assertEqual(results[-1].id, list(results)[4].id)
        with self.assertRaises(IndexError):
            results[5]
        self.assertIsNone(results.partial_total)

    def test_hits_outlive_their_results(self):
        archive = self.filled()
        iterator = iter(archive.search("pelabuhan"))
        first = next(iterator)
        del archive
        gc.collect()
        self.assertEqual(len(list(iterator)), 9)
        self.assertTrue(first.title)

    def test_spans_index_the_text(self):
        snippet = self.filled().search("kapal", limit=1, snippet_characters=200)[0].snippets[0]
        self.assertEqual({snippet.text[begin:end].lower() for begin, end in snippet.spans}, {"kapal"})
        marked = snippet.highlight("<mark>", "</mark>", html.escape)
        self.assertIn("<mark>Kapal</mark>", marked)
        self.assertNotIn("<b>", marked)

    def test_counts(self):
        archive = self.filled()
        results = archive.search("pelabuhan", limit=0, facet=["media", "year"], timeline="month")
        self.assertEqual(results.facets, {"media": {"Ganjil": 25, "Genap": 25}, "tahun": {"2023": 50}})
        self.assertEqual(results.timeline, [("2023-09-01", 50)])
        self.assertEqual(archive.count("media:genap"), 25)
        self.assertEqual(archive.count("pelabuhan tanggal:hari-ini", today=datetime.date(2023, 9, 1)), 2)

    def test_rows_are_flat_and_have_the_same_keys(self):
        rows = self.filled().search("pelabuhan").to_dicts()
        self.assertEqual({tuple(row) for row in rows}, {tuple(rows[0])})
        out = io.StringIO()
        csv.DictWriter(out, rows[0]).writerows(rows)
        self.assertEqual(rows[0]["rank"], 1)

    def test_prints_as_the_program_does(self):
        results = self.filled().search("pelabuhan", limit=2)
        self.assertEqual(json.loads(results.to_json())["total"], 50)
        self.assertEqual(results.format("ids").split(), [hit.id for hit in results])
        with self.assertRaisesRegex(warta.InvalidArgument, "bibtex"):
            results.format("docx")

    def test_finds_articles_alike_and_better_spellings(self):
        archive = self.filled()
        article = archive.article("a1")
        self.assertEqual(article.body.rstrip("\n"), ARTICLES[1]["body"])
        self.assertEqual(article.to_dict()["published"], "2023-09-02")
        self.assertIsNone(archive.article("nobody"))
        self.assertIsNone(archive.like("nobody"))
        self.assertNotIn("a1", [hit.id for hit in archive.like("a1")])
        self.assertEqual(archive.suggest("pelabuhaan"), ("pelabuhan", 50))
        self.assertIsNone(archive.suggest("pelabuhan"))

    def test_gives_every_place(self):
        archive, places = self.filled(), []
        archive.occurrences("kapal id:a3", lambda one: places.append((one.id, one.left, one.match, one.right)), words=1)
        self.assertEqual(places, [("a3", "b>.", "Kapal", "“feri")])
        self.assertIsNone(archive.duplicates_of("nobody"))

    def test_quoted_text_is_never_syntax(self):
        archive = self.filled()
        for text in ('kapal" OR "nomor', "kapal AND (", "judul:nomor -kapal", "“feri” *", "kapal\x00?\x1b[1m", "-(", "\t«»", "tanggal:2023"):
            quoted = warta.quote(text)
            if not any(c.isalnum() for c in text):
                self.assertEqual(quoted, "")
                continue
            self.assertEqual(archive.search(quoted).warnings, [], quoted)
            self.assertTrue(quoted.startswith('"') and quoted.endswith('"') and quoted.count('"') == 2, quoted)
            archive.count("media:" + quoted + " kapal")
        self.assertEqual(archive.count(warta.quote('Kapal "feri"')), 50)

    def test_passages_have_their_place_in_the_body(self):
        archive = self.filled()
        found = archive.passages("untung kapal", limit=5, passage_characters=60, passages_per_article=1)
        self.assertEqual([one.rank for one in found], [1, 2, 3, 4, 5])
        self.assertEqual(len({one.article.id for one in found}), 5)
        for one in found:
            body = archive.article(one.article.id).body
            self.assertEqual(body[one.begin:one.end], one.text)
            self.assertEqual(body.encode()[one.begin_byte:one.end_byte].decode(), str(one))
            self.assertEqual(one.id, f"{one.article.id}#{one.begin_byte}-{one.end_byte}")
            self.assertTrue(any(one.text[begin:end].lower() in ("untung", "kapal") for begin, end in one.spans))
        with self.assertRaises(warta.InvalidArgument):
            archive.passages("kapal", limit=2000)

    def test_each_calls_until_told_to_stop_and_may_search_again(self):
        archive, seen = self.filled(), []

        def take(hit):
            seen.append(archive.count(f"id:{hit.id}"))
            return len(seen) < 20

        archive.each("pelabuhan", take)
        self.assertEqual(seen, [1] * 20)
        with self.assertRaises(ZeroDivisionError):
            archive.each("pelabuhan", lambda hit: 1 / 0)

    def test_a_call_may_take_only_so_long(self):
        archive = self.filled()
        with self.assertRaisesRegex(warta.Timeout, "after 10 ms") as caught:
            archive.each("pelabuhan", lambda hit: time.sleep(.02), time_limit=.01)
        self.assertIsInstance(caught.exception, TimeoutError)
        self.assertEqual(caught.exception.code, "timeout")
        self.assertEqual(archive.count("pelabuhan", time_limit=60), archive.count("pelabuhan"))

    def test_every_error_is_in_the_manual(self):
        manual = pathlib.Path(__file__).parents[2].joinpath("docs", "errors.md").read_text(encoding="utf-8")
        for name, one in vars(warta.errors).items():
            if isinstance(one, type) and one is not warta.Error:
                self.assertIn(f"`{name}`", manual)
                self.assertIn(f"`{one.code}`", manual)

    def test_errors_are_classes_with_codes(self):
        archive = self.filled()
        with self.assertRaises(warta.QueryError) as caught:
            archive.search("drone AND", language="en")
        error = caught.exception
        self.assertEqual((error.column, error.issue, error.code), (10, "right_operand_missing", "invalid_argument"))
        self.assertIsInstance(error, ValueError)
        self.assertTrue(error.message and error.hint)
        with self.assertRaisesRegex(warta.IoError, "nowhere"):
            warta.open(self.folder / "nowhere")
        with self.assertRaises(OSError):
            warta.open(self.folder / "nowhere")
        with self.assertRaisesRegex(warta.InvalidArgument, "auto, all, any"):
            archive.search("x", match="some")
        with self.assertRaisesRegex(warta.InvalidArgument, "no option 'lmit'"):
            archive.search("x", lmit=3)
        with self.assertRaises(TypeError):
            archive.search(3)

    @unittest.skipUnless("LOCPATH" in os.environ, "localedef could not make the locale")
    def test_numbers_do_not_depend_on_the_locale(self):
        archive, told = self.filled(), []
        self.addCleanup(locale.setlocale, locale.LC_ALL, "C")
        for name in ("C", "id_ID.UTF-8"):
            locale.setlocale(locale.LC_ALL, name)
            results = archive.search("pelabuhan kapal", limit=3, time_limit=2.5, half_life=30, facet="media", explain=True)
            told.append([results.to_json(), *(results.format(one) for one in ("csv", "trec", "text")), str(results.to_dicts())])
        self.assertEqual(f"{1.5:n}", "1,5")
        self.assertEqual(told[0], told[1])
        self.assertIsInstance(json.loads(told[1][0])["hits"][0]["score"], float)

    def test_threads_may_share_an_archive_and_run_beside_each_other(self):
        archive, totals = self.filled(), []

        def work(own):
            for _ in range(20):
                totals.append((archive if own is None else own).search("pelabuhan kapal").total)

        threads = [threading.Thread(target=work, args=(None if number % 2 else warta.open(self.path),)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(totals, [50] * 160)

    def test_lets_other_threads_run_meanwhile(self):
        ticks, done = [], threading.Event()

        def tick():
            while not done.wait(0.001):
                ticks.append(1)

        ticker = threading.Thread(target=tick)
        ticker.start()
        archive = self.filled()
        for _ in range(50):
            archive.search("pelabuhan kapal")
        done.set()
        ticker.join()
        self.assertGreater(len(ticks), 0)


class WholeArchives(WithArchive):
    def test_are_counted_compacted_remade_and_checked(self):
        self.filled()
        stats = warta.stats(self.path)
        self.assertEqual((stats["articles"], stats["media"]), (50, {"Ganjil": 25, "Genap": 25}))
        self.assertEqual(warta.remove(self.path, ["a0", "nobody"]), 1)
        before, after = warta.compact(self.path)
        self.assertGreater(before, 0)
        self.assertGreater(after, 0)
        self.assertEqual(warta.reindex(self.path), 49)
        self.assertEqual(warta.verify(self.path), [])

    def test_give_their_articles_back(self):
        self.filled()
        given = []
        warta.export(self.path, lambda article: given.append(article.to_dict()))
        copy = self.folder / "copy"
        self.assertEqual(warta.add(copy, given).added, 50)
        again = []
        warta.export(copy, lambda article: again.append(article.to_dict()))
        self.assertEqual(again, given)

    def test_have_groups_of_near_duplicates(self):
        body = " ".join(f"kata{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(60))
        warta.add(self.path, [{"id": "x", "title": "A", "body": body}, {"id": "y", "title": "B", "body": body}])
        self.assertEqual(warta.near_duplicates(self.path), [["x", "y"]])


class Analysis(unittest.TestCase):
    def test_offsets_index_the_text(self):
        text = "“Perusahaan-perusahaan” é menyatakan"
        tokens = {text[token.begin : token.end]: token.root for token in warta.analyze(text)}
        self.assertEqual(tokens["menyatakan"], "nyata")
        self.assertEqual(tokens["Perusahaan"], "usaha")


class Interface(unittest.TestCase):
    """The stub lists everything, and all of it is documented."""

    def setUp(self):
        self.stub = ast.parse((pathlib.Path(warta.__file__).parent / "_native.pyi").read_text())

    def test_stub_equals_module(self):
        functions = {node.name for node in self.stub.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
        self.assertEqual(functions, {name for name in dir(native) if not name.startswith("_")})
        self.assertLessEqual(functions, set(warta.__all__))

    def test_stub_equals_classes(self):
        classes = {node.name: node for node in self.stub.body if isinstance(node, ast.ClassDef)}
        for name, node in classes.items():
            with self.subTest(name):
                declared = {item.target.id if isinstance(item, ast.AnnAssign) else item.name for item in node.body
                            if isinstance(item, (ast.AnnAssign, ast.FunctionDef))}
                there = {key for base in getattr(native, name).__mro__ for key in vars(base) if not key.startswith("_")}
                inherited = {item.target.id for base in node.bases for item in classes[base.id].body if isinstance(item, ast.AnnAssign)}
                self.assertEqual({key for key in declared | inherited if not key.startswith("_")}, there)

    def test_keywords_of_the_stub_are_options(self):
        with self.assertRaises(warta.InvalidArgument) as caught, tempfile.TemporaryDirectory() as folder:
            warta.add(folder + "/a", ARTICLES[:1])
            warta.open(folder + "/a").search("x", nonsense=1)
        listed = str(caught.exception).split("the options are ")[1].split(", ")
        opening = next(node for node in self.stub.body if isinstance(node, ast.FunctionDef) and node.name == "open")
        self.assertLessEqual({argument.arg for argument in opening.args.kwonlyargs}, set(listed))

    def test_everything_is_documented(self):
        for name in warta.__all__:
            with self.subTest(name):
                if name not in ("__version__", "errors"):
                    self.assertTrue(getattr(warta, name).__doc__)


if __name__ == "__main__":
    unittest.main()
