// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <string>

#include "warta/article.h"

namespace warta::command_line {

// Where rejected records are listed, one JSON object a line: `file`, `entry`, `line` (each if there is one),
// `reason`,
// and `record`, the record itself where the format has it as text.
class RejectFile {
 public:
  // Begins the file anew. Throws Error(io).
  explicit RejectFile(std::string path);
  void put(const ReadIssue& issue);
  // Throws Error(io) when not everything could be written.
  void close();

 private:
  std::string path_;
  std::ofstream file_;
};

}  // namespace warta::command_line
