// SPDX-License-Identifier: GPL-3.0-or-later
// The exception of the C++ interface: every function that fails throws Error.
#pragma once

#include <stdexcept>
#include <string>

#include "warta/language.h"

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

// The only exception type the library throws on purpose. what() is one UTF-8 line in English: the problem,
// the place, and the remedy. in() is the same in the language of the reader.
class Error : public std::runtime_error {
 public:
  // `message` in English becomes what().
  Error(ErrorCode code, const Bilingual& message)
      : std::runtime_error(message.english), code_(code), indonesian_(message.indonesian) {}
  // The kind of failure, for programs.
  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  // The message in a language.
  [[nodiscard]] const char* in(Language language) const noexcept {
    return language == Language::en ? what() : indonesian_.what();
  }
  // The message in both.
  [[nodiscard]] Bilingual message() const { return {indonesian_.what(), what()}; }

 private:
  ErrorCode code_;
  std::runtime_error indonesian_;  // for its text, which copies without throwing
};

}  // namespace warta

#pragma GCC visibility pop
