// SPDX-License-Identifier: GPL-3.0-or-later
// Texts made of parts: the blocks of editors and content systems, pages, paragraphs. Used by text.cpp.
#pragma once

#include <simdjson.h>

#include <string>

namespace warta::readers {

// The text of a list or an object of parts, one line a paragraph; empty if no part of it has a text. The
// tables in parts.cpp name the shapes: Editor.js, Quill, ProseMirror, Slate, Portable Text, Lexical,
// Draft.js, Gutenberg, Contentful, Arc, Notion, and plain lists of paragraphs and pages.
[[nodiscard]] std::string text_of_parts(simdjson::dom::element value);

}  // namespace warta::readers
