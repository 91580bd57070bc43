// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/html/tree.h"

namespace warta::readers {

// What a page says of its article outside the story. Empty: it does not say.
struct PageMetadata {
  std::string title, description, url, publisher, section, author, editor, place, language;
  bool title_names_site = false;  // no headline is said where machines look
  std::string body;               // the whole story, where JSON-LD has it
  std::string published;          // as written
  std::vector<std::string> tags;
};

// Whether it is what systems call whoever writes without a name: `admin`.
[[nodiscard]] bool is_nobody(std::string_view name);

// Whether it is the newsroom's desk, which a page may name beside the author: `Tim Redaksi`.
[[nodiscard]] bool is_desk(std::string_view name);

// The first article among the JSON-LD scripts of the page (schema.org NewsArticle and its kin, also inside
// @graph, lists and mainEntity). Scripts that are no JSON are skipped, but for the mistakes that systems
// make: raw line breaks in texts, commas before a bracket, CDATA marks.
[[nodiscard]] PageMetadata json_ld_metadata(const HtmlNode& root);

// The named values of a page: `<meta>` by name, property or itemprop, and microdata of elements.
class NamedValues {
 public:
  explicit NamedValues(const HtmlNode& root);
  // The first value that is not empty, of the names in their order; empty when there is none.
  [[nodiscard]] std::string_view first(std::initializer_list<std::string_view> names) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;

 private:
  void add(std::string_view name, std::string value);
  std::vector<std::pair<std::string, std::string>> values_;  // names in lower case; microdata as `itemprop:…`
};

// `gaya.tempo.co` of `http://gaya.tempo.co/read/…`
[[nodiscard]] std::string host_of(std::string_view url);

// Whether an address has no path.
[[nodiscard]] bool is_front_page(std::string_view url);

// All that the page says in places made for machines, from the most to the least trustworthy: JSON-LD,
// microdata, OpenGraph and `article:`, other `<meta>`, `<title>`. `fetched_from` stands in for an address of
// its own.
[[nodiscard]] PageMetadata page_metadata(const HtmlNode& root, std::string_view fetched_from);

}  // namespace warta::readers
