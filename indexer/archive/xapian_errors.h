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

// Does `work`, again from the start when a writer has moved on under it, which takes the blocks of the state
// before the last one away. `work` is told whether to open its database anew: not with reopen()
// (reopen-of-another in docs/xapian-faults.md).
// Xapian also says "corrupt" when it reads a block that a writer is putting a newer one over, so that is
// tried again too: a damaged archive is no less damaged the second time.
template <typename Work>
auto with_retries(const std::string& path, const Work& work) {
  constexpr int kTries = 10;
  return with_mapped_errors(path, [&] {
    for (int attempt = 1;; ++attempt) {
      try {
        return work(attempt > 1);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kTries) throw;
      } catch (const Xapian::DatabaseCorruptError&) {
        if (attempt == kTries) throw;
      }
    }
  });
}

// Reads from `database`, with retries.
template <typename Work>
auto with_reopening(Xapian::Database& database, const std::string& path, const Work& work) {
  return with_retries(path, [&](bool anew) {
    if (anew) database = Xapian::Database(path);
    return work();
  });
}

}  // namespace warta
