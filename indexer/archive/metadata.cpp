// SPDX-License-Identifier: GPL-3.0-or-later
// The metadata of an archive: format, analyzer, options, dates (metadata.h).
#include "indexer/archive/metadata.h"

#include <array>
#include <ctime>

#include "indexer/archive/schema.h"
#include "warta/newsroom.h"

namespace warta {

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string cleaning_name(bool clean) { return clean ? newsroom_fingerprint() : "off"; }

std::map<std::string, std::string> new_archive_metadata(const WriterOptions& options,
                                                        std::string_view builder) {
  const std::string now = now_utc();
  std::map<std::string, std::string> metadata;
  metadata[std::string(schema::kMetaFormat)] = schema::kFormatVersion;
  metadata[std::string(schema::kMetaAnalyzer)] = options.analyzer->fingerprint();
  metadata[std::string(schema::kMetaExceptions)] = options.exceptions;
  metadata[std::string(schema::kMetaCleaning)] = cleaning_name(options.clean);
  metadata[std::string(schema::kMetaCreated)] = now;
  metadata[std::string(schema::kMetaChanged)] = now;
  metadata[std::string(schema::kMetaBuilder)] = builder;
  std::erase_if(metadata, [](const auto& entry) { return entry.second.empty(); });
  return metadata;
}

}  // namespace warta
