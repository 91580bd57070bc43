// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences and paragraphs, for `/s` and `/p`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace warta {

// Where the sentences and paragraphs of a text end, for `/s`, `/p` and snippets: byte offsets, ascending. A
// paragraph ends at an empty line, or at every line end in a text that has no empty lines. A sentence ends
// with its paragraph, and at `.`, `?`, `!` or `…` (and closing marks after it) before white space, unless a
// small letter goes on or the point belongs to an initial (`H. Budi`) or an abbreviation (abbreviations.tsv).
struct TextBoundaries {
  std::vector<std::uint32_t> sentences;
  std::vector<std::uint32_t> paragraphs;
};

[[nodiscard]] TextBoundaries boundaries_of(std::string_view utf8);

}  // namespace warta
