// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// The version of the library as `MAJOR.MINOR.PATCH`.
[[nodiscard]] const char* version() noexcept;

}  // namespace warta

#pragma GCC visibility pop
