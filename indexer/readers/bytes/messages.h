// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers say of a record or a file: why it is rejected, and notes of what was repaired or is in
// doubt. Its place comes before, as `berkas.jsonl:3: `.
#pragma once

#include "util/message.h"

namespace warta::readers::messages {

// Of any format.
inline constexpr Message kEmpty = {"kosong; tidak ada yang dapat diindeks",
                                   "is empty; there is nothing to index"};
inline constexpr Message kTooLongArticle = {
    "lebih panjang dari {0} bita, batas satu artikel; bagi menjadi beberapa",
    "is longer than {0} bytes, the limit of one article; split it"};
inline constexpr Message kTooLong = {"lebih panjang dari {0} bita, batas satu artikel",
                                     "is longer than {0} bytes, the limit of one article"};
inline constexpr Message kTooLongPage = {"lebih panjang dari {0} bita, batas satu halaman",
                                         "is longer than {0} bytes, the limit of one page"};
inline constexpr Message kTooLongText = {
    "lebih panjang dari {0} bita, batas satu teks; bagi menjadi beberapa artikel",
    "is longer than {0} bytes, the limit of one text; split it into articles"};
inline constexpr Message kTooLongMail = {"lebih panjang dari {0} bita, batas satu surat",
                                         "is longer than {0} bytes, the limit of one mail"};
inline constexpr Message kTooLongDocument = {"lebih panjang dari {0} bita, batas satu dokumen",
                                             "is longer than {0} bytes, the limit of one document"};
inline constexpr Message kNoTitleNoBody = {"artikel ini tidak punya judul ataupun isi; beri salah satunya",
                                           "the article has neither title nor body; give it one"};
inline constexpr Message kInternalError = {
    "tidak dapat dibaca karena galat internal (\"{0}\"); mohon laporkan bersama rekaman ini",
    "cannot be read because of an internal error ({0}); please report it with this record"};
inline constexpr Message kWithAddress = {"{0} ({1})", "{0} ({1})"};
inline constexpr Message kSkippedToLine = {"{0} (dilewati sampai baris {1})", "{0} (skipped to line {1})"};
inline constexpr Message kSkippedToEnd = {"{0} (dilewati sampai akhir berkas)",
                                          "{0} (skipped to the end of the file)"};
inline constexpr Message kLine = {"baris {0}: {1}", "line {0}: {1}"};

// Of formats: {0} is a name.
inline constexpr Message kUnknownFormat = {"formatnya tidak dikenal; sebutkan dengan --format",
                                           "is in no format we know; name it with --format"};
inline constexpr Message kNoSuchFormat = {"tidak ada format '{0}'; yang ada:{1}",
                                          "there is no format '{0}'; the formats are{1}"};
inline constexpr Message kReaderNotMade = {"pembaca untuk format '{0}' tidak dapat dibuat",
                                           "the reader of the format '{0}' could not be made"};
inline constexpr Message kCustomFormat = {
    "format buatan sendiri '{0}' memerlukan nama dan fungsi yang membukanya",
    "the custom format '{0}' needs a name and a function that opens it"};
inline constexpr Message kReadByContent = {
    "dibaca sebagai {0}, sesuai isinya, apa pun namanya (--format {1} membacanya menurut namanya)",
    "read as {0}, which its content is, whatever its name says (--format {1} reads it by its name)"};
inline constexpr Message kPackedTooDeep = {
    "dikemas lebih dari {0} lapis; buka sendiri kemasannya",
    "is packed more than {0} times, one in the other; unpack it yourself"};

// Of encodings: {0} is a name.
inline constexpr Message kConverted = {"diubah dari {0}", "converted from {0}"};
inline constexpr Message kConvertedThough = {"diubah dari {0}, meskipun dinyatakan {1}",
                                             "converted from {0}, though it declares {1}"};
inline constexpr Message kUtf8Though = {"dibaca sebagai UTF-8, sesuai isinya, meskipun dinyatakan {0}",
                                        "read as UTF-8, which it is, though it declares {0}"};
inline constexpr Message kUtf8AsUnknown = {
    "dibaca sebagai UTF-8, karena pengodean yang dinyatakannya tidak dikenal: {0}",
    "read as UTF-8, as the encoding that it declares is not known: {0}"};
inline constexpr Message kPageUtf8Though = {"ternyata UTF-8, meskipun dinyatakan {0}",
                                            "is UTF-8, though declared as {0}"};
inline constexpr Message kPageNotUtf8 = {
    "bukan UTF-8, meskipun dinyatakan demikian; dibaca sebagai windows-1252",
    "is not UTF-8, though declared so; read as windows-1252"};
inline constexpr Message kUnknownCharsetHttp = {
    "menyatakan charset '{0}' di kepala HTTP-nya, yang tidak dikenal; dibaca sebagai windows-1252",
    "declares the charset '{0}' in its HTTP header, which is none we know; read as windows-1252"};
inline constexpr Message kUnknownCharsetMeta = {
    "menyatakan charset '{0}' di <meta>, yang tidak dikenal; dibaca sebagai windows-1252",
    "declares the charset '{0}' in <meta>, which is none we know; read as windows-1252"};
inline constexpr Message kUnknownEncoding = {
    "pengodean '{0}' tidak dikenal; ubah menjadi UTF-8",
    "is in the encoding '{0}', which is not known; convert it to UTF-8"};
inline constexpr Message kCannotDecode = {"pengodean hurufnya tidak dapat diubah (ICU: \"{0}\")",
                                          "cannot be decoded: {0}"};
inline constexpr Message kFileBytesReplaced = {
    "bita yang tidak sah diganti U+FFFD; periksa pengodean yang dinyatakan berkas",
    "invalid bytes replaced by U+FFFD; check the encoding that the file declares"};

// Of files and containers: {0} is what the system or another library says, or a limit.
inline constexpr Message kCannotOpen = {"tidak dapat dibuka: {0}", "cannot open it: {0}"};
inline constexpr Message kCannotRead = {"tidak dapat dibaca: {0}", "cannot read it: {0}"};
inline constexpr Message kCannotReadDirectory = {"direktori tidak dapat dibaca: {0}",
                                                 "cannot read the directory: {0}"};
inline constexpr Message kCannotUnpack = {"tidak dapat dibaca (libarchive: \"{0}\")", "cannot read it: {0}"};
inline constexpr Message kCannotReadOn = {
    "tidak dapat dibaca lebih jauh, terpotong atau rusak (libarchive: \"{0}\")",
    "cannot be read on (cut off or damaged): {0}"};
inline constexpr Message kCannotReadToEnd = {
    "tidak dapat dibaca sampai akhir, terpotong atau rusak (libarchive: \"{0}\")",
    "cannot be read to its end (cut off or damaged): {0}"};
inline constexpr Message kExpandsBeyondBytes = {
    "mengembang menjadi lebih dari {0} bita, batasnya; buka sendiri kemasannya bila memang benar",
    "expands to more than {0} bytes, the limit; unpack it yourself if that is right"};
inline constexpr Message kExpandsBeyondRatio = {
    "mengembang menjadi lebih dari {0} kali ukurannya; buka sendiri kemasannya bila memang benar",
    "expands to more than {0} times its size; unpack it yourself if that is right"};
inline constexpr Message kNoFiles = {"tidak berisi berkas", "holds no files"};
inline constexpr Message kGzipMember = {"{0} (anggota gzip pada bita {1})", "{0} (gzip member at byte {1})"};
inline constexpr Message kGzipDamaged = {"rusak (zlib: \"{0}\")", "is damaged: {0}"};
inline constexpr Message kNotGzip = {"rusak: bukan gzip", "is damaged: not gzip"};
inline constexpr Message kCutOff = {"terpotong", "is cut off"};
inline constexpr Message kBeyondDocument = {
    "mengembang melebihi batas satu artikel ({0} bita, atau {1} kali ukurannya)",
    "expands to more than the limit of one article ({0} bytes, or {1} times its size)"};

// Of formats that are not read.
inline constexpr Message kPicture = {
    "sebuah gambar; teksnya harus dikenali dulu (OCR) sebelum dapat ditambahkan",
    "is a picture; its text must be read out of it (OCR) before it can be added"};
inline constexpr Message kSqlDump = {
    "salinan basis data SQL; ekspor tabel artikelnya sebagai CSV atau JSON, lalu tambahkan",
    "is a dump of SQL; export the table of articles as CSV or JSON and add that"};
inline constexpr Message kProgramTable = {
    "tabel untuk program; tulis sebagai CSV atau JSON Lines (pandas: to_csv, to_json), lalu tambahkan",
    "is a table for programs; write it as CSV or JSON Lines (pandas: to_csv, to_json) and add that"};
inline constexpr Message kSqlite = {
    "basis data SQLite; ekspor tabel artikelnya sebagai CSV (sqlite3 -csv -header), lalu tambahkan",
    "is a SQLite database; export the table of articles as CSV (sqlite3 -csv -header) and add that"};
inline constexpr Message kPacker = {
    "dikemas dengan cara yang tidak didukung; buka kemasannya, lalu tambahkan berkasnya",
    "is packed in a way that is not supported; unpack it and add the files"};
inline constexpr Message kOldOffice = {
    "dokumen program Office lama (.doc, .xls); simpan sebagai teks, HTML, atau CSV, lalu tambahkan",
    "is a document of older Office programs (.doc, .xls); save it as text, HTML or CSV and add that"};
inline constexpr Message kPostScript = {"berkas PostScript; ambil teksnya (ps2ascii), lalu tambahkan",
                                        "is a PostScript file; take its text out (ps2ascii) and add that"};
inline constexpr Message kRtf = {"dokumen RTF; simpan sebagai teks atau HTML, lalu tambahkan",
                                 "is an RTF document; save it as text or HTML and add that"};
inline constexpr Message kExcel = {"buku kerja Excel; simpan lembarnya sebagai CSV (UTF-8), lalu tambahkan",
                                   "is an Excel workbook; save the sheet as CSV (UTF-8) and add that"};
inline constexpr Message kPowerPoint = {"presentasi PowerPoint; simpan sebagai teks, lalu tambahkan",
                                        "is a PowerPoint presentation; save it as text and add that"};
inline constexpr Message kOpenSheet = {"lembar OpenDocument; simpan sebagai CSV (UTF-8), lalu tambahkan",
                                       "is an OpenDocument sheet; save it as CSV (UTF-8) and add that"};
inline constexpr Message kOpenDocument = {
    "berkas OpenDocument; simpan sebagai teks atau HTML, lalu tambahkan",
    "is an OpenDocument file; save it as text or HTML and add that"};
inline constexpr Message kOfficeZip = {
    "dokumen yang dikemas sebagai zip (dari program Office?); simpan sebagai teks, HTML, atau CSV, lalu "
    "tambahkan",
    "is a document packed as zip (of an Office program?); save it as text, HTML or CSV and add that"};

// Of plain text.
inline constexpr Message kNotText = {
    "bukan teks: {0} dari {1} bitanya NUL; sebutkan formatnya dengan --format",
    "is not a text: {0} of its {1} bytes are NUL; name its format with --format"};

// Of JSON.
inline constexpr Message kNotJson = {
    "bukan JSON yang sah (simdjson: \"{0}\"); perbaiki barisnya, lalu tambahkan lagi berkasnya",
    "is not valid JSON ({0}); repair the line and add the file again"};
inline constexpr Message kJsonCut = {
    "bukan JSON yang sah, tampaknya terpotong (simdjson: \"{0}\"); perbaiki barisnya, lalu tambahkan lagi "
    "berkasnya",
    "is not valid JSON, it seems cut short ({0}); repair the line and add the file again"};
inline constexpr Message kNotObject = {"JSON, tetapi bukan objek; satu artikel adalah satu objek",
                                       "is JSON but not an object; one article is one object"};
inline constexpr Message kColumns = {
    "berisi tabel kolom demi kolom, seperti yang ditulis pandas dengan sendirinya; tulis dengan to_json(…, "
    "orient='records', lines=True), lalu tambahkan",
    "holds a table column by column, as pandas writes it by itself; write it with to_json(…, "
    "orient='records', "
    "lines=True) and add that"};
inline constexpr Message kLineTooLong = {
    "baris ini {0} bita, melebihi batas {1}; bagi, atau periksa akhir barisnya",
    "the line has {0} bytes, over the limit of {1}; split it or check its line ends"};
inline constexpr Message kValueTooLong = {
    "lebih panjang dari {0} bita, batas satu artikel; bagi menjadi beberapa, atau cari tanda kutip yang "
    "tidak ditutup",
    "is longer than {0} bytes, the limit of one article; split it, or look for a quote that is not closed"};
inline constexpr Message kValueOpen = {
    "tidak ditutup sampai akhir berkas (terpotong, atau kurang tanda kutip atau kurung)",
    "is not closed before the end of the file (cut off, or a quote or bracket is missing)"};
inline constexpr Message kHalfSurrogate = {
    "{0} setengah pasangan surogat diganti U+FFFD; periksa pengodean sumbernya",
    "{0} half surrogate pair replaced by U+FFFD; check the encoding of the source"};
inline constexpr Message kHalfSurrogates = {
    "{0} setengah pasangan surogat diganti U+FFFD; periksa pengodean sumbernya",
    "{0} half surrogate pairs replaced by U+FFFD; check the encoding of the source"};
inline constexpr Message kLargeNumber = {"bilangan {0} terlalu besar; disimpan sebagai teks",
                                         "the number {0} is too large for a number; it is kept as text"};

// Of CSV.
inline constexpr Message kRowFields = {
    "baris ini punya {0} kolom, sedangkan baris kepala {1}; apit dengan tanda kutip isi yang memuat pemisah "
    "atau "
    "ganti baris",
    "the row has {0} fields where the header has {1}; quote the fields that hold separators or line ends"};
inline constexpr Message kNoHeader = {"kosong; baris pertama harus berisi nama kolom",
                                      "is empty; a header row that names the fields comes first"};
inline constexpr Message kHeader = {"baris kepala: {0}", "the header row: {0}"};
inline constexpr Message kHeaderNames = {
    "baris kepala tidak menyebut judul ataupun isi, hanya {0}; jika namanya lain, sebutkan dengan --map "
    "title=NAMA "
    "--map body=NAMA; jika baris ini artikel, taruh baris nama di atasnya",
    "the header row names no title and no body, only {0}; if they have other names, give them with --map "
    "title=NAME "
    "--map body=NAME; if this is an article, put a row of names above it"};
inline constexpr Message kAfterQuote = {
    "baris {0}, kolom {1}: ada teks setelah kutip tutup; tanda kutip di dalam kolom berkutip ditulis dua "
    "kali",
    "line {0}, field {1}: text follows a closing quote; a quote inside a quoted field is written twice"};
inline constexpr Message kRowTooLong = {
    "baris ini lebih panjang dari {0} bita, batasnya; bagi, atau periksa akhir barisnya",
    "the row is longer than {0} bytes, the limit; split it or check its line ends"};
inline constexpr Message kQuoteOpen = {
    "tanda kutip yang dibuka di baris {0}, kolom {1}, tidak ditutup; tutup, atau tulis dua kali tanda kutip "
    "di dalam "
    "kolom",
    "the quote opened on line {0}, field {1} is not closed; close it, or write a quote inside a field twice"};
inline constexpr Message kQuoteOpenWithin = {
    "tanda kutip yang dibuka di baris {0}, kolom {1}, tidak ditutup dalam {2} bita, batas satu baris; tutup, "
    "atau "
    "tulis dua kali tanda kutip di dalam kolom",
    "the quote opened on line {0}, field {1} is not closed within {2} bytes, the limit of a row; close it, "
    "or write "
    "a quote inside a field twice"};

// Of pages.
inline constexpr Message kNotPage = {
    "bukan halaman: lebih dari satu di antara dua puluh bitanya karakter kendali; sebutkan formatnya dengan "
    "--format",
    "is not a page: more than one in twenty of its bytes are control characters; name its format with "
    "--format"};
inline constexpr Message kNoArticle = {"tidak memuat artikel: tanpa judul dan tanpa paragraf",
                                       "has no article: neither a headline nor paragraphs of text"};
inline constexpr Message kNoStory = {
    "isi berita tidak ditemukan di halaman ini: hanya judulnya yang disimpan",
    "no story was found on the page: only its headline is kept"};
inline constexpr Message kNestedTooDeep = {"elemennya bersarang lebih dari {0} tingkat, batasnya",
                                           "nests elements more than {0} deep, the limit"};
inline constexpr Message kTooManyNodes = {"punya lebih dari {0} elemen dan teks, batasnya",
                                          "has more than {0} elements and texts, the limit"};
inline constexpr Message kPageTooLarge = {"lebih panjang dari 2 GiB, batas satu halaman",
                                          "is longer than 2 GiB, the limit of a page"};
inline constexpr Message kNoMemory = {"tidak dapat diurai: memori tidak cukup",
                                      "cannot be parsed: there is not enough memory"};
inline constexpr Message kSameTimeInUtc = {
    "metadatanya menyebut waktu sebagai UTC, halamannya menampilkan waktu yang sama sebagai {0}: dipakai "
    "yang "
    "ditampilkan",
    "its metadata give the time as UTC, the page shows the same time as {0}: taken as shown"};
inline constexpr Message kNearTimeInUtc = {
    "metadatanya menyebut waktu sebagai UTC yang dekat dengan yang ditampilkan sebagai {0} hanya tanpa "
    "zonanya: "
    "dipakai yang ditampilkan",
    "its metadata give a time as UTC that is near the one shown as {0} only without its zone: taken as "
    "shown"};
inline constexpr Message kMetadataInFuture = {
    "metadatanya menyebut tanggal di masa depan, {0}: tidak dipakai",
    "its metadata give a date in the future, {0}: not taken"};

// Of web archives.
inline constexpr Message kCaptureDate = {"tidak menyebut tanggal; dipakai tanggal tangkapannya",
                                         "says no date; that of its capture is taken"};
inline constexpr Message kCrawlerCut = {"perayap hanya menyimpan awal halaman ({0})",
                                        "the crawler kept only the begin of the page ({0})"};
inline constexpr Message kInflatesBeyond = {"mengembang menjadi lebih dari {0} bita, batas satu halaman",
                                            "unpacks to more than {0} bytes, the limit of one page"};
inline constexpr Message kBodyDamaged = {"isi mampatannya rusak atau terpotong",
                                         "has a compressed body that is damaged or cut off"};
inline constexpr Message kContentEncoding = {
    "isinya memakai content encoding '{0}', yang tidak dibaca (gzip, deflate, dan br dibaca)",
    "has a body in the content encoding '{0}', which is not read (gzip, deflate and br are)"};
inline constexpr Message kPageOverLimit = {"halamannya {0} bita, melebihi batas {1}",
                                           "has a page of {0} bytes, over the limit of {1}"};
inline constexpr Message kNotArc = {"bukan rekaman ARC: {0} bita dilewati sampai rekaman berikutnya",
                                    "is not an ARC record: {0} bytes are skipped to the next one"};
inline constexpr Message kCutBeforeLast = {"terpotong sebelum bita terakhirnya",
                                           "is cut off before its last byte"};
inline constexpr Message kEndlessHeader = {"kepalanya tidak berakhir", "has a header without end"};
inline constexpr Message kNoLength = {"tidak punya Content-Length, atau bukan bilangan",
                                      "has no Content-Length, or none that is a number"};
inline constexpr Message kBytesThere = {"terpotong: hanya ada {0} dari {1} bita",
                                        "is cut off: {0} of {1} bytes are there"};
inline constexpr Message kWrongLength = {"Content-Length-nya tidak sampai ke rekaman berikutnya",
                                         "has a Content-Length that does not lead to the next record"};
inline constexpr Message kNotWarc = {"bukan rekaman WARC: {0} bita dilewati sampai rekaman berikutnya",
                                     "is not a WARC record: {0} bytes are skipped to the next one"};
inline constexpr Message kLastMissing = {"terpotong: {0} bita terakhirnya tidak ada",
                                         "is cut off: its last {0} bytes are missing"};

// Of feeds and news XML.
inline constexpr Message kNotWellFormed = {"bukan XML yang tersusun baik: {0}",
                                           "is not well-formed XML: {0}"};
inline constexpr Message kNotWellFormedAt = {"bukan XML yang tersusun baik, {0}",
                                             "is not well-formed XML, {0}"};
inline constexpr Message kLibxml = {"libxml2: \"{0}\"", "{0}"};
inline constexpr Message kXmlRepaired = {"XML diperbaiki, {0}", "XML repaired, {0}"};
inline constexpr Message kControlRemoved = {"sebuah karakter kendali dihapus", "a control character removed"};
inline constexpr Message kLoneLess = {"tanda < yang tidak memulai elemen dibaca sebagai teks",
                                      "a < that begins no element is taken as text"};
inline constexpr Message kAttributesDropped = {"atribut sesudah 256 yang pertama pada satu elemen dibuang",
                                               "attributes after the first 256 of an element are left out"};
inline constexpr Message kHtmlClosed = {"elemen HTML tanpa akhir ditutup",
                                        "an element of HTML without end is closed"};
inline constexpr Message kHtmlEndDropped = {"tag akhir HTML tanpa awal diabaikan",
                                            "an end tag of HTML without a beginning is left out"};
inline constexpr Message kCdataClosed = {"bagian CDATA tanpa akhir ditutup sebelum rekaman berikutnya",
                                         "a CDATA section without end is closed before the next record"};
inline constexpr Message kNotClosed = {"tidak ditutup sebelum rekaman berikutnya",
                                       "is not closed before the next one begins"};
inline constexpr Message kGuidTwice = {
    "guid-nya '{0}' sudah dipakai rekaman sebelumnya; alamatnya dipakai sebagai id",
    "has the guid '{0}' of an item before it; its address is taken as its id"};
inline constexpr Message kNoTitleNoText = {"tidak punya judul ataupun teks", "has neither title nor text"};
inline constexpr Message kEndsEarly = {
    "berakhir sebelum elemen terakhirnya ditutup; yang seharusnya mengikuti tidak ada",
    "ends before its last element is closed; what followed is missing"};
inline constexpr Message kSitemap = {
    "XML, tetapi bukan umpan yang dikenal: elemen pertamanya '{0}', bukan rss, feed, nitf, atau newsItem; "
    "peta situs "
    "hanya mendaftar alamat: simpan halaman yang disebutnya (HTML, WARC), lalu tambahkan",
    "is XML but not a known kind of feed: its first element is '{0}', not rss, feed, nitf or newsItem; a "
    "sitemap only "
    "lists addresses: save the pages it names (HTML, WARC) and add those"};
inline constexpr Message kUnknownXml = {
    "XML, tetapi bukan umpan yang dikenal: elemen pertamanya '{0}', bukan rss, feed, nitf, atau newsItem; "
    "tulis "
    "sebagai salah satunya, atau sebagai JSON atau CSV, lalu tambahkan",
    "is XML but not a known kind of feed: its first element is '{0}', not rss, feed, nitf or newsItem; write "
    "it as "
    "one of those, or as JSON or CSV, and add that"};

// Of mail.
inline constexpr Message kTooManyParts = {
    "punya lebih banyak bagian daripada yang boleh dimiliki sebuah surat ({0}, dan {1} tingkat)",
    "has more parts than a mail may have ({0}, and {1} one in the other)"};
inline constexpr Message kNotMail = {"bukan surat: tidak punya kepala", "is not a mail: it has no headers"};
inline constexpr Message kNoGmime = {"surat tidak dapat dibaca: program ini dibuat tanpa GMime",
                                     "mail cannot be read: this build has no GMime"};
inline constexpr Message kMailUnread = {
    "surat atau halaman simpanan MHTML, yang tidak dapat dibaca program ini (dibuat tanpa GMime); simpan "
    "sebagai HTML "
    "atau teks, lalu tambahkan",
    "is a mail or a page saved as MHTML, which this build cannot read (it has no GMime); save it as HTML or "
    "as text "
    "and add that"};
inline constexpr Message kSavedWithoutHtml = {"halaman simpanan tanpa HTML", "is a saved page without HTML"};
inline constexpr Message kEncrypted = {"terenkripsi; simpan yang sudah didekripsi, lalu tambahkan",
                                       "is encrypted; save it decrypted and add that"};
inline constexpr Message kMailNoText = {"tidak berisi teks", "has no text"};

// Of documents.
inline constexpr Message kNoAlto = {"berkas ALTO tanpa halaman", "is an ALTO file without pages"};
inline constexpr Message kPoorOcr = {
    "hasil OCR-nya buruk: keyakinan rata-rata katanya {0} dari 100, jadi banyak yang mungkin salah",
    "is poorly recognised (OCR): the words have a confidence of {0} of 100 on average, so many may be wrong"};
inline constexpr Message kPackedMets = {
    "METS, yang menyebut berkas halamannya; bongkar kemasannya dan tambahkan direktorinya",
    "is METS, which names the files of its pages; unpack it and add the folder"};
inline constexpr Message kMetsWithoutFile = {"menyebut halaman yang tidak punya berkas: {0}",
                                             "names a page that it has no file for: {0}"};
inline constexpr Message kMetsPageAbsent = {"menyebut halaman yang tidak ada: {0}",
                                            "names a page that is not there: {0}"};
inline constexpr Message kNotWord = {"bukan dokumen Word: tidak punya word/document.xml",
                                     "is not a Word document: it has no word/document.xml"};
inline constexpr Message kNotInBook = {"disebut dalam buku ini, tetapi tidak ada di dalamnya",
                                       "is named in the book, but not in it"};
inline constexpr Message kDrm = {"terkunci (DRM); teksnya tidak dapat dibaca",
                                 "is locked (DRM); its text cannot be read"};
inline constexpr Message kNoChapters = {"EPUB tanpa bab", "is an EPUB without chapters"};
inline constexpr Message kPassword = {"memerlukan kata sandi; simpan tanpa kata sandi, lalu tambahkan",
                                      "needs a password; save it without one and add that"};
inline constexpr Message kNotOpenText = {"bukan teks OpenDocument: tidak punya content.xml",
                                         "is not an OpenDocument text: it has no content.xml"};
inline constexpr Message kDocumentDamaged = {"rusak (libarchive: \"{0}\")", "is damaged: {0}"};
inline constexpr Message kDocumentCut = {"rusak atau terpotong (libarchive: \"{0}\")",
                                         "is damaged or cut off: {0}"};
inline constexpr Message kTooManyDocumentParts = {"punya lebih dari {0} bagian, batasnya",
                                                  "has more than {0} parts, the limit"};
inline constexpr Message kTooMuchText = {"teksnya melebihi batas satu dokumen",
                                         "has more text than the limit of one document"};
inline constexpr Message kPartNotXml = {"rusak: salah satu bagiannya bukan XML yang tersusun baik",
                                        "is damaged: a part of it is not well-formed XML"};
inline constexpr Message kNoTextInDocument = {
    "tidak berisi teks; jika berisi gambar, teksnya harus dikenali dulu (OCR)",
    "has no text; if it is made of pictures, its text must be read out of them (OCR)"};
inline constexpr Message kDocumentDate = {"teksnya tidak menyebut tanggal; dipakai tanggal dokumennya",
                                          "says no date in its text; that of the document is taken"};
inline constexpr Message kNoMemoryFile = {"berkas dalam memori tidak dapat dibuat: {0}",
                                          "no file in memory: {0}"};
inline constexpr Message kNoPipe = {"pipa tidak dapat dibuat: {0}", "no pipe: {0}"};
inline constexpr Message kNoProcess = {"proses tidak dapat dibuat: {0}", "no process can be made: {0}"};
inline constexpr Message kNoPdftotext = {
    "berkas PDF; untuk membacanya diperlukan pdftotext (Debian: pasang poppler-utils)",
    "is a PDF file; to read it pdftotext is needed (Debian: install poppler-utils)"};
inline constexpr Message kPdfTooSlow = {
    "berkas PDF yang perlu lebih dari {0} detik untuk dibaca, batasnya; bagi, lalu tambahkan bagiannya",
    "is a PDF file that takes longer than {0} s to read, the limit; split it and add the parts"};
inline constexpr Message kPdfTooMuchText = {
    "teksnya melebihi batas satu dokumen; bagi, lalu tambahkan bagiannya",
    "has more text than the limit of one document; split it and add the parts"};
inline constexpr Message kPdfLocked = {
    "melarang teksnya disalin; simpan tanpa kunci itu, lalu tambahkan",
    "does not allow its text to be copied; save it without that lock and add that"};
inline constexpr Message kPdfNotFinished = {
    "berkas PDF yang rusak, atau yang perlu terlalu banyak memori: pdftotext tidak selesai",
    "is a damaged PDF file, or one that needs too much memory: pdftotext did not finish"};
inline constexpr Message kPdfDamaged = {"berkas PDF yang rusak", "is a damaged PDF file"};
inline constexpr Message kPdfDamagedSays = {"berkas PDF yang rusak (pdftotext: \"{0}\")",
                                            "is a damaged PDF file (pdftotext: {0})"};
inline constexpr Message kPdfScan = {
    "berkas PDF tanpa teks ({0} halaman): hasil pindaian; teksnya harus dikenali dulu (OCR: ocrmypdf) "
    "sebelum dapat "
    "ditambahkan",
    "is a PDF file without text ({0} page): a scan; its text must be read out of it (OCR: ocrmypdf) before "
    "it can be "
    "added"};
inline constexpr Message kPdfScans = {
    "berkas PDF tanpa teks ({0} halaman): hasil pindaian; teksnya harus dikenali dulu (OCR: ocrmypdf) "
    "sebelum dapat "
    "ditambahkan",
    "is a PDF file without text ({0} pages): a scan; its text must be read out of it (OCR: ocrmypdf) before "
    "it can "
    "be added"};

}  // namespace warta::readers::messages
