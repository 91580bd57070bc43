// SPDX-License-Identifier: GPL-3.0-or-later
// What the format `text` says.
#pragma once

#include "util/message.h"

namespace warta::printers::messages {

inline constexpr Message kUntitled = {"(tanpa judul)", "(untitled)"};
inline constexpr Message kRelated = {"Terkait:", "Related:"};
inline constexpr Message kCopies = {" (+{0} salinan)", " (+{0} copies)"};
inline constexpr Message kOfPublisher = {" (+{0} lainnya dari media ini)", " (+{0} more of this publisher)"};
inline constexpr Message kSomeWords = {"Hanya memuat sebagian kata:", "With some of the words only:"};

inline constexpr Message kTypical = {"kata khas (log-likelihood)", "typical words (log-likelihood)"};
inline constexpr Message kOfArticles = {"{0} dari {1} artikel", "{0} of {1} articles"};
inline constexpr Message kBeside = {"kata di dekatnya: {0} kata di kedua sisi (log-likelihood)",
                                    "words near it: {0} words on either side (log-likelihood)"};
inline constexpr Message kTimesNear = {"{0} dari {1} kali", "{0} of {1} times"};
inline constexpr Message kOtherPublishers = {"(penerbit lain)", "(other publishers)"};

inline constexpr Message kNoMatch = {"Tidak ada artikel yang cocok.", "No article matches."};
inline constexpr Message kTotal = {"{0} artikel", "{0} articles"};
inline constexpr Message kSameRootTotal = {" · {0} lagi dengan kata seakar",
                                           " · {0} more with words of the same root"};
inline constexpr Message kSameRootOrNameTotal = {" · {0} lagi dengan kata seakar atau nama lain",
                                                 " · {0} more with words of the same root or another name"};
inline constexpr Message kPartialTotal = {" · {0} lagi memuat sebagian kata",
                                          " · {0} more with some of the words"};
inline constexpr Message kShown = {" (ditampilkan {0}–{1})", " (shown {0}–{1})"};

inline constexpr Message kTimeline = {"linimasa", "timeline"};
inline constexpr Message kUndated = {"(tanpa tanggal)", "(undated)"};
inline constexpr Message kUnknown = {"(tidak diketahui)", "(unknown)"};
inline constexpr Message kOthers = {"({0} lainnya)", "({0} others)"};

// Of the format `kliping`.
inline constexpr Message kClipping = {"Kliping berita", "News clippings"};
inline constexpr Message kQuery = {"Kueri", "Query"};
inline constexpr Message kPeriod = {"Masa", "Period"};
inline constexpr Message kArticlesFound = {"Artikel ditemukan", "Articles found"};
inline constexpr Message kArticlesHere = {"Artikel dalam kliping", "Articles in this report"};
inline constexpr Message kPublishers = {"Media", "Publishers"};
inline constexpr Message kWords = {"Kata", "Words"};
inline constexpr Message kContents = {"Daftar isi", "Contents"};
inline constexpr Message kMostInStep = {"Semua yang ditemukan, menurut waktu; batang tertinggi: {0} artikel",
                                        "Everything found, by time; highest bar: {0} articles"};

inline constexpr Message kUnknownField = {"tidak ada bidang '{0}' untuk dicetak; pakai sebagian dari {1}",
                                          "unknown field '{0}' to print; use some of {1}"};
inline constexpr Message kOneTable = {
    "satu tabel berisi faset, linimasa, kata khas, atau kata di dekat kueri; pilih salah satu, atau pakai "
    "--format "
    "json",
    "a table has either facets, a timeline, typical words or words beside the query's; ask for one of them, "
    "or use "
    "--format json"};

// Of formats: {0} is the format, {1} those that can do it.
inline constexpr Message kUnknownFormat = {"format keluaran '{0}' tidak dikenal; pakai salah satu dari {1}",
                                           "unknown output format '{0}'; use one of {1}"};
inline constexpr Message kNoFieldsToChoose = {
    "format {0} tidak punya bidang untuk dipilih; pakai salah satu dari {1}",
    "the format {0} has no fields to choose; use one of {1}"};
inline constexpr Message kNeedsWhole = {
    "format {0} memerlukan seluruh hasil sekaligus; pakai salah satu dari {1}",
    "the format {0} needs the whole result at once; use one of {1}"};
inline constexpr Message kNoPlaceForCounts = {
    "format {0} tidak punya tempat untuk faset dan linimasa; pakai salah satu dari {1}",
    "the format {0} has no place for facets and timelines; use one of {1}"};
inline constexpr Message kNoPlaceForTimelines = {
    "format {0} tidak punya tempat untuk beberapa linimasa; pakai text, json, csv, atau tsv",
    "the format {0} has no place for several timelines; use one of text, json, csv, tsv"};
inline constexpr Message kNeedsTimelines = {"setiap kueri memerlukan linimasanya",
                                            "each query needs its timeline"};

inline constexpr Message kMonths[] = {{"Jan", "Jan"}, {"Feb", "Feb"}, {"Mar", "Mar"}, {"Apr", "Apr"},
                                      {"Mei", "May"}, {"Jun", "Jun"}, {"Jul", "Jul"}, {"Agu", "Aug"},
                                      {"Sep", "Sep"}, {"Okt", "Oct"}, {"Nov", "Nov"}, {"Des", "Dec"}};

}  // namespace warta::printers::messages
