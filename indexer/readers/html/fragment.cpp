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
    const std::size_t semicolon = text.find(';', at);
    constexpr std::size_t kLongest = 10;
    if (semicolon != std::string_view::npos && semicolon - at > 1 && semicolon - at < kLongest &&
        text.substr(at, semicolon - at).find(' ') == std::string_view::npos)
      return true;
  }
  return false;
}

// Whether there are marks of HTML within lines: `<em>`, `</b>`, `<br/>`.
bool has_inline_tag(std::string_view text) {
  constexpr auto kTags = std::to_array<std::string_view>(
      {"a", "b", "i", "u", "em", "strong", "span", "sup", "sub", "small", "mark", "font", "br", "p"});
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::string_view name = text.substr(at + 1);
    if (name.starts_with('/')) name.remove_prefix(1);
    name = name.substr(0, name.find_first_of("> /\t\r\n"));
    const bool closed = text.find('>', at) != std::string_view::npos;
    if (closed && std::find(kTags.begin(), kTags.end(), lowered(name)) != kTags.end()) return true;
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
  std::string decoded;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t semicolon = text[at] == '&' ? text.find(';', at) : std::string::npos;
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
