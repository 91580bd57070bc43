// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <optional>

#include "warta/reader.h"

namespace warta::readers {

// The article that a JSON object is, or wraps (`_source`), or why it is none.
[[nodiscard]] ReadResult json_article(simdjson::dom::object object, const SourceLocation& origin,
                                      const ReadOptions& options);

// The list of articles that `root` holds instead of being one.
[[nodiscard]] std::optional<simdjson::dom::array> json_articles_in(simdjson::dom::element root,
                                                                   const ReadOptions& options);

}  // namespace warta::readers
