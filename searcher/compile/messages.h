// SPDX-License-Identifier: GPL-3.0-or-later
// Why an archive cannot answer a query.
#pragma once

#include "util/message.h"

namespace warta::compile_messages {

inline constexpr Message kTooManyWords = {
    "{0}: cocok dengan lebih dari {1} kata dalam arsip ini; tulis lebih banyak huruf",
    "{0}: matches more than {1} words of this archive; give more letters"};
inline constexpr Message kTimeout = {
    "pencarian dihentikan setelah {0} md, batas waktunya; persempit (pola dengan lebih banyak huruf, lebih "
    "sedikit NEAR "
    "dan w/n, rentang tanggal) atau beri waktu lebih lama",
    "the search was broken off after {0} ms, its time limit; ask for less (patterns with more letters, fewer "
    "NEAR and "
    "w/n, a date range) or allow more time"};
inline constexpr Message kNoWord = {
    "kueri ini tidak punya kata yang dapat dicari; tulis kata yang berisi huruf atau angka",
    "the query has no word that can be searched for; give one with letters or digits"};
inline constexpr Message kNoWordIn = {
    "'{0}' tidak punya kata yang dapat dicari; tulis kata yang berisi huruf atau angka",
    "'{0}' has no word that can be searched for; give one with letters or digits"};
inline constexpr Message kProximityTakes = {
    "NEAR, w/n, /s dan /p hanya menerima kata, frasa, pola, dan kelompoknya",
    "NEAR, w/n, /s and /p take words, phrases, patterns and groups of them only"};
inline constexpr Message kTooManyWays = {
    "kelompok dalam NEAR, w/n, /s atau /p dapat dipilih dengan lebih dari {0} cara; buat lebih kecil",
    "the groups in NEAR, w/n, /s or /p can be chosen from in more than {0} ways; make them smaller"};
inline constexpr Message kTooManyToRead = {
    "NEAR, w/n, /s atau /p: lebih dari {0} artikel harus dibaca; tambahkan kata, bidang, atau tanggal",
    "NEAR, w/n, /s or /p: more than {0} articles would have to be read; add another word, a field or a date"};
inline constexpr Message kTimelineTooLong = {
    "linimasa dari {0} sampai {1} punya lebih dari {2} langkah; pakai langkah yang lebih kasar (pekan, "
    "bulan, tahun) "
    "atau lebih sedikit tahun",
    "the timeline from {0} to {1} has more than {2} steps; ask for a coarser step (week, month, year) or for "
    "fewer "
    "years"};
inline constexpr Message kCannotCountBy = {
    "tidak dapat dihitung menurut '{0}': bukan salah satu dari {1}, dan bukan nama tag {0}=NILAI dalam arsip",
    "cannot count by '{0}': it is neither one of {1} nor the name of tags {0}=VALUE in the archive"};

// Of filters: {0} is the field, {1} the value.
inline constexpr Message kCannotFilterBy = {
    "tidak dapat disaring menurut '{0}'; arsip dapat disaring menurut {1}",
    "cannot filter by '{0}'; the archive can be filtered by {1}"};
inline constexpr Message kFilter = {"saringan {0}: {1}", "filter {0}: {1}"};
inline constexpr Message kNoneOfDay = {
    "tidak ada artikel dengan {0} \"{1}\"; tanggal yang ada dari {2} sampai {3}",
    "no article has {0} \"{1}\"; the dates are from {2} to {3}"};
inline constexpr Message kGiveNumber = {"tulis satu bilangan atau rentang, misalnya 300..500",
                                        "give one number or range, such as 300..500"};
inline constexpr Message kGiveDate = {"tulis satu tanggal atau rentang, misalnya 2023-09..2023-10",
                                      "give one date or range, such as 2023-09..2023-10"};
inline constexpr Message kNone = {"tidak ada artikel dengan {0} \"{1}\"{2}", "no article has {0} \"{1}\"{2}"};
inline constexpr Message kDidYouMean = {"; mungkin maksud Anda {0}?", "; did you mean {0}?"};
inline constexpr Message kNoValues = {"; tidak ada artikel yang punya nilainya",
                                      "; no article has a value for it"};
inline constexpr Message kOneValue = {"; yang ada {0}", "; there is {0}"};
inline constexpr Message kValues = {"; yang ada {0}", "; there are {0}"};
inline constexpr Message kOneAndMore = {"; yang ada {0} dan {1} lagi", "; there is {0} and {1} more"};
inline constexpr Message kValuesAndMore = {"; yang ada {0} dan {1} lagi", "; there are {0} and {1} more"};

// Of names: {0} is whose, {1} the line.
inline constexpr Message kBuiltInNames = {"nama bawaan", "the built-in names"};
inline constexpr Message kNames = {"nama", "names"};
inline constexpr Message kWrongName = {"{0}, baris {1}: {2}", "{0}, line {1}: {2}"};
inline constexpr Message kNoNameAfterDash = {"tidak ada nama setelah `-`; tulis -NAMA",
                                             "no name after the `-`; write -NAME"};
inline constexpr Message kNotName = {"'{0}' bukan nama sepanjang satu sampai {1} kata",
                                     "'{0}' is not a name of one to {1} words"};
inline constexpr Message kTwoNames = {"satu baris berisi dua nama atau lebih dengan tab di antaranya",
                                      "a row is two or more names with tabs between them"};

}  // namespace warta::compile_messages
