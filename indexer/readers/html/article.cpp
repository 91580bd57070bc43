// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html/article.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/html/charset.h"
#include "indexer/readers/html/fragment.h"
#include "indexer/readers/html/metadata.h"
#include "indexer/readers/html/page_date.h"
#include "indexer/readers/html/page_state.h"
#include "indexer/readers/html/story.h"
#include "indexer/readers/html/surroundings.h"
#include "indexer/readers/html/text.h"
#include "indexer/readers/html/tree.h"

namespace warta::readers {

namespace {

// Pages that a script draws have their story only in JSON-LD; others give a few lines of it to who does not
// pay.
void take_longer_body(const std::string& json_ld_body, HtmlStory& story) {
  constexpr std::size_t kTimes = 2;
  if (json_ld_body.size() < 200 || story.text.size() * kTimes > json_ld_body.size()) return;
  story.text.clear();
  // Markup, or markup whose brackets are escaped once more.
  const auto has_markup = [](const std::string& text) {
    return text.find("</") != std::string::npos || text.find("<br") != std::string::npos ||
           text.find("<p>") != std::string::npos;
  };
  const bool escaped = json_ld_body.find("&lt;") != std::string::npos;
  std::string text = has_markup(json_ld_body) || escaped ? html_fragment_text(json_ld_body) : std::string();
  if (escaped && has_markup(text)) text = html_fragment_text(text);
  if (!text.empty()) {
    story.text = std::move(text);
    return;
  }
  for (std::size_t begin = 0; begin < json_ld_body.size();) {
    const std::size_t end = std::min(json_ld_body.find('\n', begin), json_ld_body.size());
    if (std::string line = tidy_text(std::string_view(json_ld_body).substr(begin, end - begin));
        !line.empty())
      story.text.append(story.text.empty() ? "" : "\n").append(line);
    begin = end + 1;
  }
}

PageMetadata fields_of(const HtmlNode& root, std::string_view url) {
  PageMetadata fields = page_metadata(root, url);
  for (std::string* field : {&fields.author, &fields.editor, &fields.publisher, &fields.section,
                             &fields.place, &fields.language}) {
    if (is_no_value(*field)) field->clear();
  }
  return fields;
}

// A story of fewer bytes may be a notice that the page needs a script.
constexpr std::size_t kPoorStory = 200;

void take_from_state(const HtmlNode& root, PageMetadata& fields, HtmlStory& story) {
  StateArticle state = state_article(root, fields.title_names_site ? std::string_view() : fields.title);
  if (state.body.empty()) return;
  fields.title = std::move(state.title);
  take_longer_body(state.body, story);
}

// Makes the content of every `<template>` a part of the page, as its scripts do. False when there is none.
bool open_templates(HtmlNode& root) {
  bool any = false;
  const auto walk = [&](const auto& self, HtmlNode& node) -> void {
    if (node.tag == "template") {
      node.tag = "div";
      any = true;
    }
    for (HtmlNode* child : node.children) self(self, *child);
  };
  walk(walk, root);
  return any;
}

// The heading nearest above the story, where the page's own title is the name of its site on every page.
std::string heading_above(const HtmlNode& root, std::string_view story, std::string_view site) {
  constexpr std::ptrdiff_t kMostLines = 8;
  constexpr std::ptrdiff_t kFewestBlanks = 1;
  const std::vector<HtmlLine> lines = lines_under(root);
  const std::string_view first = story.substr(0, story.find('\n'));
  const auto begin =
      std::find_if(lines.begin(), lines.end(), [&](const HtmlLine& line) { return line.text == first; });
  if (begin == lines.end()) return {};
  for (auto line = begin; line != lines.begin() && begin - line < kMostLines;) {
    --line;
    if (line->block != nullptr && is_heading_tag(line->block->tag) && line->text != site &&
        std::count(line->text.begin(), line->text.end(), ' ') >= kFewestBlanks)
      return line->text;
  }
  return {};
}

// Pages have no control characters but blanks; a damaged one has a few, a picture named `.html` very many.
bool is_binary(std::string_view bytes) {
  constexpr std::size_t kShare = 20;                                                 // one in so many
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return false;  // UTF-16
  static constexpr auto kControls = [] {
    std::array<std::uint8_t, 256> table{};
    for (std::size_t c = 1; c < 0x20; ++c) table[c] = c < '\t' || c > '\r' ? 1 : 0;
    return table;
  }();
  std::size_t controls = 0;
  for (const char c : bytes) controls += kControls[static_cast<unsigned char>(c)];
  return controls * kShare > bytes.size();
}

}  // namespace

ReadResult read_html_article(const HtmlPage& page, const SourceLocation& origin, const ReadLimits& limits) {
  if (page.bytes.size() > limits.max_record_bytes) {
    return ReadIssue{origin, both(messages::kTooLongPage, {limits.max_record_bytes})};
  }
  if (is_binary(page.bytes)) {
    return ReadIssue{origin, both(messages::kNotPage)};
  }
  Article article;
  article.origin = origin;
  ParsedHtml parsed = parse_html(html_to_utf8(page.bytes, page.http_charset, article.notes));
  if (!parsed.problem.empty()) return ReadIssue{origin, parsed.problem};
  const HtmlNode& root = parsed.tree.root();
  PageMetadata fields = fields_of(root, page.url);
  HtmlStory story = find_story(root, {fields.title, fields.description});
  if (fields.title_names_site) {
    if (std::string title = heading_above(root, story.text, fields.title); !title.empty()) {
      fields.title = std::move(title);
      story = find_story(root, {fields.title, fields.description});
    }
  }
  take_longer_body(fields.body, story);
  if (story.text.size() < kPoorStory) take_from_state(root, fields, story);
  if (story.text.empty() && open_templates(parsed.tree.root())) {
    const std::string title = fields.title;
    fields = fields_of(root, page.url);
    if (fields.title.empty()) fields.title = title;
    story = find_story(root, {fields.title, fields.description});
  }
  if (story.text.empty() && fields.title.empty()) return ReadIssue{origin, both(messages::kNoArticle)};
  const StorySurroundings surroundings(root, fields.title, story.text);
  PublicationDate date = publication_date(root, fields, surroundings.dates(), article.notes);
  article.published = date.at;
  article.published_by = std::move(date.by);
  if (fields.editor.empty()) fields.editor = surroundings.editor();
  if (fields.author.empty() || is_desk(fields.author) || fields.author == fields.editor) {
    if (std::string name = surroundings.author(fields.publisher); !name.empty())
      fields.author = std::move(name);
  }
  if (story.text.empty()) article.notes.push_back(both(messages::kNoStory));
  article.body = std::move(story.text);
  article.title = std::move(fields.title);
  article.url = std::move(fields.url);
  article.publisher = std::move(fields.publisher);
  article.section = std::move(fields.section);
  article.author = std::move(fields.author);
  article.editor = std::move(fields.editor);
  article.place = std::move(fields.place);
  article.language = std::move(fields.language);
  article.tags = std::move(fields.tags);
  article.related = std::move(story.related);
  return article;
}

std::string html_fragment_text(std::string_view html) {
  std::vector<Bilingual> notes;
  const ParsedHtml parsed = parse_html(html_to_utf8(html, "utf-8", notes));
  return clean_story(parsed.tree.root()).text;
}

}  // namespace warta::readers
