// SPDX-License-Identifier: GPL-3.0-or-later
// What alerts say.
#pragma once

#include "util/message.h"

namespace warta::alerts::messages {

inline constexpr Message kCannotWrite = {"{0}: tidak dapat ditulis: {1}", "{0}: cannot write it: {1}"};

// About a line of a file of saved queries: {0} is where.
inline constexpr Message kLineTooLong = {"{0}satu baris paling banyak {1} bita",
                                         "{0}a line has at most {1} bytes"};
inline constexpr Message kLineWithoutTab = {"{0}satu baris adalah nama, tab dan kueri; baris ini tanpa tab",
                                            "{0}a line is a name, a tab and a query; this one has no tab"};
inline constexpr Message kLineWithoutName = {"{0}satu baris adalah nama, tab dan kueri; baris ini tanpa nama",
                                             "{0}a line is a name, a tab and a query; this one has no name"};
inline constexpr Message kLineWithoutQuery = {
    "{0}satu baris adalah nama, tab dan kueri; baris ini tanpa kueri",
    "{0}a line is a name, a tab and a query; this one has no query"};
inline constexpr Message kSecondTab = {
    "{0}satu baris adalah nama, tab dan kueri; baris ini bertab lebih dari satu",
    "{0}a line is a name, a tab and a query; this one has more than one tab"};
inline constexpr Message kNameTooLong = {"{0}nama paling panjang {1} bita, tanpa tanda kendali",
                                         "{0}a name has at most {1} bytes, and no control characters"};
inline constexpr Message kNameTwice = {"{0}nama '{1}' sudah ada di baris {2}",
                                       "{0}the name '{1}' is there on line {2} already"};
inline constexpr Message kNoQueries = {"{0}: tidak ada kueri; tulis nama, tab dan kueri, satu per baris",
                                       "{0}: there is no query; write a name, a tab and a query, one a line"};
inline constexpr Message kBadFile = {"{0}: {1} baris salah; tidak ada yang ditambahkan",
                                     "{0}: {1} line(s) are wrong; nothing is added"};

// About their folder: {0}.
inline constexpr Message kOtherArchive = {
    "{0}: berisi pemberitahuan arsip {1}; sebut direktori lain dengan --alerts-to",
    "{0}: has the alerts of the archive {1}; name another directory with --alerts-to"};
inline constexpr Message kLost = {
    "{0}: artikel yang terakhir diperiksa tidak ada lagi dalam arsip, jadi tidak diketahui mana yang baru; "
    "hapus {0}/state.json, maka yang ditambahkan sesudah itu yang dianggap baru",
    "{0}: the articles that were looked at last are in the archive no more, so which are new is not known; "
    "remove {0}/state.json, and those that are added from then on are new"};
inline constexpr Message kBadState = {
    "{0}/state.json: tidak dapat dibaca; hapus, maka artikel yang ditambahkan sesudah itu yang dianggap baru",
    "{0}/state.json: cannot be read; remove it, and articles that are added from then on are new"};
inline constexpr Message kCommandFailed = {
    "--alert-command {0}: berakhir dengan status {1}; yang baru diberikan lagi pada kali berikutnya",
    "--alert-command {0}: ended with status {1}; what is new is given to it again next time"};

}  // namespace warta::alerts::messages
