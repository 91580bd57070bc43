// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/passages/article_matches.h"

namespace warta {

namespace {

MatchedWords both(MatchedWords words, const MatchedWords& others) {
  words.add(others);
  return words;
}

std::vector<MatchSpan> text_of(const std::vector<std::vector<MatchSpan>>& texts, std::size_t number) {
  return number < texts.size() ? texts[number] : std::vector<MatchSpan>();
}

}  // namespace

MatchFinders::MatchFinders(const QueryMatches& matches, const Analyzer& of_archive)
    : analyzer(of_archive),
      title(both(matches.anywhere, matches.title)),
      story(matches.anywhere),
      related(matches.related),
      operators(matches.operators) {}

ArticleMatches::ArticleMatches(const MatchFinders& finders, const StoredArticle& stored)
    : finders_(finders), analyzer_(finders.analyzer.as_of(stored.article.published)) {
  for (const auto& matcher : finders.operators) {
    switch (matcher->field()) {
      case schema::Field::title:
        add(*matcher, stored, finders.title.words(), title_);
        break;
      case schema::Field::related:
        add(*matcher, stored, finders.related.words(), related_);
        break;
      default:
        add(*matcher, stored, finders.story.words(), story_);
    }
  }
}

void ArticleMatches::add(const ProximityMatcher& matcher, const StoredArticle& stored,
                         std::uint16_t first_word, Placed& placed) {
  const std::vector<std::vector<MatchSpan>> texts = matcher.places(stored);
  if (placed.texts.size() < texts.size()) placed.texts.resize(texts.size());
  for (std::size_t text = 0; text < texts.size(); ++text) {
    for (const MatchSpan& span : texts[text]) {
      const int word = first_word + placed.words + span.word;
      placed.texts[text].push_back({span.begin, span.end, static_cast<std::uint16_t>(word)});
    }
  }
  placed.words = static_cast<std::uint16_t>(placed.words + matcher.words());
}

MatchScan ArticleMatches::title(std::string_view text) const {
  std::vector<MatchSpan> placed = text_of(title_.texts, 0);
  const std::vector<MatchSpan> anywhere = text_of(story_.texts, 0);
  placed.insert(placed.end(), anywhere.begin(), anywhere.end());
  return {finders_.title, analyzer_, text, std::move(placed),
          static_cast<std::uint16_t>(title_.words + story_.words)};
}

MatchScan ArticleMatches::story(std::string_view text) const {
  return {finders_.story, analyzer_, text, text_of(story_.texts, 1), story_.words};
}

MatchScan ArticleMatches::related(std::size_t line, std::string_view text) const {
  return {finders_.related, analyzer_, text, text_of(related_.texts, line), related_.words};
}

}  // namespace warta
