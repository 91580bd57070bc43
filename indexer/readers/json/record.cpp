// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the articles in objects of unknown structure (record.h).
#include "indexer/readers/json/record.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/bytes/messages.h"
#include "indexer/readers/fields/field_names.h"
#include "indexer/readers/json/text.h"

namespace warta::readers {

namespace {

namespace dom = simdjson::dom;

// Without the prefix of an RDF vocabulary: `schema:headline`.
std::string_view plain_name(std::string_view name) {
  constexpr std::string_view kSchema = "schema:";
  return name.starts_with(kSchema) ? name.substr(kSchema.size()) : name;
}

// Names under which an object has a list of articles, or an object with one: search results (`hits.hits`,
// `response.docs`), feeds, channels, JSON-LD.
constexpr std::array<std::string_view, 13> kListKeys = {"articles", "items",    "data",    "results", "posts",
                                                        "docs",     "news",     "entries", "@graph",  "hits",
                                                        "response", "messages", "rows"};

// Names under which databases wrap the record itself: Elasticsearch, CouchDB, JSON:API, Contentful.
constexpr std::array<std::string_view, 5> kRecordKeys = {"_source", "doc", "attributes", "article", "fields"};

struct Found {
  bool title = false;
  bool body = false;
  bool summary = false;
};

bool is_object_without_story(dom::element value) { return value.is_object() && story_texts(value).empty(); }

Found fields_in(dom::object object, const FieldCollector& fields);

// Whether a list holds articles, with title and body, not the parts of one.
bool holds_articles(dom::element value, const FieldCollector& fields) {
  dom::array list;
  dom::object first;
  if (value.get(list) != simdjson::SUCCESS || list.at(0).get(first) != simdjson::SUCCESS) return false;
  const Found found = fields_in(first, fields);
  return found.title && (found.body || found.summary);
}

// The fields of an article that an object has.
Found fields_in(dom::object object, const FieldCollector& fields) {
  Found found;
  for (const auto& [name, value] : object) {
    const auto known = fields.find(plain_name(name));
    if (!known || value.is_null() || is_object_without_story(value)) continue;
    if (known->field == schema::Field::body && holds_articles(value, fields)) continue;
    found.title = found.title || known->field == schema::Field::title;
    if (known->field != schema::Field::body) continue;
    (FieldCollector::is_last_resort(*known) ? found.summary : found.body) = true;
  }
  return found;
}

// The record inside `object`, or `object` itself.
dom::object record_in(dom::object object, const FieldCollector& fields) {
  for (const std::string_view key : kRecordKeys) {
    dom::object inner;
    if (object[key].get(inner) != simdjson::SUCCESS) continue;
    const Found outside = fields_in(object, fields);
    return outside.title || outside.body ? object : inner;
  }
  return object;
}

using Elements = std::vector<dom::element>;

constexpr std::size_t kLookedAt = 20;  // members examined to find out what a list contains

bool any_has_text(const Elements& list, const FieldCollector& fields) {
  return std::any_of(list.begin(),
                     list.begin() + static_cast<std::ptrdiff_t>(std::min(kLookedAt, list.size())),
                     [&](dom::element member) {
                       if (!member.is_object()) return false;
                       const Found found = fields_in(dom::object(member), fields);
                       return found.body || found.summary;
                     });
}

Elements members_of(dom::element value) {
  Elements members;
  dom::array list;
  if (value.get(list) != simdjson::SUCCESS) return members;
  for (const dom::element member : list) members.push_back(member);
  return members;
}

// Articles by key: `{"-N1x": {"title": …}, "-N2x": …}`, as exported by Firebase.
Elements values_of(dom::object object, const FieldCollector& fields) {
  Elements values;
  for (const auto& [name, value] : object) {
    if (!value.is_object()) return {};
    values.push_back(value);
    if (values.size() > kLookedAt) continue;
    const Found found = fields_in(dom::object(value), fields);
    if (!found.title && !found.body) return {};
  }
  return values;
}

// The articles in the lists of an object, whatever their names: `{"2023-09": [{…}], "2023-10": [{…}]}`.
void collect_lists(dom::object object, const FieldCollector& fields, int deepest, Elements& articles) {
  for (const auto& [name, value] : object) {
    dom::object inner;
    if (holds_articles(value, fields)) {
      for (const dom::element member : members_of(value)) articles.push_back(member);
    } else if (deepest > 0 && value.get(inner) == simdjson::SUCCESS) {
      collect_lists(inner, fields, deepest - 1, articles);
    }
  }
}

Elements list_in(dom::element root, const FieldCollector& fields, int deepest) {
  dom::object object;
  if (root.get(object) != simdjson::SUCCESS) return {};
  const Found own = fields_in(object, fields);
  if (own.body) return {};
  for (const std::string_view key : kListKeys) {
    dom::element value;
    if (object[key].get(value) != simdjson::SUCCESS) continue;
    Elements list = members_of(value);
    // An object with a title may be an article without a body, and the list its links.
    if (!list.empty() && list.front().is_object() && (!own.title || any_has_text(list, fields))) return list;
    if (value.is_object() && deepest > 0) list = list_in(value, fields, deepest - 1);
    if (value.is_object() && !list.empty()) return list;
  }
  const bool wraps_one = std::any_of(kRecordKeys.begin(), kRecordKeys.end(), [&](std::string_view key) {
    dom::element ignored;
    return object[key].get(ignored) == simdjson::SUCCESS;
  });
  if (own.title || wraps_one) return {};
  Elements list = values_of(object, fields);
  constexpr int kDeepestList = 4;
  if (list.empty()) collect_lists(object, fields, kDeepestList, list);
  return list;
}

// Whether a value is something, not `""`, `[]` or `{}`.
bool has_content(dom::element value) {
  dom::array list;
  dom::object object;
  std::string_view text;
  if (value.get(list) == simdjson::SUCCESS) return list.size() != 0;
  if (value.get(object) == simdjson::SUCCESS) return object.size() != 0;
  return value.get(text) == simdjson::SUCCESS && !text.empty();
}

// WordPress numbers authors, categories and tags, and has their names elsewhere.
bool numbers_are_keys(dom::object record) {
  dom::element rendered;
  return record["title"]["rendered"].get(rendered) == simdjson::SUCCESS;
}

void put_wordpress_date(dom::object record, FieldCollector& fields) {
  std::string_view local;
  std::string_view greenwich;
  if (record["date"].get(local) != simdjson::SUCCESS ||
      record["date_gmt"].get(greenwich) != simdjson::SUCCESS)
    return;
  if (std::string date = wordpress_date(local, greenwich); !date.empty())
    fields.put({schema::Field::published, 0}, {std::move(date)});
}

// A body that is there but in no shape we know is named, so that its loss is seen.
void put_body(std::string_view key, const FieldCollector::Name& known, dom::element value,
              FieldCollector& fields) {
  std::vector<std::string> texts = story_texts(value);
  bool read = std::any_of(texts.begin(), texts.end(), [](const std::string& t) { return !t.empty(); });
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) {
    const std::optional<std::string> inside = text_of_json(text);
    read = !inside || !inside->empty();
    if (inside && read) texts = {*inside};
  }
  if (!read && has_content(value)) fields.put_unread(key);
  fields.put(known, std::move(texts));
}

void put_member(std::string_view key, dom::element value, bool only_words, FieldCollector& fields) {
  const auto known = fields.find(key);
  std::string_view text;
  if (!known) {
    const bool is_text = value.get(text) == simdjson::SUCCESS;
    fields.put_unknown(key, is_text ? text : std::string_view());
    return;
  }
  switch (known->field) {
    case schema::Field::title: {
      std::vector<std::string> texts = story_texts(value);
      for (std::string& part : texts) std::replace(part.begin(), part.end(), '\n', ' ');
      fields.put(*known, std::move(texts));
      return;
    }
    case schema::Field::body:
      put_body(key, *known, value, fields);
      return;
    case schema::Field::author:
    case schema::Field::section:
    case schema::Field::tag:
      fields.put(*known, only_words ? texts_of(value, Numbers::dropped) : texts_of(value));
      return;
    default:
      fields.put(*known, texts_of(value));
  }
}

// `{"title": {"0": …, "1": …}, "text": {"0": …}}`
bool holds_columns(dom::object record, const FieldCollector& fields) {
  for (const auto& [name, value] : record) {
    const auto field = fields.field_of(plain_name(name));
    dom::element first;
    if ((field == schema::Field::title || field == schema::Field::body) &&
        value["0"].get(first) == simdjson::SUCCESS)
      return true;
  }
  return false;
}

}  // namespace

ReadResult json_article(dom::object object, const SourceLocation& origin, const ReadOptions& options,
                        FileDates* dates) {
  FieldCollector fields(options.field_map, dates);
  std::vector<std::string> extra;
  const dom::object record = record_in(object, fields);
  const bool only_words = numbers_are_keys(record);
  for (const auto& [name, value] : record) {
    const std::string_view key = plain_name(name);
    put_member(key, value, only_words, fields);
    if (!options.extra_tags || fields.knows(key)) continue;
    for (const std::string& text : extra_texts(value)) put_extra_tag(key, text, extra);
  }
  put_wordpress_date(record, fields);
  for (const std::string_view outside : {"_id", "id"}) {  // of a wrapped record
    dom::element id;
    constexpr std::size_t kLast = 1000;
    if (object[outside].get(id) == simdjson::SUCCESS) fields.put({schema::Field::id, kLast}, texts_of(id));
  }
  ReadResult result = fields.finish(origin);
  if (auto* issue = std::get_if<ReadIssue>(&result); issue != nullptr && holds_columns(record, fields)) {
    issue->reason = both(messages::kColumns);
  }
  if (auto* article = std::get_if<Article>(&result))
    article->tags.insert(article->tags.end(), extra.begin(), extra.end());
  return result;
}

std::vector<dom::element> json_articles_in(dom::element root, const ReadOptions& options) {
  constexpr int kDeepest = 2;
  return list_in(root, FieldCollector(options.field_map), kDeepest);
}

}  // namespace warta::readers
