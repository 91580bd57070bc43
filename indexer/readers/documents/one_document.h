// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "indexer/readers/bytes/record_reader.h"
#include "indexer/readers/documents/parts.h"

namespace warta::readers {

// A file that is one article, read whole by a function.
class OneDocument final : public RecordReader {
 public:
  using Read = ReadResult (*)(const std::string& bytes, const SourceLocation& origin,
                              const ReadOptions& options);

  OneDocument(ByteSource& file, SourceLocation origin, const ReadOptions& options, Read read)
      : file_(file), origin_(std::move(origin)), options_(options), read_(read) {}

  std::optional<ReadResult> next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    const std::string bytes = whole_file(file_, options_.limits);
    return guarded(origin_, [&] { return read_(bytes, origin_, options_); });
  }

 private:
  ByteSource& file_;
  SourceLocation origin_;
  const ReadOptions& options_;
  Read read_;
  bool done_ = false;
};

}  // namespace warta::readers
