// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/record_reader.h"

namespace warta::readers {

// A row of the table, or a format of the program's own; at most one of the two.
struct ChosenFormat {
  const ReaderFormat* ours = nullptr;
  const CustomFormat* custom = nullptr;
  explicit operator bool() const { return ours != nullptr || custom != nullptr; }
  [[nodiscard]] std::unique_ptr<RecordReader> open(ByteSource& bytes, const SourceLocation& origin,
                                                   const ReadOptions& options) const;
};

// The format of this name, for a file of this name, or of this content: the program's own go first.
[[nodiscard]] ChosenFormat choose_named(const ReadOptions& options, std::string_view name);
[[nodiscard]] ChosenFormat choose_for_file_name(const ReadOptions& options, std::string_view file_name);
[[nodiscard]] ChosenFormat choose_for_content(const ReadOptions& options, std::string_view head);

// Whether a file whose name says `named` is of the format `found` by its content, which nobody would write in
// the named one: `{"title": …` in a text, an array of JSON where each line should be an object.
[[nodiscard]] bool is_misnamed(const ChosenFormat& named, const ChosenFormat& found, std::string_view head);

// Throws Error(invalid_argument) unless `options.format` is empty or a format, and for a custom format that
// cannot be opened.
void check_formats(const ReadOptions& options);

}  // namespace warta::readers
