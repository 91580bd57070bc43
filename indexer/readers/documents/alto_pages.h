// SPDX-License-Identifier: GPL-3.0-or-later
// The recognised text of an ALTO file, for the readers of ALTO and of METS.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "warta/article.h"

namespace warta::readers {

// A text block, a paragraph of print.
struct AltoBlock {
  std::vector<std::string> ids;  // its own, and those of the composed blocks around it
  std::string text;              // of its lines, broken words joined
  double confidence = 0;         // sum over the words that have one, 0 to 1 each
  std::size_t judged = 0;        // how many have one
};

struct AltoPage {
  std::string number;  // printed, else that of the image
  std::vector<AltoBlock> blocks;
};

// Throws Error(io) when `xml` is not well-formed.
[[nodiscard]] std::deque<AltoPage> alto_pages(const std::string& xml);

// Gathers blocks into the text of an article: one paragraph a line, one that goes on in the next column
// joined.
class ScannedText {
 public:
  void add(const AltoBlock& block);
  void add_page_number(std::string_view number);
  [[nodiscard]] std::string take_text() { return std::move(text_); }
  // Appends the pages as tags, and a note where the words may be wrong.
  void describe(Article& article) const;

 private:
  std::string text_;
  std::vector<std::string> numbers_;
  double confidence_ = 0;
  std::size_t judged_ = 0;
};

}  // namespace warta::readers
