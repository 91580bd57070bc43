// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>

#include "searcher/compile/compiler.h"

namespace warta {

// Any of the words (by root) that tell the article `document` of id `id` from others best, without the
// article itself.
[[nodiscard]] CompiledQuery like_query(const Xapian::Database& database, Xapian::docid document,
                                       const std::string& id);

}  // namespace warta
