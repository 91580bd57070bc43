// SPDX-License-Identifier: GPL-3.0-or-later
#include "warta/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "indexer/archive_directory.h"
#include "indexer/schema.h"
#include "indexer/stored_article.h"
#include "indexer/xapian_errors.h"
#include "searcher/query_compiler.h"
#include "searcher/snippet_maker.h"
#include "warta/error.h"

namespace warta {

namespace {

// BM25 with Xapian's own k1 and b (measured on held-out news, DESIGN.md section 11): k1 = .8, b = .75 loses
// there.
Xapian::BM25Weight ranking() { return {1.0, 0.0, 1.0, 0.5, 0.5}; }

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
  State(const std::string& archive, SearcherOptions options)
      : path(archive), given_analyzer(std::move(options.analyzer)) {
    open();
  }

  // Opens the newest state. Not Database::reopen(): a compaction or reindex puts another database in the
  // place of this one, whose revision may be the same.
  void open() {
    database = open_archive_for_reading(path);
    with_reopening(database, path, [&] {
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
      if (anew) open();
      return work();
    });
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

  void append_hits(const Xapian::MSet& matches, bool all_words, const CompiledQuery& query,
                   const SearchOptions& options, std::uint32_t first_rank, SearchResults& results) {
    std::uint32_t rank = first_rank;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      Hit& hit = results.hits.emplace_back();
      hit.rank = rank++;
      hit.score = match.get_weight();
      hit.all_words = all_words;
      const std::string data = match.get_document().get_data();
      if (options.snippets == 0) {
        hit.article = stored_fields(data);
        continue;
      }
      StoredArticle stored = stored_article(data);
      hit.snippets = make_snippets(stored.article.body, stored.spans, query.matched, *analyzer,
                                   {options.snippets, options.snippet_characters});
      if (stored.article.title.empty()) hit.opening = opening_of(stored);
      stored.article.body.clear();
      hit.article = std::move(stored.article);
    }
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

  std::string path;
  std::shared_ptr<const Analyzer> given_analyzer;  // null: the archive's own
  std::string exceptions;                          // of the archive's own analyzer
  Xapian::Database database;
  std::shared_ptr<const Analyzer> analyzer;
};

Searcher::Searcher(const std::string& archive, SearcherOptions options)
    : state_(std::make_unique<State>(archive, std::move(options))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResults Searcher::search(const ParsedQuery& query, const SearchOptions& options) const {
  if (!query.ok())
    throw Error(ErrorCode::invalid_argument,
                "the query has an error: " + (query.diagnostics.empty() ? std::string("it was never parsed")
                                                                        : query.diagnostics.back().message));
  if (options.limit > SearchOptions::kMaxLimit || options.offset > SearchOptions::kMaxLimit) {
    throw Error(ErrorCode::invalid_argument,
                "limit and offset may be " + std::to_string(SearchOptions::kMaxLimit) + " at most");
  }
  const CompiledQuery compiled = compile_query(*query.tree, options.level, *state_->analyzer);
  SearchResults results = state_->with_database([&] { return state_->search(compiled, options); });
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
