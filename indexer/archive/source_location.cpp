// SPDX-License-Identifier: GPL-3.0-or-later
#include "warta/article.h"

namespace warta {

std::string SourceLocation::to_string() const {
  std::string text = path;
  if (!entry.empty()) text += "(" + entry + ")";
  if (line != 0) text += ":" + std::to_string(line);
  return text;
}

}  // namespace warta
