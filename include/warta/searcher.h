// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "warta/analyzer.h"
#include "warta/article.h"
#include "warta/query.h"
#include "warta/snippet.h"

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// Which of the words that stand side by side in a query an article must have. Operators, phrases and fields
// say it themselves.
enum class Match : std::uint8_t {
  automatic,  // articles with all words come first and make the total; when they do not fill the page,
              // articles with some follow, but for those whose links to other stories have all of them
  all,
  any,
};

// What counts as the same word.
enum class Level : std::uint8_t {
  root,     // the same kata dasar: `perusahaan` finds `usaha`; the word as written ranks higher
  lexeme,   // the same word in another voice or with clitics: `menggunakan` finds `digunakannya`, not `guna`.
            // The first such search reads the archive's whole vocabulary
  surface,  // the word as written
};

// The order of hits.
enum class SortOrder : std::uint8_t { relevance, newest, oldest };

// What articles can be counted by.
enum class Facet : std::uint8_t { media, section, author, place, year };

// Articles that stand behind another instead of being hits of their own.
enum class Collapse : std::uint8_t {
  none,
  near,   // near-duplicates of a better hit (`warta-index duplicates` says of what articles that is)
  media,  // those of one publisher behind its best
};

// What the articles of a timeline are counted by.
enum class TimeStep : std::uint8_t { day, week, month, year };  // weeks begin on Monday

// What to find of a query's articles, and what to tell about them.
struct SearchOptions {
  std::uint32_t limit = 10;  // hits of the page, at most kMaxLimit
  std::uint32_t offset = 0;  // hits before the page
  Match match = Match::automatic;
  Level level = Level::root;
  SortOrder sort = SortOrder::relevance;
  // Scores halve with every so many days that an article is older than the newest that matches; an undated
  // one counts as the oldest. Only with SortOrder::relevance; of more than kMaxRecent matches only the
  // best so many are weighed by age. Days, at least 1.
  std::optional<std::uint32_t> half_life;
  Collapse collapse = Collapse::none;
  // Also articles that have the other name of a word or phrase (`KPK`, `Komisi Pemberantasan Korupsi`): see
  // SearcherOptions::names. SearchResults::expansions says which.
  bool expand = true;
  std::uint32_t snippets = 1;              // passages a hit, 0 for none
  std::uint32_t snippet_characters = 240;  // aimed-at length of one, code points
  bool opening = false;                    // fill Hit::opening without snippets, too
  bool explain = false;                    // fill SearchResults::xapian_query and Hit::contributions
  std::vector<Facet> facets;               // to count all that match by
  std::optional<TimeStep> timeline;        // to count all that match by, day of publication in Asia/Jakarta
  // What one call may take, with what a function that is called for each hit takes; 0 or less: any time. A
  // call that is not done by then throws Error(timeout), and never answers in part. The clock is looked at
  // between the steps of a search and within the long ones, so the error comes within milliseconds; but
  // Xapian is not interrupted while it passes over articles that do not match, and an answer of a remote
  // archive is waited for (SearcherOptions::remote_timeout).
  std::chrono::milliseconds time_limit{0};

  static constexpr std::uint32_t kMaxLimit = 100'000;
  static constexpr std::uint32_t kMaxRecent = 100'000;
};

// A value, and how many articles have it.
struct Counted {
  std::string value;  // of a timeline: the first day of the step, `2023-09-18`
  std::uint64_t articles = 0;
};

// All of `total`, counted one by one: the values and `without` add up to it.
struct FacetCounts {
  Facet facet = Facet::media;
  std::vector<Counted> values;  // the most frequent first, equal ones by value; years by year
  std::uint64_t without = 0;    // articles that do not say
};

// Articles by day, week, month or year of publication.
struct Timeline {
  TimeStep step = TimeStep::month;
  std::vector<Counted>
      steps;  // from the first with an article to the last, those without any between them too
  std::uint64_t undated = 0;
};

// What one part of the query adds to the score of a hit.
struct Contribution {
  std::string part;  // `drone` (in all its forms), `drone (as written)`, a phrase, a pattern …
  double score = 0;
};

// One ranked article.
struct Hit {
  std::uint32_t rank = 0;  // 1 for the best; counts from the first hit, not from the first of the page
  double score = 0;        // BM25, counted in millionths; comparable within one result only
  bool all_words = true;   // false: has only some of the query's words (Match::automatic)
  std::uint64_t copies =
      0;                // further articles that match and stand behind this one (SearchOptions::collapse)
  Article article;      // without the body
  std::string opening;  // how the story begins, when the article has no title
  std::vector<Snippet> snippets;
  std::vector<Contribution> contributions;  // add up to `score`; only when asked for
};

// A word or phrase of the query, and what else was searched for in its place.
struct Expansion {
  std::string word;
  std::vector<std::string> others;
};

// What a search found.
struct SearchResults {
  std::uint64_t total = 0;  // articles that match, exactly; those that stand behind others too
  std::uint64_t partial_total =
      0;  // further articles with only some of the words; counted only when the page needed them
  bool partial_counted = false;  // whether partial_total was counted
  std::uint32_t offset = 0;
  std::vector<FacetCounts> facets;  // as asked for
  std::optional<Timeline> timeline;
  std::string xapian_query;  // as Xapian describes it, of articles with all words; only when asked for
  std::vector<Hit> hits;
  std::vector<std::string>
      notes;  // what was done with the query that its words do not say, for the searcher's eyes
  std::vector<std::string> left_out;  // function words that did not count beside the other words
  std::vector<Expansion> expansions;
  Collapse collapse = Collapse::none;
  std::vector<std::string> missing;  // archives that did not answer (SearcherOptions::partial)
};

// One place where an article has a word or phrase of the query.
struct Occurrence {
  std::string id;
  std::optional<PublishedAt> published;
  std::string source;
  std::string left;   // words before it, on one line; empty at the beginning of the title or story
  std::string match;  // as it stands in the text
  std::string right;
};

// A query that differs in the spelling of some words, and finds articles.
struct Suggestion {
  std::string query;
  std::uint64_t articles = 0;
};

// How to open archives for searching.
struct SearcherOptions {
  // Null: the Indonesian analyzer, with the exceptions that the archive remembers.
  std::shared_ptr<const Analyzer> analyzer;
  std::chrono::milliseconds remote_timeout{
      10'000};  // for connecting to a remote archive, and for each answer of it
  // Names that mean the same, beside those that the archive's articles introduce as `Nama Panjang (NP)` and a
  // short built-in list: rows `name<TAB>name…`; `#` begins a comment line. A row `-name` takes that name
  // out of use.
  std::string names;
  // Words that mean the same, for SearchOptions::expand: the text of a thesaurus in the MyThes format
  // (`th_id_ID_v2.dat`, UTF-8). Empty: none.
  std::string thesaurus;
  // Searches what there is when one of several archives does not answer, and says so in
  // SearchResults::missing. Without it that is an error.
  bool partial = false;
};

// Searches one archive, or several as if they were one: directories and `tcp://HOST:PORT`, where a stock
// `xapian-tcpsrv` serves one. Totals, scores, counts and the order of hits are those of the whole. An archive
// that does not answer is an Error(io) that names it; nothing is answered from the others alone unless
// SearcherOptions::partial asks for that. A file of lines, each such a name, stands for all of them. Sees
// the archive as it was when opened or last reopened; when a writer has moved on too far, it reopens by
// itself and answers from the new state. One thread at a time; open one searcher a thread.
class Searcher {
 public:
  // Throws Error: io (no such archive), invalid_argument (not an archive), archive_version, archive_corrupt,
  // analyzer_mismatch.
  explicit Searcher(const std::string& archive, SearcherOptions options = {});
  // Several archives as one; the same errors.
  explicit Searcher(const std::vector<std::string>& archives, SearcherOptions options = {});
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // Ranks the archive by `query`, which must be ok(). Equal scores are ordered by article id. Throws Error:
  // invalid_argument (a query with errors, a limit over kMaxLimit, a query that expands beyond its limits),
  // timeout, archive_corrupt, io. So do the other functions that take SearchOptions.
  [[nodiscard]] SearchResults search(const ParsedQuery& query, const SearchOptions& options = {}) const;

  // How many articles match: the `total` of search(), without ranking them.
  [[nodiscard]] std::uint64_t count(const ParsedQuery& query, const SearchOptions& options = {}) const;

  // Articles with the most of the rarest words of the article `id`, without itself; match and level are not
  // looked at. Empty when there is no such article.
  [[nodiscard]] std::optional<SearchResults> like(std::string_view id,
                                                  const SearchOptions& options = {}) const;

  // Near-duplicates of the article `id`, without itself, the most alike first; the score is the share of the
  // story that they have in common, estimated, from .42 to 1. Empty when there is no such article.
  [[nodiscard]] std::optional<SearchResults> duplicates_of(std::string_view id,
                                                           const SearchOptions& options = {}) const;

  // Calls `take` with every place where an article that count() counts has a word or phrase of the query in
  // its title or story, article by article as for_each() has them, until it returns false. `words` of context
  // on either side. Words of an operator, pattern or group count one by one; what is excluded or stands in
  // another field does not.
  void for_each_occurrence(const ParsedQuery& query, const SearchOptions& options, std::uint32_t words,
                           const std::function<bool(const Occurrence&)>& take) const;

  // `text` with words that the archive does not have replaced by words of its own that are spelt like them
  // (as `word~` has it); empty when nothing was replaced or the result finds nothing. At most kMaxCorrected
  // words are tried, each a walk over the archive's vocabulary. Throws as search() does.
  [[nodiscard]] std::optional<Suggestion> suggest(const std::string& text, const ParseOptions& parse = {},
                                                  const SearchOptions& options = {}) const;
  static constexpr std::size_t kMaxCorrected = 3;

  // Calls `take` with every article that count() counts, best first, until it returns false; limit and offset
  // are not looked at. One article is in memory at a time, and 100 bytes or so for each that matched. Throws
  // Error(io) when a writer has taken the archive's state away in the middle.
  void for_each(const ParsedQuery& query, const SearchOptions& options,
                const std::function<bool(const Hit&)>& take) const;

  // The article of this id with its body, empty when there is none.
  [[nodiscard]] std::optional<Article> article(std::string_view id) const;

  // How many articles there are, in all archives together.
  [[nodiscard]] std::uint64_t article_count() const;

  // Moves on to the newest state of the archive.
  void reopen();

 private:
  friend class XapianBridge;
  struct [[gnu::visibility("hidden")]] State;
  std::unique_ptr<State> state_;
};

}  // namespace warta

#pragma GCC visibility pop
