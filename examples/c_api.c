/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes an archive and searches it, in C11:
 *
 *     c_api ARCHIVE QUERY
 *
 *     cc -std=c11 c_api.c -o c_api $(pkg-config --cflags --libs warta)
 */
#include <stdio.h>
#include <string.h>

#include <warta/warta.h>

static bool next_article(void* user, warta_article* article) {
  static const char* const titles[] = {"Pelabuhan baru dibuka", "Nelayan menyambut pelabuhan",
                                       "Harga ikan naik"};
  size_t* number = user;
  char id[16];
  if (*number == sizeof titles / sizeof *titles) return false;
  const char* title = titles[(*number)++];
  snprintf(id, sizeof id, "a%zu", *number);
  warta_article_set(article, WARTA_ID, id, strlen(id));
  warta_article_set(article, WARTA_TITLE, title, strlen(title));
  warta_article_set(article, WARTA_PUBLISHER, "Harian Contoh", strlen("Harian Contoh"));
  warta_article_set(article, WARTA_PUBLISHED, "17 September 2023", strlen("17 September 2023"));
  return true;
}

static warta_status make_archive(warta_session* session, const char* path) {
  size_t number = 0;
  warta_add_callbacks callbacks = {&number, NULL, NULL};
  warta_add_report report;
  warta_status status = warta_add_articles(session, path, next_article, NULL, &callbacks, &report);
  if (status == WARTA_OK) printf("%llu added\n", (unsigned long long)report.added);
  return status;
}

static void show(const warta_hit* hit) {
  const warta_article* article;
  warta_text title, id;
  warta_snippet snippet;
  uint32_t rank;
  if (warta_hit_rank(hit, &rank) != WARTA_OK || warta_hit_article(hit, &article) != WARTA_OK) return;
  warta_article_get(article, WARTA_TITLE, &title);
  warta_article_get(article, WARTA_ID, &id);
  printf("%u. %s [%s]\n", (unsigned)rank, title.data, id.data);
  for (size_t i = 0; warta_hit_snippet(hit, i, &snippet) == WARTA_OK; ++i)
    printf("   %s\n", snippet.text.data);
}

static warta_status search(warta_session* session, const char* path, const char* query) {
  warta_searcher* searcher = NULL;
  warta_options* options = NULL;
  warta_results* results = NULL;
  const warta_hit* hit;
  warta_count_row row;
  uint64_t total;
  warta_status status = warta_searcher_open(session, &path, 1, NULL, &searcher);
  if (status == WARTA_OK) status = warta_options_new(session, &options);
  if (status == WARTA_OK) status = warta_options_set(options, "facet", "media,year");
  if (status == WARTA_OK) status = warta_options_set(options, "language", "en");
  if (status == WARTA_OK) status = warta_search(searcher, query, options, &results);
  if (status == WARTA_OK && (status = warta_results_total(results, &total)) == WARTA_OK) {
    printf("%llu article(s)\n", (unsigned long long)total);
    while (warta_results_next(results, &hit) == WARTA_OK) show(hit);
    while (warta_results_next_count(results, &row) == WARTA_OK)
      printf("%s %s: %llu\n", row.of.data, row.value.data, (unsigned long long)row.articles);
  }
  warta_results_free(results);
  warta_options_free(options);
  warta_searcher_free(searcher);
  return status;
}

int main(int argc, char** argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: c_api ARCHIVE QUERY\n");
    return 2;
  }
  warta_session* session = NULL;
  warta_status status = warta_session_new(&session);
  if (status == WARTA_OK) status = make_archive(session, argv[1]);
  if (status == WARTA_OK) status = search(session, argv[1], argv[2]);
  if (status != WARTA_OK)
    fprintf(stderr, "c_api: %s: %s\n", warta_status_name(status), warta_message(session));
  warta_session_free(session);
  return status == WARTA_OK ? 0 : 2;
}
