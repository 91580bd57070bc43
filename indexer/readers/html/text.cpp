// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "indexer/readers/html/hints.h"
#include "indexer/readers/html/lines.h"
#include "util/text.h"

namespace warta::readers {

namespace {

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& sorted, std::string_view tag) {
  return std::binary_search(sorted.begin(), sorted.end(), tag);
}

constexpr std::array<std::string_view, 48> kBlocks = {
    "address", "article", "aside",  "blockquote", "body", "caption", "center",   "dd",
    "details", "dialog",  "dir",    "div",        "dl",   "dt",      "fieldset", "figcaption",
    "figure",  "footer",  "form",   "h1",         "h2",   "h3",      "h4",       "h5",
    "h6",      "header",  "hgroup", "hr",         "html", "legend",  "li",       "main",
    "menu",    "nav",     "ol",     "option",     "p",    "pre",     "section",  "summary",
    "table",   "tbody",   "td",     "tfoot",      "th",   "thead",   "tr",       "ul"};

constexpr std::array<std::string_view, 33> kNeverText = {
    "amp-ad", "amp-analytics", "amp-iframe", "amp-img",  "amp-video", "applet", "audio",  "button",
    "canvas", "datalist",      "dialog",     "embed",    "head",      "iframe", "input",  "map",
    "math",   "noscript",      "object",     "option",   "rp",        "rt",     "script", "select",
    "source", "style",         "svg",        "template", "textarea",  "title",  "video"};

// What HTML 5 names beyond HTML 4 and has been seen in news; libxml2 leaves them as they stand.
struct Entity {
  std::string_view name, text;
};
constexpr std::array<Entity, 32> kEntities = {{
    {"amp", "&"},        {"quot", "\""},       {"apos", "'"},        {"lt", "<"},         {"gt", ">"},
    {"nbsp", " "},       {"ldquo", "\u201C"},  {"rdquo", "\u201D"},  {"lsquo", "\u2018"}, {"rsquo", "\u2019"},
    {"ndash", "\u2013"}, {"mdash", "\u2014"},  {"hellip", "\u2026"}, {"comma", ","},      {"period", "."},
    {"colon", ":"},      {"semi", ";"},        {"excl", "!"},        {"quest", "?"},      {"lpar", "("},
    {"rpar", ")"},       {"lsqb", "["},        {"rsqb", "]"},        {"sol", "/"},        {"num", "#"},
    {"percnt", "%"},     {"dollar", "$"},      {"plus", "+"},        {"equals", "="},     {"NewLine", " "},
    {"Tab", " "},        {"rsquor", "\u2019"},
}};

// What windows-1252 has at 0x80 to 0x9F; 0 where it has nothing.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void append_utf8(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// `#8220`, `#x201c`
std::optional<std::uint32_t> numeric_reference(std::string_view name) {
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  if (name.empty() || name.size() > 6) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : name) {
    const int digit = c >= '0' && c <= '9'          ? c - '0'
                      : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                    : -1;
    if (digit < 0) return std::nullopt;
    value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
  }
  const bool valid = value >= 0x20 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
  return valid ? std::optional(value) : std::nullopt;
}

// Takes `&name;` at the begin of `rest`; false leaves everything as it was.
bool take_entity(std::string_view& rest, std::string& out) {
  const std::size_t end = rest.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 2) return false;
  const std::string_view name = rest.substr(1, end - 1);
  if (name.front() == '#') {
    const auto value = numeric_reference(name);
    if (!value) return false;
    append_utf8(out, *value);
  } else {
    const auto* const row = std::find_if(kEntities.begin(), kEntities.end(),
                                         [&](const Entity& entity) { return entity.name == name; });
    if (row == kEntities.end()) return false;
    out += row->text;
  }
  rest.remove_prefix(end + 1);
  return true;
}

std::string resolve_entities(std::string_view rest) {
  std::string out;
  out.reserve(rest.size());
  while (!rest.empty()) {
    const std::size_t plain = std::min(rest.find('&'), rest.size());
    out += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty() || take_entity(rest, out)) continue;
    out += '&';
    rest.remove_prefix(1);
  }
  return out;
}

// Bytes of a blank beyond ASCII at the begin of `text`, or of a character that shows nothing: 0 when there is
// none.
struct Invisible {
  std::size_t bytes = 0;
  bool blank = false;
};
Invisible invisible_at(std::string_view text) {
  constexpr std::array<std::string_view, 6> kBlanks = {"\u00A0", "\u2002", "\u2003",
                                                       "\u2009", "\u202F", "\u3000"};
  constexpr std::array<std::string_view, 6> kNothing = {"\u00AD", "\u200B", "\u200C",
                                                        "\u200D", "\u2060", "\uFEFF"};
  for (const std::string_view blank : kBlanks) {
    if (text.starts_with(blank)) return {blank.size(), true};
  }
  for (const std::string_view nothing : kNothing) {
    if (text.starts_with(nothing)) return {nothing.size(), false};
  }
  return {};
}

// A picture whose caption, if it has one, follows it.
bool is_bare_figure(const HtmlNode& node) {
  return node.tag == "figure" &&
         find_element(node, [](const HtmlNode& inner) { return inner.tag == "figcaption"; }) == nullptr;
}

// Gathers text into lines.
class LineWriter {
 public:
  LineWriter(const NodeSet& dropped, std::size_t apart_up_to, std::vector<HtmlLine>& lines)
      : dropped_(dropped), apart_up_to_(apart_up_to), lines_(lines) {}

  void walk(const HtmlNode& node, const HtmlNode* block, bool linked) {
    if (node.is_text()) {
      if (node.parent != nullptr && node.parent->tag == "pre") {
        add_preformatted(node.text, block, linked);
      } else {
        add(node.text, block, linked);
      }
      return;
    }
    const bool dropped = dropped_.contains(&node);
    picture_ = picture_ || node.tag == "img" || node.tag == "amp-img" || node.tag == "picture" ||
               (dropped && is_bare_figure(node));
    if (is_never_text(node.tag)) return;
    if (dropped) {
      if (is_part_of_line(node)) add_doubtful(node, block, linked);
      return;
    }
    if (node.tag == "br") {
      finish_line();
      return;
    }
    const bool breaks = breaks_line(node.tag);
    if (breaks) finish_line();
    // Cells of a row and such must not become one word.
    for (const HtmlNode* child : node.children)
      walk(*child, breaks ? &node : block, linked || node.tag == "a");
    if (breaks) finish_line();
  }

  void finish_line() {
    if (!doubtful_.empty()) settle_doubtful();
    HtmlLine line;
    line.text = tidy_text(raw_);
    if (!line.text.empty()) {
      line.linked_bytes = std::min(linked_bytes_, line.text.size());
      line.block = block_;
      line.behind_picture = std::exchange(picture_, false);
      if (line.text.size() <= apart_up_to_) line.apart = tidy_text(apart_);
      lines_.push_back(std::move(line));
    }
    raw_.clear();
    apart_.clear();
    doubtful_.clear();
    linked_bytes_ = 0;
    block_ = nullptr;
  }

 private:
  // The text of a dropped element inside a line: kept when the line is prose without it.
  struct Doubtful {
    std::size_t begin, end;  // of `raw_`
    std::size_t linked_bytes;
  };

  void add_doubtful(const HtmlNode& node, const HtmlNode* block, bool linked) {
    const std::size_t begin = raw_.size();
    const std::size_t linked_before = linked_bytes_;
    for (const HtmlNode* child : node.children) walk(*child, block, linked || node.tag == "a");
    if (raw_.size() > begin) doubtful_.push_back({begin, raw_.size(), linked_bytes_ - linked_before});
  }

  // Words inside a sentence belong to it, whatever their element is named (`Menteri <a class="inner-link">`).
  void settle_doubtful() {
    std::string rest;
    std::size_t at = 0;
    std::size_t linked = linked_bytes_;
    for (const Doubtful& part : doubtful_) {
      rest.append(raw_, at, part.begin - at);
      at = part.end;
      linked -= part.linked_bytes;
    }
    rest.append(raw_, at);
    if (is_sentence(tidy_text(rest), linked)) return;
    raw_ = std::move(rest);
    linked_bytes_ = linked;
  }

  static bool is_sentence(std::string_view line, std::size_t linked) {
    constexpr std::size_t kShortest = 25;      // bytes, with a mark at the end
    constexpr std::size_t kShortestOpen = 60;  // without one
    return linked * 2 <= line.size() && line.find(' ') != std::string_view::npos &&
           line.size() >= (ends_like_sentence(line) ? kShortest : kShortestOpen);
  }

  static bool is_part_of_line(const HtmlNode& node) {
    return !breaks_line(node.tag) && !is_hidden(node) && find_element(node, [](const HtmlNode& inner) {
                                                           return inner.tag == "br" || inner.tag == "img" ||
                                                                  breaks_line(inner.tag);
                                                         }) == nullptr;
  }

  // Empty lines are between its paragraphs.
  void add_preformatted(std::string_view text, const HtmlNode* block, bool linked) {
    for (;;) {
      std::size_t end = text.find('\n');
      while (end != std::string_view::npos) {
        const std::size_t next = text.find_first_not_of(" \t\r", end + 1);
        if (next == std::string_view::npos || text[next] == '\n') break;
        end = text.find('\n', next);
      }
      add(text.substr(0, end), block, linked);
      if (end == std::string_view::npos) return;
      finish_line();
      text.remove_prefix(end + 1);
    }
  }

  void add(std::string_view text, const HtmlNode* block, bool linked) {
    raw_ += text;
    if (raw_.size() <= 4 * apart_up_to_) apart_.append(text).append(" ");  // blanks go
    const bool blank = std::all_of(text.begin(), text.end(), is_blank);
    if (blank) return;
    if (block_ == nullptr) block_ = block;
    if (linked) linked_bytes_ += tidy_text(text).size();
  }

  const NodeSet& dropped_;
  std::size_t apart_up_to_;
  std::vector<HtmlLine>& lines_;
  std::string raw_;
  std::string apart_;
  std::vector<Doubtful> doubtful_;
  std::size_t linked_bytes_ = 0;
  const HtmlNode* block_ = nullptr;
  bool picture_ = false;
};

}  // namespace

bool breaks_line(std::string_view tag) { return contains(kBlocks, tag); }
bool is_heading_tag(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}
bool is_never_text(std::string_view tag) { return contains(kNeverText, tag); }

std::string tidy_text(std::string_view text) {
  std::string resolved;
  if (text.find('&') != std::string_view::npos) {
    resolved = resolve_entities(text);
    text = resolved;
  }
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  const auto put = [&](std::string_view bytes) {
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += bytes;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (is_blank(text[i]) || c < 0x20 || c == 0x7F) {
      blank = true;
    } else if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
      const char16_t meant = kWindows1252[static_cast<unsigned char>(text[++i]) - 0x80U];
      if (meant == 0) continue;
      std::string character;
      append_utf8(character, meant);
      put(character);
    } else if (const Invisible found = c >= 0xC2 ? invisible_at(text.substr(i)) : Invisible{};
               found.bytes != 0) {
      blank = blank || found.blank;
      i += found.bytes - 1;
    } else {
      put(text.substr(i, 1));
    }
  }
  return out;
}

std::vector<HtmlLine> lines_under(const HtmlNode& root, const NodeSet& dropped, std::size_t apart_up_to) {
  std::vector<HtmlLine> lines;
  LineWriter writer(dropped, apart_up_to, lines);
  writer.walk(root, &root, false);
  writer.finish_line();
  return lines;
}

std::string text_under(const HtmlNode& root) {
  std::string text;
  for (const HtmlLine& line : lines_under(root)) {
    if (!text.empty()) text += ' ';
    text += line.text;
  }
  return text;
}

}  // namespace warta::readers
