// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "searcher/word_clauses.h"
#include "warta/analyzer.h"
#include "warta/newsroom.h"
#include "warta/snippet.h"

namespace warta {

struct SnippetOptions {
  std::uint32_t count = 1;
  std::uint32_t characters = 240;  // aimed-at length, code points
};

// The passages of `body` that show the most of the query's words closest together. `taken` are the spans that
// are not story and are never shown. Without any match: the begin of the story, without spans.
[[nodiscard]] std::vector<Snippet> make_snippets(std::string_view body, const std::vector<TextSpan>& taken,
                                                 const MatchedWords& matched, const Analyzer& analyzer,
                                                 const SnippetOptions& options);

}  // namespace warta
