// SPDX-License-Identifier: GPL-3.0-or-later
// Messages about articles on their way into an archive, and of archives that are made from others.
#pragma once

#include "util/message.h"

namespace warta::build_messages {

// About an archive: {0} is its path.
inline constexpr Message kOtherExceptions = {
    "{0}: dibuat dengan pengecualian lain; jangan beri pengecualian agar yang di dalam arsip dipakai, atau "
    "jalankan "
    "`warta-index reindex`",
    "{0}: was made with other exceptions; leave them out to use the archive's own, or run `warta-index "
    "reindex`"};
inline constexpr Message kMadeWithoutRules = {
    "{0}: dibuat dengan --no-clean; tambahkan dengan --no-clean pula, atau buat arsip baru",
    "{0}: was made with --no-clean; add to it with --no-clean too, or build a new archive"};
inline constexpr Message kMadeWithRules = {
    "{0}: dibuat dengan kaidah redaksi; hapus --no-clean, atau buat arsip baru",
    "{0}: was made with the newsroom rules on; leave out --no-clean, or build a new archive"};
inline constexpr Message kOtherRules = {
    "{0}: dibersihkan dengan kaidah redaksi lain ({1}; program ini punya {2}); jalankan `warta-index reindex "
    "{0}`",
    "{0}: was cleaned by other newsroom rules ({1}; this program has {2}); run `warta-index reindex {0}`"};
inline constexpr Message kTheWriter = {"{0}: penulisnya", "{0}: the writer"};
inline constexpr Message kWriterFailed = {
    "{0}: perubahan sebelumnya gagal, sehingga penulis ini tidak mengubah apa-apa lagi; arsip tetap seperti "
    "terakhir disimpan: buka lagi",
    "{0}: an earlier change failed, so this writer changes no more; the archive is as it was last committed: "
    "open it again"};
inline constexpr Message kCannotMakeFolder = {
    "{0}: direktori untuk membuat arsip ini tidak dapat dibuat: {1}",
    "{0}: cannot make this folder to build in: {1}"};
inline constexpr Message kArticleUnreadable = {
    "{0}: artikel nomor {1} tidak dapat dibaca; tidak ada yang diubah. Jalankan `warta-index verify {0}`, "
    "lalu "
    "pulihkan dari salinan atau buat lagi dari sumbernya",
    "{0}: article number {1} cannot be read; nothing was changed. Run `warta-index verify {0}`, then restore "
    "a "
    "copy or rebuild it from its sources"};
inline constexpr Message kInBoth = {
    "artikel '{0}' ada di {1} dan di {2}; hapus dari salah satunya dengan `warta-index remove`",
    "the article '{0}' is in {1} and in {2}; remove it from one of them with `warta-index remove`"};
inline constexpr Message kExists = {"{0}: sudah ada arsip bernama itu; hapus, atau pilih nama lain",
                                    "{0}: there is an archive already; remove it or choose another name"};
inline constexpr Message kParts = {"arsip dibagi menjadi 2 sampai {0} bagian, bukan {1}",
                                   "an archive is split into 2 to {0} parts, not {1}"};
inline constexpr Message kNothingToMerge = {"tidak ada arsip untuk digabung; tulis sedikitnya satu",
                                            "no archive to merge; name at least one"};
inline constexpr Message kUnlike = {
    "{0}: dibuat dengan analisis kata, pengecualian, atau kaidah redaksi yang lain dari {1}; jalankan "
    "`warta-index reindex` pada salah satunya",
    "{0}: was written with another analyzer, other exceptions or other newsroom rules than {1}; run "
    "`warta-index reindex` on one of them"};
inline constexpr Message kPruneRefused = {"{0}: berkas {1} dari {2} artikelnya tidak ada lagi",
                                          "{0}: the files of {1} of its {2} articles are gone"};

// About an article: {0} is its id, {1} where the other one was read, in parentheses, or nothing.
inline constexpr Message kIdReadBefore = {
    "id '{0}' sudah dibaca dalam pembacaan ini{1} dengan isi lain; beri setiap artikel id sendiri (--map "
    "id=NAMA "
    "mengambilnya dari bidang lain, --map id=url dari alamatnya)",
    "the id '{0}' was read before in this run{1} with other content; give every article an id of its own "
    "(--map "
    "id=NAME takes it from another field, --map id=url from the address)"};
inline constexpr Message kEarlierCapture = {
    "tangkapan {0} yang lebih lama daripada yang dibaca sebelumnya{1}; yang itu dipertahankan",
    "is an earlier capture of {0} than the one read before{1}; that one is kept"};
inline constexpr Message kReplacesCapture = {"menggantikan tangkapan {0} yang lebih lama{1}",
                                             "replaces the earlier capture of {0}{1}"};
inline constexpr Message kReplaces = {
    "menggantikan '{1}' dari {2}, yang idnya juga '{0}'; jika keduanya artikel yang berbeda, beri setiap "
    "artikel "
    "id sendiri (--map id=NAMA mengambilnya dari bidang lain, --map id=url dari alamatnya); yang berikutnya "
    "dari "
    "berkas ini hanya dihitung, sebagai diperbarui",
    "replaces '{1}' from {2}, which has the same id '{0}'; if these are two articles, give every article an "
    "id of "
    "its own (--map id=NAME takes it from another field, --map id=url from the address); more of this file "
    "are "
    "only counted, as updated"};
// {0} is what the standard library says.
inline constexpr Message kAnalysisFailed = {
    "galat internal dalam analisis kata (\"{0}\"): disimpan, tetapi tidak semua katanya dapat ditemukan; "
    "mohon "
    "laporkan bersama artikelnya",
    "internal error in the analysis ({0}): kept, but not all of its words can be found; please report it "
    "with the "
    "article"};
inline constexpr Message kRulesFailed = {
    "galat internal dalam kaidah redaksi (\"{0}\"): diindeks seutuhnya; mohon laporkan bersama artikelnya",
    "internal error in the newsroom rules ({0}): indexed whole; please report it with the article"};

// Faults that verify finds in an archive.
inline constexpr Message kCannotReadOn = {"tidak dapat dibaca lebih jauh (Xapian: \"{0}\")",
                                          "cannot be read on: {0}"};
inline constexpr Message kXapianCheck = {"xapian-check: \"{0}\"", "xapian-check: {0}"};
inline constexpr Message kXapianCheckFinds = {"xapian-check menemukan cacat", "xapian-check finds faults"};
inline constexpr Message kWrittenWith = {"dibuat dengan {1}; jalankan `warta-index reindex {0}`",
                                         "was written with {1}; run `warta-index reindex {0}`"};
inline constexpr Message kCleanedWith = {
    "dibersihkan dengan kaidah redaksi lain ({1}; program ini punya {2}); jalankan `warta-index reindex {0}`",
    "was cleaned by other newsroom rules ({1}; this program has {2}); run `warta-index reindex {0}`"};
inline constexpr Message kXapianSays = {"Xapian: \"{0}\"", "{0}"};
inline constexpr Message kRecordDamaged = {"rekaman tersimpannya rusak", "its stored record is damaged"};
inline constexpr Message kCountDiffers = {"menyebut {0} artikel, tetapi berisi {1}",
                                          "counts {0} articles, but has {1}"};
inline constexpr Message kIdOfMany = {"idnya dipakai oleh {0} artikel", "its id is the id of {0} articles"};
inline constexpr Message kNotUnderId = {"tidak ditemukan menurut idnya", "is not found under its id"};
inline constexpr Message kHashDiffers = {
    "teks atau bidangnya bukan yang dulu dibaca: nilai hashnya berbeda",
    "its text or fields are not those that were read: their hash differs"};
inline constexpr Message kFieldsDiffer = {"bidang atau bagiannya tidak sesuai dengan teksnya",
                                          "its fields or spans are not what its text gives"};
inline constexpr Message kLacks = {"tidak punya {0}", "does not have {0}"};
inline constexpr Message kLacksMore = {"tidak punya {0} dan {1} lagi", "does not have {0} and {1} more"};
inline constexpr Message kHasTooMany = {"tidak semestinya punya {0}", "should not have {0}"};
inline constexpr Message kHasTooManyMore = {"tidak semestinya punya {0} dan {1} lagi",
                                            "should not have {0} and {1} more"};
inline constexpr Message kPostingDiffers = {
    "daftar artikel untuk {0} tidak cocok dengan kata-kata artikelnya",
    "the posting list of {0} does not agree with the article's terms"};
inline constexpr Message kIdsDiffer = {"punya {0} id untuk {1} artikel", "has {0} ids for {1} articles"};

}  // namespace warta::build_messages
