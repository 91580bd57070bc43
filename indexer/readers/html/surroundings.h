// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/metadata.h"
#include "indexer/readers/html/page_date.h"
#include "indexer/readers/html/text.h"

namespace warta::readers {

// The lines around the story of a page: there stand its date and its names as readers see them.
class StorySurroundings {
 public:
  StorySurroundings(const HtmlNode& root, std::string_view title, std::string_view story);

  // The date lines nearest to the story.
  [[nodiscard]] ShownDates dates() const;
  // Behind `Penulis:`, `Reporter:`, `Oleh:` and the like, else of the element that is named so.
  [[nodiscard]] std::string author(std::string_view publisher) const;
  [[nodiscard]] std::string editor() const;

 private:
  [[nodiscard]] std::optional<PublishedAt> date_of_heading() const;
  [[nodiscard]] std::string labelled(bool editor) const;
  [[nodiscard]] std::string named_by_element(std::string_view publisher) const;

  std::string title_;
  std::vector<HtmlLine> near_;      // from the nearest line outwards, the ones before the story first
  std::size_t lines_before_ = 0;    // of near_: those above the story, the nearest first
  std::size_t below_headline_ = 0;  // of those, the ones below the headline; all when it is not known
  std::size_t header_end_ = 0;      // of near_: after the lines between the first paragraphs of the story
};

}  // namespace warta::readers
