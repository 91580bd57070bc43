// SPDX-License-Identifier: GPL-3.0-or-later
// Opens archives, compiles queries and builds hits (searcher_state.h).
#include "searcher/searcher_state.h"

#include <locale.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <type_traits>
#include <utility>

#include "indexer/archive/directory.h"
#include "indexer/archive/schema.h"
#include "searcher/compile/filter_query.h"
#include "searcher/compile/readings.h"
#include "searcher/match/match_counts.h"
#include "searcher/match/match_total.h"
#include "searcher/match/pruning.h"
#include "searcher/match/sample.h"
#include "searcher/match/typical_words.h"
#include "searcher/messages.h"
#include "searcher/passages/occurrences.h"
#include "searcher/passages/snippet_maker.h"
#include "searcher/shards.h"
#include "warta/error.h"

namespace warta {

namespace {

// Articles of the narrow set, scored as the wide one is.
Xapian::Query counted_query(const CompiledQuery& query, Xapian::Query MatchSet::*reading) {
  const Xapian::Query& ranked = query.ranked.*reading;
  return query.wider ? Xapian::Query(Xapian::Query::OP_FILTER, ranked, query.counted.*reading) : ranked;
}

bool any_matches(const Xapian::Database& database, const Xapian::Query& query, const Deadline& deadline) {
  if (query.empty()) return false;
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return !deadline.matches(enquire, 0, 1).empty();
}

// With decimal points: description-in-the-locale in docs/xapian-faults.md.
std::string description_of(const Xapian::Query& query) {
  const std::unique_ptr<std::remove_pointer_t<locale_t>, decltype(&freelocale)> plain(
      newlocale(LC_NUMERIC_MASK, "C", nullptr), &freelocale);
  const std::unique_ptr<std::remove_pointer_t<locale_t>, decltype(&uselocale)> before(uselocale(plain.get()),
                                                                                      &uselocale);
  return query.get_description();
}

}  // namespace

Searcher::State::State(const std::vector<std::string>& searched, SearcherOptions given)
    : archives(with_stubs_resolved(searched)), path(name_of_shards(searched)), options(std::move(given)) {
  open();
}

// Not Database::reopen(), since a compaction or reindex replaces this database by another one
// (reopen-of-another in docs/xapian-faults.md).
void Searcher::State::open() {
  with_retries(path, [&](bool /*anew*/) {
    database = open_shards(archives, options.remote_timeout, options.partial ? &missing : nullptr);
    const std::string now = database.get_metadata(std::string(schema::kMetaExceptions));
    if (options.analyzer != nullptr) {
      analyzer = options.analyzer;
    } else if (analyzer == nullptr || now != exceptions) {
      analyzer = make_indonesian_analyzer({now});
      exceptions = now;
    }
    require_analyzer(database, path, analyzer->fingerprint());
    publishers = PublisherNames(database);
  });
  names_learnt_ = false;
  lengths_.forget();
  word_lists.forget();
}

void Searcher::State::drop_failed_shard(const Xapian::NetworkError& error) {
  const std::string failed = failed_shard(error, path);
  const auto shard = std::find(archives.begin(), archives.end(), failed);
  if (!options.partial || shard == archives.end()) throw_mapped(error, failed);
  missing.push_back(failed);
  archives.erase(shard);
  if (archives.empty()) throw_mapped(error, failed);
  open();
}

const OtherNames& Searcher::State::other_names() {
  if (names_ == nullptr) names_ = std::make_unique<OtherNames>(*analyzer, options.names, options.thesaurus);
  if (!std::exchange(names_learnt_, true)) names_->learn(database, *analyzer);
  return *names_;
}

CompiledQuery Searcher::State::compile(const QueryTree& tree, const SearchOptions& search_options) {
  CompiledQuery compiled =
      compile_query(tree, {{search_options.level, *analyzer, database, deadline, &word_lists},
                           search_options.expand ? &other_names() : nullptr});
  restrict(compiled, search_options);
  return compiled;
}

void Searcher::State::restrict(CompiledQuery& query, const SearchOptions& search_options) const {
  restrict_to(query, filter_query(search_options.filters, database, deadline));
  if (const auto last = number_before_new(search_options)) restrict_to_numbers_after(query, *last);
}

void Searcher::State::require_order_of_coming() const {
  if (archives.size() == 1 && local()) return;
  throw Error(ErrorCode::unsupported, both(search_messages::kNewOfOneArchive, {path}));
}

std::optional<Xapian::docid> Searcher::State::number_before_new(const SearchOptions& search_options) const {
  if (search_options.new_since.empty()) return std::nullopt;
  require_order_of_coming();
  const auto last = document_of(search_options.new_since);
  if (last) return last;
  throw Error(ErrorCode::invalid_argument,
              both(search_messages::kNoSuchNewSince, {search_options.new_since}));
}

Deadline Searcher::State::deadline_in(std::chrono::milliseconds limit) const {
  return Deadline(limit, local());
}

bool Searcher::State::local() const { return std::none_of(archives.begin(), archives.end(), is_remote); }

Searcher::State::AllMatches Searcher::State::all_matches(const QueryTree& tree,
                                                         const SearchOptions& search_options) {
  return with_database([&]() -> AllMatches {
    CompiledQuery query = compile(tree, search_options);
    OrderedMatches found =
        Ranking(database, search_options, {}, deadline, nullptr)
            .all(counted_query(query, search_options.match == Match::any ? &MatchSet::any : &MatchSet::all));
    keep_sample(database, search_options, deadline, found);
    return {std::move(query), std::move(found)};
  });
}

namespace {

// Remote archives send a batch at a time, not one article per request. Neighbours in the order are nearly
// neighbours in the set, of which ranges can be fetched.
void fetch_batch(const OrderedMatches& found, std::size_t begin, std::size_t end) {
  const auto [least, most] = std::minmax_element(found.order.begin() + static_cast<std::ptrdiff_t>(begin),
                                                 found.order.begin() + static_cast<std::ptrdiff_t>(end));
  if (*most - *least >= 2 * kFetchedTogether) return;
  // Counted from the end: fetch-of-a-range in docs/xapian-faults.md.
  const Xapian::doccount size = found.matches.size();
  found.matches.fetch(found.matches[size - *least], found.matches[size - *most]);
}

}  // namespace

void Searcher::State::walk(const OrderedMatches& found,
                           const std::function<bool(const Xapian::MSetIterator&)>& take) const {
  with_mapped_errors(path, [&] {
    try {
      for (std::size_t at = 0; at < found.order.size(); ++at) {
        if (at % kFetchedTogether == 0)
          fetch_batch(found, at, std::min<std::size_t>(at + kFetchedTogether, found.order.size()));
        deadline.check();
        if (!take(found.matches[found.order[at]])) return;
      }
    } catch (const Xapian::DatabaseModifiedError&) {
      throw Error(ErrorCode::io, both(search_messages::kChangedMeanwhile, {path}));
    } catch (const Xapian::NetworkError& error) {
      throw_mapped(error, failed_shard(error, path));
    }
  });
}

namespace {

// Of the story; then, if there is room, of its links. A story without a match is left out.
std::vector<Snippet> snippets_of(const StoredArticle& stored, const MatchFinders& finders,
                                 const SearchOptions& search_options) {
  const ArticleMatches found(finders, stored);
  const std::string& body = stored.article.body;
  SnippetOptions wanted{search_options.snippets, search_options.snippet_characters};
  std::vector<Snippet> snippets = make_snippets(body, stored.spans, found.story(body), wanted);
  if (!found.has_related()) return snippets;
  const bool matched = !snippets.empty() && !snippets.front().spans.empty();
  if (matched) wanted.count -= static_cast<std::uint32_t>(snippets.size());
  std::vector<Snippet> lines = related_snippets(stored, found, wanted);
  if (!matched && !lines.empty()) return lines;
  std::move(lines.begin(), lines.end(), std::back_inserter(snippets));
  return snippets;
}

}  // namespace

Hit Searcher::State::hit_of(const RankedHit& ranked, const MatchFinders& finders,
                            const MatchFinders& counting, const SearchOptions& search_options) const {
  constexpr std::uint32_t kOpeningCharacters = 80;
  Hit hit;
  hit.score = ranked.score;
  hit.copies = ranked.copies;
  const std::string data = ranked.document.get_data();
  if (search_options.words) {
    const std::string words = ranked.document.get_value(schema::kWordsSlot);
    hit.words = words.empty() ? 0 : static_cast<std::uint64_t>(Xapian::sortable_unserialise(words));
  }
  if (search_options.snippets == 0 && !search_options.body && !search_options.occurrences) {
    hit.article = stored_fields(data);
    publishers.settle(hit.article);
    if (!search_options.opening || !hit.article.title.empty()) return hit;
  }
  StoredArticle stored = stored_article(data);
  publishers.settle(stored.article);
  const std::string& body = stored.article.body;
  if (search_options.snippets > 0) hit.snippets = snippets_of(stored, finders, search_options);
  if (search_options.occurrences) {
    std::uint64_t occurrences = 0;
    each_occurrence(stored, counting, *analyzer, 0, [&occurrences](const Occurrence&) {
      ++occurrences;
      return true;
    });
    hit.occurrences = occurrences;
  }
  if (stored.article.title.empty()) {
    // Replaces the title of an article without one.
    const Snippet opening = opening_of(body, stored.spans, kOpeningCharacters);
    hit.opening = opening.text + (opening.ends_cut ? " …" : "");
  }
  if (search_options.body) {
    hit.marks = story_marks(stored, finders);
    hit.removed = removed_parts(stored);
  } else {
    stored.article.body.clear();
  }
  hit.article = std::move(stored.article);
  return hit;
}

void Searcher::State::append_hits(const std::vector<RankedHit>& ranked, bool all_words,
                                  const CompiledQuery& query, const MatchFinders& finders,
                                  const SearchOptions& search_options, SearchResults& results) const {
  const MatchFinders counting = finders_of(query.narrow());
  for (const RankedHit& one : ranked) {
    deadline.check();
    Hit& hit = results.hits.emplace_back(hit_of(one, finders, counting, search_options));
    hit.rank = results.offset + static_cast<std::uint32_t>(results.hits.size());
    hit.all_words = all_words;
    if (search_options.explain) hit.contributions = contributions_of(hit.article.id, query);
  }
}

void Searcher::State::append_sample(const CompiledQuery& query, Xapian::Query MatchSet::*reading,
                                    const SearchOptions& search_options, SearchResults& results) const {
  OrderedMatches found =
      Ranking(database, search_options, {}, deadline, nullptr).all(counted_query(query, reading));
  keep_sample(database, search_options, deadline, found);
  std::vector<RankedHit> ranked;
  for (const Xapian::doccount at : found.order) {
    const auto match = found.matches[at];
    ranked.push_back({*match, match.get_document(), counted(match.get_weight()), 0});
  }
  append_hits(ranked, true, query, finders_of(query.narrow()), search_options, results);
}

// Each part of the query alone, scored with the statistics of the whole archive.
std::vector<Contribution> Searcher::State::contributions_of(const std::string& id,
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

// The total of `any` when it can be told without a search for it, so that Xapian may skip what cannot be
// among the best.
std::optional<std::uint64_t> Searcher::State::total_without_search(
    const CompiledQuery& query, std::optional<std::uint64_t> have_all) const {
  if (query.words.empty() || (!local() && !prunes_rightly(query.ranked.any))) return std::nullopt;
  return total_of_words(database, local(), query.words, deadline, have_all);
}

SearchResults Searcher::State::search(const CompiledQuery& query, const SearchOptions& search_options) {
  SearchResults results;
  results.offset = search_options.offset;
  results.missing = missing;
  results.collapse = search_options.collapse;
  const bool automatic = search_options.match == Match::automatic && query.differ;
  // For a single word `any` matches and scores like `all`, and can be pruned.
  const bool any_will_do = search_options.match == Match::any || query.words.size() == 1;
  const auto reading = any_will_do ? &MatchSet::any : &MatchSet::all;
  // By date only counted articles are listed: else the newest articles of a root would hide those of the
  // word.
  const bool by_score = search_options.sort == SortOrder::relevance;
  const auto listed = [&](Xapian::Query MatchSet::*set) {
    return by_score ? query.ranked.*set : counted_query(query, set);
  };
  const Xapian::Query first_query = listed(reading);
  const MatchFinders finders = finders_of(by_score ? query.ranked : query.narrow());
  Ranking ranking(database, search_options, listed(automatic ? &MatchSet::any : reading), deadline,
                  local() ? &lengths_ : nullptr);
  std::optional<std::uint64_t> total;
  if (any_will_do && (by_score || !query.wider)) total = total_without_search(query);
  const bool samples = search_options.sample > 0;
  results.offset = samples ? 0 : search_options.offset;
  const RankedPart first =
      ranking.part(first_query, results.offset, samples ? 0 : search_options.limit, total);
  results.total = first.total;
  const Xapian::Query& counted = query.narrow().*reading;  // lies within what is ranked
  if (query.wider) {
    const auto total_of = [&](const Xapian::Query& set) {
      return match_total(database, local(), set, deadline);
    };
    const std::uint64_t ranked = by_score ? first.total : total_of(query.ranked.*reading);
    if (by_score) results.total = ranked == 0 ? 0 : total_of(counted);
    results.same_root_total = ranked - std::min(ranked, results.total);
  }
  if (search_options.explain) results.xapian_query = description_of(first_query);
  const MatchCounts counts(database, counted, search_options, deadline, &publishers);
  results.facets = counts.facets();
  results.timeline = counts.timeline();
  if (search_options.typical > 0)
    results.typical = typical_words(database, counted, search_options.typical, deadline);
  if (search_options.beside > 0)
    results.beside = beside(counted, finders_of(query.narrow()), search_options.beside);
  if (search_options.sample > 0) {
    append_sample(query, reading, search_options, results);
    return results;
  }
  append_hits(first.hits, true, query, finders, search_options, results);
  if (!automatic || results.hits.size() >= search_options.limit) return results;
  const auto heads = static_cast<std::uint32_t>(first.heads);
  const auto shown = static_cast<std::uint32_t>(results.hits.size());
  const std::uint32_t wanted = search_options.limit - shown;
  // For the first page the excluded articles have just been found; Xapian need not search for them again.
  const bool plain = search_options.collapse == Collapse::none && !search_options.half_life;
  const bool links = any_matches(database, query.linked, deadline);
  const Xapian::Query all = listed(&MatchSet::all);
  const Xapian::Query any = listed(&MatchSet::any);
  const Xapian::Query known = links ? Xapian::Query(Xapian::Query::OP_OR, all, query.linked) : all;
  const bool just_found = plain && !links && search_options.offset == 0;
  std::optional<std::uint64_t> any_total;
  if (just_found && (by_score || !query.wider)) {
    if (query.all_have_every_word) any_total = first.total;
    any_total = total_without_search(query, any_total);
  }
  const RankedPart partial =
      just_found ? ranking.rest(any, first, wanted, any_total)
                 : ranking.part(excluding(any, known),
                                search_options.offset > heads ? search_options.offset - heads : 0, wanted);
  results.partial_counted = true;
  results.partial_total = partial.total;
  append_hits(partial.hits, false, query, finders, search_options, results);
  return results;
}

std::optional<Xapian::docid> Searcher::State::document_of(std::string_view id) const {
  const std::string term = schema::id_term(id);
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  return *posting;
}

}  // namespace warta
