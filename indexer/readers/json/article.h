// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
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
  // `json` is one article, or holds a list of them (`{"articles": [{…}, …]}`): appends each to `results`.
  // Returns why it is no JSON, else empty.
  [[nodiscard]] std::string parse_all(std::string& json, const SourceLocation& origin,
                                      const ReadOptions& options, std::deque<ReadResult>& results);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace warta::readers
