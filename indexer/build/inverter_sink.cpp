// SPDX-License-Identifier: GPL-3.0-or-later
// The word cache of inverter_sink.h.
#include "indexer/build/inverter_sink.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "indexer/archive/schema.h"
#include "util/byte_hash.h"

namespace warta {

void InverterSink::begin_document(glass::DocId docid) {
  if (inverter_.generation() != generation_) {
    generation_ = inverter_.generation();
    std::fill(known_.begin(), known_.end(), KnownWord{});
  }
  inverter_.begin_document(docid);
}

void InverterSink::word(std::string_view prefix, const Token& token, bool levels, std::uint32_t position,
                        std::uint32_t wdf) {
  const std::string_view surface = token.surface;
  const std::string_view root = levels ? token.root : std::string_view();
  const std::string_view lexeme = levels && token.lexeme != surface ? token.lexeme : std::string_view();
  const std::array parts = {prefix, surface, root, lexeme};
  std::size_t bytes = 0;
  for (const std::string_view part : parts) bytes += part.size();
  if (surface.empty() || bytes > KnownWord{}.text.size() || token.read_otherwise) {
    DocumentSink::word(prefix, token, levels, position, wdf);
    return;
  }
  KnownWord& known = known_[(byte_hash(surface) + byte_hash(prefix)) % kKnownWords];
  const auto root_bytes = levels ? static_cast<std::uint8_t>(root.size()) : kNoLevels;
  bool same = known.surface_bytes == surface.size() && known.prefix_bytes == prefix.size() &&
              known.root_bytes == root_bytes && known.lexeme_bytes == lexeme.size();
  const char* at = known.text.data();
  for (const std::string_view part : parts) {
    same = same && equal_bytes({at, part.size()}, part);
    at += part.size();
  }
  if (!same) {
    const std::string terms[] = {schema::term(prefix, surface),
                                 levels ? schema::root_term(prefix, root) : std::string(),
                                 lexeme.empty() ? std::string() : schema::lexeme_term(prefix, lexeme)};
    const std::array<std::string_view, 3> asked = {terms[0], terms[1], terms[2]};
    std::array<glass::TermId, 3> ids{};
    // No lexeme without a root.
    inverter_.intern_together(std::span(asked).first(!levels ? 1 : lexeme.empty() ? 2 : 3), ids);
    known.surface = ids[0];
    known.root = ids[1];
    known.lexeme = ids[2];
    known.prefix_bytes = static_cast<std::uint8_t>(prefix.size());
    known.surface_bytes = static_cast<std::uint8_t>(surface.size());
    known.root_bytes = root_bytes;
    known.lexeme_bytes = static_cast<std::uint8_t>(lexeme.size());
    char* to = known.text.data();
    for (const std::string_view part : parts) to = std::copy(part.begin(), part.end(), to);
  }
  inverter_.add_posting(known.surface, position, wdf);
  if (!lexeme.empty()) inverter_.add_term(known.lexeme, 0);
  if (levels) inverter_.add_term(known.root, wdf);
}

}  // namespace warta
