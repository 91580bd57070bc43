// SPDX-License-Identifier: GPL-3.0-or-later
// Checks articles that come from an application instead of our readers.
#pragma once

#include <map>
#include "warta/reader.h"

namespace warta {

// Holds an application's reader to what our readers guarantee: text is valid UTF-8 without NUL, no article is
// empty or exceeds the limits.
class CheckedReader final : public ArticleReader {
 public:
  CheckedReader(ArticleReader& reader, const ReadLimits& limits) : reader_(reader), limits_(limits) {}

  std::optional<ReadResult> next() override;
  [[nodiscard]] std::uint64_t bytes_read() const override { return reader_.bytes_read(); }
  [[nodiscard]] std::uint64_t files_skipped() const override { return reader_.files_skipped(); }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_endings() const override {
    return reader_.skipped_endings();
  }
  [[nodiscard]] std::map<std::string, std::uint64_t> skipped_kinds() const override {
    return reader_.skipped_kinds();
  }

 private:
  ArticleReader& reader_;
  ReadLimits limits_;
};

// The same for one article: the article, or the issue to report.
[[nodiscard]] ReadResult checked(Article article, const ReadLimits& limits);

}  // namespace warta
