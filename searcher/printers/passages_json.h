// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of passages, for the server and `warta-search --passages`.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "searcher/printers/article_json.h"
#include "searcher/printers/diagnostics_json.h"
#include "searcher/printers/snippet_json.h"
#include "warta/searcher.h"

namespace warta::printers {

inline nlohmann::ordered_json passage_json(const Passage& passage) {
  nlohmann::ordered_json object = {{"rank", passage.rank},
                                   {"id", passage.id},
                                   {"article", passage.article.id},
                                   {"title", passage.article.title},
                                   {"score", passage.score}};
  put_article_fields(object, passage.article);
  object["begin"] = passage.begin;
  object["end"] = passage.end;
  object["begin_char"] = passage.begin_char;
  object["end_char"] = passage.end_char;
  object["number"] = passage.number;
  object["of"] = passage.of;
  object["text"] = passage.text;
  object["spans"] = spans_json(passage.spans);
  return object;
}

inline nlohmann::ordered_json passages_json(const std::string& query, const PassageResults& results) {
  nlohmann::ordered_json object = {{"schema", kSchema}, {"query", query}, {"total", results.total}};
  put_reading(object, results);
  object["passages"] = nlohmann::ordered_json::array();
  for (const Passage& passage : results.passages) object["passages"].push_back(passage_json(passage));
  return object;
}

}  // namespace warta::printers
