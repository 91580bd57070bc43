// SPDX-License-Identifier: GPL-3.0-or-later
// Turns Xapian's exceptions into warta::Error. Every entry to the library that uses Xapian runs in one of
// these functions.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

namespace warta {

// Throws the warta::Error for `error` at the archive `path`.
[[noreturn]] void throw_mapped(const Xapian::Error& error, const std::string& path);

// Calls `work` and maps Xapian's exceptions, so that none leaves the library.
template <typename Work>
decltype(auto) with_mapped_errors(const std::string& path, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const Xapian::Error& error) {
    throw_mapped(error, path);
  }
}

// Calls `work`, again from the start when a writer has overwritten the blocks it was reading. `work` gets
// true when it must open its database again: not with reopen() (reopen-of-another in docs/xapian-faults.md).
// Xapian also reports corruption for a block that is being overwritten, so that is retried, too: a damaged
// archive fails again.
template <typename Work>
auto with_retries(const std::string& path, const Work& work) {
  constexpr int kTries = 100;  // of a writer that commits without a pause; one is enough for most
  constexpr int kTriesOfDamage = 10;
  return with_mapped_errors(path, [&] {
    for (int attempt = 1;; ++attempt) {
      try {
        return work(attempt > 1);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kTries) throw;
      } catch (const Xapian::DatabaseCorruptError&) {
        if (attempt >= kTriesOfDamage) throw;
      }
    }
  });
}

// Calls `work`, reopening `database` for each retry.
template <typename Work>
auto with_reopening(Xapian::Database& database, const std::string& path, const Work& work) {
  return with_retries(path, [&](bool anew) {
    if (anew) database = Xapian::Database(path);
    return work();
  });
}

}  // namespace warta
