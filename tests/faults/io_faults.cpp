// SPDX-License-Identifier: GPL-3.0-or-later
// Preloaded into a program (LD_PRELOAD), makes one of its calls that change files fail: a full disk, an I/O
// error, a death between two calls, a loss of power. Calls are numbered from 1 in order, over all threads.
//
//   WARTA_IO_FAULT=ACTION:N   kill   dies (SIGKILL) instead of the Nth call
//                             lose   the same, and unsynced writes are undone, as after a loss of power
//                             full   from the Nth call on, no byte can be written (ENOSPC)
//                             error  the Nth call alone fails (EIO)
//   WARTA_IO_NO_SWAP=1        renameat2 fails, as on a file system that cannot swap two names
//   WARTA_IO_COUNT=FILE       at the end, writes the number of calls to FILE
//   WARTA_IO_RECORD=FILE      appends every call to FILE, with the bytes written: power_loss.py replays them
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace {

// The state before a write, to be restored.
struct Unsynced {
  int descriptor;  // our own, for reading and writing
  off_t size;
  std::vector<std::pair<off_t, std::string>> before;  // offset, old bytes
};

struct Faults {
  Faults() {
    if (const char* const path = std::getenv("WARTA_IO_RECORD"); path != nullptr)
      record = std::fopen(path, "ab");
    const char* const fault = std::getenv("WARTA_IO_FAULT");
    if (fault == nullptr) return;
    const std::string text(fault);
    action = text.substr(0, text.find(':'));
    at = std::strtoul(text.substr(text.find(':') + 1).c_str(), nullptr, 10);
  }
  ~Faults() {
    if (record != nullptr) std::fclose(record);
    const char* const path = std::getenv("WARTA_IO_COUNT");
    if (path == nullptr) return;
    if (std::FILE* const file = std::fopen(path, "w"); file != nullptr) {
      std::fprintf(file, "%lu\n", calls);
      std::fclose(file);
    }
  }

  std::string action;
  unsigned long at = 0;
  unsigned long calls = 0;
  std::FILE* record = nullptr;
  std::mutex mutex;
  std::map<std::pair<dev_t, ino_t>, Unsynced> unsynced;
};

Faults& faults() {
  static Faults state;
  return state;
}

template <typename Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}
#define WARTA_REAL(name) next<decltype(&::name)>(#name)

bool is_file(int descriptor, struct stat& found) {
  return ::fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode);
}

void put_back_unsynced(Faults& state) {
  static const auto write_at = WARTA_REAL(pwrite64);
  static const auto cut = WARTA_REAL(ftruncate64);  // ours waits for the lock that is held
  for (auto& [file, lost] : state.unsynced) {
    for (auto old = lost.before.rbegin(); old != lost.before.rend(); ++old)
      (void)!write_at(lost.descriptor, old->second.data(), old->second.size(), old->first);
    (void)!cut(lost.descriptor, lost.size);
  }
}

// Counts a call, and returns the error with which it fails; 0 for none.
int fault_of_call(Faults& state, bool writes) {
  ++state.calls;
  if (state.at == 0 || state.calls < state.at) return 0;
  if (state.action == "full") return writes ? ENOSPC : 0;
  if (state.calls != state.at) return 0;
  if (state.action == "error") return EIO;
  if (state.action == "lose") put_back_unsynced(state);
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

// Remembers what a write of `size` bytes at `offset` will change.
void remember(Faults& state, int descriptor, const struct stat& found, off_t offset, std::size_t size) {
  if (state.action != "lose" || found.st_nlink == 0) return;  // an unnamed file does not survive anyway
  auto& lost = state.unsynced[{found.st_dev, found.st_ino}];
  if (lost.descriptor == 0) {
    const std::string self = "/proc/self/fd/" + std::to_string(descriptor);
    lost.descriptor = ::open(self.c_str(), O_RDWR | O_CLOEXEC);
  }
  if (lost.before.empty()) lost.size = found.st_size;
  std::string old(size, '\0');
  const ssize_t got = ::pread64(lost.descriptor, old.data(), size, offset);
  old.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
  lost.before.emplace_back(offset, std::move(old));
}

// One line: what was done, the device and inode, two numbers, a name or two; then the bytes, if it is a
// write. The caller holds the lock since before the call, so that the record has the order of the calls.
void note(Faults& state, const char* what, int descriptor, off_t first, std::size_t second,
          const std::string& names, const void* bytes = nullptr) {
  if (state.record == nullptr) return;
  struct stat found {};
  if (descriptor >= 0 && (::fstat(descriptor, &found) != 0 || found.st_nlink == 0)) return;
  std::fprintf(state.record, "%s %lu:%lu %ld %zu %s\n", what, static_cast<unsigned long>(found.st_dev),
               static_cast<unsigned long>(found.st_ino), static_cast<long>(first), second, names.c_str());
  if (bytes != nullptr) std::fwrite(bytes, 1, second, state.record);
}

std::string name_of(int descriptor) {
  std::string name(4096, '\0');
  const ssize_t size =
      ::readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), name.data(), name.size());
  name.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return name;
}

// The absolute form of a name.
std::string whole_name(int directory, const char* path) {
  if (*path == '/') return path;
  return (directory == AT_FDCWD ? "" : name_of(directory) + "/") + path;
}

// Runs `real` unless this call fails. `offset` < 0: at the file's current position.
template <typename Real>
auto writing(int descriptor, const void* bytes, std::size_t size, off_t offset, const Real& real)
    -> decltype(real()) {
  struct stat found {};
  if (!is_file(descriptor, found)) return real();
  Faults& state = faults();
  const std::lock_guard lock(state.mutex);
  if (const int error = fault_of_call(state, true); error != 0) {
    errno = error;
    return -1;
  }
  const off_t at = offset < 0 ? ::lseek64(descriptor, 0, SEEK_CUR) : offset;
  remember(state, descriptor, found, at, size);
  const auto written = real();
  if (bytes != nullptr && written > 0)
    note(state, "write", descriptor, at, static_cast<std::size_t>(written), "", bytes);
  return written;
}

template <typename Real>
int changing(const char* what, const std::string& names, const Real& real) {
  Faults& state = faults();
  const std::lock_guard lock(state.mutex);
  if (const int error = fault_of_call(state, false); error != 0) {
    errno = error;
    return -1;
  }
  const int result = real();
  if (result == 0 && what != nullptr) note(state, what, -1, 0, 0, names);
  return result;
}

template <typename Real>
int syncing(int descriptor, const Real& real) {
  return changing(nullptr, "", [&] {
    struct stat found {};
    if (::fstat(descriptor, &found) == 0) {
      const auto lost = faults().unsynced.find({found.st_dev, found.st_ino});
      if (lost != faults().unsynced.end()) lost->second.before.clear();
      if (lost != faults().unsynced.end()) lost->second.size = found.st_size;
    }
    if (S_ISDIR(found.st_mode)) {
      note(faults(), "syncdir", descriptor, 0, 0, name_of(descriptor));
    } else {
      note(faults(), "sync", descriptor, 0, 0, "");
    }
    return real();
  });
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static const auto real = WARTA_REAL(write);
  return writing(descriptor, bytes, size, -1, [&] { return real(descriptor, bytes, size); });
}

ssize_t writev(int descriptor, const struct iovec* parts, int count) {
  static const auto real = WARTA_REAL(writev);
  std::size_t size = 0;
  for (int i = 0; i < count; ++i) size += parts[i].iov_len;
  std::string all;
  for (int i = 0; i < count; ++i) all.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
  return writing(descriptor, all.data(), size, -1, [&] { return real(descriptor, parts, count); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  static const auto real = WARTA_REAL(pwrite64);
  return writing(descriptor, bytes, size, offset, [&] { return real(descriptor, bytes, size, offset); });
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  static const auto real = WARTA_REAL(pwrite64);
  return writing(descriptor, bytes, size, offset, [&] { return real(descriptor, bytes, size, offset); });
}

int fsync(int descriptor) {
  static const auto real = WARTA_REAL(fsync);
  return syncing(descriptor, [&] { return real(descriptor); });
}

int fdatasync(int descriptor) {
  static const auto real = WARTA_REAL(fdatasync);
  return syncing(descriptor, [&] { return real(descriptor); });
}

int rename(const char* from, const char* to) {
  static const auto real = WARTA_REAL(rename);
  return changing("rename", whole_name(AT_FDCWD, from) + "\t" + whole_name(AT_FDCWD, to),
                  [&] { return real(from, to); });
}

int renameat2(int from_directory, const char* from, int to_directory, const char* to, unsigned flags) {
  static const auto real = WARTA_REAL(renameat2);
  if (std::getenv("WARTA_IO_NO_SWAP") != nullptr) {
    errno = EINVAL;
    return -1;
  }
  return changing(flags == RENAME_EXCHANGE ? "swap" : "rename",
                  whole_name(from_directory, from) + "\t" + whole_name(to_directory, to),
                  [&] { return real(from_directory, from, to_directory, to, flags); });
}

int unlink(const char* path) {
  static const auto real = WARTA_REAL(unlink);
  return changing("unlink", whole_name(AT_FDCWD, path), [&] { return real(path); });
}

int mkdir(const char* path, mode_t mode) {
  static const auto real = WARTA_REAL(mkdir);
  return changing("mkdir", whole_name(AT_FDCWD, path), [&] { return real(path, mode); });
}

// The calls below are recorded, and never fail here.

int mkdirat(int directory, const char* path, mode_t mode) {
  static const auto real = WARTA_REAL(mkdirat);
  const std::lock_guard lock(faults().mutex);
  const int result = real(directory, path, mode);
  if (result == 0) note(faults(), "mkdir", -1, 0, 0, whole_name(directory, path));
  return result;
}

int remove(const char* path) {
  static const auto real = WARTA_REAL(remove);
  const std::lock_guard lock(faults().mutex);
  const int result = real(path);
  if (result == 0) note(faults(), "unlink", -1, 0, 0, whole_name(AT_FDCWD, path));
  return result;
}

int unlinkat(int directory, const char* path, int flags) {
  static const auto real = WARTA_REAL(unlinkat);
  const std::string name = whole_name(directory, path);
  const std::lock_guard lock(faults().mutex);
  const int result = real(directory, path, flags);
  if (result == 0) note(faults(), "unlink", -1, 0, 0, name);
  return result;
}

int ftruncate64(int descriptor, off64_t size) {
  static const auto real = WARTA_REAL(ftruncate64);
  const std::lock_guard lock(faults().mutex);
  const int result = real(descriptor, size);
  if (result == 0) note(faults(), "truncate", descriptor, size, 0, "");
  return result;
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

int openat64(int directory, const char* path, int flags, ...) {
  static const auto real = WARTA_REAL(openat64);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (faults().record == nullptr || (flags & (O_CREAT | O_TRUNC)) == 0)
    return real(directory, path, flags, mode);
  const std::lock_guard lock(faults().mutex);
  struct stat before {};
  const bool existed = ::fstatat(directory, path, &before, 0) == 0;
  const int descriptor = real(directory, path, flags, mode);
  if (descriptor < 0) return descriptor;
  if (!existed) note(faults(), "create", descriptor, 0, 0, name_of(descriptor));
  if (existed && (flags & O_TRUNC) != 0) note(faults(), "truncate", descriptor, 0, 0, "");
  return descriptor;
}

int openat(int directory, const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return openat64(directory, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return openat64(AT_FDCWD, path, flags, mode);
}

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return openat64(AT_FDCWD, path, flags, mode);
}
}
