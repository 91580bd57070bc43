// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/fields/field_names.h"
#include "indexer/readers/html/fragment.h"
#include "warta/reader.h"

namespace warta::readers {

enum class FeedKind : std::uint8_t { unknown, rss, atom, nitf, newsml };

// One row of the tables of feed_fields.cpp: which element, or which attribute of it, fills a field.
struct FeedField {
  std::string_view path;       // from the record's element, which it leaves out; empty: of that element
  std::string_view attribute;  // empty: its text
  ArticleField field;
  int rank;  // the lowest of a field wins; equal ones are joined
  FeedText text = FeedText::plain;
  std::string_view
      only_if;  // `domain=category`: only elements with this attribute; `role=*editor`: that ends so
};

struct FeedFormat {
  FeedKind kind;
  std::string_view record;  // local name of the element that is one article
  const FeedField* begin;
  const FeedField* end;
};
// Null for an element that begins no article in any format.
[[nodiscard]] const FeedFormat* feed_format_of_record(std::string_view element);
// What the document's first element says; unknown when it says nothing.
[[nodiscard]] FeedKind feed_kind_of_root(std::string_view element);

// Makes articles of the elements of a feed, as they come.
class FeedArticles {
 public:
  using Attributes = std::vector<std::pair<std::string, std::string>>;

  explicit FeedArticles(SourceLocation file, std::size_t max_bytes)
      : file_(std::move(file)), max_bytes_(max_bytes) {}

  // `name` is `prefix:local` with the prefix that the format's standard uses, without one for its own names.
  void start(const std::string& name, const Attributes& attributes, std::uint64_t line);
  void end();
  void text(std::string_view text);
  // Something is wrong where the document is now. `mendable`: the text is only a little off.
  void wrong(const std::string& what, std::uint64_t line, bool mendable);
  // The document ends here, or cannot be read on.
  void finish_record(const std::string& problem);

  [[nodiscard]] bool in_record() const { return record_depth_ != 0; }
  [[nodiscard]] bool found_any() const { return format_ != nullptr; }
  [[nodiscard]] const std::string& record_name() const { return record_name_; }
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }
  std::deque<ReadResult>& results() { return results_; }
  void set_bytes_mended(bool mended) { bytes_mended_ = mended; }
  // The elements that are open are forgotten: a new parser begins.
  void forget_elements();

 private:
  struct Slot {
    int rank = 0;
    std::vector<std::string> values;
  };
  using Slots = std::array<Slot, kArticleFieldCount>;

  void begin_record(const std::string& name, std::uint64_t line);
  void begin_value(const Attributes& attributes);
  void take_header_attributes(const Attributes& attributes);
  void end_value();
  void put(Slots& slots, ArticleField field, int rank, std::string value);
  [[nodiscard]] bool is_other_thing() const;
  void set_wordpress_date();
  ReadResult article();

  SourceLocation file_;
  std::size_t max_bytes_;
  const FeedFormat* format_ = nullptr;
  std::string record_name_;
  std::vector<std::string> path_;  // of the open elements
  std::size_t record_depth_ = 0;   // elements open when the record's was opened, with it; 0: none
  std::uint64_t record_line_ = 0;
  Slots header_;  // of the feed, for articles that do not say themselves
  Slots slots_;
  std::map<std::string, std::string> facts_;  // `wp:status` and others that decide what a record is
  std::vector<const FeedField*> wanted_;      // what the element at value_depth_ fills
  std::string fact_;                          // the name of the fact, when it is one
  std::size_t value_depth_ = 0;
  std::size_t dropped_depth_ = 0;  // markup: inside an element that is no text
  std::string value_;
  std::size_t record_bytes_ = 0;
  std::string problem_;
  std::vector<std::string> notes_;
  bool bytes_mended_ = false;
  std::uint64_t skipped_ = 0;
  std::deque<ReadResult> results_;
};

}  // namespace warta::readers
