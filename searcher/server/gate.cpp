// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions, tokens and guesses (gate.h).
#include "searcher/server/gate.h"

#include <utility>

#include "util/text.h"

namespace warta::server {

namespace {

constexpr int kTooMany = 429;
constexpr std::size_t kMostWrong = 10;  // tokens of a client in kWindow
constexpr std::chrono::minutes kWindow{1};
constexpr std::size_t kMostClients = 10'000;
constexpr std::size_t kMostSessions = 10'000;

// The value of a cookie in `NAME=VALUE; NAME=VALUE` (RFC 6265).
std::string_view cookie_of(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    const std::string_view one = trimmed(header.substr(0, end), " \t");
    header.remove_prefix(std::min(end + 1, header.size()));
    if (one.starts_with(name) && one.substr(name.size()).starts_with('=')) return one.substr(name.size() + 1);
  }
  return {};
}

// RFC 4648, section 4. Empty for other text.
std::string from_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string bytes;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return {};
    held = (held << 6U | static_cast<unsigned>(digit)) & 0xffffU;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xffU);
  }
  return bytes;
}

// The token of a header Authorization: `Bearer NAME:SECRET`, or `Basic` with the same in base64, which feed
// readers and `curl -u` send.
std::string token_of(std::string_view header) {
  const std::size_t blank = std::min(header.find(' '), header.size());
  const std::string scheme = lowered(header.substr(0, blank));
  const std::string_view value = trimmed(header.substr(blank), " ");
  if (scheme == "bearer") return std::string(value);
  return scheme == "basic" ? from_base64(value) : std::string();
}

}  // namespace

Gate::Gate(std::string file) : file_(std::move(file)), tokens_(std::make_shared<Tokens>(file_)) {}

void Gate::reload() {
  auto fresh = std::make_shared<Tokens>(file_);
  const std::lock_guard lock(mutex_);
  tokens_ = std::move(fresh);
}

std::optional<Visitor> Gate::visitor_of(const RequestHead& request, const std::string& client) {
  if (!request.authorization.empty()) return by_token(token_of(request.authorization), client);
  return by_cookie(request);
}

std::optional<Visitor> Gate::by_cookie(const RequestHead& request) {
  const std::string_view value = cookie_of(request.cookie, kCookie);
  const std::lock_guard lock(mutex_);
  const auto session = sessions_.find(value);
  if (session == sessions_.end()) return std::nullopt;
  const Tokens::Entry* const entry = tokens_->find(session->second.name);
  if (entry == nullptr || entry->hash != session->second.hash || session->second.until < Clock::now()) {
    sessions_.erase(session);
    return std::nullopt;
  }
  return Visitor{session->second.name, entry->right};
}

std::optional<Visitor> Gate::by_token(const std::string& token, const std::string& client) {
  const std::size_t colon = std::min(token.find(':'), token.size());
  const std::string name = token.substr(0, colon);
  const std::string secret = token.substr(std::min(colon + 1, token.size()));
  std::shared_ptr<const Tokens> tokens;
  {
    const std::lock_guard lock(mutex_);
    tokens = tokens_;
    const Tokens::Entry* const entry = tokens->find(name);
    const auto known = known_.find(name);
    if (entry != nullptr && known != known_.end() && known->second.hash == entry->hash &&
        equal_in_constant_time(known->second.secret, secret))
      return Visitor{name, entry->right};
    require_few_wrong(client);
  }
  const Tokens::Entry* const entry = tokens->find(name);
  const std::string hash = entry == nullptr ? std::string() : entry->hash;
  bool right = false;
  {
    const std::lock_guard one_at_a_time(checking_);
    {
      const std::lock_guard lock(mutex_);
      require_few_wrong(client);  // of those that waited here
    }
    right = is_secret_of(secret, hash);
    const std::lock_guard lock(mutex_);
    if (right) known_[name] = {secret, hash};
    if (!right) note_wrong(client);
  }
  if (!right) return std::nullopt;
  return Visitor{name, entry->right};
}

void Gate::require_few_wrong(const std::string& client) {
  const auto found = guesses_.find(client);
  if (found == guesses_.end()) return;
  if (Clock::now() - found->second.since > kWindow) {
    guesses_.erase(found);
  } else if (found->second.wrong >= kMostWrong) {
    throw Refusal(kTooMany, "too_many_tokens", "too many wrong tokens came from there; wait a minute");
  }
}

void Gate::note_wrong(const std::string& client) {
  if (guesses_.size() >= kMostClients) guesses_.erase(guesses_.begin());
  Guesses& guesses = guesses_[client];
  if (guesses.wrong++ == 0) guesses.since = Clock::now();
}

std::string Gate::begin_session(const Visitor& visitor) {
  const std::string value = random_name();
  const std::lock_guard lock(mutex_);
  const Tokens::Entry* const entry = tokens_->find(visitor.name);
  if (sessions_.size() >= kMostSessions) {
    std::erase_if(sessions_, [now = Clock::now()](const auto& one) { return one.second.until < now; });
    if (sessions_.size() >= kMostSessions) sessions_.erase(sessions_.begin());
  }
  sessions_[value] = {visitor.name, entry == nullptr ? std::string() : entry->hash,
                      Clock::now() + kSessionTime};
  return value;
}

void Gate::end_session(const RequestHead& request) {
  const std::string_view value = cookie_of(request.cookie, kCookie);
  const std::lock_guard lock(mutex_);
  if (const auto session = sessions_.find(value); session != sessions_.end()) sessions_.erase(session);
}

}  // namespace warta::server
