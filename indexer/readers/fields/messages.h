// SPDX-License-Identifier: GPL-3.0-or-later
// Messages about the fields of a record.
#pragma once

#include "util/message.h"

namespace warta::readers::field_messages {

inline constexpr Message kUnreadBody = {
    "tidak punya judul, dan isinya '{0}' dalam bentuk yang tidak dikenal; ekspor sebagai teks atau sebagai "
    "daftar "
    "paragraf",
    "has no title, and its body '{0}' is in a form we do not know; export it as a text or as a list of "
    "paragraphs"};
inline constexpr Message kNothing = {
    "tidak punya judul ataupun isi; jika namanya lain, sebutkan dengan --map title=NAMA --map body=NAMA",
    "has neither title nor body; if they have other names, give them with --map title=NAME --map body=NAME"};
inline constexpr Message kOnlyOthers = {
    "tidak punya judul ataupun isi, hanya {0}; jika namanya lain, sebutkan dengan --map title=NAMA --map "
    "body=NAMA",
    "has neither title nor body, only {0}; if they have other names, give them with --map title=NAME --map "
    "body=NAME"};
inline constexpr Message kOnlyTitle = {
    "isinya '{0}' dalam bentuk yang tidak dikenal, jadi hanya judulnya yang diindeks; ekspor sebagai teks "
    "atau sebagai "
    "daftar paragraf",
    "the body '{0}' is in a form we do not know, so only the title is indexed; export it as a text or as a "
    "list of "
    "paragraphs"};
inline constexpr Message kKeptAsIs = {
    "isinya '{0}' dalam bentuk yang tidak dikenal, jadi disimpan apa adanya; ekspor sebagai teks atau "
    "sebagai daftar "
    "paragraf",
    "the body '{0}' is in a form we do not know, so it is kept as it is; export it as a text or as a list of "
    "paragraphs"};
inline constexpr Message kNoBodyName = {
    "tidak punya bidang yang namanya seperti isi berita; jika {0} bita '{1}' adalah isinya, sebutkan dengan "
    "--map "
    "'body={1}'",
    "has no field named like a body; if the {0} bytes of '{1}' are it, say so with --map 'body={1}'"};
inline constexpr Message kHtmlInBody = {
    "isinya memuat HTML, yang disimpan apa adanya; --map body_html=NAMA, dengan nama bidangnya, membacanya "
    "sebagai "
    "paragraf (disebut sekali per berkas)",
    "the body holds HTML, which is kept as it is; --map body_html=NAME, with the name of its field, has it "
    "read as "
    "paragraphs (said once a file)"};
inline constexpr Message kNoSuchField = {"'{0}' bukan bidang artikel; yang ada:{1}",
                                         "'{0}' is not a field of an article; the fields are{1}"};

// Of dates.
inline constexpr Message kUnknownDate = {
    "tanggal '{0}' tidak dikenal; artikel disimpan tanpa tanggal",
    "the date '{0}' is not one we know; the article is kept without a date"};
inline constexpr Message kSpreadsheetDay = {
    "tanggal '{0}' tidak dikenal; artikel disimpan tanpa tanggal (tampaknya nomor hari dari lembar sebar: "
    "beri kolom "
    "itu format YYYY-MM-DD di sana, lalu ekspor lagi)",
    "the date '{0}' is not one we know; the article is kept without a date (it looks like a day's number of "
    "a "
    "spreadsheet: give the column the format YYYY-MM-DD there and export again)"};
inline constexpr Message kPlanned = {"tanggal {0} di masa depan; tetap dipakai",
                                     "the date {0} is in the future; it is kept"};
inline constexpr Message kInFuture = {"tanggal {0} di masa depan; artikel disimpan tanpa tanggal",
                                      "the date {0} is in the future; the article is kept without a date"};
inline constexpr Message kDayFirst = {
    "tanggal '{0}' menulis hari lebih dulu, tanggal lain dalam berkas ini bulan; yang dapat dibaca dengan "
    "dua cara "
    "mungkin keliru: sebutkan urutannya dengan --date-order",
    "the date '{0}' has the day first, other dates of the file the month; those that can be read in both "
    "ways may be "
    "wrong: give the order with --date-order"};
inline constexpr Message kMonthFirst = {
    "tanggal '{0}' menulis bulan lebih dulu, tanggal lain dalam berkas ini hari; yang dapat dibaca dengan "
    "dua cara "
    "mungkin keliru: sebutkan urutannya dengan --date-order",
    "the date '{0}' has the month first, other dates of the file the day; those that can be read in both "
    "ways may be "
    "wrong: give the order with --date-order"};

}  // namespace warta::readers::field_messages
