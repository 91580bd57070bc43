// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/sample.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/archive/schema.h"
#include "util/content_hash.h"

namespace warta {

std::vector<std::size_t> sample_of(const Xapian::Database& database,
                                   const std::vector<Xapian::docid>& numbers, std::size_t most,
                                   std::uint32_t seed, const Deadline& deadline) {
  std::vector<std::pair<std::uint64_t, std::size_t>> hashed;
  hashed.reserve(numbers.size());
  const std::string salt = std::to_string(seed) + ":";
  auto id = database.valuestream_begin(schema::kIdSlot);
  const auto end = database.valuestream_end(schema::kIdSlot);
  for (std::size_t i = 0; i < numbers.size() && id != end; ++i) {
    deadline.check();
    id.skip_to(numbers[i]);
    if (id != end) hashed.emplace_back(content_hash(salt + *id).low, i);
  }
  const std::size_t size = std::min(most, hashed.size());
  std::partial_sort(hashed.begin(), hashed.begin() + static_cast<std::ptrdiff_t>(size), hashed.end());
  std::vector<std::size_t> sample;
  for (std::size_t i = 0; i < size; ++i) sample.push_back(hashed[i].second);
  return sample;
}

void keep_sample(const Xapian::Database& database, const SearchOptions& options, const Deadline& deadline,
                 OrderedMatches& found) {
  if (options.sample == 0) return;
  std::vector<std::pair<Xapian::docid, Xapian::doccount>> by_number;
  for (const Xapian::doccount at : found.order) by_number.emplace_back(*found.matches[at], at);
  std::sort(by_number.begin(), by_number.end());
  std::vector<Xapian::docid> numbers;
  for (const auto& [number, at] : by_number) numbers.push_back(number);
  found.order.clear();
  for (const std::size_t place : sample_of(database, numbers, options.sample, options.seed, deadline))
    found.order.push_back(by_number[place].second);
}

}  // namespace warta
