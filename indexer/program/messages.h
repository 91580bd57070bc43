// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of warta-index beside its results.
#pragma once

#include "util/message.h"

namespace warta::command_line::index_messages {

// Of add: {0} is a value of the command line.
inline constexpr Message kWriteMap = {"--map {0}: tulis BIDANG=NAMA_DI_SUMBER",
                                      "--map {0}: write FIELD=NAME_IN_THE_SOURCE"};
inline constexpr Message kWriteRoot = {"--root {0}: tulis DIREKTORI_LAMA=DIREKTORI_BARU",
                                       "--root {0}: write OLD_DIRECTORY=NEW_DIRECTORY"};
inline constexpr Message kNote = {"{0}: catatan: {1}", "{0}: note: {1}"};
inline constexpr Message kNotCompacted = {
    "catatan: semua sudah masuk, tetapi ruang yang kosong tidak dapat dikembalikan: {0}",
    "note: all is in, but the space left free could not be given back: {0}"};
inline constexpr Message kPruneRefused = {
    "{0}, lebih dari separuh; tidak ada yang dikeluarkan. Jika memang benar, beri --force; jika direktorinya "
    "pindah, "
    "--root LAMA=BARU",
    "{0}, more than half; nothing of it is pruned. If that is right, give --force; if the directory has "
    "moved, --root "
    "OLD=NEW"};
inline constexpr Message kAddInterrupted = {
    "terhenti; semua yang dihitung di atas sudah ada di arsip. Jalankan perintah yang sama untuk "
    "melanjutkan.",
    "interrupted; everything counted above is in the archive. Run the same command again to go on."};
inline constexpr Message kReindexInterrupted = {
    "terhenti; arsip tetap seperti semula. Jalankan lagi perintah yang sama.",
    "interrupted; the archive is as it was. Run the same command again."};
inline constexpr Message kCannotWrite = {"{0}: tidak dapat ditulis: {1}", "{0}: cannot write it: {1}"};

// Of backup and restore: {0} is the directory of backups, or the archive.
inline constexpr Message kNameRestored = {
    "restore: tulis arsip yang akan dibuat, `warta-index restore {0} ARSIP`; atau beri --list untuk melihat "
    "yang ada",
    "restore: name the archive to make, `warta-index restore {0} ARCHIVE`; or give --list to see what there "
    "is"};

// Of remove: {0} is the archive, {1} an id.
inline constexpr Message kNoArticle = {"{0}: tidak ada artikel dengan id '{1}'",
                                       "{0}: there is no article with the id '{1}'"};
inline constexpr Message kNotCompactedRemoved = {
    "catatan: sudah dihapus, tetapi ruang yang kosong tidak dapat dikembalikan: {0}",
    "note: they are removed, but the space left free could not be given back: {0}"};

// When libxapian ends the program: {0} is the command, {1} why.
inline constexpr Message kStopping = {"berhenti dengan tertib; Ctrl-C sekali lagi menghentikan seketika",
                                      "stopping in good order; Ctrl-C again stops at once"};
inline constexpr Message kNotWritten = {
    "libxapian tidak dapat menulis perubahannya (apakah disk penuh, atau memori kurang?)",
    "libxapian could not write its changes (is the disk full, or out of memory?)"};
inline constexpr Message kUnknownError = {"galat yang tidak dikenal", "an unknown error"};
inline constexpr Message kEnded = {
    "`{0}` dihentikan oleh galat: {1}; arsip tetap seperti terakhir disimpan: kosongkan sebagian disk, lalu "
    "jalankan "
    "lagi perintah itu",
    "`{0}` was ended by an error: {1}; the archive is as it was last committed: make room on the disk and "
    "run the "
    "command again"};

}  // namespace warta::command_line::index_messages
