// SPDX-License-Identifier: GPL-3.0-or-later
//
// When the article of a page was published: by its metadata, by the lines around the story and by its
// address.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/readers/html/metadata.h"
#include "indexer/readers/html/text.h"
#include "warta/language.h"
#include "warta/published_at.h"

namespace warta::readers {

// The date of a line around the story, also of its `<time datetime>`, with the months of some more languages;
// none for a line that says when the page was updated, and for a date beyond tomorrow.
[[nodiscard]] std::optional<PublishedAt> shown_date(const HtmlLine& line);

// Whether the line begins with words such as `Diterbitkan`.
[[nodiscard]] bool says_published(std::string_view line);

// What readers see: beside the story, or further away, where it may be the site's clock or another story's.
struct ShownDates {
  std::optional<PublishedAt> beside, elsewhere;
};

struct PublicationDate {
  std::optional<PublishedAt> at;
  // `json-ld`, the name of the `<meta>` or microdata, `shown` for the date that readers see, `address`
  std::string by;
};

// The reader's zone wins where a machine's time is the same on the clock and only its zone differs: systems
// write local time and call it UTC. What was corrected, and a date in the future, is appended to `notes`.
[[nodiscard]] PublicationDate publication_date(const HtmlNode& root, const PageMetadata& page,
                                               const ShownDates& shown, std::vector<Bilingual>& notes);

}  // namespace warta::readers
