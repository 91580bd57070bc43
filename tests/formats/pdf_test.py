#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes PDF files, whole and damaged, and compares what warta-index reads of them.

usage: pdf_test.py BINDIR
"""
import os
import shutil

from reading import Reading, main


def pdf(pages, info=""):
    """A file of pages, each a list of (x, y from below, size, text)."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", f"<<{info}>>"]
    kids = []
    for page in pages:
        content = "".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n" for x, y, size, text in page)
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}endstream")
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents {len(objects)} 0 R>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    file, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{end}\n%%EOF\n"
    return file


def column(x, y, lines):
    return [(x, y - 12 * i, 10, line) for i, line in enumerate(lines)]


class Pdf(Reading):
    def setUp(self):
        super().setUp()
        if shutil.which("pdftotext") is None:
            self.skipTest("pdftotext is not installed")

    def test_columns_are_read_in_order_under_the_largest_line(self):
        left = ["Petani di lereng gunung mema-", "nen bawang lebih awal. Anak-", "anak mereka ikut. Harga di"]
        right = ["pasar induk naik dua ribu", "rupiah, kata pedagang."]
        page = [(50, 740, 24, "Panen Bawang Merah")] + column(50, 700, left) + column(320, 700, right)
        path = self.file("a.pdf", pdf([page], "/Title(laporan-akhir.indd)/Author(Sari Dewi)/CreationDate(D:20230917080000+07'00')"))
        self.fields(path, "title Panen Bawang Merah", "author Sari Dewi", "date 2023-09-17T",
                    "1 added")
        self.assertEqual(self.body(path), "Petani di lereng gunung memanen bawang lebih awal. Anak-anak mereka ikut. Harga di pasar induk naik dua ribu rupiah, kata pedagang.")

    def test_the_title_of_the_file_is_taken_where_the_page_shows_it(self):
        page = [(50, 770, 40, "KABAR TANI"), (50, 720, 18, "Harga Cabai Turun")] + column(50, 690, ["Harga cabai turun di pasar induk."])
        path = self.file("a.pdf", pdf([page], "/Title(Harga Cabai Turun)"))
        self.fields(path, "title Harga Cabai Turun", "Harga cabai turun di pasar induk.")

    def test_heads_and_feet_of_pages_are_left_out_and_sentences_go_on(self):
        pages = []
        texts = [["Petani memanen bawang lebih awal karena hujan", "turun dan harga di"], ["pasar naik.", "Pedagang senang."], ["Panen selesai."]]
        for number, text in enumerate(texts, 1):
            pages.append([(50, 780, 8, "Kabar Tani, September 2023")] + column(50, 600, text) + [(290, 20, 8, f"Halaman {number} dari 3")])
        self.assertEqual(self.body(self.file("a.pdf", pdf(pages))),
                         "Petani memanen bawang lebih awal karena hujan turun dan harga di pasar naik. Pedagang senang.|Panen selesai.")

    def test_what_a_browser_prints_around_a_page_is_left_out(self):
        page = [(24, 780, 8, "9/17/23, 8:00 AM"), (300, 780, 8, "Panen Bawang Merah"), (50, 700, 20, "Panen Bawang Merah"), (50, 660, 10, "Petani memanen."),
                (24, 15, 8, "https://kabar.example/panen"), (560, 15, 8, "1/1")]
        path = self.file("a.pdf", pdf([page], "/Title(Panen Bawang Merah)"))
        self.fields(path, "title Panen Bawang Merah")
        self.assertEqual(self.body(path), "Petani memanen.")

    def test_a_scan_a_damaged_and_a_locked_file_are_named(self):
        self.fields(self.file("a.pdf", pdf([[], []])), "is a PDF file without text (2 pages): a scan", "OCR")
        self.fields(self.file("b.txt", "%PDF-1.4\nHarga cabai turun.\n"), "is a damaged PDF file")
        locked = pdf([[(50, 700, 10, "Rahasia.")]]).replace("/Info 4 0 R", "/Info 4 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
                                                            f"/O<{'11' * 32}>/U<{'22' * 32}>>>")
        self.fields(self.file("c.pdf", locked), "needs a password")

    def test_without_pdftotext_the_message_says_what_to_install(self):
        printed = self.read(self.file("a.pdf", pdf([[(50, 700, 10, "Panen.")]])), env=dict(os.environ, PATH="/nonexistent"))
        self.assertIn("install poppler-utils", printed)


if __name__ == "__main__":
    main()
