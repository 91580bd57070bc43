// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Numbers as text, with a point whatever locale the process has set, unlike printf and streams.
#include <cstddef>
#include <string>

namespace warta {

// `value` with so many digits after the point, as printf's %.*f has it in the locale C, and blanks before it
// up to `width` bytes.
[[nodiscard]] std::string decimal(double value, int places, std::size_t width = 0);

// The same with a sign before numbers from zero on, too.
[[nodiscard]] std::string signed_decimal(double value, int places, std::size_t width = 0);

// The shortest text that reads back as `value`.
[[nodiscard]] std::string decimal(double value);

}  // namespace warta
