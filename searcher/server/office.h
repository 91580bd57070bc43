// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between a connection and the routes: who asks, from which page, and the log of it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "searcher/server/access_log.h"
#include "searcher/server/gate.h"
#include "searcher/server/request_head.h"
#include "searcher/server/response.h"
#include "searcher/server/routes.h"

namespace warta::server {

struct OfficeOptions {
  std::string tokens;             // a file; empty: everybody may read
  std::vector<std::string> cors;  // pages of these origins may ask, such as `https://intranet.example`
  std::string access_log;         // a file; empty: none
  bool log_queries = false;
};

class Office {
 public:
  // Throws as Tokens and AccessLog; Error(invalid_argument) for an invalid origin.
  Office(OfficeOptions options, Routes& routes);

  [[nodiscard]] bool takes_preflights() const noexcept { return !options_.cors.empty(); }

  [[nodiscard]] Response answer(const RequestHead& request, const std::string& client,
                                std::size_t connections);
  // Of a request that was refused before its target was known.
  [[nodiscard]] Response refuse(const Refusal& refusal, const std::string& client);

  // Reads the tokens and opens the log again. Throws as the constructor, after doing what it can.
  void reload();

 private:
  [[nodiscard]] Response admitted(const RequestHead& request, const std::string& client,
                                  std::size_t connections, std::string& name);
  [[nodiscard]] Response preflight(const RequestHead& request) const;
  [[nodiscard]] bool is_friend(const std::string& origin) const;

  OfficeOptions options_;
  Routes& routes_;
  std::unique_ptr<Gate> gate_;  // null: everybody may read
  AccessLog log_;
};

}  // namespace warta::server
