// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "indexer/archive/stored_article.h"
#include "searcher/passages/match_finder.h"
#include "searcher/passages/proximity_matcher.h"

namespace warta {

// What of a query is marked in articles. What it excludes is not here.
struct QueryMatches {
  MatchedWords anywhere;  // in titles and stories
  MatchedWords title;     // in titles only
  MatchedWords related;   // in lines that point to other stories
  std::vector<std::shared_ptr<const ProximityMatcher>> operators;
};

// The same, ready to read articles with. Made once a query.
struct MatchFinders {
  MatchFinders(const QueryMatches& matches, const Analyzer& of_archive);

  const Analyzer& analyzer;
  MatchFinder title;
  MatchFinder story;
  MatchFinder related;
  std::vector<std::shared_ptr<const ProximityMatcher>> operators;
};

// Where one article matches. Keeps a reference to `finders`.
class ArticleMatches {
 public:
  // Throws Error(invalid_argument) as ProximityMatcher::places does.
  ArticleMatches(const MatchFinders& finders, const StoredArticle& stored);

  // Of its texts, to be read by the caller.
  [[nodiscard]] MatchScan title(std::string_view text) const;
  [[nodiscard]] MatchScan story(std::string_view text) const;

  // Lines that point to other stories, in the order of for_each_related_line.
  [[nodiscard]] bool has_related() const noexcept {
    return related_.words > 0 || finders_.related.words() > 0;
  }
  [[nodiscard]] MatchScan related(std::size_t line, std::string_view text) const;

 private:
  // Places of operators in the texts of one field.
  struct Placed {
    std::vector<std::vector<MatchSpan>> texts;
    std::uint16_t words = 0;
  };
  static void add(const ProximityMatcher& matcher, const StoredArticle& stored, std::uint16_t first_word,
                  Placed& placed);

  const MatchFinders& finders_;
  const Analyzer& analyzer_;  // for the day of the article
  Placed title_;              // of operators in `judul:`
  Placed story_;              // title, story
  Placed related_;            // line by line
};

}  // namespace warta
