// SPDX-License-Identifier: GPL-3.0-or-later
// What warta-search says.
#pragma once

#include "util/message.h"

namespace warta::search_program::messages {

// About a result.
inline constexpr Message kDidYouMean = {"mungkin maksud Anda: {0} ({1} hasil)",
                                        "did you mean: {0} ({1} hits)"};
inline constexpr Message kLeftOut = {"kata umum tidak ikut menentukan: {0}",
                                     "common words that do not decide: {0}"};
inline constexpr Message kExpanded = {"dicari juga, di samping {0}: {1}",
                                      "also searched for, beside {0}: {1}"};
inline constexpr Message kRanked = {"dicari juga, di samping {0}: {1} (ikut mengurutkan, tidak dihitung)",
                                    "also searched for, beside {0}: {1} (ranked, not counted)"};
inline constexpr Message kMissing = {"arsip berikut tidak menjawab dan tidak ikut dalam hasil: {0}",
                                     "these archives did not answer and are missing from the result: {0}"};
inline constexpr Message kNoSuchArticle = {"{0}: tidak ada artikel dengan id '{1}'",
                                           "{0}: there is no article with the id '{1}'"};

// About the command line.
inline constexpr Message kNameAnArchive = {"sebutkan sebuah arsip: warta-search ARSIP KUERI",
                                           "name an archive: warta-search ARCHIVE QUERY"};
inline constexpr Message kNoSuchArchive = {
    "{0}: tidak ada arsip bernama itu; buat dengan `warta-index add {0} SUMBER...`, atau tulis arsipnya "
    "dulu: "
    "`warta-search ARSIP {1}`",
    "{0}: no such archive; make it with `warta-index add {0} SOURCE...`, or name one first: "
    "`warta-search ARCHIVE {1}`"};
inline constexpr Message kNoEffect = {"{0} tidak berpengaruh bersama {1}; hapus salah satu",
                                      "{0} has no effect together with {1}; leave one of them out"};
inline constexpr Message kNeeds = {"{0} hanya berpengaruh bersama {1}", "{0} has an effect only with {1}"};
inline constexpr Message kNoExpandAlone = {"--no-expand tidak dapat dipakai bersama --names atau --synonyms",
                                           "--no-expand goes with neither --names nor --synonyms"};
inline constexpr Message kNoThesaurus = {"--synonyms memerlukan {0}; pasang paket mythes-id",
                                         "--synonyms needs {0}; install the package mythes-id"};
inline constexpr Message kSortsContext = {"--sort {0} mengurutkan baris --kwic N",
                                          "--sort {0} orders the lines of --kwic N"};
inline constexpr Message kEverything = {
    "--all dan --kwic mencetak semua yang cocok; --collapse dan --recent tidak dapat dipakai bersamanya",
    "--all and --kwic print everything that matches; --collapse and --recent do not go with them"};
inline constexpr Message kKwicAlone = {"--kwic tidak dapat dipakai bersama --all, --count atau --batch",
                                       "--kwic does not go with --all, --count or --batch"};
inline constexpr Message kPassagesAlone = {
    "--passages tidak dapat dipakai bersama --all, --kwic, --count, --batch, --show, --like atau "
    "--duplicates-of",
    "--passages does not go with --all, --kwic, --count, --batch, --show, --like or --duplicates-of"};
inline constexpr Message kNoPassages = {"format {0} tidak punya petikan; pakai text, json atau jsonl",
                                        "the format {0} has no passages; use one of text, json, jsonl"};
inline constexpr Message kBatchAlone = {"--batch tidak dapat dipakai bersama --all atau --count",
                                        "--batch does not go with --all or --count"};
inline constexpr Message kBomOfTables = {"--bom awal tabel: pakai --format csv atau tsv",
                                         "--bom begins a table: use --format csv or tsv"};
inline constexpr Message kFileOfQueriesAlone = {
    "{0} tidak dapat dipakai bersama --all, --count, --kwic atau --batch, dan --compare tanpa kueri lain",
    "{0} does not go with --all, --count, --kwic or --batch, and --compare with no other query"};
inline constexpr Message kNoQueries = {"{0}: tidak ada kueri; tulis satu kueri per baris",
                                       "{0}: there is no query; write one query a line"};
inline constexpr Message kTooManyQueries = {"{0}: paling banyak {1} kueri, satu per baris",
                                            "{0}: at most {1} queries, one a line"};
inline constexpr Message kQueryTwice = {"{0}kueri ini sudah ada di atas: {1}",
                                        "{0}this query is there above already: {1}"};
inline constexpr Message kNoMatrix = {"format {0} tidak punya kolom per kueri; pakai csv, tsv atau jsonl",
                                      "the format {0} has no columns of queries; use one of csv, tsv, jsonl"};
inline constexpr Message kNoContextLines = {
    "format {0} tidak punya baris konteks; pakai text, tsv atau jsonl",
    "the format {0} has no lines of context; use one of text, tsv, jsonl"};
inline constexpr Message kTooManyToSort = {
    "lebih dari {0} baris untuk diurutkan; tambahkan kata atau tanggal, atau hapus --sort",
    "more than {0} lines to sort; add a word or a date, or leave --sort out"};
inline constexpr Message kQueriesFromRequests = {
    "--stdio, --mcp dan --serve mengambil kueri dari permintaan, bukan dari baris perintah",
    "--stdio, --mcp and --serve take their queries from requests, not from the command line"};
inline constexpr Message kStdioOrServe = {"pakai salah satu: --stdio, --mcp atau --serve",
                                          "use one of --stdio, --mcp and --serve"};

// About a line of a batch: {0} is where.
inline constexpr Message kLineTooLong = {"{0}satu baris paling banyak {1} bita",
                                         "{0}a line of a batch has at most {1} bytes"};
inline constexpr Message kLineWithoutTab = {
    "{0}satu baris adalah id, tab dan kueri; baris ini tanpa tab",
    "{0}a line of a batch is an id, a tab and a query; this one has no tab"};
inline constexpr Message kLineWithoutId = {
    "{0}satu baris adalah id, tab dan kueri; baris ini tanpa id",
    "{0}a line of a batch is an id, a tab and a query; this one has no id"};

// About serving.
inline constexpr Message kOpenToOthers = {
    "peringatan: siapa pun yang mencapai {0} dapat membaca arsip; tidak ada kata sandi dan tidak ada "
    "enkripsi "
    "(docs/serving.md)",
    "warning: whoever reaches {0} can read the archive; there is no password and no encryption "
    "(docs/serving.md)"};

inline constexpr Message kNotEncrypted = {
    "peringatan: yang lewat di jaringan ke {0}, juga token, tidak terenkripsi; pasang server web dengan TLS "
    "di "
    "depannya (docs/serving.md)",
    "warning: what passes over the network to {0}, also tokens, is not encrypted; put a web server with TLS "
    "in "
    "front (docs/serving.md)"};
inline constexpr Message kNewToken = {"token baru, yang tidak dapat ditampilkan lagi: {0}",
                                      "the new token, which cannot be shown again: {0}"};

}  // namespace warta::search_program::messages
