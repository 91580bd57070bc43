// SPDX-License-Identifier: GPL-3.0-or-later
// What util/ says: the system's errors, files, repaired text.
#pragma once

#include <cerrno>
#include <string_view>

#include "util/message.h"

namespace warta::util_messages {

// The system has the English ones.
struct SystemRow {
  int error;
  std::string_view indonesian;
};
inline constexpr SystemRow kSystem[] = {
    {ENOENT, "tidak ada berkas atau direktori bernama itu"},
    {EACCES, "tidak diizinkan"},
    {EPERM, "tidak diizinkan"},
    {ENOSPC, "ruang disk habis"},
    {EDQUOT, "jatah ruang disk habis"},
    {EISDIR, "itu sebuah direktori"},
    {ENOTDIR, "itu bukan direktori"},
    {EEXIST, "sudah ada berkas bernama itu"},
    {ENOTEMPTY, "direktori itu tidak kosong"},
    {EROFS, "sistem berkas itu hanya dapat dibaca"},
    {EMFILE, "terlalu banyak berkas terbuka"},
    {ENFILE, "terlalu banyak berkas terbuka"},
    {EIO, "galat masukan atau keluaran"},
    {ENOMEM, "memori tidak cukup"},
    {EFBIG, "berkas terlalu besar"},
    {ELOOP, "terlalu banyak tautan simbolis"},
    {ENAMETOOLONG, "nama berkas terlalu panjang"},
    {EXDEV, "berada di sistem berkas lain"},
    {EBUSY, "sedang dipakai"},
    {ESTALE, "berkas di server sudah tidak ada"},
    {EAGAIN, "sumber daya sedang tidak tersedia"},
    {EINVAL, "argumen tidak sah"},
    {EBADF, "deskriptor berkas tidak sah"},
    {EPIPE, "pipa tertutup"},
    {ENXIO, "perangkat atau alamat itu tidak ada"},
    {ENODEV, "perangkat itu tidak ada"},
    {ENOTSUP, "tidak didukung di sini"},
    {ENOSYS, "tidak didukung di sini"},
    {ENOEXEC, "bentuk program itu tidak dikenal"},
    {EADDRINUSE, "alamat itu sudah dipakai"},
    {EADDRNOTAVAIL, "alamat itu tidak ada di mesin ini"},
};
inline constexpr std::string_view kSystemNumber = "galat sistem nomor ";

// {0} is a path, {1} what the system says.
inline constexpr Message kCannotSync = {"{0}: tidak dapat ditulis ke disk: {1}",
                                        "{0}: cannot write it to disk: {1}"};
inline constexpr Message kLinkForDirectory = {
    "{0}: tautan simbolis, padahal di situ hanya boleh ada direktori milik Warta sendiri; hapus tautan itu, "
    "atau pilih direktori lain untuk arsip",
    "{0}: is a symbolic link, where only a directory of Warta's own may be; remove it, or choose another "
    "directory for the archive"};
inline constexpr Message kOfAnotherUser = {
    "{0}: milik pengguna lain, di dalam direktori yang boleh ditulis siapa saja; minta pemiliknya "
    "menghapusnya, "
    "atau simpan arsip di direktori Anda sendiri",
    "{0}: belongs to another user, in a directory that everybody may write; let its owner remove it, or keep "
    "the archive in a directory of your own"};
inline constexpr Message kLinkInArchive = {
    "{0}: tautan simbolis di dalam arsip; penulisan akan mengubah berkas yang ditunjuknya; hapus tautan itu",
    "{0}: is a symbolic link inside an archive, and writing would change the file that it names; remove it"};
inline constexpr Message kOtherProcess = {
    "{0} milik proses {1}, sedangkan ini proses {2} yang dibuatnya dengan fork(); buka arsip di proses yang "
    "memakainya",
    "{0} belongs to process {1}, and this is process {2}, made of it by fork(); open the archive in the "
    "process that uses it"};

// About a text: {0} is how many.
inline constexpr Message kInvalidSequence = {
    "{0} urutan bita UTF-8 yang tidak sah diganti U+FFFD; periksa pengodean sumbernya",
    "{0} invalid UTF-8 sequence replaced by U+FFFD; check the encoding of the source"};
inline constexpr Message kInvalidSequences = {
    "{0} urutan bita UTF-8 yang tidak sah diganti U+FFFD; periksa pengodean sumbernya",
    "{0} invalid UTF-8 sequences replaced by U+FFFD; check the encoding of the source"};
inline constexpr Message kNul = {"{0} karakter NUL diganti U+FFFD; periksa apakah sumbernya rusak",
                                 "{0} NUL character replaced by U+FFFD; check the source for damage"};
inline constexpr Message kNuls = {"{0} karakter NUL diganti U+FFFD; periksa apakah sumbernya rusak",
                                  "{0} NUL characters replaced by U+FFFD; check the source for damage"};

}  // namespace warta::util_messages
