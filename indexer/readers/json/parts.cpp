// SPDX-License-Identifier: GPL-3.0-or-later
// THE tables of shapes of texts in parts, and the walk over them (parts.h).
#include "indexer/readers/json/parts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/html/fragment.h"
#include "util/text.h"

namespace warta::readers {

namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 64;  // levels; lists in lists of an editor reach about 20

// What a part is, by its `type`, `_type` or `nodeType`. A type that is not listed is judged by its content.
enum class Kind : std::uint8_t { unknown, block, inside, line_break, dropped };
struct Type {
  std::string_view name;  // in lower case, without `-` and `_`
  Kind kind;
};
constexpr auto kTypes = std::to_array<Type>({
    {"paragraph", Kind::block},
    {"heading", Kind::block},
    {"header", Kind::block},
    {"blockquote", Kind::block},
    {"quote", Kind::block},
    {"listitem", Kind::block},
    {"block", Kind::block},
    {"unstyled", Kind::block},
    {"subheading", Kind::block},

    {"p", Kind::block},
    {"text", Kind::inside},
    {"span", Kind::inside},
    {"plain", Kind::inside},
    {"bold", Kind::inside},
    {"strong", Kind::inside},
    {"italic", Kind::inside},
    {"emphasis", Kind::inside},
    {"underline", Kind::inside},
    {"strikethrough", Kind::inside},
    {"code", Kind::inside},
    {"spoiler", Kind::inside},
    {"link", Kind::inside},
    {"textlink", Kind::inside},
    {"autolink", Kind::inside},
    {"hyperlink", Kind::inside},
    {"entryhyperlink", Kind::inside},
    {"assethyperlink", Kind::inside},
    {"a", Kind::inside},
    {"mention", Kind::inside},
    {"mentionname", Kind::inside},
    {"hashtag", Kind::inside},
    {"cashtag", Kind::inside},
    {"email", Kind::inside},
    {"phone", Kind::inside},
    {"customemoji", Kind::inside},
    {"botcommand", Kind::inside},
    {"bankcard", Kind::inside},
    {"pre", Kind::inside},
    {"hardbreak", Kind::line_break},
    {"linebreak", Kind::line_break},
    {"softbreak", Kind::line_break},
    {"br", Kind::line_break},
    {"image", Kind::dropped},
    {"img", Kind::dropped},
    {"picture", Kind::dropped},
    {"photo", Kind::dropped},
    {"gallery", Kind::dropped},
    {"video", Kind::dropped},
    {"audio", Kind::dropped},
    {"embed", Kind::dropped},
    {"iframe", Kind::dropped},
    {"media", Kind::dropped},
    {"file", Kind::dropped},
    {"advertisement", Kind::dropped},
    {"ad", Kind::dropped},
    {"script", Kind::dropped},
    {"style", Kind::dropped},
    {"interstitiallink", Kind::dropped},
    {"related", Kind::dropped},
    {"relatedarticles", Kind::dropped},
});

// The members of a part that have its text, in order of precedence: the first with a text is taken, be it a
// text, a part or a list of parts.
enum class Holds : std::uint8_t { text, html };
struct Member {
  std::string_view name;
  Holds holds;
};
constexpr auto kMembers = std::to_array<Member>({
    {"rendered", Holds::html},          // WordPress
    {"processed", Holds::html},         // Drupal, beside `value`
    {"html", Holds::html},              // Editor.js `raw`, Medium, Ghost
    {"innerBlocks", Holds::text},       // Gutenberg: of a group, whose innerHTML is only a frame
    {"innerHTML", Holds::html},         // Gutenberg
    {"text", Holds::text},              // Slate, ProseMirror, Lexical, Editor.js, Draft.js
    {"value", Holds::text},             // Contentful, Drupal
    {"@value", Holds::text},            // JSON-LD
    {"main", Holds::text},              // NewsAPI exports
    {"plain_text", Holds::text},        // Notion
    {"insert", Holds::text},            // Quill
    {"p", Holds::text},                 // scrapers
    {"paragraph", Holds::text},         // scrapers, Notion
    {"paragraphs", Holds::text},        // scrapers
    {"rich_text", Holds::text},         // Notion
    {"content", Holds::text},           // ProseMirror, Contentful, Editor.js lists, Arc
    {"contents", Holds::text},          // scrapers
    {"children", Holds::text},          // Slate, Portable Text, Lexical, Strapi
    {"content_elements", Holds::text},  // Arc
    {"blocks", Holds::text},            // Editor.js, Draft.js
    {"ops", Holds::text},               // Quill
    {"root", Holds::text},              // Lexical
    {"document", Holds::text},          // Slate
    {"nodes", Holds::text},             // Slate until 0.47
    {"data", Holds::text},              // Editor.js
    {"body", Holds::text},
    {"items", Holds::text},  // lists
    {"pages", Holds::text},
    {"sections", Holds::text},
    {"isi", Holds::text},
    {"konten", Holds::text},
    {"teks", Holds::text},
});
// Lists that an item has beside its own text: Editor.js nested lists.
constexpr std::array<std::string_view, 1> kBeside = {"items"};

std::string plain_type(std::string_view name) {
  name.remove_prefix(name.rfind('/') + 1);  // `core/paragraph`
  std::string plain;
  for (const char c : name)
    if (c != '-' && c != '_') plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return plain;
}

std::string_view type_of(dom::object part) {
  for (const std::string_view name : {"type", "_type", "nodeType", "blockName"}) {
    std::string_view type;
    if (part[name].get(type) == simdjson::SUCCESS) return type;
  }
  return {};
}

Kind kind_of(dom::element part) {
  dom::object object;
  if (part.get(object) != simdjson::SUCCESS) return Kind::unknown;
  dom::element operation;
  if (object["insert"].get(operation) == simdjson::SUCCESS) return Kind::inside;  // Quill
  const std::string type = plain_type(type_of(object));
  const auto* const row =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const Type& t) { return t.name == type; });
  return row == kTypes.end() ? Kind::unknown : row->kind;
}

bool has_markup(std::string_view text) {
  constexpr auto kMarks = std::to_array<std::string_view>({"</", "<br", "&nbsp;", "&amp;", "&quot;"});
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

// The text of a leaf that is one: `"…"` or `{"text": "…"}`.
std::string_view own_text(dom::element part) {
  std::string_view text;
  if (part.get(text) == simdjson::SUCCESS) return text;
  dom::object object;
  if (part.get(object) != simdjson::SUCCESS) return {};
  for (const Member& member : kMembers)
    if (object[member.name].get(text) == simdjson::SUCCESS) return text;
  return {};
}

// Whether the parts continue each other's sentences: one does not end a sentence, and a blank or a mark joins
// it to the next. Paragraphs do not.
bool continue_each_other(dom::array parts) {
  constexpr std::string_view kEnds = ".!?:;\"";
  constexpr std::string_view kJoins = " ,.;:!?)";
  std::string_view before;
  for (const dom::element part : parts) {
    const std::string_view text = own_text(part);
    if (text.empty()) continue;
    if (!before.empty()) {
      const std::string_view end = trimmed(before);
      const bool open = !end.empty() && kEnds.find(end.back()) == std::string_view::npos &&
                        static_cast<unsigned char>(end.back()) < 0x80;
      if (open && (before.back() == ' ' || kJoins.find(text.front()) != std::string_view::npos)) return true;
    }
    before = text;
  }
  return false;
}

// `page1`, `page2` …: the number, when the name is one stem and a number; -1 otherwise.
int page_number(std::string_view name, std::string_view& stem) {
  const std::size_t end = name.find_last_not_of("0123456789");
  constexpr std::size_t kMostDigits = 6;
  if (end == std::string_view::npos || end + 1 == name.size() || name.size() - end - 1 > kMostDigits)
    return -1;
  if (!stem.empty() && stem != name.substr(0, end + 1)) return -1;
  stem = name.substr(0, end + 1);
  return std::stoi(std::string(name.substr(end + 1)));
}

// The members of an object that are its pages, in the order of their numbers; empty if any is not.
std::vector<dom::element> pages_of(dom::object object) {
  std::vector<std::pair<int, dom::element>> pages;
  std::string_view stem;
  for (const auto& [name, value] : object) {
    const int number = page_number(name, stem);
    if (number < 0) return {};
    pages.emplace_back(number, value);
  }
  std::stable_sort(pages.begin(), pages.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<dom::element> values;
  for (const auto& page : pages) values.push_back(page.second);
  return values;
}

class Walk {
 public:
  // Whether the part had a text. `inside`: of a paragraph.
  bool part(dom::element value, bool inside, int depth) {
    if (depth > kDeepest) return false;
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return append(text, Holds::text, inside);
    dom::array list;
    if (value.get(list) == simdjson::SUCCESS) return parts(list, inside, depth);
    dom::object object;
    return value.get(object) == simdjson::SUCCESS && node(object, kind_of(value), inside, depth);
  }

  std::string take() {
    end_line();
    return std::move(text_);
  }

 private:
  bool parts(dom::array list, bool inside, int depth) {
    bool any_object = false;
    bool all_inside = list.size() != 0;
    bool any_block = false;
    for (const dom::element member : list) {
      any_object = any_object || member.is_object();
      const Kind kind = kind_of(member);
      all_inside = all_inside && (kind == Kind::inside || kind == Kind::line_break || member.is_string());
      any_block = any_block || kind == Kind::block || member.is_array();
    }
    const bool is_one = (any_object && all_inside) || (!any_block && (inside || continue_each_other(list)));
    bool any = false;
    for (const dom::element member : list) {
      if (!is_one) end_line();
      any = part(member, is_one, depth + 1) || any;
      if (!is_one) end_line();
    }
    return any;
  }

  bool node(dom::object object, Kind kind, bool inside, int depth) {
    if (kind == Kind::dropped) return false;
    if (kind == Kind::line_break) {
      end_line();
      return false;
    }
    if (kind == Kind::block) end_line();
    bool any = false;
    const bool in_paragraph = kind == Kind::block || (inside && kind != Kind::unknown) || inside;
    for (const Member& member : kMembers) {
      dom::element value;
      if (object[member.name].get(value) != simdjson::SUCCESS) continue;
      std::string_view text;
      any = value.get(text) == simdjson::SUCCESS ? append(text, held_by(object, member), inside)
                                                 : part(value, in_paragraph, depth + 1);
      if (any) {
        beside(object, member.name, depth);
        break;
      }
    }
    if (!any) any = named_by_type(object, depth);
    for (const dom::element page : any ? std::vector<dom::element>{} : pages_of(object)) {
      end_line();
      any = part(page, false, depth + 1) || any;
    }
    if (kind == Kind::block) end_line();
    return any;
  }

  void beside(dom::object object, std::string_view taken, int depth) {
    for (const std::string_view name : kBeside) {
      dom::array list;
      if (name == taken || object[name].get(list) != simdjson::SUCCESS || list.size() == 0) continue;
      end_line();
      parts(list, false, depth + 1);
    }
  }

  // Notion: `{"type": "heading_1", "heading_1": {…}}`.
  bool named_by_type(dom::object object, int depth) {
    dom::element value;
    const std::string_view type = type_of(object);
    return !type.empty() && object[type].get(value) == simdjson::SUCCESS && value.is_object() &&
           part(value, true, depth + 1);
  }

  // `{"value": "<p>…", "format": "full_html"}` (Drupal), `contentType` (ninjs).
  static Holds held_by(dom::object object, const Member& member) {
    for (const std::string_view name : {"format", "contentType", "contenttype"}) {
      std::string_view kind;
      if (object[name].get(kind) == simdjson::SUCCESS && kind.find("html") != std::string_view::npos)
        return Holds::html;
    }
    return member.holds;
  }

  bool append(std::string_view text, Holds holds, bool inside) {
    if (trimmed(text, " \t\r\n").empty() && !inside) return false;
    if (holds == Holds::html || has_markup(text)) {
      const std::string plain = feed_text(text, FeedText::html);
      if (plain.empty()) return false;
      // The reader of HTML trims, but within a paragraph a blank at an end separates words.
      if (inside && text.front() == ' ' && !text_.empty()) text_ += ' ';
      text_ += plain;
      if (inside && text.back() == ' ') text_ += ' ';
    } else {
      text_ += text;
    }
    return true;
  }

  void end_line() {
    while (!text_.empty() && (text_.back() == ' ' || text_.back() == '\n')) text_.pop_back();
    if (!text_.empty()) text_ += '\n';
  }

  std::string text_;
};

}  // namespace

std::string text_of_parts(dom::element value) {
  Walk walk;
  const bool any = walk.part(value, false, 0);
  std::string text = walk.take();
  if (!text.empty()) text.pop_back();
  return any ? text : std::string();
}

}  // namespace warta::readers
