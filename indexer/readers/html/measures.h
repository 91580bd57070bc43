// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/readers/html/text.h"

namespace warta::readers {

// The words of a headline, to tell its story from what else a page says: a story has most of them, lists of
// other stories and what readers write below have few.
class TitleWords {
 public:
  explicit TitleWords(std::string_view title);
  // One bit for each of them that the text has.
  [[nodiscard]] std::uint32_t in(std::string_view text) const;
  // Of those, how many are in the set: 0 to 1; 0 also when the headline has no word that tells.
  [[nodiscard]] double share(std::uint32_t words) const;
  [[nodiscard]] bool empty() const { return words_.empty(); }

 private:
  std::vector<std::string> words_;  // lower case
};

// What the lines inside an element amount to.
struct Measure {
  double worth = 0;     // of its paragraphs: their bytes, less where they are linked or no sentences
  double gathered = 0;  // of that, what comes to it and not to the elements around it
  double bytes = 0;
  double linked = 0;
  std::size_t paragraphs = 0;  // lines that are worth anything
  std::size_t headlines = 0;   // lines that are a link to another story
  std::size_t replies = 0;     // lines that are buttons to answer a comment
  std::uint32_t title_words = 0;
  std::size_t first_line = 0;  // of the lines that were measured; they stand together
  std::size_t last_line = 0;
};
using Measures = std::unordered_map<const HtmlNode*, Measure>;

// Measures every element that has text. `trust` has a factor for each line, by which it counts less; empty:
// each counts whole.
[[nodiscard]] Measures measure(const std::vector<HtmlLine>& lines, const TitleWords& title,
                               const std::vector<double>& trust = {});

[[nodiscard]] double linked_share(const Measure& measure);

// Whether most of it is sentences that are not links.
[[nodiscard]] bool is_prose(const Measure& measure);

// What one line adds to `worth`.
[[nodiscard]] double worth_of(const HtmlLine& line);

}  // namespace warta::readers
