// SPDX-License-Identifier: GPL-3.0-or-later
//
// `json`: one object for the whole result. `jsonl`: one object a hit, one a line. docs/output-format.md has
// the schema; a change that could break a reader needs a new kSchema.
#include <nlohmann/json.hpp>
#include <ostream>

#include "searcher/printers/printers.h"

namespace warta::printers {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

Json to_json(const Snippet& snippet) {
  Json spans = Json::array();
  for (const SnippetSpan& span : snippet.spans) {
    spans.push_back({{"begin", span.begin},
                     {"end", span.end},
                     {"begin_char", span.begin_char},
                     {"end_char", span.end_char}});
  }
  return {{"text", snippet.text},
          {"spans", std::move(spans)},
          {"starts_cut", snippet.starts_cut},
          {"ends_cut", snippet.ends_cut}};
}

void put_if_known(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = value;
}

Json to_json(const Hit& hit) {
  const Article& article = hit.article;
  Json object = {{"rank", hit.rank},
                 {"id", article.id},
                 {"title", article.title},
                 {"score", hit.score},
                 {"all_words", hit.all_words}};
  if (article.published) object["published"] = article.published->to_string();
  put_if_known(object, "source", article.source);
  put_if_known(object, "section", article.section);
  put_if_known(object, "author", article.author);
  put_if_known(object, "editor", article.editor);
  put_if_known(object, "place", article.place);
  put_if_known(object, "url", article.url);
  put_if_known(object, "language", article.language);
  if (!article.tags.empty()) object["tags"] = article.tags;
  if (!hit.snippets.empty()) object["snippet"] = to_json(hit.snippets.front());
  if (hit.snippets.size() > 1) {
    for (const Snippet& snippet : hit.snippets) object["snippets"].push_back(to_json(snippet));
  }
  return object;
}

std::string dump(const Json& object, int indent) {
  return object.dump(indent, ' ', false, Json::error_handler_t::replace);
}

class JsonPrinter final : public ResultPrinter {
 public:
  explicit JsonPrinter(const PrintOptions& options) : query_(options.query) {}
  void print(const SearchResults& results, std::ostream& out) override {
    Json object = {
        {"schema", kSchema}, {"query", query_}, {"total", results.total}, {"offset", results.offset}};
    if (results.partial_counted) object["partial_total"] = results.partial_total;
    object["notes"] = results.notes;
    object["hits"] = Json::array();
    for (const Hit& hit : results.hits) object["hits"].push_back(to_json(hit));
    out << dump(object, 2) << '\n';
  }

 private:
  std::string query_;
};

class JsonLinesPrinter final : public ResultPrinter {
 public:
  void print(const SearchResults& results, std::ostream& out) override {
    for (const Hit& hit : results.hits) out << dump(to_json(hit), -1) << '\n';
  }
};

}  // namespace

std::unique_ptr<ResultPrinter> make_json(const PrintOptions& options) {
  return std::make_unique<JsonPrinter>(options);
}
std::unique_ptr<ResultPrinter> make_jsonl(const PrintOptions&) {
  return std::make_unique<JsonLinesPrinter>();
}

}  // namespace warta::printers
