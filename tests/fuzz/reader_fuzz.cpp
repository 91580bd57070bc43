// SPDX-License-Identifier: GPL-3.0-or-later
// One program for each format: WARTA_FUZZ_FORMAT is its name in the registry.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/indexer/readers/reader_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  warta::ReadOptions options;
  options.limits.max_record_bytes = 2000;  // small, so that the limits are reached
  options.extra_tags = true;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto outcome = warta::reader_properties::read_bytes(WARTA_FUZZ_FORMAT, bytes, options);
  if (!outcome.broken.empty()) {
    std::fprintf(stderr, "%s\n", outcome.broken.c_str());
    std::abort();
  }
  return 0;
}
