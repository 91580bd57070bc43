// SPDX-License-Identifier: GPL-3.0-or-later
// Splits blocks of bytes into lines (line_source.h).
#include "indexer/readers/bytes/line_source.h"

namespace warta::readers {

bool LineSource::next(Line& line) {
  line.text.clear();
  line.bytes = 0;
  line.too_long = false;
  bool any = false;
  while (true) {
    if (rest_.empty()) {
      rest_ = file_.next();
      if (rest_.empty()) break;
    }
    any = true;
    const std::size_t end = rest_.find('\n');
    const std::string_view piece = rest_.substr(0, end);
    line.bytes += piece.size();
    if (line.bytes > max_bytes_) {
      line.too_long = true;
      line.text.clear();
      line.text.shrink_to_fit();
    } else {
      line.text += piece;
    }
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (end != std::string_view::npos) break;
  }
  if (!any) return false;
  line.number = ++number_;
  if (!line.text.empty() && line.text.back() == '\r') line.text.pop_back();
  return true;
}

}  // namespace warta::readers
