// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of csv, tsv and chosen JSON fields.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "warta/searcher.h"

namespace warta::printers {

// One column of a table of hits.
struct HitField {
  std::string_view name;  // also the key in JSON
  std::function<std::string(const Hit& hit)> value;
  bool SearchOptions::*need = nullptr;  // the option that it needs
};

// Sets in `options` what `fields` need of a search.
void prepare_for(const std::vector<const HitField*>& fields, SearchOptions& options);

// The columns with these names, in order; for none, the default. Throws Error(invalid_argument) for an
// unknown name, listing the known ones.
[[nodiscard]] std::vector<const HitField*> hit_fields(const std::vector<std::string>& names);

}  // namespace warta::printers
