// SPDX-License-Identifier: GPL-3.0-or-later
// The public warta/record.h: an article from named values or JSON, for custom readers.
#include "warta/record.h"

#include <nlohmann/json.hpp>

#include "indexer/readers/fields/field_names.h"
#include "indexer/readers/fields/file_dates.h"
#include "indexer/readers/json/article.h"
#include "util/text_repair.h"

namespace warta {

namespace {

// One record alone cannot decide the order of its dates.
readers::FileDates* known_order(const ReadOptions& options, readers::FileDates& dates) {
  return options.date_order == DateOrder::automatic ? nullptr : &dates;
}

}  // namespace

ReadResult article_from_values(const NamedValues& values, const SourceLocation& origin,
                               const ReadOptions& options) {
  readers::check_field_map(options);
  readers::FileDates dates(options.date_order);
  readers::FieldCollector fields(options.field_map, known_order(options, dates));
  std::vector<Bilingual> notes;
  std::vector<std::string> extra;
  for (const auto& [name, texts] : values) {
    std::vector<std::string> repaired = texts;
    for (std::string& text : repaired) {
      readers::repair_text(text, notes);
      if (options.extra_tags && !fields.knows(name)) readers::put_extra_tag(name, text, extra);
    }
    fields.put(name, std::move(repaired));
  }
  ReadResult result = fields.finish(origin);
  if (auto* article = std::get_if<Article>(&result)) {
    article->notes.insert(article->notes.begin(), notes.begin(), notes.end());
    article->tags.insert(article->tags.end(), extra.begin(), extra.end());
  }
  return result;
}

ReadResult article_from_json(std::string_view json, const SourceLocation& origin,
                             const ReadOptions& options) {
  readers::check_field_map(options);
  std::string text(json);
  readers::FileDates dates(options.date_order);
  return readers::JsonArticleParser(known_order(options, dates)).parse(text, origin, options);
}

std::string article_to_json(const Article& article) {
  using Json = nlohmann::ordered_json;
  Json json = {{"id", article.id}};
  const auto put = [&json](const char* name, const std::string& value) {
    if (!value.empty()) json[name] = value;
  };
  put("url", article.url);
  put("title", article.title);
  put("date", article.published ? article.published->to_string() : std::string());
  put("source", article.publisher);
  put("section", article.section);
  put("author", article.author);
  put("editor", article.editor);
  put("place", article.place);
  put("language", article.language);
  if (!article.tags.empty()) json["tags"] = article.tags;
  if (!article.related.empty()) json["related"] = article.related;
  put("body", article.body);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace warta
