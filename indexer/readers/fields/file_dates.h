// SPDX-License-Identifier: GPL-3.0-or-later
// The order of day and month in the dates of one file. Used by FieldCollector and the readers of records.
#pragma once

#include <deque>
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "warta/language.h"
#include "warta/reader.h"

namespace warta::readers {

// Reads the dates of a file. `9/8/2023` can be read in two ways; `9/17/2023` or `17/9/2023` decides for the
// whole file.
class FileDates {
 public:
  explicit FileDates(DateOrder order) : order_(order) {}

  // The date that the field of a record is. Empty with a note when it is none, and without one when it must
  // wait for the order: then resolve() has it.
  [[nodiscard]] std::optional<PublishedAt> read(const std::string& text, const SourceLocation& origin,
                                                std::vector<Bilingual>& notes);
  // Whether dates wait for the order, which is not known yet.
  [[nodiscard]] bool is_waiting() const { return order_ == DateOrder::automatic && !waiting_.empty(); }
  // Stops waiting: the day comes first, unless something has decided.
  void resolve(Article& article);

 private:
  DateOrder order_;
  std::map<std::string, std::string> waiting_;  // the text of the date, by the place of the record
};

// Holds records back while the dates among them wait for their order, at most kMostHeld of them.
class DatedReader final : public RecordReader {
 public:
  static constexpr std::size_t kMostHeld = 10'000;
  static constexpr std::size_t kMostHeldBytes = std::size_t{64} << 20;

  DatedReader(std::unique_ptr<FileDates> dates, std::unique_ptr<RecordReader> records)
      : dates_(std::move(dates)), records_(std::move(records)) {}

  std::optional<ReadResult> next() override;
  [[nodiscard]] std::uint64_t skipped() const override { return records_->skipped(); }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override {
    return records_->skipped_kinds();
  }

 private:
  void fill();

  std::unique_ptr<FileDates> dates_;
  std::unique_ptr<RecordReader> records_;
  std::deque<ReadResult> held_;
  std::exception_ptr failed_;  // what ended the file; thrown after the records before it
};

// Makes a `Reader` of its arguments that reads dates with a FileDates, which it gets last.
template <typename Reader, typename... Arguments>
std::unique_ptr<RecordReader> make_dated(DateOrder order, Arguments&&... arguments) {
  auto dates = std::make_unique<FileDates>(order);
  auto records = std::make_unique<Reader>(std::forward<Arguments>(arguments)..., *dates);
  return std::make_unique<DatedReader>(std::move(dates), std::move(records));
}

// Notes a date of a record that is after tomorrow. One more than a year ahead is left out: no article is
// planned so early, and it would be the newest for ever.
void check_future_date(Article& article);

// The date in a field: a date, perhaps among words, or seconds since 1970. Empty with a note otherwise.
[[nodiscard]] std::optional<PublishedAt> date_in_field(const std::string& text, DateOrder order,
                                                       std::vector<Bilingual>& notes);

}  // namespace warta::readers
