// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/readers/html/measures.h"
#include "indexer/readers/html/text.h"

namespace warta::readers {

// The elements under `root` that are something else than story: named or marked so (html_hints.h), lists of
// teasers (a headline and a paragraph each), and what stands below a heading such as `Komentar` or
// `Berita Terkait`. One that seems to be the story for all its name is not among them.
[[nodiscard]] NodeSet find_others(const HtmlNode& root, const std::vector<HtmlLine>& lines,
                                  const Measures& measures, const TitleWords& title);

}  // namespace warta::readers
