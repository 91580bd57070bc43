// SPDX-License-Identifier: GPL-3.0-or-later
// Lets requests in by their token or the cookie of a login (docs/serving.md). Any number of threads.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/server/request_head.h"
#include "searcher/server/tokens.h"

namespace warta::server {

// Who asks.
struct Visitor {
  std::string name;
  Right right = Right::read;
};

class Gate {
 public:
  explicit Gate(std::string file);

  // Reads the file again; sessions of tokens that changed or are gone end. Throws as Tokens, and keeps what
  // it had.
  void reload();

  // None: the request has neither a right token nor the cookie of a session. Throws Refusal(429) when too
  // many wrong tokens came from `client`, without looking at the token; those that have been in before stay
  // in.
  [[nodiscard]] std::optional<Visitor> visitor_of(const RequestHead& request, const std::string& client);

  // A new session of a visitor: the value of its cookie.
  [[nodiscard]] std::string begin_session(const Visitor& visitor);
  void end_session(const RequestHead& request);

  static constexpr std::string_view kCookie = "warta";
  static constexpr std::chrono::hours kSessionTime{24};

 private:
  using Clock = std::chrono::steady_clock;
  struct Session {
    std::string name, hash;
    Clock::time_point until;
  };
  // A token that crypt(3) has let in.
  struct Known {
    std::string secret, hash;
  };
  struct Guesses {
    std::size_t wrong = 0;
    Clock::time_point since;
  };

  [[nodiscard]] std::optional<Visitor> by_cookie(const RequestHead& request);
  [[nodiscard]] std::optional<Visitor> by_token(const std::string& token, const std::string& client);
  void note_wrong(const std::string& client);
  void require_few_wrong(const std::string& client);

  std::string file_;
  std::mutex mutex_;
  std::shared_ptr<const Tokens> tokens_;
  std::map<std::string, Session, std::less<>> sessions_;
  std::map<std::string, Known, std::less<>> known_;  // by name
  std::map<std::string, Guesses> guesses_;           // by client
  std::mutex checking_;                              // one crypt(3) at a time
};

}  // namespace warta::server
