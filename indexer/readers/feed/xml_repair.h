// SPDX-License-Identifier: GPL-3.0-or-later
// Repairs what ends an XML parser though hardly anything is wrong. Used by xml_reader.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "util/message.h"

namespace warta::readers {

// Reads a document in blocks and returns it with repairs: control characters that XML forbids (section 2.2)
// are removed, a `<` that begins no markup is escaped, a CDATA section that runs into the next record is
// closed. Memory is bounded by the block.
class XmlRepair {
 public:
  struct Repair {
    std::size_t at;  // byte of the block returned, before which the repair was made
    const Message* what;
  };

  // The next block of the document, repaired, after `before`, which has been repaired. `last`: nothing
  // follows.
  [[nodiscard]] std::string next(std::string_view bytes, bool last, std::string before = {});
  // Those of the last block, in order.
  [[nodiscard]] const std::vector<Repair>& repairs() const { return repairs_; }

 private:
  enum class State : std::uint8_t { text, tag, cdata, comment, declaration };

  // Each returns how many bytes of `rest` it has dealt with; 0: it needs more.
  void close_element(std::string_view name);
  std::size_t in_text(std::string_view rest, bool last);
  std::size_t in_tag(std::string_view rest, bool last);
  std::size_t in_cdata(std::string_view rest, bool last);
  std::size_t until(std::string_view end, std::string_view rest, bool last);
  void append(std::string_view bytes);
  void repaired(const Message& what) { repairs_.push_back({block_.size(), &what}); }

  State state_ = State::text;
  std::string tag_;                // the start tag that is read
  std::vector<std::string> open_;  // elements that are open
  char before_ = '\0';             // the last character of the tag so far
  char quote_ = '\0';              // of the attribute that a tag is in
  std::size_t attributes_ = 0;     // of the tag so far
  std::string held_;               // the end of the last block, which needs more to be understood
  std::string block_;              // being made
  std::vector<Repair> repairs_;
};

}  // namespace warta::readers
