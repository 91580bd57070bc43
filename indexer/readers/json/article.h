// SPDX-License-Identifier: GPL-3.0-or-later
// From JSON text to articles. Used by both JSON readers.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "warta/language.h"
#include "warta/reader.h"

namespace warta::readers {

class FileDates;

// Reuses its buffers between articles.
class JsonArticleParser {
 public:
  // `dates` reads the dates; without it each is read alone.
  explicit JsonArticleParser(FileDates* dates = nullptr);
  ~JsonArticleParser();
  // `json` is one object, and may be changed. Invalid UTF-8 is replaced and noted.
  ReadResult parse(std::string& json, const SourceLocation& origin, const ReadOptions& options);
  // `json` is one article, or contains a list of them (`{"articles": [{…}, …]}`): appends each to `results`.
  // Returns why it is not valid JSON, else empty.
  [[nodiscard]] Bilingual parse_all(std::string& json, const SourceLocation& origin,
                                    const ReadOptions& options, std::deque<ReadResult>& results);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace warta::readers
