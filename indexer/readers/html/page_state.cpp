// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/page_state.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/readers/html/text.h"
#include "util/text.h"

namespace warta::readers {

namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 40;                // page data nest deeply: props of components of props
constexpr std::size_t kShortestBody = 120;  // bytes

// Paragraphs are separate: what an editor keeps as a list of blocks becomes lines.
void gather_texts(const dom::element& value, std::string& text, int depth) {
  constexpr auto kTexts = std::to_array<std::string_view>(
      {"text", "content", "html", "value", "data", "children", "paragraphs", "body", "rendered"});
  if (depth > kDeepest) return;
  std::string_view own;
  dom::array members;
  dom::object object;
  if (value.get(own) == simdjson::SUCCESS) {
    if (own.find(' ') != std::string_view::npos) text.append(text.empty() ? "" : "\n").append(own);
  } else if (value.get(members) == simdjson::SUCCESS) {
    for (const dom::element member : members) gather_texts(member, text, depth + 1);
  } else if (value.get(object) == simdjson::SUCCESS) {
    for (const std::string_view key : kTexts) {
      dom::element inner;
      if (object[key].get(inner) == simdjson::SUCCESS) gather_texts(inner, text, depth + 1);
    }
  }
}

std::string first_text(const dom::object& object, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    dom::element value;
    if (object[key].get(value) != simdjson::SUCCESS) continue;
    std::string text;
    std::string_view own;
    if (value.get(own) == simdjson::SUCCESS) {
      text = own;
    } else {
      gather_texts(value, text, 0);
    }
    if (!text.empty()) return text;
  }
  return {};
}

class Finder {
 public:
  explicit Finder(std::string_view title) : title_(title) {}

  void walk(const dom::element& value, int depth) {
    if (depth > kDeepest) return;
    dom::array members;
    dom::object object;
    if (value.get(members) == simdjson::SUCCESS) {
      for (const dom::element member : members) walk(member, depth + 1);
    } else if (value.get(object) == simdjson::SUCCESS) {
      look_at(object);
      for (const dom::key_value_pair field : object) walk(field.value, depth + 1);
    }
  }

  [[nodiscard]] StateArticle take() { return std::move(best_); }

 private:
  void look_at(const dom::object& object) {
    const std::string title =
        tidy_text(first_text(object, {"title", "headline", "judul", "name", "articleTitle", "post_title"}));
    if (title.empty() || (!title_.empty() && !lowered(title_).starts_with(lowered(title)))) return;
    std::string body =
        first_text(object, {"articleBody", "body", "content", "isi", "konten", "html", "text", "bodyHtml",
                            "contentHtml", "post_content", "paragraphs", "blocks"});
    if (body.size() < kShortestBody || body.size() <= best_.body.size()) return;
    best_ = {title, std::move(body)};
  }

  std::string_view title_;
  StateArticle best_;
};

}  // namespace

StateArticle state_article(const HtmlNode& root, std::string_view title) {
  Finder finder(title);
  dom::parser parser;
  for_each_element(root, [&](const HtmlNode& node) {
    if (node.tag != "script" || node.children.empty() || is_json_ld_script(node)) return;
    dom::element value;
    if (parser.parse(node.children.front()->text).get(value) == simdjson::SUCCESS) finder.walk(value, 0);
  });
  return finder.take();
}

}  // namespace warta::readers
