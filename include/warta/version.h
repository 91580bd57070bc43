// SPDX-License-Identifier: GPL-3.0-or-later
// The version of these headers. That of the library is warta::version().
#pragma once

#define WARTA_VERSION_MAJOR 0
#define WARTA_VERSION_MINOR 1
#define WARTA_VERSION_PATCH 0

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// The version of the library as `MAJOR.MINOR.PATCH`.
[[nodiscard]] const char* version() noexcept;

}  // namespace warta

#pragma GCC visibility pop
