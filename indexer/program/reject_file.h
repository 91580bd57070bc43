// SPDX-License-Identifier: GPL-3.0-or-later
// The file of `warta-index add --reject`.
#pragma once

#include <fstream>
#include <string>

#include "warta/article.h"

namespace warta::command_line {

// Lists rejected records, one JSON object a line: `file`, `entry`, `line` (if any), `reason`, and `record`,
// the record itself if its format is text.
class RejectFile {
 public:
  // Creates or truncates the file. Throws Error(io).
  explicit RejectFile(std::string path);
  void put(const ReadIssue& issue);
  // Throws Error(io) if not everything could be written.
  void close();

 private:
  std::string path_;
  std::ofstream file_;
};

}  // namespace warta::command_line
