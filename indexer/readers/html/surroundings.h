// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html/metadata.h"
#include "indexer/readers/html/text.h"
#include "warta/published_at.h"

namespace warta::readers {

// The lines around the story of a page: there stand its date and its names as readers see them.
class StorySurroundings {
 public:
  StorySurroundings(const HtmlNode& root, std::string_view title, std::string_view story);

  // The date line nearest to the story.
  [[nodiscard]] std::optional<PublishedAt> date() const;
  // Behind `Penulis:`, `Reporter:`, `Oleh:` and the like, else of the element that is named so.
  [[nodiscard]] std::string author(std::string_view publisher) const;
  [[nodiscard]] std::string editor() const;

 private:
  [[nodiscard]] std::string labelled(bool editor) const;
  [[nodiscard]] std::string named_by_element(std::string_view publisher) const;

  std::vector<HtmlLine> near_;    // from the nearest line outwards, the ones before the story first
  std::size_t lines_before_ = 0;  // of near_: those above the story, the nearest first
};

// When the article was published, of what machines are told and what readers see. The reader's zone wins
// where a machine's time is the same on the clock and only its zone differs: systems write local time and
// call it UTC. What was corrected is appended to `notes`.
struct PublicationDate {
  std::optional<PublishedAt> at;
  std::string by;  // `json-ld`, the name of the `<meta>` or microdata, `shown` for the date that readers see
};
[[nodiscard]] PublicationDate publication_date(const HtmlNode& root, const PageMetadata& page,
                                               const std::optional<PublishedAt>& seen,
                                               std::vector<std::string>& notes);

}  // namespace warta::readers
