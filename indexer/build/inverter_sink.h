// SPDX-License-Identifier: GPL-3.0-or-later
// The link between document_builder.h and indexer/glass.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/build/document_builder.h"
#include "indexer/glass/inverter.h"

namespace warta {

// Feeds documents into an inverter. Caches the terms of recent words: finding a term among a million costs
// several cache misses, and nearly all words of a text have occurred recently.
class InverterSink final : public DocumentSink {
 public:
  explicit InverterSink(glass::Inverter& inverter) : inverter_(inverter), known_(kKnownWords) {}

  void begin_document(glass::DocId docid);
  void end_document() { inverter_.end_document(); }

  void word(std::string_view prefix, const Token& token, bool levels, std::uint32_t position,
            std::uint32_t wdf) override;
  void posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) override {
    inverter_.add_posting(term, position, wdf);
  }
  void term(std::string_view term, std::uint32_t wdf) override { inverter_.add_term(term, wdf); }
  void value(std::uint32_t slot, std::string_view bytes) override { inverter_.add_value(slot, bytes); }
  void data(std::string_view bytes) override { inverter_.set_data(bytes, true); }

 private:
  // One line of the processor's cache. The text is prefix, surface, root and lexeme, the last only where it
  // is not the surface; longer ones are not remembered.
  struct alignas(64) KnownWord {
    glass::TermId surface = 0;
    glass::TermId root = 0;
    glass::TermId lexeme = 0;
    std::uint8_t prefix_bytes = 0;
    std::uint8_t surface_bytes = 0;  // 0: nothing is remembered here
    std::uint8_t root_bytes = 0;     // kNoLevels: surfaces only
    std::uint8_t lexeme_bytes = 0;   // 0: the surface
    std::array<char, 48> text{};
  };
  static constexpr std::uint8_t kNoLevels = 0xFF;
  // 2 MiB, which a core's own cache can hold.
  static constexpr std::size_t kKnownWords = std::size_t{1} << 15;

  glass::Inverter& inverter_;
  std::uint64_t generation_ = 0;  // of the inverter's term numbers
  std::vector<KnownWord> known_;  // by hash; a new word replaces the old one
};

}  // namespace warta
