// SPDX-License-Identifier: GPL-3.0-or-later
// Checks and repairs articles (checked_reader.h).
#include "indexer/readers/checked_reader.h"

#include <algorithm>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "util/text.h"
#include "util/text_repair.h"

namespace warta {

ReadResult checked(Article article, const ReadLimits& limits) {
  if (trimmed(article.title).empty() && trimmed(article.body).empty()) {
    return ReadIssue{article.origin, both(readers::messages::kNoTitleNoBody)};
  }
  if (article.title.size() + article.body.size() > limits.max_record_bytes) {
    return ReadIssue{article.origin, both(readers::messages::kTooLongArticle, {limits.max_record_bytes})};
  }
  std::vector<Bilingual> notes;
  for (std::string* text :
       {&article.id, &article.url, &article.title, &article.body, &article.publisher, &article.section,
        &article.author, &article.editor, &article.place, &article.language}) {
    readers::repair_text(*text, notes);
  }
  for (std::string& tag : article.tags) readers::repair_text(tag, notes);
  for (std::string& headline : article.related) readers::repair_text(headline, notes);
  std::move(notes.begin(), notes.end(), std::back_inserter(article.notes));
  return article;
}

std::optional<ReadResult> CheckedReader::next() {
  std::optional<ReadResult> result = reader_.next();
  if (!result || std::holds_alternative<ReadIssue>(*result)) return result;
  return checked(std::move(std::get<Article>(*result)), limits_);
}

}  // namespace warta
