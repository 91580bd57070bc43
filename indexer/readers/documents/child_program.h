// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace warta::readers {

// What a program that reads files of strangers may use.
struct ChildLimits {
  std::chrono::seconds time{60};                        // of the clock, and of one CPU
  std::uint64_t memory_bytes = std::uint64_t{2} << 30;  // address space
  std::size_t output_bytes = std::size_t{256} << 20;    // standard output; that of errors is cut at 64 KiB
};

struct ChildOutcome {
  enum class End : std::uint8_t { finished, not_found, timed_out, too_much_output, killed };
  End end = End::finished;
  int status = 0;  // exit status, when finished
  std::string output, errors;
};

// Runs `program` (found on the PATH, never by a shell) with `input` as standard input, a file it can seek in.
// Other descriptors are closed in it, and it cannot write files. Throws Error(io) when no process can be
// made.
[[nodiscard]] ChildOutcome run_child(const std::string& program, const std::vector<std::string>& arguments,
                                     std::string_view input, const ChildLimits& limits);

}  // namespace warta::readers
