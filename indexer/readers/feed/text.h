// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/feed/articles.h"

namespace warta::readers {

// The value of an element whose content is `text`, written as `kind` says.
[[nodiscard]] std::string feed_text(std::string_view text, FeedText kind);

// The date of a post that WordPress says twice, in local time and that of Greenwich: together they say the
// zone. Empty where the local one is no date with a time.
[[nodiscard]] std::string wordpress_date(std::string_view local, std::string_view greenwich);

// Every run of blanks one blank, none around it.
[[nodiscard]] std::string collapsed(std::string_view text);

// Appends `text` as HTML.
void append_escaped(std::string_view text, std::string& html);

// The name that an element of NITF or XHTML has in HTML.
[[nodiscard]] std::string_view markup_name(std::string_view element);

}  // namespace warta::readers
