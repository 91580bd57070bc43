// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json/article.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/fields/field_names.h"
#include "indexer/readers/json/record.h"
#include "util/printable.h"
#include "util/text_repair.h"

namespace warta::readers {

namespace {

namespace dom = simdjson::dom;

// Where simdjson cannot say what is wrong better than the text itself: a line cut in half is by far the most
// common.
std::string reason_for(simdjson::error_code error, std::string_view json) {
  const std::size_t last = json.find_last_not_of(" \t\r");
  const bool cut = last != std::string_view::npos && json[last] != '}';
  return std::string("is not valid JSON") + (cut ? ", it seems cut short" : "") + " (" +
         simdjson::error_message(error) + "); mend the line and add the file again";
}

// JSON-LD lists pages, people and pictures among the articles.
bool is_other_thing(dom::element element) {
  std::string_view type;
  if (element["@type"].get(type) != simdjson::SUCCESS) return false;
  return type.find("Article") == std::string_view::npos && type.find("Posting") == std::string_view::npos;
}

// The UTF-16 unit of an escape \uXXXX at `at`, or 0 where there is none.
std::uint32_t escaped_unit(std::string_view json, std::size_t at) {
  std::uint32_t unit = 0;
  if (json.substr(at, 2) != "\\u" || json.size() - at < 6) return 0;
  const auto [end, error] = std::from_chars(json.data() + at + 2, json.data() + at + 6, unit, 16);
  return error == std::errc{} && end == json.data() + at + 6 ? unit : 0;
}

// Escapes of half a surrogate pair, as Python's json.dumps writes for undecodable bytes, become \ufffd.
bool repair_surrogates(std::string& json, std::vector<std::string>& notes) {
  const auto is_high = [](std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; };
  const auto is_low = [](std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; };
  std::uint64_t mended = 0;
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const std::uint32_t unit = escaped_unit(json, at);
    if (is_high(unit) && is_low(escaped_unit(json, at + 6))) {
      at += 12;
    } else if (is_high(unit) || is_low(unit)) {
      json.replace(at, 6, "\\ufffd");
      ++mended;
      at += 6;
    } else {
      at += 2;  // also over the second of two backslashes
    }
  }
  if (mended != 0)
    notes.push_back(std::to_string(mended) +
                    (mended == 1 ? " half surrogate pair" : " half surrogate pairs") +
                    " replaced by U+FFFD; check the encoding of the source");
  return mended != 0;
}

bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' ||
         c == '.';
}

// Whether `word` is a number of JSON (RFC 8259, section 6) that is too large for the parser: `1e999`, or a
// whole number of more than 64 bits.
bool is_too_large(std::string_view word) {
  std::string_view digits = word.starts_with('-') ? word.substr(1) : word;
  if (digits.empty() || (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9'))
    return false;
  const bool whole = digits.find_first_not_of("0123456789") == std::string_view::npos;
  if (whole) return digits.size() > 18;  // or nearly so: the parser has refused some number
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc::result_out_of_range && end == word.data() + word.size() && word.back() != '.';
}

// A number that the parser cannot hold becomes a string, so that nothing of it is lost; what Python's
// json.dumps writes for numbers that are none (`NaN`, `Infinity`) becomes null. A record is not lost for a
// field that hardly anybody asks for.
bool repair_numbers(std::string& json, std::vector<std::string>& notes) {
  std::string mended;
  bool quoted = false;
  for (std::size_t at = 0; at < json.size();) {
    std::size_t length = 1;
    if (quoted) {
      if (json[at] == '\\') length = std::min<std::size_t>(2, json.size() - at);
      quoted = json[at] != '"';
    } else if (json[at] == '"') {
      quoted = true;
    } else if (is_number_part(json[at])) {
      while (at + length < json.size() && is_number_part(json[at + length])) ++length;
      const std::string_view word = std::string_view(json).substr(at, length);
      if (word == "NaN" || word == "Infinity" || word == "-Infinity") {
        mended += "null";
        at += length;
        continue;
      }
      if (is_too_large(word)) {
        mended.append("\"").append(word).append("\"");
        notes.push_back("the number " + printable(word) + " is too large for a number; it is kept as text");
        at += length;
        continue;
      }
    }
    mended.append(json, at, length);
    at += length;
  }
  const bool changed = mended != json;
  json = std::move(mended);
  return changed;
}

}  // namespace

struct JsonArticleParser::State {
  // Empty when `json` is well formed, else why it is not.
  std::string load(std::string& json, dom::element& root) {
    notes.clear();
    if (json.find('\0') == std::string::npos)
      repair_text(json, notes);  // a raw NUL is an error that the parser names
    auto error = parser.parse(json).get(root);
    while (error != simdjson::SUCCESS && mend(error, json)) error = parser.parse(json).get(root);
    return error == simdjson::SUCCESS ? std::string() : reason_for(error, json);
  }

  // Whether it changed anything; never does so twice.
  bool mend(simdjson::error_code error, std::string& json) {
    if (error == simdjson::STRING_ERROR) return repair_surrogates(json, notes);
    return (error == simdjson::NUMBER_ERROR || error == simdjson::TAPE_ERROR) && repair_numbers(json, notes);
  }

  ReadResult article_of(dom::element element, const SourceLocation& origin, const ReadOptions& options) {
    ReadResult result = guarded(origin, [&] { return json_article(dom::object(element), origin, options); });
    auto* article = std::get_if<Article>(&result);
    if (article == nullptr) return result;
    article->notes.insert(article->notes.begin(), notes.begin(), notes.end());
    html_note.add_once(*article);
    return result;
  }

  dom::parser parser;
  std::vector<std::string> notes;
  HtmlNote html_note;
};

JsonArticleParser::JsonArticleParser() : state_(std::make_unique<State>()) {}
JsonArticleParser::~JsonArticleParser() = default;

ReadResult JsonArticleParser::parse(std::string& json, const SourceLocation& origin,
                                    const ReadOptions& options) {
  dom::element root;
  if (std::string problem = state_->load(json, root); !problem.empty()) return ReadIssue{origin, problem};
  if (!root.is_object()) return ReadIssue{origin, "is JSON but not an object {…}; one article is one object"};
  return state_->article_of(root, origin, options);
}

std::string JsonArticleParser::parse_all(std::string& json, const SourceLocation& origin,
                                         const ReadOptions& options, std::deque<ReadResult>& results) {
  dom::element root;
  if (std::string problem = state_->load(json, root); !problem.empty()) return problem;
  if (!root.is_object()) {
    results.emplace_back(ReadIssue{origin, "is JSON but not an object {…}; one article is one object"});
    return {};
  }
  const std::vector<dom::element> list = json_articles_in(root, options);
  if (list.empty()) {
    results.push_back(state_->article_of(root, origin, options));
    return {};
  }
  std::size_t number = 0;
  for (const dom::element element : list) {
    if (is_other_thing(element)) continue;
    SourceLocation place = origin;
    place.entry += (place.entry.empty() ? "item " : "/item ") + std::to_string(++number);
    if (element.is_object()) {
      results.push_back(state_->article_of(element, place, options));
    } else {
      results.emplace_back(ReadIssue{place, "is JSON but not an object {…}; one article is one object"});
    }
  }
  return {};
}

}  // namespace warta::readers
