// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says to the one who starts it. Answers to requests are English with a code (docs/errors.md).
#pragma once

#include "util/message.h"

namespace warta::server::messages {

inline constexpr Message kNoFileForSignals = {
    "sistem tidak punya berkas lagi untuk sinyal; naikkan batasnya (ulimit -n)",
    "the system has no file left for signals; raise its limit (ulimit -n)"};
inline constexpr Message kCannotListen = {
    "tidak dapat mendengarkan di {0}: alamat itu bukan milik mesin ini, atau porta itu sudah dipakai atau "
    "tidak boleh "
    "dipakai",
    "cannot listen at {0}: the host is not this machine's, or the port is taken or not allowed"};

inline constexpr Message kCannotWrite = {"{0}: tidak dapat ditulis: {1}", "{0}: cannot write it: {1}"};
inline constexpr Message kNotOrigin = {
    "--cors {0}: bukan asal; tulis misalnya https://intranet.example",
    "--cors {0}: is not an origin; write one such as https://intranet.example"};

// About tokens: {0} is their file.
inline constexpr Message kNoRandom = {"sistem tidak memberi bita acak untuk token",
                                      "the system gives no random bytes for a token"};
inline constexpr Message kTokensOpen = {
    "{0}: boleh ditulis siapa saja, sehingga siapa saja dapat memberi dirinya izin; jalankan `chmod o-w {0}`",
    "{0}: everybody may write it, and so let themselves in; run `chmod o-w {0}`"};
inline constexpr Message kTokenLine = {"{0}:{1}: {2}", "{0}:{1}: {2}"};
inline constexpr Message kTokenForm = {
    "satu baris adalah nama, tab, `read` atau `alerts`, tab, dan hash, seperti yang dicetak --make-token",
    "a line is a name, a tab, `read` or `alerts`, a tab and a hash, as --make-token prints it"};
inline constexpr Message kTokenNameForm = {"nama terdiri atas 1 sampai 64 huruf, angka, dan -_.@",
                                           "a name has 1 to 64 letters, digits and -_.@"};
inline constexpr Message kTokenRight = {"haknya harus `read` atau `alerts`",
                                        "the right must be `read` or `alerts`"};
inline constexpr Message kTokenHash = {"hash itu tidak dikenal crypt(3) di mesin ini",
                                       "the hash is none that crypt(3) of this machine knows"};
inline constexpr Message kTokenTwice = {"nama '{0}' ada dua kali", "the name '{0}' is there twice"};
inline constexpr Message kNoTokenName = {
    "'{0}' tidak dapat menjadi nama token; pakai 1 sampai 64 huruf, angka, dan -_.@",
    "'{0}' cannot be the name of a token; use 1 to 64 letters, digits and -_.@"};

}  // namespace warta::server::messages
