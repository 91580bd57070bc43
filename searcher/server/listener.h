// SPDX-License-Identifier: GPL-3.0-or-later
// The socket that the HTTP server listens at.
#pragma once

#include <string>

namespace warta::server {

// The address of a running server.
struct Listening {
  std::string url;  // `http://127.0.0.1:8080/`
  bool loopback = true;
};

// The address of the other side of a connection, without its port; empty if that is gone.
[[nodiscard]] std::string address_of_client(int socket);

class Listener {
 public:
  // Listens at `HOST:PORT`, `[IPV6]:PORT` or `PORT` of this machine; port 0: a free one. Throws Error: io
  // (cannot listen there), invalid_argument (not an address).
  explicit Listener(const std::string& address);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] Listening place() const;
  // Readable when a connection can be accepted.
  [[nodiscard]] int socket() const noexcept { return socket_; }
  // A connected socket, which the caller has to close; -1 when there was none after all.
  [[nodiscard]] int accept() const;

 private:
  int socket_ = -1;
};

}  // namespace warta::server
