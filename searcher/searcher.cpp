// SPDX-License-Identifier: GPL-3.0-or-later
#include "warta/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "indexer/archive_directory.h"
#include "indexer/schema.h"
#include "indexer/stored_article.h"
#include "indexer/xapian_errors.h"
#include "searcher/like_query.h"
#include "searcher/match_counts.h"
#include "searcher/query_compiler.h"
#include "searcher/shards.h"
#include "searcher/snippet_maker.h"
#include "searcher/suggestion.h"
#include "warta/error.h"

namespace warta {

namespace {

// BM25 with Xapian's own k1 and b (measured on held-out news, DESIGN.md section 11): k1 = .8, b = .75 loses
// there.
Xapian::BM25Weight ranking() { return {1.0, 0.0, 1.0, 0.5, 0.5}; }

// Articles whose text a proximity operator may read: about two seconds' worth.
constexpr Xapian::doccount kMaxCandidates = 20'000;
constexpr Xapian::doccount kFetchedTogether = 200;

void set_order(Xapian::Enquire& enquire, SortOrder order) {
  switch (order) {
    case SortOrder::relevance:
      enquire.set_sort_by_relevance_then_value(schema::kIdSlot, false);
      break;
    case SortOrder::newest:
      enquire.set_sort_by_value_then_relevance(schema::kPublishedSlot, true);
      break;
    case SortOrder::oldest:
      enquire.set_sort_by_value_then_relevance(schema::kPublishedSlot, false);
      break;
  }
}

std::string list_of(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) (text += text.empty() ? "" : ", ") += word;
  return text;
}

}  // namespace

struct Searcher::State {
  State(std::vector<std::string> searched, SearcherOptions options)
      : archives(std::move(searched)),
        path(name_of_shards(archives)),
        remote_timeout(options.remote_timeout),
        given_analyzer(std::move(options.analyzer)) {
    open();
  }

  // Opens the newest state. Not Database::reopen(): a compaction or reindex puts another database in the
  // place of this one, whose revision may be the same.
  void open() {
    with_retries(path, [&](bool /*anew*/) {
      database = open_shards(archives, remote_timeout);
      const std::string now = database.get_metadata(std::string(schema::kMetaExceptions));
      if (given_analyzer != nullptr) {
        analyzer = given_analyzer;
      } else if (analyzer == nullptr || now != exceptions) {
        analyzer = make_indonesian_analyzer({now});
        exceptions = now;
      }
      require_analyzer(database, path, analyzer->fingerprint());
    });
  }

  // Calls `work` on the archive, again from the start when a writer has moved on under it.
  template <typename Work>
  auto with_database(const Work& work) {
    return with_retries(path, [&](bool anew) {
      try {
        if (anew) open();
        return work();
      } catch (const Xapian::NetworkError& error) {
        throw_mapped(error, failed_shard(error, path));
      }
    });
  }

  CompiledQuery compile(const QueryTree& tree, Level level) {
    return compile_query(tree, level, *analyzer, database,
                         [this](const ProximityMatcher& matcher, const Xapian::Query& among) {
                           return verified(matcher, among);
                         });
  }

  // Which of the articles that may match do, by their stored texts.
  [[nodiscard]] std::vector<std::string> verified(const ProximityMatcher& matcher,
                                                  const Xapian::Query& among) const {
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, matcher.candidates(), among));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    const Xapian::MSet candidates = enquire.get_mset(0, kMaxCandidates + 1);
    if (candidates.size() > kMaxCandidates) {
      throw Error(ErrorCode::invalid_argument,
                  "NEAR, w/n, /s or /p: more than " + std::to_string(kMaxCandidates) +
                      " articles have these words; add another word, a field or a date");
    }
    std::vector<std::string> ids;
    Xapian::doccount fetched = 0;
    for (auto match = candidates.begin(); match != candidates.end(); ++match) {
      // Remote archives send a batch at a time instead of waiting to be asked for each article.
      if (match.get_rank() == fetched) {
        const Xapian::doccount last = std::min(fetched + kFetchedTogether, candidates.size());
        candidates.fetch(candidates[fetched], candidates[last - 1]);
        fetched = last;
      }
      const StoredArticle stored = stored_article(match.get_document().get_data());
      if (matcher.matches(stored)) ids.push_back(stored.article.id);
    }
    return ids;
  }

  [[nodiscard]] Xapian::MSet run(const Xapian::Query& query, const SearchOptions& options,
                                 std::uint32_t first, std::uint32_t limit) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(ranking());
    set_order(enquire, options.sort);
    // Totals are exact: every match is counted, not estimated.
    return enquire.get_mset(first, limit, database.get_doccount());
  }

  [[nodiscard]] Hit hit_of(const Xapian::MSetIterator& match, const CompiledQuery& query,
                           const SearchOptions& options) const {
    Hit hit;
    hit.score = match.get_weight();
    const std::string data = match.get_document().get_data();
    if (options.snippets == 0) {
      hit.article = stored_fields(data);
      return hit;
    }
    StoredArticle stored = stored_article(data);
    hit.snippets = make_snippets(stored.article.body, stored.spans, query.matched, *analyzer,
                                 {options.snippets, options.snippet_characters});
    if (stored.article.title.empty()) hit.opening = opening_of(stored);
    stored.article.body.clear();
    hit.article = std::move(stored.article);
    return hit;
  }

  void append_hits(const Xapian::MSet& matches, bool all_words, const CompiledQuery& query,
                   const SearchOptions& options, std::uint32_t first_rank, SearchResults& results) const {
    // Xapian 1.4.22 takes wrong items, or crashes, when the set does not begin with the first hit
    // (api/omenquire.cc, MSet::Internal::fetch_items).
    if (matches.get_firstitem() == 0 && matches.size() <= kFetchedTogether) matches.fetch();
    std::uint32_t rank = first_rank;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      Hit& hit = results.hits.emplace_back(hit_of(match, query, options));
      hit.rank = rank++;
      hit.all_words = all_words;
      if (options.explain) hit.contributions = contributions_of(hit.article.id, query);
    }
  }

  // Each part of the query alone, scored with the statistics of the whole archive.
  [[nodiscard]] std::vector<Contribution> contributions_of(const std::string& id,
                                                           const CompiledQuery& query) const {
    std::vector<Contribution> contributions;
    for (const ScoredPart& part : query.parts) {
      Xapian::Enquire enquire(database);
      enquire.set_weighting_scheme(ranking());
      enquire.set_query({Xapian::Query::OP_FILTER, part.query, Xapian::Query(schema::id_term(id))});
      const Xapian::MSet match = enquire.get_mset(0, 1);
      if (!match.empty()) contributions.push_back({part.name, match.begin().get_weight()});
    }
    return contributions;
  }

  // A stand-in for the title of an article that has none.
  [[nodiscard]] std::string opening_of(const StoredArticle& stored) const {
    constexpr std::uint32_t kCharacters = 80;
    const std::vector<Snippet> first =
        make_snippets(stored.article.body, stored.spans, {}, *analyzer, {1, kCharacters});
    if (first.empty()) return {};
    return first.front().text + (first.front().ends_cut ? " …" : "");
  }

  SearchResults search(const CompiledQuery& query, const SearchOptions& options) {
    SearchResults results;
    results.offset = options.offset;
    const Xapian::Query& first_query = options.match == Match::any ? query.any : query.all;
    const Xapian::MSet first = run(first_query, options, options.offset, options.limit);
    results.total = first.get_matches_estimated();
    if (options.explain) results.xapian_query = first_query.get_description();
    const MatchCounts counts(database, first_query, options);
    results.facets = counts.facets();
    results.timeline = counts.timeline();
    append_hits(first, true, query, options, options.offset + 1, results);
    const bool page_full = results.hits.size() >= options.limit;
    if (options.match != Match::automatic || !query.differ || page_full) return results;
    const Xapian::Query rest(Xapian::Query::OP_AND_NOT, query.any, query.all);
    const auto shown = static_cast<std::uint32_t>(results.hits.size());
    const auto all_words = static_cast<std::uint32_t>(results.total);
    const std::uint32_t skip = options.offset > all_words ? options.offset - all_words : 0;
    const Xapian::MSet partial = run(rest, options, skip, options.limit - shown);
    results.partial_counted = true;
    results.partial_total = partial.get_matches_estimated();
    append_hits(partial, false, query, options, options.offset + shown + 1, results);
    return results;
  }

  std::vector<std::string> archives;
  std::string path;  // all of them, for messages
  std::chrono::milliseconds remote_timeout;
  std::shared_ptr<const Analyzer> given_analyzer;  // null: the archive's own
  std::string exceptions;                          // of the archive's own analyzer
  Xapian::Database database;
  std::shared_ptr<const Analyzer> analyzer;
};

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
                "the query has an error: " + (query.diagnostics.empty() ? std::string("it was never parsed")
                                                                        : query.diagnostics.back().message));
}

void require_page(const SearchOptions& options) {
  if (options.limit > SearchOptions::kMaxLimit || options.offset > SearchOptions::kMaxLimit) {
    throw Error(ErrorCode::invalid_argument,
                "limit and offset may be " + std::to_string(SearchOptions::kMaxLimit) + " at most");
  }
}

}  // namespace

SearchResults Searcher::search(const ParsedQuery& query, const SearchOptions& options) const {
  require_good(query);
  require_page(options);
  CompiledQuery compiled;
  SearchResults results = state_->with_database([&] {
    compiled = state_->compile(*query.tree, options.level);
    return state_->search(compiled, options);
  });
  if (!compiled.left_out.empty())
    results.notes.push_back("kata umum tidak ikut menentukan: " + list_of(compiled.left_out));
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
  return state_->with_database([&]() -> std::optional<SearchResults> {
    const Xapian::Database& database = state_->database;
    const std::string term = schema::id_term(id);
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) return std::nullopt;
    return state_->search(like_query(database, *posting, std::string(id)), options);
  });
}

std::optional<Suggestion> Searcher::suggest(const std::string& text, const ParseOptions& parse,
                                            const SearchOptions& options) const {
  const ParsedQuery query = parse_query(text, parse);
  require_good(query);
  const std::optional<std::string> corrected = state_->with_database(
      [&] { return respelt(text, *query.tree, kMaxCorrected, *state_->analyzer, state_->database); });
  if (!corrected) return std::nullopt;
  const ParsedQuery better = parse_query(*corrected, parse);
  const std::uint64_t articles = better.ok() ? count(better, options) : 0;
  if (articles == 0) return std::nullopt;
  return Suggestion{*corrected, articles};
}

void Searcher::for_each(const ParsedQuery& query, const SearchOptions& options,
                        const std::function<bool(const Hit&)>& take) const {
  require_good(query);
  CompiledQuery compiled;
  const Xapian::MSet matches = state_->with_database([&] {
    compiled = state_->compile(*query.tree, options.level);
    return state_->run(options.match == Match::any ? compiled.any : compiled.all, options, 0,
                       state_->database.get_doccount());
  });
  with_mapped_errors(state_->path, [&] {
    try {
      std::uint32_t rank = 1;
      for (auto match = matches.begin(); match != matches.end(); ++match) {
        Hit hit = state_->hit_of(match, compiled, options);
        hit.rank = rank++;
        if (!take(hit)) return;
      }
    } catch (const Xapian::DatabaseModifiedError&) {
      throw Error(
          ErrorCode::io,
          state_->path + ": a writer has changed the archive while its articles were printed; start again");
    }
  });
}

std::optional<Article> Searcher::article(std::string_view id) const {
  return state_->with_database([&]() -> std::optional<Article> {
    const std::string term = schema::id_term(id);
    const auto posting = state_->database.postlist_begin(term);
    if (posting == state_->database.postlist_end(term)) return std::nullopt;
    return stored_article(state_->database.get_document(*posting).get_data()).article;
  });
}

std::uint64_t Searcher::article_count() const {
  return state_->with_database([&] { return std::uint64_t{state_->database.get_doccount()}; });
}

void Searcher::reopen() { state_->open(); }

}  // namespace warta
