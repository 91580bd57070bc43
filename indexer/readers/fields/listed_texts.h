// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace warta::readers {

// The texts of a list that was written into a string, as Python, pandas and numpy do in CSV: `['Sari Dewi',
// "Budi's"]`, `['a' 'b']`, `["a", "b"]`. Nothing if `text` is anything else.
[[nodiscard]] std::optional<std::vector<std::string>> listed_texts(std::string_view text);

}  // namespace warta::readers
