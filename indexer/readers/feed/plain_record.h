// SPDX-License-Identifier: GPL-3.0-or-later
// Records of XML that is not a feed: programs write each field as an element with its name. Used by
// articles.cpp.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/fields/field_names.h"
#include "warta/reader.h"

namespace warta::readers {

// `<item><title>A</title><authors><value>B</value></authors></item>` (Scrapy), `<row><field
// name="title">A</field></row>` (mysqldump --xml, Solr).
class PlainRecord {
 public:
  // Whether an element with this name is a record, in a document whose root is not that of a feed.
  [[nodiscard]] static bool is_record(std::string_view element);

  void begin() { *this = {}; }
  // The elements inside the record. `given_name`: the attribute `name`.
  void start(std::string_view element, std::string_view given_name);
  void text(std::string_view text);
  void end(std::string_view element);
  [[nodiscard]] ReadResult article(const SourceLocation& origin, const ReadOptions& options,
                                   FileDates& dates);

 private:
  struct Value {
    std::string name;
    std::vector<std::string> texts;  // one, or one for each `value` inside
  };
  void end_text();

  std::vector<Value> values_;
  std::size_t depth_ = 0;  // of the open element; 1: a field
  std::string text_;       // of the field
  std::string markup_;     // the same, with the elements inside
  bool has_markup_ = false;
};

}  // namespace warta::readers
