// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace warta::readers {

// The text of a plain mail with one paragraph a line: without the signature (after `-- `), lines that the
// mail program broke at its width joined again (`is_flowed`: RFC 3676).
[[nodiscard]] std::string mail_paragraphs(std::string_view text, bool is_flowed);

// A subject without `Re:`, `Fwd:` and what Indonesian programs write for them.
[[nodiscard]] std::string mail_title(std::string_view subject);

}  // namespace warta::readers
