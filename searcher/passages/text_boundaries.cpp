// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/passages/text_boundaries.h"

#include <algorithm>
#include <array>
#include <string>

#include "util/text.h"

namespace warta {

namespace {

constexpr std::array<std::string_view, 28> kAbbreviations = {
    "dr",      "drs", "dra",  "ir",     "prof", "jl",    "jln",    "jend", "letjen", "mayjen",
    "brigjen", "kol", "kapt", "kompol", "akp",  "irjen", "kombes", "no",   "nos",    "hlm",
    "tgl",     "pt",  "cv",   "st",     "mr",   "mrs",   "sdr",    "bpk"};

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The byte behind the quotation marks and brackets that close at `at`.
std::size_t behind_closing(std::string_view text, std::size_t at) {
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

bool ends_abbreviation(std::string_view text, std::size_t point) {
  std::size_t begin = point;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  std::string word(text.substr(begin, point - begin));
  if (word.size() == 1) return word.front() >= 'A' && word.front() <= 'Z';
  for (char& c : word) c = static_cast<char>(c | 0x20);
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

// The end of a sentence whose mark is at `at`; 0 when none ends there.
std::size_t sentence_end(std::string_view text, std::size_t at) {
  constexpr std::string_view kEllipsis = "…";
  const bool ellipsis = text.substr(at, kEllipsis.size()) == kEllipsis;
  if (!ellipsis && text[at] != '.' && text[at] != '?' && text[at] != '!') return 0;
  const std::size_t end = behind_closing(text, at + (ellipsis ? kEllipsis.size() : 1));
  if (end < text.size() && !is_white(text[end])) return 0;
  if (text[at] == '.' && end == at + 1 && ends_abbreviation(text, at)) return 0;
  std::size_t next = end;
  while (next < text.size() && is_white(text[next])) ++next;
  if (next < text.size() && text[next] >= 'a' && text[next] <= 'z') return 0;
  return end;
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
