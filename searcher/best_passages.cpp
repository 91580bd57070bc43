// SPDX-License-Identifier: GPL-3.0-or-later
// The step of Searcher::passages: reads the best articles, and ranks their passages.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "indexer/archive/schema.h"
#include "searcher/passages/passage_maker.h"
#include "searcher/searcher_state.h"

namespace warta {

namespace {

// How much the score of its article counts for a passage (measured, bench/RESULTS.md).
constexpr double kArticleShare = 0.5;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

// The weight of each word of a query by its number, as BM25 has it: rare words count more. Of several forms
// of a word the most frequent decides.
std::vector<double> weights_of(const MatchedWords& words, const Xapian::Database& database) {
  std::vector<Xapian::doccount> articles(words.count);
  const auto add = [&](std::uint16_t number, const std::string& term) {
    if (number < articles.size()) articles[number] = std::max(articles[number], database.get_termfreq(term));
  };
  for (const auto& [root, number] : words.roots) add(number, schema::root_term("", root));
  for (const auto& [lexeme, number] : words.lexemes) add(number, schema::lexeme_term("", lexeme));
  for (const auto& [surface, number] : words.surfaces) add(number, schema::term("", surface));
  for (const MatchedWords::Phrase& phrase : words.phrases) {
    // No more articles have a phrase than its rarest word.
    std::optional<Xapian::doccount> least;
    for (const std::string& surface : phrase.surfaces) {
      const Xapian::doccount with = database.get_termfreq(schema::term("", surface));
      least = std::min(least.value_or(with), with);
    }
    if (least && phrase.number < articles.size())
      articles[phrase.number] = std::max(articles[phrase.number], *least);
  }
  const double all = database.get_doccount();
  std::vector<double> weights;
  weights.reserve(articles.size());
  for (const Xapian::doccount with : articles)
    weights.push_back(std::log(1 + (all - with + 0.5) / (with + 0.5)));
  return weights;
}

// A passage of one of the articles read, before its text is made.
struct Candidate {
  double score = 0;
  std::size_t article = 0;  // by rank
  std::size_t number = 0;   // of the article's passages
  std::vector<MatchSpan> matches;
};

struct ReadArticle {
  StoredArticle stored;
  std::vector<PassageRange> passages;
};

Passage passage_of(const ReadArticle& article, const Candidate& candidate) {
  const PassageRange& range = article.passages[candidate.number];
  const std::string_view body = article.stored.article.body;
  Passage passage;
  passage.score = counted(candidate.score);
  passage.begin = range.begin;
  passage.end = range.end;
  passage.begin_char = code_points(body.substr(0, range.begin));
  passage.end_char = passage.begin_char + range.characters;
  passage.id =
      article.stored.article.id + "#" + std::to_string(range.begin) + "-" + std::to_string(range.end);
  passage.number = static_cast<std::uint32_t>(candidate.number + 1);
  passage.of = static_cast<std::uint32_t>(article.passages.size());
  passage.text = body.substr(range.begin, range.end - range.begin);
  std::uint32_t at = 0;
  std::uint32_t points = 0;
  const auto points_up_to = [&](std::uint32_t to) {
    points += code_points(std::string_view(passage.text).substr(at, to - at));
    at = to;
    return points;
  };
  for (const MatchSpan& match : candidate.matches) {
    const std::uint32_t begin = match.begin - range.begin;
    const std::uint32_t end = match.end - range.begin;
    if (begin < at || end <= begin) continue;
    const std::uint32_t first = points_up_to(begin);
    passage.spans.push_back({begin, end, first, points_up_to(end)});
  }
  return passage;
}

}  // namespace

PassageResults Searcher::State::passages(const CompiledQuery& query, const SearchOptions& search_options) {
  PassageResults results;
  results.missing = missing;
  SearchOptions by_score = search_options;
  by_score.sort = SortOrder::relevance;
  by_score.half_life.reset();
  by_score.collapse = Collapse::none;
  const bool needs_all = search_options.match == Match::all;
  const Xapian::Query& asked = needs_all ? query.ranked.all : query.ranked.any;
  const std::uint32_t wanted = search_options.offset + search_options.limit;
  std::optional<std::uint64_t> total;
  if (!needs_all) total = total_without_search(query);
  Ranking ranking(database, by_score, asked, deadline, local() ? &lengths_ : nullptr);
  const RankedPart best = ranking.part(asked, 0, std::max(kArticlesRead, 3 * wanted), total);
  results.total = best.total;
  const MatchFinders finders = finders_of(query.ranked);
  const std::vector<double> weights = weights_of(query.ranked.matched.anywhere, database);
  std::vector<ReadArticle> articles;
  std::vector<Candidate> candidates;
  for (const RankedHit& hit : best.hits) {
    deadline.check();
    ReadArticle& article = articles.emplace_back();
    article.stored = stored_article(hit.document.get_data());
    const std::string& body = article.stored.article.body;
    article.passages = passages_of(body, article.stored.spans, search_options.passage_characters);
    const ArticleMatches found(finders, article.stored);
    for (ScoredPassage& one : scored_passages(body, article.stored.spans, article.passages, found.story(body),
                                              weights, search_options.passage_characters))
      candidates.push_back(
          {one.score + kArticleShare * hit.score, articles.size() - 1, one.number, std::move(one.matches)});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (counted(a.score) != counted(b.score)) return a.score > b.score;
    return std::pair(a.article, a.number) < std::pair(b.article, b.number);
  });
  std::vector<std::uint32_t> taken(articles.size());  // passages of each article
  std::vector<std::vector<std::uint64_t>> shown;
  for (const Candidate& candidate : candidates) {
    if (shown.size() == wanted) break;
    const ReadArticle& article = articles[candidate.article];
    if (taken[candidate.article] == search_options.passages_per_article) continue;
    const PassageRange& range = article.passages[candidate.number];
    std::vector<std::uint64_t> runs =
        word_runs(std::string_view(article.stored.article.body).substr(range.begin, range.end - range.begin));
    const bool copy = std::any_of(shown.begin(), shown.end(),
                                  [&](const auto& other) { return near_duplicates(runs, other); });
    if (copy) continue;
    ++taken[candidate.article];
    shown.push_back(std::move(runs));
    if (shown.size() <= search_options.offset) continue;
    Passage& passage = results.passages.emplace_back(passage_of(article, candidate));
    passage.rank = static_cast<std::uint32_t>(shown.size());
    passage.article = article.stored.article;
    passage.article.body.clear();
  }
  return results;
}

}  // namespace warta
