// SPDX-License-Identifier: GPL-3.0-or-later
// Finds ends of sentences and paragraphs (text_boundaries.h).
#include "searcher/passages/text_boundaries.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "util/text.h"

namespace warta {

namespace embedded {
extern const std::string_view abbreviations;  // abbreviations.tsv
}  // namespace embedded

namespace {

// Abbreviation → whether only before a number.
using Abbreviations = std::unordered_map<std::string_view, bool>;

Abbreviations read_abbreviations() {
  Abbreviations read;
  for (std::string_view rest = embedded::abbreviations; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    if (!line.empty() && line.front() != '#')
      read.emplace(line.substr(0, tab), tab != std::string_view::npos);
  }
  return read;
}

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The byte after the quotation marks and brackets that close at `at`.
std::size_t after_closing(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 7> kClosing = {"\"", "'", ")", "]", "”", "’", "»"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : kClosing) {
      if (text.substr(at, mark.size()) != mark) continue;
      at += mark.size();
      more = true;
    }
  }
  return at;
}

// Whether the point belongs to the word before it; `next` is the first letter, digit or mark after it.
bool ends_abbreviation(std::string_view text, std::size_t point, char next) {
  static const Abbreviations kListed = read_abbreviations();
  std::size_t begin = point;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  const std::string_view word = text.substr(begin, point - begin);
  const auto before = [&](std::size_t distance) { return begin < distance ? ' ' : text[begin - distance]; };
  if (word.empty() || static_cast<unsigned char>(before(1)) >= 0x80) return false;
  if (word.size() == 1) return is_upper(word.front()) || before(1) == '.';  // H. Budi, a.n.
  constexpr std::size_t kLongestDegree = 4;
  if (before(1) == '.' && is_letter(before(2)) && !is_letter(before(3)) && word.size() <= kLongestDegree)
    return true;  // S.Kom.
  const std::string small = lowered(word);
  auto listed = kListed.find(word);
  if (listed == kListed.end()) listed = kListed.find(small);
  if (listed != kListed.end() && (!listed->second || is_digit(next))) return true;
  if (small.find_first_of("aeiou") != std::string::npos) return false;
  const bool all_capitals = std::all_of(word.begin(), word.end(), is_upper);
  const bool unit = is_digit(before(1)) || (before(1) == ' ' && is_digit(before(2)));  // 5 km.
  return !all_capitals && !unit;
}

// The end of the sentence with the mark at `at`; 0 if none ends there.
std::size_t sentence_end(std::string_view text, std::size_t at) {
  constexpr std::string_view kEllipsis = "…";
  const bool ellipsis = text.substr(at, kEllipsis.size()) == kEllipsis;
  if (!ellipsis && text[at] != '.' && text[at] != '?' && text[at] != '!') return 0;
  const std::size_t end = after_closing(text, at + (ellipsis ? kEllipsis.size() : 1));
  std::size_t next = end;
  while (next < text.size() && is_white(text[next])) ++next;
  const char follows = next < text.size() ? text[next] : ' ';
  // A blank is missing in `pergi.Ani`, not in `KONTAN.CO.ID`.
  const bool blank_missing = at > 0 && is_lower(text[at - 1]) && is_upper(follows) &&
                             next + 1 < text.size() && is_lower(text[next + 1]);
  if (next == end && next < text.size() && !blank_missing) return 0;
  if (text[at] == '.' && end == at + 1 && ends_abbreviation(text, at, follows)) return 0;
  return is_lower(follows) ? 0 : end;
}

// Whether the line after the line end at `at` is empty.
bool empty_line_follows(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && is_white(text[at]); ++at)
    if (text[at] == '\n') return true;
  return false;
}

bool has_empty_line(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    if (empty_line_follows(text, at)) return true;
  return false;
}

}  // namespace

TextBoundaries boundaries_of(std::string_view text) {
  const bool by_empty_lines = has_empty_line(text);
  TextBoundaries found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' && (!by_empty_lines || empty_line_follows(text, at))) {
      found.paragraphs.push_back(static_cast<std::uint32_t>(at));
      found.sentences.push_back(static_cast<std::uint32_t>(at));
    } else if (const std::size_t end = sentence_end(text, at); end != 0) {
      found.sentences.push_back(static_cast<std::uint32_t>(end));
    }
  }
  std::sort(found.sentences.begin(), found.sentences.end());
  return found;
}

}  // namespace warta
