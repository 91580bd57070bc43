// SPDX-License-Identifier: GPL-3.0-or-later
// A passage of an article, and the matches in it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// A match inside a snippet, half open, counted both ways.
struct SnippetSpan {
  std::uint32_t begin = 0;  // bytes of Snippet::text
  std::uint32_t end = 0;
  std::uint32_t begin_char = 0;  // code points of Snippet::text
  std::uint32_t end_char = 0;
};

// A passage of an article around matches, as plain text: the caller escapes it and marks the
// spans.
struct Snippet {
  std::string text;                // white space collapsed to single blanks; whole words; valid UTF-8
  std::vector<SnippetSpan> spans;  // in order, disjoint
  bool starts_cut = false;         // the passage begins inside a paragraph
  bool ends_cut = false;           // the paragraph continues after the passage
  bool related = false;            // a link to another story (`terkait:`), not part of the story
};

}  // namespace warta

#pragma GCC visibility pop
