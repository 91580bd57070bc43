// SPDX-License-Identifier: GPL-3.0-or-later
// Text inside HTML and XML that we write.
#pragma once

#include <string>
#include <string_view>

#include "util/printable.h"

namespace warta {

// As text or as a quoted attribute. Control characters, which XML cannot hold, become visible ones.
[[nodiscard]] inline std::string markup_escaped(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

}  // namespace warta
