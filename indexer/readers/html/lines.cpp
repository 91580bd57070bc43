// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/lines.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "indexer/newsroom/date_scan.h"
#include "indexer/newsroom/related.h"
#include "indexer/newsroom/text_scan.h"
#include "indexer/readers/html/hints.h"
#include "warta/published_at.h"

namespace warta::readers {

namespace {

using newsroom::equals_ignoring_case;
using newsroom::starts_ignoring_case;

// Lines that are buttons and labels of the page, whole; lower case.
constexpr auto kLabels = std::to_array<std::string_view>({
    "share",
    "tweet",
    "share:",
    "bagikan",
    "bagikan:",
    "komentar",
    "komentar:",
    "comments",
    "print",
    "cetak",
    "email",
    "facebook",
    "twitter",
    "whatsapp",
    "telegram",
    "line",
    "copy link",
    "salin link",
    "a a a",
    "a- a+",
    "a+ a-",
    "font size",
    "ukuran font",
    "kirim",
    "kembali",
    "next",
    "prev",
    "previous",
    "selanjutnya",
    "sebelumnya",
    "advertisement",
    "iklan",
    "ads",
    "halaman",
    "1",
    "2",
    "3",
    "4",
    "5",
    "tags",
    "tags:",
    "tag",
    "tag:",
    "tags :",
    "tag :",
    "berita terkait",
    "baca juga",
    "baca juga:",
    "artikel terkait",
    "berita lainnya",
    "artikel lainnya",
    "lihat semua",
    "lihat juga",
    "view all",
    "selengkapnya",
    "loading...",
    "terkait",
    "terpopuler",
    "video",
    "foto",
    "google news",
    "show more",
    "0",
});

bool is_label(std::string_view line) {
  return std::any_of(kLabels.begin(), kLabels.end(),
                     [&](std::string_view label) { return equals_ignoring_case(line, label); });
}

// `Halaman 2`
bool is_page_mark(std::string_view line) {
  if (!starts_ignoring_case(line, "halaman ") || line.size() > 16) return false;
  const std::string_view rest = line.substr(8);
  return std::all_of(rest.begin(), rest.end(), [](char c) { return is_digit(c) || c == '/' || c == ' '; });
}

// `Dibaca 1.234 kali`
bool is_count_of_readers(std::string_view line) {
  constexpr std::size_t kLongest = 30;  // bytes
  return line.size() <= kLongest && starts_ignoring_case(line, "dibaca") &&
         std::any_of(line.begin(), line.end(), is_digit);
}

bool is_heading(const HtmlLine& line) { return line.block != nullptr && is_heading_tag(line.block->tag); }

// The headline said again above the story, perhaps without what `<title>` adds to it.
bool repeats_title(const HtmlLine& line, std::string_view title) {
  constexpr std::size_t kShortest = 15;
  constexpr std::size_t kMostBeside = 80;
  const std::string_view text = line.text;
  if (text == title) return true;
  // With the kicker or the date in one heading.
  if (is_heading(line) && title.size() > kShortest && text.size() <= title.size() + kMostBeside &&
      text.find(title) != std::string_view::npos)
    return true;
  return text.size() > kShortest && title.starts_with(text) && title.substr(text.size()).starts_with(' ');
}

// Too short for a paragraph, and no sentence.
bool is_short(const HtmlLine& line) {
  constexpr std::size_t kLongest = 120;
  return line.text.size() <= kLongest && !ends_like_sentence(line.text);
}

// What a header leaves above the first sentence: `6 November 2019 by Sari Dewi`.
bool is_header_rest(const HtmlLine& line) {
  return is_short(line) && newsroom::find_date(line.text).has_value();
}

// The same by its element: `<p class="byline">`, `<header><p>`.
bool is_in_header(const HtmlLine& line) {
  if (!is_short(line)) return false;
  if (is_within_author(line.block)) return true;
  for (const HtmlNode* node = line.block; node != nullptr; node = node->parent) {
    if (node->tag == "header") return true;
  }
  return false;
}

// `Minggu, 17 September 2023`, and of a live blog `08:15 WIB`
bool is_lone_date(std::string_view line) {
  constexpr std::size_t kLongest = 60;  // bytes
  constexpr std::size_t kLongestTime = 10;
  if (line.size() >= kLongest) return false;
  const bool time = line.size() <= kLongestTime && !line.empty() && is_digit(line.front());
  return parse_published_at(line).has_value() ||
         (time && parse_published_at("2000-01-01 " + std::string(line)).has_value());
}

// Mostly link and no sentence: the headline of another story.
bool is_linked_headline(const HtmlLine& line) {
  const std::size_t plain = line.text.size() - line.linked_bytes;
  if (line.linked_bytes * 10 < line.text.size() * 7) return false;
  return !line.text.ends_with('.') || plain < 2;
}

// No button (`Facebook`): of a few words.
bool is_headline(std::string_view text) {
  constexpr std::size_t kShortest = 15;  // bytes
  return text.size() >= kShortest && std::count(text.begin(), text.end(), ' ') >= 2;
}

// Captions end with credits: `Foto: Grammy`, `(dok. KAI)`, `ANTARA FOTO/Nama`.
bool ends_with_credit(std::string_view text) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {"foto:",   "foto :",      "foto/",     "photo:",       "(foto",        "(dok", "dok.",     "doc.",
       "(antara", "antara foto", "/antara",   "shutterstock", "getty images", "afp/", "reuters/", "/ist)",
       "(ist",    "istimewa",    "instagram", "youtube",      "/tempo",       "©"});
  std::string tail(text.substr(text.size() - std::min<std::size_t>(text.size(), 60)));
  std::transform(tail.begin(), tail.end(), tail.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return tail.find(mark) != std::string::npos; });
}

// The text below a picture: without the end of a sentence, or ending with a credit.
bool is_caption(const HtmlLine& line) {
  constexpr std::size_t kLongest = 400;  // bytes
  if (!line.behind_picture || line.text.size() > kLongest || is_heading(line)) return false;
  const bool words = line.text.find(' ') != std::string::npos;
  return words && (ends_with_credit(line.text) || !ends_like_sentence(line.text));
}

// A whole sentence in the element of the picture: `<div><img><em>Perahu tiba.</em></div>`.
bool is_beside_picture(const HtmlLine& line) {
  constexpr std::size_t kLongest = 400;  // bytes
  return line.behind_picture && line.text.size() <= kLongest && line.block != nullptr &&
         find_element(*line.block, [](const HtmlNode& node) { return node.tag == "img"; }) != nullptr;
}

// The same without a picture before it.
bool is_lone_caption(const HtmlLine& line) {
  constexpr std::size_t kLongest = 200;  // bytes
  return line.text.size() < kLongest && !is_heading(line) && ends_with_credit(line.text) &&
         !ends_like_sentence(line.text);
}

// The elements that are like the one which holds most of the story's sentences: `<p>`, or `<div>`s or the
// story's own element where a page has no `<p>`.
class Paragraphs {
 public:
  explicit Paragraphs(const std::vector<HtmlLine>& lines) {
    std::map<Kind, std::size_t> bytes;
    for (const HtmlLine& line : lines) {
      if (line.block != nullptr && ends_like_sentence(line.text))
        bytes[kind_of(*line.block)] += line.text.size();
    }
    const auto most = std::max_element(bytes.begin(), bytes.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != bytes.end()) usual_ = most->first;
  }

  // Whether the page says that the line is of its text. What such a line says is for the newsroom rules to
  // judge, as in every other format; only lines of other elements are buttons, dates and captions by what
  // they say.
  [[nodiscard]] bool has(const HtmlLine& line) const {
    return line.block != nullptr && (line.block->tag == "p" || kind_of(*line.block) == usual_);
  }

 private:
  using Kind = std::pair<std::string_view, std::string_view>;  // tag and class
  static Kind kind_of(const HtmlNode& node) { return {node.tag, node.attribute("class")}; }
  Kind usual_;
};

// Pages without `<p>` have the headline in the element of the story, too.
bool is_opening(const HtmlLine& line, const StoryHints& hints) {
  return line.block != nullptr && line.block->tag != "p" && repeats_title(line, hints.title);
}

bool is_furniture(const HtmlLine& line, const StoryHints& hints, std::size_t kept) {
  const std::string_view text = line.text;
  return is_page_mark(text) || is_label(text) || is_count_of_readers(text) || is_lone_date(text) ||
         is_lone_caption(line) || (kept < 2 && repeats_title(line, hints.title)) ||
         (kept == 0 && is_header_rest(line));
}

// `<b>Jakarta</b> - <p>Harga`: what stands loose before a paragraph goes on in it.
bool goes_on(std::string_view line) {
  constexpr std::size_t kLongestDateline = 90;
  return line.size() < kLongestDateline && (line.ends_with(" -") || line.ends_with(" --") ||
                                            line.ends_with("\u2014") || line.ends_with("\u2013"));
}

// A heading of links to other stories, after which the links have been taken away.
bool heads_links(const HtmlLine& line) {
  constexpr std::size_t kLongest = 40;
  const std::string_view behind = newsroom::behind_related_lead(line.text);
  return line.text.size() <= kLongest &&
         (is_heading(line) || line.text.ends_with(':') || (behind.data() != nullptr && behind.empty()));
}

std::string_view without_related_lead(std::string_view line) {
  constexpr auto kLeads = std::to_array<std::string_view>(
      {"baca juga",       "baca pula",      "baca selengkapnya", "baca",        "simak juga",
       "simak pula",      "simak",          "lihat juga",        "lihat pula",  "lihat",
       "tonton juga",     "tonton",         "saksikan juga",     "saksikan",    "artikel terkait",
       "berita terkait",  "berita lainnya", "pilihan editor",    "selanjutnya", "menarik dibaca",
       "jangan lewatkan", "read also",      "also read"});
  for (const std::string_view lead : kLeads) {
    if (!starts_ignoring_case(line, lead)) continue;
    std::string_view rest = newsroom::trimmed(line.substr(lead.size()));
    if (rest.starts_with(':')) return newsroom::trimmed(rest.substr(1));
  }
  return {};
}

bool is_cell(const HtmlNode* block) {
  return block != nullptr &&
         (block->tag == "td" || block->tag == "th" || block->tag == "dt" || block->tag == "dd");
}

// `Penulis` in a cell and `: Sari Dewi` in the next are one line.
std::vector<HtmlLine> with_joined_labels(std::vector<HtmlLine> lines) {
  static const auto authors = newsroom::labels("author");
  static const auto editors = newsroom::labels("editor");
  const auto are_cells = [](const HtmlLine& a, const HtmlLine& b) {
    return is_cell(a.block) && is_cell(b.block) && a.block != b.block && a.block->parent == b.block->parent;
  };
  std::vector<HtmlLine> joined;
  joined.reserve(lines.size());
  for (HtmlLine& line : lines) {
    if (!joined.empty() && are_cells(joined.back(), line)) {
      std::string_view label = joined.back().text;
      if (label.ends_with(':')) label = newsroom::trimmed(label.substr(0, label.size() - 1));
      std::string_view value = line.text;
      if (value.starts_with(':')) value = newsroom::trimmed(value.substr(1));
      if (!value.empty() && (newsroom::is_label(label, authors) || newsroom::is_label(label, editors))) {
        line.text = std::string(label) + ": " + std::string(value);
        joined.back() = std::move(line);
        continue;
      }
    }
    joined.push_back(std::move(line));
  }
  return joined;
}

}  // namespace

bool ends_like_sentence(std::string_view line) {
  constexpr auto kClosers =
      std::to_array<std::string_view>({"\"", "'", ")", "]", "\u201D", "\u2019", "\u00BB"});
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view closer : kClosers) {
      if (!line.ends_with(closer)) continue;
      line.remove_suffix(closer.size());
      again = true;
    }
  }
  return line.ends_with('.') || line.ends_with('?') || line.ends_with('!') || line.ends_with(':') ||
         line.ends_with("\u2026") || line.ends_with("\u3002") || line.ends_with("\uFF01") ||
         line.ends_with("\uFF1F");
}

bool is_header_line(const HtmlLine& line) { return is_header_rest(line) || is_within_author(line.block); }

HtmlStory story_of_lines(std::vector<HtmlLine> all, const StoryHints& hints) {
  const std::vector<HtmlLine> lines = with_joined_labels(std::move(all));
  HtmlStory story;
  std::vector<const HtmlLine*> kept;
  const Paragraphs paragraphs(lines);
  const auto is_story = [&](const HtmlLine& line) { return hints.all_story || paragraphs.has(line); };
  for (const HtmlLine& line : lines) {
    const std::string_view text = line.text;
    // Where nothing is a link, the newsroom rules judge, as in every other format.
    const std::string_view headline =
        line.linked_bytes == 0 ? std::string_view() : without_related_lead(text);
    if (headline.data() != nullptr || is_linked_headline(line)) {
      if (headline.data() == nullptr) {
        if (is_headline(text)) story.related.emplace_back(text);
        if (!kept.empty() && heads_links(*kept.back())) kept.pop_back();
      } else if (!headline.empty()) {
        story.related.emplace_back(headline);
      }
      continue;
    }
    if (is_caption(line) || (!is_story(line) && is_beside_picture(line)) ||
        (!is_story(line) && is_furniture(line, hints, kept.size())))
      continue;
    if (kept.empty() && !hints.all_story && (is_in_header(line) || is_opening(line, hints))) continue;
    kept.push_back(&line);
  }
  // What a heading was for has been dropped.
  while (!hints.all_story && kept.size() > 1 && is_heading(*kept.back())) kept.pop_back();
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) story.text += !is_story(*kept[i - 1]) && goes_on(kept[i - 1]->text) ? ' ' : '\n';
    story.text += kept[i]->text;
  }
  return story;
}

}  // namespace warta::readers
