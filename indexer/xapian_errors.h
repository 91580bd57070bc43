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

// Reads from `database`, again from the start when a writer has moved on under it, which takes the blocks of
// the state before the last one away.
template <typename Work>
auto with_reopening(Xapian::Database& database, const std::string& path, const Work& work) {
  constexpr int kTries = 5;
  return with_mapped_errors(path, [&] {
    for (int attempt = 1;; ++attempt) {
      try {
        return work();
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kTries) throw;
        // Opened anew: to reopen(), an archive that was put in the place of this one may look the same.
        database = Xapian::Database(path);
      }
    }
  });
}

}  // namespace warta
