// SPDX-License-Identifier: GPL-3.0-or-later
// Parses JSON and repairs what simdjson rejects (article.h).
#include "indexer/readers/json/article.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <new>
#include <vector>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/fields/field_names.h"
#include "indexer/readers/json/record.h"
#include "util/printable.h"
#include "util/text_repair.h"

namespace warta::readers {

namespace {

namespace dom = simdjson::dom;

// For the most common error, a truncated line, the text itself explains more than simdjson.
Bilingual reason_for(simdjson::error_code error, std::string_view json) {
  const std::size_t last = json.find_last_not_of(" \t\r");
  const bool cut = last != std::string_view::npos && json[last] != '}';
  return both(cut ? messages::kJsonCut : messages::kNotJson, {simdjson::error_message(error)});
}

// JSON-LD lists pages, people and pictures among the articles.
bool is_not_article(dom::element element) {
  std::string_view type;
  if (element["@type"].get(type) != simdjson::SUCCESS) return false;
  return type.find("Article") == std::string_view::npos && type.find("Posting") == std::string_view::npos;
}

// The UTF-16 unit of an escape \uXXXX at `at`, or 0.
std::uint32_t escaped_unit(std::string_view json, std::size_t at) {
  std::uint32_t unit = 0;
  if (json.substr(at, 2) != "\\u" || json.size() - at < 6) return 0;
  const auto [end, error] = std::from_chars(json.data() + at + 2, json.data() + at + 6, unit, 16);
  return error == std::errc{} && end == json.data() + at + 6 ? unit : 0;
}

// Replaces escapes of half a surrogate pair, which Python's json.dumps writes for undecodable bytes, by
// \ufffd.
bool repair_surrogates(std::string& json, std::vector<Bilingual>& notes) {
  const auto is_high = [](std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; };
  const auto is_low = [](std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; };
  std::uint64_t repaired = 0;
  for (std::size_t at = json.find('\\'); at != std::string::npos; at = json.find('\\', at)) {
    const std::uint32_t unit = escaped_unit(json, at);
    if (is_high(unit) && is_low(escaped_unit(json, at + 6))) {
      at += 12;
    } else if (is_high(unit) || is_low(unit)) {
      json.replace(at, 6, "\\ufffd");
      ++repaired;
      at += 6;
    } else {
      at += 2;  // also skips the second of two backslashes
    }
  }
  if (repaired != 0)
    notes.push_back(both(repaired == 1 ? messages::kHalfSurrogate : messages::kHalfSurrogates, {repaired}));
  return repaired != 0;
}

bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' ||
         c == '.';
}

// Whether `word` is a JSON number (RFC 8259, section 6) that is too large for the parser: `1e999`, or an
// integer of more than 64 bits.
bool is_too_large(std::string_view word) {
  std::string_view digits = word.starts_with('-') ? word.substr(1) : word;
  if (digits.empty() || (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9'))
    return false;
  const bool whole = digits.find_first_not_of("0123456789") == std::string_view::npos;
  if (whole) return digits.size() > 18;  // approximately: the parser has rejected some number
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc::result_out_of_range && end == word.data() + word.size() && word.back() != '.';
}

// A number that the parser cannot hold becomes a string, so that it is kept; `NaN` and `Infinity`, which
// Python's json.dumps writes, become null. A record should not be lost for a field of little use.
bool repair_numbers(std::string& json, std::vector<Bilingual>& notes) {
  std::string repaired;
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
        repaired += "null";
        at += length;
        continue;
      }
      if (is_too_large(word)) {
        repaired.append("\"").append(word).append("\"");
        notes.push_back(both(messages::kLargeNumber, {printable(word)}));
        at += length;
        continue;
      }
    }
    repaired.append(json, at, length);
    at += length;
  }
  const bool changed = repaired != json;
  json = std::move(repaired);
  return changed;
}

}  // namespace

struct JsonArticleParser::State {
  // Empty if `json` is well formed, otherwise the reason.
  Bilingual load(std::string& json, dom::element& root) {
    notes.clear();
    if (json.find('\0') == std::string::npos)
      repair_text(json, notes);  // a raw NUL is an error that the parser reports
    auto error = parser.parse(json).get(root);
    while (error != simdjson::SUCCESS && repair(error, json)) error = parser.parse(json).get(root);
    if (error == simdjson::MEMALLOC) throw std::bad_alloc();  // not the record's fault
    return error == simdjson::SUCCESS ? Bilingual() : reason_for(error, json);
  }

  // Whether it changed anything; at most once for each kind of repair.
  bool repair(simdjson::error_code error, std::string& json) {
    if (error == simdjson::STRING_ERROR) return repair_surrogates(json, notes);
    return (error == simdjson::NUMBER_ERROR || error == simdjson::TAPE_ERROR) && repair_numbers(json, notes);
  }

  ReadResult article_of(dom::element element, const SourceLocation& origin, const ReadOptions& options) {
    ReadResult result =
        guarded(origin, [&] { return json_article(dom::object(element), origin, options, dates); });
    auto* article = std::get_if<Article>(&result);
    if (article == nullptr) return result;
    article->notes.insert(article->notes.begin(), notes.begin(), notes.end());
    html_note.add_once(*article);
    return result;
  }

  dom::parser parser;
  std::vector<Bilingual> notes;
  HtmlNote html_note;
  FileDates* dates = nullptr;
};

JsonArticleParser::JsonArticleParser(FileDates* dates) : state_(std::make_unique<State>()) {
  state_->dates = dates;
}
JsonArticleParser::~JsonArticleParser() = default;

ReadResult JsonArticleParser::parse(std::string& json, const SourceLocation& origin,
                                    const ReadOptions& options) {
  dom::element root;
  if (Bilingual problem = state_->load(json, root); !problem.empty()) return ReadIssue{origin, problem};
  if (!root.is_object()) return ReadIssue{origin, both(messages::kNotObject)};
  return state_->article_of(root, origin, options);
}

Bilingual JsonArticleParser::parse_all(std::string& json, const SourceLocation& origin,
                                       const ReadOptions& options, std::deque<ReadResult>& results) {
  dom::element root;
  if (Bilingual problem = state_->load(json, root); !problem.empty()) return problem;
  if (!root.is_object()) {
    results.emplace_back(ReadIssue{origin, both(messages::kNotObject)});
    return {};
  }
  const std::vector<dom::element> list = json_articles_in(root, options);
  if (list.empty()) {
    results.push_back(state_->article_of(root, origin, options));
    return {};
  }
  std::size_t number = 0;
  for (const dom::element element : list) {
    if (is_not_article(element)) continue;
    SourceLocation place = origin;
    place.entry += (place.entry.empty() ? "item " : "/item ") + std::to_string(++number);
    if (element.is_object()) {
      results.push_back(state_->article_of(element, place, options));
    } else {
      results.emplace_back(ReadIssue{place, both(messages::kNotObject)});
    }
  }
  return {};
}

}  // namespace warta::readers
