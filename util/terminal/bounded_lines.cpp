// SPDX-License-Identifier: GPL-3.0-or-later
// The line reader of bounded_lines.h.
#include "util/terminal/bounded_lines.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "util/system_message.h"
#include "util/terminal/messages.h"
#include "warta/error.h"

namespace warta::command_line {

namespace {

[[noreturn]] void throw_unreadable(const std::string& name) {
  throw Error(ErrorCode::io, both(messages::kCannotRead, {name, system_message(errno)}));
}

}  // namespace

BoundedLines::BoundedLines(const std::string& path)
    : name_(path == "-" ? "<stdin>" : path),
      descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  if (descriptor_ < 0) throw_unreadable(name_);
}

BoundedLines::~BoundedLines() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::optional<BoundedLines::Line> BoundedLines::next() {
  Line line;
  bool any = false;
  for (;;) {
    if (at_ == end_ && !fill()) return any ? std::optional(std::move(line)) : std::nullopt;
    any = true;
    const std::string_view rest(buffer_.data() + at_, end_ - at_);
    const std::size_t length = std::min(rest.find('\n'), rest.size());
    if (line.text.size() + length > kMostBytes) {
      line.too_long = true;
      line.text.clear();
    }
    if (!line.too_long) line.text += rest.substr(0, length);
    at_ += length;
    if (length == rest.size()) continue;
    ++at_;
    return line;
  }
}

bool BoundedLines::fill() {
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, buffer_.data(), buffer_.size());
  } while (got < 0 && errno == EINTR);
  if (got < 0) throw_unreadable(name_);
  at_ = 0;
  end_ = static_cast<std::size_t>(got);
  return got > 0;
}

}  // namespace warta::command_line
