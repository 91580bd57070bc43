// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "warta/language.h"

namespace warta::readers {

// An element of a page, or a run of its text.
struct HtmlNode {
  std::string tag;                                              // lower case; empty for a text
  std::string text;                                             // of a text, entities resolved
  std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case
  HtmlNode* parent = nullptr;
  std::vector<HtmlNode*> children;

  [[nodiscard]] bool is_text() const { return tag.empty(); }
  // Empty when there is none.
  [[nodiscard]] std::string_view attribute(std::string_view name) const;
  [[nodiscard]] bool has_attribute(std::string_view name) const;
};

// Whether a script is JSON-LD, what a page says of itself for machines.
[[nodiscard]] bool is_json_ld_script(const HtmlNode& script);

// A parsed page. Scripts other than JSON, styles and comments are not in it. Every walk over it may
// recurse: no element is deeper than kDeepest.
class HtmlTree {
 public:
  static constexpr std::size_t kDeepest = 500;  // elements inside each other; real pages stay under 60
  static constexpr std::size_t kMostNodes = 2'000'000;

  HtmlTree();
  HtmlTree(HtmlTree&&) noexcept = default;
  HtmlTree& operator=(HtmlTree&&) noexcept = default;
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;
  ~HtmlTree() = default;

  [[nodiscard]] const HtmlNode& root() const { return nodes_.front(); }
  HtmlNode& root() { return nodes_.front(); }
  HtmlNode& add(HtmlNode& parent);
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

 private:
  std::deque<HtmlNode> nodes_;  // addresses stay
};

// Parses valid UTF-8 as HTML, repairing it as libxml2 does. `problem` is set instead when the page
// goes over a limit.
struct ParsedHtml {
  HtmlTree tree;
  Bilingual problem;
};
[[nodiscard]] ParsedHtml parse_html(std::string_view utf8);

// The first element, in document order, for which `matches` holds; null when there is none.
template <typename Predicate>
const HtmlNode* find_element(const HtmlNode& from, const Predicate& matches) {
  if (!from.is_text() && matches(from)) return &from;
  for (const HtmlNode* child : from.children) {
    if (const HtmlNode* found = find_element(*child, matches)) return found;
  }
  return nullptr;
}

template <typename Function>
void for_each_element(const HtmlNode& from, const Function& function) {
  if (from.is_text()) return;
  function(from);
  for (const HtmlNode* child : from.children) for_each_element(*child, function);
}

}  // namespace warta::readers
