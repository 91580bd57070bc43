// SPDX-License-Identifier: GPL-3.0-or-later
// Prints an article field by field and span by span (explain.h).
#include "indexer/program/explain.h"

#include <algorithm>
#include <iomanip>
#include <string>

#include "util/printable.h"
#include "warta/newsroom.h"

namespace warta::command_line {

namespace {

const char* name_of(PutOutcome outcome) {
  switch (outcome) {
    case PutOutcome::added:
      return "would be added";
    case PutOutcome::updated:
      return "would be updated";
    case PutOutcome::unchanged:
      break;
  }
  return "is unchanged";
}

// The text on one line, truncated between code points.
std::string excerpt(std::string_view text) {
  constexpr std::size_t kBytes = 72;
  std::size_t end = std::min(text.size(), kBytes);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  std::string line(text.substr(0, end));
  std::replace(line.begin(), line.end(), '\n', ' ');
  return "«" + printable(line) + (end < text.size() ? "…" : "") + "»";
}

class FieldRows {
 public:
  explicit FieldRows(std::ostream& out) : out_(out) {}
  void put(const char* name, const std::string& given, const std::string& found = {}) {
    const std::string& value = given.empty() ? found : given;
    if (value.empty()) return;
    out_ << "  " << std::left << std::setw(9) << name << ' ' << printable(value)
         << (given.empty() ? "  (from the text)" : "") << '\n';
  }

 private:
  std::ostream& out_;
};

}  // namespace

void explain_article(const Article& article, PutOutcome outcome, bool clean_text, std::ostream& out) {
  const CleanedArticle cleaned = clean_text ? clean(article) : CleanedArticle{};
  const auto day = [](const std::optional<PublishedAt>& date) {
    return date ? date->to_string() : std::string();
  };
  out << printable(article.origin.to_string()) << ": " << name_of(outcome) << '\n';
  FieldRows rows(out);
  rows.put("id", article.id);
  rows.put("url", article.url);
  rows.put("title", article.title, cleaned.title);
  rows.put("date", day(article.published), day(cleaned.published));
  const std::string_view decided =
      article.published ? std::string_view(article.published_by) : cleaned.published_rule;
  if (article.published || cleaned.published)
    rows.put("date by", decided.empty() ? "the record's own field" : std::string(decided));
  rows.put("source", article.publisher, cleaned.publisher);
  rows.put("section", article.section);
  rows.put("author", article.author, cleaned.author);
  rows.put("editor", article.editor, cleaned.editor);
  rows.put("place", article.place, cleaned.place);
  rows.put("language", article.language);
  if (!article.body.empty())
    rows.put("body", std::to_string(article.body.size()) + " bytes " + excerpt(article.body));
  for (const std::string& tag : article.tags) rows.put("tag", tag);
  for (const std::string& headline : article.related) rows.put("related", headline);
  for (const TextSpan& span : cleaned.spans) {
    const std::string_view body = article.body;
    const auto line = 1 + std::count(body.begin(), body.begin() + span.begin, '\n');
    out << "  line " << std::left << std::setw(4) << line << ' ' << std::setw(9) << span_kind_name(span.kind)
        << ' ' << span.rule << ' ' << excerpt(body.substr(span.begin, span.end - span.begin)) << '\n';
  }
}

}  // namespace warta::command_line
