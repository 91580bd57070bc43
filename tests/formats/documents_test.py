#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes DOCX, ODT and EPUB files, whole and damaged, and compares what warta-index reads of them.

usage: documents_test.py BINDIR
"""
import os
import zipfile

from reading import STORY, Reading, main

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = ('<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Tanpa judul</dc:title><dc:creator>Sari Dewi</dc:creator>"
        "<dcterms:created>2023-09-17T01:00:00Z</dcterms:created></cp:coreProperties>")
ODF = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
       'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
       'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"')


def paragraph(text, style=""):
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body):
    return {"[Content_Types].xml": "<Types/>", "docProps/core.xml": CORE,
            "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'}


def chapter(title, text):
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>'



class Documents(Reading):
    def write(self, name, parts):
        path = os.path.join(self.folder, name)
        with zipfile.ZipFile(path, "w") as file:
            for part, content in parts.items():
                stored = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
                file.writestr(part, content, stored)
        return path

    @staticmethod
    def bytes_of(path):
        with open(path, "rb") as file:
            return file.read()

    def test_word_has_its_heading_as_title_and_the_document_s_author_and_date(self):
        deleted = "<w:p><w:del><w:r><w:delText>Dihapus.</w:delText></w:r></w:del><w:r><w:t>Panen</w:t><w:tab/><w:t>berhasil.</w:t></w:r></w:p>"
        path = self.write("a.docx", docx(paragraph("Panen Bawang", "Heading1") + paragraph("Petani memanen.") + deleted))
        self.fields(path, "title Panen Bawang", "author Sari Dewi", "date 2023-09-17T01:00:00+00:00",
                    "«Petani memanen. Panen berhasil.»")

    def test_word_is_known_by_its_content_and_inside_a_zip(self):
        path = self.write("laporan.bin", docx(paragraph("Petani memanen bawang.")))
        self.fields(path, "«Petani memanen bawang.»")
        outer = self.write("semua.zip", {"surat/a.docx": self.bytes_of(path)})
        self.fields(outer, "semua.zip(surat/a.docx)", "«Petani memanen bawang.»")

    def test_the_date_of_the_text_takes_precedence_over_the_document_s(self):
        path = self.write("a.docx", docx(paragraph("Brebes (3/8/2022) - Petani memanen bawang.")))
        self.fields(path, "date 2022-08-03 (from the text)")

    def test_opendocument_text_is_read(self):
        content = (f'<office:document-content {ODF}><office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/>'
                   '</office:automatic-styles><office:body><office:text><text:tracked-changes><text:p>Dihapus.</text:p></text:tracked-changes>'
                   '<text:p text:style-name="P1">Panen Bawang</text:p><text:p>Petani<text:s/>memanen.<office:annotation><text:p>Cek!</text:p>'
                   "</office:annotation></text:p></office:text></office:body></office:document-content>")
        meta = (f"<office:document-meta {ODF}><office:meta><dc:creator>Orang Lain</dc:creator><meta:initial-creator>Sari Dewi</meta:initial-creator>"
                "<meta:creation-date>2023-09-17T08:00:00</meta:creation-date></office:meta></office:document-meta>")
        parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": meta}
        self.fields(self.write("a.odt", parts), "title Panen Bawang", "author Sari Dewi", "date 2023-09-17T08:00:00",
                    "«Petani memanen.»")
        parts["META-INF/manifest.xml"] = "<manifest:encryption-data/>"
        self.assertIn("needs a password", self.read(self.write("terkunci.odt", parts)))

    def test_the_chapters_of_a_book_are_articles(self):
        package = ('<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Majalah Tani</dc:title><dc:creator>Sari Dewi</dc:creator>'
                   "<dc:date>2023-09-17</dc:date></metadata><manifest><item id='s' href='sampul.xhtml'/><item id='a' href='bab%201.xhtml'/>"
                   "<item id='b' href='bab2.xhtml'/></manifest><spine><itemref idref='s'/><itemref idref='b'/><itemref idref='a'/></spine></package>")
        path = self.write("a.epub", {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="isi/paket.opf"/></rootfiles></container>',
            "isi/paket.opf": package, "isi/sampul.xhtml": chapter("Sampul", "Edisi panen."),
            "isi/bab 1.xhtml": chapter("Bawang", STORY), "isi/bab2.xhtml": chapter("Cabai", STORY)})
        printed = self.read(path)
        self.assertLess(printed.index("title     Cabai"), printed.index("title     Bawang"))
        self.fields(path, "source Majalah Tani", "author Sari Dewi", "1 page without a story", "2 added")

    def test_a_scanned_page_is_an_article_with_its_broken_words_joined(self):
        def line(*words):
            return "<TextLine>" + "<SP/>".join(words) + "</TextLine>"

        def word(text, more='WC="0.95"'):
            return f'<String CONTENT="{text}" {more}/>'

        def page(blocks, number=""):
            blocks = "".join(f"<TextBlock>{block}</TextBlock>" for block in blocks)
            return f'<Page PHYSICAL_IMG_NR="7" {number}><PrintSpace><ComposedBlock>{blocks}</ComposedBlock></PrintSpace></Page>'

        def alto(*pages):
            return f'<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout>{"".join(pages)}</Layout></alto>'

        first = line(word("Petani"), word("mema", 'SUBS_TYPE="HypPart1" SUBS_CONTENT="memanen"') + '<HYP CONTENT="-"/>')
        second = line(word("nen", 'SUBS_TYPE="HypPart2" SUBS_CONTENT="memanen"'), word("anak-")) + line(word("anak"), word("dan"), word("ba") + '<HYP CONTENT="-"/>')
        third = line(word("wang.")) + line(word("Harga"), word("naik."))
        path = self.file("halaman.xml", alto(page([first + second, third], 'PRINTED_IMG_NR="3"')))
        printed = self.fields(path, "Petani memanen anak-anak dan bawang. Harga naik.", "halaman=3", "1 added")
        self.assertNotIn("confidence", printed)
        poor = line(word("P3tani", 'WC="0.31"'), word("mem4nen.", 'WC="0.5"'))
        self.fields(self.file("b.xml", alto(page([poor]), page([third]))), "b.xml(page 2)", "halaman=7", "confidence of 40 of 100", "2 added")
        self.fields(self.file("c.xml", alto(page([]))), "has no text")
        self.fields(self.file("d.xml", alto(page([third]))[:-40]), "not well-formed XML")

    def test_damaged_empty_and_swollen_documents_are_named(self):
        path = self.write("a.docx", docx(paragraph("Petani memanen bawang.") * 50))
        data = self.bytes_of(path)
        with open(path, "wb") as file:
            file.write(data[: len(data) // 2])
        self.assertIn("1 rejected", self.read(path))
        self.assertIn("has no text", self.read(self.write("kosong.docx", docx(""))))
        self.assertIn("not well-formed XML", self.read(self.write("rusak.docx", docx("<w:p>"))))
        bomb = docx(paragraph("a" * 100_000_000))
        self.assertIn("expands to more than", self.read(self.write("bom.docx", bomb)))


if __name__ == "__main__":
    main()
