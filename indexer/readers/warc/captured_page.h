// SPDX-License-Identifier: GPL-3.0-or-later
// From the capture of a page to its article. Used by the readers of WARC and ARC.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/text/header_block.h"
#include "warta/language.h"
#include "warta/reader.h"

namespace warta::readers {

struct Capture {
  std::string url;
  std::optional<PublishedAt> date;
  std::string truncated;  // why the crawler kept only the begin, or empty
};

// Makes articles of captured pages, and counts the pages that are not.
class CapturedPages {
 public:
  explicit CapturedPages(const ReadOptions& options)
      : max_bytes_(options.limits.max_record_bytes), keep_all_(options.keep_all_pages) {}

  // The article of a page, or why it cannot be read; nothing if the page is another kind of page, which is
  // counted. `http`: the header of the response, `body` its body as it was sent.
  [[nodiscard]] std::optional<ReadResult> read(const HeaderBlock& http, std::string_view body,
                                               const Capture& capture, const SourceLocation& place);
  void skip() { ++skipped_; }
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }
  [[nodiscard]] const std::map<std::string, std::uint64_t>& kinds() const { return kinds_; }

 private:
  std::size_t max_bytes_;
  bool keep_all_;
  std::uint64_t skipped_ = 0;
  std::map<std::string, std::uint64_t> kinds_;
};

// The reason of an issue with the address it concerns.
[[nodiscard]] Bilingual with_address(const Bilingual& reason, const std::string& url);

}  // namespace warta::readers
