// SPDX-License-Identifier: GPL-3.0-or-later
// Shortens terms to the length that Xapian accepts (schema.h).
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
  // Half the limit for the readable part: it fits even if every byte is zero.
  const std::string hash = content_hash(whole).to_hex();
  whole.resize((kMaxTermBytes - kHexDigits - 1) / 2);
  return whole + "#" + hash;
}

}  // namespace warta::schema
