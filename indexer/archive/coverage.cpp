// SPDX-License-Identifier: GPL-3.0-or-later
// archive_coverage(): what an archive has of each publisher, month by month.
#include <xapian.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/archive/directory.h"
#include "indexer/archive/fields.h"
#include "indexer/archive/publisher_names.h"
#include "indexer/archive/schema.h"
#include "indexer/archive/xapian_errors.h"
#include "warta/archive_tools.h"

namespace warta {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
constexpr int kPaceDays = 60;               // on both sides of a gap together
constexpr double kExpectedInGap = 10;       // by chance so many are missing once in 22,000 times (Poisson)
constexpr std::uint64_t kLeastAround = 10;  // articles around a gap, for a pace to mean something
constexpr std::size_t kLeastStories = 20;   // for a median to mean something
constexpr std::uint64_t kSudden = 2;        // times as long, or as short

std::string iso(year_month_day day) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text.data();
}

std::string iso(year_month month) {
  constexpr std::size_t kMonth = 7;
  return iso(month / 1).substr(0, kMonth);
}

year_month_day day_of(std::string_view stamp) {
  const auto number = [stamp](std::size_t at, std::size_t length) {
    unsigned parsed = 0;
    std::from_chars(stamp.data() + at, stamp.data() + at + length, parsed);
    return parsed;
  };
  return std::chrono::year{static_cast<int>(number(0, 4))} / std::chrono::month{number(4, 2)} /
         std::chrono::day{number(6, 2)};
}

// The counts of one publisher.
struct Counts {
  PublisherCoverage coverage;
  std::map<sys_days, std::uint64_t> days;
  struct Month {
    CoverageMonth counts;
    std::vector<std::uint32_t> lengths;  // of stories with words
  };
  std::map<year_month, Month> months;
};

// The value of one slot, article by article in ascending order.
class Column {
 public:
  Column(const Xapian::Database& database, Xapian::valueno slot)
      : at_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

  // Empty if the article has none.
  [[nodiscard]] std::string of(Xapian::docid number) {
    if (at_ == end_) return {};
    at_.skip_to(number);
    return at_ == end_ || at_.get_docid() != number ? std::string() : *at_;
  }

 private:
  Xapian::ValueIterator at_, end_;
};

std::uint64_t median(std::vector<std::uint32_t>& lengths) {
  if (lengths.empty()) return 0;
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  return *middle;
}

// The pace is that of the days around the gap, of those which lie between the first and the last article.
void find_gaps(Counts& counts) {
  const auto& days = counts.days;
  if (days.size() < 2) return;
  const sys_days first = days.begin()->first;
  const sys_days last = days.rbegin()->first;
  for (auto next = std::next(days.begin()); next != days.end(); ++next) {
    const sys_days before = std::prev(next)->first;
    const std::int64_t empty = (next->first - before).count() - 1;
    if (empty < 1) continue;
    const sys_days from = std::max(first, before - std::chrono::days{kPaceDays / 2 - 1});
    const sys_days to = std::min(last, next->first + std::chrono::days{kPaceDays / 2 - 1});
    std::uint64_t articles = 0;
    for (auto day = days.lower_bound(from); day != days.end() && day->first <= to; ++day)
      articles += day->second;
    const std::int64_t lived = (before - from).count() + 1 + (to - next->first).count() + 1;
    const double expected =
        static_cast<double>(articles) / static_cast<double>(lived) * static_cast<double>(empty);
    if (articles < kLeastAround || expected < kExpectedInGap) continue;
    counts.coverage.gaps.push_back({iso(year_month_day{before + std::chrono::days{1}}),
                                    iso(year_month_day{next->first - std::chrono::days{1}}),
                                    static_cast<std::uint64_t>(empty), expected});
  }
}

void find_changes(Counts& counts) {
  std::uint64_t before = 0;
  for (auto& [month, one] : counts.months) {
    const bool enough = one.lengths.size() >= kLeastStories;
    const std::uint64_t now = one.counts.median_words = median(one.lengths);
    if (!enough) continue;
    if (before > 0 && (now >= kSudden * before || before >= kSudden * now))
      counts.coverage.changes.push_back({iso(month), before, now});
    before = now;
  }
}

Coverage coverage_of(const Xapian::Database& database) {
  const schema::FieldRow& media = schema::row_of(schema::Field::media);
  const PublisherNames names(database);
  Column publishers(database, schema::kMediaSlot);
  Column stamps(database, schema::kPublishedSlot);
  Column words(database, schema::kWordsSlot);
  Coverage coverage;
  std::map<std::string, Counts> by_key;
  std::map<std::string, std::string> keys;  // of spellings
  for (auto article = database.postlist_begin({}); article != database.postlist_end({}); ++article) {
    const std::string name = publishers.of(*article);
    const auto [key, is_new] = keys.try_emplace(name);
    if (is_new && !name.empty()) key->second = schema::value_key(media, name);
    Counts& counts = by_key[key->second];
    PublisherCoverage& one = counts.coverage;
    if (one.publisher.empty()) one.publisher = names.name_of(name);
    const std::string length = words.of(*article);
    const auto story = length.empty() ? 0U : static_cast<std::uint32_t>(Xapian::sortable_unserialise(length));
    ++coverage.articles;
    ++one.articles;
    one.bodiless += story == 0 ? 1 : 0;
    const std::string stamp = stamps.of(*article);
    if (stamp.empty()) {
      ++one.undated;
      continue;
    }
    const year_month_day day = day_of(stamp);
    if (!day.ok() || static_cast<int>(day.year()) < kFirstYear || static_cast<int>(day.year()) > kLastYear) {
      ++coverage.implausible;
      continue;
    }
    ++counts.days[sys_days{day}];
    Counts::Month& month = counts.months[day.year() / day.month()];
    ++month.counts.articles;
    month.counts.bodiless += story == 0 ? 1 : 0;
    if (story > 0) month.lengths.push_back(story);
  }
  std::optional<std::pair<year_month, year_month>> range;
  for (auto& [key, counts] : by_key) {
    coverage.undated += counts.coverage.undated;
    coverage.bodiless += counts.coverage.bodiless;
    if (counts.months.empty()) continue;
    const std::pair own(counts.months.begin()->first, counts.months.rbegin()->first);
    range = range ? std::pair(std::min(range->first, own.first), std::max(range->second, own.second)) : own;
    counts.coverage.first_day = iso(year_month_day{counts.days.begin()->first});
    counts.coverage.last_day = iso(year_month_day{counts.days.rbegin()->first});
    find_gaps(counts);
    find_changes(counts);
  }
  if (range) {
    for (year_month month = range->first; month <= range->second; month += std::chrono::months{1}) {
      coverage.months.push_back(iso(month));
      for (auto& [key, counts] : by_key) {
        const auto found = counts.months.find(month);
        counts.coverage.months.push_back(found == counts.months.end() ? CoverageMonth{}
                                                                      : found->second.counts);
      }
    }
  }
  for (auto& [key, counts] : by_key) coverage.publishers.push_back(std::move(counts.coverage));
  std::sort(coverage.publishers.begin(), coverage.publishers.end(), [](const auto& a, const auto& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.publisher < b.publisher;
  });
  return coverage;
}

}  // namespace

Coverage archive_coverage(const std::string& path) {
  Xapian::Database database = open_archive_for_reading(path);
  return with_reopening(database, path, [&] { return coverage_of(database); });
}

}  // namespace warta
