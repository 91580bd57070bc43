// SPDX-License-Identifier: GPL-3.0-or-later
// Finds articles in parsed JSON, whatever its structure.
#pragma once

#include <simdjson.h>

#include <vector>

#include "warta/reader.h"

namespace warta::readers {

class FileDates;

// The article that a JSON object is or wraps (`_source`), or why it is not one.
[[nodiscard]] ReadResult json_article(simdjson::dom::object object, const SourceLocation& origin,
                                      const ReadOptions& options, FileDates* dates);

// The articles inside `root`; empty if `root` is an article itself or has none.
[[nodiscard]] std::vector<simdjson::dom::element> json_articles_in(simdjson::dom::element root,
                                                                   const ReadOptions& options);

}  // namespace warta::readers
