// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/fragment.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>

#include "indexer/readers/html/article.h"
#include "util/text.h"

namespace warta::readers {

namespace {

// The next place of a text from an offset that only grows: each part of the text is searched once.
class NextPlace {
 public:
  NextPlace(std::string_view text, std::string_view what) : text_(text), what_(what), at_(text.find(what)) {}
  std::size_t from(std::size_t offset) {
    if (at_ < offset) at_ = text_.find(what_, offset);
    return at_;
  }

 private:
  std::string_view text_, what_;
  std::size_t at_;
};

// WordPress: `[caption …]…[/caption]` holds a picture and what stands below it. Players are left to the
// newsroom rules.
std::string without_captions(std::string_view text) {
  constexpr std::string_view kName = "[caption";
  constexpr std::string_view kClosing = "[/caption]";
  NextPlace brackets(text, "]"), closings(text, kClosing), names(text, kName);
  std::string kept;
  std::size_t done = 0;
  for (std::size_t open = names.from(0); open != std::string_view::npos; open = names.from(open)) {
    const std::size_t after = open + kName.size();
    const std::size_t close = brackets.from(after);
    const bool is_caption = after < text.size() && (text[after] == ' ' || text[after] == ']');
    if (!is_caption || close == std::string_view::npos) {
      open = after;
      continue;
    }
    const std::size_t closed = closings.from(close);
    const std::size_t next = names.from(close);
    kept += text.substr(done, open - done);
    open = done = closed == std::string_view::npos || next < closed ? close + 1 : closed + kClosing.size();
  }
  kept += text.substr(done);
  return kept;
}

// A shortcode of WordPress: `[vc_row css="a]b"]`, `[/vc_row]`.
struct Shortcode {
  std::string_view name;  // empty: there is none
  std::size_t length = 0;
  bool is_end = false;
};

Shortcode shortcode_at(std::string_view text) {
  constexpr std::size_t kLongest = 4096;  // bytes; styles are long
  text = text.substr(0, kLongest);
  Shortcode code;
  code.is_end = text.starts_with("[/");
  const std::size_t begin = code.is_end ? 2 : 1;
  std::size_t at = begin;
  while (at < text.size() &&
         ((text[at] >= 'a' && text[at] <= 'z') || is_digit(text[at]) || text[at] == '_' || text[at] == '-'))
    ++at;
  if (at == begin || at == text.size() || std::string_view(" ]/\n").find(text[at]) == std::string_view::npos)
    return {};
  code.name = text.substr(begin, at - begin);
  for (char quote = '\0'; at < text.size(); ++at) {
    if (quote != '\0') {
      if (text[at] == quote) quote = '\0';
    } else if (text[at] == '"') {
      quote = '"';
    } else if (text[at] == ']') {
      code.length = at + 1;
      return code;
    } else if (text[at] == '[') {
      return {};
    }
  }
  return {};
}

// Page builders (WPBakery, Divi, Fusion, Shortcodes Ultimate) wrap the paragraphs of posts in shortcodes. A
// word in brackets is one when its name has `_`, or `[/name]` is in the text, too; the text between stays.
// Players are left to the newsroom rules.
std::string without_shortcodes(std::string_view text) {
  constexpr auto kPlayers =
      std::to_array<std::string_view>({"video", "audio", "embed", "gallery", "playlist"});
  std::unordered_set<std::string_view> closed;
  for (std::size_t at = text.find("[/"); at != std::string_view::npos; at = text.find("[/", at + 1))
    if (const Shortcode code = shortcode_at(text.substr(at)); !code.name.empty()) closed.insert(code.name);
  std::string kept;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('[', at), text.size());
    kept += text.substr(at, open - at);
    at = open;
    if (at == text.size()) break;
    const Shortcode code = shortcode_at(text.substr(at));
    const bool is_block = code.name.find('_') != std::string_view::npos;
    const bool is_player = std::find(kPlayers.begin(), kPlayers.end(), code.name) != kPlayers.end();
    if (code.name.empty() || is_player || (!is_block && !closed.contains(code.name))) {
      kept += text[at++];
      continue;
    }
    if (is_block) kept += "\n\n";
    at += code.length;
  }
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
    constexpr std::size_t kLongest = 10;
    const std::string_view name = text.substr(at, kLongest);
    const std::size_t semicolon = name.find(';');
    if (semicolon != std::string_view::npos && semicolon > 1 &&
        name.substr(0, semicolon).find(' ') == std::string_view::npos)
      return true;
  }
  return false;
}

// Whether there are marks of HTML within lines: `<em>`, `</b>`, `<br/>`.
bool has_inline_tag(std::string_view text) {
  constexpr auto kTags = std::to_array<std::string_view>(
      {"a", "b", "i", "u", "em", "strong", "span", "sup", "sub", "small", "mark", "font", "br", "p"});
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    constexpr std::size_t kLongest = 8;  // `/strong>`
    std::string_view name = text.substr(at + 1, kLongest);
    if (name.starts_with('/')) name.remove_prefix(1);
    name = name.substr(0, name.find_first_of("> /\t\r\n"));
    if (std::find(kTags.begin(), kTags.end(), lowered(name)) != kTags.end())
      return text.find('>', at) != std::string_view::npos;
  }
  return false;
}

// The character of an entity, in UTF-8: `quot`, `#8216`, `#x2019`; empty for other text.
std::string entity_text(std::string_view name) {
  unsigned code = 0;
  if (name.starts_with('#')) {
    const bool hexadecimal = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
    if (error != std::errc{} || end != digits.data() + digits.size()) return {};
  } else if (const htmlEntityDesc* known =
                 htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name).c_str()))) {
    code = known->value;
  }
  const bool is_character = code >= ' ' && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  if (!is_character) return {};
  std::array<xmlChar, 8> utf8{};
  const int length = xmlCopyChar(0, utf8.data(), static_cast<int>(code));
  return {reinterpret_cast<const char*>(utf8.data()), static_cast<std::size_t>(length)};
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

namespace {

std::string byline_name(std::string byline) {
  constexpr auto kLabels = std::to_array<std::string_view>({"oleh ", "oleh: ", "by ", "by: "});
  for (const std::string_view label : kLabels)
    if (byline.size() > label.size() && lowered(std::string_view(byline).substr(0, label.size())) == label)
      return byline.substr(label.size());
  return byline;
}

}  // namespace

std::string feed_text(std::string_view text, FeedText kind) {
  switch (kind) {
    case FeedText::title:
      return collapsed(title_text(std::string(text)));
    case FeedText::lines:
      return std::string(text);
    case FeedText::person:
      return person_name(collapsed(text));
    case FeedText::byline:
      return byline_name(collapsed(text));
    case FeedText::html:
      return html_fragment_text(with_paragraphs(without_shortcodes(without_captions(text))));
    case FeedText::markup:
      return html_fragment_text(text);
    case FeedText::plain:
      break;
  }
  return collapsed(text);
}

std::string title_text(std::string text) {
  const bool marked = has_inline_tag(text);
  if (!marked && !has_entity(text)) return text;
  return collapsed(html_fragment_text(marked ? text : escaped_but_entities(text)));
}

std::string decoded_entities(std::string text) {
  if (!has_entity(text) || has_inline_tag(text) || has_tag(text, "<div")) return text;
  constexpr std::size_t kLongestName = 40;
  std::string decoded;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t semicolon = std::string::npos;
    if (text[at] == '&') semicolon = std::string_view(text).substr(at, kLongestName).find(';');
    if (semicolon != std::string::npos) semicolon += at;
    const std::string character =
        semicolon == std::string::npos
            ? std::string()
            : entity_text(std::string_view(text).substr(at + 1, semicolon - at - 1));
    decoded += character.empty() ? text.substr(at, 1) : character;
    at = character.empty() ? at + 1 : semicolon + 1;
  }
  return decoded;
}

bool is_no_value(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"", "NULL", "null", "\\N", "None", "nan", "NaN", "NaT", "N/A", "#N/A", "undefined"});
  return std::find(kWords.begin(), kWords.end(), trimmed(text)) != kWords.end();
}

}  // namespace warta::readers
