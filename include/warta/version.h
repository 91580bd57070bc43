// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace warta {

// The version of the library as `MAJOR.MINOR.PATCH`.
[[nodiscard]] const char* version() noexcept;

}  // namespace warta
