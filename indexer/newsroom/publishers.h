// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace warta::newsroom {

// Whether publishers.tsv knows this name.
[[nodiscard]] bool is_known_publisher(std::string_view as_written);
// `kontan.co.id`, `Liputan6.com`: a word that ends as web addresses do.
[[nodiscard]] bool is_domain(std::string_view word);
// Whether places.txt has this place (exact spelling).
[[nodiscard]] bool is_known_place(std::string_view as_written);

}  // namespace warta::newsroom
