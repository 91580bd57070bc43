// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html_lines.h"

#include <algorithm>
#include <array>

#include "indexer/newsroom/text_scan.h"
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

bool is_lone_date(std::string_view line) { return line.size() < 60 && parse_published_at(line).has_value(); }

// Mostly link and no sentence: the headline of another story.
bool is_linked_headline(const HtmlLine& line) {
  const std::size_t plain = line.text.size() - line.linked_bytes;
  if (line.linked_bytes * 10 < line.text.size() * 7) return false;
  return !line.text.ends_with('.') || plain < 2;
}

std::string_view without_related_lead(std::string_view line) {
  constexpr auto kLeads = std::to_array<std::string_view>(
      {"baca juga", "baca pula", "baca selengkapnya", "baca", "simak juga", "simak pula", "simak",
       "lihat juga", "lihat pula", "lihat", "tonton juga", "tonton", "saksikan juga", "saksikan",
       "artikel terkait", "berita terkait", "berita lainnya", "read also", "also read"});
  for (const std::string_view lead : kLeads) {
    if (!starts_ignoring_case(line, lead)) continue;
    std::string_view rest = newsroom::trimmed(line.substr(lead.size()));
    if (rest.starts_with(':')) return newsroom::trimmed(rest.substr(1));
  }
  return {};
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
         line.ends_with("\u2026");
}

HtmlStory story_of_lines(std::vector<HtmlLine> lines, const StoryHints& hints) {
  HtmlStory story;
  for (const HtmlLine& line : lines) {
    const std::string_view text = line.text;
    if (text == hints.title || is_label(text) || is_lone_date(text)) continue;
    if (const std::string_view headline = without_related_lead(text); headline.data() != nullptr) {
      if (!headline.empty()) story.related.emplace_back(headline);
      continue;
    }
    if (is_linked_headline(line)) {
      story.related.emplace_back(text);
      continue;
    }
    if (!story.text.empty()) story.text += '\n';
    story.text += text;
  }
  return story;
}

}  // namespace warta::readers
