// SPDX-License-Identifier: GPL-3.0-or-later
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "indexer/readers/html/metadata.h"
#include "indexer/readers/html/text.h"

namespace warta::readers {

namespace {

namespace dom = simdjson::dom;

constexpr int kDeepest = 6;  // @graph of lists of objects with a mainEntity

// `https://schema.org/NewsArticle` is one, too.
bool is_article_type(std::string_view type) {
  constexpr auto kTypes = std::to_array<std::string_view>(
      {"NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
       "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "Report", "LiveBlogPosting",
       "TechArticle", "AdvertiserContentArticle"});
  type.remove_prefix(type.rfind('/') + 1);
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

bool is_article(const dom::object& object) {
  dom::element type;
  if (object["@type"].get(type) != simdjson::SUCCESS) return false;
  std::string_view name;
  if (type.get(name) == simdjson::SUCCESS) return is_article_type(name);
  dom::array names;
  if (type.get(names) != simdjson::SUCCESS) return false;
  return std::any_of(names.begin(), names.end(), [](const dom::element& member) {
    std::string_view one;
    return member.get(one) == simdjson::SUCCESS && is_article_type(one);
  });
}

// What objects are called that others name by their `@id` (WordPress: `"author": {"@id":
// "…#/schema/person/1"}`).
using Names = std::map<std::string_view, std::string_view>;

void gather_names(const dom::element& value, Names& names, int depth = 0) {
  if (depth > kDeepest) return;
  dom::array members;
  dom::object object;
  if (value.get(members) == simdjson::SUCCESS) {
    for (const dom::element member : members) gather_names(member, names, depth + 1);
  } else if (value.get(object) == simdjson::SUCCESS) {
    std::string_view id;
    std::string_view name;
    if (object["@id"].get(id) == simdjson::SUCCESS && object["name"].get(name) == simdjson::SUCCESS)
      names.emplace(id, name);
    dom::element graph;
    if (object["@graph"].get(graph) == simdjson::SUCCESS) gather_names(graph, names, depth + 1);
  }
}

// What stands for a value: itself, or the name of the object; of a list every member's.
void collect(const dom::element& value, const Names& names, std::vector<std::string>& texts, int depth = 0) {
  if (depth > kDeepest) return;
  std::string_view text;
  dom::array members;
  dom::object object;
  if (value.get(text) == simdjson::SUCCESS) {
    if (std::string tidy = tidy_text(text); !tidy.empty()) texts.push_back(std::move(tidy));
  } else if (std::int64_t number = 0; value.get(number) == simdjson::SUCCESS) {
    texts.push_back(std::to_string(number));  // an epoch
  } else if (value.get(members) == simdjson::SUCCESS) {
    for (const dom::element member : members) collect(member, names, texts, depth + 1);
  } else if (value.get(object) == simdjson::SUCCESS) {
    for (const std::string_view key : {"name", "@value", "@id", "url"}) {
      dom::element named;
      if (object[key].get(named) != simdjson::SUCCESS) continue;
      std::string_view id;
      if (key == "@id" && named.get(id) == simdjson::SUCCESS && names.contains(id)) {
        texts.push_back(tidy_text(names.at(id)));
      } else {
        collect(named, names, texts, depth + 1);
      }
      return;
    }
  }
}

std::string joined(const dom::object& object, const Names& names,
                   std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    dom::element value;
    if (object[key].get(value) != simdjson::SUCCESS) continue;
    std::vector<std::string> texts;
    collect(value, names, texts);
    std::string all;
    for (const std::string& text : texts) {
      if (all.find(text) == std::string::npos) all += (all.empty() ? "" : ", ") + text;
    }
    if (!all.empty()) return all;
  }
  return {};
}

// Keeps line breaks, unlike the other fields.
std::string body_of(const dom::object& object) {
  std::string_view body;
  if (object["articleBody"].get(body) != simdjson::SUCCESS) return {};
  return std::string(body);
}

PageMetadata fields_of(const dom::object& object, const Names& names) {
  PageMetadata fields;
  fields.title = joined(object, names, {"headline", "name"});
  fields.description = joined(object, names, {"description"});
  fields.url = joined(object, names, {"mainEntityOfPage", "url", "@id"});
  fields.publisher = joined(object, names, {"publisher", "sourceOrganization", "copyrightHolder"});
  fields.section = joined(object, names, {"articleSection"});
  fields.author = joined(object, names, {"author", "creator"});
  fields.editor = joined(object, names, {"editor"});
  fields.place = joined(object, names, {"contentLocation", "locationCreated", "dateline"});
  fields.language = joined(object, names, {"inLanguage"});
  fields.published = joined(object, names, {"datePublished", "dateCreated", "uploadDate"});
  fields.body = body_of(object);
  dom::element keywords;
  if (object["keywords"].get(keywords) == simdjson::SUCCESS) collect(keywords, names, fields.tags);
  return fields;
}

bool find_article(const dom::element& value, const Names& names, PageMetadata& found, int depth) {
  if (depth > kDeepest) return false;
  dom::array members;
  if (value.get(members) == simdjson::SUCCESS) {
    return std::any_of(members.begin(), members.end(), [&](const dom::element& member) {
      return find_article(member, names, found, depth + 1);
    });
  }
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return false;
  if (is_article(object)) {
    found = fields_of(object, names);
    return true;
  }
  for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage", "hasPart"}) {
    dom::element inner;
    if (object[key].get(inner) == simdjson::SUCCESS && find_article(inner, names, found, depth + 1))
      return true;
  }
  return false;
}

// Blanks for control characters (in JSON they are blanks between values and wrong inside texts), nothing for
// a comma before a closing bracket, and no marks around the whole.
std::string mended(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  if (script.substr(0, begin).find("[CDATA") != std::string_view::npos) {
    const std::size_t brace = script.find('{', begin);
    const std::size_t last = script.rfind('}');
    if (brace == std::string_view::npos || last == std::string_view::npos || last < brace) return {};
    script = script.substr(brace, last - brace + 1);
  } else {
    script = script.substr(begin, end - begin + 1);
  }
  std::string json;
  json.reserve(script.size());
  bool in_text = false;
  for (std::size_t i = 0; i < script.size(); ++i) {
    const char c = script[i];
    if (in_text && c == '\\' && i + 1 < script.size()) {
      json += c;
      json += script[++i];
      continue;
    }
    if (c == '"') in_text = !in_text;
    if (!in_text && (c == '}' || c == ']')) {
      const std::size_t last = json.find_last_not_of(' ');
      if (last != std::string::npos && json[last] == ',') json.resize(last);
    }
    json += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return json;
}

}  // namespace

PageMetadata json_ld_metadata(const HtmlNode& root) {
  PageMetadata found;
  bool done = false;
  dom::parser parser;
  for_each_element(root, [&](const HtmlNode& node) {
    if (done || node.tag != "script" || node.children.empty() || !is_json_ld_script(node)) return;
    const std::string json = mended(node.children.front()->text);
    dom::element value;
    if (parser.parse(json).get(value) != simdjson::SUCCESS) return;
    Names names;
    gather_names(value, names);
    done = find_article(value, names, found, 0);
  });
  return found;
}

}  // namespace warta::readers
