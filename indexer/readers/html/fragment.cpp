// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/fragment.h"

#include <algorithm>
#include <array>

#include "indexer/readers/html/article.h"
#include "util/text.h"

namespace warta::readers {

namespace {

// WordPress: `[caption …]…[/caption]` holds a picture and what stands below it. Players are left to the
// newsroom rules. The end of the one that begins at `at`; npos when there begins none.
std::size_t caption_end(std::string_view text, std::size_t at) {
  constexpr std::string_view kName = "[caption";
  constexpr std::string_view kClosing = "[/caption]";
  const std::string_view rest = text.substr(at);
  if (!rest.starts_with(kName) || rest.size() == kName.size()) return std::string_view::npos;
  const char behind = rest[kName.size()];
  const std::size_t close = text.find(']', at);
  if ((behind != ' ' && behind != ']') || close == std::string_view::npos) return std::string_view::npos;
  const std::size_t closed = text.find(kClosing, close);
  const std::size_t next = text.find(kName, close);
  return closed == std::string_view::npos || next < closed ? close + 1 : closed + kClosing.size();
}

std::string without_captions(std::string_view text) {
  std::string kept;
  for (std::size_t open = text.find('['); open != std::string_view::npos; open = text.find('[', open)) {
    const std::size_t end = caption_end(text, open);
    if (end == std::string_view::npos) {
      ++open;
      continue;
    }
    kept += text.substr(0, open);
    text.remove_prefix(end);
    open = 0;
  }
  kept += text;
  return kept;
}

bool has_tag(std::string_view html, std::string_view tag) {
  for (std::size_t at = html.find(tag); at != std::string_view::npos; at = html.find(tag, at + 1)) {
    const std::size_t behind = at + tag.size();
    if (behind < html.size() && std::string_view("> /\t\r\n").find(html[behind]) != std::string_view::npos)
      return true;
  }
  return false;
}

// Content systems keep paragraphs as lines, and mark them up only when a page is shown (WordPress: wpautop).
std::string with_paragraphs(std::string html) {
  constexpr std::array<std::string_view, 5> kBlocks = {"<p", "<br", "<div", "<P", "<BR"};
  const bool marked = std::any_of(kBlocks.begin(), kBlocks.end(),
                                  [&html](std::string_view tag) { return has_tag(html, tag); });
  if (marked || html.find('\n') == std::string::npos) return html;
  std::string lines;
  for (const char c : html) {
    if (c == '\n') lines += "<br>";
    lines += c;
  }
  return lines;
}

bool has_entity(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t semicolon = text.find(';', at);
    constexpr std::size_t kLongest = 10;
    if (semicolon != std::string_view::npos && semicolon - at > 1 && semicolon - at < kLongest &&
        text.substr(at, semicolon - at).find(' ') == std::string_view::npos)
      return true;
  }
  return false;
}

std::string person_name(const std::string& text) {
  const std::size_t open = text.find('(');
  const bool address_first = open != std::string::npos && text.find('@') < open && text.ends_with(')');
  return address_first ? text.substr(open + 1, text.size() - open - 2) : text;
}

std::string escaped_but_entities(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '<') {
      html += "&lt;";
    } else {
      html += c;
    }
  }
  return html;
}

}  // namespace

void append_escaped(std::string_view text, std::string& html) {
  for (const char c : text) {
    if (c == '<') {
      html += "&lt;";
    } else if (c == '&') {
      html += "&amp;";
    } else {
      html += c;
    }
  }
}

std::string feed_text(std::string_view text, FeedText kind) {
  switch (kind) {
    case FeedText::title:
      if (has_entity(text)) return collapsed(html_fragment_text(escaped_but_entities(text)));
      return collapsed(text);
    case FeedText::lines:
      return std::string(text);
    case FeedText::person:
      return person_name(collapsed(text));
    case FeedText::html:
      return html_fragment_text(with_paragraphs(without_captions(text)));
    case FeedText::markup:
      return html_fragment_text(text);
    case FeedText::plain:
      break;
  }
  return collapsed(text);
}

bool is_no_value(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"", "NULL", "null", "\\N", "None", "nan", "NaN", "NaT", "N/A", "#N/A", "undefined"});
  return std::find(kWords.begin(), kWords.end(), trimmed(text)) != kWords.end();
}

}  // namespace warta::readers
