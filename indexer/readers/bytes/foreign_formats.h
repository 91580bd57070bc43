// SPDX-License-Identifier: GPL-3.0-or-later
// Recognises files that are not news sources, to report them instead of indexing them as text.
#pragma once

#include <string>
#include <string_view>

#include "util/message.h"

namespace warta::readers {

// Why a file that begins with `head` cannot be read, and what to do: `is a PDF file; …`. Null for everything
// else.
[[nodiscard]] const Message* foreign_format(std::string_view head);

// The same for documents that are zip files (Word, Excel, OpenDocument, EPUB).
[[nodiscard]] const Message* foreign_zip(std::string_view head);

// Whether the file, or a folder it is in, is a system file: `._a.txt`, `__MACOSX/`, `.DS_Store`.
[[nodiscard]] bool is_kept_by_the_system(std::string_view entry);

// Whether a zip is a document that a reader of ours takes whole: DOCX, ODT, EPUB.
[[nodiscard]] bool is_document_zip(std::string_view head);

}  // namespace warta::readers
