// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/tree.h"
#include "indexer/readers/bytes/messages.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <optional>

namespace warta::readers {

namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

// Takes what libxml2 reports and builds our tree of it; stops the parser at a limit.
class TreeBuilder {
 public:
  TreeBuilder(HtmlTree& tree, xmlParserCtxt& parser) : tree_(tree), parser_(parser), open_{&tree.root()} {}

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (open_.size() > HtmlTree::kDeepest) {
      stop(both(messages::kNestedTooDeep, {HtmlTree::kDeepest}));
      return;
    }
    if (!has_room()) return;
    HtmlNode& node = tree_.add(*open_.back());
    node.tag = view(name);
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
      node.attributes.emplace_back(view(attributes[0]), view(attributes[1]));
    if (!is_void(node.tag)) open_.push_back(&node);
  }

  void end(const xmlChar* name) {
    if (open_.size() > 1 && !is_void(view(name))) open_.pop_back();
  }

  void characters(const xmlChar* text, int length) {
    HtmlNode& parent = *open_.back();
    if (parent.tag == "style" || (parent.tag == "script" && !is_json(parent))) return;
    if (parent.children.empty() || !parent.children.back()->is_text()) {
      if (!has_room()) return;
      tree_.add(parent);
    }
    parent.children.back()->text.append(reinterpret_cast<const char*>(text),
                                        static_cast<std::size_t>(length));
  }

  [[nodiscard]] const Bilingual& problem() const { return problem_; }

  // What a callback does: exceptions must not unwind through libxml2, so the first one ends the parsing and
  // waits for rethrow().
  template <typename Work>
  void guarded(const Work& work) noexcept {
    if (thrown_) return;
    try {
      work();
    } catch (...) {
      thrown_ = std::current_exception();
      xmlStopParser(&parser_);
    }
  }
  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  // Elements that hold nothing (HTML Standard, "Void elements"). Of those that HTML 4 does not have, libxml2
  // takes all that follows for their content.
  static bool is_void(std::string_view tag) {
    constexpr auto kVoid =
        std::to_array<std::string_view>({"area", "base", "br", "col", "embed", "hr", "img", "input", "link",
                                         "meta", "param", "source", "track", "wbr"});
    return std::find(kVoid.begin(), kVoid.end(), tag) != kVoid.end();
  }

  static bool is_json(const HtmlNode& script) {
    return script.attribute("type") == "application/json" || is_json_ld_script(script);
  }

  bool has_room() {
    if (tree_.size() < HtmlTree::kMostNodes) return true;
    stop(both(messages::kTooManyNodes, {HtmlTree::kMostNodes}));
    return false;
  }

  void stop(Bilingual problem) {
    if (problem_.empty()) problem_ = std::move(problem);
    xmlStopParser(&parser_);
  }

  HtmlTree& tree_;
  xmlParserCtxt& parser_;
  std::vector<HtmlNode*> open_;
  Bilingual problem_;
  std::exception_ptr thrown_;
};

TreeBuilder& builder(void* context) { return *static_cast<TreeBuilder*>(context); }

void set_callbacks(xmlSAXHandler& sax) {
  sax = {};
  sax.startElement = [](void* context, const xmlChar* name, const xmlChar** attributes) {
    builder(context).guarded([&] { builder(context).start(name, attributes); });
  };
  sax.endElement = [](void* context, const xmlChar* name) { builder(context).end(name); };
  sax.characters = [](void* context, const xmlChar* text, int length) {
    builder(context).guarded([&] { builder(context).characters(text, length); });
  };
  sax.cdataBlock = sax.characters;
  sax.ignorableWhitespace = sax.characters;
}

// Libxml2 compares every attribute of a tag with all before it. Gives the page without those after the first
// 256 of a tag, which no rule of ours needs; nothing when no tag has so many.
std::optional<std::string> without_many_attributes(std::string_view html) {
  constexpr std::size_t kMost = 256;
  const auto is_gap = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '/'; };
  std::string kept;
  std::size_t copied = 0;
  std::size_t at = 0;
  for (std::size_t open = html.find('<'); open < html.size(); open = html.find('<', at)) {
    at = open + 1;
    const char first = at < html.size() ? static_cast<char>(html[at] | 0x20) : '\0';
    if (first < 'a' || first > 'z') continue;
    std::size_t count = 0;
    std::size_t end_of_kept = std::string_view::npos;
    char quote = '\0';
    bool gap = false;
    for (; at < html.size(); ++at) {
      const char c = html[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
        continue;
      }
      if (c == '>' || c == '<') break;
      if ((c == '"' || c == '\'') && html[at - 1] == '=') quote = c;
      if (gap && !is_gap(c) && ++count == kMost + 1) end_of_kept = at;
      gap = is_gap(c);
    }
    if (end_of_kept != std::string_view::npos) {
      kept += html.substr(copied, end_of_kept - copied);
      copied = at;
    }
    // What looks like tags inside these is none.
    const std::string_view name = html.substr(open + 1, html.find_first_of("> \t\r\n/", open + 1) - open - 1);
    if ((name == "script" || name == "style") && html[at - 1] != '/') at = html.find("</", at);
  }
  if (copied == 0) return std::nullopt;
  return kept += html.substr(copied);
}

}  // namespace

bool is_json_ld_script(const HtmlNode& script) {
  return script.attribute("type").find("ld+json") != std::string_view::npos;
}

std::string_view HtmlNode::attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes) {
    if (key == name) return value;
  }
  return {};
}

bool HtmlNode::has_attribute(std::string_view name) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& pair) { return pair.first == name; });
}

HtmlTree::HtmlTree() { nodes_.emplace_back().tag = "#document"; }

HtmlNode& HtmlTree::add(HtmlNode& parent) {
  HtmlNode& node = nodes_.emplace_back();
  node.parent = &parent;
  parent.children.push_back(&node);
  return node;
}

ParsedHtml parse_html(std::string_view utf8) {
  ParsedHtml parsed;
  if (utf8.empty()) return parsed;
  if (utf8.size() > INT_MAX) {
    parsed.problem = both(messages::kPageTooLarge);
    return parsed;
  }
  const std::optional<std::string> shorter = without_many_attributes(utf8);
  if (shorter) utf8 = *shorter;
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())), &htmlFreeParserCtxt);
  if (parser == nullptr) {
    parsed.problem = both(messages::kNoMemory);
    return parsed;
  }
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  TreeBuilder building(parsed.tree, *parser);
  set_callbacks(*parser->sax);
  parser->userData = &building;
  htmlParseDocument(parser.get());
  building.rethrow();
  parsed.problem = building.problem();
  return parsed;
}

}  // namespace warta::readers
