// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "warta/reader.h"

namespace warta::readers {

// Makes articles of JSON objects; keeps its buffers from one to the next.
class JsonArticleParser {
 public:
  JsonArticleParser();
  ~JsonArticleParser();
  // `json` is one object. Invalid UTF-8 in it is replaced and noted. It may be changed.
  ReadResult parse(std::string& json, const SourceLocation& origin, const ReadOptions& options);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace warta::readers
