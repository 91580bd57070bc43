// SPDX-License-Identifier: GPL-3.0-or-later
// Finds near-duplicates: articles that are copies but for small changes (syndicated, reprinted, lightly
// edited). The document builder makes the signatures; statistics and `collapse` read them.
//
// MinHash (Broder 1997) in one pass (Li, Owen, Zhang 2012; empty bins filled as by Shrivastava, Li 2014): a
// story is the set of its runs of three roots, hashed into 64 bins. The signature has the minimum of each
// bin; the share of equal bins estimates the Jaccard similarity of two stories. A copy with one word in ten
// changed keeps .9^3 of its runs and has a similarity of .57; two stories about the same event are below .1.
//
// Pairs are found through the index: 10 boolean terms an article, each over two of the minima. Two articles
// share one of them with probability 1 - (1 - J^2)^10: .98 for J = .57, .0003 for .005.
//
// A signature depends on nothing but its article, so an archive does not depend on the order of its articles;
// groups are computed on request.
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace warta {

class StorySignature {
 public:
  static constexpr std::size_t kBins = 64;
  static constexpr std::size_t kBands = 10;

  // Adds the root of the next word of the story.
  void add(std::string_view root);

  // False for a story too short to tell a copy from coincidence.
  [[nodiscard]] bool is_known() const { return runs_ >= kLeastRuns; }
  // One byte of each bin, for comparison.
  [[nodiscard]] std::string value() const;
  // Terms over pairs of the first 20 bins, for lookup.
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

// The number of equal bins of two signatures.
[[nodiscard]] std::size_t bins_in_common(std::string_view one, std::string_view other);

// Articles with kLeastInCommon or more, a similarity of about .42, are near-duplicates.
inline constexpr std::size_t kLeastInCommon = 27;
// So are articles of different lengths with kLeastContained or more, a similarity of .23, if the shorter is
// contained in the longer: a cut reprint. Unrelated articles, whose similarity is below .1, have so many in
// one of 10,000 pairs at most (binomial, 64 bins).
inline constexpr std::size_t kLeastContained = 15;

// Whether stories of so many words with so many bins in common are copies of one another.
[[nodiscard]] bool are_copies(std::size_t common, double words, double other_words) noexcept;

// The groups of two or more, ordered by age; the earliest article of each comes first. In order of age, an
// article joins the group whose first article is most similar, or starts one. So every article of a group is
// a copy of its first, and a series of daily stories, each similar to the one before, does not grow into one
// group.
[[nodiscard]] std::vector<std::vector<Xapian::docid>> near_duplicate_groups(const Xapian::Database& database);

}  // namespace warta
