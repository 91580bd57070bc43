// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the access log (access_log.h).
#include "searcher/server/access_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <string_view>
#include <utility>

#include "searcher/server/messages.h"
#include "util/decimal.h"
#include "util/printable.h"
#include "util/system_message.h"
#include "warta/error.h"

namespace warta::server {

namespace {

int opened(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0640);
  if (descriptor < 0) throw Error(ErrorCode::io, both(messages::kCannotWrite, {file, system_message(errno)}));
  return descriptor;
}

std::string now_text() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

// Without what was asked, and without the id of an article.
std::string_view page_of(std::string_view target) {
  constexpr std::string_view kArticle = "/article/";
  if (target.starts_with(kArticle)) return kArticle;
  return target.substr(0, target.find('?'));
}

}  // namespace

AccessLog::AccessLog(std::string file, bool queries) : file_(std::move(file)), queries_(queries) {
  if (!file_.empty()) descriptor_ = opened(file_);
}

AccessLog::~AccessLog() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void AccessLog::reopen() {
  if (file_.empty()) return;
  const int fresh = opened(file_);
  const std::lock_guard lock(mutex_);
  ::close(std::exchange(descriptor_, fresh));
}

void AccessLog::write(const AccessEntry& entry) {
  if (file_.empty()) return;
  constexpr std::size_t kShown = 2000;
  const std::string_view target = queries_ ? std::string_view(entry.target) : page_of(entry.target);
  const std::string line = now_text() + ' ' + entry.client + ' ' + (entry.name.empty() ? "-" : entry.name) +
                           ' ' + (entry.method.empty() ? "-" : entry.method) + ' ' +
                           (target.empty() ? "-" : printable(target.substr(0, kShown))) + ' ' +
                           std::to_string(entry.status) + ' ' + std::to_string(entry.bytes) + ' ' +
                           decimal(std::chrono::duration<double>(entry.taken).count(), 4) + '\n';
  const std::lock_guard lock(mutex_);
  // One call, so that lines of several processes do not mix. A full disk costs the line, not the answer.
  if (::write(descriptor_, line.data(), line.size()) < 0) return;
}

}  // namespace warta::server
