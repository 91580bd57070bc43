// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --stdio and --serve can be asked, however the question came. Each answer is JSON as
// docs/output-format.md has it; each throws Refusal for a request that is wrong and Error for an archive that
// is.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "searcher/server/refusal.h"
#include "warta/searcher.h"

namespace warta::server {

// Names and values as text. Names are those of the options of warta-search without their dashes, and `query`.
using Parameters = std::vector<std::pair<std::string, std::string>>;

// What one request may ask for.
struct AnswerLimits {
  std::uint32_t most_hits = SearchOptions::kMaxLimit;
  std::uint32_t most_offset = SearchOptions::kMaxLimit;
  std::chrono::milliseconds most_time{0};  // for a search; a request may ask for less. 0: as it likes
  bool one_line = false;                   // search results without line ends
};

// As `--format json` prints it.
[[nodiscard]] std::string answer_search(const Searcher& searcher, const Parameters& parameters,
                                        const AnswerLimits& limits);
// The article of the parameter `article`, with its body.
[[nodiscard]] Json answer_article(const Searcher& searcher, const Parameters& parameters);
// A query that is spelt otherwise and finds articles, or null.
[[nodiscard]] Json answer_suggest(const Searcher& searcher, const Parameters& parameters,
                                  const AnswerLimits& limits);
// How a query is understood.
[[nodiscard]] Json answer_parse(const Parameters& parameters);

}  // namespace warta::server
