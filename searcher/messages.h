// SPDX-License-Identifier: GPL-3.0-or-later
// Why a search is refused before it begins.
#pragma once

#include "util/message.h"

namespace warta::search_messages {

inline constexpr Message kBadQuery = {"kueri ini punya galat: {0}", "the query has an error: {0}"};
inline constexpr Message kNeverParsed = {"belum pernah diurai", "it was never parsed"};
inline constexpr Message kMostHits = {"limit dan offset paling banyak {0}",
                                      "limit and offset may be {0} at most"};
inline constexpr Message kMostPassages = {"limit dan offset petikan paling banyak {0} bersama-sama",
                                          "limit and offset of passages may be {0} together at most"};
inline constexpr Message kNoWordOfText = {
    "tidak ada artikel yang memuat kata dari teks ini; beri teks yang lebih panjang",
    "no article has a word of the text; give a longer text"};
inline constexpr Message kMostCompared = {"yang dapat dibandingkan 1 sampai {0} kueri, bukan {1}",
                                          "1 to {0} queries can be compared, not {1}"};
inline constexpr Message kComparedByTimelines = {
    "kueri dibandingkan menurut linimasanya: pilih linimasa, tanpa nilai yang membaginya",
    "queries are compared by their timelines: set a timeline, and no values to split it by"};
inline constexpr Message kNoArchives = {"tidak ada arsip untuk dicari; tulis sedikitnya satu",
                                        "no archive to search; name at least one"};
inline constexpr Message kNotArchive = {
    "{0}: bukan arsip (direktori yang dibuat warta-index) dan bukan daftar pecahan arsip (berkas paling "
    "banyak {1} "
    "baris, masing-masing direktori arsip atau tcp://HOST:PORT); tulis nama arsip, atau buat daftar seperti "
    "itu",
    "{0}: is neither an archive (a folder made by warta-index) nor a list of shards (a file of at most {1} "
    "lines, "
    "each a folder with an archive or tcp://HOST:PORT); name an archive, or write such a list"};
inline constexpr Message kNewOfOneArchive = {
    "{0}: artikel yang baru hanya diketahui dari satu arsip di mesin ini; cari arsip itu sendiri saja",
    "{0}: which articles are new is known of one archive of this machine only; search it alone"};
inline constexpr Message kNoSuchNewSince = {
    "baru sejak '{0}': arsip tidak punya artikel dengan id itu; `warta-index stats --json` menyebut yang "
    "datang "
    "terakhir",
    "new since '{0}': the archive has no article of this id; `warta-index stats --json` says what came last"};
inline constexpr Message kChangedMeanwhile = {
    "{0}: arsip diubah penulis selagi artikelnya dibaca; mulai lagi",
    "{0}: a writer has changed the archive while its articles were read; start again"};
inline constexpr Message kNotAddress = {"{0}: bukan alamat arsip jauh; tulis tcp://HOST:PORT",
                                        "{0}: is not the address of a remote archive; write tcp://HOST:PORT"};
inline constexpr Message kUnlikeShards = {
    "{0}: dibuat dengan analisis kata atau pengecualian yang lain dari {1}: kata-katanya tidak akan cocok; "
    "jalankan "
    "`warta-index reindex` pada salah satunya",
    "{0}: was written with another analyzer or other exceptions than {1}: words would not meet; run "
    "`warta-index "
    "reindex` on one of them"};

}  // namespace warta::search_messages
