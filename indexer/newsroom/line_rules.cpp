// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/newsroom/line_rules.h"

#include <algorithm>
#include <array>

#include "indexer/newsroom/rule_names.h"

namespace warta::newsroom {

namespace {

// How newsrooms introduce a link to another story. Followed by a colon, or alone on a line.
constexpr std::array<std::string_view, 17> kRelatedLeads = {
    "baca juga",      "baca selengkapnya", "baca pula",      "baca",
    "simak juga",     "simak video",       "simak pula",     "simak",
    "lihat juga",     "lihat video",       "tonton juga",    "saksikan juga",
    "saksikan video", "artikel terkait",   "berita terkait", "berita lainnya",
    "read also"};

// Beginnings of lines that are the page's and not the story's; lower case.
constexpr std::array<std::string_view, 24> kFurnitureLeads = {
    "scroll to continue with content",
    "scroll untuk melanjutkan",
    "advertisement",
    "[gambas:",
    "[video:",
    "halaman selanjutnya",
    "halaman berikutnya",
    "lanjutkan membaca",
    "loading...",
    "bagikan:",
    "bagikan artikel",
    "share:",
    "copyright ©",
    "© ",
    "hak cipta",
    "dapatkan update berita",
    "ikuti berita terbaru",
    "ikuti kami di",
    "cek berita dan artikel yang lain di google news",
    "saksikan live",
    "simak breaking news",
    "follow berita",
    "(foto:",
    "(foto :"};

struct BylineLabel {
  std::string_view label;
  bool editor;
};
constexpr std::array<BylineLabel, 13> kBylineLabels = {{{"reporter", false},
                                                        {"penulis", false},
                                                        {"oleh", false},
                                                        {"pewarta", false},
                                                        {"wartawan", false},
                                                        {"kontributor", false},
                                                        {"laporan", false},
                                                        {"by", false},
                                                        {"editor", true},
                                                        {"penyunting", true},
                                                        {"redaktur", true},
                                                        {"sumber", false},
                                                        {"uploader", true}}};
constexpr std::size_t kMaxBylineBytes = 160;
constexpr std::size_t kMaxRelatedBytes = 300;

// The words behind a lead and its colon; the lead alone gives an empty text. Null data when `text` is no
// related link.
std::string_view behind_related_lead(std::string_view text, bool needs_colon) {
  for (const std::string_view lead : kRelatedLeads) {
    if (!starts_ignoring_case(text, lead)) continue;
    const std::string_view rest = trimmed(text.substr(lead.size()));
    if (rest.starts_with(':')) return trimmed(rest.substr(1));
    const bool unmistakable = lead.find(' ') != std::string_view::npos;
    if (rest.empty() && !needs_colon && unmistakable) return rest;
  }
  return {};
}

bool is_related(std::string_view text, bool needs_colon) {
  return behind_related_lead(text, needs_colon).data() != nullptr;
}

// `[…]`, `(…)`, `>> …`, `* …` without what is around it.
std::string_view undecorated(std::string_view text) {
  while (!text.empty() && std::string_view("[(>*-•").find(text.front()) != std::string_view::npos)
    text = trimmed(text.substr(1));
  while (!text.empty() && std::string_view("])").find(text.back()) != std::string_view::npos)
    text = trimmed(text.substr(0, text.size() - 1));
  return text;
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with("\"") || text.ends_with("\u201D");
}

TextSpan whole(const Line& line, SpanKind kind, std::string_view rule) {
  return {line.begin, line.end(), kind, rule};
}

// Fills the field that the pair `Reporter: Nama` is for.
bool take_pair(std::string_view pair, CleanedArticle& found) {
  const std::size_t colon = pair.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view label = trimmed(pair.substr(0, colon));
  const std::string_view value = trimmed(pair.substr(colon + 1));
  const auto* const row = std::find_if(kBylineLabels.begin(), kBylineLabels.end(), [&](const BylineLabel& l) {
    return equals_ignoring_case(label, l.label);
  });
  if (row == kBylineLabels.end()) return false;
  for (std::string_view names = value; !names.empty();) {  // `Kontributor Makassar, Hendra Cipto`
    const std::size_t comma = std::min(names.find(','), names.size());
    if (!is_name(trimmed(names.substr(0, comma)), 6)) return false;
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  if (value.empty()) return false;
  if (row->label == "sumber") return true;  // an agency: part of the byline, but nobody's name
  std::string& field = row->editor ? found.editor : found.author;
  if (field.empty()) field = value;
  return true;
}

}  // namespace

bool take_related_line(const std::vector<Line>& lines, std::size_t at, std::vector<TextSpan>& spans) {
  const Line& line = lines[at];
  if (line.text.size() > kMaxRelatedBytes) return false;
  const std::string_view link = behind_related_lead(undecorated(line.text), false);
  if (link.data() == nullptr) return false;
  TextSpan span = whole(line, SpanKind::related, rule::kRelatedLine);
  const bool headline_follows = link.empty() && at + 1 < lines.size() &&
                                lines[at + 1].text.size() <= kMaxRelatedBytes / 2 &&
                                !ends_sentence(lines[at + 1].text);
  if (headline_follows) span.end = lines[at + 1].end();
  spans.push_back(span);
  return true;
}

void take_related_brackets(const Line& line, std::vector<TextSpan>& spans) {
  for (std::size_t open = line.text.find_first_of("[("); open != std::string_view::npos;
       open = line.text.find_first_of("[(", open + 1)) {
    if (!is_related(trimmed(line.text.substr(open + 1)), true)) continue;
    const std::size_t close = line.text.find(line.text[open] == '[' ? ']' : ')', open);
    if (close == std::string_view::npos || close - open > kMaxRelatedBytes) continue;
    spans.push_back({line.begin + static_cast<std::uint32_t>(open),
                     line.begin + static_cast<std::uint32_t>(close + 1), SpanKind::related,
                     rule::kRelatedBrackets});
    open = close;
  }
}

bool take_furniture(const Line& line, std::vector<TextSpan>& spans) {
  const bool taken = std::any_of(kFurnitureLeads.begin(), kFurnitureLeads.end(), [&](std::string_view lead) {
    return starts_ignoring_case(line.text, lead);
  });
  if (taken) spans.push_back(whole(line, SpanKind::furniture, rule::kFurniture));
  return taken;
}

bool take_closing_initials(const Line& last, std::vector<TextSpan>& spans) {
  const std::string_view text = last.text;
  if (text.size() < 4 || (text.back() != ')' && text.back() != ']')) return false;
  const std::size_t open = text.rfind(text.back() == ')' ? '(' : '[');
  if (open == std::string_view::npos) return false;
  std::size_t letters = 0;
  for (const char c : text.substr(open + 1, text.size() - open - 2)) {
    if (c == '/' || c == ' ') {
      letters = 0;
    } else if (!is_lower(c) || ++letters > 4) {
      return false;
    }
  }
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  const bool words = inside.find(' ') != std::string_view::npos && inside.find('/') == std::string_view::npos;
  if (inside.size() < 2 || words) return false;
  spans.push_back({last.begin + static_cast<std::uint32_t>(open), last.end(), SpanKind::furniture,
                   rule::kClosingInitials});
  return true;
}

bool take_byline(const Line& line, CleanedArticle& cleaned) {
  if (line.text.size() > kMaxBylineBytes) return false;
  CleanedArticle found;
  for (std::string_view rest = line.text; !rest.empty();) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    if (!take_pair(trimmed(rest.substr(0, bar)), found)) return false;
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  if (cleaned.author.empty()) cleaned.author = found.author;
  if (cleaned.editor.empty()) cleaned.editor = found.editor;
  cleaned.spans.push_back(whole(line, SpanKind::byline, rule::kByline));
  return true;
}

}  // namespace warta::newsroom
