// SPDX-License-Identifier: GPL-3.0-or-later
// Messages about tables that are written directly. Mistakes of a caller stay in English, for programmers.
#pragma once

#include "util/message.h"

namespace warta::glass::messages {

// {0} is a file, {1} what the system says.
inline constexpr Message kCreate = {"{0}: tidak dapat dibuat: {1}", "cannot create {0}: {1}"};
inline constexpr Message kCreateTemporary = {"{0}: berkas sementara tidak dapat dibuat di sini: {1}",
                                             "cannot create a temporary file in {0}: {1}"};
inline constexpr Message kRead = {"{0}: tidak dapat dibaca: {1}", "cannot read {0}: {1}"};
inline constexpr Message kWrite = {"{0}: tidak dapat ditulis: {1}", "cannot write {0}: {1}"};
inline constexpr Message kSync = {"{0}: tidak dapat ditulis ke disk: {1}", "cannot write to disk {0}: {1}"};
inline constexpr Message kCreateDirectory = {"{0}: direktori itu tidak dapat dibuat: {1}",
                                             "cannot create the directory {0}: {1}"};
inline constexpr Message kNotEmpty = {"{0}: sudah ada dan bukan direktori kosong; tulis nama baru",
                                      "{0} exists and is not an empty directory; name a new one"};
inline constexpr Message kEndsEarly = {
    "sebuah berkas sementara pembuatan arsip berakhir terlalu cepat; kosongkan sebagian disk, lalu buat lagi",
    "a temporary file of the build ends too early; free some disk space and build again"};
inline constexpr Message kNoRandom = {"sistem tidak memberi bilangan acak (getrandom)",
                                      "the system gives no random numbers (getrandom)"};
inline constexpr Message kEntryTooLarge = {
    "entri sebesar sekitar 130 MB atau lebih tidak dapat disimpan; bagi menjadi beberapa",
    "an entry of about 130 MB or more cannot be stored; split it"};
inline constexpr Message kDocumentTooLarge = {
    "dokumen yang lebih besar dari 4 GiB tidak dapat disimpan; bagi menjadi beberapa",
    "a document of more than 4 GiB cannot be stored; split it"};

}  // namespace warta::glass::messages
