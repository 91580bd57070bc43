// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "indexer/readers/html/measures.h"
#include "indexer/readers/html/text.h"

namespace warta::readers {

// Which names of elements are believed.
enum class NamesTrusted : std::uint8_t { all, comments, none };

// The elements under `root` that are something else than story: named or marked so (hints.h) and without the
// prose that would say otherwise, lists of teasers (a headline and a paragraph each), and what follows a
// heading such as `Komentar` or `Berita Terkait`. Those around one of `known`, elements that surely belong to
// the story (its core, its headline), are not among them. The measures are of `lines`.
[[nodiscard]] NodeSet find_others(const HtmlNode& root, const std::vector<const HtmlNode*>& known,
                                  const std::vector<HtmlLine>& lines, const Measures& measures,
                                  const TitleWords& title, NamesTrusted trusted = NamesTrusted::all);

// How much each line counts by what the elements around it are named, 0 to 1, and by whether they are
// teasers, comments or sections below the heading of such. The elements around the headline (null: none is
// known) are not named rightly.
[[nodiscard]] std::vector<double> trust_by_names(const HtmlNode& root, const HtmlNode* headline,
                                                 const std::vector<HtmlLine>& lines, const Measures& measures,
                                                 const TitleWords& title, NamesTrusted trusted);

}  // namespace warta::readers
