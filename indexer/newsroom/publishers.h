// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace warta::newsroom {

// Whether publishers.tsv knows this name.
[[nodiscard]] bool is_known_publisher(std::string_view as_written);
// `kontan.co.id`, `Liputan6.com`: a word that ends as web addresses do.
[[nodiscard]] bool is_domain(std::string_view word);
// The publisher of an address: the site, without `www.` and the like; of a site that publishers.tsv knows
// without its parts (`finance.detik.com`). Empty for other text.
[[nodiscard]] std::string publisher_of_address(std::string_view url);
// Whether places.txt has this place (exact spelling).
[[nodiscard]] bool is_known_place(std::string_view as_written);

}  // namespace warta::newsroom
