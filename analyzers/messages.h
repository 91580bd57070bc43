// SPDX-License-Identifier: GPL-3.0-or-later
// What the analysis says when ICU cannot be used: {0} is what ICU says.
#pragma once

#include "util/message.h"

namespace warta::analyzer_messages {

inline constexpr Message kOtherIcu = {
    "ICU tidak dapat memisahkan kata (\"{0}\"): versinya lain dari yang dipakai saat Warta dibuat; buat lagi "
    "Warta",
    "ICU cannot break words ({0}): it is another version than the one that Warta was built with; build Warta "
    "again"};
inline constexpr Message kNotUtf8 = {"ICU tidak dapat membaca sebuah teks (\"{0}\"); teks harus UTF-8",
                                     "ICU cannot read a text ({0}); it must be UTF-8"};
inline constexpr Message kNoNormalisation = {
    "data normalisasi ICU tidak ada; pasang paket Debian libicu72",
    "ICU's normalisation data is missing; install the Debian package libicu72"};

}  // namespace warta::analyzer_messages
