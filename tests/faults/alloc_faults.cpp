// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (LD_PRELOAD), makes one of its allocations fail, or all from one on. Allocations
// are numbered from 1 in order, over all threads.
//
//   WARTA_ALLOC_FAULT=once:N   the Nth allocation alone fails
//                     after:N  every one from the Nth on
//   WARTA_ALLOC_COUNT=FILE     at the end, writes the number of allocations to FILE
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

// The allocator of glibc under its own names.
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
}

namespace {

std::atomic<unsigned long> calls{0};
unsigned long at = 0;
bool all_after = false;

// Before main(), where every allocation of the loader is over. What other libraries allocate before this runs
// is not counted.
struct Plan {
  Plan() {
    const char* const fault = std::getenv("WARTA_ALLOC_FAULT");
    if (fault != nullptr) all_after = std::strncmp(fault, "after:", 6) == 0;
    if (fault != nullptr) at = std::strtoul(std::strchr(fault, ':') + 1, nullptr, 10);
    calls = 0;
  }
  ~Plan() {
    const char* const path = std::getenv("WARTA_ALLOC_COUNT");
    const int file = path == nullptr ? -1 : ::open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return;
    char text[32];
    const int size = std::snprintf(text, sizeof text, "%lu\n", calls.load());
    (void)!::write(file, text, static_cast<std::size_t>(size));
    ::close(file);
  }
} plan;

bool fails() {
  const unsigned long call = ++calls;
  if (at == 0 || (all_after ? call < at : call != at)) return false;
  errno = ENOMEM;
  return true;
}

}  // namespace

extern "C" {

void* malloc(std::size_t size) { return fails() ? nullptr : __libc_malloc(size); }
void* calloc(std::size_t count, std::size_t size) { return fails() ? nullptr : __libc_calloc(count, size); }
void* realloc(void* old, std::size_t size) { return fails() ? nullptr : __libc_realloc(old, size); }
void* memalign(std::size_t alignment, std::size_t size) {
  return fails() ? nullptr : __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) { return memalign(alignment, size); }
int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
  void* const memory = memalign(alignment, size);
  if (memory == nullptr) return ENOMEM;
  *out = memory;
  return 0;
}
}
