// SPDX-License-Identifier: GPL-3.0-or-later
// The public Searcher and XapianBridge: each function runs the steps of searcher_state.h.
#include "warta/searcher.h"
#include "searcher/messages.h"

#include <algorithm>
#include <utility>

#include "indexer/archive/near_duplicates.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/stored_article.h"
#include "searcher/compile/compiler.h"
#include "searcher/compile/filter_query.h"
#include "searcher/compile/like_query.h"
#include "searcher/match/completion.h"
#include "searcher/match/match_counts.h"
#include "searcher/match/near_copies.h"
#include "searcher/match/suggestion.h"
#include "searcher/passages/occurrences.h"
#include "searcher/passages/snippet_maker.h"
#include "searcher/searcher_state.h"
#include "warta/error.h"
#include "warta/xapian_bridge.h"

namespace warta {

Searcher::Searcher(const std::string& archive, SearcherOptions options)
    : Searcher(std::vector<std::string>{archive}, std::move(options)) {}
Searcher::Searcher(const std::vector<std::string>& archives, SearcherOptions options)
    : state_(std::make_unique<State>(archives, std::move(options))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

namespace {

void require_good(const ParsedQuery& query) {
  if (!query.ok())
    throw Error(ErrorCode::invalid_argument,
                both(search_messages::kBadQuery,
                     {query.diagnostics.empty() ? both(search_messages::kNeverParsed)
                                                : Bilingual(query.diagnostics.back().message)}));
}

void require_page(const SearchOptions& options) {
  if (options.limit > SearchOptions::kMaxLimit || options.offset > SearchOptions::kMaxLimit) {
    throw Error(ErrorCode::invalid_argument, both(search_messages::kMostHits, {SearchOptions::kMaxLimit}));
  }
}

}  // namespace

SearchResults Searcher::search(const ParsedQuery& query, const SearchOptions& options) const {
  require_good(query);
  require_page(options);
  const State::TimeLimit limited(*state_, options.time_limit);
  CompiledQuery compiled;
  SearchResults results = state_->with_database([&] {
    compiled = state_->compile(*query.tree, options);
    return state_->search(compiled, options);
  });
  results.warnings = query.diagnostics;
  results.left_out = std::move(compiled.left_out);
  results.expansions = std::move(compiled.expansions);
  return results;
}

PassageResults Searcher::passages(const ParsedQuery& query, const SearchOptions& options) const {
  require_good(query);
  if (std::uint64_t{options.limit} + options.offset > kMaxPassages) {
    throw Error(ErrorCode::invalid_argument, both(search_messages::kMostPassages, {kMaxPassages}));
  }
  const State::TimeLimit limited(*state_, options.time_limit);
  CompiledQuery compiled;
  PassageResults results = state_->with_database([&] {
    compiled = state_->compile(*query.tree, options);
    return state_->passages(compiled, options);
  });
  results.warnings = query.diagnostics;
  results.left_out = std::move(compiled.left_out);
  results.expansions = std::move(compiled.expansions);
  return results;
}

std::uint64_t Searcher::count(const ParsedQuery& query, const SearchOptions& options) const {
  SearchOptions counting = options;
  counting.limit = 0;
  counting.offset = 0;
  return search(query, counting).total;
}

std::optional<SearchResults> Searcher::like(std::string_view id, const SearchOptions& options) const {
  require_page(options);
  const State::TimeLimit limited(*state_, options.time_limit);
  return state_->with_database([&]() -> std::optional<SearchResults> {
    const auto document = state_->document_of(id);
    if (!document) return std::nullopt;
    CompiledQuery query = like_query(state_->database, *document, std::string(id));
    state_->restrict(query, options);
    return state_->search(query, options);
  });
}

SearchResults Searcher::like_text(std::string_view text, const SearchOptions& options) const {
  require_page(options);
  const State::TimeLimit limited(*state_, options.time_limit);
  return state_->with_database([&] {
    CompiledQuery query = like_text_query(state_->database, text, *state_->analyzer);
    if (query.parts.empty()) throw Error(ErrorCode::invalid_argument, both(search_messages::kNoWordOfText));
    state_->restrict(query, options);
    return state_->search(query, options);
  });
}

std::vector<Timeline> Searcher::compare(const std::vector<ParsedQuery>& queries,
                                        const SearchOptions& options) const {
  if (queries.empty() || queries.size() > SearchOptions::kMaxCompared)
    throw Error(ErrorCode::invalid_argument,
                both(search_messages::kMostCompared, {SearchOptions::kMaxCompared, queries.size()}));
  if (!options.timeline || options.by)
    throw Error(ErrorCode::invalid_argument, both(search_messages::kComparedByTimelines));
  const State::TimeLimit limited(*state_, options.time_limit);
  SearchOptions counting;
  counting.limit = 0;
  counting.match = options.match;
  counting.level = options.level;
  counting.expand = options.expand;
  counting.filters = options.filters;
  counting.new_since = options.new_since;
  counting.timeline = options.timeline;
  counting.share = options.share;
  std::vector<Timeline> timelines;
  for (const ParsedQuery& query : queries) {
    counting.time_limit = state_->deadline.left();
    timelines.push_back(*search(query, counting).timeline);
  }
  state_->with_database([&] { align(timelines, state_->database, options.share, state_->deadline); });
  return timelines;
}

std::optional<SearchResults> Searcher::duplicates_of(std::string_view id,
                                                     const SearchOptions& options) const {
  require_page(options);
  const State::TimeLimit limited(*state_, options.time_limit);
  return state_->with_database([&]() -> std::optional<SearchResults> {
    const auto number = state_->document_of(id);
    if (!number) return std::nullopt;
    const Xapian::Database& database = state_->database;
    Xapian::Query filter = filter_query(options.filters, database, state_->deadline);
    if (const auto last = state_->number_before_new(options))
      filter = Xapian::Query(Xapian::Query::OP_FILTER, filter.empty() ? Xapian::Query::MatchAll : filter,
                             numbers_after(*last));
    std::vector<NearCopy> copies =
        near_copies(database, *number, filter.empty() ? Xapian::Query::MatchAll : filter, state_->deadline);
    std::sort(copies.begin(), copies.end(), [](const NearCopy& a, const NearCopy& b) {
      return a.bins != b.bins ? a.bins > b.bins : a.id < b.id;
    });
    SearchResults results;
    results.total = copies.size();
    results.offset = options.offset;
    const MatchFinders nothing = state_->finders_of({});
    for (std::size_t i = options.offset; i < copies.size() && results.hits.size() < options.limit; ++i) {
      state_->deadline.check();
      const double share = static_cast<double>(copies[i].bins) / StorySignature::kBins;
      Hit& hit = results.hits.emplace_back(
          state_->hit_of({copies[i].document, database.get_document(copies[i].document), share, 0}, nothing,
                         nothing, options));
      hit.rank = static_cast<std::uint32_t>(i + 1);
    }
    results.missing = state_->missing;
    return results;
  });
}

std::vector<Completion> Searcher::complete(const std::string& text, std::uint32_t most,
                                           std::chrono::milliseconds time_limit) const {
  const State::TimeLimit limited(*state_, time_limit);
  return state_->with_database([&] { return completions(text, most, state_->database, state_->deadline); });
}

std::optional<Suggestion> Searcher::suggest(const std::string& text, const ParseOptions& parse,
                                            const SearchOptions& options) const {
  constexpr std::uint64_t kTimesBetter = 10;
  const ParsedQuery query = parse_query(text, parse);
  require_good(query);
  const State::TimeLimit limited(*state_, options.time_limit);
  const auto articles_with = [&](const ParsedQuery& parsed) -> std::uint64_t {
    SearchOptions counting = options;
    counting.time_limit = state_->deadline.left();
    return parsed.ok() ? count(parsed, counting) : 0;
  };
  const std::uint64_t found = articles_with(query);
  if (found >= kFewArticles) return std::nullopt;
  std::vector<std::string> respelt_texts;
  state_->with_database([&] {
    respelt_texts.clear();
    const Xapian::Database& database = state_->database;
    if (auto known = respelt(text, *query.tree, kMaxCorrected, *state_->analyzer, database, state_->deadline,
                             &state_->word_lists))
      respelt_texts.push_back(*std::move(known));
    else if (found > 0)
      respelt_texts = respellings(text, *query.tree, kMaxCorrected, *state_->analyzer, database,
                                  state_->deadline, &state_->word_lists);
  });
  std::optional<Suggestion> best;
  for (std::string& one : respelt_texts) {
    const std::uint64_t articles = articles_with(parse_query(one, parse));
    if (articles <= found * kTimesBetter || (best && articles <= best->articles)) continue;
    best = Suggestion{std::move(one), articles};
  }
  return best;
}

void Searcher::for_each(const ParsedQuery& query, const SearchOptions& options,
                        const std::function<bool(const Hit&)>& take) const {
  require_good(query);
  const State::TimeLimit limited(*state_, options.time_limit);
  const State::AllMatches matches = state_->all_matches(*query.tree, options);
  const MatchFinders finders = state_->finders_of(matches.query.narrow());
  std::uint32_t rank = 1;
  state_->walk(matches.found, [&](const Xapian::MSetIterator& match) {
    Hit hit = state_->hit_of({*match, match.get_document(), counted(match.get_weight()), 0}, finders, finders,
                             options);
    hit.rank = rank++;
    return take(hit);
  });
}

void Searcher::for_each_occurrence(const ParsedQuery& query, const SearchOptions& options,
                                   std::uint32_t words,
                                   const std::function<bool(const Occurrence&)>& take) const {
  require_good(query);
  const State::TimeLimit limited(*state_, options.time_limit);
  const State::AllMatches matches = state_->all_matches(*query.tree, options);
  const MatchFinders finders = state_->finders_of(matches.query.narrow());
  state_->walk(matches.found, [&](const Xapian::MSetIterator& match) {
    StoredArticle stored = stored_article(match.get_document().get_data());
    state_->publishers.settle(stored.article);
    return each_occurrence(stored, finders, *state_->analyzer, words, take);
  });
}

std::optional<Article> Searcher::article(std::string_view id) const {
  return state_->with_database([&]() -> std::optional<Article> {
    const auto document = state_->document_of(id);
    if (!document) return std::nullopt;
    Article article = stored_article(state_->database.get_document(*document).get_data()).article;
    state_->publishers.settle(article);
    return article;
  });
}

std::vector<std::string> Searcher::last_added(std::uint32_t most) const {
  return state_->with_database([&] {
    state_->require_order_of_coming();
    // Numbers have gaps where articles were removed, and lists are read forwards only.
    const Xapian::Database& database = state_->database;
    std::vector<Xapian::docid> numbers;
    Xapian::docid last = database.get_lastdocid();
    for (Xapian::docid window = most; last > 0 && numbers.size() < most; window *= 2) {
      const Xapian::docid before = last > window ? last - window : 0;
      std::vector<Xapian::docid> here;
      auto posting = database.postlist_begin("");
      for (posting.skip_to(before + 1); posting != database.postlist_end("") && *posting <= last; ++posting)
        here.push_back(*posting);
      numbers.insert(numbers.end(), here.rbegin(), here.rend());
      last = before;
    }
    if (numbers.size() > most) numbers.resize(most);
    std::vector<std::string> ids;
    for (const Xapian::docid number : numbers)
      ids.push_back(stored_fields(database.get_document(number).get_data()).id);
    return ids;
  });
}

std::uint64_t Searcher::article_count() const {
  return state_->with_database([&] { return std::uint64_t{state_->database.get_doccount()}; });
}

void Searcher::reopen() { state_->open(); }

Xapian::Database XapianBridge::database() const { return searcher_.state_->database; }

Xapian::Query XapianBridge::query(const ParsedQuery& query, const SearchOptions& options) const {
  require_good(query);
  Searcher::State& state = *searcher_.state_;
  const Searcher::State::TimeLimit unlimited(state, {});
  return state.with_database([&] {
    const CompiledQuery compiled = state.compile(*query.tree, options);
    return options.match == Match::any ? compiled.ranked.any : compiled.ranked.all;
  });
}

Article XapianBridge::article(const Xapian::Document& document) {
  return with_mapped_errors("document " + std::to_string(document.get_docid()),
                            [&] { return stored_article(document.get_data()).article; });
}

std::string XapianBridge::id_term(std::string_view id) { return schema::id_term(id); }

}  // namespace warta
