// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "warta/searcher.h"

namespace warta::printers {

// One thing that a table of hits can show.
struct HitField {
  std::string_view name;  // the key in JSON too
  std::function<std::string(const Hit& hit)> value;
};

// The fields of these names in their order; none: what a table shows by default. Throws
// Error(invalid_argument) for an unknown name, listing the known ones.
[[nodiscard]] std::vector<const HitField*> hit_fields(const std::vector<std::string>& names);

}  // namespace warta::printers
