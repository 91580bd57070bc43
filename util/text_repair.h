// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace warta::readers {

// Makes `text` valid UTF-8 without NUL: each maximal ill-formed subpart (Unicode 15, section 3.9) and each
// NUL becomes U+FFFD. What was done is appended to `notes`, one sentence each. A byte-order mark at the begin
// is dropped silently.
void repair_text(std::string& text, std::vector<std::string>& notes);

}  // namespace warta::readers
