// SPDX-License-Identifier: GPL-3.0-or-later
// Splits a large JSON file into values, so that memory is bounded. Used by reader.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_window.h"
#include "warta/language.h"

namespace warta::readers {

// The values are the elements of an array, or consecutive ones. Only finds their ends (brackets and strings);
// the parser checks them.
class JsonValues {
 public:
  struct Value {
    std::string text;
    std::uint64_t line = 0;  // first line of the value, from 1
    Bilingual problem;       // why it has no end, or empty
  };

  JsonValues(ByteSource& file, std::size_t max_bytes) : window_(file), max_bytes_(max_bytes) {}

  // False at the end. Throws what ByteSource::next throws.
  bool next(Value& value);
  // Called when the last value was invalid: goes back into it, to the next text that begins like the valid
  // values. Returns the line where reading continues, 0 at the end.
  std::uint64_t recover();
  // Called when the last value was valid: later ones are expected to begin like it.
  void approve(const Value& value);

 private:
  void skip_between();
  void cut(Value& value);

  ByteWindow window_;
  std::size_t max_bytes_;
  bool in_array_ = false;
  bool begun_ = false;
  bool array_closed_ = false;  // by the last bracket
  std::string begin_;          // `{"id"`: the beginning of values here, up to the first name
};

}  // namespace warta::readers
