// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_article.h"

#include <simdjson.h>

#include <array>

#include "indexer/readers/field_names.h"
#include "indexer/readers/text_repair.h"

namespace warta::readers {

namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 4;  // author: [{"name": {"@value": …}}] is as deep as they come

// Under which name an object says what it is: an author, a publisher, a place, a page.
constexpr std::array<std::string_view, 5> kNamingKeys = {"name", "headline", "url", "@id", "@value"};

// The text of a value: itself, its members', or that of the key that names an object.
void collect(dom::element value, std::vector<std::string>& texts, int depth) {
  if (depth > kDeepest) return;
  switch (value.type()) {
    case dom::element_type::STRING:
      texts.emplace_back(std::string_view(value));
      break;
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
      texts.push_back(simdjson::to_string(value));
      break;
    case dom::element_type::ARRAY:
      for (const dom::element member : dom::array(value)) collect(member, texts, depth + 1);
      break;
    case dom::element_type::OBJECT:
      for (const std::string_view key : kNamingKeys) {
        dom::element named;
        if (dom::object(value)[key].get(named) != simdjson::SUCCESS) continue;
        collect(named, texts, depth + 1);
        break;
      }
      break;
    case dom::element_type::DOUBLE:
    case dom::element_type::BOOL:
    case dom::element_type::NULL_VALUE:
      break;
  }
}

// Where simdjson cannot say what is wrong better than the text itself: a line cut in half is by far the most
// common.
std::string reason_for(simdjson::error_code error, std::string_view json) {
  const std::size_t last = json.find_last_not_of(" \t\r");
  const bool cut = last != std::string_view::npos && json[last] != '}';
  return std::string("is not valid JSON") + (cut ? ", it seems cut short" : "") + " (" +
         simdjson::error_message(error) + "); mend the line and add the file again";
}

}  // namespace

struct JsonArticleParser::State {
  dom::parser parser;
};

JsonArticleParser::JsonArticleParser() : state_(std::make_unique<State>()) {}
JsonArticleParser::~JsonArticleParser() = default;

ReadResult JsonArticleParser::parse(std::string& json, const SourceLocation& origin,
                                    const ReadOptions& options) {
  std::vector<std::string> notes;
  if (json.find('\0') == std::string::npos)
    repair_text(json, notes);  // a raw NUL is an error that the parser names
  dom::element root;
  if (const auto error = state_->parser.parse(json).get(root); error != simdjson::SUCCESS) {
    return ReadIssue{origin, reason_for(error, json)};
  }
  if (!root.is_object()) return ReadIssue{origin, "is JSON but not an object {…}; one article is one object"};
  FieldCollector fields(options.field_map);
  for (const auto& [name, value] : dom::object(root)) {
    if (!fields.knows(name)) continue;
    std::vector<std::string> texts;
    collect(value, texts, 0);
    fields.put(name, std::move(texts));
  }
  ReadResult result = fields.finish(origin);
  if (auto* article = std::get_if<Article>(&result))
    article->notes.insert(article->notes.begin(), notes.begin(), notes.end());
  return result;
}

}  // namespace warta::readers
