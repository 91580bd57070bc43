// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the words near the matches of a query, and all words of the same articles.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "indexer/archive/stored_article.h"
#include "searcher/passages/article_matches.h"
#include "warta/analyzer.h"

namespace warta {

struct Collocations {
  struct Counts {
    std::uint64_t near = 0;  // within kBesideWords words of a match; once where several are near
    std::uint64_t all = 0;
  };
  std::unordered_map<std::string, Counts> words;  // by surface; words inside matches are not counted
  std::unordered_set<std::string> matched;        // surfaces inside matches
  std::uint64_t near = 0;                         // sums
  std::uint64_t all = 0;

  // Adds the title and the story of an article.
  void add(const StoredArticle& stored, const MatchFinders& finders, const Analyzer& analyzer);
};

}  // namespace warta
