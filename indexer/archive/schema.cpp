// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/archive/schema.h"

#include <algorithm>

#include "util/content_hash.h"

namespace warta::schema {

std::string term(std::string_view prefix, std::string_view text) {
  std::string whole(prefix);
  whole += text;
  const auto zeros = static_cast<std::size_t>(std::count(whole.begin(), whole.end(), '\0'));
  if (whole.size() + zeros <= kMaxTermBytes) return whole;
  constexpr std::size_t kHexDigits = 32;
  // Half the limit for the readable part: even if every byte of it were zero the term would fit.
  const std::string hash = content_hash(whole).to_hex();
  whole.resize((kMaxTermBytes - kHexDigits - 1) / 2);
  return whole + "#" + hash;
}

}  // namespace warta::schema
