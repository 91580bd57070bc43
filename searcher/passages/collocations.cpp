// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/passages/collocations.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/passages/occurrences.h"
#include "warta/searcher.h"

namespace warta {

namespace {

struct Word {
  std::string surface;
  std::uint32_t begin;
  std::uint32_t end;
};

class Words final : public TokenSink {
 public:
  void token(const Token& token) override {
    if (token.kind == TokenKind::joined || !token.has_position()) return;
    words.push_back({std::string(token.surface), token.begin, token.end});
  }
  std::vector<Word> words;
};

void add_text(const MatchedText& matched, const Analyzer& analyzer, Collocations& counts) {
  Words read;
  analyzer.analyze(matched.text, read);
  const std::vector<Word>& words = read.words;
  enum class Place : std::uint8_t { elsewhere, near, inside };
  std::vector<Place> places(words.size(), Place::elsewhere);
  for (const MatchSpan& match : matched.matches) {
    const auto first = std::partition_point(words.begin(), words.end(),
                                            [&](const Word& word) { return word.end <= match.begin; });
    const auto last =
        std::partition_point(first, words.end(), [&](const Word& word) { return word.begin < match.end; });
    const auto from = static_cast<std::size_t>(first - words.begin());
    const auto to = static_cast<std::size_t>(last - words.begin());
    const std::size_t begin = from > kBesideWords ? from - kBesideWords : 0;
    const std::size_t end = std::min<std::size_t>(to + kBesideWords, words.size());
    for (std::size_t i = begin; i < end; ++i) {
      if (i >= from && i < to)
        places[i] = Place::inside;
      else if (places[i] == Place::elsewhere)
        places[i] = Place::near;
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (places[i] == Place::inside) {
      counts.matched.insert(words[i].surface);
      continue;
    }
    const std::uint64_t near = places[i] == Place::near ? 1 : 0;
    Collocations::Counts& of_word = counts.words[words[i].surface];
    of_word.near += near;
    ++of_word.all;
    counts.near += near;
    ++counts.all;
  }
}

}  // namespace

void Collocations::add(const StoredArticle& stored, const MatchFinders& finders, const Analyzer& analyzer) {
  const ArticleMatches found(finders, stored);
  const std::string_view title = stored.article.title;
  const std::string_view body = stored.article.body;
  add_text(matched_text(title, {}, found.title(title)), analyzer, *this);
  add_text(matched_text(body, stored.spans, found.story(body)), analyzer, *this);
}

}  // namespace warta
