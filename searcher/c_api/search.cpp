// SPDX-License-Identifier: GPL-3.0-or-later
// warta.h: searching, results and hits.
#include <locale>
#include <sstream>
#include <tuple>
#include <utility>

#include "searcher/c_api/handles.h"
#include "warta/printer.h"
#include "warta/query.h"

using warta::c_api::freed;
using warta::c_api::guarded;
using warta::c_api::require;
using warta::c_api::text_of;

struct warta_searcher {
  warta::c_api::SharedMessages messages;
  warta::Searcher searcher;
  std::string better;  // the last suggestion
};

namespace warta::c_api {

namespace {

std::vector<warta_span> spans_of(const std::vector<SnippetSpan>& spans) {
  std::vector<warta_span> list;
  list.reserve(spans.size());
  for (const SnippetSpan& span : spans)
    list.push_back({span.begin, span.end, span.begin_char, span.end_char});
  return list;
}

}  // namespace

warta_hit wrapped(const SharedMessages& messages, Hit hit) {
  std::vector<std::vector<warta_span>> spans;
  spans.reserve(hit.snippets.size());
  for (const Snippet& snippet : hit.snippets) spans.push_back(spans_of(snippet.spans));
  warta_article article = wrapped(messages, hit.article);
  return {messages, std::move(hit), std::move(article), std::move(spans)};
}

namespace {

warta_text literal(std::string_view text) noexcept { return {text.data(), text.size()}; }

QueryOptions options_or_default(const warta_options* options) {
  return options == nullptr ? QueryOptions() : options->query;
}

ParsedQuery parsed(const char* query, const ParseOptions& options) {
  require("query", query);
  ParsedQuery parsed = parse_query(query, options);
  if (!parsed.ok()) throw BadQuery(parsed.diagnostics.back().to_string(options.language));
  return parsed;
}

std::vector<warta_count_row> rows_of(const SearchResults& results) {
  std::vector<warta_count_row> rows;
  const auto add = [&rows](std::string_view of, const std::vector<Counted>& values, std::uint64_t without) {
    for (const Counted& one : values) rows.push_back({literal(of), text_of(one.value), one.articles});
    if (without != 0) rows.push_back({literal(of), literal(""), without});
  };
  for (const FacetCounts& facet : results.facets) add(option_name(facet), facet.values, facet.without);
  if (results.timeline) add("timeline", results.timeline->steps, results.timeline->undated);
  return rows;
}

warta_results* made_results(const SharedMessages& messages, std::string query, Language language,
                            SearchResults results) {
  auto made = std::make_unique<warta_results>();
  made->messages = messages;
  made->query = std::move(query);
  made->language = language;
  made->results = std::move(results);
  for (const Hit& hit : made->results.hits) made->hits.push_back(wrapped(messages, hit));
  made->rows = rows_of(made->results);
  for (const Diagnostic& one : made->results.warnings)
    made->warnings.push_back(one.to_string(made->language));
  for (const Expansion& one : made->results.expansions)
    for (const std::string& other : one.others)
      made->expansions.emplace_back(text_of(one.word), text_of(other));
  return made.release();
}

const std::string& printed(warta_results& results, const char* format, std::string& into) {
  PrintOptions options;
  options.query = results.query;
  options.language = results.language;
  std::ostringstream out;
  out.imbue(std::locale::classic());
  make_printer(format, options)->print(results.results, out);
  return into = out.str();
}

}  // namespace

}  // namespace warta::c_api

warta_status warta_searcher_open(warta_session* session, const char* const* archives, size_t count,
                                 const warta_options* options, warta_searcher** searcher) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("searcher", searcher);
    warta::Searcher opened(warta::c_api::list_of(archives, count),
                           warta::c_api::options_or_default(options).searcher);
    *searcher = new warta_searcher{session->messages, std::move(opened), {}};
  });
}

warta_status warta_searcher_free(warta_searcher* searcher) { return freed(searcher); }

warta_status warta_searcher_article_count(warta_searcher* searcher, uint64_t* articles) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] {
    require("articles", articles);
    *articles = searcher->searcher.article_count();
  });
}

warta_status warta_searcher_reopen(warta_searcher* searcher) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] { searcher->searcher.reopen(); });
}

warta_status warta_quote(warta_session* session, const char* text, size_t size, warta_text* quoted) {
  if (session == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(session->messages, [&] {
    require("text, quoted", text, quoted);
    session->quoted = warta::quote({text, size});
    *quoted = text_of(session->quoted);
  });
}

warta_status warta_search(warta_searcher* searcher, const char* query, const warta_options* options,
                          warta_results** results) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] {
    require("results", results);
    const warta::QueryOptions how = warta::c_api::options_or_default(options);
    const warta::ParsedQuery parsed = warta::c_api::parsed(query, how.parse);
    *results = warta::c_api::made_results(searcher->messages, query, how.parse.language,
                                          searcher->searcher.search(parsed, how.search));
  });
}

warta_status warta_count(warta_searcher* searcher, const char* query, const warta_options* options,
                         uint64_t* articles) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] {
    require("articles", articles);
    const warta::QueryOptions how = warta::c_api::options_or_default(options);
    *articles = searcher->searcher.count(warta::c_api::parsed(query, how.parse), how.search);
  });
}

warta_status warta_like(warta_searcher* searcher, const char* id, const warta_options* options,
                        warta_results** results) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] {
    require("id, results", id, results);
    const warta::QueryOptions how = warta::c_api::options_or_default(options);
    std::optional<warta::SearchResults> found = searcher->searcher.like(id, how.search);
    if (!found) return WARTA_NOT_FOUND;
    *results = warta::c_api::made_results(searcher->messages, {}, how.parse.language, std::move(*found));
    return WARTA_OK;
  });
}

warta_status warta_duplicates_of(warta_searcher* searcher, const char* id, const warta_options* options,
                                 warta_results** results) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] {
    require("id, results", id, results);
    const warta::QueryOptions how = warta::c_api::options_or_default(options);
    std::optional<warta::SearchResults> found = searcher->searcher.duplicates_of(id, how.search);
    if (!found) return WARTA_NOT_FOUND;
    *results = warta::c_api::made_results(searcher->messages, {}, how.parse.language, std::move(*found));
    return WARTA_OK;
  });
}

warta_status warta_suggest(warta_searcher* searcher, const char* query, const warta_options* options,
                           warta_text* better, uint64_t* articles) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] {
    require("better, articles", better, articles);
    const warta::QueryOptions how = warta::c_api::options_or_default(options);
    (void)warta::c_api::parsed(query, how.parse);
    std::optional<warta::Suggestion> suggestion = searcher->searcher.suggest(query, how.parse, how.search);
    if (!suggestion) return WARTA_NOT_FOUND;
    searcher->better = std::move(suggestion->query);
    *better = text_of(searcher->better);
    *articles = suggestion->articles;
    return WARTA_OK;
  });
}

warta_status warta_each(warta_searcher* searcher, const char* query, const warta_options* options,
                        bool (*take)(void* user, const warta_hit* hit), void* user) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] {
    require("take", take);
    const warta::QueryOptions how = warta::c_api::options_or_default(options);
    searcher->searcher.for_each(warta::c_api::parsed(query, how.parse), how.search,
                                [&](const warta::Hit& hit) {
                                  const warta_hit handed = warta::c_api::wrapped(searcher->messages, hit);
                                  return take(user, &handed);
                                });
  });
}

warta_status warta_each_occurrence(warta_searcher* searcher, const char* query, const warta_options* options,
                                   uint32_t words, bool (*take)(void* user, const warta_occurrence* one),
                                   void* user) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] {
    require("take", take);
    const warta::QueryOptions how = warta::c_api::options_or_default(options);
    searcher->searcher.for_each_occurrence(
        warta::c_api::parsed(query, how.parse), how.search, words, [&](const warta::Occurrence& one) {
          const std::string published = one.published ? one.published->to_string() : std::string();
          const warta_occurrence handed = {text_of(one.id),   text_of(published), text_of(one.publisher),
                                           text_of(one.left), text_of(one.match), text_of(one.right)};
          return take(user, &handed);
        });
  });
}

warta_status warta_each_passage(warta_searcher* searcher, const char* query, const warta_options* options,
                                bool (*take)(void* user, const warta_passage* passage), void* user) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] {
    require("take", take);
    const warta::QueryOptions how = warta::c_api::options_or_default(options);
    const warta::PassageResults found =
        searcher->searcher.passages(warta::c_api::parsed(query, how.parse), how.search);
    for (const warta::Passage& one : found.passages) {
      const std::vector<warta_span> spans = warta::c_api::spans_of(one.spans);
      const warta_article article = warta::c_api::wrapped(searcher->messages, one.article);
      const warta_passage handed = {
          one.rank,     one.score,  text_of(one.id), text_of(one.text), one.begin,    one.end, one.begin_char,
          one.end_char, one.number, one.of,          spans.data(),      spans.size(), &article};
      if (!take(user, &handed)) break;
    }
  });
}

warta_status warta_find_article(warta_searcher* searcher, const char* id, warta_article** article) {
  if (searcher == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(searcher->messages, [&] {
    require("id, article", id, article);
    std::optional<warta::Article> found = searcher->searcher.article(id);
    if (!found) return WARTA_NOT_FOUND;
    *article = new warta_article(warta::c_api::wrapped(searcher->messages, std::move(*found)));
    return WARTA_OK;
  });
}

// ---- Results

warta_status warta_results_free(warta_results* results) { return freed(results); }

warta_status warta_results_total(const warta_results* results, uint64_t* total) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("total", total);
    *total = results->results.total;
  });
}

warta_status warta_results_same_root_total(const warta_results* results, uint64_t* same_root_total) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("same_root_total", same_root_total);
    *same_root_total = results->results.same_root_total;
  });
}

warta_status warta_results_partial_total(const warta_results* results, uint64_t* partial_total) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("partial_total", partial_total);
    if (!results->results.partial_counted) return WARTA_NOT_FOUND;
    *partial_total = results->results.partial_total;
    return WARTA_OK;
  });
}

warta_status warta_results_next(warta_results* results, const warta_hit** hit) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("hit", hit);
    if (results->next_hit == results->hits.size()) return WARTA_END;
    *hit = &results->hits[results->next_hit++];
    return WARTA_OK;
  });
}

warta_status warta_results_rewind(warta_results* results) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  results->next_hit = results->next_row = results->next_missing = 0;
  results->next_warning = results->next_left_out = results->next_expansion = 0;
  return WARTA_OK;
}

warta_status warta_results_next_count(warta_results* results, warta_count_row* row) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("row", row);
    if (results->next_row == results->rows.size()) return WARTA_END;
    *row = results->rows[results->next_row++];
    return WARTA_OK;
  });
}

warta_status warta_results_next_warning(warta_results* results, warta_text* warning) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("warning", warning);
    if (results->next_warning == results->warnings.size()) return WARTA_END;
    *warning = text_of(results->warnings[results->next_warning++]);
    return WARTA_OK;
  });
}

warta_status warta_results_next_left_out(warta_results* results, warta_text* word) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("word", word);
    if (results->next_left_out == results->results.left_out.size()) return WARTA_END;
    *word = text_of(results->results.left_out[results->next_left_out++]);
    return WARTA_OK;
  });
}

warta_status warta_results_next_expansion(warta_results* results, warta_text* word, warta_text* other) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("word, other", word, other);
    if (results->next_expansion == results->expansions.size()) return WARTA_END;
    std::tie(*word, *other) = results->expansions[results->next_expansion++];
    return WARTA_OK;
  });
}

warta_status warta_results_next_missing(warta_results* results, warta_text* archive) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("archive", archive);
    if (results->next_missing == results->results.missing.size()) return WARTA_END;
    *archive = text_of(results->results.missing[results->next_missing++]);
    return WARTA_OK;
  });
}

warta_status warta_results_json(warta_results* results, warta_text* json) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("json", json);
    if (results->json.empty()) (void)warta::c_api::printed(*results, "json", results->json);
    *json = text_of(results->json);
  });
}

warta_status warta_results_print(warta_results* results, const char* format, warta_text* printed) {
  if (results == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(results->messages, [&] {
    require("format, printed", format, printed);
    *printed = text_of(warta::c_api::printed(*results, format, results->printed));
  });
}

// ---- Hits

warta_status warta_hit_rank(const warta_hit* hit, uint32_t* rank) {
  if (hit == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(hit->messages, [&] {
    require("rank", rank);
    *rank = hit->hit.rank;
  });
}

warta_status warta_hit_score(const warta_hit* hit, double* score) {
  if (hit == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(hit->messages, [&] {
    require("score", score);
    *score = hit->hit.score;
  });
}

warta_status warta_hit_copies(const warta_hit* hit, uint64_t* copies) {
  if (hit == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(hit->messages, [&] {
    require("copies", copies);
    *copies = hit->hit.copies;
  });
}

warta_status warta_hit_all_words(const warta_hit* hit, bool* all_words) {
  if (hit == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(hit->messages, [&] {
    require("all_words", all_words);
    *all_words = hit->hit.all_words;
  });
}

warta_status warta_hit_article(const warta_hit* hit, const warta_article** article) {
  if (hit == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(hit->messages, [&] {
    require("article", article);
    *article = &hit->article;
  });
}

warta_status warta_hit_snippet(const warta_hit* hit, size_t index, warta_snippet* snippet) {
  if (hit == nullptr) return WARTA_INVALID_ARGUMENT;
  return guarded(hit->messages, [&] {
    require("snippet", snippet);
    if (index >= hit->hit.snippets.size()) return WARTA_END;
    const warta::Snippet& one = hit->hit.snippets[index];
    *snippet = {text_of(one.text), hit->spans[index].data(), hit->spans[index].size(), one.starts_cut,
                one.ends_cut};
    return WARTA_OK;
  });
}
