// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

namespace warta {

// Throws the warta::Error that says what `error` means for the archive at `path`, and what to do.
[[noreturn]] void throw_mapped(const Xapian::Error& error, const std::string& path);

// Calls `work`, mapping what Xapian throws: no Xapian exception leaves the library.
template <typename Work>
decltype(auto) with_mapped_errors(const std::string& path, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw_mapped(error, path);
  }
}

}  // namespace warta
