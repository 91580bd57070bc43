// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <vector>

#include "warta/reader.h"

namespace warta::readers {

// The article that a JSON object is, or wraps (`_source`), or why it is none.
[[nodiscard]] ReadResult json_article(simdjson::dom::object object, const SourceLocation& origin,
                                      const ReadOptions& options);

// The articles that `root` holds instead of being one; empty when it holds none.
[[nodiscard]] std::vector<simdjson::dom::element> json_articles_in(simdjson::dom::element root,
                                                                   const ReadOptions& options);

}  // namespace warta::readers
