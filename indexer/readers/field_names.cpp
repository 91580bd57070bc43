// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/field_names.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "analyzers/printable.h"
#include "indexer/readers/text_repair.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

struct FieldNames {
  ArticleField field;
  std::string_view names;  // blank-separated, ours first; lower case
};

// Ours, Indonesian, schema.org NewsArticle, trafilatura, ninjs, and what crawlers write. `source` is a
// publisher except in trafilatura, where it repeats the url; `sitename` and `hostname` come before it there
// (see finish()).
constexpr std::array<FieldNames, kArticleFieldCount> kFieldNames = {{
    {ArticleField::id, "id article_id guid uri identifier doc_id docid"},
    {ArticleField::url, "url link canonical_url canonical mainentityofpage permalink @id"},
    {ArticleField::title, "title headline judul name"},
    {ArticleField::body,
     "body text content isi articlebody article_body body_text maintext main_text raw_text konten teks"},
    {ArticleField::published,
     "date published tanggal published_at publish_date date_published datepublished datetime waktu "
     "versioncreated "
     "firstcreated datecreated pubdate"},
    {ArticleField::source,
     "publisher sitename site_name media source penerbit sumber hostname source_domain domain"},
    {ArticleField::section, "section rubrik category kategori kanal articlesection categories channel"},
    {ArticleField::author, "author authors penulis byline reporter wartawan creator"},
    {ArticleField::editor, "editor editors penyunting redaktur"},
    {ArticleField::place, "place location lokasi contentlocation dateline located locationcreated kota"},
    {ArticleField::language, "language lang inlanguage bahasa"},
    {ArticleField::tags, "tags tag keywords kata_kunci topics subject"},
    {ArticleField::related, "related terkait berita_terkait"},
}};

std::string lower(std::string_view name) {
  std::string result(name);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

// Calls `function` with each name of a row and its place there, from 1.
template <typename Function>
void for_each_name(const FieldNames& row, const Function& function) {
  std::size_t rank = 1;
  for (std::string_view rest = row.names; !rest.empty(); ++rank) {
    const std::size_t blank = std::min(rest.find(' '), rest.size());
    function(rest.substr(0, blank), rank);
    rest.remove_prefix(std::min(blank + 1, rest.size()));
  }
}

std::string_view own_name(const FieldNames& row) { return row.names.substr(0, row.names.find(' ')); }

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> split_tags(const std::vector<std::string>& values) {
  std::vector<std::string> tags;
  for (const std::string& value : values) {
    for (std::string_view rest = value; !rest.empty();) {
      const std::size_t comma = rest.find_first_of(",;");
      if (const std::string_view tag = trimmed(rest.substr(0, comma)); !tag.empty()) tags.emplace_back(tag);
      rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
  }
  return tags;
}

}  // namespace

std::optional<FieldCollector::Name> FieldCollector::find(std::string_view name) const {
  static const auto names = [] {
    std::unordered_map<std::string_view, Name> known;
    for (const FieldNames& row : kFieldNames)
      for_each_name(row, [&](std::string_view each, std::size_t rank) {
        known.try_emplace(each, Name{row.field, rank});
      });
    return known;
  }();
  const auto renamed = field_map_.empty() ? field_map_.end() : field_map_.find(std::string(name));
  const bool mapped = renamed != field_map_.end();
  const auto known = names.find(lower(mapped ? std::string_view(renamed->second) : name));
  if (known == names.end()) return std::nullopt;
  return Name{known->second.field, mapped ? 0 : known->second.rank};
}

void FieldCollector::put(const Name& name, std::vector<std::string> values) {
  values.erase(
      std::remove_if(values.begin(), values.end(), [](const std::string& v) { return trimmed(v).empty(); }),
      values.end());
  Slot& slot = slots_[static_cast<std::size_t>(name.field)];
  if (!values.empty() && (slot.values.empty() || name.rank < slot.rank))
    slot = {name.rank, std::move(values)};
}

std::string FieldCollector::take(ArticleField field, std::string_view separator) {
  std::string joined;
  for (const std::string& value : slots_[static_cast<std::size_t>(field)].values) {
    if (!joined.empty()) joined += separator;
    joined += field == ArticleField::body ? std::string_view(value) : trimmed(value);
  }
  return joined;
}

ReadResult FieldCollector::finish(const SourceLocation& origin) {
  Article article;
  article.origin = origin;
  for (Slot& slot : slots_) {
    for (std::string& value : slot.values) repair_text(value, article.notes);
  }
  article.id = take(ArticleField::id, " ");
  article.url = take(ArticleField::url, " ");
  article.title = take(ArticleField::title, " ");
  article.body = take(ArticleField::body, "\n");
  article.source = take(ArticleField::source, ", ");
  article.section = take(ArticleField::section, ", ");
  article.author = take(ArticleField::author, ", ");
  article.editor = take(ArticleField::editor, ", ");
  article.place = take(ArticleField::place, ", ");
  article.language = take(ArticleField::language, " ");
  article.tags = split_tags(slots_[static_cast<std::size_t>(ArticleField::tags)].values);
  article.related = std::move(slots_[static_cast<std::size_t>(ArticleField::related)].values);
  if (article.title.empty() && article.body.empty()) {
    return ReadIssue{origin,
                     "has neither title nor body; if they have other names, give them with --map title=NAME "
                     "--map body=NAME"};
  }
  if (const std::string date = take(ArticleField::published, " "); !date.empty()) {
    article.published = parse_published_at(date);
    if (!article.published)
      article.notes.push_back("the date '" + printable(date) +
                              "' is not one we know; the article is kept without a date");
  }
  return article;
}

void put_extra_tag(std::string_view name, std::string_view value, std::vector<std::string>& tags) {
  constexpr std::size_t kLongest = 200;  // bytes; a longer value is a text, no tag
  const std::string_view text = trimmed(value);
  if (text.empty() || text.size() > kLongest) return;
  std::string& tag = tags.emplace_back(name);
  tag.append("=").append(text);
  std::vector<std::string> ignored;
  repair_text(tag, ignored);
}

void check_field_map(const ReadOptions& options) {
  const std::map<std::string, std::string> no_map;
  const FieldCollector fields(no_map);
  for (const auto& renamed : options.field_map) {
    const std::string& to = renamed.second;
    if (fields.knows(to)) continue;
    std::string message = "'" + to + "' is not a field of an article; the fields are";
    for (const FieldNames& row : kFieldNames)
      message.append(" ").append(row.field == ArticleField::source ? "source" : own_name(row));
    throw Error(ErrorCode::invalid_argument, message);
  }
}

}  // namespace warta::readers
