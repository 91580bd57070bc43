// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of query a tree is, as far as compiling depends on it.
#pragma once

#include <variant>

#include "warta/query.h"

namespace warta {

template <typename Kind>
const Kind* as(const query::Node& node) {
  return std::get_if<Kind>(&node.value);
}

[[nodiscard]] bool is_plain_word(const query::Node& node);

// Words side by side and nothing else.
[[nodiscard]] bool has_plain_words_only(const query::Node& node);

// Whether NEAR, /s, /p or w/n is in the tree.
[[nodiscard]] bool has_proximity(const query::Node& node);

// Dates and fields that do not rank always restrict, whatever Match is.
[[nodiscard]] bool filters(const query::Node& node);

}  // namespace warta
