// SPDX-License-Identifier: GPL-3.0-or-later
// Starting threads on a system that may refuse.
#pragma once

#include <cstddef>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

#include "warta/error.h"

namespace warta {

// Starts `count` threads, the i-th running work(i), and appends them to `threads`; fewer when the system has
// no room for more. Every started thread is in `threads`, so the caller can join it.
template <typename Work>
void start_threads(std::size_t count, const Work& work, std::vector<std::thread>& threads) {
  threads.reserve(threads.size() + count);
  try {
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back(work, i);
  } catch (const std::system_error&) {  // a limit on processes or memory
  } catch (const std::bad_alloc&) {
  }
}

inline Error no_thread() {
  return {ErrorCode::unsupported,
          "the system starts no more threads; raise its limits on memory (ulimit -v) "
          "and processes (ulimit -u)"};
}

}  // namespace warta
