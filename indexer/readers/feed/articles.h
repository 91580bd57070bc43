// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the elements of a feed into articles. Called by xml_reader.cpp; knows no XML parser.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/readers/feed/plain_record.h"
#include "indexer/readers/fields/field_names.h"
#include "indexer/readers/fields/file_dates.h"
#include "indexer/readers/html/fragment.h"
#include "warta/language.h"
#include "warta/reader.h"

namespace warta::readers {

enum class FeedKind : std::uint8_t { unknown, rss, atom, nitf, newsml };

// One row of the tables in fields.cpp: an element, or an attribute of it, that fills a field.
struct FeedField {
  std::string_view path;       // relative to the record's element; empty: that element
  std::string_view attribute;  // empty: its text
  schema::Field field;
  int rank;  // the lowest of a field wins; equal ones are joined
  FeedText text = FeedText::plain;
  std::string_view
      only_if;  // `domain=category`: only elements with this attribute; `role=*editor`: with this ending
};

struct FeedFormat {
  FeedKind kind;
  std::string_view record;  // local name of the element of an article
  const FeedField* begin;
  const FeedField* end;
};
// Null for elements that are not an article in any format.
[[nodiscard]] const FeedFormat* feed_format_of_record(std::string_view element);
// The kind of feed with this root element; unknown if it does not tell.
[[nodiscard]] FeedKind feed_kind_of_root(std::string_view element);

// Receives elements as they are parsed, and makes articles of them.
class FeedArticles {
 public:
  using Attributes = std::vector<std::pair<std::string, std::string>>;

  FeedArticles(SourceLocation file, const ReadOptions& options, FileDates& dates);

  // `name` is `prefix:local` with the standard's own prefix, without one for the format's own names.
  void start(const std::string& name, const Attributes& attributes, std::uint64_t line);
  void end();
  void text(std::string_view text);
  // Reports an error at the current place. `repairable`: hardly anything of the text is lost.
  void unreadable(const Bilingual& what, std::uint64_t line, bool repairable);
  // Ends the current record: at the end of the document, or when it cannot be read further.
  void finish_record(const Bilingual& problem);

  [[nodiscard]] bool any_rejected() const { return any_rejected_; }
  [[nodiscard]] bool in_record() const { return record_depth_ != 0; }
  [[nodiscard]] bool found_any() const { return format_ != nullptr || plain_; }
  [[nodiscard]] const std::string& record_name() const { return record_name_; }
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }
  // The skipped records by what they are.
  [[nodiscard]] const std::map<std::string, std::uint64_t>& skipped_kinds() const { return skipped_kinds_; }
  std::deque<ReadResult>& results() { return results_; }
  void set_bytes_repaired(bool repaired) { bytes_repaired_ = repaired; }
  // Forgets the open elements, for a new parser.
  void forget_elements();

 private:
  struct Slot {
    int rank = 0;
    std::vector<std::string> values;
  };
  using Slots = std::array<Slot, schema::kFieldCount>;

  void begin_record(const std::string& name, std::uint64_t line);
  void begin_value(const Attributes& attributes);
  void end_value();
  void put(Slots& slots, schema::Field field, int rank, std::string value);
  // What a record is that is not an article; empty for articles.
  [[nodiscard]] std::string other_kind() const;
  void skip(const std::string& kind);
  void set_author_names();
  void set_own_id(Article& article);
  void set_wordpress_date();
  ReadResult article();

  SourceLocation file_;
  std::size_t max_bytes_;
  const FeedFormat* format_ = nullptr;
  std::string record_name_;
  std::vector<std::string> path_;  // of the open elements
  std::size_t record_depth_ = 0;   // depth of the record's element; 0: none is open
  std::uint64_t record_line_ = 0;
  Slots header_;  // of the feed: defaults for its articles
  Slots slots_;
  std::map<std::string, std::string>
      facts_;                             // `wp:status` and others that decide whether a record is an article
  std::vector<const FeedField*> wanted_;  // the fields that the element at value_depth_ fills
  std::string fact_;                      // the name of the fact, if the element is one
  std::size_t value_depth_ = 0;
  std::size_t dropped_depth_ = 0;  // markup: inside an element that is not text
  std::string value_;
  std::size_t record_bytes_ = 0;
  Bilingual problem_;
  std::vector<Bilingual> notes_;
  bool bytes_repaired_ = false;
  bool any_rejected_ = false;
  std::uint64_t skipped_ = 0;
  std::map<std::string, std::uint64_t> skipped_kinds_;
  std::map<std::string, std::string> authors_;                  // display names by login
  std::string login_;                                           // of the author being read
  std::unordered_map<std::uint64_t, std::uint64_t> addresses_;  // hash of the address, by hash of the id
  bool begins_plain_record(const std::string& name);

  const ReadOptions& options_;
  bool plain_ = false;  // the records are no feed's
  PlainRecord plain_record_;
  bool id_is_address_ = false;  // --map id=url
  FileDates& dates_;
  std::deque<ReadResult> results_;
};

}  // namespace warta::readers
