// SPDX-License-Identifier: GPL-3.0-or-later
// The scanner of values.h.
#include "indexer/readers/json/values.h"
#include "indexer/readers/bytes/messages.h"

#include <algorithm>

namespace warta::readers {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\x1E'; }

// `{"id"` of `{"id": 7, …`; empty if the text does not begin like an object.
std::string begin_of(std::string_view text) {
  if (!text.starts_with('{')) return {};
  std::size_t at = 1;
  while (at < text.size() && is_blank(text[at])) ++at;
  if (at == text.size() || text[at] != '"') return {};
  const std::size_t close = text.find('"', at + 1);
  return close == std::string_view::npos ? std::string() : std::string(text.substr(0, close + 1));
}

}  // namespace

// Skips blanks and the separators of array elements.
void JsonValues::skip_between() {
  while (window_.more()) {
    const std::string_view ahead = window_.ahead();
    std::size_t count = 0;
    bool opened = false;
    while (count < ahead.size() && !opened) {
      const char c = ahead[count];
      // `[…][…]`: files of arrays that were joined.
      opened = (!begun_ || array_closed_) && c == '[';
      const bool separator = in_array_ && (c == ',' || c == ']');
      if (!is_blank(c) && !separator && !opened) break;
      array_closed_ = separator ? c == ']' : array_closed_ && !opened;
      ++count;
    }
    const bool stopped = count < ahead.size() && !opened;
    window_.advance(count);
    if (opened) in_array_ = begun_ = true;
    window_.begin_record();
    if (stopped) return;
  }
}

bool JsonValues::next(Value& value) {
  value.text.clear();
  value.problem = {};
  skip_between();
  if (!window_.more()) return false;
  begun_ = true;
  value.line = window_.line();
  cut(value);
  if (value.text.empty() && window_.record().empty()) {  // an unmatched closing bracket
    window_.advance(1);
    value.text = window_.record();
  }
  return true;
}

void JsonValues::cut(Value& value) {
  std::size_t depth = 0;
  bool quoted = false;
  bool escaped = false;
  while (window_.more()) {
    const std::string_view ahead = window_.ahead();
    std::size_t at = 0;
    bool done = false;
    while (at < ahead.size() && !done) {
      if (quoted) {
        if (escaped) {
          escaped = false;
          ++at;
          continue;
        }
        at = std::min(ahead.find_first_of("\"\\", at), ahead.size());
        if (at == ahead.size()) break;
        escaped = ahead[at] == '\\';
        quoted = escaped;
      } else {
        const char c = ahead[at];
        if (c == '"') {
          quoted = true;
        } else if (c == '{' || c == '[') {
          ++depth;
        } else if (c == '}' || c == ']') {
          if (depth == 0) {
            done = true;  // of the surrounding array: the value before it was a bare word
            break;
          }
          done = --depth == 0;
        } else if (depth == 0 && (c == ',' || is_blank(c))) {
          done = true;
          break;
        }
      }
      ++at;
    }
    window_.advance(at);
    if (window_.record().size() > max_bytes_) {
      value.problem = both(messages::kValueTooLong, {max_bytes_});
      return;
    }
    if (!done) continue;
    value.text = window_.record();
    return;
  }
  value.text = window_.record();
  if (depth != 0 || quoted) value.problem = both(messages::kValueOpen);
}

std::uint64_t JsonValues::recover() {
  std::string begin = begin_;
  if (begin.empty()) begin = begin_of(window_.record());
  window_.go_back_to(std::min<std::size_t>(1, window_.record().size()));
  if (begin.empty()) begin = "{";  // text that is not JSON at all is one problem, not one per word
  window_.begin_record();
  while (window_.more()) {
    const std::string_view ahead = window_.ahead();
    const std::size_t at = ahead.find(begin);
    if (at != std::string_view::npos) {
      window_.advance(at);
      window_.begin_record();
      return window_.line();
    }
    // The beginning may be split between blocks, so its first bytes are kept.
    const std::size_t kept = std::min(begin.size() - 1, ahead.size());
    window_.advance(ahead.size() - kept);
    window_.begin_record();
    if (window_.more_than(kept)) continue;
    window_.advance(kept);
    break;
  }
  return 0;
}

void JsonValues::approve(const Value& value) {
  if (begin_.empty()) begin_ = begin_of(value.text);
}

}  // namespace warta::readers
