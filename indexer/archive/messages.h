// SPDX-License-Identifier: GPL-3.0-or-later
// Messages about an archive as a whole. {0} is its path, or that of the file it is about; another library
// and the system are cited last.
#pragma once

#include "util/message.h"

namespace warta::archive_messages {

// About the directory.
inline constexpr Message kNoName = {"nama arsip kosong; tulis nama sebuah direktori",
                                    "the name of the archive is empty; name a directory"};
inline constexpr Message kDeadLink = {
    "{0}: tautan ke {1}, yang tidak ada; buat direktori itu, atau hapus tautannya",
    "{0}: is a link to {1}, which is not there; make that directory, or remove the link"};
inline constexpr Message kNoParent = {"{0}: direktori induknya, {1}, tidak ada; buat dulu direktori itu",
                                      "{0}: there is no directory {1} to make it in; make that first"};
inline constexpr Message kCannotLook = {"{0}: tidak dapat diperiksa: {1}", "{0}: cannot look at it: {1}"};
inline constexpr Message kIsFile = {
    "{0}: sebuah berkas, bukan arsip; arsip adalah direktori yang dibuat oleh `warta-index add`",
    "{0}: is a file, not an archive; an archive is a directory made by `warta-index add`"};
inline constexpr Message kNoVersionFile = {
    "{0}: arsip rusak: berkas iamglass di dalamnya tidak ada; pulihkan dari salinan, atau buat lagi dari "
    "sumbernya dengan nama lain",
    "{0}: the archive is damaged: its file iamglass is missing; restore a copy, or rebuild it from its "
    "sources "
    "under another name"};
inline constexpr Message kCannotRead = {"{0}: tidak dapat dibaca: {1}", "{0}: cannot be read: {1}"};
inline constexpr Message kOtherFiles = {
    "{0}: direktori berisi berkas lain, bukan arsip; tulis arsip yang dibuat `warta-index add`, atau nama "
    "baru",
    "{0}: is a directory with other files in it, not an archive; name one made by `warta-index add`, or a "
    "new "
    "one"};
inline constexpr Message kEmptyDirectory = {
    "{0}: direktori kosong, bukan arsip; isi dengan `warta-index add {0} SUMBER...`",
    "{0}: is an empty directory, not an archive; fill it with `warta-index add {0} SOURCE...`"};
inline constexpr Message kAbsent = {
    "{0}: tidak ada arsip bernama itu; buat dengan `warta-index add {0} SUMBER...`",
    "{0}: there is no such archive; make it with `warta-index add {0} SOURCE...`"};
inline constexpr Message kMovedAside = {
    "{0}: sebuah proses mati saat menaruh arsip baru di sini; arsip lama ada di {1}: pindahkan ke sini, atau "
    "jalankan lagi `warta-index add`, yang memindahkannya",
    "{0}: a process died while it put a new archive in this place; the old one is {1}: move it here, or run "
    "`warta-index add` again, which does so"};

// About locks: {1} is who holds one.
inline constexpr Message kAnotherProcess = {"proses lain", "another process"};
inline constexpr Message kProcess = {"proses {0} di {1} sejak {2}", "process {0} on {1} since {2}"};
inline constexpr Message kIsBuilding = {
    "{0}: {1} sedang membuat arsip ini; tunggu, atau beri --lock-timeout DETIK",
    "{0}: {1} is building this archive; wait for it, or give --lock-timeout SECONDS"};
inline constexpr Message kIsWriting = {
    "{0}: {1} sedang menulis arsip ini; tunggu, atau beri --lock-timeout DETIK",
    "{0}: {1} is writing to this archive; wait for it, or give --lock-timeout SECONDS"};
inline constexpr Message kCannotLock = {"{0}: tidak dapat dikunci: {1}", "{0}: cannot be locked: {1}"};
inline constexpr Message kCannotLockToChange = {
    "{0}: arsip tidak dapat dikunci untuk diubah (Xapian: \"{1}\")",
    "{0}: cannot lock the archive to change it: {1}"};
inline constexpr Message kCannotOpenLock = {"{0}: kunci tidak dapat dibuka: {1}",
                                            "{0}: cannot open the lock: {1}"};

// About files that change.
inline constexpr Message kCannotMove = {"{0}: arsip baru tidak dapat dipindahkan ke sini: {1}",
                                        "{0}: cannot move the new archive there: {1}"};
inline constexpr Message kIsMounted = {
    "{0}: titik kait sebuah sistem berkas, sehingga arsip baru tidak dapat menggantikannya; simpan arsip di "
    "direktori di dalamnya",
    "{0}: is where a file system is mounted, so no new archive can be put in its place; keep the archive in "
    "a "
    "directory inside it"};
inline constexpr Message kCannotMakeFolder = {
    "{0}: direktori untuk membuat arsip ini tidak dapat dibuat: {1}",
    "{0}: cannot make this folder to build in: {1}"};
inline constexpr Message kCannotRename = {"{0}: tidak dapat diganti namanya: {1}",
                                          "{0}: cannot be renamed: {1}"};
inline constexpr Message kCannotWriteSums = {"{0}: jumlah periksa arsip tidak dapat ditulis: {1}",
                                             "{0}: cannot write the checksums of the archive: {1}"};
inline constexpr Message kCannotReadDirectory = {"{0}: direktori tidak dapat dibaca: {1}",
                                                 "{0}: cannot read the directory: {1}"};
inline constexpr Message kCannotCompress = {"artikel tidak dapat dimampatkan (zstd: \"{0}\")",
                                            "cannot compress an article: {0}"};

// About its format and how it was made: {1} is what it has, {2} what this program has.
inline constexpr Message kNotOurs = {
    "{0}: basis data Xapian yang tidak dibuat Warta; buat arsip dengan `warta-index add`",
    "{0}: is a Xapian database that Warta did not make; build an archive with `warta-index add`"};
inline constexpr Message kEarlierFormat = {
    "{0}: arsip berformat {1}, sedangkan program ini membaca format {2}; jalankan `warta-index reindex {0}`",
    "{0}: has archive format {1}, this program reads format {2}; run `warta-index reindex {0}`"};
inline constexpr Message kLaterFormat = {
    "{0}: arsip berformat {1}, sedangkan program ini membaca format {2}; pakai versi Warta yang membuatnya, "
    "atau yang lebih baru",
    "{0}: has archive format {1}, this program reads format {2}; use the version of Warta that made it, or a "
    "later one"};
inline constexpr Message kOtherLexicon = {"leksikon lain ({0}; program ini punya {1})",
                                          "another lexicon ({0}; this program has {1})"};
inline constexpr Message kOtherBreaks = {"kaidah batas kata yang lain ({0}; program ini punya {1})",
                                         "other rules of where words end ({0}; this program has {1})"};
inline constexpr Message kOtherAnalysis = {
    "versi lain dari analisis kata ({0}; program ini punya {1})",
    "another version of the analysis of words ({0}; this program has {1})"};
inline constexpr Message kOtherAnalyzer = {"analisis {0}, sedangkan program ini punya {1}",
                                           "analyzer {0}, this program has {1}"};
inline constexpr Message kAnd = {"{0} dan {1}", "{0} and {1}"};
inline constexpr Message kAnalyzerMismatch = {
    "{0}: dibuat dengan {1}: kata-katanya tidak akan cocok; jalankan `warta-index reindex {0}`",
    "{0}: was written with {1}: words would not meet; run `warta-index reindex {0}`"};

// Of Xapian's errors: {1} is its own text.
inline constexpr Message kLocked = {
    "{0}: proses lain sedang menulis arsip ini; tunggu, atau pakai --lock-timeout",
    "{0}: another process is writing to this archive; wait for it, or use --lock-timeout"};
inline constexpr Message kXapianVersion = {
    "{0}: ditulis oleh versi Xapian yang lain (\"{1}\"); buat lagi dari sumbernya",
    "{0}: written by another version of Xapian ({1}); rebuild it from its sources"};
inline constexpr Message kDamaged = {
    "{0}: arsip rusak (Xapian: \"{1}\"); jalankan `warta-index verify`, lalu pulihkan dari salinan atau buat "
    "lagi "
    "dari sumbernya",
    "{0}: the archive is damaged: {1}; run `warta-index verify`, then restore a copy or rebuild it from its "
    "sources"};
inline constexpr Message kNoAnswer = {"{0}: pecahan arsip ini tidak menjawab (Xapian: \"{1}\")",
                                      "{0}: the shard does not answer: {1}"};
inline constexpr Message kCannotOpen = {"{0}: arsip tidak dapat dibuka (Xapian: \"{1}\")",
                                        "{0}: cannot open the archive: {1}"};
inline constexpr Message kXapian = {"{0}: galat Xapian: \"{1}\"", "{0}: {1}"};

// About directories that articles were read from.
inline constexpr Message kNoSuchRoot = {"{0}: arsip tidak punya artikel dari direktori ini; yang ada: {1}",
                                        "{0}: the archive has no articles from this directory; it has: {1}"};
inline constexpr Message kNoRoots = {"tidak ada yang tercatat", "none that are recorded"};
inline constexpr Message kNewRootAbsent = {"{0}: bukan direktori; tulis tempat {1} sekarang",
                                           "{0}: is not a directory; name where {1} is now"};

// About checksums.
inline constexpr Message kSumsDamaged = {
    "{0}: jumlah periksa arsip sendiri rusak; `warta-index compact` menulis yang baru",
    "{0}: the checksums of the archive are damaged themselves; `warta-index compact` writes new ones"};
inline constexpr Message kSumDiffers = {"{0}: rusak: jumlah periksanya berbeda",
                                        "{0}: is damaged: its checksum differs"};
inline constexpr Message kBlocksDiffer = {
    "{0}: rusak di {1} dari {2} (masing-masing 8 KiB): jumlah periksanya berbeda",
    "{0}: is damaged in {1} of {2} (of 8 KiB): the checksums differ"};
inline constexpr Message kBlock = {"blok {0}", "block {0}"};
inline constexpr Message kBlocks = {"blok {0}", "blocks {0}"};
inline constexpr Message kBlocksAndMore = {"blok {0} dan {1} lagi", "blocks {0} and {1} more"};

// About backups: {0} is the directory of backups.
inline constexpr Message kCannotOpenBackups = {"{0}: direktori cadangan tidak dapat dibuka: {1}",
                                               "{0}: cannot open the directory of backups: {1}"};
inline constexpr Message kBackupRuns = {"{0}: proses lain sedang membuat cadangan di sini; tunggu",
                                        "{0}: another process is making a backup there; wait for it"};
inline constexpr Message kCannotMakeDirectory = {"{0}: direktori ini tidak dapat dibuat: {1}",
                                                 "{0}: cannot make this directory: {1}"};
inline constexpr Message kBackupsInside = {
    "{0}: berada di dalam arsip; simpan cadangan di direktori tersendiri",
    "{0}: is inside the archive; keep backups in a directory of their own"};
inline constexpr Message kBackupsInArchive = {
    "{0}: sebuah arsip; tulis direktori untuk cadangan, yang masing-masing disimpan di dalamnya",
    "{0}: is an archive; name a directory for backups, each of which is kept in it"};
inline constexpr Message kBackupsOfAnother = {
    "{0}: berisi cadangan {1}; tulis direktori lain untuk cadangan {2}",
    "{0}: has backups of {1}; name another directory for those of {2}"};
inline constexpr Message kDamagedSoNoBackup = {
    "{0}: arsip rusak, jadi tidak dicadangkan: {1}; lihat `warta-index verify`, dan pulihkan cadangan yang "
    "lebih "
    "lama",
    "{0}: the archive is damaged, so no backup is made: {1}; see `warta-index verify`, and restore an "
    "earlier "
    "backup"};
inline constexpr Message kFaultsSoNoBackup = {
    "{0}: arsip bercacat, jadi tidak dicadangkan: {1}; lihat `warta-index verify`, dan pulihkan cadangan "
    "yang "
    "lebih lama",
    "{0}: the archive has faults, so no backup is made: {1}; see `warta-index verify`, and restore an "
    "earlier "
    "backup"};
inline constexpr Message kNoBackups = {"{0}: belum ada cadangan; buat dengan `warta-index backup`",
                                       "{0}: has no backups; make one with `warta-index backup`"};
inline constexpr Message kNoBackupOf = {
    "{0}: tidak ada cadangan dari {1} atau sebelumnya; yang paling lama {2}",
    "{0}: has no backup of {1} or before; the oldest is {2}"};
inline constexpr Message kCannotWriteThere = {"{0}: tidak dapat ditulisi: {1}",
                                              "{0}: cannot write there: {1}"};
inline constexpr Message kCannotReadBackups = {"{0}: direktori cadangan tidak dapat dibaca: {1}",
                                               "{0}: cannot read the directory of backups: {1}"};
inline constexpr Message kRestoreOver = {
    "{0}: sudah ada arsip di sini; beri --replace untuk menggantinya dengan cadangan, atau tulis nama lain",
    "{0}: is an archive already; give --replace to put the backup in its place, or name another path"};
inline constexpr Message kBackupDamaged = {"{0}: cadangan rusak: {1}; pilih yang lain dengan --at",
                                           "{0}: the backup is damaged: {1}; choose another one with --at"};
inline constexpr Message kCannotCopy = {"{0}: tidak dapat disalin: {1}", "{0}: cannot be copied: {1}"};
inline constexpr Message kCommittedTooFast = {
    "{0}: disimpan lebih cepat daripada dapat disalin; coba lagi, atau beri penulisnya --commit-every yang "
    "lebih "
    "besar",
    "{0}: is committed faster than it can be copied; try again, or give the writer a larger --commit-every"};
inline constexpr Message kReplacedTooFast = {"{0}: diganti lebih cepat daripada dapat disalin; coba lagi",
                                             "{0}: is replaced faster than it can be copied; try again"};
inline constexpr Message kIsBackup = {
    "{0}: sebuah cadangan, yang mungkin berbagi berkas dengan cadangan lain dan tidak pernah diubah; buat "
    "arsip "
    "darinya dengan `warta-index restore`",
    "{0}: is a backup, which may share files with others and is never changed; make an archive of it with "
    "`warta-index restore`"};
inline constexpr Message kNoChecksums = {"tidak ada jumlah periksanya", "it has no checksums"};
inline constexpr Message kCopyDiffers = {"{0}: salinannya tidak sama dengan cadangan; apakah disknya sehat?",
                                         "{0}: the copy is not equal to the backup; is the disk sound?"};

}  // namespace warta::archive_messages
