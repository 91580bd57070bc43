// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/build/inverter_sink.h"

#include <algorithm>

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

void InverterSink::word(std::string_view prefix, std::string_view surface,
                        std::optional<std::string_view> root, std::uint32_t position, std::uint32_t wdf) {
  const std::string_view root_text = root.value_or(std::string_view());
  const std::size_t bytes = prefix.size() + surface.size() + root_text.size();
  if (surface.empty() || bytes > KnownWord{}.text.size()) {
    DocumentSink::word(prefix, surface, root, position, wdf);
    return;
  }
  KnownWord& known = known_[(byte_hash(surface) + byte_hash(prefix)) % kKnownWords];
  const auto root_bytes = root ? static_cast<std::uint8_t>(root_text.size()) : kNoRoot;
  char* const text = known.text.data();
  const bool same = known.surface_bytes == surface.size() && known.prefix_bytes == prefix.size() &&
                    known.root_bytes == root_bytes && equal_bytes({text, prefix.size()}, prefix) &&
                    equal_bytes({text + prefix.size(), surface.size()}, surface) &&
                    equal_bytes({text + prefix.size() + surface.size(), root_text.size()}, root_text);
  if (!same) {
    known.surface = inverter_.intern(schema::term(prefix, surface));
    if (root) known.root = inverter_.intern(schema::root_term(prefix, *root));
    known.prefix_bytes = static_cast<std::uint8_t>(prefix.size());
    known.surface_bytes = static_cast<std::uint8_t>(surface.size());
    known.root_bytes = root_bytes;
    char* at = std::copy(prefix.begin(), prefix.end(), text);
    at = std::copy(surface.begin(), surface.end(), at);
    std::copy(root_text.begin(), root_text.end(), at);
  }
  inverter_.add_posting(known.surface, position, wdf);
  if (root) inverter_.add_term(known.root, wdf);
}

}  // namespace warta
