// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/newsroom/related.h"

#include <algorithm>
#include <array>

#include "indexer/newsroom/rule_names.h"
#include "util/table.h"

namespace warta::embedded {
extern const std::string_view related_leads;  // related.tsv
}

namespace warta::newsroom {

namespace {

struct RelatedLead {
  std::string_view text;  // lower case
  bool several_words;
  bool bare, brackets, in_line;  // the columns of related.tsv
};

const std::vector<RelatedLead>& related_leads() {
  static const auto leads = [] {
    std::vector<RelatedLead> rows;
    for_each_row(embedded::related_leads, [&](const std::vector<std::string_view>& columns) {
      const std::string_view lead = columns.front();
      rows.push_back({lead, lead.find(' ') != std::string_view::npos, is_one_of(columns, "bare"),
                      is_one_of(columns, "brackets"), is_one_of(columns, "inline")});
    });
    return rows;
  }();
  return leads;
}

constexpr std::size_t kMaxRelatedBytes = 300;
constexpr std::size_t kMaxHeadlineBytes = 200;

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with("\"") || text.ends_with("\u201D");
}

struct Lead {
  std::size_t bytes = 0;  // of the lead and what separates it from the headline; 0: there is none
  bool alone = false;     // nothing follows
};

// `Baca Juga Panen Raya di Brebes`: without a colon only when both words have a capital, as in a headline.
bool is_capitalised(std::string_view text, std::string_view lead) {
  for (std::size_t i = 0; i < lead.size(); ++i) {
    const bool begins_word = i == 0 || lead[i - 1] == ' ';
    if (begins_word && !is_upper(text[i])) return false;
  }
  return true;
}

Lead lead_at(std::string_view text) {
  constexpr auto kSeparators = std::to_array<std::string_view>({":", "- ", "\u2013 ", "\u2014 ", ">", ";"});
  if (text.empty()) return {};
  static const ByFirstByte<RelatedLead> leads(related_leads(),
                                              [](const RelatedLead& lead) { return lead.text; });
  for (const auto& [lead, several_words, bare, brackets, in_line] : leads[text.front()]) {
    if (!starts_ignoring_case(text, lead)) continue;
    const std::string_view rest = trimmed(text.substr(lead.size()));
    if (rest.empty()) return {several_words ? text.size() : 0, true};
    if (text.size() > lead.size() && (is_lower(text[lead.size()]) || is_upper(text[lead.size()]))) continue;
    const auto separated = [&](std::string_view separator) { return rest.starts_with(separator); };
    const bool colon = rest.starts_with(':');
    if (!colon && (!several_words || std::none_of(kSeparators.begin(), kSeparators.end(), separated)))
      continue;
    const auto behind = static_cast<std::size_t>(rest.data() - text.data()) + 1;
    return {behind, trimmed(text.substr(behind)).empty()};
  }
  return {};
}

// Without a separator: `Baca Juga Panen Raya di Brebes` as a line of its own.
bool is_bare_link(std::string_view text) {
  const std::vector<RelatedLead>& leads = related_leads();
  return text.size() <= kMaxHeadlineBytes && !ends_sentence(text) &&
         std::any_of(leads.begin(), leads.end(), [&](const RelatedLead& row) {
           const std::string_view lead = row.text;
           return row.bare && starts_ignoring_case(text, lead) && is_capitalised(text, lead) &&
                  text.size() > lead.size() + 1 && text[lead.size()] == ' ' &&
                  (is_upper(text[lead.size() + 1]) || is_digit(text[lead.size() + 1]));
         });
}

constexpr auto kBullets =
    std::to_array<std::string_view>({"-", "\u2022", "*", ">", "~", "\u00BB", "\u25CF", "\u2013"});

bool begins_with_bullet(std::string_view text) {
  return std::any_of(kBullets.begin(), kBullets.end(),
                     [&](std::string_view bullet) { return text.starts_with(bullet); });
}

// `[…]`, `(…)`, `>> …`, `* …` without what is around it.
std::string_view undecorated(std::string_view text) {
  for (bool again = true; again && !text.empty();) {
    again = false;
    for (const std::string_view bullet : kBullets) {
      if (!text.starts_with(bullet)) continue;
      text = trimmed(text.substr(bullet.size()));
      again = true;
    }
    if (!text.empty() && std::string_view("[(").find(text.front()) != std::string_view::npos) {
      text = trimmed(text.substr(1));
      again = true;
    }
  }
  while (!text.empty() && std::string_view("])").find(text.back()) != std::string_view::npos)
    text = trimmed(text.substr(0, text.size() - 1));
  return text;
}

// `(Baca: KPK Siapkan Sejumlah Posisi)` is a link; `(baca: tumpang-tindih)` says how a word is meant.
bool is_bracket_link(std::string_view inside) {
  const Lead lead = lead_at(inside);
  if (lead.bytes == 0) {
    const std::vector<RelatedLead>& leads = related_leads();
    return std::any_of(leads.begin(), leads.end(), [&](const RelatedLead& row) {
      return row.brackets && starts_ignoring_case(inside, row.text) && is_upper(inside.front()) &&
             inside.substr(row.text.size()).starts_with(' ');
    });
  }
  if (trimmed(inside.substr(0, inside.find(':'))).find(' ') != std::string_view::npos) return true;
  const std::string_view headline = trimmed(inside.substr(lead.bytes));
  const std::string_view text = headline.substr(0, headline.find_first_of(")]"));
  return words_of(text).size() >= 3 && (is_upper(text.front()) || is_digit(text.front()));
}

bool is_headline(const Line& line) {
  return line.text.size() <= kMaxHeadlineBytes && !ends_sentence(line.text);
}

// Whether a sentence has ended before byte `at`: a link is no part of a sentence.
bool begins_sentence(std::string_view text, std::size_t at) {
  constexpr auto kEnds =
      std::to_array<std::string_view>({".", "!", "?", "\"", "\u201D", ")", "]", ",,", ".,"});
  const std::string_view before = trimmed(text.substr(0, at));
  return before.empty() ||
         std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return before.ends_with(end); });
}

// How far a headline goes that other text may follow on its line: to the end when no sentence ends in it.
std::size_t headline_end(std::string_view rest) {
  const std::string_view text = trimmed(rest);
  const bool runs_on =
      text.size() > kMaxHeadlineBytes || text.ends_with('.') || text.find(". ") != std::string_view::npos;
  return runs_on ? 0 : rest.size();
}

// Byte of the next lead with a colon at the begin of a sentence, from `from` on. `in_links`: another link
// stands before, so no sentence need end.
std::size_t find_lead(std::string_view text, std::size_t from, bool in_links) {
  for (std::size_t colon = text.find(':', from); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    const std::string_view before = trimmed(text.substr(0, colon));
    for (const auto& [lead, several_words, bare, brackets, in_line] : related_leads()) {
      if (!several_words && !in_line) continue;
      if (before.size() < lead.size() + from) continue;
      const std::size_t at =
          before.size() - lead.size() + static_cast<std::size_t>(before.data() - text.data());
      if (at < from || !starts_ignoring_case(text.substr(at), lead)) continue;
      if (at > 0 && text[at - 1] != ' ' && text[at - 1] != '.' && text[at - 1] != ',') continue;
      if (in_links || begins_sentence(text, at)) return at;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::string_view behind_related_lead(std::string_view text) {
  const Lead lead = lead_at(text);
  if (lead.bytes == 0) return {};
  return trimmed(text.substr(lead.bytes));
}

bool take_related_line(const std::vector<Line>& lines, std::size_t at, std::vector<TextSpan>& spans) {
  const Line& line = lines[at];
  if (line.text.size() > kMaxRelatedBytes) return false;
  const std::string_view text = undecorated(line.text);
  const Lead lead = lead_at(text);
  if (lead.bytes == 0 && !is_bare_link(text)) return false;
  TextSpan span{line.begin, line.end(), SpanKind::related, rule::kRelatedLine};
  if (lead.alone && at + 1 < lines.size()) {
    std::size_t next = at + 1;
    while (next < lines.size() && begins_with_bullet(lines[next].text) && is_headline(lines[next])) ++next;
    if (next == at + 1 && is_headline(lines[next])) ++next;
    span.end = lines[next - 1].end();
  }
  spans.push_back(span);
  return true;
}

void take_related_brackets(const Line& line, std::vector<TextSpan>& spans) {
  for (std::size_t open = find_opening(line.text); open != std::string_view::npos;
       open = find_opening(line.text, open + 1)) {
    const std::string_view rest = line.text.substr(open, kMaxRelatedBytes + 1);
    const std::size_t length = rest.find(line.text[open] == '[' ? ']' : ')');
    if (length == std::string_view::npos || !is_bracket_link(trimmed(rest.substr(1)))) continue;
    const std::size_t close = open + length;
    spans.push_back({line.begin + static_cast<std::uint32_t>(open),
                     line.begin + static_cast<std::uint32_t>(close + 1), SpanKind::related,
                     rule::kRelatedBrackets});
    open = close;
  }
}

void take_related_inline(const Line& line, std::vector<TextSpan>& spans) {
  const std::size_t first = find_lead(line.text, 0, false);
  if (first == std::string_view::npos || first == 0) return;
  // Links follow each other; the last one must end with the line, or where it ends is not known.
  std::size_t last = first;
  for (std::size_t next = find_lead(line.text, last + 4, true); next != std::string_view::npos;
       next = find_lead(line.text, last + 4, true)) {
    if (headline_end(line.text.substr(last, next - last)) == 0) break;
    last = next;
  }
  if (headline_end(line.text.substr(last)) == 0) return;
  spans.push_back(
      {line.begin + static_cast<std::uint32_t>(first), line.end(), SpanKind::related, rule::kRelatedInline});
}

}  // namespace warta::newsroom
