// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as text with a decimal point, whatever the locale: unlike printf and streams.
#pragma once

#include <cstddef>
#include <string>

namespace warta {

// `value` with `places` digits after the point, as printf's %.*f in the locale C, padded on the left to
// `width` bytes.
[[nodiscard]] std::string decimal(double value, int places, std::size_t width = 0);

// The same with a `+` before numbers that are not negative.
[[nodiscard]] std::string signed_decimal(double value, int places, std::size_t width = 0);

// The shortest text that reads back as `value`.
[[nodiscard]] std::string decimal(double value);

}  // namespace warta
