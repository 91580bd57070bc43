// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a search, between searcher.cpp and the folders below.
#pragma once

#include <xapian.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/archive/publisher_names.h"
#include "indexer/archive/stored_article.h"
#include "indexer/archive/xapian_errors.h"
#include "searcher/compile/compiler.h"
#include "searcher/compile/deadline.h"
#include "searcher/compile/other_names.h"
#include "searcher/compile/vocabulary.h"
#include "searcher/match/ranking.h"
#include "searcher/passages/article_matches.h"
#include "warta/searcher.h"

namespace warta {

// The open archives of a Searcher, and the steps of a search.
struct Searcher::State {
  State(const std::vector<std::string>& searched, SearcherOptions given);

  // Opens the newest state of every archive that has not failed.
  void open();

  // Calls `work` on the archive; again from the start when a writer has invalidated our state, once when a
  // connection was lost (servers close idle ones; one that is gone is named when opened), or, with `partial`,
  // without the shard that has just failed.
  template <typename Work>
  auto with_database(const Work& work) {
    return with_retries(path, [&](bool reopen) {
      if (reopen) open();
      for (bool reconnected = false;;) {
        try {
          return work();
        } catch (const Xapian::NetworkTimeoutError& error) {
          drop_failed_shard(error);  // or throws
        } catch (const Xapian::NetworkError& error) {
          if (std::exchange(reconnected, true)) {
            drop_failed_shard(error);
          } else {
            open();
          }
        }
      }
    });
  }

  CompiledQuery compile(const QueryTree& tree, const SearchOptions& options);
  // To the filters of the options.
  void restrict(CompiledQuery& query, const SearchOptions& options) const;
  // The number of the article of SearchOptions::new_since, if it is set.
  [[nodiscard]] std::optional<Xapian::docid> number_before_new(const SearchOptions& options) const;
  // Throws Error(unsupported) unless document numbers tell which articles came last.
  void require_order_of_coming() const;
  [[nodiscard]] MatchFinders finders_of(const MatchSet& set) const { return {set.matched, *analyzer}; }
  SearchResults search(const CompiledQuery& query, const SearchOptions& options);
  // best_passages.cpp
  PassageResults passages(const CompiledQuery& query, const SearchOptions& options);

  struct AllMatches {
    CompiledQuery query;
    OrderedMatches found;
  };
  [[nodiscard]] AllMatches all_matches(const QueryTree& tree, const SearchOptions& options);

  // Calls `take` match by match until it returns false.
  void walk(const OrderedMatches& found, const std::function<bool(const Xapian::MSetIterator&)>& take) const;

  // `counting`: what SearchOptions::occurrences counts; the same as `finders` unless these are wider.
  [[nodiscard]] Hit hit_of(const RankedHit& ranked, const MatchFinders& finders, const MatchFinders& counting,
                           const SearchOptions& options) const;

  // Words near the places that `finders` finds in the articles that `query` matches.
  [[nodiscard]] std::vector<Collocate> beside(const Xapian::Query& query, const MatchFinders& finders,
                                              std::uint32_t count) const;

  [[nodiscard]] std::optional<Xapian::docid> document_of(std::string_view id) const;

  std::vector<std::string> archives;  // those that have not failed
  std::string path;                   // all of them, for messages
  SearcherOptions options;
  std::string exceptions;  // of the archive's own analyzer
  Xapian::Database database;
  PublisherNames publishers;
  std::shared_ptr<const Analyzer> analyzer;
  std::vector<std::string> missing;  // archives that have failed
  Deadline deadline;                 // of the current call
  WordLists word_lists;

  // Sets the deadline for one call; an outer call's deadline takes precedence, since a callback for each hit
  // may search, too.
  class TimeLimit {
   public:
    TimeLimit(State& state, std::chrono::milliseconds limit)
        : state_(state), outer_(std::exchange(state.deadline, state.deadline_in(limit))) {}
    ~TimeLimit() { state_.deadline = outer_; }
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;

   private:
    State& state_;
    Deadline outer_;
  };

 private:
  // Whether no archive is served by another process.
  [[nodiscard]] bool local() const;
  [[nodiscard]] Deadline deadline_in(std::chrono::milliseconds limit) const;
  void drop_failed_shard(const Xapian::NetworkError& error);
  const OtherNames& other_names();
  [[nodiscard]] std::optional<std::uint64_t> total_without_search(
      const CompiledQuery& query, std::optional<std::uint64_t> have_all = {}) const;
  void append_hits(const std::vector<RankedHit>& ranked, bool all_words, const CompiledQuery& query,
                   const MatchFinders& finders, const SearchOptions& options, SearchResults& results) const;
  void append_sample(const CompiledQuery& query, Xapian::Query MatchSet::*reading,
                     const SearchOptions& options, SearchResults& results) const;
  [[nodiscard]] std::vector<Contribution> contributions_of(const std::string& id,
                                                           const CompiledQuery& query) const;

  std::unique_ptr<OtherNames> names_;
  bool names_learnt_ = false;  // from this state of the archive
  ArticleLengths lengths_;
};

}  // namespace warta
