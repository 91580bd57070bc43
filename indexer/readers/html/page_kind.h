// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace warta::readers {

// What a page of a site is that is not an article: `home page`, `tag page`, `list page`, `login page`, `error
// page`, `refresh page`; empty for an article. Judged by its address, by what a page says it is (JSON-LD,
// og:type), and by how much of its text stands between links. `url` may be empty.
[[nodiscard]] std::string_view other_page_kind(std::string_view html, std::string_view url);

}  // namespace warta::readers
