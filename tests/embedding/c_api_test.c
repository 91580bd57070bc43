/* SPDX-License-Identifier: GPL-3.0-or-later */
/* c_api_test LOCALE DIRECTORY: every function of warta.h, in C11, in a process that has set the locale;
   DIRECTORY is empty and ours. */
#define _POSIX_C_SOURCE 200809L  // nanosleep
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "warta/warta.h"

static int failures = 0;

#define CHECK(condition)                                              \
  do {                                                                \
    if (!(condition)) {                                               \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
      ++failures;                                                     \
    }                                                                 \
  } while (0)

#define CHECK_OK(session, call)                                                                     \
  do {                                                                                              \
    warta_status status_ = (call);                                                                  \
    if (status_ != WARTA_OK) {                                                                      \
      fprintf(stderr, "%s:%d: %s: %s: %s\n", __FILE__, __LINE__, #call, warta_status_name(status_), \
              warta_message(session));                                                              \
      ++failures;                                                                                   \
    }                                                                                               \
  } while (0)

static bool same(warta_text text, const char* wanted) {
  return text.data[text.size] == '\0' && strcmp(text.data, wanted) == 0 && text.size == strlen(wanted);
}

static void set(warta_article* article, warta_field field, const char* text) {
  CHECK(warta_article_set(article, field, text, strlen(text)) == WARTA_OK);
}

/* Copies of one story in groups of two, so that there are near-duplicates to be found. */
static bool next_article(void* user, warta_article* article) {
  int* number = user;
  char text[600], word[32];
  if (*number == 20) return false;
  snprintf(text, sizeof text, "x%02d", *number);
  set(article, WARTA_ID, text);
  snprintf(text, sizeof text, "Berita nomor %d", *number);
  set(article, WARTA_TITLE, text);
  text[0] = '\0';
  for (int i = 0; i < 40; ++i) {
    snprintf(word, sizeof word, "kata%c%c%c ", 'a' + (i * 7) % 26, 'a' + *number / 2, 'a' + i % 20);
    strcat(text, word);
  }
  strcat(text, "pelabuhan nelayan.");
  set(article, WARTA_BODY, text);
  set(article, WARTA_PUBLISHED, "17 September 2023");
  CHECK(warta_article_add_tag(article, "laut") == WARTA_OK);
  if (*number == 5) set(article, WARTA_TITLE, "bad \xff bytes");
  ++*number;
  return true;
}

static int rejected_count = 0;
static void count_rejected(void* user, const char* where, const char* reason) {
  (void)user;
  CHECK(where[0] != '\0' && reason[0] != '\0');
  ++rejected_count;
}

static int progress_calls = 0;
static bool count_progress(void* user, const warta_add_report* so_far) {
  CHECK(user != NULL);
  CHECK(so_far->added + so_far->rejected <= 21);
  ++progress_calls;
  return true;
}

static void test_making(warta_session* session, const char* path) {
  int number = 0;
  warta_add_callbacks callbacks = {&number, count_progress, count_rejected};
  warta_add_report report;
  CHECK_OK(session, warta_add_articles(session, path, next_article, NULL, &callbacks, &report));
  CHECK(report.added == 20 && report.rejected == 0 && report.mended == 1 && !report.interrupted);
  CHECK(progress_calls > 0);

  /* A second time nothing changes. */
  number = 0;
  CHECK_OK(session, warta_add_articles(session, path, next_article, NULL, &callbacks, &report));
  CHECK(report.added == 0 && report.unchanged == 20);
}

static bool empty_article(void* user, warta_article* article) {
  int* number = user;
  (void)article;
  return (*number)++ == 0;
}

static bool stop_at_once(void* user, const warta_add_report* so_far) {
  (void)user;
  (void)so_far;
  return false;
}

static void test_rejecting_and_stopping(warta_session* session, const char* path) {
  int number = 0;
  warta_add_callbacks callbacks = {&number, NULL, count_rejected};
  warta_add_report report;
  CHECK_OK(session, warta_add_articles(session, path, empty_article, NULL, &callbacks, &report));
  CHECK(report.rejected == 1 && rejected_count == 1);
  number = 0;
  callbacks.progress = stop_at_once;
  CHECK_OK(session, warta_add_articles(session, path, next_article, NULL, &callbacks, &report));
  CHECK(report.interrupted);
}

static void test_sources(warta_session* session, const char* directory, const char* path) {
  char file[512];
  snprintf(file, sizeof file, "%s/more.jsonl", directory);
  FILE* out = fopen(file, "w");
  CHECK(out != NULL);
  if (out == NULL) return;
  fputs("{\"id\": \"j1\", \"judul\": \"Gempa bumi\", \"isi\": \"Gempa mengguncang kota.\"}\n{broken\n", out);
  fclose(out);
  const char* sources[] = {file};
  warta_add_report report;
  CHECK_OK(session, warta_add_sources(session, path, sources, 1, NULL, NULL, &report));
  CHECK(report.added == 1 && report.rejected == 1 && report.bytes_read > 0);
  const char* holes[] = {file, NULL};
  CHECK(warta_add_sources(session, path, holes, 2, NULL, NULL, NULL) == WARTA_INVALID_ARGUMENT);
}

static void test_writer(warta_session* session, const char* path) {
  static const char json[] =
      "{\"id\": \"w1\", \"title\": \"Kapal feri\", \"body\": \"Kapal feri berlayar.\"}";
  warta_writer* writer = NULL;
  warta_writer* second = NULL;
  warta_article* article = NULL;
  warta_outcome outcome;
  uint64_t articles = 0;
  CHECK_OK(session, warta_writer_open(session, path, NULL, &writer));
  CHECK(warta_writer_open(session, path, NULL, &second) == WARTA_ARCHIVE_LOCKED);
  CHECK(second == NULL && strstr(warta_message(session), path) != NULL);
  CHECK_OK(session, warta_article_from_json(session, json, strlen(json), &article));
  CHECK_OK(session, warta_writer_put(writer, article, &outcome));
  CHECK(outcome == WARTA_ADDED);
  CHECK_OK(session, warta_writer_put(writer, article, &outcome));
  CHECK(outcome == WARTA_UNCHANGED);
  set(article, WARTA_TITLE, "Kapal feri baru");
  CHECK_OK(session, warta_writer_put(writer, article, &outcome));
  CHECK(outcome == WARTA_UPDATED);
  CHECK_OK(session, warta_writer_commit(writer));
  CHECK_OK(session, warta_writer_article_count(writer, &articles));
  CHECK(articles == 22);
  CHECK_OK(session, warta_writer_erase(writer, "w1"));
  CHECK(warta_writer_erase(writer, "w1") == WARTA_NOT_FOUND);
  CHECK_OK(session, warta_article_free(article));
  CHECK_OK(session, warta_article_new(session, &article));
  CHECK(warta_writer_put(writer, article, NULL) == WARTA_INVALID_ARGUMENT);
  CHECK_OK(session, warta_article_free(article));
  CHECK_OK(session, warta_writer_free(writer));
}

static void test_articles(warta_session* session) {
  warta_article* article = NULL;
  warta_text text;
  CHECK_OK(session, warta_article_new(session, &article));
  set(article, WARTA_ID, "id");
  set(article, WARTA_URL, "https://contoh.example/1");
  set(article, WARTA_TITLE, "Judul \"kutip\"");
  set(article, WARTA_BODY, "Isi");
  set(article, WARTA_PUBLISHER, "Media");
  set(article, WARTA_SECTION, "Rubrik");
  set(article, WARTA_AUTHOR, "Penulis");
  set(article, WARTA_EDITOR, "Editor");
  set(article, WARTA_PLACE, "Kota");
  set(article, WARTA_LANGUAGE, "id");
  set(article, WARTA_PUBLISHED, "Minggu (17/9/2023)");
  CHECK(warta_article_set(article, WARTA_PUBLISHED, "besok", 5) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_article_set(article, (warta_field)77, "x", 1) == WARTA_INVALID_ARGUMENT);
  CHECK_OK(session, warta_article_add_tag(article, "satu"));
  CHECK_OK(session, warta_article_get(article, WARTA_PUBLISHED, &text));
  CHECK(same(text, "2023-09-17"));
  CHECK_OK(session, warta_article_get(article, WARTA_TITLE, &text));
  CHECK(same(text, "Judul \"kutip\""));
  CHECK_OK(session, warta_article_tag(article, 0, &text));
  CHECK(same(text, "satu"));
  CHECK(warta_article_tag(article, 1, &text) == WARTA_END);
  CHECK(warta_article_related(article, 0, &text) == WARTA_END);
  CHECK_OK(session, warta_article_json(article, &text));
  warta_article* again = NULL;
  CHECK_OK(session, warta_article_from_json(session, text.data, text.size, &again));
  warta_text second;
  CHECK_OK(session, warta_article_json(again, &second));
  CHECK(strcmp(text.data, second.data) == 0);
  CHECK(warta_article_from_json(session, "[1]", 3, &again) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_message(session)[0] != '\0');
  warta_article_free(again);
  warta_article_free(article);
}

static bool take_slowly(void* user, const warta_hit* hit) {
  const struct timespec nap = {0, 5000000};
  (void)user;
  (void)hit;
  nanosleep(&nap, NULL);
  return true;
}

static bool take_three(void* user, const warta_hit* hit) {
  uint32_t rank = 0;
  CHECK(warta_hit_rank(hit, &rank) == WARTA_OK);
  int* taken = user;
  CHECK((int)rank == ++*taken);
  return *taken < 3;
}

// What may be kept of a passage after the call: its numbers.
static bool take_passage(void* user, const warta_passage* passage) {
  warta_text text;
  CHECK(warta_article_get(passage->article, WARTA_ID, &text) == WARTA_OK && text.size > 0);
  CHECK(strncmp(passage->id.data, text.data, text.size) == 0 && passage->id.data[text.size] == '#');
  *(warta_passage*)user = *passage;
  return true;
}

static bool take_gempa(void* user, const warta_occurrence* one) {
  CHECK(same(one->id, "j1") && same(one->match, "Gempa") && same(one->left, ""));
  ++*(int*)user;
  return true;
}

static void check_hits(warta_results* results, uint32_t wanted) {
  const warta_hit* hit;
  const warta_article* article;
  warta_snippet snippet;
  warta_text id;
  uint32_t rank, count = 0;
  uint64_t copies;
  double score, last = INFINITY;
  bool all_words;
  while (warta_results_next(results, &hit) == WARTA_OK) {
    CHECK(warta_hit_rank(hit, &rank) == WARTA_OK && rank == ++count);
    CHECK(warta_hit_score(hit, &score) == WARTA_OK && score <= last);
    last = score;
    CHECK(warta_hit_copies(hit, &copies) == WARTA_OK && copies == 0);
    CHECK(warta_hit_all_words(hit, &all_words) == WARTA_OK && all_words);
    CHECK(warta_hit_article(hit, &article) == WARTA_OK);
    CHECK(warta_article_get(article, WARTA_ID, &id) == WARTA_OK && id.size == 3);
    CHECK(warta_hit_snippet(hit, 0, &snippet) == WARTA_OK && snippet.span_count > 0);
    CHECK(snippet.spans[0].end <= snippet.text.size && snippet.spans[0].begin < snippet.spans[0].end);
    CHECK(strncmp(snippet.text.data + snippet.spans[0].begin, "pelabuhan", 9) == 0);
    CHECK(warta_hit_snippet(hit, 1, &snippet) == WARTA_END);
  }
  CHECK(count == wanted);
}

/* A score is written with a point in every locale. */
static void check_score(warta_text printed, const char* before) {
  const char* number = strstr(printed.data, before);
  CHECK(number != NULL);
  if (number == NULL) return;
  number += strlen(before);
  const size_t digits = strspn(number, "0123456789");
  CHECK(digits > 0 && number[digits] == '.' && strchr("0123456789", number[digits + 1]) != NULL);
}

static void test_results(warta_session* session, warta_searcher* searcher) {
  warta_options* options = NULL;
  warta_results* results = NULL;
  warta_count_row row;
  warta_text text, other;
  uint64_t total = 0, rows = 0, articles = 0;
  CHECK_OK(session, warta_options_new(session, &options));
  CHECK_OK(session, warta_options_set(options, "limit", "7"));
  CHECK_OK(session, warta_options_set(options, "facet", "year,media"));
  CHECK_OK(session, warta_options_set(options, "timeline", "month"));
  CHECK_OK(session, warta_search(searcher, "pelabuhan", options, &results));
  CHECK_OK(session, warta_results_total(results, &total));
  CHECK(total == 20);
  CHECK(warta_results_partial_total(results, &total) == WARTA_NOT_FOUND);
  check_hits(results, 7);
  while (warta_results_next_count(results, &row) == WARTA_OK) {
    ++rows;
    articles += row.articles;
    if (strcmp(row.of.data, "timeline") == 0) CHECK(same(row.value, "2023-09-01"));
    if (strcmp(row.of.data, "tahun") == 0) CHECK(same(row.value, "2023"));
    if (strcmp(row.of.data, "media") == 0) CHECK(same(row.value, ""));
  }
  CHECK(rows == 3 && articles == 60);
  CHECK(warta_results_next_left_out(results, &text) == WARTA_END);
  CHECK(warta_results_next_expansion(results, &text, &other) == WARTA_END);
  CHECK(warta_results_next_missing(results, &text) == WARTA_END);
  CHECK_OK(session, warta_results_rewind(results));
  check_hits(results, 7);
  CHECK_OK(session, warta_results_json(results, &text));
  CHECK(text.data[0] == '{' && strstr(text.data, "\"total\": 20") != NULL);
  check_score(text, "\"score\": ");
  /* A table has one thing only: here it would lose the facets or the timeline. */
  CHECK(warta_results_print(results, "csv", &text) == WARTA_INVALID_ARGUMENT);
  CHECK_OK(session, warta_results_print(results, "ids", &text));
  CHECK(text.size == 7 * 4);
  CHECK(warta_results_print(results, "docx", &text) == WARTA_INVALID_ARGUMENT);
  CHECK(strstr(warta_message(session), "bibtex") != NULL);
  warta_results_free(results);
  results = NULL;
  /* `yang` says nothing about a subject, and is left out of a query that has other words. */
  CHECK_OK(session, warta_search(searcher, "pelabuhan yang gempa", NULL, &results));
  CHECK_OK(session, warta_results_partial_total(results, &total));
  CHECK(total == 21);
  CHECK_OK(session, warta_results_print(results, "csv", &text));
  check_score(text, "\n1,");
  CHECK(warta_results_next_left_out(results, &text) == WARTA_OK && same(text, "yang"));
  CHECK(warta_results_next_left_out(results, &text) == WARTA_END);
  warta_results_free(results);
  results = NULL;
  CHECK_OK(session, warta_options_set(options, "language", "en"));
  CHECK_OK(session, warta_search(searcher, "kpk", options, &results));
  CHECK(warta_results_next_expansion(results, &text, &other) == WARTA_OK);
  CHECK(same(text, "kpk") && same(other, "komisi pemberantasan korupsi"));
  CHECK(warta_results_next_expansion(results, &text, &other) == WARTA_END);
  CHECK_OK(session, warta_results_print(results, "text", &text));
  CHECK(strstr(text.data, "No article matches.") != NULL);
  warta_results_free(results);
  warta_options_free(options);
}

static void test_searching(warta_session* session, const char* path) {
  warta_searcher* searcher = NULL;
  warta_results* results = NULL;
  warta_article* article = NULL;
  warta_text text;
  uint64_t count = 0;
  int taken = 0, places = 0;
  CHECK_OK(session, warta_searcher_open(session, &path, 1, NULL, &searcher));
  CHECK_OK(session, warta_searcher_article_count(searcher, &count));
  CHECK(count == 21);
  test_results(session, searcher);
  CHECK_OK(session, warta_count(searcher, "pelabuhan", NULL, &count));
  CHECK(count == 20);
  CHECK_OK(session, warta_like(searcher, "x00", NULL, &results));
  CHECK_OK(session, warta_results_free(results));
  CHECK(warta_like(searcher, "nobody", NULL, &results) == WARTA_NOT_FOUND);
  CHECK_OK(session, warta_duplicates_of(searcher, "x00", NULL, &results));
  CHECK_OK(session, warta_results_total(results, &count));
  CHECK(count == 1);
  CHECK_OK(session, warta_results_free(results));
  CHECK(warta_duplicates_of(searcher, "nobody", NULL, &results) == WARTA_NOT_FOUND);
  CHECK_OK(session, warta_each_occurrence(searcher, "gempa", NULL, 2, take_gempa, &places));
  CHECK(places == 2);
  CHECK_OK(session, warta_quote(session, "gempa\" OR (", 11, &text));
  CHECK(same(text, "\"gempa  OR (\"") || same(text, "\"gempa  OR  \""));
  CHECK(warta_quote(session, NULL, 0, &text) == WARTA_INVALID_ARGUMENT);
  warta_passage passage_taken = {0};
  warta_options* one_passage = NULL;
  CHECK_OK(session, warta_options_new(session, &one_passage));
  CHECK_OK(session, warta_options_set(one_passage, "limit", "1"));
  CHECK_OK(session, warta_each_passage(searcher, "gempa", one_passage, take_passage, &passage_taken));
  CHECK(passage_taken.rank == 1 && passage_taken.end - passage_taken.begin == passage_taken.text.size);
  CHECK(passage_taken.span_count >= 1 && passage_taken.number == 1 && passage_taken.of == 1);
  CHECK(warta_each_passage(searcher, "(gempa", NULL, take_passage, NULL) == WARTA_BAD_QUERY);
  warta_options_free(one_passage);
  CHECK_OK(session, warta_suggest(searcher, "pelabuhaan", NULL, &text, &count));
  CHECK(same(text, "pelabuhan") && count == 20);
  CHECK(warta_suggest(searcher, "pelabuhan", NULL, &text, &count) == WARTA_NOT_FOUND);
  CHECK_OK(session, warta_each(searcher, "pelabuhan", NULL, take_three, &taken));
  CHECK(taken == 3);
  warta_options* hurried = NULL;
  CHECK_OK(session, warta_options_new(session, &hurried));
  CHECK_OK(session, warta_options_set(hurried, "time_limit", "0.001"));
  CHECK(warta_each(searcher, "pelabuhan", hurried, take_slowly, NULL) == WARTA_TIMEOUT);
  CHECK(strstr(warta_message(session), "1 ms") != NULL);
  CHECK(strcmp(warta_status_name(WARTA_TIMEOUT), "timeout") == 0);
  warta_options_free(hurried);
  CHECK_OK(session, warta_find_article(searcher, "j1", &article));
  CHECK_OK(session, warta_article_get(article, WARTA_BODY, &text));
  CHECK(strncmp(text.data, "Gempa mengguncang kota.", 23) == 0);
  warta_article_free(article);
  CHECK(warta_find_article(searcher, "nobody", &article) == WARTA_NOT_FOUND);
  CHECK_OK(session, warta_searcher_reopen(searcher));
  CHECK(warta_search(searcher, "(drone", NULL, &results) == WARTA_BAD_QUERY);
  CHECK(strstr(warta_message(session), "1") != NULL);
  CHECK(warta_search(searcher, "\xff", NULL, &results) == WARTA_BAD_QUERY);
  CHECK_OK(session, warta_searcher_free(searcher));
  const char* absent = "/nonexistent/archive";
  CHECK(warta_searcher_open(session, &absent, 1, NULL, &searcher) == WARTA_IO);
  CHECK(strstr(warta_message(session), absent) != NULL);
}

static void test_options(warta_session* session) {
  warta_options* options = NULL;
  CHECK_OK(session, warta_options_new(session, &options));
  CHECK_OK(session, warta_options_set(options, "match", "any"));
  CHECK_OK(session, warta_options_set(options, "jobs", "2"));
  CHECK_OK(session, warta_options_set(options, "today", "17/9/2023"));
  CHECK(warta_options_set(options, "match", "some") == WARTA_INVALID_ARGUMENT);
  CHECK(strcmp(warta_message(session), "match: 'some' is not one of auto, all, any") == 0);
  CHECK(warta_options_set(options, "limit", "-1") == WARTA_INVALID_ARGUMENT);
  CHECK(warta_options_set(options, "limit", "10 ") == WARTA_INVALID_ARGUMENT);
  CHECK(warta_options_set(options, "nonsense", "1") == WARTA_INVALID_ARGUMENT);
  CHECK(strstr(warta_message(session), "limit") != NULL && strstr(warta_message(session), "jobs") != NULL);
  CHECK_OK(session, warta_options_free(options));
}

static bool count_exported(void* user, const warta_article* article) {
  warta_text id;
  CHECK(warta_article_get(article, WARTA_ID, &id) == WARTA_OK && id.size > 0);
  ++*(int*)user;
  return true;
}

static void print_fault(void* user, const char* article, const char* what) {
  (void)user;
  fprintf(stderr, "fault: %s: %s\n", article, what);
}

static void test_whole_archives(warta_session* session, const char* path) {
  warta_archive_stats stats;
  warta_groups* groups = NULL;
  const warta_text* ids;
  size_t count;
  int exported = 0, group_count = 0;
  uint64_t number = 0;
  CHECK_OK(session, warta_stats(session, path, &stats));
  CHECK(stats.articles == 21 && stats.dated == 20 && strcmp(stats.first_day, "2023-09-17") == 0);
  CHECK_OK(session, warta_near_duplicates(session, path, &groups));
  while (warta_groups_next(groups, &ids, &count) == WARTA_OK) {
    CHECK(count == 2 && ids[0].size == 3 && ids[1].size == 3);
    ++group_count;
  }
  CHECK(group_count == 10);
  warta_groups_free(groups);
  CHECK_OK(session, warta_export(session, path, count_exported, &exported));
  CHECK(exported == 21);
  const char* gone[] = {"x00", "nobody"};
  CHECK_OK(session, warta_remove(session, path, gone, 2, NULL, &number));
  CHECK(number == 1);
  CHECK_OK(session, warta_compact(session, path, NULL));
  CHECK_OK(session, warta_reindex(session, path, NULL, &number));
  CHECK(number == 20);
  CHECK_OK(session, warta_verify(session, path, print_fault, NULL, &number));
  CHECK(number == 0);
}

static void test_analysis(warta_session* session) {
  static const char text[] = "Mereka menyatakan Rp1,5 triliun";
  warta_tokens* tokens = NULL;
  warta_token token;
  bool stated = false, amount = false;
  CHECK_OK(session, warta_analyze(session, text, strlen(text), &tokens));
  while (warta_tokens_next(tokens, &token) == WARTA_OK) {
    if (token.begin == 7 && token.end == 17) stated = same(token.root, "nyata") && token.position == 1;
    if (token.kind == WARTA_NUMBER) amount = same(token.root, "1500000000000");
  }
  CHECK(stated && amount);
  CHECK(warta_tokens_next(tokens, &token) == WARTA_END);
  CHECK_OK(session, warta_tokens_free(tokens));
}

/* A null where something is needed is a status, never a crash. */
static void test_nulls(warta_session* session) {
  warta_searcher* searcher = NULL;
  warta_article* article = NULL;
  warta_text text;
  CHECK(warta_session_new(NULL) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_searcher_open(NULL, NULL, 0, NULL, &searcher) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_searcher_open(session, NULL, 0, NULL, &searcher) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_searcher_open(session, NULL, 1, NULL, &searcher) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_search(NULL, "x", NULL, NULL) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_results_next(NULL, NULL) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_hit_article(NULL, NULL) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_article_new(session, NULL) == WARTA_INVALID_ARGUMENT);
  CHECK_OK(session, warta_article_new(session, &article));
  CHECK(warta_article_set(article, WARTA_TITLE, NULL, 0) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_article_get(article, WARTA_TITLE, NULL) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_article_get(NULL, WARTA_TITLE, &text) == WARTA_INVALID_ARGUMENT);
  warta_article_free(article);
  CHECK(warta_stats(session, NULL, NULL) == WARTA_INVALID_ARGUMENT);
  CHECK(warta_session_free(NULL) == WARTA_OK && warta_results_free(NULL) == WARTA_OK);
  CHECK(warta_options_free(NULL) == WARTA_OK && warta_searcher_free(NULL) == WARTA_OK);
  CHECK(warta_article_free(NULL) == WARTA_OK && warta_writer_free(NULL) == WARTA_OK);
  CHECK(warta_groups_free(NULL) == WARTA_OK && warta_tokens_free(NULL) == WARTA_OK);
}

int main(int argc, char** argv) {
  char path[512];
  warta_session* session = NULL;
  if (argc != 3) return 2;
  if (setlocale(LC_ALL, argv[1]) == NULL) {
    fprintf(stderr, "there is no locale %s\n", argv[1]);
    return 2;
  }
  CHECK((strcmp(argv[1], "C") == 0) == (localeconv()->decimal_point[0] == '.'));
  snprintf(path, sizeof path, "%s/archive", argv[2]);
  CHECK(warta_version()[0] != '\0');
  CHECK(strcmp(warta_status_name(WARTA_ARCHIVE_LOCKED), "archive_locked") == 0);
  CHECK(strcmp(warta_status_name((warta_status)99), "unknown") == 0);
  CHECK(warta_session_new(&session) == WARTA_OK);
  CHECK(warta_message(session)[0] == '\0');
  test_nulls(session);
  test_options(session);
  test_articles(session);
  test_analysis(session);
  test_making(session, path);
  test_rejecting_and_stopping(session, path);
  test_sources(session, argv[2], path);
  test_writer(session, path);
  test_searching(session, path);
  test_whole_archives(session, path);
  CHECK(warta_session_free(session) == WARTA_OK);
  if (failures != 0) fprintf(stderr, "%d failures\n", failures);
  return failures == 0 ? 0 : 1;
}
