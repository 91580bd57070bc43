// SPDX-License-Identifier: GPL-3.0-or-later
// The version of these headers. That of the library is warta::version().
#pragma once

// The first number of the headers' version MAJOR.MINOR.PATCH.
#define WARTA_VERSION_MAJOR 0
// Its second number.
#define WARTA_VERSION_MINOR 2
// Its third number.
#define WARTA_VERSION_PATCH 0

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// The version of the library as `MAJOR.MINOR.PATCH`.
[[nodiscard]] const char* version() noexcept;

}  // namespace warta

#pragma GCC visibility pop
