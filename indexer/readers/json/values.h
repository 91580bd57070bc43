// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/bytes/byte_window.h"

namespace warta::readers {

// Cuts a JSON text into the values that are worth parsing one by one: the elements of an array, or the values
// that stand one after the other. Only finds their ends (brackets and strings); whether they are right the
// parser says.
class JsonValues {
 public:
  struct Value {
    std::string text;
    std::uint64_t line = 0;  // where it begins, from 1
    std::string problem;     // why it has no end, else empty
  };

  JsonValues(ByteSource& file, std::size_t max_bytes) : window_(file), max_bytes_(max_bytes) {}

  // False at the end. Throws what ByteSource::next throws.
  bool next(Value& value);
  // The value given last was no JSON: goes back into it, to what begins like the values that were right.
  // Returns the line where reading goes on, 0 when there is no more.
  std::uint64_t recover();
  // The value given last was right: later ones are expected to begin like it.
  void approve(const Value& value);

 private:
  void skip_between();
  void cut(Value& value);
  void cut_atom();

  ByteWindow window_;
  std::size_t max_bytes_;
  bool in_array_ = false;
  bool begun_ = false;
  std::string begin_;  // `{"id"`: how values begin here, up to the first name
};

}  // namespace warta::readers
