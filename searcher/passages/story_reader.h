// SPDX-License-Identifier: GPL-3.0-or-later
// Re-analyzes stored articles for operators that the index cannot answer.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "indexer/archive/fields.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "warta/analyzer.h"

namespace warta {

// The place of a token in a field. Positions are those of the index; sentences and paragraphs are numbered
// from 0 over the whole field, with the title as one of each.
struct Place {
  std::uint32_t position = 0;
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  std::uint32_t text = 0;   // of the texts of the field, from 0
  std::uint32_t begin = 0;  // bytes of it, half open
  std::uint32_t end = 0;
};

class PlacedTokenSink {
 public:
  virtual ~PlacedTokenSink() = default;
  virtual void token(const Token& token, const Place& place) = 0;
};

// Passes on the tokens that the indexer stored under the terms of `field` (`body`: title and story),
// including joined forms, excluding days.
void read_field(const StoredArticle& stored, schema::Field field, const Analyzer& analyzer,
                PlacedTokenSink& sink);

// The lines that link to other stories: those in the text, then those that the source gave separately.
void for_each_related_line(const StoredArticle& stored,
                           const std::function<void(std::string_view line)>& take);

}  // namespace warta
