// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

#pragma GCC visibility push(default)  // exported by libwarta.so

// All that the library has for C++. What fails throws Error.
namespace warta {

// Why an operation of the library ended without doing its work.
enum class ErrorCode {
  invalid_argument,   // an argument is outside what the function documents
  io,                 // the operating system refused: file missing, unreadable, disk full …
  archive_locked,     // another process is writing to the archive
  archive_corrupt,    // the archive's files contradict themselves
  archive_version,    // written by a format version this library does not read
  analyzer_mismatch,  // written with another analyzer than the one asked for
  unsupported,        // not available in this build or for this input
  timeout,            // a search took longer than SearchOptions::time_limit
};

// The stable lower-case name of a code, as used in JSON output and docs/errors.md.
[[nodiscard]] const char* to_string(ErrorCode code) noexcept;

// The only exception type the library throws on purpose. what() is one UTF-8 line: what was wrong, where,
// and what to do about it.
class Error : public std::runtime_error {
 public:
  // `message` becomes what().
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  // What kind of failure it is, for programs to decide by.
  [[nodiscard]] ErrorCode code() const noexcept { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace warta

#pragma GCC visibility pop
