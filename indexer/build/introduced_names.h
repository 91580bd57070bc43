// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace warta {

// Calls `take` with every short name and the long one that `text` introduces it for, both as surfaces with
// blanks between them: `Komisi Pemberantasan Korupsi (KPK)` gives `kpk`, `komisi pemberantasan korupsi`.
// The letters of the short name must come from the words before it: one initial a word when it is all
// capitals, a part of every word otherwise (`Kementerian Keuangan (Kemenkeu)`). Small words (`dan`, `di`)
// inside the long name need not give any.
void for_each_introduced_name(
    std::string_view text,
    const std::function<void(const std::string& short_name, const std::string& long_name)>& take);

}  // namespace warta
