// SPDX-License-Identifier: GPL-3.0-or-later
// Repairs text that is not valid UTF-8. Called for every text that a reader returns.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "warta/language.h"

namespace warta::readers {

// Makes `text` valid UTF-8 without NUL: each maximal ill-formed subpart (Unicode 15, section 3.9) and each
// NUL becomes U+FFFD. Removes a byte-order mark at the beginning. Appends one sentence to `notes` for each
// kind of repair.
void repair_text(std::string& text, std::vector<Bilingual>& notes);

}  // namespace warta::readers
