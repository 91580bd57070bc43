// SPDX-License-Identifier: GPL-3.0-or-later
// Expands patterns and `word~` to words of the archive.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive/fields.h"
#include "searcher/compile/deadline.h"

namespace warta {

// The most words that a pattern or `word~` may match; more is an error, never a silent truncation.
inline constexpr std::size_t kMaxExpansion = 1000;

// Calls `take` with every word (surface) of a field.
void for_each_surface(const Xapian::Database& database, schema::Field field,
                      const std::function<void(std::string_view)>& take);

// The words (surfaces) of a field that match `pattern`: `*` is any characters, `?` exactly one code point.
// Throws Error(invalid_argument) for more than kMaxExpansion. Without a fixed beginning it scans the whole
// vocabulary.
[[nodiscard]] std::vector<std::string> words_like_pattern(const Xapian::Database& database,
                                                          schema::Field field, std::string_view pattern,
                                                          const Deadline& deadline);

// The words of a field that match `word~`: at most allowed_edits(word) letters inserted, deleted, changed or
// swapped with their neighbour. Throws as above.
[[nodiscard]] std::vector<std::string> words_spelt_like(const Xapian::Database& database, schema::Field field,
                                                        std::string_view word, const Deadline& deadline);

// 0 for fewer than 4 letters, 1 for fewer than 8, otherwise 2.
[[nodiscard]] std::uint32_t allowed_edits(std::u32string_view word) noexcept;

// Optimal string alignment distance, or `most + 1` when it is more than `most`.
[[nodiscard]] std::uint32_t edit_distance(std::u32string_view a, std::u32string_view b, std::uint32_t most);

[[nodiscard]] bool matches_pattern(std::u32string_view pattern, std::u32string_view word);

// `utf8` is valid UTF-8.
[[nodiscard]] std::u32string code_points_of(std::string_view utf8);

}  // namespace warta
