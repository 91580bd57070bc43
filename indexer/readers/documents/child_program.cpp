// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/documents/child_program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "indexer/readers/bytes/messages.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta::readers {

namespace {

constexpr int kCannotRun = 127;  // as shells say it
constexpr std::size_t kMostErrors = std::size_t{64} << 10;

[[noreturn]] void fail(const Message& what) {
  throw Error(ErrorCode::io, both(what, {system_message(errno)}));
}

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  void reset() {
    if (number_ >= 0) close(std::exchange(number_, -1));
  }
  [[nodiscard]] int get() const { return number_; }

 private:
  int number_;
};

// The input as a file in memory.
Descriptor file_of(std::string_view bytes) {
  Descriptor file(memfd_create("warta", MFD_CLOEXEC));
  if (file.get() < 0) fail(messages::kNoMemoryFile);
  while (!bytes.empty()) {
    const ssize_t written = write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail(messages::kNoMemoryFile);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (lseek(file.get(), 0, SEEK_SET) != 0) fail(messages::kNoMemoryFile);
  return file;
}

struct Pipe {
  Descriptor reading, writing;
  Pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) fail(messages::kNoPipe);
    reading = Descriptor(ends[0]);
    writing = Descriptor(ends[1]);
  }
};

void limit(decltype(RLIMIT_CPU) resource, std::uint64_t value) {
  const rlimit both{value, value};
  setrlimit(resource, &both);
}

// In the child, between fork() and exec(): nothing here allocates, since other threads may hold locks.
[[noreturn]] void become(char* const* arguments, int input, int output, int errors,
                         const ChildLimits& limits) {
  // dup2() leaves the close-on-exec mark where both are the same.
  if (input <= STDERR_FILENO || output <= STDERR_FILENO || errors <= STDERR_FILENO) _exit(kCannotRun - 1);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  close_range(STDERR_FILENO + 1, ~0U, 0);
  limit(RLIMIT_CPU, static_cast<std::uint64_t>(limits.time.count()));
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  execvp(arguments[0], arguments);
  _exit(kCannotRun);
}

// Appends what is there; false at the end.
bool drain(int descriptor, std::string& text, std::size_t most) {
  std::array<char, 1 << 16> block{};
  const ssize_t count = read(descriptor, block.data(), block.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  text.append(block.data(),
              std::min(static_cast<std::size_t>(count), most + 1 - std::min(most + 1, text.size())));
  return count != 0;
}

// The exit of the child. A program that ignores SIGCHLD has none: then the output alone counts.
void wait_for(pid_t child, ChildOutcome& outcome) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return;
  }
  if (outcome.end != ChildOutcome::End::finished) return;
  if (!WIFEXITED(status)) {
    outcome.end = WTERMSIG(status) == SIGXCPU ? ChildOutcome::End::timed_out : ChildOutcome::End::killed;
    return;
  }
  outcome.status = WEXITSTATUS(status);
  if (outcome.status == kCannotRun) outcome.end = ChildOutcome::End::not_found;
}

}  // namespace

ChildOutcome run_child(const std::string& program, const std::vector<std::string>& arguments,
                       std::string_view input, const ChildLimits& limits) {
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const Descriptor file = file_of(input);
  Pipe output, errors;
  const pid_t child = fork();
  if (child < 0) fail(messages::kNoProcess);
  if (child == 0) become(pointers.data(), file.get(), output.writing.get(), errors.writing.get(), limits);
  output.writing.reset();
  errors.writing.reset();

  ChildOutcome outcome;
  const auto deadline = std::chrono::steady_clock::now() + limits.time;
  std::array<pollfd, 2> open = {pollfd{output.reading.get(), POLLIN, 0},
                                pollfd{errors.reading.get(), POLLIN, 0}};
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) outcome.end = ChildOutcome::End::timed_out;
    if (outcome.output.size() > limits.output_bytes) outcome.end = ChildOutcome::End::too_much_output;
    if (outcome.end != ChildOutcome::End::finished) {
      kill(child, SIGKILL);
      break;
    }
    if (poll(open.data(), open.size(), static_cast<int>(left.count()) + 1) <= 0) continue;
    if (open[0].revents != 0 && !drain(open[0].fd, outcome.output, limits.output_bytes)) open[0].fd = -1;
    if (open[1].revents != 0 && !drain(open[1].fd, outcome.errors, kMostErrors)) open[1].fd = -1;
  }
  wait_for(child, outcome);
  return outcome;
}

}  // namespace warta::readers
