// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte chooses the options, the others are the query.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/searcher/query/query_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  warta::ParseOptions options;
  options.language = (data[0] & 1U) != 0 ? warta::Language::en : warta::Language::id;
  options.syntax = (data[0] & 2U) != 0 ? warta::Syntax::plain : warta::Syntax::full;
  options.today = std::chrono::year{2023} / 9 / 20;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string broken = warta::query_properties::broken_property(text, options);
  if (!broken.empty()) {
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  return 0;
}
