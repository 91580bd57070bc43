// SPDX-License-Identifier: GPL-3.0-or-later
// Searching archives: start here. Searcher, its options and its results.
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

// Which words written side by side in a query an article must contain. Operators, phrases and fields are not
// affected.
enum class Match : std::uint8_t {
  automatic,  // articles with all words come first and are the total; if they are fewer than a page, articles
              // with some follow, except those that only link to the story
  all,
  any,
};

// Which forms of a word are counted, dated and exported, and excluded by `-`. Lists by relevance go further
// under `lexeme`: they rank by root, the word as written higher.
enum class Level : std::uint8_t {
  root,     // the same kata dasar: `perusahaan` finds `usaha`
  lexeme,   // the same word in another voice or number or with clitics: `menggunakan` finds `digunakannya`,
            // not `guna`
  surface,  // the word as written
};

// The order of hits.
enum class SortOrder : std::uint8_t { relevance, newest, oldest };

// Fields whose values can be counted.
enum class Facet : std::uint8_t { media, section, author, place, year, tag, editor, month, language };

// The order of the values of a facet.
enum class FacetSort : std::uint8_t {
  automatic,  // the most frequent first; years and months by value
  count,
  value,
};

// Restricts a search to articles with this value of a field, whatever Match says.
struct FieldFilter {
  // A field with values, by any of its names: media, section, author, editor, place, tag, language; the name
  // of tags `name=value`; or year, month, date and words, whose value is one, or a range: `2019..2021`,
  // `>=2023-09`.
  std::string field;
  std::string value;  // a whole value in any case; for a section, also one of its parts
};

// Which matches are collapsed into a better hit.
enum class Collapse : std::uint8_t {
  none,
  near,   // near-duplicates of a better hit (`warta-index duplicates` lists near-duplicates)
  media,  // all of one publisher, into its best
};

// The step of a timeline.
enum class TimeStep : std::uint8_t { day, week, month, year };  // weeks begin on Monday

// Which matches to return, and what to report about them.
struct SearchOptions {
  std::uint32_t limit = 10;  // hits of the page, at most kMaxLimit
  std::uint32_t offset = 0;  // hits to skip before the page
  Match match = Match::automatic;
  Level level = Level::lexeme;
  SortOrder sort = SortOrder::relevance;
  // Half-life in days, at least 1: halves the score for every so many days that an article is older than the
  // newest match. An undated article counts as the oldest. Only with SortOrder::relevance; of more than
  // kMaxRecent matches, only the best kMaxRecent are weighted by age.
  std::optional<std::uint32_t> half_life;
  Collapse collapse = Collapse::none;
  // Also match articles with another name of a word or phrase (`KPK`, `Komisi Pemberantasan Korupsi`): see
  // SearcherOptions::names. SearchResults::expansions lists them.
  bool expand = true;
  std::uint32_t snippets = 1;              // snippets per hit, 0 for none
  std::uint32_t snippet_characters = 240;  // target length of one, in code points
  std::uint32_t passage_characters = 600;  // greatest length of a passage of passages(), in code points
  std::uint32_t passages_per_article = 2;  // of passages(), at least 1
  bool opening = false;                    // fill Hit::opening even without snippets
  bool explain = false;                    // fill SearchResults::xapian_query and Hit::contributions
  // An article must have one of the values for each field that is named. A value that no article of the
  // archive has is Error(invalid_argument), which names similar ones.
  std::vector<FieldFilter> filters;
  // Only articles that came into the archive after the one with this id; empty: all. An article that replaces
  // an earlier one keeps its place. One archive of this machine only, else Error(unsupported); an id that is
  // not in the archive is Error(invalid_argument). Searcher::last_added() has the id to keep for next time.
  std::string new_since;
  std::vector<Facet> facets;                 // fields to count all matches by
  std::vector<std::string> tag_facets;       // names of tags `name=value` to count by: `provinsi`
  std::optional<std::uint32_t> facet_limit;  // values of each facet, the first of its order; empty: all
  FacetSort facet_sort = FacetSort::automatic;
  std::string facet_prefix;          // count only values that begin with this, in any case
  std::optional<TimeStep> timeline;  // counts matches by their day of publication in Asia/Jakarta
  bool share = false;                // fill Timeline::archive
  // Also count the timeline for each value of this field: Facet::media; of the facet_limit most frequent
  // ones.
  std::optional<Facet> by;
  std::uint32_t typical = 0;  // words of SearchResults::typical, at most kMaxTypical
  std::uint32_t beside = 0;   // words of SearchResults::beside, at most kMaxTypical
  bool body = false;          // fill the body of Hit::article, and Hit::marks
  bool occurrences = false;   // fill Hit::occurrences
  bool words = false;         // fill Hit::words
  // Lists so many of the matches, chosen at random by `seed`, in a random order; 0: all by rank. The same
  // for the same seed and the same articles, however many archives they are in; a smaller sample is the
  // beginning of a larger one. Ignores limit, offset, sort and collapse; counts are still of all matches.
  std::uint32_t sample = 0;
  std::uint32_t seed = 1;
  // Time limit of one call, including callbacks; 0 or less: none. A call that exceeds it throws
  // Error(timeout) and returns no partial result. The clock is checked between the steps of a search and
  // within long ones, so the error comes within milliseconds; but Xapian is not interrupted while it
  // skips articles that do not match, or while it waits for a remote archive
  // (SearcherOptions::remote_timeout).
  std::chrono::milliseconds time_limit{0};

  static constexpr std::uint32_t kMaxLimit = 100'000;
  static constexpr std::uint32_t kMaxRecent = 100'000;
  static constexpr std::uint32_t kMaxTypical = 1'000;
  static constexpr std::size_t kMaxCompared = 6;  // queries of Searcher::compare()
};

// A value and its number of articles.
struct Counted {
  std::string value;  // in a timeline: the first day of the step, `2023-09-18`
  std::uint64_t articles = 0;
};

// Exact counts: the values, those of `others` and `without` add up to SearchResults::total, except for tags,
// of which an article may have several, and for sections with parts: `News/Nasional` counts as itself, as
// `News` and as `Nasional`. Spellings that differ only in case are one value, shown in the most frequent one.
// A FieldFilter with the value finds exactly its articles.
struct FacetCounts {
  Facet facet = Facet::media;
  std::string tag;              // the name, if these are the values of tags `name=value`
  std::vector<Counted> values;  // by SearchOptions::facet_sort; equally frequent ones by value
  std::uint64_t others = 0;     // values beyond SearchOptions::facet_limit, and their articles
  std::uint64_t others_articles = 0;
  std::uint64_t without = 0;  // articles without a value for this field
};

// The part of a timeline that has one value of a field.
struct TimelineRow {
  std::string value;                 // empty: the other values together, and articles without one
  std::vector<std::uint64_t> steps;  // articles in each of Timeline::steps
  std::uint64_t undated = 0;
  std::vector<std::uint64_t> archive;  // as in Timeline, of this value
  std::uint64_t archive_undated = 0;
};

// Articles by day, week, month or year of publication. More than kMostSteps, as of articles from the years
// 1000 and 9999 by day, are Error(invalid_argument).
struct Timeline {
  static constexpr std::size_t kMostSteps = 50'000;  // 136 years by day
  TimeStep step = TimeStep::month;
  std::vector<Counted> steps;  // from the first with an article to the last, including empty ones between
  std::uint64_t undated = 0;
  // With SearchOptions::share: all articles of the archive in each step, whether they match or not, and those
  // without a date.
  std::vector<std::uint64_t> archive;
  std::uint64_t archive_undated = 0;
  std::vector<TimelineRow> by;  // with SearchOptions::by, the most frequent value first; they add up
};

// A word that the matching articles have near the query's words more often than elsewhere.
struct Collocate {
  std::string word;             // as articles write it, in lower case
  std::uint64_t count = 0;      // times within kBesideWords words of a match
  std::uint64_t frequency = 0;  // times in titles and stories of the matching articles
  double likelihood = 0;        // as in TypicalWord, of words near matches and all other words there
};
// How far from a match words are collocates, on either side.
inline constexpr std::uint32_t kBesideWords = 5;

// A word that more of the matching articles have than of the others.
struct TypicalWord {
  std::string word;            // as articles write it, in lower case
  std::uint64_t matching = 0;  // matching articles with it, exactly
  std::uint64_t articles = 0;  // all articles of the archive with it
  // Dunning's log-likelihood ratio of the two counts: 2·Σ observed·ln(observed/expected). Above 10.8 chance
  // is less than one in a thousand.
  double likelihood = 0;
};

// The contribution of one part of the query to the score of a hit.
struct Contribution {
  std::string part;  // `drone` (in all its forms), `drone (as written)`, a phrase, a pattern …
  double score = 0;
};

// One ranked article.
struct Hit {
  std::uint32_t rank = 0;    // 1 for the best hit of the query, whatever the page
  double score = 0;          // BM25, rounded to millionths; comparable within one result only
  bool all_words = true;     // false: contains only some of the query's words (Match::automatic)
  std::uint64_t copies = 0;  // matches collapsed into this hit, without itself (SearchOptions::collapse)
  Article article;           // without the body, unless SearchOptions::body
  // Of the body, with SearchOptions::body only: the matches, and what the newsroom rules took for no part of
  // the story.
  std::vector<SnippetSpan> marks, removed;
  std::optional<std::uint64_t> occurrences;  // matches in title and story; with SearchOptions::occurrences
  std::optional<std::uint64_t> words;        // of the story; with SearchOptions::words
  std::string opening;                       // the beginning of the story if the article has no title
  std::vector<Snippet> snippets;             // the best first
  std::vector<Contribution> contributions;   // add up to `score`; only with SearchOptions::explain
};

// A word or phrase of the query, and the alternatives searched with it.
struct Expansion {
  std::string word;
  std::vector<std::string> others;
  // Whether articles with one of the others instead count in SearchResults::total. If not, they only rank,
  // and are in same_root_total: names learnt from the archive are not certain.
  bool counted = true;
};

// Result of a search.
struct SearchResults {
  std::uint64_t total = 0;  // exact number of matches, including collapsed ones
  // Further articles, exactly, that have only other words of the same root, or another name that is not
  // counted (Expansion), in place of a word of the query (Level::lexeme). By relevance they are listed among
  // the hits, by date they are not.
  std::uint64_t same_root_total = 0;
  std::uint64_t partial_total =
      0;  // further articles with only some of the words; counted only if the page needed them
  bool partial_counted = false;  // whether partial_total was counted
  std::uint32_t offset = 0;
  std::vector<FacetCounts> facets;  // fields to count all matches by
  std::optional<Timeline> timeline;
  std::vector<TypicalWord> typical;  // the most typical first; of equal ones by word
  std::vector<Collocate> beside;     // by likelihood, then by word
  std::string xapian_query;          // Xapian's description, for articles with all words; with `explain` only
  std::vector<Hit> hits;
  std::vector<Diagnostic> warnings;   // how the query was read, in the language of ParseOptions
  std::vector<std::string> left_out;  // function words excluded from the ranking
  std::vector<Expansion> expansions;
  Collapse collapse = Collapse::none;
  std::vector<std::string> missing;  // archives that did not answer (SearcherOptions::partial)
};

// A passage of a story that answers a query, for programs that read texts: whole sentences, as stored.
struct Passage {
  std::uint32_t rank = 0;   // 1 for the best passage of the query, whatever the page
  double score = 0;         // of the passage and its article; comparable within one result only
  std::string id;           // `ARTICLE#BEGIN-END`, in bytes: the same for every query with this length
  std::uint32_t begin = 0;  // bytes of Article::body as stored: body.substr(begin, end - begin) == text
  std::uint32_t end = 0;
  std::uint32_t begin_char = 0;  // the same in code points
  std::uint32_t end_char = 0;
  std::uint32_t number = 0;        // from 1, of the passages that the story is divided into
  std::uint32_t of = 0;            // number of those passages
  std::string text;                // valid UTF-8
  std::vector<SnippetSpan> spans;  // the matches in `text`, in order, disjoint
  Article article;                 // without the body
};

// Result of Searcher::passages().
struct PassageResults {
  std::uint64_t total = 0;  // exact number of articles that have a word of the query
  std::vector<Passage> passages;
  std::vector<Diagnostic> warnings;  // as in SearchResults, and so the others
  std::vector<std::string> left_out;
  std::vector<Expansion> expansions;
  std::vector<std::string> missing;
};

// One match of a word or phrase of the query in an article, with context.
struct Occurrence {
  std::string id;
  std::optional<PublishedAt> published;
  std::string publisher;
  std::string left;   // words before it, on one line; empty at the beginning of the title or story
  std::string match;  // as written in the text
  std::string right;
};

// A corrected query that has matches.
struct Suggestion {
  std::string query;
  std::uint64_t articles = 0;
};

// What the end of a query that is being typed may become.
struct Completion {
  // What a completion is.
  enum class Kind : std::uint8_t {
    word,   // a word of the archive
    name,   // the long form of an abbreviation that articles introduce
    value,  // a whole value of a field: a publisher, an author, a place …
    field,  // the name of a field with its `:`
  };
  Kind kind = Kind::word;
  std::string text;   // to show: `pemberantasan`, `Tempo`, `judul:`
  std::string query;  // the whole query with it
  std::string field;  // of a value or field: its Indonesian name
  // Articles with the word or value, exactly; of a name, those that introduce the abbreviation; of a field 0.
  std::uint64_t articles = 0;
};

// How to open archives for searching.
struct SearcherOptions {
  // Null: the Indonesian analyzer, with the exceptions stored in the archive.
  std::shared_ptr<const Analyzer> analyzer;
  std::chrono::milliseconds remote_timeout{
      10'000};  // timeout for connecting to a remote archive, and for each of its answers
  // Synonymous names, added to a short built-in list and to those that the archive's articles introduce as
  // `Nama Panjang (NP)`: rows `name<TAB>name…`; `#` begins a comment line. A row `-name` disables that
  // name.
  std::string names;
  // Synonyms for SearchOptions::expand: the text of a thesaurus in the MyThes format (`th_id_ID_v2.dat`,
  // UTF-8). Empty: none.
  std::string thesaurus;
  // If one of several archives does not answer, search the others and list it in SearchResults::missing.
  // Otherwise that is an error.
  bool partial = false;
};

// Searches one archive, or several as if they were one: directories, and `tcp://HOST:PORT` served by a stock
// `xapian-tcpsrv`. Totals, scores, counts and the order of hits equal those of a single archive. An archive
// that does not answer is an Error(io) that names it, unless SearcherOptions::partial is set. A file may list
// archives, one per line. A searcher keeps the state of the archive when it was opened or last reopened; if a
// writer has discarded that state, it reopens automatically. One thread at a time; open one searcher per
// thread.
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

  // The number of matches: `total` of search(), without ranking.
  [[nodiscard]] std::uint64_t count(const ParsedQuery& query, const SearchOptions& options = {}) const;

  // Articles similar to the article `id`, excluding it: those with the most of its rarest words. Ignores
  // match and level. Empty if there is no such article.
  [[nodiscard]] std::optional<SearchResults> like(std::string_view id,
                                                  const SearchOptions& options = {}) const;

  // Articles similar to a text that is not in the archive, such as a press release; as like().
  [[nodiscard]] SearchResults like_text(std::string_view text, const SearchOptions& options = {}) const;

  // The timelines of at most kMaxCompared queries, over the same steps: from the first with a match of any
  // of them to the last. SearchOptions::timeline must be set. Each counts as search() does.
  [[nodiscard]] std::vector<Timeline> compare(const std::vector<ParsedQuery>& queries,
                                              const SearchOptions& options) const;

  // Near-duplicates of the article `id`, excluding it, most similar first; the score is the estimated share
  // of common text, from .42 to 1. Empty if there is no such article.
  [[nodiscard]] std::optional<SearchResults> duplicates_of(std::string_view id,
                                                           const SearchOptions& options = {}) const;

  // The best passages of all articles for a query or question: `limit` from `offset` on, both together at
  // most kMaxPassages; at most `passages_per_article` of one article, each of at most `passage_characters`;
  // near-duplicates of a better passage are left out. Ranks articles with any word of the query (with
  // Match::all: all of them), and the passages of the best kArticlesRead of them or, if that is more, three
  // for every passage asked for. Ignores the options of order, snippets, counts and collapsing.
  [[nodiscard]] PassageResults passages(const ParsedQuery& query, const SearchOptions& options = {}) const;
  static constexpr std::uint32_t kMaxPassages = 1'000;
  static constexpr std::uint32_t kArticlesRead = 30;

  // Calls `take` for every match of a word or phrase of the query in the title or story of the matching
  // articles, in the order of for_each(), until it returns false; with `words` words of context on either
  // side. The words of a pattern or group match one by one, and those of NEAR/n, w/n, /s and /p where they
  // satisfy it. Words in a field match in that field; only `judul:` and `terkait:` are looked for. Excluded
  // words do not match.
  void for_each_occurrence(const ParsedQuery& query, const SearchOptions& options, std::uint32_t words,
                           const std::function<bool(const Occurrence&)>& take) const;

  // A spelling correction of a query with fewer than kFewArticles matches: `text` with words unknown to the
  // archive replaced by similarly spelt words of its vocabulary (as `word~` finds them), or one known word if
  // that finds more than ten times as many articles (`Yusuf Kalla`, `Jusuf Kalla`). Empty if there is none.
  // Tries at most kMaxCorrected words, each a scan of the vocabulary. Throws as search() does.
  [[nodiscard]] std::optional<Suggestion> suggest(const std::string& text, const ParseOptions& parse = {},
                                                  const SearchOptions& options = {}) const;
  static constexpr std::size_t kMaxCorrected = 3;
  static constexpr std::uint64_t kFewArticles = 5;

  // At most `most` completions of the end of `text`, a query that is being typed: words first, the most
  // frequent first, then fields, values and names. Nothing for a text that ends with a blank. It walks the
  // words that begin with the last one, so a single letter costs the most. Throws Error: timeout (after
  // `time_limit`, 0 for none), archive_corrupt, io.
  [[nodiscard]] std::vector<Completion> complete(const std::string& text, std::uint32_t most = 8,
                                                 std::chrono::milliseconds time_limit = {}) const;

  // Calls `take` for every match, best first, until it returns false; ignores limit and offset. Holds one
  // article in memory at a time, and about 100 bytes per match. Throws Error(io) if a writer discards the
  // archive's state meanwhile.
  void for_each(const ParsedQuery& query, const SearchOptions& options,
                const std::function<bool(const Hit&)>& take) const;

  // The article of this id with its body; empty if there is none.
  [[nodiscard]] std::optional<Article> article(std::string_view id) const;

  // The ids of at most `most` articles, the one that came into the archive last first. Throws
  // Error(unsupported) as for SearchOptions::new_since.
  [[nodiscard]] std::vector<std::string> last_added(std::uint32_t most) const;

  // The number of articles in all archives.
  [[nodiscard]] std::uint64_t article_count() const;

  // Switches to the newest state of the archive.
  void reopen();

 private:
  friend class XapianBridge;
  struct [[gnu::visibility("hidden")]] State;
  std::unique_ptr<State> state_;
};

}  // namespace warta

#pragma GCC visibility pop
