// SPDX-License-Identifier: GPL-3.0-or-later
// The exception of the C++ interface: every function that fails throws Error.
#pragma once

#include <stdexcept>
#include <string>

#pragma GCC visibility push(default)  // exported by libwarta.so

namespace warta {

// Why an operation failed.
enum class ErrorCode {
  invalid_argument,   // an argument is outside what the function documents
  io,                 // the operating system reported an error: file missing, unreadable, disk full …
  archive_locked,     // another process is writing to the archive
  archive_corrupt,    // the archive's files are damaged or inconsistent
  archive_version,    // written in a format version that this library does not read
  analyzer_mismatch,  // written with another analyzer than the requested one
  unsupported,        // not available in this build or for this input
  timeout,            // a search took longer than SearchOptions::time_limit
};

// The stable lower-case name of a code, as used in JSON output and docs/errors.md.
[[nodiscard]] const char* to_string(ErrorCode code) noexcept;

// The only exception type the library throws on purpose. what() is one UTF-8 line: the problem, the place,
// and the remedy.
class Error : public std::runtime_error {
 public:
  // `message` becomes what().
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  // The kind of failure, for programs.
  [[nodiscard]] ErrorCode code() const noexcept { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace warta

#pragma GCC visibility pop
