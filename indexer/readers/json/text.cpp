// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of nested JSON values (text.h).
#include "indexer/readers/json/text.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/readers/html/fragment.h"

namespace warta::readers {

namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 4;  // author: [{"name": {"@value": …}}] is the deepest seen

// Names under which an object has its own name: an author, publisher, place or page; a value of MongoDB's
// extended JSON.
constexpr std::array<std::string_view, 11> kNamingKeys = {"name",       "headline", "rendered", "value",
                                                          "@value",     "$oid",     "$date",    "$numberLong",
                                                          "$numberInt", "url",      "@id"};
// Names under which it has a title or a story: WordPress, ninjs, JSON-LD and others.
constexpr std::array<std::string_view, 5> kStoryKeys = {"rendered", "value", "@value", "main", "text"};

void collect(dom::element value, std::vector<std::string>& texts, Numbers numbers, int depth) {
  if (depth > kDeepest) return;
  switch (value.type()) {
    case dom::element_type::STRING:
      texts.emplace_back(std::string_view(value));
      break;
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
      if (numbers == Numbers::kept) texts.push_back(simdjson::to_string(value));
      break;
    case dom::element_type::ARRAY:
      for (const dom::element member : dom::array(value)) collect(member, texts, numbers, depth + 1);
      break;
    case dom::element_type::OBJECT:
      for (const std::string_view key : kNamingKeys) {
        dom::element named;
        if (dom::object(value)[key].get(named) != simdjson::SUCCESS) continue;
        collect(named, texts, numbers, depth + 1);
        break;
      }
      break;
    case dom::element_type::BOOL:
    case dom::element_type::NULL_VALUE:
      break;
  }
}

// Whether the member `key` is a text that contains `part`.
template <typename Value>
bool has_text(const Value& value, std::string_view key, std::string_view part = {}) {
  std::string_view text;
  return value[key].get(text) == simdjson::SUCCESS && text.find(part) != std::string_view::npos;
}

// A title or story in an object, perhaps one of several versions: `{"rendered": "<p>…"}`, `{"value": "<p>…",
// "contentType": "text/html"}`.
std::optional<std::string> story_in(dom::object object) {
  for (const std::string_view key : kStoryKeys) {
    std::string_view text;
    if (object[key].get(text) != simdjson::SUCCESS) continue;
    const bool html = key == "rendered" || has_text(object, "contentType", "html");
    return html ? feed_text(text, FeedText::html) : std::string(text);
  }
  return std::nullopt;
}

// Whether a list contains lists, `depth` levels deep.
bool is_nested(dom::element value, int depth) {
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return false;
  return depth == 0 || (list.size() != 0 && is_nested(list.at(0), depth - 1));
}

// Joins the tokens of a sentence (data sets for summaries: Liputan6, IndoSum); punctuation is joined to its
// word.
class Sentences {
 public:
  void append(dom::element value) {
    dom::array list;
    std::string_view token;
    if (value.get(token) == simdjson::SUCCESS) {
      append_token(token);
    } else if (value.get(list) == simdjson::SUCCESS) {
      for (const dom::element member : list) append(member);
    }
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void append_token(std::string_view token) {
    constexpr std::string_view kJoinLeft = ".,:;!?)]}%\u2026\u201D\u2019";
    constexpr std::string_view kJoinRight = "([{\u201C\u2018";
    if (token.empty()) return;
    const bool quote = token == "\"" || token == "``" || token == "''";
    const bool closes = quote ? in_quotes_ : kJoinLeft.find(token) != std::string_view::npos;
    const bool in_domain = after_dot_ && (token == "com" || token == "co" || token == "id");  // Liputan6.com
    if (!join_ && !closes && !in_domain) text_ += ' ';
    after_dot_ = token == ".";
    text_ += token;
    join_ = quote ? !in_quotes_ : kJoinRight.find(token) != std::string_view::npos;
    if (quote) in_quotes_ = !in_quotes_;
  }

  std::string text_;
  bool join_ = true;  // no blank before the next token
  bool in_quotes_ = false;
  bool after_dot_ = false;
};

std::string sentences_of(dom::element value) {
  Sentences sentences;
  sentences.append(value);
  return sentences.take();
}

// A list in which texts and objects with texts alternate is one text: a message of Telegram.
bool is_one_text(dom::array list) {
  for (const dom::element member : list) {
    if (member.is_object() && has_text(member, "type") && has_text(member, "text")) return true;
  }
  return false;
}

std::string one_text(dom::array list) {
  std::string joined;
  for (const dom::element member : list) {
    std::string_view text;
    if (member.get(text) == simdjson::SUCCESS || member["text"].get(text) == simdjson::SUCCESS)
      joined += text;
  }
  return joined;
}

// The version with the role `main`, or the first (ninjs 2).
dom::element main_version(dom::array versions) {
  for (const dom::element version : versions) {
    if (version.is_object() && has_text(version, "role", "main")) return version;
  }
  return versions.at(0).value();
}

}  // namespace

std::vector<std::string> texts_of(dom::element value, Numbers numbers) {
  std::vector<std::string> texts;
  collect(value, texts, numbers, 0);
  return texts;
}

std::vector<std::string> story_texts(dom::element value) {
  std::vector<std::string> texts;
  dom::object object;
  if (value.get(object) == simdjson::SUCCESS) {
    if (auto text = story_in(object)) texts.push_back(std::move(*text));
    return texts;
  }
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return texts_of(value);
  if (is_nested(value, 2)) {
    for (const dom::element paragraph : list) texts.push_back(sentences_of(paragraph));
  } else if (is_nested(value, 1)) {
    texts.push_back(sentences_of(value));
  } else if (is_one_text(list)) {
    texts.push_back(one_text(list));
  } else if (list.size() != 0 && list.at(0).is_object()) {
    return story_texts(main_version(list));
  } else {
    return texts_of(value);
  }
  return texts;
}

std::vector<std::string> extra_texts(dom::element value) {
  std::vector<std::string> texts;
  if (value.is_object() || value.is_null()) return texts;
  if (value.is_bool()) {
    texts.push_back(simdjson::to_string(value));
  } else {
    collect(value, texts, Numbers::kept, kDeepest - 1);
  }
  return texts;
}

}  // namespace warta::readers
