// SPDX-License-Identifier: GPL-3.0-or-later
// Finds abbreviations that a text introduces, for the terms of kNamePrefix (schema.h).
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace warta {

// Calls `take` with every abbreviation and its long form, both as surfaces separated by blanks: `Komisi
// Pemberantasan Korupsi (KPK)` gives `kpk`, `komisi pemberantasan korupsi`. The letters of the abbreviation
// must come from the words before it: the initials if it is all capitals, a part of every word otherwise
// (`Kementerian Keuangan (Kemenkeu)`). Function words (`dan`, `di`) inside the long form need not contribute.
void for_each_introduced_name(
    std::string_view text,
    const std::function<void(const std::string& short_name, const std::string& long_name)>& take);

}  // namespace warta
