// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace warta::readers {

// Why a file that begins with `head` cannot be read, and what to do: `is a PDF file; …`. Empty for all that
// is not a known format of others. Without this, bytes that happen to be text would be taken for an article.
[[nodiscard]] std::string_view foreign_format(std::string_view head);

// The same for documents that are zip files inside (Word, Excel, OpenDocument, EPUB).
[[nodiscard]] std::string_view foreign_zip(std::string_view head);

// Whether the file of this name, or a folder it is in, is what systems keep for themselves: `._a.txt`,
// `__MACOSX/`, `.DS_Store`.
[[nodiscard]] bool is_kept_by_the_system(std::string_view entry);

}  // namespace warta::readers
