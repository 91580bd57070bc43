// SPDX-License-Identifier: GPL-3.0-or-later
// Compressed and packed files, and files whose format is detected by content: the whole path of a file.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/indexer/readers/reader_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int file = memfd_create("berkas", 0);
  if (file < 0 || ::write(file, data, size) != static_cast<ssize_t>(size)) std::abort();
  warta::ReadOptions options;
  options.limits.max_record_bytes = 4000;
  options.limits.max_expanded_bytes = std::uint64_t{32} << 20;
  const auto reader = warta::open_sources({"/proc/self/fd/" + std::to_string(file)}, options);
  while (auto result = reader->next()) {
    const auto* article = std::get_if<warta::Article>(&*result);
    const std::string broken = article == nullptr ? "" : warta::reader_properties::broken_in(*article);
    if (broken.empty()) continue;
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
  }
  ::close(file);
  return 0;
}
