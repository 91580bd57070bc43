#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes mails, mailboxes and MHTML files, whole and damaged, and compares what warta-index reads of them.

usage: mail_test.py BINDIR
"""
import subprocess
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from reading import STORY, Reading, main


def mail(subject, text, message_id="<1@kabar.example>"):
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Sari Dewi <sari@kabar.example>"
    message["To"] = "redaksi@kabar.example"
    message["Date"] = "Sun, 17 Sep 2023 08:00:00 +0700"
    message["Message-ID"] = message_id
    message.set_content(text)
    return message


class Mail(Reading):
    def setUp(self):
        super().setUp()
        version = subprocess.run([f"{self.bin}/warta-index", "--version"], capture_output=True, text=True, check=True).stdout
        if "without mail" in version:
            self.skipTest("this build has no GMime")

    def test_a_mail_is_an_article_of_its_headers_and_text(self):
        text = "Petani di lereng gunung memanen bawang lebih awal karena hujan turun\ntiga hari berturut-turut.\n\nHarga naik.\n-- \nBagian Humas\n"
        path = self.file("rilis.eml", mail("Fwd: Re: Panen Bawang di Brebes", text).as_bytes())
        self.fields(path, "title Panen Bawang di Brebes", "author Sari Dewi", "date 2023-09-17T08:00:00+07:00")
        self.assertEqual(self.body(path), "Petani di lereng gunung memanen bawang lebih awal karena hujan turun tiga hari berturut-turut.|Harga naik.")

    def test_headers_and_bodies_in_other_charsets(self):
        message = EmailMessage()
        message["Subject"] = "Kafé Baru “Senja” Dibuka"
        message["From"] = '"Séptian" <s@kabar.example>'
        message["Date"] = "17 Sep 2023 01:00:00 +0000"
        message.set_content("Kafé itu dibuka pada Minggu.\n", charset="iso-8859-1", cte="quoted-printable")
        self.fields(self.file("a.eml", message.as_bytes()), "title Kafé Baru “Senja” Dibuka", "author Séptian", "Kafé itu dibuka")
        raw = b"From: s@kabar.example\nSubject: Kafe\nDate: 17 Sep 2023 01:00:00 +0000\n\nKaf\xe9 itu dibuka pada Minggu.\n"
        self.fields(self.file("b.eml", raw), "author s@kabar.example", "Kafé itu dibuka")

    def test_of_two_versions_the_plain_one_counts_unless_it_says_nothing(self):
        message = mail("Panen", "Petani memanen bawang.\n")
        message.add_alternative(f"<p>Petani memanen bawang.</p><p>{STORY}</p>", subtype="html")
        self.assertEqual(self.body(self.file("a.eml", message.as_bytes())), "Petani memanen bawang.")
        message = mail("Panen", "HTML.\n")
        message.add_alternative(f"<p>Petani memanen bawang.</p><p>{STORY}</p>", subtype="html")
        self.assertEqual(self.body(self.file("b.eml", message.as_bytes())), f"Petani memanen bawang.|{STORY}")
        html = mail("Panen", "")
        html.set_content(f"<p>{STORY}</p>", subtype="html")
        self.assertEqual(self.body(self.file("c.eml", html.as_bytes())), STORY)

    def test_flowed_lines_are_joined(self):
        message = MIMEText("Petani memanen \nbawang.\nHarga naik.\n", "plain", "utf-8")
        message.set_param("format", "flowed")
        message["Subject"] = "Panen"
        self.assertEqual(self.body(self.file("a.eml", message.as_bytes())), "Petani memanen bawang.|Harga naik.")

    def test_attachments_that_are_articles_are_read_and_others_counted(self):
        message = mail("Rilis", "Terlampir rilis hari ini.\n")
        message.add_attachment(f"<html><head><title>Panen Bawang</title></head><body><h1>Panen Bawang</h1><p>{STORY}</p><p>{STORY}</p></body></html>",
                               subtype="html", filename="rilis.html")
        message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="foto.jpg")
        message.add_attachment(mail("Harga Cabai", "Harga cabai turun di pasar induk.\n", "<2@kabar.example>"))
        path = self.file("a.eml", message.as_bytes())
        self.fields(path, "title Rilis", "a.eml(rilis.html)", "title Panen Bawang", "title Harga Cabai", "1 attached .jpg file", "3 added")

    def test_a_mailbox_has_an_article_a_message(self):
        box = b""
        for number, title in enumerate(("Satu", "Dua", "Tiga")):
            body = "Petani memanen.\n\n>From Brebes bawang dikirim.\nFrom the field: naik 08:00.\n" if number == 1 else "Harga naik di pasar.\n"
            box += b"From sari@kabar.example Sun Sep 17 08:00:00 2023\n" + mail(title, body, f"<{number}@k.example>").as_bytes() + b"\n"
        printed = self.fields(self.file("arsip.mbox", box), "arsip.mbox(mail 2)", "title Tiga", "3 added")
        self.assertEqual(printed.count("author    Sari Dewi"), 3)
        self.fields(self.file("Inbox", box), "3 added")
        bodies = {article["title"]: article["body"] for article in self.articles(self.file("arsip.mbox", box))}
        self.assertEqual(bodies["Dua"], "Petani memanen.|From Brebes bawang dikirim.|From the field: naik 08:00.")

    def test_a_broken_message_of_a_mailbox_loses_no_other(self):
        locked = MIMEMultipart("encrypted", protocol="application/pgp-encrypted")
        locked["Subject"] = "Rahasia"
        parts = [mail("Satu", "Harga naik.\n").as_bytes(), locked.as_bytes(), mail("Tiga", "Harga turun.\n", "<3@k.example>").as_bytes()]
        box = b"".join(b"From a@b.example Sun Sep 17 08:00:00 2023\n" + part + b"\n" for part in parts)
        self.fields(self.file("a.mbox", box), "(mail 2): is encrypted", "title Tiga", "2 added", "1 rejected")

    def test_mhtml_is_its_page(self):
        message = MIMEMultipart("related", type="text/html")
        message["From"] = "<Saved by Blink>"
        message["Snapshot-Content-Location"] = "https://kabar.example/2023/panen-bawang"
        message["Subject"] = "Panen Bawang - Kabar"
        message["Date"] = "Tue, 7 Jan 2025 08:00:00 +0700"
        page = (f"<html><head><title>Panen Bawang Merah</title></head><body><nav><a href=/>Beranda</a></nav><h1>Panen Bawang Merah</h1>"
                f"<p>Minggu, 17 September 2023 08:00 WIB</p><p>{STORY}</p><p>{STORY}</p></body></html>")
        part = MIMEText(page, "html", "utf-8")
        part["Content-Location"] = "https://kabar.example/2023/panen-bawang"
        message.attach(part)
        for name in ("panen.mhtml", "panen.html", "tanpa-akhiran"):
            printed = self.fields(self.file(name, message.as_bytes()), "title Panen Bawang Merah", "url https://kabar.example/2023/panen-bawang",
                                  "date 2023-09-17T08:00:00+07:00", "1 added")
            self.assertNotIn("Beranda", printed)

    def test_what_is_cut_empty_or_built_to_exhaust_is_named(self):
        message = mail("Rilis", "Terlampir.\n")
        message.add_attachment(b"PK\x03\x04", maintype="application", subtype="octet-stream", filename="rusak.docx")
        self.fields(self.file("a.eml", message.as_bytes()), "a.eml(rusak.docx)", "damaged or cut off", "1 added", "1 rejected")
        self.fields(self.file("b.eml", "Subject: kosong\nDate: 17 Sep 2023 01:00:00 +0000\n\n"), "has no text")
        deep = "MIME-Version: 1.0\n" + "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(2000))
        self.assertIn("rejected", self.read(self.file("c.eml", deep)))
        many = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\nContent-Type: image/png\n\nx\n" * 5000
        self.fields(self.file("d.eml", many), "more parts than a mail may have")


if __name__ == "__main__":
    main()
