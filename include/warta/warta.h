/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Warta for C (C11) and for every language that calls C: make archives of Indonesian news, and search them.
 * examples/c_api.c is a whole program; docs/embedding.md tells how to link.
 *
 * Status. Every function returns a warta_status, except three that return text about one. Anything but
 * WARTA_OK, WARTA_END and WARTA_NOT_FOUND is a failure: warta_message(session) gives the problem, the place
 * and the remedy. Output parameters, always last, are set only on success. A null handle or pointer is
 * WARTA_INVALID_ARGUMENT. No exception leaves the library.
 *
 * Handles. A warta_X is made by one function, belongs to the caller, and is given back to warta_X_free, which
 * takes NULL too. Things handed out as `const` belong to what they came from, and live as long as it does.
 * A session may be freed before what was made from it.
 *
 * Text is UTF-8. Text that comes in ends with a NUL unless a size stands beside it. Text that goes out is a
 * warta_text: its size in bytes, and bytes that are followed by a NUL. Offsets are bytes, half open.
 *
 * Threads. The library has no global state. A session and everything made from it is for one thread at a
 * time; different sessions are independent, so give each thread its own.
 */
#ifndef WARTA_WARTA_H
#define WARTA_WARTA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// C passes any integer as an enumeration; in C++ that is defined only where the underlying type is fixed.
#ifdef __cplusplus
#define WARTA_ENUM_OF_INT : int
extern "C" {
#else
#define WARTA_ENUM_OF_INT
#endif

// Values never change their meaning; further ones may come.
typedef enum warta_status WARTA_ENUM_OF_INT {
  WARTA_OK = 0,
  WARTA_END = 1,                // an iterator has no further element
  WARTA_NOT_FOUND = 2,          // there is no such article, or nothing to suggest
  WARTA_INVALID_ARGUMENT = 3,   // an argument is outside what the function documents
  WARTA_BAD_QUERY = 4,          // the query has an error; the message has its column
  WARTA_IO = 5,                 // the operating system reported an error: file missing, disk full …
  WARTA_ARCHIVE_LOCKED = 6,     // another process is writing to the archive
  WARTA_ARCHIVE_CORRUPT = 7,    // the archive's files are damaged or inconsistent
  WARTA_ARCHIVE_VERSION = 8,    // written by a format version this library does not read
  WARTA_ANALYZER_MISMATCH = 9,  // written with another analyzer than the requested one
  WARTA_UNSUPPORTED = 10,       // not available in this build or for this input
  WARTA_NO_MEMORY = 11,
  WARTA_INTERNAL = 12,  // a fault of the library: please report it with the message
  WARTA_TIMEOUT = 13    // a search took longer than the option time_limit
} warta_status;

typedef struct warta_session warta_session;    // where messages are kept
typedef struct warta_options warta_options;    // how to search, and how to index
typedef struct warta_searcher warta_searcher;  // an open archive, or several as one
typedef struct warta_results warta_results;    // result of a search
typedef struct warta_hit warta_hit;            // one ranked article
typedef struct warta_article warta_article;    // one news text with its fields
typedef struct warta_writer warta_writer;      // changes one archive
typedef struct warta_groups warta_groups;      // groups of near-duplicates
typedef struct warta_tokens warta_tokens;      // the words of a text

// Text that goes out: UTF-8.
typedef struct warta_text {
  const char* data;  // never null; a NUL follows the last byte
  size_t size;       // in bytes, without that NUL
} warta_text;

#pragma GCC visibility push(default)  // exported by libwarta.so

// ---- Library and session ------------------------------------------------------------------------------

// The version of the library as `MAJOR.MINOR.PATCH`.
const char* warta_version(void);

// The stable name of a status, such as `archive_locked`; `unknown` for an invalid one.
const char* warta_status_name(warta_status status);

// The message of the last failure in this session or anything made from it: one line of UTF-8, empty before
// the first. Valid until the next failure, and for as long as the session.
const char* warta_message(const warta_session* session);

// Begins a session.
warta_status warta_session_new(warta_session** session);

// Frees a session. Objects made from it stay valid until they are freed.
warta_status warta_session_free(warta_session* session);

// ---- Options ------------------------------------------------------------------------------------------

// Makes default options; every function that takes options accepts NULL for the defaults.
warta_status warta_options_new(warta_session* session, warta_options** options);

// Sets one option by name. Searching functions ignore the options of indexing, and the reverse.
//
// docs/embedding.md has all names, with their values, limits and defaults. An unknown name or value is
// WARTA_INVALID_ARGUMENT, and the message lists the right ones.
warta_status warta_options_set(warta_options* options, const char* name, const char* value);

// Frees options; objects opened with them keep a copy.
warta_status warta_options_free(warta_options* options);

// ---- Searching ----------------------------------------------------------------------------------------

// Opens `count` archives to be searched as one: directories, and `tcp://HOST:PORT` of xapian-tcpsrv.
warta_status warta_searcher_open(warta_session* session, const char* const* archives, size_t count,
                                 const warta_options* options, warta_searcher** searcher);

// Frees a searcher and closes its archives.
warta_status warta_searcher_free(warta_searcher* searcher);

// The number of articles.
warta_status warta_searcher_article_count(warta_searcher* searcher, uint64_t* articles);

// Switches to the newest state of the archive.
warta_status warta_searcher_reopen(warta_searcher* searcher);

// `size` bytes of text as a phrase of the query language, for values put into a query: nothing in it is
// syntax. Empty if it has neither letter nor digit. Valid until the next call with this session.
warta_status warta_quote(warta_session* session, const char* text, size_t size, warta_text* quoted);

// Ranks the archive by a query in the language of docs/query-syntax.md.
warta_status warta_search(warta_searcher* searcher, const char* query, const warta_options* options,
                          warta_results** results);

// How many articles match, exactly, without ranking them.
warta_status warta_count(warta_searcher* searcher, const char* query, const warta_options* options,
                         uint64_t* articles);

// Articles similar to the article `id`: those with the most of its rarest words. WARTA_NOT_FOUND if no
// article has this id.
warta_status warta_like(warta_searcher* searcher, const char* id, const warta_options* options,
                        warta_results** results);

// Near-duplicates of the article `id`, most similar first; the score is the estimated share of common text.
// WARTA_NOT_FOUND if no article has this id.
warta_status warta_duplicates_of(warta_searcher* searcher, const char* id, const warta_options* options,
                                 warta_results** results);

// The query with misspelt words replaced by words of the archive, and how many articles that finds.
// WARTA_NOT_FOUND when there is nothing better. `better` is valid until the next call with this searcher.
warta_status warta_suggest(warta_searcher* searcher, const char* query, const warta_options* options,
                           warta_text* better, uint64_t* articles);

// Calls `take` for every match, best first, until it returns false; in bounded memory. The hit is valid
// during the call only. limit and offset are ignored.
warta_status warta_each(warta_searcher* searcher, const char* query, const warta_options* options,
                        bool (*take)(void* user, const warta_hit* hit), void* user);

// A match inside the text of a snippet or passage, half open, counted both ways.
typedef struct warta_span {
  uint32_t begin, end;            // bytes of the text
  uint32_t begin_char, end_char;  // code points of it
} warta_span;

// One match of a word or phrase of the query in an article, with context.
typedef struct warta_occurrence {
  warta_text id, published, publisher;
  warta_text left;   // words before it, on one line
  warta_text match;  // as written in the text
  warta_text right;
} warta_occurrence;

// Calls `take` for every match of a word or phrase of the query in the matching articles, with `words` words
// of context on either side, until it returns false. The occurrence is valid during the call only.
warta_status warta_each_occurrence(warta_searcher* searcher, const char* query, const warta_options* options,
                                   uint32_t words, bool (*take)(void* user, const warta_occurrence* one),
                                   void* user);

// A passage of a story that answers a query: whole sentences, as stored.
typedef struct warta_passage {
  uint32_t rank;  // 1 for the best passage of the query, whatever the offset
  double score;   // of the passage and its article; comparable within one result only
  warta_text id;  // `ARTICLE#BEGIN-END`, in bytes
  warta_text text;
  uint32_t begin, end;            // bytes of the article's WARTA_BODY
  uint32_t begin_char, end_char;  // the same in code points
  uint32_t number, of;            // place among the passages of the story, from 1, and their number
  const warta_span* spans;        // the matches in `text`, in order, disjoint
  size_t span_count;
  const warta_article* article;  // without its body
} warta_passage;

// Calls `take` for each of the best passages of all articles, best first, until it returns false; options
// limit, offset, passage_characters and passages_per_article. The passage is valid during the call only.
warta_status warta_each_passage(warta_searcher* searcher, const char* query, const warta_options* options,
                                bool (*take)(void* user, const warta_passage* passage), void* user);

// The article of this id, with its body. WARTA_NOT_FOUND when there is none.
warta_status warta_find_article(warta_searcher* searcher, const char* id, warta_article** article);

// ---- Results ------------------------------------------------------------------------------------------

// Frees results, and with them their hits and articles.
warta_status warta_results_free(warta_results* results);

// The exact number of matching articles.
warta_status warta_results_total(const warta_results* results, uint64_t* total);

// Further articles that have only other words of the same root, by which lists by relevance rank; they are
// among the hits then.
warta_status warta_results_same_root_total(const warta_results* results, uint64_t* same_root_total);

// Further articles with only some of the words; WARTA_NOT_FOUND when the page did not need them.
warta_status warta_results_partial_total(const warta_results* results, uint64_t* partial_total);

// The next hit, the best first; WARTA_END after the last.
warta_status warta_results_next(warta_results* results, const warta_hit** hit);

// Restarts the iteration of hits, counts, warnings, words left out, expansions and missing archives.
warta_status warta_results_rewind(warta_results* results);

// One row of a facet or of the timeline.
typedef struct warta_count_row {
  warta_text of;      // `media`, `rubrik`, `penulis`, `lokasi`, `tahun` …, or `timeline`
  warta_text value;   // in a timeline the first day of the step: `2023-09-18`; empty: no value
  uint64_t articles;  // all rows add up to the total where an article has one value at most
} warta_count_row;

// The next row of the requested facets and timeline, in order; WARTA_END after the last.
warta_status warta_results_next_count(warta_results* results, warta_count_row* row);

// The next warning of how the query was read, as one line in the language of the options; WARTA_END after the
// last.
warta_status warta_results_next_warning(warta_results* results, warta_text* warning);

// The next function word excluded from the ranking; WARTA_END after the last.
warta_status warta_results_next_left_out(warta_results* results, warta_text* word);

// The next name that was searched for besides a word or phrase of the query; WARTA_END after the last.
warta_status warta_results_next_expansion(warta_results* results, warta_text* word, warta_text* other);

// The next archive that did not answer (option partial); WARTA_END after the last.
warta_status warta_results_next_missing(warta_results* results, warta_text* archive);

// The results as JSON (docs/output-format.md), valid as long as the results.
warta_status warta_results_json(warta_results* results, warta_text* json);

// The results in any format of `warta-search --format`: text, json, jsonl, csv, tsv, trec, ids, ris, bibtex.
// Valid until the next call for the same results.
warta_status warta_results_print(warta_results* results, const char* format, warta_text* printed);

// 1 for the best hit of the query, whatever the offset.
warta_status warta_hit_rank(const warta_hit* hit, uint32_t* rank);

// BM25; comparable within one result only.
warta_status warta_hit_score(const warta_hit* hit, double* score);

// Number of matches collapsed into this hit (option collapse).
warta_status warta_hit_copies(const warta_hit* hit, uint64_t* copies);

// False: contains only some of the words.
warta_status warta_hit_all_words(const warta_hit* hit, bool* all_words);

// The article, without its body.
warta_status warta_hit_article(const warta_hit* hit, const warta_article** article);

// A passage of an article around matches: plain text, never escaped or marked.
typedef struct warta_snippet {
  warta_text text;
  const warta_span* spans;  // in order, disjoint
  size_t span_count;
  bool starts_cut;  // the passage begins inside a paragraph
  bool ends_cut;    // the paragraph continues after it
} warta_snippet;

// The passage number `index` from 0, the best first; WARTA_END after the last.
warta_status warta_hit_snippet(const warta_hit* hit, size_t index, warta_snippet* snippet);

// ---- Articles -----------------------------------------------------------------------------------------

// Values never change their meaning; further ones may come.
typedef enum warta_field WARTA_ENUM_OF_INT {
  WARTA_ID = 0,  // unique in an archive
  WARTA_URL = 1,
  WARTA_TITLE = 2,
  WARTA_BODY = 3,
  WARTA_PUBLISHER = 4,
  WARTA_SECTION = 5,
  WARTA_AUTHOR = 6,
  WARTA_EDITOR = 7,
  WARTA_PLACE = 8,
  WARTA_LANGUAGE = 9,
  WARTA_PUBLISHED = 10  // output: ISO 8601, known parts only; input: any form of a date
} warta_field;

// An article without any field.
warta_status warta_article_new(warta_session* session, warta_article** article);

// An article from one JSON object, under whatever names its source uses (`title`, `judul` …).
warta_status warta_article_from_json(warta_session* session, const char* json, size_t size,
                                     warta_article** article);

// Frees an article that its caller owns.
warta_status warta_article_free(warta_article* article);

// Sets a field to `size` bytes of UTF-8. An invalid date is WARTA_INVALID_ARGUMENT.
warta_status warta_article_set(warta_article* article, warta_field field, const char* text, size_t size);

// Adds one tag, a NUL-terminated string.
warta_status warta_article_add_tag(warta_article* article, const char* tag);

// A field; empty if the source has no value. Valid until the article is changed or freed.
warta_status warta_article_get(const warta_article* article, warta_field field, warta_text* text);

// The tag number `index` from 0; WARTA_END after the last.
warta_status warta_article_tag(const warta_article* article, size_t index, warta_text* tag);

// The headline number `index` from 0 of other stories that a reader removed from the body; WARTA_END after
// the last.
warta_status warta_article_related(const warta_article* article, size_t index, warta_text* headline);

// The article as one JSON object, which warta_article_from_json reads; valid until the next call for it.
warta_status warta_article_json(const warta_article* article, warta_text* json);

// ---- Indexing -----------------------------------------------------------------------------------------

// What warta_writer_put did with an article.
typedef enum warta_outcome WARTA_ENUM_OF_INT {
  WARTA_ADDED = 0,
  WARTA_UPDATED = 1,
  WARTA_UNCHANGED = 2
} warta_outcome;

// Opens the archive at `path` for writing; makes it if absent. One writer per archive. To build a large new
// archive, warta_add_sources and warta_add_articles are many times faster.
warta_status warta_writer_open(warta_session* session, const char* path, const warta_options* options,
                               warta_writer** writer);

// Commits pending changes, returns whether that worked, and frees the writer in any case.
warta_status warta_writer_free(warta_writer* writer);

// Adds an article, or replaces the one with the same id; `outcome` may be null.
warta_status warta_writer_put(warta_writer* writer, const warta_article* article, warta_outcome* outcome);

// Removes an article; WARTA_NOT_FOUND if no article has this id.
warta_status warta_writer_erase(warta_writer* writer, const char* id);

// Makes all changes so far durable and visible to readers.
warta_status warta_writer_commit(warta_writer* writer);

// The number of articles, including uncommitted ones.
warta_status warta_writer_article_count(warta_writer* writer, uint64_t* articles);

// Counts of the records read, so far or in total.
typedef struct warta_add_report {
  uint64_t added, updated, unchanged, rejected;  // every record is one of the four
  uint64_t mended;                               // articles repaired, or indexed with a warning
  uint64_t bytes_read;                           // of the sources as stored on disk
  uint64_t files_skipped;                        // files no format recognises, and records of other things
  uint64_t pruned;                               // articles whose file no longer exists (option prune)
  bool interrupted;                              // `progress` returned false; counted records are committed
} warta_add_report;

// Callbacks while indexing; each may be null. All except next_article run on the caller's
// thread.
typedef struct warta_add_callbacks {
  void* user;                                                           // handed to each of them
  bool (*progress)(void* user, const warta_add_report* so_far);         // false commits and stops
  void (*rejected)(void* user, const char* where, const char* reason);  // a rejected record
} warta_add_callbacks;

// Reads files and folders into the archive at `path`, making it when absent. A bad record never stops the
// run. `callbacks` and `report` may be null.
warta_status warta_add_sources(warta_session* session, const char* path, const char* const* sources,
                               size_t count, const warta_options* options,
                               const warta_add_callbacks* callbacks, warta_add_report* report);

// The same for articles that `next_article` fills in, one a call, until it returns false. `article` comes in
// empty and belongs to the library. It is called on a thread of the library's, one call at a time.
warta_status warta_add_articles(warta_session* session, const char* path,
                                bool (*next_article)(void* user, warta_article* article),
                                const warta_options* options, const warta_add_callbacks* callbacks,
                                warta_add_report* report);

// ---- Whole archives -----------------------------------------------------------------------------------

// Removes articles in one commit; `removed` (may be null) receives their number.
warta_status warta_remove(warta_session* session, const char* path, const char* const* ids, size_t count,
                          const warta_options* options, uint64_t* removed);

// Statistics of an archive.
typedef struct warta_archive_stats {
  uint64_t articles, dated;                       // those with a date
  uint64_t words, terms;                          // of all stories; distinct terms of every kind
  uint64_t duplicate_groups, duplicate_articles;  // near-duplicates
  uint64_t bytes;                                 // on disk
  char first_day[16], last_day[16];  // `2023-09-17`, in Asia/Jakarta; empty without dated articles
} warta_archive_stats;

// Computes the statistics; reads every value and the list of terms, but no article.
warta_status warta_stats(warta_session* session, const char* path, warta_archive_stats* stats);

// Groups of near-duplicates: copies of one story with up to about one word in ten changed.
warta_status warta_near_duplicates(warta_session* session, const char* path, warta_groups** groups);

// The ids of the next group, the earliest article first; WARTA_END after the last group.
warta_status warta_groups_next(warta_groups* groups, const warta_text** ids, size_t* count);

// Frees groups and their ids.
warta_status warta_groups_free(warta_groups* groups);

// Calls `take` for every article as its source gave it, until it returns false. The article is valid during
// the call only.
warta_status warta_export(warta_session* session, const char* path,
                          bool (*take)(void* user, const warta_article* article), void* user);

// Rewrites the archive without unused space; needs free disk space of the archive's size.
warta_status warta_compact(warta_session* session, const char* path, const warta_options* options);

// Rebuilds the archive from its stored originals with this library's analysis and format.
warta_status warta_reindex(warta_session* session, const char* path, const warta_options* options,
                           uint64_t* articles);

// Checks an archive without changing it. Calls `fault` (may be null) for each fault with the id of its
// article, empty for the whole archive, and a description. A damaged archive can crash libxapian: check a
// doubtful one in a separate process.
warta_status warta_verify(warta_session* session, const char* path,
                          void (*fault)(void* user, const char* article, const char* what), void* user,
                          uint64_t* faults);

// ---- Analysis -----------------------------------------------------------------------------------------

// The kind of a token.
typedef enum warta_token_kind WARTA_ENUM_OF_INT {
  WARTA_WORD = 0,
  WARTA_NUMBER = 1,    // root is the value: `Rp1,5 triliun` is `1500000000000`
  WARTA_JOINED = 2,    // extra, over the words it spans: `COVID-19` is `covid19`
  WARTA_DAY_MONTH = 3  // extra, over the words it spans: `17 September` is `09-17`
} warta_token_kind;

// One word occurrence.
typedef struct warta_token {
  warta_text surface;   // as written, normalised
  warta_text lexeme;    // without clitics, voice prefix and reduplication
  warta_text root;      // kata dasar
  uint32_t position;    // counts words from 0
  uint32_t begin, end;  // bytes of the text, half open
  warta_token_kind kind;
} warta_token;

// The words of `size` bytes of text (at most 4 GiB), as the library indexes them.
warta_status warta_analyze(warta_session* session, const char* text, size_t size, warta_tokens** tokens);

// The next token; WARTA_END after the last. Valid as long as the tokens.
warta_status warta_tokens_next(warta_tokens* tokens, warta_token* token);

// Frees tokens.
warta_status warta_tokens_free(warta_tokens* tokens);

#pragma GCC visibility pop

#ifdef __cplusplus
}
#endif

#endif
