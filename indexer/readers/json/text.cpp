// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of nested JSON values (text.h).
#include "indexer/readers/json/text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/readers/json/parts.h"
#include "util/text.h"

namespace warta::readers {

namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 4;  // author: [{"name": {"@value": …}}] is the deepest seen

// Names under which an object has its own name: an author, publisher, place or page; a value of MongoDB's
// extended JSON.
constexpr std::array<std::string_view, 11> kNamingKeys = {"name",       "headline", "rendered", "value",
                                                          "@value",     "$oid",     "$date",    "$numberLong",
                                                          "$numberInt", "url",      "@id"};
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

// Whether a list in lists holds the tokens of sentences, not texts: no token has a blank inside.
bool holds_tokens(dom::element value) {
  dom::array list;
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return trimmed(text).find(' ') == std::string_view::npos;
  return value.get(list) == simdjson::SUCCESS &&
         std::all_of(list.begin(), list.end(), [](dom::element member) { return holds_tokens(member); });
}

// Whether the members of a list are versions of one text, of which one is enough: in languages, for channels.
bool holds_versions(dom::array list) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {"role", "contentType", "contenttype", "@language", "language", "lang"});
  return list.size() != 0 && std::all_of(list.begin(), list.end(), [&](dom::element member) {
           return member.is_object() && std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
                    return has_text(member, mark);
                  });
         });
}

// The version with the role `main`, or the first (ninjs 2).
dom::element main_version(dom::array versions) {
  for (const dom::element version : versions) {
    if (version.is_object() && has_text(version, "role", "main")) return version;
  }
  return versions.at(0).value();
}

bool holds_only_texts(dom::array list) {
  return std::all_of(list.begin(), list.end(), [](dom::element member) { return member.is_string(); });
}

}  // namespace

std::vector<std::string> texts_of(dom::element value, Numbers numbers) {
  std::vector<std::string> texts;
  collect(value, texts, numbers, 0);
  return texts;
}

std::vector<std::string> story_texts(dom::element value) {
  std::vector<std::string> texts;
  dom::array list;
  if (value.get(list) == simdjson::SUCCESS) {
    if (is_nested(value, 1) && holds_tokens(value)) {
      if (!is_nested(value, 2)) return {sentences_of(value)};
      for (const dom::element paragraph : list) texts.push_back(sentences_of(paragraph));
      return texts;
    }
    if (holds_versions(list)) return story_texts(main_version(list));
    if (holds_only_texts(list)) return texts_of(value);
  } else if (!value.is_object()) {
    return texts_of(value);
  }
  if (std::string text = text_of_parts(value); !text.empty()) texts.push_back(std::move(text));
  return texts;
}

std::optional<std::string> text_of_json(std::string_view text) {
  text = trimmed(text, " \t\r\n");
  const bool closed =
      (text.starts_with('{') && text.ends_with('}')) || (text.starts_with('[') && text.ends_with(']'));
  if (!closed) return std::nullopt;
  dom::parser parser;
  dom::element root;
  if (parser.parse(text.data(), text.size()).get(root) != simdjson::SUCCESS) return std::nullopt;
  std::string joined;
  for (const std::string& part : story_texts(root)) joined.append(joined.empty() ? "" : "\n").append(part);
  return joined;
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
