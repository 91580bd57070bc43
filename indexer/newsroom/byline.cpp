// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/newsroom/byline.h"

#include <algorithm>
#include <array>

#include "indexer/newsroom/publishers.h"
#include "indexer/newsroom/rule_names.h"

namespace warta::newsroom {

namespace {

constexpr std::size_t kMaxBylineBytes = 160;
constexpr std::size_t kMostNameWords = 6;
constexpr std::size_t kMostBracketBytes = 48;

bool has_upper(std::string_view text) { return std::any_of(text.begin(), text.end(), is_upper); }

// `Kontributor Makassar, Hendra Cipto`, `Budi dan Sari`; in a text without capitals any few words.
bool are_names(std::string_view value, bool lower_case_text) {
  static const auto small_words = labels("in-name");
  for (std::string_view names = value; !names.empty();) {
    const std::size_t comma = std::min(names.find(','), names.size());
    const std::string_view name = trimmed(names.substr(0, comma));
    const std::vector<std::string_view> words = words_of(name);
    if (words.empty() || words.size() > kMostNameWords) return false;
    const bool named = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
      if (is_one_of(small_words, word)) return true;
      return lower_case_text ? std::none_of(word.begin(), word.end(), is_digit) && !word.ends_with('.')
                             : is_name(word, 1);
    });
    if (!named) return false;
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  return !value.empty();
}

bool is_source(std::string_view label) {
  static const auto sources = labels("source");
  return is_label(label, sources);
}

// Fills the field that the pair `Reporter: Nama` is for.
bool take_pair(std::string_view pair, bool lower_case_text, CleanedArticle& found) {
  const std::size_t colon = pair.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view label = trimmed(pair.substr(0, colon));
  const std::string_view value = trimmed(pair.substr(colon + 1));
  static const auto authors = labels("author");
  static const auto editors = labels("editor");
  static const auto others = labels("nobody");
  const bool author = is_label(label, authors);
  const bool editor = is_label(label, editors);
  if ((!author && !editor && !is_label(label, others) && !is_source(label)) || value.empty()) return false;
  const bool nobody = !author && !editor;
  if (!are_names(value, lower_case_text) && !(nobody && is_domain(value))) return false;
  if (nobody) return true;  // an agency: part of the byline, but nobody's name
  std::string& field = editor ? found.editor : found.author;
  if (field.empty()) field = value.ends_with(',') ? trimmed(value.substr(0, value.size() - 1)) : value;
  return true;
}

bool take_pairs(std::string_view text, bool lower_case_text, CleanedArticle& found) {
  if (text.empty()) return false;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    if (!take_pair(trimmed(rest.substr(0, bar)), lower_case_text, found)) return false;
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  return true;
}

void keep_names(const CleanedArticle& found, CleanedArticle& cleaned) {
  if (cleaned.author.empty()) cleaned.author = found.author;
  if (cleaned.editor.empty()) cleaned.editor = found.editor;
}

// What may stand in brackets at the end of a text: initials (`ant/dik`, `Uu. SYS / G003`), a name or an
// agency.
bool is_signature(std::string_view inside) {
  const bool letters =
      std::any_of(inside.begin(), inside.end(), [](char c) { return is_lower(c) || is_upper(c); });
  if (inside == "*") return true;
  if (!letters || inside.find(':') != std::string_view::npos) return false;
  const std::vector<std::string_view> words = words_of(inside);
  const bool initials = std::all_of(inside.begin(), inside.end(), [](char c) {
    return is_lower(c) || is_upper(c) || is_digit(c) || c == '/' || c == ' ' || c == '.' || c == '-' ||
           c == '*' || c == ',';
  });
  const bool slashed = inside.find('/') != std::string_view::npos;
  if (initials && slashed) return words.size() <= 7;
  if (!initials || inside.find(',') != std::string_view::npos || words.size() > 3) return false;
  if (is_name(inside, 3)) return true;
  if (words.size() == 1) return inside.size() <= 12 && !is_digit(inside.front());
  return words.size() == 2 && inside.size() <= 10 &&
         inside.find('.') != std::string_view::npos;  // `Uu. C003`
}

bool ends_sentence(std::string_view text) {
  constexpr auto kEnds =
      std::to_array<std::string_view>({".", "?", "!", "\"", "\u201D", "\u2019", "'", ")", "\u2026", ";"});
  text = trimmed(text);
  while (text.ends_with(',')) text = trimmed(text.substr(0, text.size() - 1));
  return text.empty() ||
         std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return text.ends_with(end); });
}

// `Laporan Wartawan Tribun Jabar, Sari Dewi`: who reports, for whom, and the name after the last comma.
bool take_report(const Line& line, CleanedArticle& cleaned) {
  static const auto leads = labels("report");
  if (line.text.size() > kMaxBylineBytes || ends_sentence(line.text)) return false;
  const auto lead = std::find_if(leads.begin(), leads.end(), [&](std::string_view text) {
    return starts_ignoring_case(line.text, text) && line.text.substr(text.size()).starts_with(' ');
  });
  if (lead == leads.end()) return false;
  const std::string_view rest = line.text.substr(lead->size() + 1);
  const std::size_t comma = rest.rfind(',');
  const std::string_view name =
      comma == std::string_view::npos ? std::string_view() : trimmed(rest.substr(comma + 1));
  if (!are_names(rest, false)) return false;
  if (cleaned.author.empty()) cleaned.author = name;
  cleaned.spans.push_back({line.begin, line.end(), SpanKind::byline, rule::kByline});
  return true;
}

// `ae/hp (dpa)`: initials of the desk and, in brackets, the agency.
bool is_desk_initials(std::string_view text) {
  constexpr std::size_t kLongest = 30;  // bytes
  constexpr std::size_t kMostInitials = 4;
  if (text.size() > kLongest) return false;
  const std::string_view initials = text.substr(0, text.find(' '));
  const std::string_view agency = trimmed(text.substr(initials.size()));
  if (initials.find('/') == std::string_view::npos) return false;
  for (std::string_view rest = initials; !rest.empty();) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    if (slash == 0 || slash > kMostInitials ||
        !std::all_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(slash), is_lower))
      return false;
    rest.remove_prefix(std::min(slash + 1, rest.size()));
  }
  return agency.empty() || (agency.front() == '(' && agency.back() == ')');
}

}  // namespace

bool take_byline(const Line& line, CleanedArticle& cleaned) {
  if (take_report(line, cleaned)) return true;
  if (line.text.size() > kMaxBylineBytes || line.text.find(':') == std::string_view::npos) return false;
  CleanedArticle found;
  if (!take_pairs(line.text, !has_upper(line.text), found)) return false;
  keep_names(found, cleaned);
  cleaned.spans.push_back({line.begin, line.end(), SpanKind::byline, rule::kByline});
  return true;
}

std::size_t take_leading_byline(const Line& line, CleanedArticle& cleaned) {
  const std::string_view head = line.text.substr(0, kMaxBylineBytes);
  const std::size_t colon = head.find(':');
  if (colon == std::string_view::npos || colon > 12) return 0;
  for (std::size_t dash = head.find(" - "); dash != std::string_view::npos;
       dash = head.find(" - ", dash + 1)) {
    const std::size_t blank = head.rfind(' ', dash - 1);
    if (dash == 0 || blank == std::string_view::npos || !is_domain(head.substr(blank + 1, dash - blank - 1)))
      continue;
    CleanedArticle found;
    const bool lower_case_text = !has_upper(head);
    if (!take_pairs(trimmed(head.substr(0, blank)), lower_case_text, found)) return 0;
    keep_names(found, cleaned);
    const auto bytes = static_cast<std::uint32_t>(blank + 1);
    cleaned.spans.push_back({line.begin, line.begin + bytes, SpanKind::byline, rule::kBylineLeading});
    return bytes;
  }
  return 0;
}

bool take_source_line(const Line& line, CleanedArticle& cleaned) {
  constexpr std::size_t kLongest = 100;
  const std::size_t colon = line.text.find(':');
  const bool goes_on = line.text.find(" - ") != std::string_view::npos;
  if (line.text.size() > kLongest || colon == std::string_view::npos || goes_on) return false;
  const std::string_view label = trimmed(line.text.substr(0, colon));
  if (!is_source(label)) return false;
  cleaned.spans.push_back({line.begin, line.end(), SpanKind::byline, rule::kSourceLine});
  return true;
}

bool take_signature(const Line& line, CleanedArticle& cleaned) {
  constexpr std::size_t kLongest = 60;
  if (line.text.size() > kLongest) return false;
  if (is_desk_initials(line.text)) {
    cleaned.spans.push_back({line.begin, line.end(), SpanKind::byline, rule::kBylineInitials});
    return true;
  }
  std::size_t letters = 0;
  std::string author;
  for (std::string_view rest = line.text; !rest.empty();) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    const std::string_view name = trimmed(rest.substr(0, bar));
    if (!is_name(name, 4) || std::any_of(name.begin(), name.end(), is_lower)) return false;
    letters += static_cast<std::size_t>(std::count_if(name.begin(), name.end(), is_upper));
    if (!is_known_publisher(name)) author += (author.empty() ? "" : ", ") + std::string(name);
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  const bool several_words = line.text.find(' ') != std::string_view::npos;
  if (!several_words || letters < 6) return false;
  if (cleaned.author.empty()) cleaned.author = author;
  cleaned.spans.push_back({line.begin, line.end(), SpanKind::byline, rule::kBylineSignature});
  return true;
}

bool take_closing_initials(std::string_view story, std::uint32_t begin, CleanedArticle& cleaned) {
  const std::string_view text = trimmed(story);
  if (text.size() < 3 || (text.back() != ')' && text.back() != ']')) return false;
  const std::size_t open = text.rfind(text.back() == ')' ? '(' : '[');
  if (open == std::string_view::npos || text.size() - open > kMostBracketBytes) return false;
  const std::string_view inside = trimmed(text.substr(open + 1, text.size() - open - 2));
  // Behind the full stop; a bracket before it belongs to the sentence.
  if (!is_signature(inside) || !ends_sentence(text.substr(0, open))) return false;
  const auto offset = static_cast<std::uint32_t>(text.data() - story.data());
  const std::uint32_t from = begin + offset + static_cast<std::uint32_t>(open);
  cleaned.spans.push_back({from, begin + offset + static_cast<std::uint32_t>(text.size()), SpanKind::byline,
                           rule::kBylineInitials});
  const bool agency = inside == "*" || is_known_publisher(inside) || is_domain(inside);
  if (cleaned.author.empty() && !agency) cleaned.author = inside;
  return true;
}

}  // namespace warta::newsroom
