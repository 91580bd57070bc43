// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/feed/plain_record.h"

#include <algorithm>
#include <array>

#include "indexer/readers/html/fragment.h"
#include "util/text.h"

namespace warta::readers {

namespace {

constexpr auto kRecords = std::to_array<std::string_view>(
    {"item", "article", "record", "row", "doc", "document", "news", "post", "story", "berita", "artikel"});

// Elements that have the name of the field in an attribute.
constexpr auto kNamedByAttribute =
    std::to_array<std::string_view>({"field", "column", "str", "text", "date", "arr", "property"});

// Members of a list.
constexpr auto kMembers = std::to_array<std::string_view>({"value", "item", "li", "element"});

template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool PlainRecord::is_record(std::string_view element) { return is_one_of(kRecords, lowered(element)); }

void PlainRecord::start(std::string_view element, std::string_view given_name) {
  ++depth_;
  if (depth_ == 1) {
    const bool by_attribute = !given_name.empty() && is_one_of(kNamedByAttribute, element);
    values_.push_back({std::string(by_attribute ? given_name : element), {}});
    text_.clear();
    markup_.clear();
    has_markup_ = false;
  } else if (depth_ == 2 && (is_one_of(kMembers, element) || !given_name.empty())) {
    end_text();
  } else {
    has_markup_ = true;
    markup_.append("<").append(element).append(">");
  }
}

void PlainRecord::text(std::string_view text) {
  if (depth_ == 0) return;
  text_ += text;
  append_escaped(text, markup_);
}

void PlainRecord::end(std::string_view element) {
  if (depth_ == 0) return;
  if (depth_ == 1 || (depth_ == 2 && is_one_of(kMembers, element))) {
    end_text();
  } else {
    markup_.append("</").append(element).append(">");
  }
  --depth_;
}

void PlainRecord::end_text() {
  std::string text = has_markup_ ? feed_text(markup_, FeedText::markup) : std::move(text_);
  if (!trimmed(text, " \t\r\n").empty()) values_.back().texts.emplace_back(trimmed(text, " \t\r\n"));
  text_.clear();
  markup_.clear();
  has_markup_ = false;
}

ReadResult PlainRecord::article(const SourceLocation& origin, const ReadOptions& options, FileDates& dates) {
  FieldCollector fields(options.field_map, &dates);
  std::vector<std::string> extra;
  for (Value& value : values_) {
    if (fields.knows(value.name)) {
      fields.put(value.name, std::move(value.texts));
      continue;
    }
    fields.put_unknown(value.name, value.texts.empty() ? std::string_view() : value.texts.front());
    if (!options.extra_tags) continue;
    for (const std::string& text : value.texts) put_extra_tag(value.name, text, extra);
  }
  ReadResult result = fields.finish(origin);
  if (auto* article = std::get_if<Article>(&result))
    article->tags.insert(article->tags.end(), extra.begin(), extra.end());
  return result;
}

}  // namespace warta::readers
