// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html_article.h"

#include "indexer/readers/html_charset.h"
#include "indexer/readers/html_metadata.h"
#include "indexer/readers/html_story.h"
#include "indexer/readers/html_surroundings.h"
#include "indexer/readers/html_tree.h"

namespace warta::readers {

ReadResult read_html_article(const HtmlPage& page, const SourceLocation& origin, const ReadLimits& limits) {
  if (page.bytes.size() > limits.max_record_bytes) {
    return ReadIssue{origin, "is longer than " + std::to_string(limits.max_record_bytes) +
                                 " bytes, the limit of one page"};
  }
  Article article;
  article.origin = origin;
  const ParsedHtml parsed = parse_html(html_to_utf8(page.bytes, page.http_charset, article.notes));
  if (!parsed.problem.empty()) return ReadIssue{origin, parsed.problem};
  const HtmlNode& root = parsed.tree.root();
  PageMetadata fields = page_metadata(root, page.url);
  HtmlStory story = find_story(root, {fields.title, fields.description});
  if (story.text.empty() && fields.title.empty())
    return ReadIssue{origin, "has no article: neither a headline nor paragraphs of text"};
  const StorySurroundings surroundings(root, fields.title, story.text);
  article.published = publication_date(root, fields, surroundings.date(), article.notes);
  if (fields.author.empty()) fields.author = surroundings.author(fields.source);
  if (fields.editor.empty()) fields.editor = surroundings.editor();
  article.body = std::move(story.text);
  article.title = std::move(fields.title);
  article.url = std::move(fields.url);
  article.source = std::move(fields.source);
  article.section = std::move(fields.section);
  article.author = std::move(fields.author);
  article.editor = std::move(fields.editor);
  article.place = std::move(fields.place);
  article.language = std::move(fields.language);
  article.tags = std::move(fields.tags);
  return article;
}

std::string html_fragment_text(std::string_view html) {
  std::vector<std::string> notes;
  const ParsedHtml parsed = parse_html(html_to_utf8(html, "utf-8", notes));
  return clean_story(parsed.tree.root()).text;
}

}  // namespace warta::readers
