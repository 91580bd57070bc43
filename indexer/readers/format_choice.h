// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the format of a file: by option, name or content. Used by open_sources.cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/record_reader.h"

namespace warta::readers {

// A format of ours, or a custom one; at most one of the two.
struct ChosenFormat {
  const ReaderFormat* ours = nullptr;
  const CustomFormat* custom = nullptr;
  explicit operator bool() const { return ours != nullptr || custom != nullptr; }
  [[nodiscard]] std::unique_ptr<RecordReader> open(ByteSource& bytes, const SourceLocation& origin,
                                                   const ReadOptions& options) const;
};

// The format with this name, for this file name, or for this content; custom formats take precedence.
[[nodiscard]] ChosenFormat choose_named(const ReadOptions& options, std::string_view name);
[[nodiscard]] ChosenFormat choose_for_file_name(const ReadOptions& options, std::string_view file_name);
[[nodiscard]] ChosenFormat choose_for_content(const ReadOptions& options, std::string_view head);

// Whether the content of a file proves that its name (format `named`) is wrong and it has the format `found`:
// `{"title": …` in a text, an array of JSON instead of an object a line.
[[nodiscard]] bool is_misnamed(const ChosenFormat& named, const ChosenFormat& found, std::string_view head);

// Throws Error(invalid_argument) unless `options.format` is empty or a format, and for a custom format that
// cannot be opened.
void check_formats(const ReadOptions& options);

}  // namespace warta::readers
