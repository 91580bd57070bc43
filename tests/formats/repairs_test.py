#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds and web archives with faults of the programs that wrote them: what is repaired, and what is named.

usage: repairs_test.py BINDIR
"""
import gzip

from reading import STORY, Reading, main

WXR = ('<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
       "<item><title>Satu</title><content:encoded><![CDATA[{}]]></content:encoded></item></channel></rss>")


def capture(name):
    page = f"<html><head><title>{name}</title></head><body><h1>{name} di Desa</h1><p>{STORY}</p><p>Harga {name} naik. {STORY}</p></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kabar.example/{name.lower()}\r\nWARC-Date: 2023-09-17T01:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n{http}\r\n\r\n").encode()


class Repairs(Reading):
    def test_shortcodes_of_page_builders_are_removed_and_their_text_stays(self):
        for text, body in (
                ('[vc_row css=".a[1]"][vc_column_text]Petani memanen.[/vc_column_text][vc_column_text]Harga naik.[/vc_column_text][/vc_row]',
                 "Petani memanen.|Harga naik."),
                ('<p>[et_pb_text _builder_version="3.0"]Petani memanen.[/et_pb_text]</p>', "Petani memanen."),
                ("Petani [highlight]memanen[/highlight] bawang [sic] di [Brebes].", "Petani memanen bawang [sic] di [Brebes].")):
            self.assertEqual(self.body(self.file("a.xml", WXR.format(text))), body)

    def test_the_word_before_a_name_and_the_job_after_it_are_no_part_of_it(self):
        nitf = ("<nitf><head><title>Panen</title></head><body><body.head><byline>{}<byttl>Wartawan Ekonomi</byttl></byline></body.head>"
                f"<body.content><p>{STORY}</p></body.content></body></nitf>")
        for byline in ("Oleh Sari Dewi", "By Sari Dewi", "Sari Dewi", "OLEH: Sari Dewi"):
            printed = self.fields(self.file("a.xml", nitf.format(byline)), "author Sari Dewi")
            self.assertNotIn("Wartawan Ekonomi", printed)

    def test_html_left_open_in_a_feed_costs_no_record(self):
        for broken in ("Harga <b>naik di pasar.", "Harga <i><b>naik</i> di pasar.", "Harga naik</b> di pasar.", "Harga<br>naik<br>di pasar."):
            feed = (f"<rss><channel><title>Kabar</title><item><title>Satu</title><description>{broken}</description></item>"
                    f"<item><title>Dua</title><description>Petani memanen.</description></item></channel></rss>")
            printed = self.fields(self.file("a.xml", feed), "title Satu", "title Dua", "2 added, 0 updated, 0 unchanged, 0 rejected")
            self.assertIn("di pasar.", printed)

    def test_whole_documents_are_not_repaired(self):
        nitf = f"<nitf><body><body.content><p>Oleh <person>Sari</person> di <b>Brebes</b>.</p><p>{STORY}<br/></p></body.content></body></nitf>"
        self.assertNotIn("repaired", self.read(self.file("a.xml", nitf)))

    def test_a_damaged_member_is_said_of_its_own_record(self):
        members = [gzip.compress(capture(name)) for name in ("Bawang", "Cabai", "Beras")]
        members[1] = members[1][:40] + bytes(40) + members[1][80:]
        self.fields(self.file("a.warc.gz", b"".join(members)), "(record 2): is damaged", "title Bawang di Desa", "title Beras di Desa",
                    "2 added, 0 updated, 0 unchanged, 1 rejected")

    def test_a_member_that_is_cut_costs_no_other(self):
        members = [gzip.compress(capture(name)) for name in ("Bawang", "Cabai", "Beras")]
        for cut in (30, 100, len(members[1]) - 10):
            self.fields(self.file("a.warc.gz", members[0] + members[1][:cut] + members[2]), "title Bawang di Desa", "title Beras di Desa",
                        "1 rejected")


if __name__ == "__main__":
    main()
