// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include "warta/reader.h"

namespace warta {

// What a program's own reader yields, held to what the library's readers promise: text is valid UTF-8 without
// NUL, no article is empty or beyond the limits.
class CheckedReader final : public ArticleReader {
 public:
  CheckedReader(ArticleReader& reader, const ReadLimits& limits) : reader_(reader), limits_(limits) {}

  std::optional<ReadResult> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return reader_.bytes_read(); }
  [[nodiscard]] std::uint64_t files_skipped() const override { return reader_.files_skipped(); }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_endings() const override {
    return reader_.skipped_endings();
  }

 private:
  ArticleReader& reader_;
  ReadLimits limits_;
};

// The same for one article: what is to be reported instead of it, or the article.
[[nodiscard]] ReadResult checked(Article article, const ReadLimits& limits);

}  // namespace warta
