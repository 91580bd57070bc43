#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page at / in headless Chromium, as a reader meets it. usage: page_test.py BIN [FOLDER FOR PICTURES]
Exit status 77 (skipped) where chromium or chromedriver is not installed or does not start."""
import atexit
import json
import os
import pathlib
import subprocess
import sys
import unittest
import urllib.parse
import urllib.request
import xml.etree.ElementTree

import browser
import programs

BIN = PICTURES = None
AXE = pathlib.Path(os.environ["WARTA_AXE"]).read_text(encoding="utf-8") if "WARTA_AXE" in os.environ else None
ATTACK = '<img src=x onerror="window.attacked=1"><script>window.attacked=1</script>'
HOSTILE = {"id": f"jahat {ATTACK}", "title": f"Peretas {ATTACK}", "source": f"Media {ATTACK}", "section": f"Rubrik {ATTACK}",
           "author": ATTACK, "place": ATTACK, "url": "javascript:window.attacked=1", "tags": [ATTACK], "date": "2023-05-05",
           "body": f"Seorang peretas menulis {ATTACK} di sini.\n\n</p></div>{ATTACK}"}
COPIES = [{"id": f"salinan-{i}", "title": f"Pesawat amfibi mendarat ({i})", "source": f"Media {i}", "date": f"2022-03-0{i}",
           "body": "Pesawat amfibi buatan dalam negeri mendarat di danau toba pada senin pagi disaksikan ratusan warga yang datang sejak subuh "
                   "dari kabupaten sekitar untuk melihat uji coba pertama yang sudah dua kali tertunda karena cuaca buruk."} for i in range(1, 4)]
SEAPLANE = ("Pesawat terbang laut milik dinas perikanan mendarat di danau kelapa pada rabu sore membawa tiga peti benih ikan untuk para nelayan yang sudah "
            "menunggu sejak siang di dermaga kayu bersama kepala desa dan puluhan anak sekolah yang ingin melihat pesawat dari dekat.")
SEAPLANES = [{"id": f"laut-{i}", "title": "Pesawat terbang laut di danau kelapa", "source": f"Media {i}", "date": f"2022-04-0{i}", "body": body}
             for i, body in enumerate((SEAPLANE, SEAPLANE.replace("tiga peti", "lima peti").replace(" di dermaga kayu", "")), 1)]
# Some pages of paper, each paragraph other words, so that a lost or repeated one shows.
LONG = {"id": "panjang", "title": "Setahun Bendungan Sungai Lonto", "source": "Kabar Hulu", "date": "2021-06-01", "url": "https://kabarhulu.example/bendungan",
        "body": "\n\n".join(f"Pada minggu ke-{week} setelah bendungan Sungai Lonto diresmikan, petugas pintu air mencatat permukaan waduk setinggi {90 + week} meter dan "
                            f"mengabarkan kepada {100 + week} keluarga di hilir bahwa sawah mereka akan mendapat giliran air menjelang malam." for week in range(1, 54))
                + "\n\nPenutup: catatan ini disalin dari buku jaga petugas."}
# Days of one story: many articles on one, few on the others.
STORY = [{"id": f"kisah-{i}", "title": f"Warga Lembah Sunyi menunggu jembatan, catatan {i}", "source": "Kabar Hulu", "section": "Daerah",
          "body": f"Jembatan gantung Lembah Sunyi putus, dan catatan {i} ini menghitung {i} perahu.", **({"date": day} if day else {})}
         for i, day in enumerate(["2020-03-04"] * 40 + [f"2020-{m:02}-11" for m in range(4, 13)] + [""] * 3)]
# WCAG 2.2, 1.4.3: 4.5 to 1 for text.
CONTRAST = """
const channel = c => { c /= 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number); return .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b); };
const clear = c => c === "rgba(0, 0, 0, 0)" || c === "transparent";
const back = e => { while (e && clear(getComputedStyle(e).backgroundColor)) e = e.parentElement; return e ? getComputedStyle(e).backgroundColor : "rgb(255, 255, 255)"; };
const found = [];
for (const e of document.querySelectorAll("body *")) {
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility() || e.closest("script, style, option") || e.disabled) continue;
  const [a, b] = [light(getComputedStyle(e).color), light(back(e))].sort((x, y) => y - x);
  const ratio = (a + .05) / (b + .05);
  if (ratio < 4.5) found.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)} ${e.innerText.slice(0, 30)}`);
}
return found;"""


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        context = programs.archive_of(BIN)
        cls.folder = context.__enter__()
        cls.addClassCleanup(context.__exit__, None, None, None)
        lines = [json.dumps(article) + "\n" for article in (HOSTILE, LONG, *STORY, *COPIES, *SEAPLANES)]
        (cls.folder / "lagi.jsonl").write_text("".join(lines))
        programs.add(BIN, cls.folder, "lagi.jsonl")
        cls.server = programs.Server(BIN, cls.folder)
        cls.addClassCleanup(cls.server.__exit__)

    def tearDown(self):
        # Nothing the page did was stopped by its own content security policy, or failed; a refused query is a 400 that Chromium notes.
        noted = [m for m in self.desktop.messages() if "status of 400" not in m]
        self.assertEqual(noted, [])
        origins = self.desktop.run("return [...new Set(performance.getEntriesByType('resource').map(e => new URL(e.name).origin))]")
        self.assertLessEqual(set(origins), {self.server.url.rstrip("/")})

    def open(self, into=None, **state):
        page = into or self.desktop
        page.open(self.server.url + ("?" + urllib.parse.urlencode(state) if state else ""))
        return page

    def state(self, page=None):
        query = urllib.parse.urlparse((page or self.desktop).run("return location.href")).query
        return dict(urllib.parse.parse_qsl(query))

    def until_state(self, expected, page=None):
        """Waits for the address to say just this: it changes in events after those that are seen."""
        said = json.dumps(sorted(map(list, expected.items())), separators=(",", ":"), ensure_ascii=False)
        (page or self.desktop).until(f"return JSON.stringify([...new URLSearchParams(location.search)].sort()) === {json.dumps(said)}")

    def count(self, *arguments):
        return int(programs.search(BIN, self.folder, "--count", *arguments).stdout)

    def picture(self, page, name):
        if PICTURES:
            page.picture(f"{PICTURES}/{name}.png")

    def assert_fits(self, page):
        wide = page.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
        broad = page.run("return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.outerHTML.slice(0, 80))")
        self.assertLessEqual(wide, 0, f"the page is wider than its window: {broad}")

    def test_a_search_shows_titles_marked_passages_and_the_total(self):
        page = self.open()
        page.click("#q")
        page.press("drone kamikaze" + browser.ENTER)
        page.until("return document.querySelectorAll('.hit mark').length")
        self.until_state({"q": "drone kamikaze"})
        self.assertTrue(page.texts("#total")[0].startswith(f"{self.count('drone', 'kamikaze')} artikel"))
        self.assertEqual(page.texts(".hit h2")[0], "Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze")
        self.assertIn("drone kamikaze", [text.lower() for text in page.texts(".hit mark")] + [" ".join(page.texts(".hit mark")).lower()])
        self.assertIn("17 September 2023", page.texts(".hit .meta")[0])
        self.assertEqual(len(page.texts(".parting")), 1)
        self.assertEqual([mark.lower() for mark in page.texts(".hit:first-child h2 mark")], ["drone kamikaze"])
        self.picture(page, "desktop-search")
        self.assertEqual(page.run(CONTRAST), [])
        page.dark(True)
        self.picture(page, "desktop-search-dark")
        self.assertEqual(page.run(CONTRAST), [])
        page.dark(False)

    def test_the_word_is_counted_or_all_words_of_its_root(self):
        page = self.open(q="menggunakan")
        page.until("return document.querySelector('#level')")
        word = self.count("menggunakan")
        self.assertTrue(page.texts("#total")[0].startswith(f"{word} artikel · "))
        page.click("#level")
        page.until("return new URLSearchParams(location.search).get('level') === 'root'")
        root = self.count("--level", "root", "menggunakan")
        self.assertGreater(root, word)
        page.until(f"return document.querySelector('#total').innerText.startsWith('{root} artikel')")
        page.click("#level")
        page.until(f"return document.querySelector('#total').innerText.startsWith('{word} artikel')")
        self.until_state({"q": "menggunakan"})

    def test_filters_narrow_and_are_in_the_address(self):
        page = self.open(q="gempa OR korupsi")
        name = page.texts("#facet-media .name")[0]
        counted = int(page.texts("#facet-media .count")[0])
        page.click("#facet-media .choice")
        page.until("return new URLSearchParams(location.search).has('media')")
        self.assertEqual(self.state()["media"], name)
        self.assertEqual(page.texts("#total")[0], f"{counted} artikel")
        self.assertEqual(len(page.texts(".chip")), 1)
        # A publisher that is not in the table keeps its spellings: one name, or a host.
        self.assertEqual({source.lower().replace(" ", "").split(".")[0] for source in page.texts(".hit .source")},
                         {name.lower().replace(" ", "").split(".")[0]})
        # Another value of the same field is added, with the number that its row said.
        second = int(page.texts("#facet-media .count")[1])
        page.run("document.querySelectorAll('#facet-media .choice')[1].click()")
        page.until(f"return document.querySelector('#total').innerText === '{counted + second} artikel'")
        self.assertEqual(len(page.texts(".chip")), 2)
        page.run("document.querySelectorAll('.chip')[1].click()")
        page.until(f"return document.querySelector('#total').innerText === '{counted} artikel'")
        total = counted
        page.click("#facet-rubrik .choice")
        self.assertLessEqual(int(page.texts("#total")[0].split()[0]), total)
        self.picture(page, "desktop-filtered")
        shared = page.run("return location.href")
        page.open("about:blank")
        page.open(shared)
        self.assertEqual(len(page.texts(".chip")), 2)
        page.click(".chip")
        page.click(".chip")
        self.until_state({"q": "gempa OR korupsi"})
        page.run("history.back()")
        page.until("return document.querySelectorAll('.chip').length === 1")

    def test_the_histogram_adds_up_and_a_bar_is_a_filter(self):
        page = self.open(q="gempa")
        bars = page.run("return [...document.querySelectorAll('#bars button')].map(b => b.getAttribute('aria-label'))")
        self.assertGreater(len(bars), 2)
        undated = self.count("gempa") - self.count("gempa", "tanggal:1000..")
        self.assertEqual(sum(int(bar.split(": ")[1].split()[0]) for bar in bars) + undated, self.count("gempa"))
        at = next(i for i, bar in enumerate(bars) if not bar.endswith(": 0 artikel"))
        page.run("document.querySelectorAll('#bars button')[0].focus()")
        page.press("\ue014" * at)  # right
        self.assertEqual(page.run("return document.activeElement.getAttribute('aria-label')"), bars[at])
        page.press(browser.ENTER)
        page.until("return document.querySelector('.chip')")
        self.assertEqual(page.texts("#total")[0], bars[at].split(": ")[1])
        page.until("return new URLSearchParams(location.search).has('from')")
        self.assertEqual(self.count("gempa", f"tanggal:{self.state()['from']}..{self.state()['to']}"), int(page.texts("#total")[0].split()[0]))

    def test_everything_works_by_keyboard(self):
        page = self.open(q="presiden")
        page.press("jj")
        self.assertEqual(page.run("return document.activeElement.innerText"), page.texts(".hit h2")[1])
        page.press("k" + browser.ENTER)
        page.until("return document.getElementById('reader').open")
        self.assertEqual(page.texts("#reader-title")[0], page.texts(".hit h2")[0])
        self.assertTrue(page.texts("#reader-body mark"))
        page.until("return new URLSearchParams(location.search).has('article')")
        self.assertTrue(self.state()["article"])
        self.picture(page, "desktop-article")
        self.assertEqual(page.run(CONTRAST), [])
        for key, at in (("j", 1), ("j", 2), ("k", 1), ("k", 0), ("k", 0)):
            page.press(key)
            page.until(f"return document.getElementById('reader-title').innerText === document.querySelectorAll('.hit h2')[{at}].innerText")
        page.press(browser.ESCAPE)
        page.until("return !document.getElementById('reader').open")
        self.until_state({"q": "presiden"})
        self.assertEqual(page.run("return document.activeElement.innerText"), page.texts(".hit h2")[0])
        page.press("n")
        page.until("return document.getElementById('where').innerText.includes('2')")
        page.until("return new URLSearchParams(location.search).has('page')")
        self.assertEqual(self.state()["page"], "2")
        page.press("p")
        page.press("?")
        page.until("return document.getElementById('help').open")
        self.picture(page, "desktop-help")
        page.press(browser.ESCAPE)
        page.press("/")
        self.assertEqual(page.run("return document.activeElement.id"), "q")
        page.press(" baru" + browser.ESCAPE)
        self.assertEqual(page.run("return [document.activeElement.id, document.activeElement.value]"), ["q", " baru"])
        page.press(browser.ENTER)
        page.until("return document.activeElement.id === 'hits'")

    def test_copies_stand_behind_the_hit_they_are_like(self):
        page = self.open(q="pesawat amfibi danau toba")
        self.assertEqual(len([title for title in page.texts(".hit h2") if title.startswith("Pesawat amfibi")]), 1)
        page.click(".acts button")
        page.until("return document.querySelectorAll('.copies li').length === 2")
        self.assertEqual(page.texts(".hit:first-child > .acts button"), ["+2 salinan"])
        self.picture(page, "desktop-copies")
        page.click("#collapse")
        page.until("return document.querySelectorAll('.acts button').length === 0")
        self.assertEqual(len([title for title in page.texts(".hit h2") if title.startswith("Pesawat amfibi")]), 3)
        page.until("return new URLSearchParams(location.search).has('separate')")
        self.assertEqual(self.state()["separate"], "1")

    # ---- Accessibility, by the rules of axe-core, in eight states.

    STATES = {"start": {}, "search": {"q": "drone kamikaze"}, "filtered": {"q": "gempa", "media": "Kabar Nusantara"}, "wrong": {"q": "drone AND"},
              "article": {"q": "korupsi", "article": "corpus/articles/internasional-101.txt"}, "places": {"q": "gempa", "view": "places"},
              "compare": {"q": "gempa", "view": "compare", "with": "presiden"}, "copies": {"q": "pesawat terbang laut danau kelapa"}}

    def serious(self, page):
        """The serious and critical faults that axe-core finds, each with its first element."""
        page.run(AXE)
        found = page.run_async("const done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations))")
        return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in ("serious", "critical")]

    def in_every_state(self, page, name):
        for state, asked in self.STATES.items():
            self.open(page, **asked)
            if state == "article":
                page.until("return document.getElementById('reader').open")
            if state == "copies":
                page.click(".acts button")
                page.until("return document.querySelectorAll('.copies li').length")
            if state in ("places", "compare"):
                page.until(f"return document.querySelectorAll('{'#lines a' if state == 'places' else '#curves polyline'}').length")
            self.assertEqual(self.serious(page), [], f"{name} {state}")
            self.assert_fits(page)
            self.picture(page, f"{name}-{state}")

    def on(self, name, width, height, phone=False, times=1):
        page = browser.Browser(self.driver, width, height, phone=phone)
        self.addCleanup(page.close)
        page.text_size(times)
        page.open("about:blank")  # the size holds from the next page on
        self.in_every_state(page, name)

    @unittest.skipIf(AXE is None, "needs WARTA_AXE: the file axe.min.js of the npm package axe-core")
    def test_axe_finds_nothing_serious_at_a_desk(self):
        self.in_every_state(self.desktop, "axe-desk")

    @unittest.skipIf(AXE is None, "needs WARTA_AXE")
    def test_axe_finds_nothing_serious_in_the_dark(self):
        self.desktop.dark(True)
        self.addCleanup(self.desktop.dark, False)
        self.in_every_state(self.desktop, "axe-dark")

    @unittest.skipIf(AXE is None, "needs WARTA_AXE")
    def test_axe_finds_nothing_serious_on_a_phone(self):
        self.on("axe-phone", 360, 780, phone=True)

    @unittest.skipIf(AXE is None, "needs WARTA_AXE")
    def test_axe_finds_nothing_serious_in_large_text(self):
        self.on("axe-large", 1280, 900, times=2)

    def test_people_log_in_and_out(self):
        made = subprocess.run([f"{BIN}/warta-search", "--make-token", "redaksi"], env=programs.ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=True)
        (self.folder / "token.tsv").write_text(made.stdout)
        token = made.stderr.rsplit(" ", 1)[1].strip()
        server = programs.Server(BIN, self.folder, "127.0.0.1:0", "--tokens", "token.tsv")
        self.addCleanup(server.__exit__)
        page = browser.Browser(self.driver, 1280, 900)
        self.addCleanup(page.close)
        page.open(server.url + "?q=gempa")
        self.assertEqual(page.texts("label"), ["Token"])
        self.assertEqual(page.run(CONTRAST), [])
        self.picture(page, "login")
        page.click("#token")
        page.press("redaksi:salah" + browser.ENTER)
        page.until("return document.getElementById('said').innerText === 'Token itu tidak berlaku.'")
        page.press(token + browser.ENTER)
        page.until("return document.querySelectorAll('.hit mark').length")
        self.assertEqual(page.run("return document.cookie"), "")  # no script reads it
        self.assertNotIn(token.split(":")[1], page.run("return location.href"))
        page.click("#logout")
        page.until("return document.getElementById('token')")

    def test_it_is_one_small_file(self):
        with urllib.request.urlopen(self.server.url, timeout=60) as answer:
            self.assertLessEqual(len(answer.read()), 150 * 1024)

    def test_every_control_has_a_name(self):
        page = self.open(q="gempa")
        nameless = page.run("""return [...document.querySelectorAll("button, a[href], input, select")].filter(e => e.checkVisibility() &&
            !(e.innerText || "").trim() && !e.getAttribute("aria-label") && !(e.labels && e.labels.length)).map(e => e.outerHTML)""")
        self.assertEqual(nameless, [])
        self.assertEqual(page.run("return [document.documentElement.lang, document.querySelectorAll('main').length, document.querySelectorAll('main h1').length]"), ["id", 1, 1])

    def test_a_printed_article_is_the_whole_article_once(self):
        page = self.open(q="bendungan sungai lonto", article="panjang")
        page.until("return document.getElementById('reader').open")
        pages = page.printed()
        self.assertGreater(len(pages), 2)
        text = " ".join(pages)
        words = " ".join(LONG["body"].split())
        self.assertIn(words, text)
        self.assertEqual(text.count(LONG["title"]), 1)
        self.assertTrue(text.startswith(LONG["title"]), text[:200])
        self.assertTrue(text.endswith(LONG["url"]), text[-200:])
        self.assertEqual(set(text.replace(words, " ").split()) - set(f"{LONG['title']} Kabar Hulu 1 Juni 2021 · {LONG['url']}".split()), set())

    def test_printed_results_are_the_results(self):
        page = self.open(q="gempa")
        titles = [" ".join(title.split()) for title in page.texts(".hit h2")]
        text = " ".join(page.printed())
        self.assertTrue(text.startswith("gempa " + page.texts("#total")[0]), text[:200])
        for title in titles:
            self.assertIn(title, text)
        for control in ("Saring", "Media", "Dari", "Berita serupa", "Berikutnya", "Semua kata dulu", "Cari"):
            self.assertNotIn(control, text.split())

    def test_a_few_high_bars_do_not_flatten_the_others(self):
        page = self.open(q="jembatan lembah sunyi", separate="1")
        bars = page.run("return [...document.querySelectorAll('#bars button')].map(b => [b.getAttribute('aria-label'), b.firstChild.getBoundingClientRect().height, b.getBoundingClientRect().height])")
        self.assertEqual(bars[0][0], "Maret 2020: 40 artikel")
        self.assertEqual(bars[1][0], "April 2020: 1 artikel")
        self.assertGreater(bars[1][1], bars[1][2] / 4)
        self.assertEqual(page.run("return document.querySelectorAll('#bars .torn').length"), 1)
        self.assertIn("terpotong", page.texts("#bar-label")[0])
        self.assertEqual(page.texts("#ends span")[0], "Mar 2020")
        self.assertEqual(page.texts("#scale b"), ["2", "1"])
        self.picture(page, "desktop-histogram")
        page.drag("#bars button:nth-child(3)", "#bars button:nth-child(5)")
        page.until("return new URLSearchParams(location.search).has('from')")
        self.assertEqual({k: v for k, v in self.state().items() if k in ("from", "to")}, {"from": "2020-05-01", "to": "2020-07-31"})
        self.assertEqual(page.texts("#total")[0], "3 artikel")

    def test_undated_articles_can_be_reached(self):
        page = self.open(q="jembatan lembah sunyi", separate="1")
        self.assertEqual(page.texts("#see-undated"), ["3 tanpa tanggal"])
        page.click("#see-undated")
        self.assertEqual(page.texts("#total")[0], "3 artikel")
        self.assertEqual(page.texts(".chip"), ["tanpa tanggal ×"])
        self.open(undated="1")
        self.assertTrue(page.texts(".hit"))
        self.assertEqual(page.texts(".hit time"), [])
        page.click("#undated")
        self.until_state({})

    def test_an_article_that_is_not_there_is_said(self):
        for lang, words in (("id", "tidak (lagi) ada"), ("en", "not in the archive")):
            page = self.open(q="gempa", article="nope", lang=lang)
            page.until("return document.querySelector('#article-notice .notice')")
            self.assertIn(words, page.texts("#article-notice")[0])
            self.assertTrue(page.texts(".hit"))
        self.desktop.messages()  # a 404 that Chromium notes

    def test_similar_articles_are_headed_by_the_title(self):
        page = self.open(like="internasional-004")
        self.assertEqual(page.texts("#total")[0], "Serupa dengan “Gempa Kembar Luluhlantakkan Turki dan Suriah, Ribuan Orang Tewas”")
        self.assertFalse(page.run("return [...document.querySelectorAll('input, select')].some(e => e.id !== 'q' && e.checkVisibility())"))

    def test_old_hits_are_dimmed_while_new_ones_load(self):
        page = self.open(q="gempa")
        page.run("const plain = window.fetch; window.fetch = async (path, how) => { await new Promise(go => { window.release = go; }); return plain(path, how); }")
        page.run("document.querySelector('#sort').value = 'oldest'; document.querySelector('#sort').dispatchEvent(new Event('change'))")
        page.until("return getComputedStyle(document.querySelector('main')).opacity < 1")
        page.run("window.fetch = window.fetch; window.release()")
        page.until("if (window.release) window.release(); return document.body.getAttribute('aria-busy') !== 'true'")
        page.until("return getComputedStyle(document.querySelector('main')).opacity == 1")

    def test_words_are_completed_while_typing(self):
        page = self.open()
        page.click("#q")
        page.press("kamik")
        page.until("return document.querySelector('#completions').dataset.of === 'kamik'")
        self.assertEqual(page.texts("#completions li:first-child span"), ["kamikaze"])
        self.assertEqual(page.run("return document.querySelector('#q').value"), "kamik")
        self.assertEqual(page.run("return document.querySelector('#q').getAttribute('aria-expanded')"), "true")
        self.assertEqual(page.run("return document.querySelector('#completed').textContent"), "1 pelengkapan; panah bawah untuk memilih")
        self.picture(page, "desktop-completions")
        page.press(browser.ESCAPE)
        self.assertFalse(page.run("return document.querySelector('#completions').checkVisibility()"))
        self.assertEqual(page.run("return [document.activeElement.id, document.activeElement.value]"), ["q", "kamik"])
        page.press("a")
        page.until("return document.querySelector('#completions').dataset.of === 'kamika'")
        page.press("\ue015")  # down
        self.assertEqual(page.run("return document.getElementById(document.querySelector('#q').getAttribute('aria-activedescendant')).innerText.split('\\n')[0]"), "kamikaze")
        page.press(browser.ENTER)
        page.until("return document.querySelectorAll('.hit mark').length")
        self.until_state({"q": "kamikaze"})
        # A publisher becomes an exact filter.
        self.open()
        page.click("#q")
        page.press("bendungan kabar h")
        page.until("return [...document.querySelectorAll('#completions li')].some(li => li.dataset.query.includes('media:=')) && document.querySelector('#completions').dataset.of === 'bendungan kabar h'")
        page.click("#completions li[data-query*='media:=']")
        page.until("return document.querySelectorAll('.hit').length")
        self.until_state({"q": 'bendungan media:="Kabar Hulu"'})
        self.assertEqual(set(page.texts(".hit .source")), {"Kabar Hulu"})

    def test_words_in_context_are_aligned_sorted_and_lead_to_their_place(self):
        page = self.open(q="bendungan", view="places")
        page.until("return document.querySelectorAll('#lines a').length")
        lines = programs.search(BIN, self.folder, "--kwic", "10", "--format", "jsonl", "bendungan").stdout.decode().splitlines()
        self.assertEqual(page.texts("#places-total"), [f"{len(lines)} tempat"])
        self.assertFalse(page.run("return document.querySelector('#hits').checkVisibility()"))
        middles = page.run("return [...new Set([...document.querySelectorAll('#lines .line-mark')].map(e => Math.round(e.getBoundingClientRect().left)))]")
        self.assertEqual(len(middles), 1)
        for order, find in (("left", "e.querySelector('.left').innerText.split(' ').pop()"), ("right", "e.querySelector('.right').innerText")):
            page.run(f"const s = document.querySelector('#places-sort'); s.value = '{order}'; s.dispatchEvent(new Event('change'))")
            page.until(f"return new URLSearchParams(location.search).get('order') === '{order}' && document.body.getAttribute('aria-busy') !== 'true'")
            keys = page.run(f"return [...document.querySelectorAll('#lines a')].map(e => {find}.replace(/^[^\\p{{L}}\\p{{N}}]+/u, '')).map((k, i, all) => !i || all[i - 1].localeCompare(k, 'id') <= 0)")
            self.assertTrue(all(keys), order)
        self.picture(page, "desktop-places")
        at = page.run("return [...document.querySelectorAll('#lines a')].findIndex(e => e.href.includes('article=panjang') && e.innerText.includes('minggu ke-40'))")
        page.click(f"#lines a:nth-child({at + 1})")
        page.until("return document.getElementById('reader').open")
        self.assertTrue(page.run("""const box = document.querySelector('#reader-text').getBoundingClientRect();
            const p = [...document.querySelectorAll('#reader-body p')].find(e => e.innerText.includes('minggu ke-40')).getBoundingClientRect();
            return p.top < box.bottom && p.bottom > box.top"""))

    def test_the_course_of_several_searches_is_compared(self):
        page = self.open(q="gempa", view="compare", **{"with": "presiden"})
        page.until("return document.querySelectorAll('#curves polyline').length === 2")
        self.assertEqual(page.texts("#legend > span"), [f"{q}: {self.count(q)} artikel" for q in ("gempa", "presiden")])
        self.assertTrue(page.run("return document.querySelector('#curves').getAttribute('aria-label')").startswith("Artikel per bulan, "))
        self.assertGreater(len(page.run("return [...document.querySelectorAll('#curves text')].map(e => e.textContent)")), 4)
        self.picture(page, "desktop-compare")
        self.assertEqual(page.run(CONTRAST), [])
        page.click("#terms input:nth-child(2)")
        page.press("korupsi" + browser.ENTER)
        page.until("return document.querySelectorAll('#curves polyline').length === 3")
        self.assertEqual(urllib.parse.parse_qs(page.run("return location.search.slice(1)"))["with"], ["presiden", "korupsi"])

    def test_the_set_is_saved_in_every_format(self):
        page = self.open(q="jembatan lembah sunyi", media="Kabar Hulu")
        page.click("#export summary")
        self.picture(page, "desktop-export")
        files = page.run("return [...document.querySelectorAll('#export-formats a')].map(a => [a.dataset.format, a.href])")
        self.assertEqual({name for name, _ in files}, {"csv", "tsv", "json", "jsonl", "ris", "bibtex", "text", "ids"})
        whole = dict(files)
        with urllib.request.urlopen(whole["ids"], timeout=60) as answer:
            self.assertIn("attachment", answer.headers["Content-Disposition"])
            self.assertEqual(sorted(answer.read().decode().split()), sorted(article["id"] for article in STORY))
        for name, address in files:
            with urllib.request.urlopen(address, timeout=60) as answer:
                self.assertIn(STORY[7]["id"], answer.read().decode(), name)

    def test_a_search_is_kept_in_the_browser_and_has_a_feed(self):
        page = self.open(q="gempa", media="Kabar Nusantara")
        page.click("#saved summary")
        page.click("#saved-list button")
        self.assertEqual(page.texts("#saved-list .kept a"), ["gempa · Kabar Nusantara"])
        feed = page.run("return document.querySelector('#feed').href")
        with urllib.request.urlopen(feed, timeout=60) as answer:
            self.assertEqual(answer.headers["Content-Type"], "application/atom+xml; charset=utf-8")
            self.assertEqual(answer.read().count(b"<entry>"), int(page.texts("#total")[0].split()[0]))
        self.open(q="korupsi")
        page.click("#saved summary")
        page.click("#saved-list .kept a")
        page.until("return new URLSearchParams(location.search).get('media') === 'Kabar Nusantara'")
        page.click("#saved summary") if not page.run("return document.querySelector('#saved').open") else None
        page.click("#saved-list .kept button")
        self.assertEqual(page.texts("#saved-list .kept a"), [])

    def test_the_tab_and_the_link_of_an_article_have_its_title(self):
        article = "corpus/articles/internasional-101.txt"
        title = "Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze"
        page = self.open(q="drone", article=article)
        page.until("return document.getElementById('reader').open")
        self.assertEqual(page.run("return document.title"), title + " – Warta")
        page.press(browser.ESCAPE)
        page.until("return document.title === 'drone – Warta'")
        with urllib.request.urlopen(self.server.url + "?article=" + urllib.parse.quote(article, safe=""), timeout=60) as answer:
            text = answer.read().decode()
        self.assertIn(f"<title>{title} – Warta</title>", text)
        self.assertIn(f'<meta property="og:title" content="{title}">', text)
        with urllib.request.urlopen(self.server.url + "?" + urllib.parse.urlencode({"article": HOSTILE["id"]}), timeout=60) as answer:
            head = answer.read().decode().split("<style", 1)[0]
        self.assertNotIn("<img", head)
        self.assertNotIn("<script", head)

    def test_citations_in_four_styles(self):
        page = self.open(q="drone kamikaze", article="corpus/articles/internasional-101.txt")
        page.until("return document.getElementById('reader').open")
        page.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
        title = "Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze"
        for style, cited in (("apa", f"Pramesti, R. (2023, 17 September). {title}. Harian Samudra."),
                             ("chicago", f"Pramesti, Ratna. “{title}.” Harian Samudra, 17 September 2023."),
                             ("bibtex", "@article{corpus-articles-internasional-101.txt,\n  author = {{Ratna Pramesti}},\n  title = {{" + title
                              + "}},\n  journal = {Harian Samudra},\n  year = {2023},\n  date = {2023-09-17}\n}")):
            page.run(f"const s = document.querySelector('#cite-style'); s.value = '{style}'; s.dispatchEvent(new Event('change'))")
            page.click("#reader-cite")
            page.until("return window.copied")
            self.assertEqual(page.run("const c = window.copied; window.copied = null; return c"), cited)

    def test_differences_of_copies_are_marked(self):
        page = self.open(q="pesawat terbang laut danau kelapa")
        page.click(".acts button")
        page.until("return document.querySelectorAll('.copies li').length")
        page.click(".copies .acts button")
        page.until("return document.querySelector('.diff')")
        changes = {frozenset(page.texts(".diff del")), frozenset(page.texts(".diff ins"))}
        self.assertIn(changes, ({frozenset({"tiga", "di dermaga kayu"}), frozenset({"lima"})}, {frozenset({"lima"}), frozenset({"tiga", "di dermaga kayu"})}))
        self.assertEqual(page.run(CONTRAST), [])
        self.picture(page, "desktop-differences")

    def test_script_in_articles_and_queries_stays_text(self):
        for state in ({"q": "peretas"}, {"q": f'"{ATTACK}"'}, {"q": "peretas", "article": HOSTILE["id"]}, {"like": HOSTILE["id"]},
                      {"q": "peretas", "media": HOSTILE["source"]}, {"q": ATTACK}, {"article": ATTACK}, {"q": "a", "page": ATTACK}):
            page = self.open(**state)
            self.assertIsNone(page.run("return window.attacked ?? null"), state)
            self.assertEqual(page.run("return document.querySelectorAll('body img, body script:not([nonce]), main script, dialog script').length"), 0, state)
            self.assertEqual(page.run("return [...document.querySelectorAll('a[href]')].filter(a => !/^https?:$/.test(a.protocol)).length"), 0, state)
            self.desktop.messages()
        page = self.open(q="peretas", article=HOSTILE["id"])
        page.until("return document.getElementById('reader').open")
        self.assertEqual(page.texts("#reader-title"), [HOSTILE["title"]])
        self.assertIn(ATTACK, page.texts("#reader-body")[0])
        self.assertTrue(page.run("return document.getElementById('reader-source').hidden"))

    def test_script_in_articles_stays_text_in_feeds_and_completions(self):
        with urllib.request.urlopen(self.server.url + "feed?q=peretas", timeout=60) as answer:
            feed = xml.etree.ElementTree.fromstring(answer.read())
        names = {element.tag.split("}")[1] for element in feed.iter()}
        self.assertLessEqual(names, {"feed", "title", "id", "updated", "link", "entry", "published", "author", "name", "summary"})
        self.assertIn(HOSTILE["title"], [title.text for title in feed.iter("{http://www.w3.org/2005/Atom}title")])
        page = self.open()
        page.click("#q")
        page.press("media <")
        page.until("return document.querySelector('#completions').dataset.of === 'media <' && document.querySelectorAll('#completions li').length")
        self.assertIn(HOSTILE["source"], page.texts("#completions li span"))
        self.assertIsNone(page.run("return window.attacked ?? null"))
        self.assertEqual(page.run("return document.querySelectorAll('#completions img, #completions script').length"), 0)

    def test_a_citation_can_be_copied(self):
        page = self.open(q="drone kamikaze", article="corpus/articles/internasional-101.txt")
        page.until("return document.getElementById('reader').open")
        page.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
        page.click("#reader-cite")
        page.until("return window.copied")
        self.assertEqual(page.run("return window.copied"),
                         "Ratna Pramesti, “Oleh-oleh dari Timur Jauh: Kim Jong Un Pulang Membawa Drone Kamikaze”, Harian Samudra, 17 September 2023.")
        self.assertEqual(page.texts("#reader-cite"), ["Tersalin"])
        # Where the browser has no clipboard, as over plain HTTP, it still copies.
        page.run("""Object.defineProperty(navigator, "clipboard", {value: undefined, configurable: true});
            document.addEventListener("copy", () => { window.selected = document.activeElement.value; });""")
        page.run("window.copied = window.selected = null")
        page.click("#reader-cite")
        page.until("return window.selected")
        self.assertTrue(page.run("return window.selected").startswith("Ratna Pramesti, “Oleh-oleh"))

    def test_what_goes_wrong_is_said_in_the_language_of_the_page(self):
        for lang, words in (("id", "terlalu lama"), ("en", "too long")):
            page = self.open(q="bilangan~ " * 16, lang=lang)
            page.run("const plain = window.fetch; window.fetch = (path, how) => plain(path + (path.startsWith('search') ? '&time-limit=0.001' : ''), how)")
            page.click(".go")
            page.until("return document.querySelector('.notice')")
            self.assertIn(words, page.texts(".notice")[0])
        self.desktop.messages()  # a 504 that Chromium notes

    def test_a_wrong_query_is_explained_where_it_is_wrong(self):
        page = self.open(q="drone AND")
        self.assertIn("operan kanan untuk AND hilang", page.texts(".notice")[0])
        page.open(self.server.url + "?q=judul:(gempa&lang=en")
        self.assertIn("parenthesis", page.texts(".notice")[0])
        self.assertEqual(page.texts(".notice b.at"), ["("])
        self.picture(page, "desktop-wrong")

    def test_a_misspelt_query_gets_a_suggestion(self):
        page = self.open(q="kamikase")
        page.until("return document.querySelector('.notice a')")
        page.click(".notice a")
        self.until_state({"q": "kamikaze"})
        self.assertTrue(page.texts(".hit"))
        # Also where there are articles with some of the words.
        self.open(q="drone kamikase")
        self.assertTrue(page.texts(".hit"))
        page.until("return [...document.querySelectorAll('.notice a')].some(a => a.innerText === 'drone kamikaze')")

    def test_without_a_query_the_newest_articles_are_shown(self):
        page = self.open()
        self.assertEqual(page.texts("#total")[0], f"{self.count('tanggal:1000..')} artikel bertanggal")
        days = page.run("return [...document.querySelectorAll('.hit time')].map(t => t.getAttribute('datetime').slice(0, 10))")
        self.assertEqual(days, sorted(days, reverse=True))
        self.picture(page, "desktop-start")

    def test_the_language_is_that_of_the_browser(self):
        page = self.desktop
        try:
            for languages, word in (("en-US,en", "Search"), ("id,en", "Cari"), ("fr", "Cari")):
                page.speak(languages)
                self.open(q="gempa")
                self.assertEqual(page.texts(".go"), [word], languages)
                self.assertEqual(page.run("return document.documentElement.lang"), "en" if word == "Search" else "id")
                if word == "Search":
                    page.click("#lang")
                    self.assertEqual(page.texts(".go"), ["Cari"])
        finally:
            page.speak("id")

    def test_it_is_readable_on_a_phone(self):
        page = browser.Browser(self.driver, 360, 780, phone=True)
        try:
            for name, state in (("start", {}), ("search", {"q": "drone kamikaze"}), ("attack", {"q": "peretas"}),
                                ("article", {"q": "korupsi", "article": "corpus/articles/internasional-101.txt"})):
                self.open(page, **state)
                self.assert_fits(page)
                self.picture(page, "phone-" + name)
                self.assertEqual(page.run(CONTRAST), [], name)
                small = page.run("return [...document.querySelectorAll('.hit p, .body p')].filter(e => parseFloat(getComputedStyle(e).fontSize) < 16).length")
                self.assertEqual(small, 0, name)
            self.open(page, q="gempa")
            self.assertFalse(page.run("return document.querySelector('#facet-media').checkVisibility()"))
            page.click("#filters summary")
            self.assertTrue(page.run("return document.querySelector('#facet-media').checkVisibility()"))
            self.assert_fits(page)
            self.picture(page, "phone-filters")
            page.click("#facet-media .choice")
            self.assertEqual(len(page.texts(".chip")), 1)
            self.assertEqual(page.texts("#show-results"), [f"Tampilkan {page.texts('#total')[0]}"])
            page.click("#show-results")
            self.assertFalse(page.run("return document.querySelector('#facet-media').checkVisibility()"))
            self.assertEqual(page.run("return document.activeElement.id"), "hits")
        finally:
            page.close()


if __name__ == "__main__":
    if reason := browser.missing():
        print("skipped: " + reason)
        sys.exit(77)
    BIN = str(pathlib.Path(sys.argv.pop(1)).resolve())
    if len(sys.argv) > 1 and not sys.argv[1].startswith(("-", "Page")):
        PICTURES = sys.argv.pop(1)
    try:
        Page.driver = browser.Driver()
        atexit.register(Page.driver.stop)
        Page.desktop = browser.Browser(Page.driver, 1280, 900)
        atexit.register(Page.desktop.close)
    except browser.NoBrowser as error:
        print(f"skipped: {error}")
        sys.exit(77)
    unittest.main()
