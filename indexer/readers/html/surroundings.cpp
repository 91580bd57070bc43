// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/surroundings.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "indexer/newsroom/date_scan.h"
#include "indexer/newsroom/publishers.h"
#include "indexer/newsroom/text_scan.h"
#include "indexer/readers/html/hints.h"
#include "warta/newsroom.h"

namespace warta::readers {

namespace {

using newsroom::starts_ignoring_case;
using newsroom::trimmed;

// How many lines before and after the story are looked at. Headers have ten, with share buttons forty.
constexpr std::size_t kLinesBefore = 60;
constexpr std::size_t kLinesBehind = 40;
constexpr std::size_t kHeaderLines = 12;       // before a story without a headline
constexpr std::size_t kLongestNameLine = 160;  // bytes
constexpr std::size_t kMostNameWords = 8;

// Strips ` - detikinet`, `| Tempo`, `, Jurnalis`, a date and the like from after a name, and marks around
// it.
std::string only_name(std::string_view text, std::string_view publisher) {
  text = trimmed(text);
  if (text.starts_with('(') && text.ends_with(')')) text = trimmed(text.substr(1, text.size() - 2));
  if (const auto date = newsroom::find_date(text)) text = trimmed(text.substr(0, date->begin));
  for (const std::string_view separator : {" - ", " | ", " \u2013 ", " / ", ", "}) {
    const std::size_t at = text.rfind(separator);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view tail = trimmed(text.substr(at + separator.size()));
    const bool named = newsroom::is_known_publisher(tail) || newsroom::is_domain(tail) ||
                       (!publisher.empty() && canonical_publisher(tail) == canonical_publisher(publisher)) ||
                       newsroom::find_date(tail).has_value();
    if (named) text = trimmed(text.substr(0, at));
  }
  // `Sari Dewi/Antara`
  if (const std::size_t slash = text.rfind('/'); slash != std::string_view::npos && slash > 0) {
    const std::string_view tail = trimmed(text.substr(slash + 1));
    const bool initials = tail.size() <= 4 && std::all_of(tail.begin(), tail.end(), is_upper);
    if (tail.empty() || initials || newsroom::is_known_publisher(tail))
      return only_name(text.substr(0, slash), publisher);
  }
  constexpr auto kBehind =
      std::to_array<std::string_view>({",", ";", ":", "-", "|", "/", "\u00B7", "\u2022"});
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kBehind) {
      if (!text.ends_with(mark)) continue;
      text = trimmed(text.substr(0, text.size() - mark.size()));
      again = true;
    }
  }
  std::string name(text);  // `Sari Dewi | Budi Hartono`
  for (std::size_t bar = name.find(" | "); bar != std::string::npos; bar = name.find(" | ", bar))
    name.replace(bar, 3, ", ");
  return name;
}

struct Label {
  std::string_view text;
  bool editor;
};
constexpr auto kLabels = std::to_array<Label>({{"redaktur & reporter", false},
                                               {"reporter", false},
                                               {"penulis", false},
                                               {"pewarta", false},
                                               {"wartawan", false},
                                               {"jurnalis", false},
                                               {"oleh", false},
                                               {"by", false},
                                               {"laporan", false},
                                               {"kontributor", false},
                                               {"author", false},
                                               {"ditulis oleh", false},
                                               {"written by", false},
                                               {"editor", true},
                                               {"red", true},
                                               {"rep", false},
                                               {"redaktur", true},
                                               {"penyunting", true},
                                               {"diedit oleh", true},
                                               {"edited by", true}});

bool is_label(std::string_view text) {
  return std::any_of(kLabels.begin(), kLabels.end(),
                     [&](const Label& label) { return newsroom::equals_ignoring_case(text, label.text); });
}

bool is_person(std::string_view text) {
  if (text.size() < 3 || text.size() > 80) return false;
  for (std::string_view rest = text; !rest.empty();) {  // `Kontributor Lhokseumawe, Masriadi`
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view part = trimmed(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    if (part.empty()) continue;
    // `Budi dan Sari`
    std::vector<std::string_view> words = newsroom::words_of(part);
    if (words.size() > kMostNameWords) return false;
    for (const std::string_view word : words) {
      const bool joins =
          word == "dan" || word == "&" || word == "and" || word == "bin" || word == "al" || word == "/";
      if (!joins && !newsroom::is_name(word, 1)) return false;
    }
  }
  return !newsroom::is_known_publisher(text) && !newsroom::is_domain(text) && !is_label(text) &&
         !is_nobody(text);
}

// The value after a label and its colon; null data when the line has another label or none.
std::string_view behind_label(std::string_view line, bool editor) {
  for (const Label& label : kLabels) {
    if (label.editor != editor || !starts_ignoring_case(line, label.text)) continue;
    const std::string_view rest = trimmed(line.substr(label.text.size()));
    if (rest.starts_with(':') || rest.starts_with(',')) return trimmed(rest.substr(1));
    if (rest.empty()) return rest;
    // `Oleh Budi`, `By Budi`
    if (line[label.text.size()] == ' ' && (label.text == "by" || label.text.ends_with("oleh"))) return rest;
  }
  return {};
}

// A label and where it is in a line; `begin` is npos when there is none.
struct PlacedLabel {
  std::size_t begin = std::string_view::npos;
  std::size_t end = std::string_view::npos;
  bool editor = false;
};

// The first label from byte `from` on, as words of their own; of two at one place the longer (`Ditulis oleh`
// holds `oleh`). With `bare`, also one without a colon after it; `oleh` and `by` only where they begin the
// line, since inside it they are words of a sentence (`Jurnalis Dihajar Oleh Aparat`).
PlacedLabel find_label(std::string_view line, std::size_t from, bool bare) {
  static const newsroom::ByFirstByte<Label> labels({kLabels.begin(), kLabels.end()},
                                                   [](const Label& label) { return label.text; });
  for (std::size_t at = from; at < line.size(); ++at) {
    if (at > 0 && line[at - 1] != ' ' && line[at - 1] != '/' && line[at - 1] != '|') continue;
    PlacedLabel longest;
    for (const Label& label : labels[line[at]]) {
      const std::size_t end = at + label.text.size();
      if (!starts_ignoring_case(line.substr(at), label.text)) continue;
      if (longest.begin != std::string_view::npos && end <= longest.end) continue;
      const std::string_view rest = line.substr(end);
      const bool is_preposition = label.text == "oleh" || label.text == "by";
      if (trimmed(rest).starts_with(':') ||
          (bare && is_upper(line[at]) && rest.starts_with(' ') && (at == 0 || !is_preposition)))
        longest = {at, end, label.editor};
    }
    if (longest.begin != std::string_view::npos) return longest;
  }
  return {};
}

// `Reporter: X | Editor: Y` on one line, also `Rep: X/ Red: Y` and `17 Sep 2023 Reporter : X`.
std::string_view value_in_line(std::string_view line, bool editor) {
  for (std::string_view rest = line; !rest.empty();) {
    const PlacedLabel own = find_label(rest, 0, false);
    const std::size_t from = own.begin == 0 ? own.end : 1;
    const std::size_t end = std::min({rest.find('|'), find_label(rest, from, false).begin, rest.size()});
    const std::string_view value = behind_label(trimmed(rest.substr(0, end)), editor);
    if (!value.empty()) return value;
    rest.remove_prefix(end < rest.size() && rest[end] != '|' ? end : std::min(end + 1, rest.size()));
  }
  // `Reporter Sari Dewi Editor Budi Hartono`, of elements without anything between them: two labels at least,
  // or it may be a sentence.
  PlacedLabel label = find_label(line, 0, true);
  PlacedLabel next;
  if (label.begin != std::string_view::npos) next = find_label(line, label.end, true);
  if (next.begin == std::string_view::npos) return {};
  for (; label.begin != std::string_view::npos; label = next) {
    next = find_label(line, label.end, true);
    if (label.editor == editor) return trimmed(line.substr(label.end, next.begin - label.end));
  }
  return {};
}

// The element of the author's name in a line: not in lines inside its block.
const HtmlNode* author_in(const HtmlNode& block) {
  for (const HtmlNode* child : block.children) {
    if (child->is_text() || breaks_line(child->tag)) continue;
    if (is_author_element(*child)) return child;
    if (const HtmlNode* inner = author_in(*child)) return inner;
  }
  return nullptr;
}

// Who took the picture: the line is in one element with it.
bool is_credit(const HtmlLine& line) {
  return is_within_picture(line.block) ||
         (line.behind_picture &&
          find_element(*line.block, [](const HtmlNode& node) { return node.tag == "img"; }) != nullptr);
}

bool is_headline(const HtmlLine& line, std::string_view title) {
  constexpr std::size_t kTelling = 10;  // bytes
  if (line.text == title) return true;
  return line.block != nullptr && is_heading_tag(line.block->tag) && title.size() >= kTelling &&
         line.text.find(title) != std::string::npos;
}

}  // namespace

StorySurroundings::StorySurroundings(const HtmlNode& root, std::string_view title, std::string_view story)
    : title_(title) {
  const std::vector<HtmlLine> lines = lines_under(root, {}, kLongestNameLine);
  // The story's lines may be joined of several of the page's.
  const auto index_of = [&](std::string_view text) {
    constexpr std::size_t kTelling = 30;  // bytes
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const HtmlLine& line) {
      return line.text == text ||
             (line.text.size() > kTelling && text.find(line.text) != std::string_view::npos);
    });
    return static_cast<std::size_t>(found - lines.begin());
  };
  const std::string_view first = story.substr(0, story.find('\n'));
  const std::string_view last = story.substr(story.rfind('\n') + 1);
  std::size_t begin = first.empty() ? lines.size() : index_of(first);
  if (begin == lines.size()) begin = std::min(index_of(title) + 1, lines.size());
  std::size_t end = last.empty() ? lines.size() : index_of(last);
  if (end == lines.size() || end < begin) end = begin;
  // Lines of the story itself are for the newsroom rules.
  std::unordered_set<std::string_view> told;
  for (std::string_view rest = story; !rest.empty();) {
    const std::size_t feed = std::min(rest.find('\n'), rest.size());
    told.insert(rest.substr(0, feed));
    rest.remove_prefix(std::min(feed + 1, rest.size()));
  }
  // Readers who comment have names and dates, too.
  std::unordered_map<const HtmlNode*, bool> known;
  const auto in_comments = [&known](const auto& self, const HtmlNode* node) -> bool {
    if (node == nullptr || node->tag == "body") return false;
    if (const auto found = known.find(node); found != known.end()) return found->second;
    const bool comments = named_as(*node) == NamedAs::comments || self(self, node->parent);
    known.emplace(node, comments);
    return comments;
  };
  bool headline_seen = false;
  for (std::size_t i = begin; i-- > 0 && begin - i <= kLinesBefore;) {
    near_.push_back(lines[i]);
    if (headline_seen || !is_headline(lines[i], title)) continue;
    headline_seen = true;
    below_headline_ = near_.size();
  }
  lines_before_ = near_.size();
  header_end_ = lines_before_;
  if (!headline_seen) below_headline_ = std::min(lines_before_, kHeaderLines);
  for (std::size_t i = begin; i < lines.size() && i <= end + kLinesBehind; ++i) {
    if (!told.contains(lines[i].text) && !in_comments(in_comments, lines[i].block)) near_.push_back(lines[i]);
    if (i < begin + kHeaderLines && i < end) header_end_ = near_.size();
  }
  for (HtmlLine& line : near_) {
    if (!line.apart.empty()) line.text = std::move(line.apart);
  }
}

// The date in the heading itself, beside the headline: `<h1><span>27.01.2022</span>Judul</h1>`.
std::optional<PublishedAt> StorySurroundings::date_of_heading() const {
  for (std::size_t i = 0; i < lines_before_ && !title_.empty(); ++i) {
    const HtmlLine& line = near_[i];
    const std::size_t at = line.text.find(title_);
    if (line.block == nullptr || !is_heading_tag(line.block->tag) || at == std::string::npos) continue;
    HtmlLine rest = line;
    rest.text.erase(at, title_.size());
    return rest.text.empty() ? std::nullopt : shown_date(rest);
  }
  return std::nullopt;
}

ShownDates StorySurroundings::dates() const {
  constexpr std::size_t kAboveHeadline = 6;  // lines; further up is the site's clock
  const auto first_in = [this](std::size_t from, std::size_t to) {
    std::optional<PublishedAt> day_only;
    for (std::size_t i = from; i < std::min(to, near_.size()); ++i) {
      const auto at = shown_date(near_[i]);
      if (!at || is_within_clock(near_[i].block)) continue;
      if (at->time_of_day) return at;
      if (!day_only) day_only = at;
    }
    return day_only;
  };
  const std::size_t above = std::min(below_headline_ + kAboveHeadline, lines_before_);
  ShownDates dates;
  // `Diterbitkan: 17 September 2023` says it in words.
  for (std::size_t i = 0; i < near_.size() && !dates.beside; ++i) {
    if (says_published(near_[i].text)) dates.beside = shown_date(near_[i]);
  }
  if (!dates.beside) dates.beside = date_of_heading();
  if (!dates.beside) dates.beside = first_in(0, below_headline_);
  // Above the headline the line next to it.
  for (std::size_t i = below_headline_; i < above && !dates.beside; ++i) dates.beside = first_in(i, i + 1);
  // The header may stand after the first paragraph.
  if (!dates.beside) dates.beside = first_in(lines_before_, header_end_);
  dates.elsewhere = first_in(header_end_, near_.size());
  if (!dates.elsewhere) dates.elsewhere = first_in(above, lines_before_);
  return dates;
}

std::string StorySurroundings::labelled(bool editor) const {
  for (std::size_t i = 0; i < near_.size(); ++i) {
    const std::string_view line = near_[i].text;
    if (line.size() > kLongestNameLine || line == title_) continue;
    if (std::string value = only_name(value_in_line(line, editor), {}); is_person(value)) return value;
    // The label and its name in two cells: the name is the next line of the page, or else the one before it.
    const std::string_view label = line.ends_with(':') ? trimmed(line.substr(0, line.size() - 1)) : line;
    const std::string_view alone = behind_label(label, editor);
    if (alone.data() == nullptr || !alone.empty()) continue;
    // The story is between the lines above it and those below it.
    constexpr std::size_t kNone = std::string_view::npos;
    const std::size_t outwards = i + 1 == lines_before_ ? kNone : i + 1;
    const std::size_t inwards = i == 0 || i == lines_before_ ? kNone : i - 1;
    const bool above = i < lines_before_;  // whose lines go up the page
    for (const std::size_t next : {above ? inwards : outwards, above ? outwards : inwards}) {
      if (next >= near_.size()) continue;
      std::string_view value = near_[next].text;
      const bool is_value = value.starts_with(':') || line.ends_with(':');
      if (value.starts_with(':')) value = trimmed(value.substr(1));
      if (is_value && is_person(value)) return std::string(value);
    }
  }
  return {};
}

std::string StorySurroundings::named_by_element(std::string_view publisher) const {
  for (const HtmlLine& line : near_) {
    if (line.text.size() > kLongestNameLine || line.block == nullptr) continue;
    std::string inner;
    std::string_view text = line.text;
    if (!is_within_author(line.block)) {
      const HtmlNode* element = author_in(*line.block);
      if (element == nullptr || is_credit(line)) continue;
      inner = text_under(*element);
      text = inner;
    }
    if (const std::string_view value = behind_label(text, false); !value.empty()) text = value;
    if (std::string name = only_name(text, publisher); is_person(name)) return name;
  }
  return {};
}

std::string StorySurroundings::author(std::string_view publisher) const {
  std::string name = labelled(false);
  if (!name.empty() && !is_desk(name)) return name;
  const std::string named = named_by_element(publisher);
  return named.empty() || is_desk(named) ? (name.empty() ? named : name) : named;
}

std::string StorySurroundings::editor() const { return labelled(true); }

}  // namespace warta::readers
