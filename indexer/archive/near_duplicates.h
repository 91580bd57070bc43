// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Articles that are copies of one another but for small changes: syndicated, reprinted, lightly edited.
//
// MinHash (Broder 1997) in one pass (Li, Owen, Zhang 2012; empty bins filled as by Shrivastava, Li 2014): an
// article's story is the set of its runs of three roots, thrown into 64 bins by hash. The signature is the
// least run of each bin; two stories agree in as many bins as their sets have in common (Jaccard). A copy
// with one word in ten changed keeps .9^3 of its runs and has a Jaccard of .57; two stories about the same
// event have less than .1.
//
// Pairs are found through the index: 10 boolean terms an article, each over two of the least runs. Two
// articles share one of them with probability 1 - (1 - J^2)^10: .98 for .57, .0003 for .005.
//
// All of this depends on nothing but the article, so an archive does not depend on the order in which its
// articles came in; groups are put together when they are asked for.
namespace warta {

class StorySignature {
 public:
  static constexpr std::size_t kBins = 64;
  static constexpr std::size_t kBands = 10;

  // The roots of a story's words, in order.
  void add(std::string_view root);

  // False for a story too short to tell a copy from chance.
  [[nodiscard]] bool is_known() const { return runs_ >= kLeastRuns; }
  // One byte of each bin: what is compared.
  [[nodiscard]] std::string value() const;
  // Of each two of the first 20 bins: what is looked up.
  [[nodiscard]] std::vector<std::string> band_terms() const;

 private:
  static constexpr std::uint32_t kLeastRuns = 16;
  static constexpr std::uint64_t kNone = ~std::uint64_t{0};

  [[nodiscard]] std::array<std::uint64_t, kBins> filled_bins() const;

  std::array<std::uint64_t, 3> last_{};  // hashes of the last roots
  std::uint32_t words_ = 0;
  std::uint32_t runs_ = 0;
  std::array<std::uint64_t, kBins> least_ = [] {
    std::array<std::uint64_t, kBins> none{};
    none.fill(kNone);
    return none;
  }();
};

// In how many of the bins two signatures agree. From kLeastInCommon on, a Jaccard of about .42, the
// articles are near-duplicates.
[[nodiscard]] std::size_t bins_in_common(std::string_view one, std::string_view other);
inline constexpr std::size_t kLeastInCommon = 27;

// The groups of two or more, by age, the earliest article of each first. In order of age, an article joins
// the group whose first article is most like it, or begins one: so all of a group are copies of its first,
// and a series of daily stories in the same words, each like the one before, does not grow into one group.
[[nodiscard]] std::vector<std::vector<Xapian::docid>> near_duplicate_groups(const Xapian::Database& database);

}  // namespace warta
