// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the terminal and the environment (terminal.h).
#include "util/terminal/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <new>
#include <string_view>

#include "util/terminal/configuration.h"

namespace warta::command_line {

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

unsigned terminal_width(int descriptor) {
  constexpr unsigned kDefault = 80;
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kDefault;
}

bool use_color(ColorMode mode, int descriptor) {
  if (mode == ColorMode::always) return true;
  if (mode == ColorMode::never || !environment("NO_COLOR").empty() || environment("TERM") == "dumb")
    return false;
  return is_terminal(descriptor);
}

Language language() {
  const auto named = [](std::string_view value) {
    return value.starts_with("en") ? Language::en : Language::id;
  };
  for (const char* name : {"LC_ALL", "LC_MESSAGES"})
    if (const std::string_view value = environment(name); !value.empty()) return named(value);
  // LANG is what the system was installed with; the file is what the user wants of us.
  static const std::optional<Language> chosen = []() -> std::optional<Language> {
    try {
      return configuration().language;
    } catch (const std::bad_alloc&) {
      return std::nullopt;  // then only to say that memory is missing
    }
  }();
  if (chosen) return *chosen;
  return named(environment("LANG"));
}

OutputBuffer::OutputBuffer(int descriptor) : descriptor_(descriptor) {
  std::signal(SIGPIPE, SIG_IGN);
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

OutputBuffer::~OutputBuffer() { flush_buffer(); }

bool OutputBuffer::flush_buffer() {
  const char* at = pbase();
  while (at < pptr() && errno_ == 0 && !closed_) {
    const ssize_t written = ::write(descriptor_, at, static_cast<std::size_t>(pptr() - at));
    if (written >= 0) {
      at += written;
    } else if (errno == EPIPE) {
      closed_ = true;
    } else if (errno != EINTR) {
      errno_ = errno;
    }
  }
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  return errno_ == 0 && !closed_;
}

OutputBuffer::int_type OutputBuffer::overflow(int_type character) {
  if (!flush_buffer()) return traits_type::eof();
  if (!traits_type::eq_int_type(character, traits_type::eof())) sputc(traits_type::to_char_type(character));
  return traits_type::not_eof(character);
}

int OutputBuffer::sync() { return flush_buffer() ? 0 : -1; }

}  // namespace warta::command_line
